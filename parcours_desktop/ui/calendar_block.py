"""How one entry is drawn: the colour of its shade, the shape of its state, its words never cut in the middle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.screens.calendar_entries import Entry, Shade
from parcours_desktop.ui.calendar_ink import draw_elided, shade_ink, sized, tinted
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, SMALL_SIZE, TINY_SIZE
from parcours_desktop.wording.words import Words

TEXT_LEFT = 10
LINE = 15
ROOM_FOR_TWO, ROOM_FOR_THREE = 33, 50
NARROW = 34  # pixels under which the name alone is drawn, as far as it goes
FAINT = 0.35
MARKS = {
    AppointmentState.HELD: ("check", "green_regular"),
    AppointmentState.MISSED: ("x", "red_regular"),
    AppointmentState.MOVED: ("arrow-right", "grey_dark"),
    AppointmentState.CANCELLED: ("ban", "grey_dark"),
}


class BlockPainting:
    """Draws entries with the theme in force."""

    def __init__(self, look: Look, words: Words) -> None:
        self._look, self._words = look, words

    def draw(
        self, painter: QPainter, entry: Entry, area: QRectF, font: QFont, *, faint: bool = False, focused: bool = False
    ) -> None:
        """An entry: dashed when only proposed, ticked when held, crossed when missed, struck when cancelled or moved."""
        painter.setOpacity(FAINT if faint else 1.0)
        self._draw_ground(painter, entry, area)
        self._draw_words(painter, entry, area, font)
        painter.setOpacity(1.0)
        if focused:
            painter.setPen(QPen(QColor(self._look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)

    def draw_free(self, painter: QPainter, area: QRectF, hours: str, font: QFont) -> None:
        """A slot that is being drawn out, or that the keyboard is on."""
        theme = self._look.theme
        painter.setPen(QPen(QColor(theme.blue_piv), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(tinted(theme.blue_piv, theme.surface, 0.08))
        painter.drawRoundedRect(area.adjusted(0.7, 0.7, -0.7, -0.7), CORNER, CORNER)
        painter.setFont(sized(font, SMALL_SIZE, bold=True))
        painter.setPen(QColor(theme.blue_piv))
        draw_elided(painter, QRectF(area.left() + 8, area.top() + 2, area.width() - 12, LINE + 3), hours)

    def _draw_ground(self, painter: QPainter, entry: Entry, area: QRectF) -> None:
        theme = self._look.theme
        ink = shade_ink(theme, entry.shade)
        painter.setPen(QPen(QColor(theme.surface), 1))
        pale = entry.is_struck or entry.is_ghost
        painter.setBrush(QColor(theme.surface) if pale else tinted(ink, theme.surface))
        painter.drawRoundedRect(area, CORNER, CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        if entry.shade is Shade.OWN:
            painter.setBrush(QBrush(tinted(ink, theme.surface, 0.42), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(area, CORNER, CORNER)
        if entry.row.state is AppointmentState.PROPOSED or entry.is_struck:
            dashed = Qt.PenStyle.DotLine if entry.is_struck else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(ink), 1.2, dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), min(4.0, area.width()), area.height()), 2, 2)

    def _draw_words(self, painter: QPainter, entry: Entry, area: QRectF, font: QFont) -> None:
        theme = self._look.theme
        narrow = area.width() < NARROW
        room = area.adjusted(6 if narrow else TEXT_LEFT, 2, -1 if narrow else -4, -1)
        if room.width() < 6:
            return
        if entry.row.state in MARKS and room.width() > 46:
            name, ink = MARKS[entry.row.state]
            picture = self._look.icons.pixmap(name, ink, 14, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(room.right() - 14, room.top() + 2), picture)
            room.adjust(0, 0, -18, 0)
        two = area.height() >= ROOM_FOR_TWO
        top = room.top() + (1 if two else max(0.0, (area.height() - 4 - LINE) / 2))
        first = QRectF(room.left(), top, room.width(), LINE)
        self._draw_name(painter, entry, first, font)
        if not two or narrow:
            return
        painter.setFont(sized(font, TINY_SIZE))
        painter.setPen(QColor(theme.grey_dark))
        for number, text in enumerate(self._lines(entry, painter, room.width(), area.height()), 1):
            draw_elided(painter, first.translated(0, number * LINE), text)

    def _draw_name(self, painter: QPainter, entry: Entry, line: QRectF, font: QFont) -> None:
        theme = self._look.theme
        usual = sized(font, TINY_SIZE)
        hours = QFontMetrics(usual).horizontalAdvance(entry.hours) + 6 if entry.hours else 0
        wide = line.width() > hours + 44
        painter.setFont(sized(font, SMALL_SIZE, bold=True, struck=entry.is_struck))
        painter.setPen(QColor(theme.grey_dark if entry.is_struck else theme.text))
        used = draw_elided(painter, line.adjusted(0, 0, -hours if wide else 0, 0), entry.name) + 6
        if wide and hours:
            painter.setFont(usual)
            painter.setPen(QColor(theme.grey_dark))
            painter.drawText(
                line.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, entry.hours
            )

    def _lines(self, entry: Entry, painter: QPainter, width: float, height: float) -> list[str]:
        """What stands under the name: one line with the state in brackets, or as many as there is room for."""
        metrics = QFontMetrics(painter.font())
        wide = metrics.horizontalAdvance(entry.hours) + 50 < width
        lines = [entry.about, entry.state] if wide else [entry.hours, entry.about, entry.state]
        lines = [line for line in lines if line]
        if height < ROOM_FOR_THREE:
            if wide and entry.state:
                brief = self._words("{about} ({state})", about=entry.about, state=entry.state.lower())
                return [brief]
            return lines[:1]
        return lines[: int((height - 4) // LINE) - 1]
