"""What stands where nothing is yet: an icon, a sentence that says what to do next, and the button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, label


class EmptyState(QWidget):
    """Shown instead of an empty list. ``wanted`` is emitted when the button is pressed."""

    wanted = Signal()

    def __init__(
        self, look: Look, icon: str, title: str, sentence: str = "", action: str = "", *, primary: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.title = label(title, "card-heading", wrap=True)
        self.sentence = label(sentence, "subtle", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(GAP_SMALL)
        column.addStretch(2)
        column.addWidget(IconLabel(look, icon, "grey_regular", 40), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        if not sentence:
            self.sentence.hide()
        if action:
            self.button = Button(action, look, "primary" if primary else "accent")
            self.button.clicked.connect(self.wanted)
            column.addSpacing(GAP - GAP_SMALL)
            column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
