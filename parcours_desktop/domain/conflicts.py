"""What stands in the way of an entry of the calendar: people, rooms and hours that are taken, ways that take longer.

A conflict is said before anything is saved, and can be overridden with a reason; the five-day deadline is a warning that
asks for none. Times are wall times: summer time neither moves an entry nor makes it longer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date, datetime, timedelta
from enum import Enum

from parcours_desktop.domain.calendar_rules import Room
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.free_time import OpenHours
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import AvailabilityRow
from parcours_desktop.domain.workdays import Holiday

AIRPORT = "airport"
"""The airport as a place among the codes of offices."""


class ConflictCode(Enum):
    """Each names a sentence of ``wording.refusals``."""

    OFFICER_BUSY = "officer_busy"
    ROOM_BUSY = "room_busy"
    ROOM_TOO_SMALL = "room_too_small"
    PERSON_BUSY = "person_busy"
    TRAVEL_TOO_SHORT = "travel_too_short"
    HOLIDAY = "holiday_conflict"
    DAY_OFF = "day_off"
    OFFICE_CLOSED = "office_closed"
    OUTSIDE_HOURS = "outside_hours"
    RECURRING_ABSENCE = "recurring_absence"
    TOO_MANY_MEETINGS = "too_many_meetings"
    AFTER_DEADLINE = "after_deadline"


FIELDS = {
    ConflictCode.ROOM_BUSY: "room",
    ConflictCode.ROOM_TOO_SMALL: "room",
    ConflictCode.OFFICER_BUSY: "officer",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing in the way. ``about`` tells it from others of its code (the entry, the case); ``values`` fill the sentence."""

    code: ConflictCode
    about: str = ""
    values: dict[str, object] = made_by(default_factory=dict, compare=False)

    @property
    def stops(self) -> bool:
        """Whether a reason is asked for; a warning is only said."""
        return self.code is not ConflictCode.AFTER_DEADLINE

    @property
    def refusal(self) -> Refusal:
        """The conflict as a sentence beside the field that it concerns."""
        return Refusal(self.code.value, FIELDS.get(self.code, "starts_at"), self.values)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as conflicts see it. ``location`` is an office's code, ``AIRPORT``, or "" where one need not go.

    ``cases`` are those of everybody who is expected: one, several in a group, none for an officer's own time. ``about``
    names it to people. ``id`` is 0 for one that is not in the file yet.
    """

    kind: AppointmentKind
    starts_at: datetime
    minutes: int
    officer: str
    id: int = 0
    cases: tuple[int, ...] = ()
    all_day: bool = False
    place: Place = Place.OFFICE
    location: str = ""
    room: str = ""
    travel_minutes: int = 0
    group_key: str = ""
    about: object = ""

    @property
    def ends_at(self) -> datetime:
        """When it ends, on the same wall clock."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def takes_time(self) -> bool:
        """Whether nothing else can be done meanwhile; a remark for the whole day leaves the day free."""
        return not self.all_day or self.kind is not AppointmentKind.OTHER

    def overlaps(self, other: "Entry") -> bool:
        """Whether both take the same time; one that begins when the other ends does not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def is_same(self, other: "Entry") -> bool:
        """Whether both are one entry, before and after a change, or rows of one group."""
        return (bool(self.id) and self.id == other.id) or (bool(self.group_key) and self.group_key == other.group_key)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last of the five working days of a person who was not met yet."""

    case_id: int
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Ground:
    """What an entry is held against on its days. ``hours`` and ``absences`` are its officer's on its day.

    ``holiday`` is that of the day; ``works`` says whether the public service works; ``closed`` why the office does not
    ("" when it is open). ``way`` answers with the minutes between two places. ``room`` is the entry's, if it is known.
    """

    entries: Sequence[Entry]
    way: Callable[[str, str], int]
    meetings_a_day: int
    hours: tuple[OpenHours, ...] = ()
    absences: tuple[AvailabilityRow, ...] = ()
    works: bool = True
    holiday: Holiday | None = None
    is_closed: bool = False
    closed_why: str = ""
    room: Room | None = None
    deadlines: tuple[Deadline, ...] = ()


def conflicts_of(entry: Entry, ground: Ground) -> tuple[Conflict, ...]:
    """Everything in the way of an entry, what concerns people first."""
    others = [other for other in ground.entries if not entry.is_same(other)]
    found = [*_busy(entry, others), *_room(entry, ground, others), *_ways(entry, ground, others)]
    if entry.kind.has_person:
        found += [*_day(entry, ground), *_load(entry, ground, others), *_late(entry, ground)]
    return tuple(dict.fromkeys(found))


def needed_minutes(one: Entry, other: Entry, way: Callable[[str, str], int]) -> int:
    """The minutes that it takes from one entry to the other; 0 where one need not go anywhere."""
    if not one.location or not other.location or one.location == other.location:
        return 0
    away = [entry for entry in (one, other) if entry.place is not Place.OFFICE]
    told = [entry.travel_minutes for entry in away if entry.travel_minutes]
    return told[0] if len(away) == 1 and told else way(one.location, other.location)


def _busy(entry: Entry, others: Sequence[Entry]) -> Iterator[Conflict]:
    if not entry.takes_time:
        return
    for other in others:
        if not other.takes_time or not entry.overlaps(other):
            continue
        if entry.officer and entry.officer == other.officer:
            yield Conflict(ConflictCode.OFFICER_BUSY, str(other.id), _told(other))
        if set(entry.cases) & set(other.cases):
            yield Conflict(ConflictCode.PERSON_BUSY, str(other.id), _told(other))


def _room(entry: Entry, ground: Ground, others: Sequence[Entry]) -> Iterator[Conflict]:
    if not entry.room:
        return
    for other in others:
        if (other.room, other.location) == (entry.room, entry.location) and entry.overlaps(other):
            yield Conflict(ConflictCode.ROOM_BUSY, str(other.id), _told(other))
    people = len(entry.cases) + 1
    if ground.room is not None and ground.room.seats < people:
        yield Conflict(ConflictCode.ROOM_TOO_SMALL, values={"seats": ground.room.seats, "people": people})


def _ways(entry: Entry, ground: Ground, others: Sequence[Entry]) -> Iterator[Conflict]:
    for other in others:
        if not entry.officer or entry.officer != other.officer or entry.overlaps(other):
            continue
        if entry.all_day or other.all_day or entry.starts_at.date() != other.starts_at.date():
            continue
        needed = needed_minutes(entry, other, ground.way)
        gap = max(entry.starts_at - other.ends_at, other.starts_at - entry.ends_at) // timedelta(minutes=1)
        if gap < needed:
            values = {"needed": needed, "left": gap, **_told(other)}
            yield Conflict(ConflictCode.TRAVEL_TOO_SHORT, str(other.id), values)


def _day(entry: Entry, ground: Ground) -> Iterator[Conflict]:
    if not ground.works:
        if ground.holiday is not None:
            yield Conflict(ConflictCode.HOLIDAY, values={"holiday": ground.holiday})
        else:
            yield Conflict(ConflictCode.DAY_OFF, values={"on": entry.starts_at.date()})
        return
    if ground.is_closed and entry.location not in {"", AIRPORT}:
        yield Conflict(ConflictCode.OFFICE_CLOSED, values={"why": ground.closed_why})
    if entry.all_day or entry.kind is AppointmentKind.AIRPORT_WELCOME:  # flights land when they land
        return
    away = [
        row
        for row in ground.absences
        if datetime.combine(entry.starts_at.date(), row.starts_at) < entry.ends_at
        and entry.starts_at < datetime.combine(entry.starts_at.date(), row.ends_at)
    ]
    for row in away:
        values: dict[str, object] = {"start": row.starts_at, "end": row.ends_at, "note": row.note}
        yield Conflict(ConflictCode.RECURRING_ABSENCE, str(row.id), values)
    if not away and not any(hours.holds(entry.starts_at, entry.ends_at) for hours in ground.hours):
        yield Conflict(ConflictCode.OUTSIDE_HOURS)


def _load(entry: Entry, ground: Ground, others: Sequence[Entry]) -> Iterator[Conflict]:
    day = entry.starts_at.date()
    held = sum(
        other.kind.has_person and other.officer == entry.officer and other.starts_at.date() == day for other in others
    )
    if entry.officer and held >= ground.meetings_a_day:
        yield Conflict(ConflictCode.TOO_MANY_MEETINGS, values={"n": held + 1, "most": ground.meetings_a_day})


def _late(entry: Entry, ground: Ground) -> Iterator[Conflict]:
    if entry.kind is AppointmentKind.FIRST_MEETING:
        for due in ground.deadlines:
            if entry.starts_at.date() > due.on:
                yield Conflict(ConflictCode.AFTER_DEADLINE, str(due.case_id), {"name": due.name, "on": due.on})


def _told(other: Entry) -> dict[str, object]:
    return {"start": other.starts_at.time(), "end": other.ends_at.time(), "name": other.about or other.kind}
