"""The journey of a case drawn as a line: what was reached, what is next, what lies ahead; who wrote each mark on hover."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parcours_desktop.screens.case import MarkShown
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import SMALL_SIZE, TINY_SIZE
from parcours_desktop.wording.words import Words

HEIGHT = 62
RADIUS = 8
CENTRE = 13
TITLE_TOP = 27
DATE_TOP = 44


class JourneyLine(QWidget):
    """Draws marks side by side. ``mark_chosen`` tells the place of the mark that was clicked, or chosen by Enter."""

    mark_chosen = Signal(int)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._marks: tuple[MarkShown, ...] = ()
        self._current = 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words("Parcours de la personne"))
        look.changed.connect(self.update)

    @property
    def marks(self) -> tuple[MarkShown, ...]:
        """What is drawn."""
        return self._marks

    def show_marks(self, marks: Sequence[MarkShown]) -> None:
        """Draw these marks."""
        self._marks = tuple(marks)
        reached = [place for place, mark in enumerate(self._marks) if mark.state != "ahead"]
        self._current = min(self._current, max(len(self._marks) - 1, 0)) if self.hasFocus() else max(reached, default=0)
        self.setAccessibleDescription(". ".join(self.spoken(mark) for mark in self._marks))
        self.update()

    def spoken(self, mark: MarkShown) -> str:
        """A mark in words."""
        states = {"done": self._words("fait"), "next": self._words("à suivre"), "ahead": self._words("plus tard")}
        return ", ".join(filter(None, (mark.title, mark.when, states[mark.state])))

    def sizeHint(self) -> QSize:
        return QSize(720, HEIGHT)

    def centre_of(self, place: int) -> QPointF:
        """Where a mark is drawn."""
        cell = self.width() / max(len(self._marks), 1)
        return QPointF((place + 0.5) * cell, CENTRE)

    # Mouse and keyboard

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._marks[place].tip if place is not None else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place_at(event.position().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place is not None:
            self._current = place
            self.update()
            self.mark_chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                by = 1 if event.key() == Qt.Key.Key_Right else -1
                self._current = max(0, min(len(self._marks) - 1, self._current + by))
                mark = self._marks[self._current]
                QToolTip.showText(
                    self.mapToGlobal(self.centre_of(self._current).toPoint()), mark.tip or mark.title, self
                )
                self.update()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.mark_chosen.emit(self._current)
            case _:
                super().keyPressEvent(event)

    def _place_at(self, x: float) -> int | None:
        place = int(x * len(self._marks) / max(self.width(), 1))
        return place if 0 <= place < len(self._marks) else None

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(1, len(self._marks)):
            self._draw_way(painter, place)
        for place, mark in enumerate(self._marks):
            self._draw_mark(painter, place, mark)
            self._draw_words(painter, place, mark)
        painter.end()

    def _draw_way(self, painter: QPainter, place: int) -> None:
        theme = self._look.theme
        done = all(mark.state == "done" for mark in self._marks[: place + 1]) or self._reached_after(place)
        pen = QPen(QColor(theme.blue_regular if done else theme.grey_light), 2)
        if not done:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2, 3])
        painter.setPen(pen)
        before, here = self.centre_of(place - 1), self.centre_of(place)
        painter.drawLine(QPointF(before.x() + RADIUS + 4, CENTRE), QPointF(here.x() - RADIUS - 4, CENTRE))

    def _reached_after(self, place: int) -> bool:
        return any(mark.state == "done" for mark in self._marks[place:])

    def _draw_mark(self, painter: QPainter, place: int, mark: MarkShown) -> None:
        theme, centre = self._look.theme, self.centre_of(place)
        if mark.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.blue_regular))
            painter.drawEllipse(centre, RADIUS, RADIUS)
            painter.setPen(QPen(QColor(theme.on_primary), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = centre.x(), centre.y()
            painter.drawPolyline([QPointF(x - 3.4, y + 0.2), QPointF(x - 1, y + 2.6), QPointF(x + 3.6, y - 2.6)])
        else:
            waiting = mark.state == "next"
            painter.setPen(QPen(QColor(theme.blue_regular if waiting else theme.grey_regular), 2 if waiting else 1.4))
            painter.setBrush(QColor(theme.surface))
            painter.drawEllipse(centre, RADIUS - 1, RADIUS - 1)
            if waiting:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.blue_regular))
                painter.drawEllipse(centre, 3, 3)
        if self.hasFocus() and place == self._current:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, RADIUS + 3, RADIUS + 3)

    def _draw_words(self, painter: QPainter, place: int, mark: MarkShown) -> None:
        theme = self._look.theme
        cell = self.width() / len(self._marks)
        title = QFont(self.font())
        title.setPixelSize(SMALL_SIZE)
        if mark.state == "next":
            title.setWeight(QFont.Weight.DemiBold)
        inks = {"done": theme.text, "next": theme.blue_piv, "ahead": theme.grey_medium}
        self._write(painter, title, inks[mark.state], QRectF(place * cell, TITLE_TOP, cell, 17), mark.title)
        date = QFont(self.font())
        date.setPixelSize(TINY_SIZE)
        self._write(painter, date, theme.grey_medium, QRectF(place * cell, DATE_TOP, cell, 16), mark.when)

    @staticmethod
    def _write(painter: QPainter, font: QFont, ink: str, area: QRectF, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) - 4)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
