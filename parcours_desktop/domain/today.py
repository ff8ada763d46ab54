"""What must be done today: the lists of the first page, what of them presses, and in which order it is shown.

The limits come from the reference data (``CalendarRules``); the order of the lists is that of the programme's rules: what
runs out first, what is late, who does not answer, who is forgotten, what expires, who is expected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from parcours_desktop.domain.codes import AppointmentState, Strand
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.domain.workdays import WorkingDays

EXPECTED_DAYS = 7
"""Days ahead for which expected arrivals are shown (our proposal)."""

SOON_WORKDAYS = 2  # working days left of a clock from which it is shown as pressing


class TodayList(Enum):
    """The lists, in the order in which they are worked through. ``UNTOLD``: appointments past of which nobody said how they went."""

    CLOCKS = "clocks"
    UNTOLD = "untold"
    APPROVALS = "approvals"
    LATE_STEPS = "late_steps"
    UNANSWERED = "unanswered"
    FOLLOW_UPS = "follow_ups"
    SILENT = "silent"
    WITHOUT_NEXT = "without_next"
    EXPIRING = "expiring"
    ARRIVALS = "arrivals"


class Urgency(Enum):
    """How much a row presses, the most first."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


class ExpiringPaper(Enum):
    """What expires."""

    CERTIFICATE = "certificate"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One line of a list. ``on`` is the day that counts (deadline, due date, day asked, last contact, expiry, arrival).

    ``since`` is the arrival behind a deadline; ``what`` the label of a step or a flight; ``row_id`` the step, else the case.
    A referral without an answer has its own ``referral_id`` (its ``row_id`` too); ``reminded_on`` is when it was last recalled.
    """

    list: TodayList
    row_id: int
    case_id: int
    person_name: str
    on: date | None
    officer: str = ""
    since: date | None = None
    what: str = ""
    strand: Strand | None = None
    organization: str = ""
    paper: ExpiringPaper | None = None
    planned_at: datetime | None = None
    planned_state: AppointmentState | None = None
    referral_id: int | None = None
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class TodaySlice:
    """The first rows of a list, how many it holds and how many of them press. One cut short holds more than its rows."""

    rows: tuple[TodayRow, ...] = ()
    total: int = 0
    pressing: int = 0


@dataclass(frozen=True, slots=True)
class MetShare:
    """Of the first meetings due in a month and known by today, how many were held in time (excused ones are left out)."""

    met: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None while none is known."""
        return self.met / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the day: one appointment, or the rows of a group session or welcome that share a key."""

    rows: tuple[AppointmentRow, ...]

    @property
    def first(self) -> AppointmentRow:
        """The row that stands for all: they share their hour, place and officer."""
        return self.rows[0]

    def is_untold(self, now: datetime) -> bool:
        """Whether it is over, was to be held with people, and nobody said how it went."""
        if not self.first.kind.has_person or self.first.case_id == 0 or self.first.ends_at > now:
            return False
        return any(row.state.is_open for row in self.rows)


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page of one day: the lists, the entries of the day by hour, and those of before not told of yet."""

    on: date
    lists: Mapping[TodayList, TodaySlice] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    earlier: tuple[Entry, ...] = ()
    earlier_total: int = 0
    share: MetShare = MetShare()

    def of(self, which: TodayList) -> TodaySlice:
        """A list; an empty one if it holds nothing."""
        return self.lists.get(which, TodaySlice())

    def untold(self, now: datetime) -> tuple[Entry, ...]:
        """The entries over of which nobody said how they went, the oldest first; those of before may be cut short."""
        return (*self.earlier, *(entry for entry in self.entries if entry.is_untold(now)))

    def pressing(self, which: TodayList, now: datetime) -> int:
        """How many points of a list are to be dealt with now."""
        if which is TodayList.UNTOLD:
            return self.earlier_total + sum(entry.is_untold(now) for entry in self.entries)
        return self.of(which).pressing

    def points(self, now: datetime) -> int:
        """Everything to be dealt with now: the sum over the lists, and the count beside the page in the navigation."""
        return sum(self.pressing(which, now) for which in TodayList)


def urgency_of(row: TodayRow, today: date, alerts: tuple[int, ...], workdays: WorkingDays) -> Urgency:
    """How much a row presses on a day; ``alerts`` are the days before an expiry at which it is shown (30, 15, 5)."""
    if row.on is None or row.list in {TodayList.UNANSWERED, TodayList.SILENT, TodayList.APPROVALS}:
        return Urgency.SOON
    if row.on < today:
        return Urgency.OVERDUE
    if row.on == today:
        return Urgency.TODAY
    if row.list is TodayList.CLOCKS and workdays.count(today, row.on) <= SOON_WORKDAYS:
        return Urgency.SOON
    if row.list is TodayList.EXPIRING:
        nearest = sorted(alerts)[:2]
        left = (row.on - today).days
        return Urgency.TODAY if left <= nearest[0] else Urgency.SOON if left <= nearest[-1] else Urgency.LATER
    return Urgency.LATER


def presses(row: TodayRow, today: date) -> bool:
    """Whether a row is to be dealt with now: a clock on its last day or past it, an arrival that should have been confirmed;
    of the other lists every row.
    """
    if row.list is TodayList.CLOCKS:
        return row.on is not None and row.on <= today
    if row.list is TodayList.ARRIVALS:
        return row.on is not None and row.on < today
    return True


def ranked(rows: Iterable[TodayRow]) -> tuple[TodayRow, ...]:
    """Rows of one list, the worst first: the earliest day, then the name; rows without a day come last."""
    return tuple(sorted(rows, key=lambda row: (row.on is None, row.on or date.max, row.person_name, row.row_id)))


def clocks_shown(rows: Iterable[TodayRow], today: date, most: int) -> tuple[TodayRow, ...]:
    """The clocks to show when there is no room for all: half of it for those that can still be met in time, the nearest
    first, half for those missed, the oldest first; what one half leaves goes to the other. Those of today stand first.
    """
    in_order = ranked(rows)
    missed = [row for row in in_order if row.on is not None and row.on < today]
    to_come = [row for row in in_order if row.on is None or row.on >= today]
    half = most // 2
    late = missed[: max(half, most - len(to_come))]
    left = to_come[: most - len(late)]
    return (*(row for row in left if row.on == today), *late, *(row for row in left if row.on != today))


def whole(rows: Iterable[TodayRow], today: date, most: int) -> TodaySlice:
    """A list of which every row is known, shown up to ``most`` rows."""
    all_rows = ranked(rows)
    return TodaySlice(all_rows[:most], len(all_rows), sum(presses(row, today) for row in all_rows))


def entries_of(rows: Iterable[AppointmentRow]) -> tuple[Entry, ...]:
    """Appointments as entries, by hour: the rows that share a key are one; cancelled and moved ones are left out."""
    joined: dict[str | int, list[AppointmentRow]] = {}
    for row in rows:
        if row.state not in {AppointmentState.CANCELLED, AppointmentState.MOVED}:
            joined.setdefault(row.group_key or row.id, []).append(row)
    found = (Entry(tuple(together)) for together in joined.values())
    return tuple(sorted(found, key=lambda entry: (not entry.first.all_day, entry.first.starts_at, entry.first.id)))
