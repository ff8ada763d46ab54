"""One objective under the heading of its strand: a flag, its words, its horizon; a click opens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from parcours_desktop.screens.plan_cards import ObjectiveLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_row import RIGHT, SIDE
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label


class ObjectiveRow(QWidget):
    """Shows an ``ObjectiveLine``; Enter or a click wants it opened."""

    opened = Signal(int)

    def __init__(self, look: Look, line: ObjectiveLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("role", "plain")
        self.setFixedHeight(24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon = IconLabel(look, "flag", "grey_medium", 14)
        self.text = label("", "small")
        self.horizon = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE + 1, 0, RIGHT, 0)
        row.setSpacing(9)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.horizon)
        self.show_line(line)

    def show_line(self, line: ObjectiveLine) -> None:
        """Show another state of the objective."""
        self.line = line
        self.text.setText(line.label)
        self.text.setToolTip(line.label)
        self.horizon.setText(line.horizon)
        self.horizon.setToolTip(line.tip)
        self.setAccessibleName(f"{line.label}, {line.tip}")
        dressed(self)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self.line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.line.id)
            return
        super().keyPressEvent(event)
