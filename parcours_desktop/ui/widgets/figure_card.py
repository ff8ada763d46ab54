"""A figure as a card that can be pressed: its name, the figure in large, what stands under it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER_CARD, SMALL_SIZE, Tone
from parcours_desktop.ui.widgets.labels import named

HIGH, EDGE = 96, 12
FIGURE_SIZE = 24
_INKS = {Tone.BAD: "red_regular", Tone.GOOD: "green_regular"}


class FigureCard(QAbstractButton):
    """``clicked``: what stands behind the figure is wanted."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        named(self, name)
        self._look = look
        self._figure, self._remark, self._tone = "", "", Tone.NEUTRAL
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def figure(self) -> str:
        """The figure as it is read."""
        return self._figure

    def show_figure(self, title: str, figure: str, remark: str, tone: Tone) -> None:
        """Show another figure; the remark says in words what the tone says in colour."""
        self.setText(title)
        self._figure, self._remark, self._tone = figure, remark, tone
        self.setAccessibleName(f"{title}\u00a0: {figure}")
        self.setAccessibleDescription(remark)
        self.setToolTip(f"{title}\u00a0: {figure}\n{remark}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.surface))
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.focus if focused else theme.hairline), 2 if focused else 1))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1) if focused else area, CORNER_CARD, CORNER_CARD)
        inside = area.adjusted(EDGE, 10, -EDGE, -10)
        self._write(painter, inside, self.text(), SMALL_SIZE, "grey_medium", Qt.AlignmentFlag.AlignTop)
        ink = _INKS.get(self._tone, "text")
        self._write(painter, inside, self._figure, FIGURE_SIZE, ink, Qt.AlignmentFlag.AlignVCenter, bold=True)
        self._write(painter, inside, self._remark, SMALL_SIZE, "grey_medium", Qt.AlignmentFlag.AlignBottom)
        painter.end()

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        size: int,
        ink: str,
        where: Qt.AlignmentFlag,
        *,
        bold: bool = False,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.theme, ink)))
        told = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, where | Qt.AlignmentFlag.AlignLeft, told)
