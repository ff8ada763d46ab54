"""How the grid of a week is drawn: hours, the hour it is, blocks in the colour of their kind with the shape of their state."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.screens.week import Block
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, SMALL_SIZE, TINY_SIZE, Theme
from parcours_desktop.ui.week_layout import RULER, Placed, WeekLayout
from parcours_desktop.wording.words import Words

TINT = 0.17
TEXT_LEFT = 9
LINE = 15
ROOM_FOR_TWO = 33
ROOM_FOR_THREE = 50


def kind_ink(theme: Theme, kind: AppointmentKind) -> str:
    """The colour of a kind of appointment; its word always stands beside it, or in the tip."""
    return {
        AppointmentKind.FIRST_MEETING: theme.blue_regular,
        AppointmentKind.FOLLOW_UP: theme.green_regular,
        AppointmentKind.AIRPORT_WELCOME: theme.yellow_dark,
        AppointmentKind.GROUP_SESSION: theme.purple,
    }.get(kind, theme.grey_medium)


def tinted(ink: str, ground: str, share: float = TINT) -> QColor:
    """A pale ground in the colour of ``ink``."""
    over, under = QColor(ink), QColor(ground)
    parts = zip((over.red(), over.green(), over.blue()), (under.red(), under.green(), under.blue()), strict=True)
    return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))


class WeekPainting:
    """Draws with the theme in force."""

    def __init__(self, look: Look, words: Words) -> None:
        self._look, self._words = look, words

    def draw_hours(self, painter: QPainter, layout: WeekLayout, width: int, height: int) -> None:
        """The lines of hours and days, holidays sunk, today lit."""
        theme = self._look.theme
        for place, day in enumerate(layout.days):
            column = QRectF(layout.left(place), 0, layout.column, height)
            if day.holiday:
                painter.fillRect(column, QColor(theme.grey_pale))
            elif day.is_today:
                painter.fillRect(column, tinted(theme.blue_regular, theme.background, 0.04))
        painter.setFont(_sized(painter.font(), TINY_SIZE))
        for minute in layout.hours():
            y = round(layout.top(minute)) + 0.5
            painter.setPen(QPen(QColor(theme.hairline), 1))
            painter.drawLine(QPointF(RULER - 6, y), QPointF(width, y))
            painter.setPen(QColor(theme.grey_medium))
            hour = self._words.time(time(minute // 60 % 24))
            area = QRectF(0, y - (0 if minute == layout.first else 8), RULER - 12, 16)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hour)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        for place in range(len(layout.days) + 1):
            x = round(layout.left(place)) + (0.5 if place < len(layout.days) else -0.5)
            painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def draw_now(self, painter: QPainter, layout: WeekLayout, now: datetime) -> None:
        """A line at the hour it is, on the day it is."""
        minute = now.hour * 60 + now.minute
        for place, day in enumerate(layout.days):
            if day.is_today and layout.first <= minute <= layout.last:
                y, left = layout.top(minute), layout.left(place)
                painter.setPen(QPen(QColor(self._look.theme.red_regular), 1.4))
                painter.drawLine(QPointF(left, y), QPointF(left + layout.column, y))
                painter.setBrush(QColor(self._look.theme.red_regular))
                painter.drawEllipse(QPointF(left, y), 3, 3)

    def draw_block(self, painter: QPainter, placed: Placed, *, faint: bool, focused: bool, font: QFont) -> None:
        """An appointment: dashed when it is only proposed, ticked when held, crossed when missed."""
        theme, area, row = self._look.theme, placed.area, placed.block.row
        ink = kind_ink(theme, row.kind)
        painter.setOpacity(0.35 if faint else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(ink, theme.surface))
        painter.drawRoundedRect(area, CORNER, CORNER)
        if row.state is AppointmentState.PROPOSED:
            pen = QPen(QColor(ink), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), 4, area.height()), 2, 2)
        self._draw_words(painter, placed.block, area, font)
        painter.setOpacity(1.0)
        if focused:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)

    def draw_ghost(self, painter: QPainter, block: Block, area: QRectF, at: datetime, font: QFont) -> None:
        """Where a block that is being dragged would go."""
        shown = replace(block, hours=self._words.time(at))
        painter.setOpacity(0.85)
        self.draw_block(painter, Placed(shown, area), faint=False, focused=True, font=font)

    def _draw_words(self, painter: QPainter, block: Block, area: QRectF, font: QFont) -> None:
        theme = self._look.theme
        room = area.adjusted(TEXT_LEFT, 2, -4, -1)
        mark = {AppointmentState.HELD: ("check", "green_regular"), AppointmentState.MISSED: ("x", "red_regular")}
        if block.row.state in mark and room.width() > 40:
            name, ink = mark[block.row.state]
            picture = self._look.icons.pixmap(name, ink, 14, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(room.right() - 14, room.top() + 2), picture)
            room.adjust(0, 0, -18, 0)
        two = area.height() >= ROOM_FOR_TWO
        bold, usual = _sized(font, SMALL_SIZE, bold=True), _sized(font, TINY_SIZE)
        first = QRectF(
            room.left(), room.top() + (1 if two else max(0, (area.height() - 4 - LINE) / 2)), room.width(), LINE
        )
        metrics = QFontMetrics(usual)
        hours = metrics.horizontalAdvance(block.hours) + 6
        wide = first.width() > hours + 40
        name = QFontMetrics(bold).elidedText(
            block.name, Qt.TextElideMode.ElideRight, int(first.width() - (hours if wide else 0))
        )
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        if wide:
            used = QFontMetrics(bold).horizontalAdvance(name) + 6
            painter.setFont(usual)
            painter.setPen(QColor(theme.grey_dark))
            beside = first.adjusted(used, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, block.hours)
        painter.setFont(usual)
        painter.setPen(QColor(theme.grey_dark))
        lines = [block.about, block.state] if area.height() >= ROOM_FOR_THREE else [self._brief(block)]
        for number, text in enumerate(lines if two else [], 1):
            line = first.translated(0, number * LINE)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _brief(self, block: Block) -> str:
        if not block.state:
            return block.about
        return self._words("{about} ({state})", about=block.about, state=block.state.lower())


def _sized(font: QFont, size: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
