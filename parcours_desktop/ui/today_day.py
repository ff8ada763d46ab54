"""« Ma journée »: the entries of the day by hour, and first those that are over and of which nobody said how they went."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.today import Entry, TodayList
from parcours_desktop.screens.today import TodayScreen
from parcours_desktop.screens.today_lines import DayLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import SMALL_SIZE, Theme, Tone
from parcours_desktop.ui.today_rows import FocusRow
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import Pill, PillText, draw_pill, pill_font, pill_width
from parcours_desktop.wording.words import Words

HEIGHT = 51
TOLD_HEIGHT = 84
TIME_WIDTH = 78
BAR = 4
OUTCOMES = (AppointmentState.HELD, AppointmentState.MISSED)


def kind_colour(theme: Theme, kind: AppointmentKind) -> str:
    """The colour of a kind of entry; its word always stands beside it."""
    return {
        AppointmentKind.AIRPORT_WELCOME: theme.blue_light,
        AppointmentKind.FIRST_MEETING: theme.blue_regular,
        AppointmentKind.FOLLOW_UP: theme.green_regular,
        AppointmentKind.GROUP_SESSION: theme.community,
    }.get(kind, theme.grey_regular)


class DayRow(FocusRow):
    """Draws a ``DayLine``; one that is untold has a button for each outcome. ``told`` gives the entry and its state."""

    told = Signal(object, AppointmentState)

    def __init__(self, look: Look, words: Words, line: DayLine) -> None:
        super().__init__(look, TOLD_HEIGHT if line.untold else HEIGHT)
        self.line, self.case_id = line, line.case_id
        self.setAccessibleName(line.spoken)
        self.setToolTip(line.tip)
        if line.untold:
            self._offer(look, words)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def _offer(self, look: Look, words: Words) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(TIME_WIDTH + BAR + 10, 0, 0, 7)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(6)
        for state, icon in zip(OUTCOMES, ("check", "x"), strict=True):
            text = words.label(state)
            button = named(Button(text, look, icon=icon, small=True), f"told-{state}")
            button.setAccessibleName(words("{act}\u00a0: {name}", act=text, name=self.line.name))
            button.clicked.connect(partial(self._on_told, state))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _on_told(self, state: AppointmentState, _checked: bool = False) -> None:
        self.told.emit(self.line.entry, state)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw_ground(painter)
        theme, line = self.look_.theme, self.line
        quiet = theme.grey_medium
        small, bold = QFont(self.font()), QFont(self.font())
        small.setPixelSize(SMALL_SIZE)
        bold.setWeight(QFont.Weight.DemiBold)
        left, width = TIME_WIDTH + BAR + 10.0, self.width() - TIME_WIDTH - BAR - 14.0
        painter.setFont(bold)
        self.draw_text(painter, QRectF(4, 5, TIME_WIDTH - 6, 20), line.time, quiet if line.over else theme.text)
        room = width - self._draw_state(painter, line)
        painter.setFont(bold)
        self.draw_text(
            painter, QRectF(left, 5, room, 20), line.name, quiet if line.over and not line.untold else theme.text
        )
        painter.setFont(small)
        self.draw_text(painter, QRectF(4, 25, TIME_WIDTH - 6, 19), line.day or line.length, quiet)
        self.draw_text(painter, QRectF(left, 25, width, 19), line.about, quiet)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(kind_colour(theme, line.entry.first.kind)))
        painter.drawRoundedRect(QRectF(TIME_WIDTH, 7, BAR, HEIGHT - 15), 2, 2)
        painter.end()

    def _draw_state(self, painter: QPainter, line: DayLine) -> float:
        """The state at the right of the name, if it is not plainly to come; answers the room it takes."""
        if not line.state:
            return 0
        painter.setFont(pill_font(self.font()))
        width = pill_width(line.state, painter.font())
        tone = {AppointmentState.HELD: Tone.GOOD, AppointmentState.MISSED: Tone.BAD}.get(
            line.entry.first.state, Tone.NEUTRAL
        )
        draw_pill(painter, QRectF(self.width() - width - 4, 5, width, 20), PillText(line.state, tone), self.look_.theme)
        return width + 8


class DayCard(Card):
    """The card at the right. ``told`` gives an entry and how it went."""

    case_wanted = Signal(int)
    told = Signal(object, AppointmentState)
    all_wanted = Signal(TodayList)
    walked = Signal(QWidget, int)
    sided = Signal(int)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        named(self, "today-day")
        self._look, self._words = look, words
        self.rows: list[DayRow] = []
        self._shown: tuple[DayLine, ...] = ()
        self.untold = SectionHeader(words("Comment cela s’est passé"))
        self.count = Pill(look)
        self.untold.remark.hide()
        self.untold.beside.addWidget(self.count)
        self.all = named(Button("", look, "link"), "all")
        self.all.clicked.connect(partial(self.all_wanted.emit, TodayList.UNTOLD))
        self.untold.right.addWidget(self.all)
        self.header = SectionHeader("")
        self.empty = label("", "subtle", wrap=True)
        self._past, self._column = QVBoxLayout(), QVBoxLayout()
        for column in (self._past, self._column):
            column.setSpacing(0)
        self.body.addWidget(self.untold)
        self.body.addLayout(self._past)
        self.body.addWidget(self.header)
        self.body.addLayout(self._column)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)

    def show_day(self, screen: TodayScreen) -> None:
        """Draw the day anew."""
        words, untold, day = self._words, screen.untold, screen.day
        mine = screen.officer == screen.desk.user.login
        self.header.title.setText(words("Ma journée") if mine else words("La journée"))
        self.setAccessibleName(self.header.title.text())
        count = screen.untold_count
        self.untold.setVisible(bool(count))
        self.count.show_pill(PillText(words.number(count) if count else "", Tone.MIND))
        self.all.setText(words("Tout voir ({n})", n=count))
        self.all.setVisible(count > len(untold))
        self.empty.setText(
            ""
            if day
            else words("Le reste de la journée est libre.")
            if untold
            else words(
                "Aucun rendez-vous aujourd’hui. La journée est libre pour les suivis et les dossiers en attente."
            )
        )
        self.empty.setVisible(not day)
        if (*untold, *day) != self._shown:
            self._shown = (*untold, *day)
            self._show_rows(untold, day)

    def _show_rows(self, untold: tuple[DayLine, ...], day: tuple[DayLine, ...]) -> None:
        held = self._held()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for lines, column in ((untold, self._past), (day, self._column)):
            for line in lines:
                row = DayRow(self._look, self._words, line)
                row.opened.connect(self.case_wanted)
                row.told.connect(self.told)
                row.walked.connect(partial(self.walked.emit, row))
                row.sided.connect(self.sided)
                column.addWidget(row)
                row.show()  # what is not seen yet takes no focus
                self.rows.append(row)
        self._give_back(held)

    def _held(self) -> Entry | None:
        """The entry whose row, or a button of it, has the focus."""
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((row.line.entry for row in self.rows if row is focus or row.isAncestorOf(focus)), None)

    def _give_back(self, held: Entry | None) -> None:
        """The focus stays with the entry that had it, or goes to the first one left."""
        if held is None or not self.rows:
            return
        same = [row for row in self.rows if row.line.entry.first.id == held.first.id]
        (same or self.rows)[0].setFocus(Qt.FocusReason.OtherFocusReason)
