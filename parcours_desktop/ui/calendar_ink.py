"""The colours and fonts of a calendar: an ink for each shade and flag, tints of it, elided lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from parcours_desktop.screens.calendar_entries import FlagState, Shade
from parcours_desktop.ui.theme import Theme, Tone

TINT = 0.17
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
FLAGS = {
    FlagState.MET: (Tone.GOOD, "check", "green_dark"),
    FlagState.EXCUSED: (Tone.NEUTRAL, "minus", "grey_dark"),
    FlagState.PLANNED: (Tone.GOOD, "flag", "green_dark"),
    FlagState.WAITING: (Tone.MIND, "flag", "yellow_ink"),
    FlagState.URGENT: (Tone.MIND, "triangle-alert", "yellow_ink"),
    FlagState.MISSED: (Tone.BAD, "circle-x", "red_dark"),
}
"""The tone of a flag, its icon and the token that the icon is drawn in."""


def shade_ink(theme: Theme, shade: Shade) -> str:
    """The colour of an entry; its word always stands beside it, or in the tip."""
    return {
        Shade.SETTLEMENT: theme.blue_regular,
        Shade.FRENCH: theme.purple,
        Shade.EMPLOYMENT: theme.green_regular,
        Shade.WELCOME: theme.yellow_dark,
        Shade.GROUP: theme.purple,
        Shade.OWN: theme.grey_regular,
    }[shade]


def tinted(ink: str, ground: str, share: float = TINT) -> QColor:
    """A pale ground in the colour of ``ink``."""
    over, under = QColor(ink), QColor(ground)
    parts = zip((over.red(), over.green(), over.blue()), (under.red(), under.green(), under.blue()), strict=True)
    return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))


def sized(font: QFont, size: int, *, bold: bool = False, struck: bool = False) -> QFont:
    """The font in another size of pixels."""
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setStrikeOut(struck)
    return made


def draw_elided(painter: QPainter, area: QRectF, text: str, flags: Qt.AlignmentFlag = LEFT) -> float:
    """Draw a line that ends in … where it has no room; answers its width."""
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.drawText(area, flags, shown)
    return metrics.horizontalAdvance(shown)
