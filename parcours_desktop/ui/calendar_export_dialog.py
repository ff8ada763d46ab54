"""The dialog of a calendar's export: whose, which days, names or not; then where to save it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.calendar_export import CalendarExportScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named


class CalendarExportDialog(QDialog):
    """Asks, saves in a worker, and closes once it is written. ``saved`` tells the file."""

    saved = Signal(Path)

    def __init__(self, parent: QWidget, screen: CalendarExportScreen, around: Surroundings) -> None:
        super().__init__(parent)
        self._screen, self._around = screen, around
        self._work: Any = None
        self._build()
        self._connect()

    def accept(self) -> None:
        values = self.form.values()
        fits = self._screen.check(values)
        self.form.show_refusals(self._screen.refusals)
        if not fits or self._work is not None:
            self.form.focus_first()
            return
        words = self._around.words
        self._around.questions.save_file(
            self,
            words("Enregistrer le calendrier"),
            self._screen.proposed_name(),
            words("Calendrier (*.ics)"),
            partial(self._on_path, values),
        )

    def reject(self) -> None:
        if self._work is not None:
            self._work.cancel()
        super().reject()

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.setWindowTitle(words("Exporter un calendrier"))
        self.setMinimumWidth(460)
        self.form = FormWidget(self._screen.form, look, words, choices=self._screen.choices, today=self._around.today)
        self.form.set_values(self._screen.values())
        self.message = Message(look)
        self.yes = named(Button(words("Enregistrer…"), look, "primary"), "yes")
        self.no = named(Button(words("Annuler"), look), "no")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(label(words("Exporter un calendrier"), "title"))
        said = words(
            "Un fichier .ics qu’Outlook, Thunderbird, Google et les autres lisent. Enregistré de nouveau, il met à jour."
        )
        column.addWidget(label(said, "subtle", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.yes.setDefault(True)

    def _on_path(self, values: dict[str, FieldValue], path: Path) -> None:
        self.yes.setEnabled(False)
        self._work = self._around.background.run(
            partial(self._screen.export, values, path),
            done=partial(self._on_done, path),
            refused=self._on_refused,
            troubled=self._on_troubled,
            cancelled=self._on_cancelled,
        )

    def _on_done(self, path: Path, count: int) -> None:
        self._work = None
        self._around.notices.done(self._screen.said(count))
        self.saved.emit(path)
        super().accept()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._say(" ".join(self._around.words.refusal(refusal) for refusal in refusals))

    def _on_troubled(self, trouble: Trouble) -> None:
        self._say(self._around.words.trouble(trouble))

    def _on_cancelled(self) -> None:
        self._work = None

    def _say(self, sentence: str) -> None:
        self._work = None
        self.yes.setEnabled(True)
        self.message.say(sentence)
