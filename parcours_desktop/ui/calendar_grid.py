"""The hours of some days with their entries, worked with the mouse and with the keyboard. Only what changes is drawn anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from parcours_desktop.screens.calendar_entries import Column, Slot
from parcours_desktop.ui.calendar_block import BlockPainting
from parcours_desktop.ui.calendar_drag import USUAL_MINUTES, Ghost, GridDrag, Grip
from parcours_desktop.ui.calendar_geometry import GridGeometry
from parcours_desktop.ui.calendar_grid_keys import GridKeys
from parcours_desktop.ui.calendar_painting import GridPainting
from parcours_desktop.ui.calendar_speech import hours_of
from parcours_desktop.ui.calendar_walk import STEP, Spot, spot_of
from parcours_desktop.ui.look import Look
from parcours_desktop.wording.words import Words

MINUTE_MS = 60_000
CURSORS = {Grip.LENGTHEN: Qt.CursorShape.SizeVerCursor, Grip.MOVE: Qt.CursorShape.ClosedHandCursor}


class CalendarGrid(GridKeys):
    """``menu_wanted``: what can be done with an entry (id), at a point of the screen; the rest are signals of ``GridKeys``."""

    menu_wanted = Signal(int, QPoint)

    def __init__(self, words: Words, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(words, now)
        self._ground, self._blocks = GridPainting(look, words), BlockPainting(look, words)
        self._drag: GridDrag | None = None
        self.visible_height = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        look.changed.connect(self.update)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE_MS)
        self._clock.timeout.connect(self.update)
        self._clock.start()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Draw these columns."""
        self._columns = tuple(columns)
        self._drag = None
        self._lay_out()
        self._find_again()
        self.update()

    def fit(self, height: int) -> None:
        """Fill a height, as long as an hour can still be read."""
        self.visible_height = height
        self._lay_out()
        self.update()

    @property
    def drag(self) -> GridDrag | None:
        """The drag under way."""
        return self._drag

    # Dragging from elsewhere

    def hover(self, at: QPoint, minutes: int) -> None:
        """Something is dragged over the grid: show where it would fall. ``at`` is on the screen."""
        point = QPointF(self.mapFromGlobal(at))
        if not self.visibleRegion().contains(point.toPoint()) or self.geometry_.column_at(point.x()) is None:
            self.end_hover()
            return
        before = self._drag.area() if self._drag is not None else QRectF()
        drag = GridDrag(self.geometry_, Grip.DROP, point)
        place = self.geometry_.column_at(point.x()) or 0
        drag.ghost = Ghost(place, self.geometry_.minute_at(point.y()), minutes)
        self._drag = drag
        self._redraw(before, drag.area())

    def end_hover(self) -> Slot | None:
        """The drag from elsewhere is over; where it fell, if it was over the grid."""
        if self._drag is None or self._drag.grip is not Grip.DROP or self._drag.ghost is None:
            return None
        ghost, area = self._drag.ghost, self._drag.area()
        self._drag = None
        self._redraw(area)
        return self.geometry_.slot(ghost.place, ghost.minute, ghost.minutes)

    # Mouse

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        placed = self.geometry_.at(event.position())
        if placed is not None:
            self._go(spot_of(placed))
        self.begin_drag(event.position())
        if placed is None and self._drag is not None:
            place = self.geometry_.column_at(event.position().x()) or 0
            self._go(Spot(place, self.geometry_.minute_at(event.position().y())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._show_cursor(event.position())
            return
        self.drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.end_drag()
        if drag.ghost is None:
            return
        slot = self.geometry_.slot(drag.ghost.place, drag.ghost.minute, drag.ghost.minutes)
        if drag.entry is None:
            self.slot_wanted.emit(slot)
        elif (slot.at, slot.minutes, drag.ghost.place) != (
            drag.entry.row.starts_at,
            drag.entry.row.minutes,
            drag.placed.place if drag.placed else -1,
        ):
            self.move_wanted.emit(drag.entry.id, slot)

    def begin_drag(self, at: QPointF) -> None:
        """Take what stands at a point, or an empty slot."""
        self._drag = GridDrag.begun(self.geometry_, at)

    def drag_to(self, at: QPointF) -> None:
        """Go on with the drag; only where the ghost was and is, and where its entry stands, is drawn anew."""
        if self._drag is None:
            return
        before = self._drag.area()
        if self._drag.go(at):
            self.setCursor(CURSORS.get(self._drag.grip, Qt.CursorShape.ArrowCursor))
            own = self._drag.placed.area if self._drag.placed is not None and before.isEmpty() else QRectF()
            self._redraw(before, self._drag.area(), own)
            self.spot_shown.emit(self._drag.area())

    def end_drag(self) -> None:
        """Give up the drag: everything stands where it stood."""
        if self._drag is not None:
            own = self._drag.placed.area if self._drag.placed is not None else QRectF()
            area = self._drag.area()
            self._drag = None
            self._redraw(area, own)
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        placed, place = self.geometry_.at(event.position()), self.geometry_.column_at(event.position().x())
        if placed is not None:
            self.entry_wanted.emit(placed.entry.id)
        elif place is not None:
            minute = self.geometry_.minute_at(event.position().y())
            self.slot_wanted.emit(self.geometry_.slot(place, minute, USUAL_MINUTES))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        placed = self._placed() if by_key else self.geometry_.at(QPointF(event.pos()))
        if placed is not None:
            self._go(spot_of(placed))
            at = placed.area.center().toPoint() if by_key else event.pos()
            self.menu_wanted.emit(placed.entry.id, self.mapToGlobal(at))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            placed = self.geometry_.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), placed.entry.tip if placed else "", self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._drag is not None:
            event.accept()  # Escape gives up the drag before anything else hears of it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self.end_drag()
        else:
            super().keyPressEvent(event)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        part = QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground.draw(painter, self.geometry_, self.width(), self.height(), part)
        drag = self._drag if self._drag is not None and self._drag.ghost is not None else None
        taken = drag.placed.entry.id if drag is not None and drag.placed is not None else None
        for placed in self.geometry_.placed:
            if placed.area.adjusted(-2, -2, 2, 2).intersects(part):
                focused = self.hasFocus() and placed.entry.id == self.current
                self._blocks.draw(
                    painter, placed.entry, placed.area, self.font(), faint=placed.entry.id == taken, focused=focused
                )
        self._ground.draw_now(painter, self.geometry_, self._now())
        if drag is not None and drag.ghost is not None:
            self._draw_ghost(painter, drag, drag.ghost)
        elif self.hasFocus() and self._spot is not None and self._spot.entry_id is None:
            area = self.geometry_.area_of(self._spot.place, self._spot.minute, STEP)
            self._blocks.draw_free(painter, area, hours_of(self._words, self._spot.minute), self.font())
        painter.end()

    def _draw_ghost(self, painter: QPainter, drag: GridDrag, ghost: Ghost) -> None:
        hours = hours_of(self._words, ghost.minute, ghost.minutes)
        if drag.entry is None:
            self._blocks.draw_free(painter, drag.area(), hours, self.font())
        else:
            shown = replace(drag.entry, hours=hours)
            self._blocks.draw(painter, shown, drag.area(), self.font(), focused=True)

    def _lay_out(self) -> None:
        self.geometry_ = GridGeometry(self._columns, self.width(), self.visible_height - 2)
        self.setMinimumHeight(self.geometry_.height)

    def _show_cursor(self, point: QPointF) -> None:
        placed = self.geometry_.at(point)
        if placed is None:
            self.unsetCursor()
        elif self.geometry_.on_edge(placed, point):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
