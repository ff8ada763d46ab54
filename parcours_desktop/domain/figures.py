"""The figures of an office: what each counts, by what it can be cut, and the table that a question gives.

A figure counts rows (the denominator) and those of them that reached something (the numerator); some add a median of days
or a sum of dollars. Whose a case is, and in which office, is what it is today, not what it was then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from parcours_desktop.domain.behind import BehindKind
from parcours_desktop.domain.suppression import Spot, TwoCounts, hidden

CUTS_AT_MOST = 2
UNANSWERED = "unanswered"
"""The state, in a figure, of a referral whose organization does not answer; it is kept as sent or received."""


class Cut(Enum):
    """What a figure can be cut by."""

    OFFICE = "office"
    OFFICER = "officer"
    WEEK = "week"
    MONTH = "month"
    REGION = "region"
    CATEGORY = "category"
    LANGUAGE = "language"
    STRAND = "strand"
    STATE = "state"
    REASON = "reason"
    SERVICE = "service"
    ORGANIZATION = "organization"
    DOMAIN = "domain"
    LEVEL = "level"


class FigureName(Enum):
    """The figures.

    FIVE_DAYS: people who arrived in the period and whose clock is decided; met within five working days (excused ones are
    left out). PLANS: people first met in the period; with a signed plan. STEPS: steps due in the period; done. STEP_TIMES:
    steps done in the period, days since the arrival. NEEDS: needs assessed of people first met in the period; to be
    addressed. FRENCH: courses registered for in the period; started, days waited. REFERRALS: sent in the period; taken on.
    INTEGRATION: Objectif Intégration, enrolments of the period; attested, allowances granted in dollars.
    """

    FIVE_DAYS = "five-days"
    PLANS = "plans"
    STEPS = "steps"
    STEP_TIMES = "step-times"
    NEEDS = "needs"
    FRENCH = "french"
    REFERRALS = "referrals"
    INTEGRATION = "integration"


class Measure(Enum):
    """What a figure adds to its counts."""

    NOTHING = "nothing"
    DAYS = "days"
    DOLLARS = "dollars"


_WHO = (Cut.OFFICE, Cut.OFFICER)
_WHEN = (Cut.WEEK, Cut.MONTH)
_WHOM = (Cut.REGION, Cut.CATEGORY, Cut.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the kind of its rows, the cuts that make sense of it, whether it has a numerator, what it measures."""

    kind: BehindKind
    cuts: tuple[Cut, ...]
    has_share: bool = True
    measure: Measure = Measure.NOTHING


FIGURES: Mapping[FigureName, Figure] = {
    FigureName.FIVE_DAYS: Figure(BehindKind.CASE, (*_WHO, *_WHEN, *_WHOM)),
    FigureName.PLANS: Figure(BehindKind.CASE, (*_WHO, *_WHEN, *_WHOM)),
    FigureName.STEPS: Figure(BehindKind.STEP, (Cut.STRAND, Cut.STATE, *_WHO, *_WHEN, *_WHOM)),
    FigureName.STEP_TIMES: Figure(
        BehindKind.STEP, (Cut.STRAND, *_WHO, *_WHEN, *_WHOM), has_share=False, measure=Measure.DAYS
    ),
    FigureName.NEEDS: Figure(BehindKind.NEED, (Cut.DOMAIN, Cut.LEVEL, *_WHO, Cut.MONTH, *_WHOM)),
    FigureName.FRENCH: Figure(
        BehindKind.FRENCH_COURSE, (Cut.STATE, Cut.REASON, *_WHO, *_WHEN, *_WHOM), measure=Measure.DAYS
    ),
    FigureName.REFERRALS: Figure(
        BehindKind.REFERRAL, (Cut.STATE, Cut.SERVICE, Cut.ORGANIZATION, *_WHO, *_WHEN, *_WHOM)
    ),
    FigureName.INTEGRATION: Figure(
        BehindKind.INTEGRATION_COURSE, (Cut.STATE, *_WHO, *_WHEN, *_WHOM), measure=Measure.DOLLARS
    ),
}


_OUTCOMES = frozenset({Cut.STATE, Cut.REASON, Cut.LEVEL})


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A figure from a day to another (both included), cut by none, one or two things.

    ``unanswered_before``: organizations asked on that day or before, without an answer, do not answer.
    """

    name: FigureName
    since: date
    until: date
    by: tuple[Cut, ...]
    today: date
    unanswered_before: date

    @property
    def figure(self) -> Figure:
        """What is counted."""
        return FIGURES[self.name]

    @property
    def has_share(self) -> bool:
        """Whether a share says something: not of rows that are told apart by what became of them."""
        return self.figure.has_share and not _OUTCOMES & set(self.by)


@dataclass(frozen=True, slots=True)
class Counted:
    """A cell: ``of`` rows, ``met`` of them; ``dollars``; ``days`` maps numbers of days to how many rows took so many."""

    of: int = 0
    met: int = 0
    dollars: int = 0
    days: Mapping[int, int] = field(default_factory=dict)

    def __add__(self, other: "Counted") -> "Counted":
        """Both together."""
        days = dict(self.days)
        for number, rows in other.days.items():
            days[number] = days.get(number, 0) + rows
        return Counted(self.of + other.of, self.met + other.met, self.dollars + other.dollars, days)

    @property
    def rest(self) -> int:
        """The rows that did not reach it."""
        return self.of - self.met

    @property
    def share(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.met / self.of if self.of else None

    @property
    def median(self) -> float | None:
        """The median of the days; None when no row has any."""
        total = sum(self.days.values())
        if not total:
            return None
        return (self._day_at((total - 1) // 2) + self._day_at(total // 2)) / 2

    def _day_at(self, place: int) -> int:
        passed = 0
        for number in sorted(self.days):
            passed += self.days[number]
            if passed > place:
                return number
        raise IndexError(place)


NOTHING = Counted()
Keys = tuple[str, ...]


def together(cells: Iterable[Counted]) -> Counted:
    """The sum of cells."""
    whole = NOTHING
    for cell in cells:
        whole = whole + cell
    return whole


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The answer. ``cells`` by the codes of their cuts, "" for what is not noted; a combination that is not there is nothing.

    A table without a cut has one cell, of no code.
    """

    question: FigureQuestion
    cells: Mapping[Keys, Counted]

    @property
    def rows(self) -> tuple[str, ...]:
        """The codes of the first cut, in their order."""
        return tuple(sorted({keys[0] for keys in self.cells if keys}))

    @property
    def columns(self) -> tuple[str, ...]:
        """The codes of the second cut, in their order."""
        return tuple(sorted({keys[1] for keys in self.cells if len(keys) > 1}))

    def cell(self, *keys: str) -> Counted:
        """One cell."""
        return self.cells.get(keys, NOTHING)

    def total(self, *, row: str | None = None, column: str | None = None) -> Counted:
        """The sum of a row, of a column, or (neither) of the table."""
        return together(
            cell
            for keys, cell in self.cells.items()
            if (row is None or keys[0] == row) and (column is None or keys[1] == column)
        )

    def masked(self, rows: Sequence[str], columns: Sequence[str]) -> frozenset[Spot]:
        """The places not to show outside the office, for codes in this order; totals stand one beyond the last.

        A table of one column has its cells as the totals of its rows, in column 0.
        """
        found = hidden([[self._counts(row, column) for column in (columns or (None,))] for row in rows])
        return found if columns else frozenset((i, 0) for i, _ in found)

    def _counts(self, row: str, column: str | None) -> TwoCounts:
        if not self.question.by:
            cell = self.total()
        else:
            cell = self.total(row=row) if column is None else self.cell(row, column)
        return TwoCounts(cell.met, cell.rest) if self.question.has_share else TwoCounts(cell.of)
