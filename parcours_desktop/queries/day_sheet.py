"""A day of one officer, for the page that is taken along: appointments, clocks that run out, steps that are late."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, func, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import KINDS, appointment, cases, step
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, StepState
from parcours_desktop.domain.day_sheet import DayAppointment, DayClock, DayPerson, DaySheet, DayStep
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.domain.second_language import FRENCH
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.appointments import APPOINTMENTS, appointment_row
from parcours_desktop.system.reference import Reference

MOST = 20
"""Lines of a table at most; what is left is counted."""
MISSED_FOR = timedelta(days=30)
"""How long a clock that ran out stays on the page."""
_CALLED_OFF = (AppointmentState.CANCELLED.value, AppointmentState.MOVED.value)
_OPEN = tuple(state.value for state in StepState if state.is_open)
_PERSON = (cases.c.id, summary.c.list_name, cases.c.file_number, cases.c.phone, cases.c.contact_language, cases.c.interpreter)  # fmt: skip
_OF_DAY = APPOINTMENTS.where(
    appointment.c.officer == bindparam("officer"),
    appointment.c.starts_at >= bindparam("first", type_=appointment.c.starts_at.type),
    appointment.c.starts_at < bindparam("last", type_=appointment.c.starts_at.type),
    func.coalesce(appointment.c.state, "").not_in(_CALLED_OFF),
)
_PEOPLE = select(*_PERSON).join_from(cases, summary, summary.c.id == cases.c.id).where(
    cases.c.id.in_(bindparam("ids", expanding=True))
)  # fmt: skip
_attempt = KINDS["attempt"]
_ATTEMPTS = (
    select(func.count())
    .where(_attempt.c.case_id == cases.c.id, _attempt.c.removed == 0)
    .correlate(cases)
    .scalar_subquery()
    .label("attempts")
)
_PLANNED = (
    select(func.min(appointment.c.starts_at))
    .where(
        appointment.c.case_id == cases.c.id,
        appointment.c.removed == 0,
        appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
        appointment.c.state.in_([state.value for state in AppointmentState if state.is_open]),
    )
    .correlate(cases)
    .scalar_subquery()
    .label("planned_at")
)
_CLOCKS = (
    select(*_PERSON, cases.c.arrived_on, _ATTEMPTS, _PLANNED)
    .join_from(summary, cases, cases.c.id == summary.c.id)
    .where(
        cases.c.officer == bindparam("officer"),
        summary.c.is_open == 1,
        summary.c.first_met_on.is_(None),
        cases.c.excuse_reason.is_(None),
        cases.c.arrived_on <= bindparam("on", type_=cases.c.arrived_on.type),
        summary.c.deadline_on >= bindparam("since", type_=summary.c.deadline_on.type),
    )
    .order_by(summary.c.deadline_on, summary.c.sort_name)
)
_STEPS = (
    select(*_PERSON, step.c.label, step.c.due_on, step.c.organization)
    .join_from(step, cases, cases.c.id == step.c.case_id)
    .join(summary, summary.c.id == cases.c.id)
    .where(
        cases.c.officer == bindparam("officer"),
        summary.c.is_open == 1,
        step.c.removed == 0,
        step.c.state.in_(_OPEN),
        step.c.due_on < bindparam("on", type_=step.c.due_on.type),
    )
    .order_by(step.c.due_on, summary.c.sort_name, step.c.id)
)


def day_sheet(
    file: Reading, officer: OfficerRow, on: date, today: date, reference: Reference, workdays: WorkingDays
) -> DaySheet:
    """The page of an officer's day, in four statements."""
    office = reference.office(officer.office)
    clocks = _clocks(file, officer.login, on, reference, workdays)
    late = file.execute(_STEPS, {"officer": officer.login, "on": on}).all()
    return DaySheet(
        on=on,
        officer=officer,
        office_name=office.name if office else officer.office,
        appointments=_appointments(file, officer, on, reference),
        clocks=clocks[:MOST],
        more_clocks=max(0, len(clocks) - MOST),
        steps=tuple(
            DayStep(_person(row, reference), row.label or "", row.due_on, row.organization or "") for row in late[:MOST]
        ),
        more_steps=max(0, len(late) - MOST),
        printed_on=today,
    )


def _appointments(file: Reading, officer: OfficerRow, on: date, reference: Reference) -> tuple[DayAppointment, ...]:
    bounds = {"first": datetime.combine(on, time()), "last": datetime.combine(on + timedelta(days=1), time())}
    rows = [appointment_row(row) for row in file.execute(_OF_DAY, {"officer": officer.login, **bounds})]
    ids = sorted({row.case_id for row in rows if row.case_id})
    people = {row.id: _person(row, reference) for row in file.execute(_PEOPLE, {"ids": ids})}
    found = []
    for first, group in _events(rows):
        room = reference.calendar.room(officer.office, first.room)
        known = (people.get(row.case_id) for row in group)
        found.append(DayAppointment(first, tuple(filter(None, known)), room.name if room else first.room))
    return tuple(found)


def _events(rows: Iterable[AppointmentRow]) -> Iterable[tuple[AppointmentRow, list[AppointmentRow]]]:
    """The rows of one group session as one event; whole days first, then by hour."""
    ordered = sorted(rows, key=lambda row: (not row.all_day, row.starts_at, row.group_key or f"#{row.id:012d}", row.id))
    for _, group in groupby(ordered, key=lambda row: row.group_key or row.id):
        listed = list(group)
        yield listed[0], listed


def _clocks(file: Reading, login: str, on: date, reference: Reference, workdays: WorkingDays) -> tuple[DayClock, ...]:
    rows = file.execute(_CLOCKS, {"officer": login, "on": on, "since": on - MISSED_FOR})
    return tuple(
        DayClock(
            _person(row, reference),
            FirstMeetingClock(row.arrived_on, None, None, on, workdays),
            row.attempts,
            row.planned_at,
        )
        for row in rows
    )


def _person(row: Any, reference: Reference) -> DayPerson:
    language = reference.languages.get(row.contact_language or "")
    return DayPerson(
        row.id,
        row.list_name or "",
        row.file_number or "",
        row.phone or "",
        language.name if language and language.code != FRENCH else "",
        bool(row.interpreter),
    )
