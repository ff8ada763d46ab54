"""What pages that come and go share: the way back to where one was, a heading, Escape."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, named

EDGE = 20


class VisitPage(QWidget):
    """``left``: the person has done with the page, or gone back."""

    left = Signal()

    def __init__(self, around: Surroundings, back: str = "") -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._around = around
        self.back_to_cases = named(Button(back or around.words("Dossiers"), around.look, "link"), "back-to-cases")
        self.back_to_cases.clicked.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
            return
        super().keyPressEvent(event)

    def escape(self) -> None:
        """Escape was pressed: go back."""
        self.left.emit()

    def column_under(
        self, heading: QWidget, *, after: QWidget | None = None, at_right: QWidget | None = None
    ) -> QVBoxLayout:
        """The page's column, its head laid out: « Dossiers > heading », what stands after it, what stands at the right."""
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self.back_to_cases)
        head.addWidget(IconLabel(self._around.look, "chevron-right", "grey_medium", 14))
        head.addWidget(heading)
        if after is not None:
            head.addWidget(after)
        head.addStretch(1)
        if at_right is not None:
            head.addWidget(at_right)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addLayout(head)
        return column
