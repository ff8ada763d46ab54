"""How the ground of the grid is drawn: hours, closed days, hours in which nobody is met, the hour it is."""

from datetime import datetime, time

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from parcours_desktop.ui.calendar_geometry import RULER, GridGeometry
from parcours_desktop.ui.calendar_ink import sized, tinted
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import TINY_SIZE
from parcours_desktop.wording.words import Words


class GridPainting:
    """Draws with the theme in force, and nothing outside ``part``."""

    def __init__(self, look: Look, words: Words) -> None:
        self._look, self._words = look, words

    def draw(self, painter: QPainter, geometry: GridGeometry, width: int, height: int, part: QRectF) -> None:
        """Columns, shades and lines; ``part`` is what must be drawn."""
        theme = self._look.theme
        for place in range(len(geometry.columns)):
            column = QRectF(geometry.left(place), 0, geometry.column, height)
            if column.intersects(part):
                self._draw_column(painter, geometry, place, column)
        painter.setFont(sized(painter.font(), TINY_SIZE))
        for minute in geometry.hours():
            y = round(geometry.top(minute)) + 0.5
            if part.top() - 10 <= y <= part.bottom() + 10:
                painter.setPen(QPen(QColor(theme.hairline), 1))
                painter.drawLine(QPointF(RULER - 6, y), QPointF(width, y))
                painter.setPen(QColor(theme.grey_medium))
                hour = self._words.time(time(minute // 60 % 24))
                area = QRectF(0, y - 8, RULER - 10, 16)
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hour)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        for place in range(len(geometry.columns) + 1):
            x = round(geometry.left(place)) + (0.5 if place < len(geometry.columns) else -0.5)
            painter.drawLine(QLineF(x, 0, x, height))

    def draw_now(self, painter: QPainter, geometry: GridGeometry, now: datetime) -> None:
        """A line at the hour it is, on the day it is."""
        minute = now.hour * 60 + now.minute
        for place, column in enumerate(geometry.columns):
            if column.is_today and geometry.first <= minute <= geometry.last:
                y, left = geometry.top(minute), geometry.left(place)
                painter.setPen(QPen(QColor(self._look.theme.red_regular), 1.4))
                painter.drawLine(QPointF(left, y), QPointF(left + geometry.column, y))
                painter.setBrush(QColor(self._look.theme.red_regular))
                painter.drawEllipse(QPointF(left, y), 3, 3)

    def _draw_column(self, painter: QPainter, geometry: GridGeometry, place: int, area: QRectF) -> None:
        theme, column = self._look.theme, geometry.columns[place]
        if column.closed:
            painter.fillRect(area, QColor(theme.grey_pale))
            return
        if column.is_today:
            painter.fillRect(area, tinted(theme.blue_regular, theme.background, 0.04))
        if column.open is None:
            return
        shade = tinted(theme.grey_regular, theme.background, 0.09)
        until = geometry.first
        for first, last in (*column.open, (geometry.last, geometry.last)):
            if first > until:
                top, bottom = geometry.top(until), geometry.top(min(first, geometry.last))
                painter.fillRect(QRectF(area.left(), top, area.width(), bottom - top), shade)
            until = max(until, last)
