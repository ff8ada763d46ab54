"""A small month: today, the days shown, a dot on days that have something, holidays; a click goes to the day."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from parcours_desktop.domain.workdays import months_after
from parcours_desktop.screens.calendar_entries import DayMark, FlagState
from parcours_desktop.screens.calendar_period import Period
from parcours_desktop.ui.calendar_ink import sized
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, TINY_SIZE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.wording.words import Words

ROW, WEEKS, HEAD = 22, 6, 18
KEYS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}


class MonthDots(QWidget):
    """The days of a month; ``day_wanted`` tells the one that was clicked or reached by the arrows and Enter."""

    day_wanted = Signal(object)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self._words, self._look = words, look
        self.month = self.today = self._at = date(2000, 1, 1)
        self._period: Period | None = None
        self._marks: Mapping[date, DayMark] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEAD + WEEKS * ROW + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("Petit calendrier du mois"))
        look.changed.connect(self.update)

    def show_month(self, month: date, period: Period, today: date, marks: Mapping[date, DayMark]) -> None:
        """Draw a month."""
        self.month, self._period, self.today, self._marks = month.replace(day=1), period, today, marks
        self._at = period.day if (period.day.year, period.day.month) == (month.year, month.month) else self.month
        self._tell()
        self.update()

    @property
    def first(self) -> date:
        """The Monday at the left above."""
        return self.month - timedelta(days=self.month.weekday())

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        column, row = int(point.x() // (self.width() / 7)), int((point.y() - HEAD) // ROW)
        return self.first + timedelta(days=row * 7 + column) if 0 <= column < 7 and 0 <= row < WEEKS else None

    def area_of(self, day: date) -> QRectF:
        """Where a day is drawn."""
        row, column = divmod((day - self.first).days, 7)
        width = self.width() / 7
        return QRectF(column * width, HEAD + row * ROW, width, ROW)

    def sizeHint(self) -> QSize:
        return QSize(210, HEAD + WEEKS * ROW + 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.day_wanted.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            self._at = min(max(self._at + KEYS[key], self.first), self.first + timedelta(days=WEEKS * 7 - 1))
            self._tell()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_wanted.emit(self._at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            mark = self._marks.get(day) if day else None
            QToolTip.showText(event.globalPos(), mark.holiday if mark else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, width = self._look.theme, self.width() / 7
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_period(painter)
        painter.setFont(sized(self.font(), 10))
        painter.setPen(QColor(theme.grey_medium))
        for column in range(7):
            letter = self._words.weekday(self.first + timedelta(days=column))[:1].upper()
            painter.drawText(QRectF(column * width, 0, width, HEAD), Qt.AlignmentFlag.AlignCenter, letter)
        for number in range(WEEKS * 7):
            self._draw_day(painter, self.first + timedelta(days=number))
        painter.end()

    def _draw_period(self, painter: QPainter) -> None:
        if self._period is None or (self._period.last - self._period.first).days > 10:
            return
        last = self.first + timedelta(days=WEEKS * 7 - 1)
        first, end = max(self._period.first, self.first), min(self._period.last, last)
        if first <= end:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.theme.blue_pale))
            painter.drawRoundedRect(
                self.area_of(first).united(self.area_of(end)).adjusted(1, 1, -1, -1), CORNER, CORNER
            )

    def _draw_day(self, painter: QPainter, day: date) -> None:
        theme, area = self._look.theme, self.area_of(day)
        mark = self._marks.get(day, DayMark(day))
        if day == self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.blue_piv))
            painter.drawEllipse(QPointF(area.center().x(), area.center().y() - 1), 9, 9)
        away = day.month != self.month.month or mark.holiday or day.weekday() > 4
        painter.setFont(sized(self.font(), TINY_SIZE, bold=day == self.today, struck=bool(mark.holiday)))
        painter.setPen(QColor(theme.on_primary if day == self.today else theme.grey_medium if away else theme.text))
        painter.drawText(area.adjusted(0, -2, 0, 0), Qt.AlignmentFlag.AlignCenter, str(day.day))
        dots = [theme.red_regular] if FlagState.MISSED in mark.flags else []
        dots += [theme.yellow_dark] if {FlagState.URGENT, FlagState.WAITING} & set(mark.flags) else []
        dots += [theme.blue_regular] if mark.busy else []
        painter.setPen(Qt.PenStyle.NoPen)
        for number, ink in enumerate(dots):
            painter.setBrush(QColor(ink))
            painter.drawEllipse(
                QPointF(area.center().x() + (number - (len(dots) - 1) / 2) * 5, area.bottom() - 2), 1.6, 1.6
            )
        if day == self._at and self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(3, 1, -3, -1), CORNER, CORNER)

    def _tell(self) -> None:
        mark = self._marks.get(self._at)
        said = self._words.full_date(self._at)
        self.setAccessibleDescription(f"{said}, {mark.holiday}" if mark and mark.holiday else said)


class SmallMonth(QWidget):
    """The month with its name and the arrows; ``month_wanted`` asks for the marks of another one."""

    day_wanted = Signal(object)
    month_wanted = Signal(object)

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words = words
        self.title = label("", "section")
        self.before = named(Button("", look, "tiny", icon="chevron-left", tip=words("Mois précédent")), "month-before")
        self.after = named(Button("", look, "tiny", icon="chevron-right", tip=words("Mois suivant")), "month-after")
        self.dots = MonthDots(words, look)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.dots)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.dots.day_wanted.connect(self.day_wanted)

    def show_month(self, month: date, period: Period, today: date, marks: Mapping[date, DayMark]) -> None:
        """Draw a month."""
        self.title.setText(self._words.capital(self._words.month(month)))
        self.dots.show_month(month, period, today, marks)

    def _on_before(self) -> None:
        self.month_wanted.emit(months_after(self.dots.month, -1))

    def _on_after(self) -> None:
        self.month_wanted.emit(months_after(self.dots.month, 1))
