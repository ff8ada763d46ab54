"""Days or officers side by side over their hours; the hours scroll when the window is too low for them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.ui.calendar_days import CalendarDays
from parcours_desktop.ui.calendar_grid import CalendarGrid
from parcours_desktop.ui.look import Look

MARGIN = 24


class _Scroll(QScrollArea):
    def __init__(self, grid: CalendarGrid, days: CalendarDays) -> None:
        super().__init__()
        self._grid, self._days = grid, days
        self.setWidget(grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.fit(self.viewport().height())
        self._days.align(max(self.width() - self.viewport().width(), 0))


class CalendarHours(QWidget):
    """The modes « Jour » and « Semaine »."""

    def __init__(self, screen: CalendarScreen, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen = screen
        self.days = CalendarDays(screen.words, look)
        self.grid = CalendarGrid(screen.words, look, screen.desk.clock.now)
        self.area = _Scroll(self.grid, self.days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.days)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.grid)
        self.grid.spot_shown.connect(self._on_spot)

    def show_period(self) -> None:
        """Draw the days of the screen."""
        columns = self._screen.columns
        self.days.show_columns(columns)
        self.grid.show_columns(columns)

    def _on_spot(self, area: QRectF) -> None:
        centre = area.center().toPoint()
        reach = int(min(area.height() / 2 + MARGIN, self.area.viewport().height() / 2 - 1))
        self.area.ensureVisible(centre.x(), centre.y(), 0, max(reach, 0))
