"""A chart on the screen, drawn from the one definition of ``domain.chart``: pointing at a bar, or the arrows, tell its number.

Bars under the goal are hatched as well as yellow, parts are told apart by pattern as well as by shade; the whole chart is
told in words to those who do not see it. Its table stands wherever the chart does.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parcours_desktop.domain.chart import Chart, ChartKind, ChartLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import TINY_SIZE
from parcours_desktop.wording.words import Words

NAMES, NUMBERS, ROW, BAR, GAP = 150.0, 56.0, 26.0, 12.0, 4.0
HIGH, FOOT, HEAD = 190, 20.0, 18.0
PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.Dense7Pattern,
)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Draws a ``Chart``."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._chart: Chart | None = None
        self._here = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self._chart, self._here = chart, -1
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.told)
        self.updateGeometry()
        self.update()

    def told(self, number: int) -> str:
        """What is said of a bar: « août 2026 : 94 % · 33 sur 35 »."""
        chart = self._chart
        if chart is None or not 0 <= number < len(chart.lines):
            return ""
        line = chart.lines[number]
        parts = [f"{part} {self._words.number(value)}" for part, value in zip(chart.parts, line.values, strict=False)]
        counted = f"{self._words.number(line.total)} {chart.unit}"
        return f"{line.label}\u00a0: " + " · ".join(filter(None, (counted, *parts, line.remark)))

    def bar_at(self, at: QPointF) -> int:
        """The number of the bar at a place, -1 where there is none."""
        return next((number for number, area in enumerate(self._areas()) if area.contains(at)), -1)

    def sizeHint(self) -> QSize:
        chart = self._chart
        if chart is None or chart.kind is ChartKind.SERIES:
            return QSize(280, HIGH)
        legend = ROW if chart.parts else 0
        return QSize(420, int(ROW * len(chart.lines) + legend + GAP))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told(self.bar_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._chart is None or not self._chart.lines:
            super().keyPressEvent(event)
            return
        self._here = min(max(self._here + step, 0), len(self._chart.lines) - 1)
        self.setAccessibleDescription(self.told(self._here))
        area = self._areas()[self._here]
        QToolTip.showText(self.mapToGlobal(area.center().toPoint()), self.told(self._here), self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._here = -1
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(TINY_SIZE)
        painter.setFont(font)
        for number, (line, area) in enumerate(zip(self._chart.lines, self._areas(), strict=True)):
            if self._chart.kind is ChartKind.SERIES:
                self._draw_column(painter, self._chart, line, area)
            else:
                self._draw_row(painter, self._chart, line, area)
            if number == self._here and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._look.theme.focus), 2))
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3)
        if self._chart.kind is ChartKind.SERIES and self._chart.goal:
            self._draw_goal(painter, self._chart)
        if self._chart.parts:
            self._draw_legend(painter, self._chart)
        painter.end()

    def _areas(self) -> list[QRectF]:
        """The place of every bar with its name and number."""
        chart = self._chart
        if chart is None or not chart.lines:
            return []
        if chart.kind is ChartKind.SERIES:
            wide = self.width() / len(chart.lines)
            return [QRectF(wide * at, 0, wide, self.height()) for at in range(len(chart.lines))]
        first = ROW if chart.parts else 0.0
        return [QRectF(0, first + ROW * at, self.width(), ROW) for at in range(len(chart.lines))]

    def _brush(self, part: int, *, under: bool = False) -> QBrush:
        theme = self._look.theme
        if under:
            return QBrush(QColor(theme.yellow_dark), Qt.BrushStyle.Dense3Pattern)
        return QBrush(QColor(theme.blue_piv), PATTERNS[part % len(PATTERNS)])

    def _draw_column(self, painter: QPainter, chart: Chart, line: ChartLine, area: QRectF) -> None:
        high = self.height() - FOOT - HEAD
        length = high * line.total / max(1, chart.most)
        bar = QRectF(area.left() + area.width() * 0.16, HEAD + high - length, area.width() * 0.68, length)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush(0, under=bool(chart.goal) and line.total < chart.goal))
        painter.drawRect(bar)
        painter.setPen(QColor(self._look.theme.text))
        middle = Qt.AlignmentFlag.AlignHCenter
        if line.total:
            number = QRectF(area.left() - 6, bar.top() - HEAD, area.width() + 12, HEAD)
            painter.drawText(number, middle | Qt.AlignmentFlag.AlignVCenter, self._words.number(line.total))
        painter.setPen(QColor(self._look.theme.grey_dark))
        foot = QRectF(area.left() - 6, self.height() - FOOT, area.width() + 12, FOOT)
        name = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, int(area.width() + 4))
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignBottom, name)

    def _draw_goal(self, painter: QPainter, chart: Chart) -> None:
        high = self.height() - FOOT - HEAD
        at = HEAD + high - high * chart.goal / max(1, chart.most)
        painter.setPen(QPen(QColor(self._look.theme.grey_medium), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, at), QPointF(self.width(), at))

    def _draw_row(self, painter: QPainter, chart: Chart, line: ChartLine, area: QRectF) -> None:
        theme = self._look.theme
        names = min(NAMES, self.width() * 0.4)
        painter.setPen(QColor(theme.text))
        name = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, int(names))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, area.top(), names, ROW), upright | Qt.AlignmentFlag.AlignLeft, name)
        room = self.width() - names - NUMBERS - 2 * GAP
        at = names + GAP
        for part, value in enumerate(line.values):
            wide = room * value / max(1, chart.most)
            bar = QRectF(at, area.center().y() - BAR / 2, wide, BAR)
            painter.setPen(QPen(QColor(theme.blue_piv), 1) if chart.parts else Qt.PenStyle.NoPen)
            painter.setBrush(self._brush(part))
            if value:
                painter.drawRect(bar)
            at += wide
        painter.setPen(QColor(theme.text))
        number = QRectF(at + GAP, area.top(), NUMBERS, ROW)
        painter.drawText(number, upright | Qt.AlignmentFlag.AlignLeft, self._words.number(line.total))

    def _draw_legend(self, painter: QPainter, chart: Chart) -> None:
        theme, at = self._look.theme, 0.0
        for number, part in enumerate(chart.parts):
            painter.setPen(QPen(QColor(theme.blue_piv), 1))
            painter.setBrush(self._brush(number))
            painter.drawRect(QRectF(at, (ROW - BAR) / 2, BAR * 1.5, BAR))
            painter.setPen(QColor(theme.text))
            wide = painter.fontMetrics().horizontalAdvance(part) + 2.0
            painter.drawText(QRectF(at + BAR * 2, 0, wide, ROW), Qt.AlignmentFlag.AlignVCenter, part)
            at += BAR * 2 + wide + 2 * GAP
