"""The team's page: cards of the whole, a line for each officer, the clock over twelve months, the plans to approve.

Every figure gives the list behind it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.behind import Behind
from parcours_desktop.domain.caseload import HUNDREDTHS
from parcours_desktop.domain.chart import Chart, ChartKind, ChartLine
from parcours_desktop.domain.team import TeamBounds, TeamFigure, TeamRow, TeamSheet
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.queries.caseload_sheet import months_until
from parcours_desktop.queries.team import team, team_ids
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.office_choices import office_choices
from parcours_desktop.screens.team_cards import TeamCard
from parcours_desktop.screens.team_words import TeamWords
from parcours_desktop.screens.unheld import unheld_told
from parcours_desktop.wording.words import Words

GOAL = 90
"""Percent of people met in time under which a figure is marked; ours, the ministry's own aim is everybody."""
ALL_MONTHS = "all"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A line of the table. ``share`` of a full load, 1 and over is full; texts as they are read."""

    id: int
    row: TeamRow
    name: str
    load: str
    share: float
    texts: Mapping[TeamFigure, str]
    clock: str
    clock_tip: str
    clock_low: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A plan that waits for approval."""

    approval_id: int
    person: str
    officer: str
    days: str


class TeamScreen:
    """``changed``: other figures."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.office = desk.user.office
        self.month = f"{desk.clock.today():%Y-%m}"
        self._order, self._descending = "name", False
        self._says = TeamWords(words)
        self._looked_at, self._stale = True, False
        self.sheet = self._read()
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    # What is asked for

    @property
    def offices(self) -> tuple[Choice, ...]:
        """The offices to choose from, all of them first."""
        return office_choices(self._desk.reference, self.words)

    @property
    def months(self) -> tuple[Choice, ...]:
        """The months whose arrivals are counted, this one first, then the twelve together."""
        firsts = reversed(months_until(self._desk.clock.today()))
        named = (Choice(f"{first:%Y-%m}", self.words.capital(self.words.month(first))) for first in firsts)
        return (*named, Choice(ALL_MONTHS, self.words("Les 12 derniers mois")))

    def show_office(self, office: str) -> None:
        """Show the team of an office, ("") of all."""
        self.office = office
        self.reread()

    def show_month(self, month: str) -> None:
        """Count the clocks of the arrivals of a month (``2026-11``) or of twelve."""
        self.month = month
        self.reread()

    def sort(self, key: str, *, descending: bool) -> None:
        """Sort the lines by a column."""
        self._order, self._descending = key, descending
        self.changed.emit()

    @property
    def bounds(self) -> TeamBounds:
        """What is counted."""
        today = self._desk.clock.today()
        if self.month == ALL_MONTHS:
            return TeamBounds(today, months_until(today)[0], today, self.office)
        first = date.fromisoformat(f"{self.month}-01")
        return TeamBounds(today, first, months_after(first, 1) - timedelta(days=1), self.office)

    # What to show

    @property
    def title(self) -> str:
        """« Équipe — Montréal »."""
        office = self._desk.reference.office(self.office)
        return self.words("Équipe — {office}", office=office.city if office else self.words("tous les bureaux"))

    @property
    def warning(self) -> str:
        """What must not be: open cases whose officer is not there any more. "" as it should be."""
        n = self.sheet.unheld
        return unheld_told(n, self.words) if n else ""

    @property
    def cards(self) -> tuple[TeamCard, ...]:
        """The figures of the whole team."""
        return tuple(self._says.cards(self.sheet, GOAL))

    @property
    def ids(self) -> tuple[int, ...]:
        """The lines in their order; those to be assigned stand last, whatever the order."""
        numbers = [number for number, row in enumerate(self.sheet.rows) if row.officer is not None]
        keyed = sorted(numbers, key=self._key(), reverse=self._descending)
        return (*keyed, *(number for number, row in enumerate(self.sheet.rows) if row.officer is None))

    def lines(self, ids: Sequence[int]) -> list[TeamLine]:
        """The lines with these ids."""
        full = self.sheet.rule.full_load
        return [self._line(number, self.sheet.rows[number], full) for number in ids if number < len(self.sheet.rows)]

    @property
    def chart(self) -> Chart:
        """The share met in time, month by month."""
        words = self.words
        lines = tuple(
            ChartLine(
                words.month(month.first)[0].upper(),
                (round(100 * month.met / (month.met + month.missed)) if month.met + month.missed else 0,),
                words(
                    "{met} sur {all}, {month}",
                    met=month.met,
                    all=month.met + month.missed,
                    month=words.month(month.first),
                ),
            )
            for month in self.sheet.months
        )
        title, unit = words("Respect du délai, 12 mois"), words("%")
        return Chart(ChartKind.SERIES, title, unit, words("Mois"), lines, top=100, goal=GOAL)

    @property
    def waiting(self) -> tuple[WaitingLine, ...]:
        """The plans that wait for approval, the oldest first."""
        today, words = self._desk.clock.today(), self.words
        return tuple(
            WaitingLine(
                plan.approval_id,
                plan.list_name,
                plan.officer,
                words.many("{n} j", "{n} j", (today - plan.asked_on).days),
            )
            for plan in self.sheet.waiting
        )

    def behind(self, figure: TeamFigure, line: int | None = None) -> Behind:
        """The list behind a figure: of a line (its id), or of the whole team."""
        row = None if line is None else self.sheet.rows[line]
        whose = self.title if row is None else self._name(row)
        with self._desk.reading() as file:
            ids = team_ids(file, figure, self.bounds, None if row is None else row.login)
        return Behind(f"{whose}\u00a0: {self._says.name(figure)}", figure.kind, ids)

    def reread(self) -> None:
        """Count again."""
        self.sheet, self._stale = self._read(), False
        self.changed.emit()

    def _read(self) -> TeamSheet:
        with self._desk.reading() as file:
            return team(file, self.bounds, self._desk.reference)

    def look_at(self, *, seen: bool) -> None:
        """Whether somebody looks: as long as nobody does, what changes is not counted again."""
        self._looked_at = seen
        if seen and self._stale:
            self.reread()

    def _on_done(self, _changes: Changes) -> None:
        self._stale = True
        if self._looked_at:
            self.reread()

    def _name(self, row: TeamRow) -> str:
        return row.officer.name if row.officer else self.words("À attribuer")

    def _key(self) -> Callable[[int], tuple[float, str]]:
        rows = self.sheet.rows

        def key(number: int) -> tuple[float, str]:
            row = rows[number]
            figures = {"load": row.load, "clock": -1.0 if row.share is None else row.share}
            figures |= {figure.value: row.counts[figure] for figure in TeamFigure}
            figures["arrivals"] = row.counts[TeamFigure.ARRIVED]
            return (figures.get(self._order, 0.0), self._name(row) if self._order == "name" else "")

        return key

    def _line(self, number: int, row: TeamRow, full: int) -> TeamLine:
        words, counts = self.words, row.counts
        met, missed = counts[TeamFigure.MET], counts[TeamFigure.MISSED]
        return TeamLine(
            id=number,
            row=row,
            name=self._says.named(self._name(row), row),
            load=words(
                "{load} sur {full} dossiers pondérés",
                load=words.number(row.load / HUNDREDTHS, 1),
                full=words.number(full / HUNDREDTHS, 0),
            ),
            share=row.load / full if row.officer else 0.0,
            texts={figure: words.number(count) for figure, count in counts.items()},
            clock=words.percent(row.share) if row.share is not None else "—",
            clock_tip=words("{met} sur {all} dans les cinq jours ouvrables", met=met, all=met + missed),
            clock_low=row.share is not None and row.share * 100 < GOAL,
        )
