"""One step of a plan as a line: box to tick, label, who, when; it takes the focus and says what was done to it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from parcours_desktop.screens.plan_cards import StepLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, ROW_HEIGHT, Tone
from parcours_desktop.ui.widgets.pill import PillText, draw_pill, pill_font, pill_width

SIDE = 12
RIGHT = 18
BOX = 16
WHEN_WIDTH = 88
APART = 14
LEAST_WHO = 0.26
BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason}


class StepRowWidget(QWidget):
    """Draws a ``StepLine``. ``opened`` names the field on which the detail should open."""

    ticked = Signal(int)
    opened = Signal(int, str)
    pressed = Signal(int, object)
    released = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, look: Look, line: StepLine) -> None:
        super().__init__()
        self._look, self.line = look, line
        self._chosen = self._open = self._dragging = False
        self._pressed_at: QPointF | None = None
        self._last = False
        self.setFixedHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew when the mouse comes and goes
        look.changed.connect(self.update)
        self.show_line(line)

    def sizeHint(self) -> QSize:
        return QSize(420, ROW_HEIGHT)

    def show_line(self, line: StepLine) -> None:
        """Draw another state of the step."""
        self.line = line
        self.setAccessibleName(line.spoken)
        self.setToolTip(line.tip)
        self.update()

    def show_state(self, *, chosen: bool, current: bool, open_: bool, last: bool) -> None:
        """Draw it as chosen, as the one that Tab reaches, as open, or as the last one (without a line below)."""
        self._chosen, self._open, self._last = chosen, open_, last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.NoFocus)
        self.update()

    @property
    def is_chosen(self) -> bool:
        """Whether it is drawn as chosen."""
        return self._chosen

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._box().adjusted(-6, -8, 6, 8).contains(event.position()):
            self.ticked.emit(self.line.id)
            return
        self._pressed_at = event.position()
        self.pressed.emit(self.line.id, event.modifiers())
        if event.position().x() > self.width() - RIGHT and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._pressed_at = None
            self.opened.emit(self.line.id, "label")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if not self._dragging:
            away = (event.position() - self._pressed_at).manhattanLength()
            self._dragging = away > 8
        if self._dragging:
            self.dragged.emit(self.line.id, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, pressed = self._dragging, self._pressed_at is not None
        self._dragging, self._pressed_at = False, None
        if was:
            self.dropped.emit(self.line.id, event.globalPosition().toPoint())
        elif pressed and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.released.emit(self.line.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.line.id, self._field_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.line.id, event.globalPos())

    def _field_at(self, x: float) -> str:
        if x > self.width() - RIGHT - WHEN_WIDTH:
            return "due_on"
        return "organization" if x > self._who_area().left() - 6 and self.line.who else "label"

    # Drawing

    def _box(self) -> QRectF:
        return QRectF(SIDE, (self.height() - BOX) / 2, BOX, BOX)

    def _who_area(self) -> QRectF:
        """Who carries it out: as much room as the label leaves, and never less than a quarter of the line."""
        metrics, line = self.fontMetrics(), self.line
        left = SIDE + BOX + 8
        right = self.width() - RIGHT - WHEN_WIDTH - 8
        taken = metrics.horizontalAdvance(line.label) + self._beside_width() + APART
        wanted = metrics.horizontalAdvance(line.who) + 2.0
        width = min(wanted, max(right - left - taken, (right - left) * LEAST_WHO))
        return QRectF(right - width, 0, width, self.height() - 1)

    def _beside_width(self) -> int:
        """What the pill of a state and the mark of sharing take after the label."""
        pill = pill_width(self.line.mark, pill_font(self.font())) + 8 if self.line.mark else 0
        return pill + (22 if self.line.shared else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.selection if self._chosen else theme.hover if self.underMouse() or self._open else None
        if ground:
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), QColor(ground))
        if not self._last and not self._open:
            painter.fillRect(QRectF(SIDE, self.height() - 1, self.width() - SIDE - RIGHT, 1), QColor(theme.hairline))
        self._draw_marks(painter)
        self._draw_texts(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 1.5, -2.5, -2.5), CORNER, CORNER)
        painter.end()

    def _draw_marks(self, painter: QPainter) -> None:
        line = self.line
        name, ink = (
            ("square-check", "green_regular")
            if line.done
            else ("ban", "grey_medium")
            if line.struck
            else ("square", "grey_dark" if self.underMouse() else "grey_medium")
        )
        painter.drawPixmap(self._box().topLeft(), self._look.pixmap(name, ink, BOX, self))
        if self.underMouse() or self._open:
            middle = (self.height() - 12) / 2
            chevron = self._look.pixmap("chevron-up" if self._open else "chevron-down", "grey_medium", 12, self)
            painter.drawPixmap(QPointF(self.width() - 15, middle), chevron)
            if not self._open:
                painter.drawPixmap(QPointF(0, middle), self._look.pixmap("grip-vertical", "grey_regular", 12, self))

    def _draw_texts(self, painter: QPainter) -> None:
        theme, line = self._look.theme, self.line
        subtle = QColor(theme.grey_dark if self._chosen else theme.grey_medium)
        when = QRectF(self.width() - RIGHT - WHEN_WIDTH, 0, WHEN_WIDTH, self.height() - 1)
        late = theme.red_dark if self._chosen else theme.red_regular
        painter.setPen(QColor(late) if line.late else subtle if line.struck else QColor(theme.text))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(when, int(right), self._elided(line.when, when.width()))
        who = self._who_area()
        painter.setPen(subtle)
        painter.drawText(who, int(right), self._elided(line.who, who.width()))
        left = SIDE + BOX + 8.0
        room = who.left() - APART - left
        room -= self._draw_beside(painter, left, room)
        font = QFont(painter.font())
        font.setStrikeOut(line.struck)
        painter.setFont(font)
        painter.setPen(subtle if line.struck else QColor(theme.text))
        label = QRectF(left, 0, max(room, 30), self.height() - 1)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter), self._elided(line.label, label.width()))

    def _draw_beside(self, painter: QPainter, left: float, room: float) -> float:
        """The pill of a state in between and the mark of sharing, after the label; answers the width they take."""
        line, taken = self.line, self._beside_width()
        at = left + min(self.fontMetrics().horizontalAdvance(line.label), room - taken) + 8
        if line.mark:
            painter.save()
            painter.setFont(pill_font(self.font()))
            width = pill_width(line.mark, painter.font())
            draw_pill(
                painter, QRectF(at, 0, width, self.height() - 1), PillText(line.mark, Tone.INFO), self._look.theme
            )
            painter.restore()
            at += width + 8
        if line.shared:
            spot = QPointF(at, (self.height() - 14) / 2)
            painter.drawPixmap(spot, self._look.pixmap("users", "grey_medium", 14, self))
        return taken

    def _elided(self, text: str, width: float) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
