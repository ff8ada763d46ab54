"""Asks before something is put where something stands in the way: what it is, and why it is done all the same."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog

LONGEST = 200


class ConflictDialog(QuestionDialog):
    """``given`` tells the reason; closed in another way, nothing is done."""

    given = Signal(str)

    def __init__(self, parent: QWidget, around: Surroundings, title: str, conflicts: Sequence[str]) -> None:
        words, look = around.words, around.look
        super().__init__(parent, look, title, "", words("Passer outre"), words("Annuler"))
        for sentence in conflicts:
            row = QHBoxLayout()
            row.setSpacing(GAP_SMALL)
            row.addWidget(IconLabel(look, "triangle-alert", "yellow_ink"))
            row.addWidget(label(sentence, wrap=True), 1)
            self.body.addLayout(row)
        self.reason = named(QLineEdit(), "conflict-reason")
        self.reason.setMaxLength(LONGEST)
        asked = label(words("Pourquoi passer outre?"), "field")
        asked.setBuddy(self.reason)
        self.body.addSpacing(GAP_SMALL)
        self.body.addWidget(asked)
        self.body.addWidget(self.reason)
        self.yes.setEnabled(False)
        self.reason.textChanged.connect(self._on_typed)
        self.accepted.connect(self._on_accepted)
        self.reason.setFocus()

    def _on_typed(self, text: str) -> None:
        self.yes.setEnabled(bool(text.strip()))

    def _on_accepted(self) -> None:
        self.given.emit(self.reason.text().strip())
