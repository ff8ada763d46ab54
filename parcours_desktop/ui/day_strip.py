"""The days of a clock side by side: working days in boxes, week-ends as narrow gaps, holidays marked, today framed."""

from itertools import dropwhile

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parcours_desktop.domain.clock import DayKind
from parcours_desktop.screens.case_clock import StripDay
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import TINY_SIZE, Tone
from parcours_desktop.ui.widgets.labels import named

BOX, GAP_WIDE, APART, HIGH, CORNER = 46, 10, 4, 46, 4
TICK = 14


class DayStrip(QWidget):
    """Shows ``StripDay`` rows; each day says in full what it is when the mouse rests on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "day-strip")
        self._look = look
        self._days: tuple[StripDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_days(self, days: tuple[StripDay, ...]) -> None:
        """Show other days."""
        self._days = tuple(dropwhile(_is_weekend, days))
        self.setAccessibleName(", ".join(day.tip for day in days if day.kind is not DayKind.WEEKEND))
        self.setVisible(bool(days))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(1, int(self._right())), HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HIGH)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            found = next((day.tip for day, area in self._areas() if area.contains(at)), "")
            QToolTip.showText(event.globalPos(), found, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day, area in self._areas():
            if day.kind is not DayKind.WEEKEND:
                self._paint(painter, day, area)
        painter.end()

    def _areas(self) -> list[tuple[StripDay, QRectF]]:
        found, left = [], 0.0
        for day in self._days:
            width = GAP_WIDE / 2 if day.kind is DayKind.WEEKEND else BOX
            found.append((day, QRectF(left, 0.5, width, HIGH - 1)))
            left += width + APART
        return found

    def _right(self) -> float:
        areas = self._areas()
        return areas[-1][1].right() + 1 if areas else 0.0

    def _paint(self, painter: QPainter, day: StripDay, area: QRectF) -> None:
        theme, holiday = self._look.theme, day.kind is DayKind.HOLIDAY
        tone = Tone.GOOD if day.mark == "met" else Tone.INFO if day.mark == "today" else Tone.NEUTRAL
        edge = QPen(
            QColor(theme.blue_piv if day.mark == "today" else theme.grey_light), 2 if day.mark == "today" else 1
        )
        if holiday:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        filled = not holiday and day.mark != "ahead"
        painter.setBrush(QColor(theme.ground(tone)) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setPen(QColor(theme.ink(tone) if filled else theme.grey_medium if holiday else theme.text))
        small = QFont(self.font())
        small.setPixelSize(TINY_SIZE)
        painter.setFont(small)
        top = QRectF(area.left(), area.top() + 5, area.width(), 16)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, day.weekday)
        large = QFont(self.font())
        large.setBold(not holiday)
        large.setStrikeOut(holiday)
        painter.setFont(large)
        painter.drawText(QRectF(area.left(), area.top() + 20, area.width(), 20), Qt.AlignmentFlag.AlignCenter, day.day)
        if day.mark == "met":
            tick = self._look.pixmap("check", "green_dark", TICK, self)
            painter.drawPixmap(QPointF(area.right() - TICK - 2, area.bottom() - TICK - 2), tick)


def _is_weekend(day: StripDay) -> bool:
    return day.kind is DayKind.WEEKEND
