"""The foot of an import: back, the import undone, its report, another one, and the way on."""

from PySide6.QtWidgets import QHBoxLayout

from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import named


class ImportFoot(QHBoxLayout):
    """Holds the buttons; the page shows those of its step and says what ``next`` does. ``another``: the words of ``other``."""

    def __init__(self, around: Surroundings, another: str) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.back = named(Button(words("Retour"), look), "back")
        self.undo = named(Button(words("Annuler l’importation"), look, icon="undo-2"), "undo-import")
        self.report = named(Button(words("Enregistrer le rapport…"), look, icon="save"), "save-report")
        self.other = named(Button(another, look), "another-import")
        self.next = named(Button("", look, "primary"), "next")
        self.setSpacing(GAP_SMALL)
        self.addWidget(self.back)
        self.addStretch(1)
        for button in (self.undo, self.report, self.other, self.next):
            self.addWidget(button)
