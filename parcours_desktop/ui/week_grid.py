"""The hours of a working week with their appointments: click opens the case, drag or Alt and the arrows move."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from parcours_desktop.screens.week import WeekScreen
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.week_layout import HOUR_LEAST, SNAP, Placed, WeekLayout
from parcours_desktop.ui.week_painting import WeekPainting

STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(minutes=-SNAP),
    Qt.Key.Key_Down: timedelta(minutes=SNAP),
}


class WeekGrid(QWidget):
    """``case_wanted`` (id), ``slot_wanted`` (a free time, double-clicked), ``move_wanted`` (id, new time), ``menu_wanted``."""

    case_wanted = Signal(int)
    slot_wanted = Signal(object)
    move_wanted = Signal(int, object)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, screen: WeekScreen, look: Look) -> None:
        super().__init__()
        self._screen, self._look = screen, look
        self._painting = WeekPainting(look, screen.words)
        self._current: int | None = None
        self._pressed: tuple[Placed, QPointF] | None = None
        self._target: datetime | None = None
        self.visible_height = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(screen.words("Rendez-vous de la semaine"))
        self.layout_ = WeekLayout(screen.days, 800, 600)
        look.changed.connect(self.update)

    def show_week(self) -> None:
        """Draw the week of the screen."""
        self._lay_out()
        if self._current is not None and self.placed(self._current) is None:
            self._current = None
        self.update()

    def fit(self, height: int) -> None:
        """Fill a height, as long as an hour can still be read."""
        self.visible_height = height
        self._lay_out()

    def placed(self, appointment_id: int) -> Placed | None:
        """Where an appointment is drawn."""
        return next((one for one in self.layout_.placed if one.block.row.id == appointment_id), None)

    @property
    def current(self) -> int | None:
        """The appointment that the keyboard is on."""
        return self._current

    def choose(self, appointment_id: int) -> None:
        """Put the keyboard on an appointment."""
        self._current = appointment_id
        placed = self.placed(appointment_id)
        self.setAccessibleDescription(placed.block.tip if placed else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, max(self.visible_height, self.layout_.height))

    def _lay_out(self) -> None:
        self.layout_ = WeekLayout(self._screen.days, self.width(), self.visible_height - 2)
        self.setMinimumHeight(max(self.layout_.height + 1, HOUR_LEAST))
        self.updateGeometry()

    # Mouse

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        placed = self.layout_.block_at(event.position())
        if placed is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (placed, event.position())
            self.choose(placed.block.row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self.layout_.block_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        placed, start = self._pressed
        if not placed.block.row.state.is_open:
            return
        moved = event.position() - start
        if self._target is not None or moved.manhattanLength() >= QApplication.startDragDistance():
            slot = self.layout_.slot_at(placed.area.topLeft() + QPointF(placed.area.width() / 2, 3) + moved)
            self._target = slot or self._target
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        (placed, _), target = self._pressed, self._target
        self._pressed = self._target = None
        self.unsetCursor()
        self.update()
        if target is None:
            self.case_wanted.emit(placed.block.row.case_id)
        elif target != placed.block.row.starts_at:
            self.move_wanted.emit(placed.block.row.id, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        slot = self.layout_.slot_at(event.position())
        if slot is not None and self.layout_.block_at(event.position()) is None:
            self.slot_wanted.emit(slot)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        placed = self.layout_.block_at(QPointF(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self._current is not None:
            placed = self.placed(self._current)
        if placed is not None:
            self.choose(placed.block.row.id)
            self.menu_wanted.emit(placed.block.row.id, self.mapToGlobal(placed.area.center().toPoint()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            placed = self.layout_.block_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), placed.block.tip if placed else "", self)
            return True
        return super().event(event)

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self.layout_.placed:
            self.choose(self._in_order()[0].block.row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        placed = self.placed(self._current) if self._current is not None else None
        if key in STEPS and placed is not None:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_wanted.emit(placed.block.row.id, placed.block.row.starts_at + STEPS[key])
            else:
                self._walk(placed, key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and placed is not None:
            self.case_wanted.emit(placed.block.row.case_id)
        elif key == Qt.Key.Key_Escape and self._target is not None:
            self._pressed = self._target = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _in_order(self) -> list[Placed]:
        return sorted(self.layout_.placed, key=lambda one: (one.block.row.starts_at, one.block.row.id))

    def _walk(self, placed: Placed, key: Qt.Key) -> None:
        order = self._in_order()
        place = order.index(placed)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            place += 1 if key == Qt.Key.Key_Down else -1
            self.choose(order[min(max(place, 0), len(order) - 1)].block.row.id)
            return
        forward = key == Qt.Key.Key_Right
        here = placed.block.row.starts_at
        others = [one for one in order if (one.block.row.starts_at.date() > here.date()) == forward]
        others = [one for one in others if one.block.row.starts_at.date() != here.date()]
        if others:
            days = {one.block.row.starts_at.date() for one in others}
            day = min(days) if forward else max(days)
            near = min(
                (one for one in others if one.block.row.starts_at.date() == day),
                key=lambda one: abs(one.area.top() - placed.area.top()),
            )
            self.choose(near.block.row.id)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting.draw_hours(painter, self.layout_, self.width(), self.height())
        self._painting.draw_now(painter, self.layout_, self._screen.now)
        moving = self._pressed[0] if self._pressed is not None and self._target is not None else None
        for placed in self.layout_.placed:
            faint = moving is not None and placed.block.row.id == moving.block.row.id
            focused = self.hasFocus() and placed.block.row.id == self._current
            self._painting.draw_block(painter, placed, faint=faint, focused=focused, font=self.font())
        if moving is not None and self._target is not None:
            area = self.layout_.area_of(self._target, moving.block.row.minutes)
            if area is not None:
                self._painting.draw_ghost(painter, moving.block, area, self._target, self.font())
        painter.end()
