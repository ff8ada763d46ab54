"""Two small dialogs: "go on?" and "for which reason?". Opened by ``ui.questions`` only."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.wording.words import Words


class QuestionDialog(QDialog):
    """A heading, a sentence, and two buttons: the verb itself, and « Annuler »."""

    def __init__(
        self, parent: QWidget, look: Look, title: str, text: str, yes: str, no: str, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.yes = named(Button(yes, look, "danger" if danger else "primary"), "yes")
        self.no = named(Button(no, look), "no")
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE - 4, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(label(title, "title", wrap=True))
        if text:
            column.addWidget(label(text, wrap=True))
        column.addLayout(self.body)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column.addLayout(buttons)
        self.yes.setAutoDefault(True)
        self.yes.setDefault(not danger)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)


class ReasonDialog(QuestionDialog):
    """Asks for one reason out of a list and a remark; ``given`` tells both."""

    given = Signal(str, str)

    def __init__(
        self, parent: QWidget, look: Look, words: Words, title: str, text: str, yes: str, choices: Sequence[Choice]
    ) -> None:
        super().__init__(parent, look, title, text, yes, words("Annuler"))
        self.reason = named(ChoiceEditor(words("Choisir un motif…")), "reason")
        self.reason.set_choices(choices)
        self.remark = named(QPlainTextEdit(), "remark")
        self.remark.setPlaceholderText(words("Précision (facultatif)"))
        self.remark.setFixedHeight(70)
        self.remark.setTabChangesFocus(True)
        self.body.addWidget(label(words("Motif"), "field"))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.remark)
        self.yes.setEnabled(False)
        self.reason.committed.connect(self._on_reason)
        self.accepted.connect(self._on_accepted)

    def _on_reason(self) -> None:
        self.yes.setEnabled(bool(self.reason.value()))

    def _on_accepted(self) -> None:
        self.given.emit(str(self.reason.value()), self.remark.toPlainText().strip())
