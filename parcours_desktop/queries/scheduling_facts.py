"""What a proposal of a schedule needs to know: who waits for a first meeting, who is free where, which rooms are taken."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, or_, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, OfficerRole, Place
from parcours_desktop.domain.conflicts import AIRPORT, Entry, needed_minutes
from parcours_desktop.domain.free_time import OpenHours, Taken, hours_of, less, office_at
from parcours_desktop.domain.rows import AppointmentRow, AvailabilityRow, OfficerRow
from parcours_desktop.domain.scheduling import FreeOfficer, FreeRoom, FreeSpan, Problem, Span, Want
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.appointments import APPOINTMENTS, appointment_row
from parcours_desktop.queries.free_time import availability_of, special_days_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.reference import Reference

SEATS_OF_A_GROUP = 12
"""A room with as many seats is kept for groups."""
_TO_COME = (AppointmentState.PROPOSED, AppointmentState.CONFIRMED)
_COUNTS = {*_TO_COME, AppointmentState.HELD}

_planned = exists().where(
    appointment.c.case_id == cases.c.id,
    appointment.c.removed == 0,
    appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
    appointment.c.state.in_([state.value for state in _TO_COME]),
)
_WAITING = (
    select(
        cases.c.id, cases.c.file_number, cases.c.arrived_on, cases.c.office, cases.c.officer, cases.c.contact_language,
        summary.c.list_name, summary.c.deadline_on,
    )
    .join_from(summary, cases, cases.c.id == summary.c.id)
    .where(
        summary.c.deadline_on >= bindparam("today", type_=summary.c.deadline_on.type),
        summary.c.deadline_on <= bindparam("last", type_=summary.c.deadline_on.type),
        cases.c.arrived_on <= bindparam("today"),
        summary.c.first_met_on.is_(None),
        summary.c.is_open == 1,
        cases.c.removed == 0,
        cases.c.excuse_reason.is_(None),
        ~_planned,
    )
    .order_by(cases.c.arrived_on, cases.c.id)
)  # fmt: skip
_TAKEN = APPOINTMENTS.where(
    appointment.c.starts_at >= bindparam("first", type_=appointment.c.starts_at.type),
    appointment.c.starts_at < bindparam("last", type_=appointment.c.starts_at.type),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person of the problem as a sentence names them."""

    case_id: int
    file_number: str
    list_name: str


@dataclass(frozen=True, slots=True)
class SchedulingFacts:
    """The problem of a period, and by what names its people and officers go."""

    first: date
    last: date
    problem: Problem
    people: Mapping[int, Waiting]
    officers: Mapping[str, OfficerRow]


@dataclass(frozen=True, slots=True)
class _Period:
    """The period, and what is looked up while the problem is made."""

    days: tuple[date, ...]
    reference: Reference
    closed: frozenset[tuple[date, str]]
    taken: tuple[AppointmentRow, ...]
    staff: Mapping[str, OfficerRow]
    hours: Mapping[str, Sequence[AvailabilityRow]]


def working_days(workdays: WorkingDays, first: date, count: int) -> tuple[date, ...]:
    """The working days from ``first``, itself included when it works."""
    day = workdays.next_working(first)
    days = [day]
    while len(days) < count:
        day = workdays.add(day, 1)
        days.append(day)
    return tuple(days)


def scheduling_facts(
    file: Reading,
    reference: Reference,
    workdays: WorkingDays,
    now: datetime,
    days: Sequence[date],
    officer: OfficerRow | None = None,
) -> SchedulingFacts:
    """The problem of the working ``days`` (at least one, in order), for the people of one officer or of all.

    Wanted are first meetings of people whose clock runs today and ends at the latest on the last of these days, and who
    have none to come, in the order in which they arrived. An officer's people are their own and those of the office whom
    nobody has yet.
    """
    today, last = now.date(), days[-1]
    waiting = _WAITING
    if officer is not None:
        nobody_s = func.coalesce(cases.c.officer, "") == ""
        waiting = waiting.where(or_(cases.c.officer == officer.login, nobody_s & (cases.c.office == officer.office)))
    rows = file.execute(waiting, {"today": today, "last": last}).all()
    people = {row.id: Waiting(row.id, row.file_number or "", row.list_name or "") for row in rows}
    bounds = {
        "first": datetime.combine(days[0], time()) - timedelta(days=LONGEST_ENTRY_DAYS),
        "last": datetime.combine(last, time.max),
    }
    taken = tuple(row for row in map(appointment_row, file.execute(_TAKEN, bounds)) if row.state in _COUNTS)
    closed = frozenset((row.on, row.office) for row in special_days_of(file, days[0], last) if not row.works)
    known = {person.login: person for person in staff(file)}
    period = _Period(tuple(days), reference, closed, taken, known, _hours(file))
    rules = reference.calendar.rules(days[0])
    minutes = rules.minutes_of(AppointmentKind.FIRST_MEETING)
    wants = tuple(_want(row, minutes, known, taken) for row in rows)
    begin = max(now, datetime.combine(days[0], time()))
    team = tuple(_officers(period, workdays, {want.officer for want in wants}))
    rooms = tuple(_rooms(period, {want.office for want in wants}))
    problem = Problem(begin, wants, team, rooms, most_a_day=rules.meetings_a_day)
    return SchedulingFacts(days[0], last, problem, people, known)


def _want(
    row: Row[*tuple[Any, ...]], minutes: int, known: Mapping[str, OfficerRow], taken: Iterable[AppointmentRow]
) -> Want:
    """One person who waits, at the case's office, or that of their officer where the case names none."""
    arrival = datetime.combine(row.arrived_on, time())
    return Want(
        row.id,
        _earliest(arrival, row.deadline_on, (one for one in taken if one.case_id == row.id)),
        row.deadline_on,
        minutes,
        row.office or (known[row.officer].office if row.officer in known else ""),
        row.officer or "",
        row.contact_language or "",
    )


def _earliest(arrival: datetime, deadline: date, own: Iterable[AppointmentRow]) -> datetime:
    """From when a person can come: after what they already have to come to (a session, a welcome) before the deadline."""
    ends = [row.ends_at for row in own if row.ends_at.date() <= deadline and _takes_time(row)]
    return max([arrival, *ends])


def _hours(file: Reading) -> dict[str, list[AvailabilityRow]]:
    """The hours that come back, of everybody."""
    hours: dict[str, list[AvailabilityRow]] = defaultdict(list)
    for row in availability_of(file, None):
        hours[row.officer].append(row)
    return hours


def _officers(period: _Period, workdays: WorkingDays, own: Iterable[str]) -> Iterable[FreeOfficer]:
    """Whoever meets people: officers, and anybody who has a case of their own among those that wait."""
    for person in period.staff.values():
        if person.role == OfficerRole.OFFICER or person.login in own:
            mine = [row for row in period.taken if row.officer == person.login]
            free = [
                FreeSpan(left.starts_at, left.ends_at, left.office)
                for day in period.days
                for span in _open_on(period, workdays, person, period.hours.get(person.login, ()), day)
                for left in less([span], [_busy(period, row, span.office) for row in mine if _takes_time(row)])
            ]
            yield FreeOfficer(person.login, tuple(free), frozenset(person.languages), _booked(mine, period.days))


def _open_on(
    period: _Period, workdays: WorkingDays, person: OfficerRow, rows: Sequence[AvailabilityRow], day: date
) -> Iterator[OpenHours]:
    """The hours of a day at offices that are open. Whoever changes offices has to go there first."""
    calendar, works = period.reference.calendar, workdays.is_working(day)
    before: OpenHours | None = None
    for span in hours_of(rows, calendar.rules(day).hours, day, person.office, works=works):
        if (day, span.office) in period.closed:
            continue
        begins = span.starts_at
        if before is not None:
            way = timedelta(minutes=calendar.travel_minutes(before.office, span.office))
            begins = max(begins, before.ends_at + way)
        before = span
        if begins < span.ends_at:
            yield OpenHours(begins, span.ends_at, span.office)


def _takes_time(row: AppointmentRow) -> bool:
    """Whether nothing else can be done meanwhile; a remark for the whole day leaves the day free."""
    return not row.all_day or row.kind is not AppointmentKind.OTHER


def _busy(period: _Period, row: AppointmentRow, office: str) -> Taken:
    """What an entry takes of the hours at an office, the way from there and back included."""
    if row.all_day:
        first = datetime.combine(row.starts_at.date(), time())
        return first, max(row.ends_at, first + timedelta(days=1))
    entry = Entry(
        row.kind, row.starts_at, row.minutes, row.officer, place=row.place, location=_location(period, row),
        travel_minutes=row.travel_minutes,
    )  # fmt: skip
    here = Entry(AppointmentKind.FIRST_MEETING, row.starts_at, 0, row.officer, location=office)
    minutes = needed_minutes(entry, here, period.reference.calendar.travel_minutes)
    way = timedelta(minutes=minutes if row.kind.has_person else row.travel_minutes)
    return row.starts_at - way, row.ends_at + way


def _booked(rows: Iterable[AppointmentRow], days: Container[date]) -> dict[date, int]:
    """Meetings by day; the rows of one group are one meeting."""
    on = ((row.starts_at.date(), row.group_key or row.id) for row in rows if row.kind.has_person)
    meetings = {meeting for meeting in on if meeting[0] in days}
    booked: dict[date, int] = defaultdict(int)
    for day, _ in meetings:
        booked[day] += 1
    return dict(booked)


def _rooms(period: _Period, offices: Iterable[str]) -> Iterable[FreeRoom]:
    """The rooms for one person of the offices wanted, and when they are taken."""
    taken: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in period.taken:
        if row.room:
            taken[_location(period, row), row.room].append(Span(row.starts_at, row.ends_at))
    for office in sorted(offices):
        for room in period.reference.calendar.rooms_of(office, period.days[0]):
            if room.seats < SEATS_OF_A_GROUP:
                busy = {
                    span for span in taken[office, room.code] if span.end > datetime.combine(period.days[0], time())
                }
                yield FreeRoom(office, room.code, tuple(sorted(busy, key=lambda span: (span.start, span.end))))


def _location(period: _Period, row: AppointmentRow) -> str:
    """Where an appointment is held: the code of an office, the airport, what is written, or "" where nobody goes."""
    if not row.kind.has_person or row.place in {Place.PHONE, Place.VIDEO}:
        return ""
    if row.place is Place.AIRPORT:
        return AIRPORT
    if row.place is Place.OTHER_OFFICE:
        named = period.reference.office_named(row.place_detail)
        return named.code if named is not None else row.place_detail
    person = period.staff.get(row.officer)
    return office_at(period.hours.get(row.officer, ()), row.starts_at, person.office if person is not None else "")
