"""One row of a list of the first page: drawn in columns, it takes the focus, Enter opens its case, a button plans."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from parcours_desktop.domain.today import TodayList, Urgency
from parcours_desktop.screens.today_lines import TodayLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import CORNER, ROW_HEIGHT, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import draw_strand
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.ui.widgets.pill import PillText, draw_pill, pill_font
from parcours_desktop.wording.words import Words

SIDE = 8
DOT = 9
BETWEEN = 10
BUTTON_ROOM = 92
ACTS_ROOM = 196  # two buttons side by side
TONES = {Urgency.OVERDUE: Tone.BAD, Urgency.TODAY: Tone.BAD, Urgency.SOON: Tone.MIND, Urgency.LATER: Tone.GOOD}
CLOCK_SHARES = (0.25, 0.18, 0.14, 0.20, 0.23)
STEP_SHARES = (0.48, 0.20, 0.18, 0.0, 0.14)
ACTED_SHARES = (0.32, 0.26, 0.24, 0.0, 0.18)  # of a referral, beside its buttons
QUIET_SHARES = (0.34, 0.44, 0.0, 0.0, 0.22)
DATED_SHARES = (0.30, 0.34, 0.18, 0.18, 0.0)
SHARES = {
    TodayList.CLOCKS: CLOCK_SHARES,
    TodayList.APPROVALS: QUIET_SHARES,
    TodayList.LATE_STEPS: STEP_SHARES,
    TodayList.UNANSWERED: STEP_SHARES,
    TodayList.FOLLOW_UPS: QUIET_SHARES,
    TodayList.SILENT: QUIET_SHARES,
    TodayList.WITHOUT_NEXT: QUIET_SHARES,
    TodayList.EXPIRING: DATED_SHARES,
    TodayList.ARRIVALS: DATED_SHARES,
}
"""How the width of a row is shared by its lead, first, second, pill and last texts."""


class FocusRow(QWidget):
    """What every row of the page does: takes the focus, is walked with the arrows, opens on Enter or a click.

    ``walked`` tells how far to go (1 down, -1 up), ``sided`` to which column (1 right, -1 left).
    """

    opened = Signal(int)
    walked = Signal(int)
    sided = Signal(int)

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self.look_ = look
        self._hover = False
        self.case_id = 0  # the case that the row opens, if it has one
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        sides = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            super().keyPressEvent(event)
        elif key in steps:
            self.walked.emit(steps[key])
        elif key in sides:
            self.sided.emit(sides[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.case_id:
            self.opened.emit(self.case_id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() is Qt.MouseButton.LeftButton
            and self.case_id
            and self.rect().contains(event.position().toPoint())
        ):
            self.opened.emit(self.case_id)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def draw_ground(self, painter: QPainter) -> None:
        """The ground under the mouse, the line below, and the ring of the focus."""
        theme = self.look_.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hover and self.case_id:
            painter.fillRect(self.rect(), QColor(theme.hover))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(theme.hairline))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), CORNER, CORNER)

    def draw_text(self, painter: QPainter, area: QRectF, text: str, ink: str, *, right: bool = False) -> None:
        """A text that ends in an ellipsis where it has no room."""
        sides = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        painter.setPen(QColor(ink))
        painter.drawText(area, int(sides | Qt.AlignmentFlag.AlignVCenter), shown)


class TodayRowWidget(FocusRow):
    """Draws a ``TodayLine``. ``plan_wanted`` asks to plan a meeting with the person; ``reminded`` and ``answered`` tell of which
    referral the organization is asked again, or has answered.
    """

    plan_wanted = Signal(int)
    reminded = Signal(int)
    answered = Signal(int)

    def __init__(self, look: Look, words: Words, line: TodayLine) -> None:
        super().__init__(look, ROW_HEIGHT)
        self.line = line
        self._words = words
        self.button: Button | None = None
        if line.row.list is TodayList.CLOCKS:
            self.button = named(Button("", look, small=True), "plan")
            self.button.clicked.connect(self._on_button)
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, SIDE, 1)
            row.addStretch(1)
            row.addWidget(self.button)
        self.acts: tuple[Button, ...] = ()
        if line.row.list is TodayList.UNANSWERED:
            self._build_acts(look, words)
        self.show_line(line)

    def show_line(self, line: TodayLine) -> None:
        """Draw another line of the same list."""
        self.line, self.case_id = line, line.row.case_id
        self.setAccessibleName(line.spoken)
        self.setToolTip(line.tip)
        if self.button is not None:
            words = self._words
            text = words("Planifier") if line.plan else words("Ouvrir")
            self.button.setText(text)
            self.button.setAccessibleName(spoken_act(words, text, line.row.person_name))
        for act in self.acts:
            act.setVisible(line.row.referral_id is not None)
            act.setAccessibleName(spoken_act(self._words, act.text(), line.row.person_name))
        self.update()

    def _build_acts(self, look: Look, words: Words) -> None:
        """« Relancer » and « Réponse… », for a line that is a referral."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SIDE, 1)
        row.setSpacing(6)
        row.addStretch(1)
        remind = named(Button(words("Relancer"), look, small=True), "remind")
        remind.setToolTip(words("Noter que l’organisme est relancé aujourd’hui"))
        remind.clicked.connect(self._on_reminded)
        answer = named(Button(words("Réponse…"), look, small=True), "answer")
        answer.setToolTip(words("Noter la réponse de l’organisme"))
        answer.clicked.connect(self._on_answered)
        self.acts = remind, answer
        for act in self.acts:
            row.addWidget(act)

    def sizeHint(self) -> QSize:
        return QSize(420, ROW_HEIGHT)

    def _on_button(self) -> None:
        (self.plan_wanted if self.line.plan else self.opened).emit(self.case_id)

    def _on_reminded(self) -> None:
        self.reminded.emit(self.line.row.referral_id or 0)

    def _on_answered(self) -> None:
        self.answered.emit(self.line.row.referral_id or 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw_ground(painter)
        theme, line = self.look_.theme, self.line
        areas = self._areas()
        self._draw_lead(painter, areas[0])
        self.draw_text(painter, areas[1], line.first, theme.grey_medium)
        dated = line.row.list in {TodayList.CLOCKS, TodayList.EXPIRING, TodayList.ARRIVALS}
        self.draw_text(painter, areas[2], line.second, theme.text if dated else theme.grey_medium)
        late = line.row.list is TodayList.LATE_STEPS
        right = line.row.list is not TodayList.CLOCKS
        self.draw_text(painter, areas[4], line.last, theme.red_regular if late else theme.grey_medium, right=right)
        if line.pill:
            painter.setFont(pill_font(self.font()))
            tone = TONES[line.urgency]
            if line.row.list is not TodayList.CLOCKS and tone is Tone.GOOD:
                tone = Tone.NEUTRAL
            draw_pill(painter, areas[3], PillText(line.pill, tone), theme)
        painter.end()

    def _areas(self) -> tuple[QRectF, ...]:
        """The places of lead, first, second, pill and last."""
        taken = BUTTON_ROOM if self.button is not None else 0
        shares = SHARES[self.line.row.list]
        if self.acts and self.line.row.referral_id is not None:
            taken, shares = ACTS_ROOM, ACTED_SHARES
        room = self.width() - 2 * SIDE - taken
        left, found = float(SIDE), []
        for share in shares:
            width = room * share
            found.append(QRectF(left, 0, max(width - BETWEEN, 0), self.height() - 1))
            left += width
        if not taken:
            found[-1].setRight(self.width() - SIDE)
        return tuple(found)

    def _draw_lead(self, painter: QPainter, area: QRectF) -> None:
        """The name with its family name half bold, or the step after the mark of its strand."""
        theme, line = self.look_.theme, self.line
        if not line.strong:
            if line.row.strand is not None:
                spot = QRectF(area.left(), area.center().y() - DOT / 2, DOT, DOT)
                painter.save()
                draw_strand(painter, spot, self.look_, line.row.strand)
                painter.restore()
            self.draw_text(painter, area.adjusted(DOT + 6, 0, 0, 0), line.lead, theme.text)
            return
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        self.draw_text(painter, area, line.strong, theme.text)
        taken = QFontMetrics(bold).horizontalAdvance(line.strong)
        painter.setFont(self.font())
        if taken < area.width():
            self.draw_text(painter, area.adjusted(taken, 0, 0, 0), line.lead, theme.text)


def spoken_act(words: Words, act: str, name: str) -> str:
    """An act and the person whom it concerns, read aloud."""
    return words("{act}\u00a0: {name}", act=act, name=name)
