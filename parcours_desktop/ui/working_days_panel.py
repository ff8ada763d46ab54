"""The page of working days: a year's holidays and the days set by hand, with their sources, and the card that sets one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from parcours_desktop.screens.working_days import WorkingDaysScreen
from parcours_desktop.screens.working_days_lines import DayLine, DayState
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.ui.working_days_day import DayCard, ReadOnlyCard
from parcours_desktop.wording.marked import marked

CARD_WIDTH = 350
_TONES = {
    DayState.OFF: Tone.NEUTRAL,
    DayState.WEEKEND: Tone.MIND,
    DayState.WORKED: Tone.GOOD,
    DayState.CLOSED: Tone.INFO,
}


def _day(line: DayLine) -> str:
    return line.day


def _weekday(line: DayLine) -> str:
    return line.weekday


def _name(line: DayLine) -> str:
    return line.name


def _state(line: DayLine) -> str:
    return line.state_said


def _pill(line: DayLine) -> PillText:
    return PillText(line.state_said, _TONES[line.state])


def _source(line: DayLine) -> str:
    return line.source


COLUMNS = (
    Column("day", marked("Date"), _day, width=96, bold=True, sortable=False),
    Column("weekday", marked("Jour"), _weekday, width=94, sortable=False),
    Column("name", marked("Jour férié ou fixé"), _name, width=208, sortable=False, tip=_name),
    Column("state", marked("État"), _state, width=140, sortable=False, pill=_pill),
    Column("source", marked("Source"), _source, width=0, subtle=True, sortable=False, tip=_source),
)


class WorkingDaysPanel(VisitPage):
    """``case_chosen``: a case whose deadline would move is to be shown; ``left``: gone back."""

    case_chosen = Signal(int)

    def __init__(self, screen: WorkingDaysScreen, around: Surroundings) -> None:
        super().__init__(around)
        self._screen = screen
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen: the page is about to go."""
        self._screen.close()

    def _build(self) -> None:
        words, look, screen = self._around.words, self._around.look, self._screen
        self.back_to_cases.setText(words("Préférences"))
        self.summary = label("", "subtle")
        self.year = named(QComboBox(), "year")
        self.year.setAccessibleName(words("Année"))
        for year in screen.years:
            self.year.addItem(str(year), year)
        self.table: RowTable[DayLine] = RowTable(COLUMNS, words, screen.rows)
        self.view = named(TableView(self.table, look), "days")
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(words("Jours ouvrables"))
        self.card = DayCard(screen, self._around) if screen.may_write else None
        beside = self.card or ReadOnlyCard(self._around)
        beside.setFixedWidth(CARD_WIDTH)
        column = self.column_under(
            label(words("Jours ouvrables"), "heading"), after=self.summary, at_right=self._years()
        )
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.view, 1)
        middle.addWidget(beside)
        column.addLayout(middle, 1)
        column.addWidget(
            label(
                words(
                    "Le premier jour ne compte pas, le dernier compte. Les samedis, les dimanches et les treize jours fériés de la "
                    "fonction publique ne sont pas ouvrables (Règlement de la Cour, RLRQ c. J-3, r. 3, art. 3); l’annexe datée de la "
                    "convention collective et les jours fixés à la main passent avant la règle. La fermeture d’un bureau ne suspend "
                    "pas le délai de première rencontre."
                ),
                "help",
                wrap=True,
            )
        )
        self.setFocusProxy(self.view)

    def _years(self) -> QWidget:
        words, look = self._around.words, self._around.look
        whole = QWidget()
        whole.setProperty("role", "plain")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        self.before = named(Button("", look, "icon", icon="chevron-left", tip=words("Année précédente")), "year-before")
        self.after = named(Button("", look, "icon", icon="chevron-right", tip=words("Année suivante")), "year-after")
        for widget in (self.before, self.year, self.after):
            row.addWidget(widget)
        return whole

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.year.activated.connect(self._on_year)
        self._screen.changed.connect(self._draw)
        self._screen.troubled.connect(self._around.notices.failed)
        if self.card is not None:
            self.view.row_opened.connect(self._screen.choose)
            self.card.case_chosen.connect(self.case_chosen)
            self.card.saved.connect(self._on_saved)

    def _draw(self) -> None:
        screen = self._screen
        self.summary.setText(screen.summary)
        self.year.setCurrentIndex(self.year.findData(screen.year))
        self.before.setEnabled(screen.year > screen.years.start)
        self.after.setEnabled(screen.year < screen.years.stop - 1)
        if list(self.table.ids) != list(range(len(screen.lines))):
            self.table.set_ids(range(len(screen.lines)))
        self.table.refresh()
        if self.card is not None:
            self.card.draw()

    def _step(self, by: int, _checked: bool = False) -> None:
        self._screen.show_year(self._screen.year + by)

    def _on_year(self, place: int) -> None:
        self._screen.show_year(int(self.year.itemData(place)))

    def _on_saved(self, said: str) -> None:
        self._around.notices.done(said, self._screen.undo)
