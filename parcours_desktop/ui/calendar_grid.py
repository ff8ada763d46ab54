"""The hours of some days with their entries, worked with the mouse and with the keyboard. Only what changes is drawn anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parcours_desktop.screens.calendar_entries import MIDNIGHT, Column, Slot
from parcours_desktop.ui.calendar_block import BlockPainting
from parcours_desktop.ui.calendar_drag import USUAL_MINUTES, Ghost, GridDrag, Grip
from parcours_desktop.ui.calendar_geometry import SNAP, GridGeometry, Placed
from parcours_desktop.ui.calendar_painting import GridPainting
from parcours_desktop.ui.calendar_speech import hours_of, told
from parcours_desktop.ui.calendar_walk import ARROWS, STEP, Spot, first_spot, spot_of, walked
from parcours_desktop.ui.look import Look
from parcours_desktop.wording.words import Words

MINUTE_MS = 60_000
CURSORS = {Grip.LENGTHEN: Qt.CursorShape.SizeVerCursor, Grip.MOVE: Qt.CursorShape.ClosedHandCursor}


class CalendarGrid(QWidget):
    """``entry_wanted`` (id), ``slot_wanted`` (a ``Slot``), ``move_wanted`` (id, ``Slot``), ``menu_wanted`` (id, point)."""

    entry_wanted = Signal(int)
    slot_wanted = Signal(object)
    move_wanted = Signal(int, object)
    menu_wanted = Signal(int, QPoint)
    spot_shown = Signal(QRectF)

    def __init__(self, words: Words, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._words, self._now = words, now
        self._ground, self._blocks = GridPainting(look, words), BlockPainting(look, words)
        self._columns: tuple[Column, ...] = ()
        self._drag: GridDrag | None = None
        self._spot: Spot | None = None
        self.visible_height = 0
        self.geometry_ = GridGeometry((), 800, 600)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(words("Heures du calendrier"))
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
        spot = self._spot
        if spot is not None and spot.entry_id is not None:
            placed = self.geometry_.of(spot.entry_id)
            self._spot = spot_of(placed) if placed else Spot(spot.place, spot.minute)
        if self._spot is not None and self._spot.place >= len(self._columns):
            self._spot = None
        self._tell()
        self.update()

    def fit(self, height: int) -> None:
        """Fill a height, as long as an hour can still be read."""
        self.visible_height = height
        self._lay_out()
        self.update()

    @property
    def current(self) -> int | None:
        """The entry that the keyboard is on."""
        return self._spot.entry_id if self._spot is not None else None

    @property
    def drag(self) -> GridDrag | None:
        """The drag under way."""
        return self._drag

    def choose(self, entry_id: int) -> None:
        """Put the keyboard on an entry."""
        placed = self.geometry_.of(entry_id)
        if placed is not None:
            self._go(spot_of(placed))

    def slot(self) -> Slot | None:
        """The free time that the keyboard is on, or that follows its entry."""
        if self._spot is None:
            return None
        placed = self._placed()
        minute = self._spot.minute if placed is None else min(placed.entry.last, MIDNIGHT - SNAP)
        return self.geometry_.slot(self._spot.place, minute, USUAL_MINUTES)

    def nudge(self, minutes: int = 0, columns: int = 0, longer: int = 0) -> None:
        """Move the current entry by minutes or columns, or make it longer."""
        placed = self._placed()
        if placed is None or not placed.entry.can_move:
            return
        place, length = placed.place + columns, placed.entry.row.minutes + longer
        minute = placed.entry.first + minutes
        if 0 <= place < len(self._columns) and length >= SNAP and 0 <= minute < MIDNIGHT:
            self.move_wanted.emit(placed.entry.id, self.geometry_.slot(place, minute, length))

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
        self._drag = GridDrag.begun(self.geometry_, event.position())
        if placed is None and self._drag is not None:
            place = self.geometry_.column_at(event.position().x()) or 0
            self._go(Spot(place, self.geometry_.minute_at(event.position().y())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._show_cursor(event.position())
            return
        before = self._drag.area()
        if self._drag.go(event.position()):
            self.setCursor(CURSORS.get(self._drag.grip, Qt.CursorShape.ArrowCursor))
            own = self._drag.placed.area if self._drag.placed is not None else QRectF()
            self._redraw(before, self._drag.area(), own)
            self.spot_shown.emit(self._drag.area())

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

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._spot is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            now = self._now()
            self._go(first_spot(self.geometry_, now.hour * 60))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and plain and self._spot is not None:
            self._go(walked(self.geometry_, self._spot, key))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self._spot is not None:
            if self._spot.entry_id is not None:
                self.entry_wanted.emit(self._spot.entry_id)
            else:
                self.slot_wanted.emit(self.geometry_.slot(self._spot.place, self._spot.minute, USUAL_MINUTES))
        elif key == Qt.Key.Key_Escape and self._drag is not None:
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

    def _redraw(self, *areas: QRectF) -> None:
        for area in areas:
            if not area.isEmpty():
                self.update(area.toAlignedRect().adjusted(-3, -3, 3, 3))

    def _placed(self) -> Placed | None:
        return self.geometry_.of(self.current) if self.current is not None else None

    def _go(self, spot: Spot | None) -> None:
        before, self._spot = self._spot, spot
        for one in (before, spot):
            if one is not None and one.place < len(self._columns):
                self._redraw(self._area(one))
        if spot is not None:
            self.spot_shown.emit(self._area(spot))
        self._tell()

    def _area(self, spot: Spot) -> QRectF:
        placed = self.geometry_.of(spot.entry_id) if spot.entry_id is not None else None
        return placed.area if placed else self.geometry_.area_of(spot.place, spot.minute, STEP)

    def _tell(self) -> None:
        self.setAccessibleDescription(told(self._words, self.geometry_, self._spot))

    def _show_cursor(self, point: QPointF) -> None:
        placed = self.geometry_.at(point)
        if placed is None:
            self.unsetCursor()
        elif self.geometry_.on_edge(placed, point):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
