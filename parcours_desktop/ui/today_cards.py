"""The lists of the first page as cards: a heading with its count, the rows, and the way to the whole list."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parcours_desktop.domain.today import TodayList
from parcours_desktop.screens.today import TodayCard
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.today_rows import FocusRow, TodayRowWidget
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.wording.words import Words

PRESSING = {TodayList.CLOCKS: Tone.BAD, TodayList.LATE_STEPS: Tone.BAD}


class TodayCardWidget(Card):
    """Draws a ``TodayCard``. ``all_wanted`` asks for the whole list; the rows tell what is wanted of them.

    ``approval_wanted`` tells a case and the request for its plan.
    """

    all_wanted = Signal(TodayList)
    case_wanted = Signal(int)
    plan_wanted = Signal(int)
    reminded = Signal(int)
    answered = Signal(int)
    walked = Signal(QWidget, int)
    sided = Signal(int)
    approval_wanted = Signal(int, int)

    def __init__(self, look: Look, words: Words, which: TodayList) -> None:
        super().__init__()
        named(self, f"today-{which}")
        self._look, self._words, self.which = look, words, which
        self.rows: list[TodayRowWidget] = []
        self.header = SectionHeader("")
        self.header.remark.hide()
        self.count = Pill(look)
        self.header.beside.addWidget(self.count)
        self.share = label("", "subtle")
        self.all = named(Button("", look, "link"), "all")
        self.all.clicked.connect(partial(self.all_wanted.emit, which))
        self.header.right.addWidget(self.share)
        self.header.right.addWidget(self.all)
        self.empty = label("", "subtle", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addWidget(self.header)
        self.body.addLayout(self._column)
        self.body.addWidget(self.empty)

    def show_card(self, card: TodayCard) -> None:
        """Draw another state of the list; rows that stay keep their place and their focus."""
        words = self._words
        self.header.title.setText(card.title)
        self.count.show_pill(
            PillText(words.number(card.pressing) if card.pressing else "", PRESSING.get(self.which, Tone.MIND))
        )
        self.count.setToolTip(words.many("{n} point à traiter", "{n} points à traiter", card.pressing))
        self.share.setText(card.remark)
        self.share.setToolTip(card.tip)
        self.share.setVisible(bool(card.remark))
        self.all.setText(words("Tout voir ({n})", n=card.total))
        self.all.setAccessibleName(words("{list}\u00a0: tout voir ({n})", list=card.title, n=card.total))
        self.all.setVisible(card.more > 0)
        self.empty.setText(card.empty)
        self.empty.setVisible(bool(card.empty))
        self.setAccessibleName(card.title)
        self._show_rows(card)

    def _show_rows(self, card: TodayCard) -> None:
        for row in self.rows[len(card.lines) :]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(card.lines) :]
        for row, line in zip(self.rows, card.lines, strict=False):
            row.show_line(line)
        for line in card.lines[len(self.rows) :]:
            made = TodayRowWidget(self._look, self._words, line)
            made.opened.connect(partial(self._on_opened, made))
            made.plan_wanted.connect(self.plan_wanted)
            made.reminded.connect(self.reminded)
            made.answered.connect(self.answered)
            connect_walk(made, self)
            self.rows.append(made)
            self._column.addWidget(made)

    def _on_opened(self, row: TodayRowWidget, case_id: int) -> None:
        if self.which is TodayList.APPROVALS:
            self.approval_wanted.emit(case_id, row.line.row.row_id)
        else:
            self.case_wanted.emit(case_id)


def connect_walk(row: FocusRow, card: "TodayCardWidget") -> None:
    """Let a card tell where the arrows go from one of its rows."""
    row.walked.connect(partial(card.walked.emit, row))
    row.sided.connect(card.sided)


def next_row(rows: Sequence[FocusRow], current: QWidget | None, by: int) -> FocusRow | None:
    """The row to go to from ``current``; None past the ends."""
    if current not in rows:
        return rows[0] if rows else None
    at = list(rows).index(current) + by  # type: ignore[arg-type]
    return rows[at] if 0 <= at < len(rows) else None
