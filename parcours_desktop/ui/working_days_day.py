"""The card in which a coordinator sets a day: the form, what saving would move, and the buttons. Officers read why not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.working_days import MoveLine, WorkingDaysScreen
from parcours_desktop.screens.working_days_form import DAY_FORM
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named

CASE = Qt.ItemDataRole.UserRole


class DayCard(Card):
    """Draws the form of a ``WorkingDaysScreen``. ``case_chosen``: a case whose deadline would move is to be shown."""

    case_chosen = Signal(int)
    saved = Signal(str)

    def __init__(self, screen: WorkingDaysScreen, around: Surroundings) -> None:
        super().__init__()
        self._screen, self._around = screen, around
        self._moves: tuple[MoveLine, ...] = ()
        self._offered = False
        self._build()
        self._connect()
        self.draw()

    def draw(self) -> None:
        """Show what the screen holds now."""
        screen, words = self._screen, self._around.words
        chosen = screen.chosen is not None
        self.title.setText(words("Corriger un jour fixé à la main") if chosen else words("Fixer un jour"))
        if chosen is not self._offered:
            self._offered = chosen
            self.form.refresh_choices("settings")
        for field in DAY_FORM.fields:
            self.form.set_field_visible(field.name, field.name in screen.asked)
        self.form.set_values(screen.values())
        self.form.show_refusals(screen.refusals)
        if not screen.refusals:
            self.form.show_warnings(screen.warnings)
        self.foreseen.setText(screen.foreseen())
        self.foreseen.setVisible(bool(self.foreseen.text()))
        self._draw_moves(screen.move_lines)
        self.remove.setVisible(chosen)
        self.new.setVisible(chosen)
        self.hint.setVisible(not chosen)

    def _draw_moves(self, moves: tuple[MoveLine, ...]) -> None:
        self.moves.setVisible(bool(moves))
        if moves == self._moves:
            return
        self._moves = moves
        self.moves.clear()
        for move in moves:
            about = f" ({move.about})" if move.about else ""
            item = QListWidgetItem(f"{move.name}{about}\n{move.deadlines}", self.moves)
            item.setData(CASE, move.case_id)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.title: QLabel = label("", "card-heading")
        self.form = FormWidget(DAY_FORM, look, words, choices=self._screen.choices, today=self._around.today)
        self.foreseen = named(label("", "strong", wrap=True), "foreseen")
        self.moves = named(QListWidget(), "moves")
        self.moves.setSpacing(2)
        self.moves.setAccessibleName(words("Échéances qui changent"))
        self.save = named(Button(words("Enregistrer"), look, "primary"), "save-day")
        self.remove = named(Button(words("Retirer…"), look, "danger"), "remove-day")
        self.new = named(Button(words("Autre jour"), look), "new-day")
        self.hint = label(
            words(
                "Pour déplacer un jour férié ou corriger un jour fixé, ouvrez-le dans la table (Entrée ou double clic)."
            ),
            "help",
            wrap=True,
        )
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.form)
        self.body.addWidget(self.foreseen)
        self.body.addWidget(self.moves, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button in (self.save, self.new):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        self.body.addLayout(buttons)
        self.body.addStretch(0)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.remove.clicked.connect(self._on_remove)
        self.new.clicked.connect(self._on_new)
        self.moves.itemActivated.connect(self._on_case)

    def _on_edited(self, name: str, value: FieldValue) -> None:
        self._screen.edit(name, value)

    def _on_save(self) -> None:
        self.form.flush()
        if self._screen.save():
            self.saved.emit(self._around.words("Jour enregistré"))
        else:
            self.form.focus_first()

    def _on_remove(self) -> None:
        words = self._around.words
        self._around.questions.confirm(
            self,
            words("Retirer ce jour?"),
            words("La règle vaudra de nouveau.") + " " + self._screen.removal(),
            words("Retirer"),
            self._on_removed,
            danger=True,
        )

    def _on_removed(self) -> None:
        if self._screen.remove():
            self.saved.emit(self._around.words("Jour retiré"))

    def _on_new(self) -> None:
        self._screen.start_new()
        self.form.focus_field("setting")

    def _on_case(self, item: QListWidgetItem) -> None:
        self.case_chosen.emit(int(item.data(CASE)))


class ReadOnlyCard(Card):
    """Says why the days cannot be set from here."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__("hint-card")
        words = around.words
        self.body.addWidget(label(words("Lecture seule"), "card-heading"))
        sentence = words.refusal(Refusal("workdays_coordination_only"))
        self.body.addWidget(named(label(sentence, wrap=True), "read-only-reason"))
        self.body.addWidget(
            label(
                words(
                    "Les jours ouvrables servent à compter le délai de cinq jours de tout le bureau\u00a0: "
                    "un jour de plus ou de moins déplace les échéances de chacun."
                ),
                "subtle",
                wrap=True,
            )
        )
        self.body.addStretch(1)
