"""How a month is drawn: numbers, holidays by name, flags, entries in one line, and how many more."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.screens.calendar_entries import Entry, Flag, MonthDay, Shade
from parcours_desktop.ui.calendar_block import MARKS
from parcours_desktop.ui.calendar_ink import FLAGS, draw_elided, shade_ink, sized, tinted
from parcours_desktop.ui.calendar_month_layout import DAYS, HEAD, WEEKS, MonthLayout, MonthLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import SMALL_SIZE, TINY_SIZE
from parcours_desktop.wording.words import Words

CENTRE = Qt.AlignmentFlag.AlignCenter


class MonthPainting:
    """Draws with the theme in force, and nothing outside ``part``."""

    def __init__(self, look: Look, words: Words) -> None:
        self._look, self._words = look, words

    def draw(self, painter: QPainter, layout: MonthLayout, part: QRectF, font: QFont) -> None:
        """The days with their lines."""
        theme = self._look.theme
        painter.setFont(sized(font, SMALL_SIZE, bold=True))
        painter.setPen(QColor(theme.grey_dark))
        for column, day in enumerate(layout.days[:DAYS]):
            area = QRectF(column * layout.width, 0, layout.width, HEAD - 2)
            draw_elided(painter, area, self._words.capital(self._words.weekday(day.on)), CENTRE)
        for place, day in enumerate(layout.days):
            cell = layout.cell(place)
            if cell.intersects(part):
                self._draw_day(painter, day, cell, font)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        for row in range(WEEKS + 1):
            y = round(HEAD + row * layout.height) + (0.5 if row < WEEKS else -0.5)
            painter.drawLine(QPointF(0, y), QPointF(DAYS * layout.width, y))
        for column in range(1, DAYS):
            x = round(column * layout.width) + 0.5
            painter.drawLine(QPointF(x, HEAD), QPointF(x, layout.whole_height))

    def draw_line(
        self, painter: QPainter, line: MonthLine, font: QFont, *, focused: bool = False, faint: bool = False
    ) -> None:
        """A flag, an entry, or « + 3 »."""
        painter.setOpacity(0.35 if faint else 1.0)
        if line.flag is not None:
            self._draw_flag(painter, line.flag, line.area, font)
        elif line.entry is not None:
            self.draw_entry(painter, line.entry, line.area, font)
        else:
            painter.setFont(sized(font, TINY_SIZE, bold=True))
            painter.setPen(QColor(self._look.theme.blue_piv))
            text = self._words.many("+ {n} autre", "+ {n} autres", line.more)
            draw_elided(painter, line.area.adjusted(6, 0, -2, 0), text)
        painter.setOpacity(1.0)
        if focused:
            painter.setPen(QPen(QColor(self._look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(line.area.adjusted(1, 1, -1, -1), 3, 3)

    def draw_entry(self, painter: QPainter, entry: Entry, area: QRectF, font: QFont) -> None:
        """An entry in one line: hour and name; dashed when only proposed, with the mark of its state."""
        theme = self._look.theme
        ink = shade_ink(theme, entry.shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface) if entry.is_struck else tinted(ink, theme.surface))
        painter.drawRoundedRect(area, 3, 3)
        if entry.shade is Shade.OWN:
            painter.setBrush(QBrush(tinted(ink, theme.surface, 0.42), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(area, 3, 3)
        if entry.row.state is AppointmentState.PROPOSED:
            painter.setPen(QPen(QColor(ink), 1.1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), 3, area.height()), 1.5, 1.5)
        room = area.adjusted(8, 0, -4, 0)
        if entry.row.state in MARKS and room.width() > 60:
            name, token = MARKS[entry.row.state]
            picture = self._look.icons.pixmap(name, token, 12, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(room.right() - 11, room.top() + 3), picture)
            room.adjust(0, 0, -14, 0)
        painter.setFont(sized(font, TINY_SIZE))
        painter.setPen(QColor(theme.grey_dark))
        used = draw_elided(painter, room, entry.hours) + 5 if entry.hours and room.width() > 70 else 0
        painter.setFont(sized(font, TINY_SIZE, bold=True, struck=entry.is_struck))
        painter.setPen(QColor(theme.text))
        draw_elided(painter, room.adjusted(used, 0, 0, 0), entry.name)

    def draw_landing(self, painter: QPainter, cell: QRectF) -> None:
        """The day onto which something would fall."""
        theme = self._look.theme
        painter.setPen(QPen(QColor(theme.blue_piv), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _draw_flag(self, painter: QPainter, flag: Flag, area: QRectF, font: QFont) -> None:
        theme = self._look.theme
        tone, icon, ink = FLAGS[flag.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ground(tone)))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        picture = self._look.icons.pixmap(icon, ink, 11, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(area.left() + 7, area.top() + 3.5), picture)
        painter.setFont(sized(font, TINY_SIZE, bold=True))
        painter.setPen(QColor(theme.ink(tone)))
        draw_elided(painter, area.adjusted(21, 0, -6, 0), flag.name)

    def _draw_day(self, painter: QPainter, day: MonthDay, cell: QRectF, font: QFont) -> None:
        theme = self._look.theme
        if day.closed:
            painter.fillRect(cell, QColor(theme.grey_pale))
        elif day.is_today:
            painter.fillRect(cell, tinted(theme.blue_regular, theme.background, 0.06))
        number = QRectF(cell.left() + 4, cell.top() + 2, 20, 18)
        if day.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.blue_piv))
            painter.drawEllipse(number.center(), 10, 9.5)
        painter.setFont(sized(font, SMALL_SIZE, bold=day.is_today or day.in_month))
        ink = theme.on_primary if day.is_today else theme.text if day.in_month else theme.grey_dark
        painter.setPen(QColor(ink))
        painter.drawText(number, CENTRE, day.number)
        if day.holiday:
            painter.setFont(sized(font, TINY_SIZE))
            painter.setPen(QColor(theme.grey_dark))
            draw_elided(painter, QRectF(number.right() + 4, number.top(), cell.width() - 32, 18), day.holiday)
