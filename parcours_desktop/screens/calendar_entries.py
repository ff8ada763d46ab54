"""What stands in a calendar, ready to be drawn: entries, flags of deadlines, days and columns."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.rows import AppointmentRow

MIDNIGHT = 24 * 60


class Shade(StrEnum):
    """The colour of an entry: of its strand, or of its kind. Its words always say the same."""

    SETTLEMENT = "settlement"
    FRENCH = "french"
    EMPLOYMENT = "employment"
    WELCOME = "welcome"
    GROUP = "group"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``rows`` are the rows of a group session, one a case; ``row`` is the first of them.

    ``about`` is its kind, and how or where when that is not the office; ``state`` a word, "" when confirmed.
    """

    rows: tuple[AppointmentRow, ...]
    name: str
    hours: str
    about: str
    state: str
    tip: str
    shade: Shade

    @property
    def row(self) -> AppointmentRow:
        """The row that stands for the event."""
        return self.rows[0]

    @property
    def id(self) -> int:
        """The number of that row."""
        return self.rows[0].id

    @property
    def on(self) -> date:
        """Its day."""
        return self.row.starts_at.date()

    @property
    def first(self) -> int:
        """The minute of the day at which it begins."""
        return self.row.starts_at.hour * 60 + self.row.starts_at.minute

    @property
    def last(self) -> int:
        """The minute at which it ends, midnight at the latest."""
        return min(self.first + self.row.minutes, MIDNIGHT)

    @property
    def can_move(self) -> bool:
        """Whether it is still to come."""
        return self.row.state.is_open and not self.is_ghost

    @property
    def is_ghost(self) -> bool:
        """Whether it is only proposed and not in the file."""
        return self.row.id < 0

    @property
    def is_struck(self) -> bool:
        """Whether it takes place no more."""
        return self.row.state in {AppointmentState.CANCELLED, AppointmentState.MOVED}


class FlagState(StrEnum):
    """How the last day of a first meeting stands."""

    MET = "met"
    EXCUSED = "excused"
    PLANNED = "planned"
    WAITING = "waiting"
    URGENT = "urgent"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Flag:
    """The last day for a first meeting."""

    case_id: int
    name: str
    text: str
    tip: str
    state: FlagState


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the grid, or one officer's part of a day (``officer``, else "").

    ``open`` are the minutes in which people can be met, None when nobody said; ``closed`` says that nobody works.
    """

    on: date
    officer: str
    title: str
    is_today: bool
    holiday: str = ""
    closed: bool = False
    entries: tuple[Entry, ...] = ()
    whole_day: tuple[Entry, ...] = ()
    flags: tuple[Flag, ...] = ()
    open: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month. ``count`` is how many entries it has, ``entries`` the first of them."""

    on: date
    number: str
    title: str
    in_month: bool
    is_today: bool
    holiday: str
    closed: bool
    entries: tuple[Entry, ...] = ()
    flags: tuple[Flag, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of one officer ("": whoever looks), ``minutes`` long."""

    at: datetime
    minutes: int
    officer: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class DayMark:
    """What the small month says of a day."""

    on: date
    busy: bool = False
    holiday: str = ""
    flags: tuple[FlagState, ...] = field(default=())
