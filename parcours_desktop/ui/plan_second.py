"""Under the preview's versions: which language stands beside French, chosen from a menu; a ground is attested when one is needed."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.plan_second import ATTESTATION, LanguageLine
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named


class SecondLanguageBar(QWidget):
    """The chooser « Deuxième langue » and what is to be known of the language chosen."""

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        tip = around.words("Une autre langue à côté du français sur le plan imprimé")
        self.button = named(Button(" ", around.look, "link", icon="languages", tip=tip), "second-language")
        self.button.clicked.connect(self._on_clicked)
        self.remark = label("", "subtle")
        self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never widens the preview
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.remark, 1)
        self.draw()

    def draw(self) -> None:
        """Show the choice; a signed version keeps the language that it was signed with."""
        words, screen = self._around.words, self._screen
        second = screen.sheet.second
        if second is not None:
            told = words("Français et {language}", language=screen.second.name(second.language))
        else:
            told = words("Français seulement") if screen.version is not None else words("Deuxième langue…")
        self.remark.setText(
            words("Langue de la version signée") if screen.version is not None else screen.second.remark
        )
        self.remark.setToolTip(self.remark.text())
        self.button.setText(told)
        self.button.setAccessibleName(told)
        self.button.setEnabled(screen.version is None)

    def menu(self) -> QMenu:
        """The languages, the one of the person first; what was attested can be taken back."""
        words, second = self._around.words, self._screen.second
        menu = named(QMenu(self), "second-language-menu")
        for line in second.lines:
            text = words("{language} (motif à attester)…", language=line.text) if line.needs_ground else line.text
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(line.chosen)
            action.triggered.connect(partial(self._on_chosen, line))
        if second.attested:
            menu.addSeparator()
            menu.addAction(
                words("Retirer l’exception de langue ({attested})", attested=second.attested)
            ).triggered.connect(self._on_withdrawn)
        return menu

    def attest(self, code: str) -> None:
        """Say why the language is refused, and ask for the ground that would allow it."""
        words, second = self._around.words, self._screen.second
        dialog = FormDialog(
            self,
            self._around,
            words("Attester une exception de langue"),
            second.sentence(code),
            words("Attester"),
            ATTESTATION,
            partial(second.attest, code),
            second.choices,
        )
        dialog.form.set_values(second.proposed())
        self._around.questions.show(dialog)

    def _on_clicked(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _on_chosen(self, line: LanguageLine, _checked: bool = False) -> None:
        if not self._screen.second.choose(line.code):
            self.attest(line.code)

    def _on_withdrawn(self) -> None:
        refusals = self._screen.second.withdraw()
        if refusals:
            self._around.notices.mind(" ".join(map(self._around.words.refusal, refusals)))
        self.draw()
