"""A month of six weeks: entries in one line each, dragged from day to day at the same hour; « + 3 » opens the day."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
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

from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_entries import Slot
from parcours_desktop.ui.calendar_drag import FAR_ENOUGH, USUAL_MINUTES
from parcours_desktop.ui.calendar_month_layout import MonthLayout, MonthLine
from parcours_desktop.ui.calendar_month_painting import MonthPainting
from parcours_desktop.ui.look import Look

MORNING = time(9)
DAYS_OF = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}


class CalendarMonth(QWidget):
    """The same signals as the grid of hours, and ``day_wanted``, ``case_wanted`` (a flag)."""

    entry_wanted = Signal(int)
    slot_wanted = Signal(object)
    move_wanted = Signal(int, object)
    menu_wanted = Signal(int, QPoint)
    day_wanted = Signal(object)
    case_wanted = Signal(int)

    def __init__(self, screen: CalendarScreen, look: Look) -> None:
        super().__init__()
        self._screen = screen
        self._painting = MonthPainting(look, screen.words)
        self._at: date | None = None
        self._line = -1  # the line of that day that the keyboard is on, -1 for the day itself
        self._pressed: tuple[MonthLine, QPointF] | None = None
        self._landing: int | None = None
        self._minutes = USUAL_MINUTES
        self.layout_ = MonthLayout((), 800, 600)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(screen.words("Jours du mois"))
        look.changed.connect(self.update)

    def show_period(self) -> None:
        """Draw the month of the screen."""
        self._pressed = self._landing = None
        days = self._screen.month_days()
        shown = self._screen.period.day
        if self._at is None or (self._at.year, self._at.month) != (shown.year, shown.month):
            self._at, self._line = shown, -1
        self.layout_ = MonthLayout(days, self.width(), self.height())
        self._tell()
        self.update()

    @property
    def current(self) -> int | None:
        """The entry that the keyboard is on."""
        line = self._current_line()
        return line.entry.id if line is not None and line.entry is not None else None

    def choose(self, entry_id: int) -> None:
        """Put the keyboard on an entry."""
        line = self.layout_.of(entry_id)
        if line is not None:
            self._go(line.on, self.layout_.on(line.on).index(line))

    def nudge(self, days: int) -> None:
        """Move the current entry by days, at the same hour."""
        line = self._current_line()
        if line is not None and line.entry is not None and line.entry.can_move:
            row = line.entry.row
            self.move_wanted.emit(row.id, Slot(row.starts_at + timedelta(days=days), row.minutes))

    # Dragging from elsewhere

    def hover(self, at: QPoint, minutes: int) -> None:
        """Something is dragged over the month: show the day onto which it would fall. ``at`` is on the screen."""
        self._minutes = minutes
        point = self.mapFromGlobal(at)
        self._land(self.layout_.place_at(QPointF(point)) if self.rect().contains(point) else None)

    def end_hover(self) -> Slot | None:
        """The drag from elsewhere is over; the slot on which it fell."""
        landing = self._landing
        self._land(None)
        if landing is None:
            return None
        return Slot(datetime.combine(self.layout_.days[landing].on, MORNING), self._minutes)

    # Mouse

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layout_ = MonthLayout(self.layout_.days, self.width(), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        line, place = self.layout_.line_at(event.position()), self.layout_.place_at(event.position())
        if line is not None:
            self._pressed = (line, event.position())
            self._go(line.on, self.layout_.on(line.on).index(line))
        elif place is not None:
            self._go(self.layout_.days[place].on, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self.layout_.line_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        line, start = self._pressed
        if line.entry is None or not line.entry.can_move:
            return
        if self._landing is not None or (event.position() - start).manhattanLength() >= FAR_ENOUGH:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            place = self.layout_.place_at(event.position())
            self._land(self._landing if place is None else place)
            self.update(line.area.toAlignedRect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        (line, _), landing = self._pressed, self._landing
        self.end_drag()
        if landing is None:
            if line.entry is None:
                self._follow(line)
            return
        day = self.layout_.days[landing].on
        if line.entry is not None and day != line.on:
            row = line.entry.row
            self.move_wanted.emit(row.id, Slot(datetime.combine(day, row.starts_at.time()), row.minutes))

    def end_drag(self) -> None:
        """Give up the drag."""
        self._pressed = None
        self._land(None)
        self.unsetCursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line, place = self.layout_.line_at(event.position()), self.layout_.place_at(event.position())
        if line is not None and line.entry is not None:
            self.entry_wanted.emit(line.entry.id)
        elif line is None and place is not None:
            self.slot_wanted.emit(Slot(datetime.combine(self.layout_.days[place].on, MORNING), USUAL_MINUTES))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        line = self._current_line() if by_key else self.layout_.line_at(QPointF(event.pos()))
        if line is not None and line.entry is not None:
            self._go(line.on, self.layout_.on(line.on).index(line))
            at = line.area.center().toPoint() if by_key else event.pos()
            self.menu_wanted.emit(line.entry.id, self.mapToGlobal(at))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self.layout_.line_at(QPointF(event.pos()))
            tip = line.flag.tip if line and line.flag else line.entry.tip if line and line.entry else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._pressed is not None:
            self.end_drag()
        elif not plain or self._at is None:
            super().keyPressEvent(event)
        elif key in DAYS_OF:
            self._walk(key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        """Up and down go through the lines of a day before they leave it."""
        at = self._at or self._screen.period.day
        lines = self.layout_.on(at)
        if key == Qt.Key.Key_Down and self._line + 1 < len(lines):
            self._go(at, self._line + 1)
        elif key == Qt.Key.Key_Up and self._line >= 0:
            self._go(at, self._line - 1)
        elif self.layout_.place_of(at + DAYS_OF[key]) is not None:
            self._go(at + DAYS_OF[key], -1)

    def _open(self) -> None:
        line = self._current_line()
        if line is None:
            self.day_wanted.emit(self._at)
        elif line.entry is not None:
            self.entry_wanted.emit(line.entry.id)
        else:
            self._follow(line)

    def _follow(self, line: MonthLine) -> None:
        """A flag of one case opens it; several flags, and « + 3 », open the day."""
        if line.flag is not None and line.flag.case_id:
            self.case_wanted.emit(line.flag.case_id)
        else:
            self.day_wanted.emit(line.on)

    def _current_line(self) -> MonthLine | None:
        lines = self.layout_.on(self._at) if self._at is not None else []
        return lines[self._line] if 0 <= self._line < len(lines) else None

    def _go(self, day: date, line: int) -> None:
        self._at, self._line = day, line
        self._tell()
        self.update()

    def _land(self, place: int | None) -> None:
        for one in {self._landing, place} - {None}:
            self.update(self.layout_.cell(one or 0).toAlignedRect().adjusted(-2, -2, 2, 2))
        self._landing = place

    def _tell(self) -> None:
        place = self.layout_.place_of(self._at) if self._at is not None else None
        if place is None:
            return
        day, line, words = self.layout_.days[place], self._current_line(), self._screen.words
        told = line.entry.tip if line and line.entry else line.flag.tip if line and line.flag else ""
        count = words.many("{n} rendez-vous", "{n} rendez-vous", day.count)
        self.setAccessibleDescription(", ".join(filter(None, [day.title, day.holiday, told or count])))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        part = QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting.draw(painter, self.layout_, part, self.font())
        current = self._current_line() if self.hasFocus() else None
        taken = self._pressed[0] if self._pressed is not None and self._landing is not None else None
        for line in self.layout_.lines:
            if line.area.intersects(part):
                self._painting.draw_line(painter, line, self.font(), focused=line is current, faint=line is taken)
        place = self.layout_.place_of(self._at) if self._at is not None else None
        if self.hasFocus() and current is None and place is not None:
            self._painting.draw_landing(painter, self.layout_.cell(place))
        if self._landing is not None:
            self._painting.draw_landing(painter, self.layout_.cell(self._landing))
        painter.end()
