"""The first page: what must be done today at the left, list by list, and the day at the right."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.today import Entry, Today, TodayList
from parcours_desktop.screens.today import CARDS, EVERYBODY, ReadPage, TodayScreen
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.course_acts import open_act
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.today_cards import TodayCardWidget, next_row
from parcours_desktop.ui.today_day import DayCard
from parcours_desktop.ui.today_rows import FocusRow
from parcours_desktop.ui.widgets.card import PageHeader
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.labels import named

EDGE = 20
DAY_WIDTH = 336
OFFICERS_WIDTH = 190
MINUTE_MS = 60_000


class TodayPanel(QWidget):
    """``case_wanted``: open a case; ``schedule_wanted``: plan a meeting with the person of a case; ``list_wanted``: the list of
    cases narrowed by a filter of the screen; ``counted``: how many points there are to deal with;
    ``answer_wanted``: a plan to approve (its request); ``plan_wanted``: the plan of a case that came back with an answer.
    """

    case_wanted = Signal(int)
    schedule_wanted = Signal(int)
    list_wanted = Signal(object)
    counted = Signal(int)
    answer_wanted = Signal(int)
    plan_wanted = Signal(int)

    def __init__(self, screen: TodayScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.listed, self._around = screen, around
        self._reader = Background(self)
        self._asked = 0
        self.minute = QTimer(self, interval=MINUTE_MS)
        self._build()
        self._connect()
        self._draw()
        screen.read_aside = self._read_aside
        if not screen.is_read:
            screen.reread()
        self.minute.start()

    def leave(self) -> None:
        """Listen no more, and read no more."""
        self.minute.stop()
        self.listed.read_aside = None
        self.listed.close()
        self._reader.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        rows = self.rows()
        if rows:
            rows[0].setFocus(event.reason())

    def rows(self) -> tuple[FocusRow, ...]:
        """The rows at the left, from the top to the bottom."""
        return tuple(row for which in CARDS if not self.cards[which].isHidden() for row in self.cards[which].rows)

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.header = PageHeader("")
        self.officers = named(ChoiceEditor(words("Tout le bureau")), "officers")
        self.officers.setFixedWidth(OFFICERS_WIDTH)
        self.officers.inner.setAccessibleName(words("Journée de"))
        self.officers.setVisible(self.listed.is_coordinator)
        self.header.right.addWidget(self.officers)
        self.cards = {which: TodayCardWidget(look, words, which) for which in CARDS}
        self.day = DayCard(look, words)
        self.day.setFixedWidth(DAY_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for which in CARDS:
            left.addWidget(self.cards[which])
        left.addStretch(1)
        inner = QWidget()
        inner.setProperty("role", "plain")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, GAP)
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addWidget(self.day, 0)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.header)
        column.addWidget(self.area, 1)

    def add_buttons(self, *names: str) -> None:
        """Put buttons of actions that are bound by now at the right of the heading; the last one is primary."""
        for name in names:
            kind = "primary" if name == names[-1] else "secondary"
            self.header.right.addWidget(self._around.actions.button(name, kind))

    def _connect(self) -> None:
        for card in self.cards.values():
            card.case_wanted.connect(self.case_wanted)
            card.plan_wanted.connect(self.schedule_wanted)
            card.approval_wanted.connect(self._on_approval)
            card.reminded.connect(self._on_reminded)
            card.answered.connect(self._on_answered)
            card.all_wanted.connect(self._on_all)
            card.walked.connect(self._on_walked)
            card.sided.connect(partial(self._on_sided, card))
        self.day.case_wanted.connect(self.case_wanted)
        self.day.told.connect(self._on_told)
        self.day.all_wanted.connect(self._on_all)
        self.day.walked.connect(self._on_day_walked)
        self.day.sided.connect(partial(self._on_sided, self.day))
        self.officers.committed.connect(self._on_officer)
        self.minute.timeout.connect(self.listed.tick)
        self.listed.changed.connect(self._draw)
        self.listed.troubled.connect(self._on_troubled)

    def _draw(self) -> None:
        screen = self.listed
        self.header.title.setText(screen.title)
        self.header.title.setToolTip(self._around.words.full_date(screen.page.on))
        self.header.remark.setText(screen.remark)
        if screen.is_coordinator:
            self.officers.set_choices(screen.officers()[1:])
            self.officers.set_value(screen.officer)
        shown = {card.which: card for card in screen.cards}
        for which, widget in self.cards.items():
            if which in shown:
                widget.show_card(shown[which])
            widget.setVisible(which in shown)
        self.day.show_day(screen)
        self.counted.emit(screen.points)

    # Reading a large office beside the window's thread

    def _read_aside(self, read: ReadPage) -> None:
        self._asked += 1
        self._reader.run(partial(self._read_if_wanted, read, self._asked), done=self._on_read)

    def _read_if_wanted(self, read: ReadPage, number: int, _progress: Progress) -> tuple[int, Today] | None:
        return (number, read()) if number == self._asked else None

    def _on_read(self, found: tuple[int, Today] | None) -> None:
        if found is not None and found[0] == self._asked:
            self.listed.take(found[1])

    # What a person does

    def _on_officer(self) -> None:
        self.listed.show_officer(str(self.officers.value() or EVERYBODY))

    def _on_all(self, which: TodayList) -> None:
        self.list_wanted.emit(self.listed.filter_of(which))

    def _on_told(self, entry: Entry, state: AppointmentState) -> None:
        words = self._around.words
        name = entry.first.person_name if len(entry.rows) == 1 else entry.first.title or words.label(entry.first.kind)
        acts = self.listed.tell(entry, state)
        if acts:
            told = words("Rendez-vous avec {name}\u00a0: {state}.", name=name, state=words.label(state).lower())
            self._around.notices.done(told, partial(self.listed.undo, acts))

    def _on_reminded(self, referral_id: int) -> None:
        asked = self.listed.referrals.remind(referral_id)
        if asked:
            told = self._around.words("{organization}\u00a0: relance notée aujourd’hui.", organization=asked)
            self._around.notices.done(told, partial(self.listed.undo, 1))

    def _on_answered(self, referral_id: int) -> None:
        referrals = self.listed.referrals
        act = referrals.answer(referral_id)
        if act is not None:
            open_act(self, self._around, act, partial(referrals.choices, referral_id))

    def _on_approval(self, case_id: int, approval_id: int) -> None:
        if self.listed.approves:
            self.answer_wanted.emit(approval_id)
        else:
            self.plan_wanted.emit(case_id)

    def _on_walked(self, row: QWidget, by: int) -> None:
        self._go(next_row(self.rows(), row, by))

    def _on_day_walked(self, row: QWidget, by: int) -> None:
        self._go(next_row(self.day.rows, row, by))

    def _on_sided(self, card: QWidget, side: int) -> None:
        """Left and right go from one column to the other."""
        if side > 0 and card is not self.day:
            self._go(next_row(self.day.rows, None, 0))
        elif side < 0 and card is self.day:
            self._go(next_row(self.rows(), None, 0))

    def _go(self, row: FocusRow | None) -> None:
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(row, 0, GAP)

    def _on_troubled(self, sentence: str) -> None:
        self._around.notices.mind(sentence)
