"""The dates of a calendar with their verdicts: a chip for each verdict, the table, what is said of one date in full."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.domain.calendar_events import EventVerdict
from parcours_desktop.screens.calendar_import import CalendarImportScreen, CalendarStep, EventLine
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.chip import Chip
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

TONES = {
    EventVerdict.NEW: Tone.GOOD,
    EventVerdict.CHANGED: Tone.INFO,
    EventVerdict.UNCHANGED: Tone.NEUTRAL,
    EventVerdict.CANCELLED: Tone.MIND,
    EventVerdict.REFUSED: Tone.BAD,
}
FILTERS: dict[EventVerdict | None, str] = {
    None: marked("Toutes {count}"),
    EventVerdict.NEW: marked("Nouvelles {count}"),
    EventVerdict.CHANGED: marked("Modifiées {count}"),
    EventVerdict.CANCELLED: marked("Annulées {count}"),
    EventVerdict.UNCHANGED: marked("Inchangées {count}"),
    EventVerdict.REFUSED: marked("Refusées {count}"),
}


class EventsView(QWidget):
    """Draws the dates of a ``CalendarImportScreen``. ``free_wanted``: the box of events that leave one free."""

    free_wanted = Signal(bool)

    def __init__(self, screen: CalendarImportScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self._build()

    def draw(self) -> None:
        """Show the dates that the filter keeps."""
        screen, words = self._screen, self._around.words
        found = screen.counts()
        counts: dict[EventVerdict | None, int] = {None: sum(found.values())}
        counts.update(found.items())
        for kept, chip in self.chips.items():
            chip.setText(words(FILTERS[kept], count=counts[kept]))
            chip.setChecked(screen.filter is kept)
            chip.setVisible(bool(counts[kept]) or kept is None)
        self.with_free.setVisible(screen.has_free and screen.step is CalendarStep.EXAMINE)
        self.with_free.setChecked(screen.with_free)
        self.table.set_ids(screen.ids)
        self._draw_detail()

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        group = QButtonGroup(self)
        self.chips: dict[EventVerdict | None, Chip] = {}
        chips = QHBoxLayout()
        chips.setSpacing(GAP_SMALL)
        for kept, text in FILTERS.items():
            chip = named(Chip(words(text, count=0), look), f"show-{kept or 'all'}")
            chip.clicked.connect(partial(self._on_filter, kept))
            group.addButton(chip)
            chips.addWidget(chip)
            self.chips[kept] = chip
        chips.addStretch(1)
        self.with_free = named(QCheckBox(words("Reprendre aussi ce qui laisse libre")), "with-free")
        self.with_free.clicked.connect(self.free_wanted)
        chips.addWidget(self.with_free)
        self.table: RowTable[EventLine] = RowTable(_columns(self), words, self._screen.lines)
        self.view = named(TableView(self.table, look), "events")
        self.detail = named(label("", "subtle", wrap=True, selectable=True), "date-in-full")
        self.detail.hide()
        self.view.row_chosen.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(chips)
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)

    def pill(self, line: EventLine) -> PillText:
        """The pill of a verdict."""
        return PillText(self._around.words.label(line.verdict), TONES[line.verdict])

    def _on_row(self, _number: int) -> None:
        self._draw_detail()

    def _draw_detail(self) -> None:
        number = self.view.current_id()
        lines: Sequence[EventLine] = self._screen.lines([number]) if number is not None else []
        said = next((line.said for line in lines), "")
        self.detail.setText(said)
        self.detail.setVisible(bool(said))

    def _on_filter(self, kept: EventVerdict | None, _checked: bool = False) -> None:
        self._screen.keep(kept)


def _columns(view: EventsView) -> tuple[Column[EventLine], ...]:
    return (
        Column("day", marked("Jour"), _day, 104, sortable=False),
        Column("time", marked("Heure"), _time, 150, subtle=True, sortable=False),
        Column("verdict", marked("Verdict"), _nothing, 96, sortable=False, pill=view.pill),
        Column("summary", marked("Événement"), _summary, 300, bold=True, sortable=False, tip=_summary),
        Column("said", marked("Motif ou lieu"), _said, 0, sortable=False, tip=_said, late=_is_refused),
    )


def _day(line: EventLine) -> str:
    return line.day


def _time(line: EventLine) -> str:
    return line.time


def _nothing(_line: EventLine) -> str:
    return ""


def _summary(line: EventLine) -> str:
    return line.summary


def _said(line: EventLine) -> str:
    return line.said


def _is_refused(line: EventLine) -> bool:
    return line.verdict is EventVerdict.REFUSED
