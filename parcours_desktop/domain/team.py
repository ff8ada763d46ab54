"""The team in figures, as its coordinators see it: one row for each officer, one for the cases that wait to be assigned.

It stays in the office: small numbers are shown as they are (see ``caseload_sheet``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from parcours_desktop.domain.behind import BehindKind
from parcours_desktop.domain.caseload import LoadRule
from parcours_desktop.domain.rows import OfficerRow

DAYS = 30
"""Days of the arrivals that are counted, back from today and ahead of it."""


class TeamFigure(Enum):
    """What is counted of an officer; every one has its list.

    MET to EXCUSED are the five-day clocks of the arrivals of the period. WITHOUT_NEXT is an open case of which nothing is
    to come: no appointment, no step, no follow-up, no arrival.
    """

    ACTIVE = "active"
    MET = "met"
    MISSED = "missed"
    RUNNING = "running"
    EXCUSED = "excused"
    SEEN = "seen"
    SIGNED = "signed"
    LATE_STEPS = "late_steps"
    ARRIVED = "arrived"
    ARRIVING = "arriving"
    TO_APPROVE = "to_approve"
    WITHOUT_NEXT = "without_next"

    @property
    def kind(self) -> BehindKind:
        """What it counts."""
        match self:
            case TeamFigure.LATE_STEPS:
                return BehindKind.STEP
            case TeamFigure.TO_APPROVE:
                return BehindKind.APPROVAL
        return BehindKind.CASE


@dataclass(frozen=True, slots=True)
class TeamBounds:
    """Of which office (code; "" for all), on which day, and which arrivals the clocks are of (both days included)."""

    today: date
    since: date
    until: date
    office: str = ""

    @property
    def arrived_since(self) -> date:
        """First day of the last arrivals."""
        return self.today - timedelta(days=DAYS)

    @property
    def arriving_until(self) -> date:
        """Last day of the next arrivals."""
        return self.today + timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One officer (None: the cases that wait to be assigned). ``load`` is in hundredths of a case; ``away`` until when."""

    officer: OfficerRow | None
    counts: Mapping[TeamFigure, int]
    load: int
    active: bool = True
    away_until: date | None = None
    away: bool = False

    @property
    def login(self) -> str:
        """The officer's login, or ""."""
        return self.officer.login if self.officer else ""

    @property
    def share(self) -> float | None:
        """Met in time among the clocks that are decided, 0 to 1; None as long as none is."""
        decided = self.counts[TeamFigure.MET] + self.counts[TeamFigure.MISSED]
        return self.counts[TeamFigure.MET] / decided if decided else None


@dataclass(frozen=True, slots=True)
class MonthOfClocks:
    """The decided clocks of the arrivals of one month."""

    first: date
    met: int
    missed: int


@dataclass(frozen=True, slots=True)
class WaitingPlan:
    """A plan that waits for approval: its request, its case, who asked, since when."""

    approval_id: int
    case_id: int
    list_name: str
    officer: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class TeamSheet:
    """The whole page: the rows by name, the sum of them all, twelve months of clocks, the plans that wait, oldest first.

    ``unheld`` counts open cases whose officer is not active any more: there must be none.
    """

    bounds: TeamBounds
    rows: tuple[TeamRow, ...]
    whole: TeamRow
    rule: LoadRule
    months: tuple[MonthOfClocks, ...]
    waiting: tuple[WaitingPlan, ...]
    unheld: int
