"""The calendar of a period: entries, first meetings that are due, hours that come back, days set by hand; and a month at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, cast, exists, func, or_, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.rows import AppointmentRow, AvailabilityRow, SpecialDayRow
from parcours_desktop.queries.appointments import APPOINTMENTS, appointment_row
from parcours_desktop.queries.free_time import availability_of, special_days_of

"""How long an all-day entry lasts at most: the calendar looks that far back for those that go on."""
_MOMENT = appointment.c.starts_at.type
_FIRST, _LAST = bindparam("first", type_=_MOMENT), bindparam("last", type_=_MOMENT)
_EARLIER = bindparam("earlier", type_=_MOMENT)
_IN_PERIOD = and_(
    appointment.c.starts_at >= _EARLIER,
    appointment.c.starts_at < _LAST,
    or_(appointment.c.starts_at >= _FIRST, appointment.c.all_day == 1),
)
_OPEN_STATES = (AppointmentState.PROPOSED.value, AppointmentState.CONFIRMED.value)
_HIDDEN = (AppointmentState.CANCELLED.value, AppointmentState.MOVED.value)
_PLANNED = (
    select(func.min(appointment.c.starts_at))
    .where(
        appointment.c.case_id == cases.c.id,
        appointment.c.removed == 0,
        appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
        appointment.c.state.in_(_OPEN_STATES),
    )
    .scalar_subquery()
)
_DUE = (
    select(
        cases.c.id,
        cases.c.officer,
        cases.c.arrived_on,
        cases.c.excuse_reason,
        summary.c.list_name,
        summary.c.deadline_on,
        summary.c.first_met_on,
        _PLANNED.label("planned_at"),
    )
    .join_from(summary, cases, cases.c.id == summary.c.id)
    .where(
        summary.c.deadline_on >= bindparam("first", type_=summary.c.deadline_on.type),
        summary.c.deadline_on <= bindparam("last", type_=summary.c.deadline_on.type),
        cases.c.removed == 0,
        cases.c.merged_into.is_(None),
        or_(summary.c.is_open == 1, summary.c.first_met_on.is_not(None)),
    )
    .order_by(summary.c.deadline_on, summary.c.sort_name, cases.c.id)
)


class DeadlineState(Enum):
    """What the flag of a deadline says. URGENT: today is the last day or the one before it, and nothing is planned."""

    MET = "met"
    EXCUSED = "excused"
    PLANNED = "planned"
    WAITING = "waiting"
    URGENT = "urgent"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The last of the five working days of a case: ``planned_at`` once its first meeting has a time, ``met_on`` once held."""

    case_id: int
    list_name: str
    on: date
    arrived_on: date
    officer: str
    planned_at: datetime | None
    met_on: date | None
    excused: bool = False

    @property
    def planned(self) -> bool:
        """Whether a first meeting is to come."""
        return self.planned_at is not None

    def state(self, today: date) -> DeadlineState:
        """The state of the flag on a day. A meeting planned after the deadline does not save it."""
        if self.met_on is not None:
            return DeadlineState.MET if self.met_on <= self.on else DeadlineState.MISSED
        if self.excused:
            return DeadlineState.EXCUSED
        if self.on < today:
            return DeadlineState.MISSED
        if self.planned_at is not None and today <= self.planned_at.date() <= self.on:
            return DeadlineState.PLANNED
        return DeadlineState.URGENT if (self.on - today).days <= 1 else DeadlineState.WAITING


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One thing in the calendar: a single entry, or all rows of one ``group_key`` (a session, a welcome of several).

    ``people`` counts those who are expected (rows with a case that are not cancelled); ``rows`` stand in their order, in
    the month view the first one alone.
    """

    rows: tuple[AppointmentRow, ...]
    people: int

    @property
    def row(self) -> AppointmentRow:
        """The row that stands for the event: the first one that is not cancelled, if there is one."""
        return next((row for row in self.rows if row.state.value not in _HIDDEN), self.rows[0])

    @property
    def is_group(self) -> bool:
        """Whether it is drawn as a group: « 12 inscrits »."""
        return bool(self.row.group_key)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days from ``first`` to ``last``, both included. ``entries`` come by time, the cancelled ones too."""

    first: date
    last: date
    entries: tuple[AppointmentRow, ...]
    deadlines: tuple[DeadlineRow, ...]
    availability: tuple[AvailabilityRow, ...]
    special_days: tuple[SpecialDayRow, ...]

    def row(self, appointment_id: int) -> AppointmentRow | None:
        """One entry of the period."""
        return next((row for row in self.entries if row.id == appointment_id), None)

    def timed(self, day: date) -> tuple[CalendarEvent, ...]:
        """The events of a day that have an hour, by time."""
        return events(row for row in self.entries if not row.all_day and row.starts_at.date() == day)

    def all_day(self, day: date) -> tuple[CalendarEvent, ...]:
        """The events that take the whole of a day, those that began before it too."""
        start = datetime.combine(day, time())
        return events(
            row for row in self.entries if row.all_day and row.starts_at.date() <= day and row.ends_at > start
        )

    def due(self, day: date) -> tuple[DeadlineRow, ...]:
        """The first meetings due at the latest on a day."""
        return tuple(row for row in self.deadlines if row.on == day)


def events(rows: Iterable[AppointmentRow]) -> tuple[CalendarEvent, ...]:
    """Rows as events, in the order of their first rows; those of one group key are one."""
    grouped: dict[str, list[AppointmentRow]] = {}
    for row in rows:
        grouped.setdefault(row.group_key or f"#{row.id}", []).append(row)
    return tuple(CalendarEvent(tuple(found), _people(found)) for found in grouped.values())


def _people(rows: Sequence[AppointmentRow]) -> int:
    return sum(bool(row.case_id) and row.state.value not in _HIDDEN for row in rows)


def calendar(file: Reading, logins: tuple[str, ...] | None, first: date, last: date) -> Calendar:
    """The calendar of some officers, or of everybody (None), in four statements whatever the period holds."""
    found = APPOINTMENTS.where(_IN_PERIOD)
    if logins is not None:
        found = found.where(appointment.c.officer.in_(logins))
    rows = (appointment_row(row) for row in file.execute(found, _bounds(first, last)))
    start = datetime.combine(first, time())
    return Calendar(
        first,
        last,
        tuple(row for row in rows if row.starts_at >= start or row.ends_at > start),
        deadlines(file, logins, first, last),
        availability_of(file, logins),
        special_days_of(file, first, last),
    )


def deadlines(file: Reading, logins: tuple[str, ...] | None, first: date, last: date) -> tuple[DeadlineRow, ...]:
    """The first meetings due in a period, of some officers' cases or of all (None), in one statement."""
    due = _DUE if logins is None else _DUE.where(cases.c.officer.in_(logins))
    return tuple(_deadline(row) for row in file.execute(due, {"first": first, "last": last}))


def _bounds(first: date, last: date) -> dict[str, datetime]:
    start = datetime.combine(first, time())
    return {
        "first": start,
        "last": datetime.combine(last + timedelta(days=1), time()),
        "earlier": start - timedelta(days=LONGEST_ENTRY_DAYS),
    }


def _deadline(row: Any) -> DeadlineRow:
    return DeadlineRow(
        row.id,
        row.list_name or "",
        row.deadline_on,
        row.arrived_on,
        row.officer or "",
        row.planned_at,
        row.first_met_on,
        bool(row.excuse_reason),
    )


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the month view: how many events it has (cancelled ones left out), and the first of them."""

    on: date
    count: int
    events: tuple[CalendarEvent, ...]


def month_days(
    file: Reading, logins: tuple[str, ...] | None, first: date, last: date, lines: int = 3
) -> dict[date, MonthDay]:
    """The days from ``first`` to ``last`` that have something, in two statements: a count, then the rows that are shown.

    An event that takes several whole days stands on the first one it has in the period.
    """
    counted = file.execute(_month(logins, lines), _bounds(first, last)).all()
    shown = [row.id for row in counted]
    rows = {row.id: appointment_row(row) for row in file.execute(APPOINTMENTS.where(appointment.c.id.in_(shown)))}
    days: dict[date, MonthDay] = {}
    for found in counted:
        if found.id not in rows:
            continue
        on = max(date.fromisoformat(found.day), first)
        known = days.get(on) or MonthDay(on, 0, ())
        count = known.count if found.place > 1 else known.count + found.of_day
        days[on] = MonthDay(on, count, (*known.events, CalendarEvent((rows[found.id],), found.people)))
    return dict(sorted(days.items()))


def _month(logins: tuple[str, ...] | None, lines: int) -> Any:
    table = appointment.c
    merged = exists().where(cases.c.id == table.case_id, cases.c.merged_into.is_not(None))
    wanted: list[ColumnElement[bool]] = [table.removed == 0, table.state.not_in(_HIDDEN), _IN_PERIOD, ~merged]
    if logins is not None:
        wanted.append(table.officer.in_(logins))
    day = func.substr(table.starts_at, 1, 10)
    event = (
        select(
            func.min(table.id).label("id"),
            func.min(day).label("day"),
            func.min(table.starts_at).label("at"),
            func.max(func.coalesce(table.all_day, 0)).label("all_day"),
            func.sum(cast(table.case_id != 0, Integer)).label("people"),
        )
        .where(*wanted)
        .group_by(func.coalesce(func.nullif(table.group_key, ""), table.id))
        .subquery()
    )
    order = (event.c.all_day.desc(), event.c.at, event.c.id)
    numbered = select(
        event,
        func.row_number().over(partition_by=event.c.day, order_by=order).label("place"),
        func.count().over(partition_by=event.c.day).label("of_day"),
    ).subquery()
    return select(numbered).where(numbered.c.place <= lines).order_by(numbered.c.day, numbered.c.place)
