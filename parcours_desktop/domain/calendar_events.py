"""Events of other calendars: what was read of one date, what is done with it, and the names that ours bear outside."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from parcours_desktop.domain.refusal import Refusal

_HOST = "parcours-desktop"
_OURS = re.compile(rf"(rv|groupe)-([0-9a-f]{{32}})@{_HOST}")
_DAY = timedelta(days=1)


class EventVerdict(StrEnum):
    """What an import does with one date of a calendar."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One date of an event, as it was read. Times are wall times in America/Toronto; ``ends_at`` is not included.

    ``key`` tells the dates of one event apart (``20261123``; "" for an event that happens once): with ``uid`` it names the
    entry here, whatever the date is moved to. ``free``: the person may be met all the same. ``hidden``: marked private there,
    so that its text does not come along. ``refusal`` is there when the date could not be understood.
    """

    uid: str
    key: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    summary: str = ""
    location: str = ""
    cancelled: bool = False
    away: bool = False
    free: bool = False
    hidden: bool = False
    sequence: int = 0
    refusal: Refusal | None = None

    @property
    def name(self) -> str:
        """What the entry remembers as its origin."""
        return f"{self.uid}#{self.key}"

    @property
    def minutes(self) -> int:
        """The length on the wall clock; never below zero, though an hour came twice."""
        if self.starts_at is None or self.ends_at is None:
            return 0
        return max(0, int((self.ends_at - self.starts_at).total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class CalendarWindow:
    """The days, both included, within which the dates of a recurrence are taken; ``cut`` counts the recurrences that go on."""

    first: date
    last: date
    cut: int = 0

    def holds(self, at: datetime) -> bool:
        """Whether a time falls on one of the days."""
        return self.first <= at.date() <= self.last


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """A whole calendar as it was read. ``whole`` are the uids of which every date is known, not a single moved one alone."""

    events: tuple[CalendarEvent, ...]
    window: CalendarWindow
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class JudgedEvent:
    """What is done with one date and why; ``appointment_id`` is the entry it concerns, if there is one."""

    event: CalendarEvent
    verdict: EventVerdict
    reason: Refusal | None = None
    appointment_id: int | None = None


@dataclass(frozen=True, slots=True)
class OutgoingEvent:
    """One event as it leaves: nothing in it but what may be seen outside. ``sequence`` only grows; times are wall times,
    ``made_at`` and ``written_at`` UTC.
    """

    uid: str
    sequence: int
    made_at: datetime
    written_at: datetime
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    status: str
    summary: str
    location: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class OurName:
    """What one of our uids names: a row (its uid in hexadecimal), or a group by its key."""

    of_group: bool
    key: str = field(default="")


def our_uid(row: bytes, group_key: str = "") -> str:
    """The uid, outside, of an appointment (or of the group to which it belongs): always the same for the same row."""
    return f"groupe-{group_key}@{_HOST}" if group_key else f"rv-{row.hex()}@{_HOST}"


def name_in(uid: str) -> OurName | None:
    """What a uid names if it is one of ours."""
    found = _OURS.fullmatch(uid.strip())
    return OurName(found[1] == "groupe", found[2]) if found else None


def days_of(first: date, last: date) -> int:
    """How many days an all-day event takes, ``last`` not included."""
    return (last - first) // _DAY
