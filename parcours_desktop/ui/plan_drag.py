"""Dragging steps: where they would fall, a line that shows it, and the page that follows near its edges."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_card import StrandCardWidget
from parcours_desktop.ui.plan_row import SIDE

EDGE, PACE = 28, 12


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the dragged steps would fall: before a step of a strand, or at its end; ``line`` in the board's coordinates."""

    strand: Strand
    before: int | None
    line: QRect


class LandingLine(QWidget):
    """A thick line between two steps; it lets the mouse through."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.hide()

    def show_at(self, line: QRect) -> None:
        """Show where the steps would fall."""
        self.setGeometry(line)
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.theme.blue_piv))
        painter.setBrush(QColor(self._look.theme.blue_piv))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 1, 1)
        painter.end()


class StepDragging:
    """One drag over a board: the line that shows where the steps would fall, and the place itself at its end."""

    def __init__(self, look: Look, board: QWidget) -> None:
        self._board = board
        self._line = LandingLine(look, board)
        self._landing: Landing | None = None

    def go(self, cards: Sequence[StrandCardWidget], at: QPoint) -> None:
        """The mouse is at a point of the screen."""
        self._landing = landing_at(self._board, cards, self._board.mapFromGlobal(at))
        if self._landing is not None:
            self._line.show_at(self._landing.line)
        self._board.setCursor(Qt.CursorShape.ClosedHandCursor)

    def end(self) -> Landing | None:
        """The mouse was let go: answers where."""
        self._board.unsetCursor()
        self._line.hide()
        landing, self._landing = self._landing, None
        return landing


def landing_at(board: QWidget, cards: Sequence[StrandCardWidget], point: QPoint) -> Landing | None:
    """Where a drop at ``point`` (board's coordinates) would fall: in the card it is over, or the nearest one."""
    if not cards:
        return None
    card = min(cards, key=lambda one: _distance(one.geometry(), point.y()))
    rows = list(card.rows.values())
    left = card.geometry().left() + SIDE
    width = card.width() - 2 * SIDE
    for row in rows:
        top = row.mapTo(board, QPoint(0, 0)).y()
        if point.y() < top + row.height() / 2:
            return Landing(card.strand, row.line.id, QRect(left, top - 2, width, 3))
    if rows:
        bottom = rows[-1].mapTo(board, QPoint(0, rows[-1].height())).y()
    else:
        bottom = card.header.mapTo(board, QPoint(0, card.header.height())).y()
    return Landing(card.strand, None, QRect(left, bottom - 2, width, 3))


def follow(area: QScrollArea, global_point: QPoint) -> None:
    """Scroll when the mouse is near the upper or lower edge of what is seen."""
    seen = area.viewport()
    height = seen.mapFromGlobal(global_point).y()
    bar = area.verticalScrollBar()
    if height < EDGE:
        bar.setValue(bar.value() - PACE)
    elif height > seen.height() - EDGE:
        bar.setValue(bar.value() + PACE)


def _distance(area: QRect, height: int) -> int:
    if area.top() <= height <= area.bottom():
        return 0
    return min(abs(height - area.top()), abs(height - area.bottom()))
