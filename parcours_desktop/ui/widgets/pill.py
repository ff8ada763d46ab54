"""A pill: a word or two about a state, on the pale ground of its tone. Drawn the same alone and in tables."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import PILL_HEIGHT, TINY_SIZE, Theme, Tone

SIDE = 9


@dataclass(frozen=True, slots=True)
class PillText:
    """What a pill says: the word (translated already) and its tone."""

    text: str
    tone: Tone = Tone.NEUTRAL


def pill_font(base: QFont) -> QFont:
    """The font of pills: small and half bold."""
    font = QFont(base)
    font.setPixelSize(TINY_SIZE)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def pill_width(text: str, font: QFont) -> int:
    """How wide a pill with ``text`` is, in pixels; ``font`` is that of ``pill_font``."""
    return QFontMetrics(font).horizontalAdvance(text) + 2 * SIDE


def draw_pill(painter: QPainter, area: QRectF, pill: PillText, theme: Theme, *, on: str = "") -> None:
    """Draw a pill at the left of ``area``, in the middle of its height; the painter's font is that of ``pill_font``.

    ``on`` is the colour under it: a pill of the same colour is drawn on white, so that it stays one.
    """
    width = min(area.width(), pill_width(pill.text, painter.font()))
    shape = QRectF(area.left(), area.center().y() - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = theme.ground(pill.tone)
    painter.setBrush(QColor(theme.surface if ground == on else ground))
    painter.drawRoundedRect(shape, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(QColor(theme.ink(pill.tone)))
    room = int(shape.width() - 2 * SIDE) + 1
    shown = QFontMetrics(painter.font()).elidedText(pill.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, shown)


class Pill(QWidget):
    """A pill that stands alone, for example beside a heading."""

    def __init__(self, look: Look, text: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self._look = look
        self._pill = PillText(text, tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.show_pill(self._pill)

    @property
    def text(self) -> str:
        """What it says."""
        return self._pill.text

    def show_pill(self, pill: PillText) -> None:
        """Say something else; an empty text hides the pill."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        if not pill.text:
            self.hide()
        elif self.parentWidget() is not None:  # alone it would open a window of its own
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._pill.text, pill_font(self.font())), PILL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(pill_font(self.font()))
        draw_pill(painter, QRectF(self.rect()), self._pill, self._look.theme)
        painter.end()
