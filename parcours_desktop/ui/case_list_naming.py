"""Asks under which name a view is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog

NAME_AT_MOST = 60


class ViewNameDialog(QuestionDialog):
    """``given`` tells the name."""

    given = Signal(str)

    def __init__(self, parent: QWidget, around: Surroundings) -> None:
        words = around.words
        super().__init__(
            parent,
            around.look,
            words("Enregistrer la vue"),
            words(
                "Le filtre et le tri d’aujourd’hui seront gardés sous ce nom, avec le nombre de dossiers toujours à jour."
            ),
            words("Enregistrer"),
            words("Annuler"),
        )
        self.line = named(QLineEdit(), "view-name")
        self.line.setMaxLength(NAME_AT_MOST)
        self.body.addWidget(label(words("Nom de la vue"), "field"))
        self.body.addWidget(self.line)
        self.yes.setEnabled(False)
        self.line.textChanged.connect(self._on_text)
        self.accepted.connect(self._on_accepted)
        self.line.setFocus()

    def _on_text(self, text: str) -> None:
        self.yes.setEnabled(bool(text.strip()))

    def _on_accepted(self) -> None:
        self.given.emit(self.line.text().strip())
