"""A week of the office: its appointments, and the first meetings that are due in it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam, exists, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.appointments import APPOINTMENTS, appointment_row

DAYS = 7
_IN_WEEK = APPOINTMENTS.where(
    appointment.c.starts_at >= bindparam("first", type_=appointment.c.starts_at.type),
    appointment.c.starts_at < bindparam("last", type_=appointment.c.starts_at.type),
)
_planned = (
    exists()
    .where(
        appointment.c.case_id == cases.c.id,
        appointment.c.removed == 0,
        appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
        appointment.c.state.in_([AppointmentState.PROPOSED.value, AppointmentState.CONFIRMED.value]),
    )
    .label("planned")
)
_DUE = (
    select(cases.c.id, cases.c.officer, cases.c.arrived_on, summary.c.list_name, summary.c.deadline_on, _planned)
    .join_from(summary, cases, cases.c.id == summary.c.id)
    .where(
        summary.c.deadline_on >= bindparam("first", type_=summary.c.deadline_on.type),
        summary.c.deadline_on < bindparam("last", type_=summary.c.deadline_on.type),
        summary.c.first_met_on.is_(None),
        summary.c.is_open == 1,
        cases.c.excuse_reason.is_(None),
    )
    .order_by(summary.c.deadline_on, summary.c.sort_name)
)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The last of the five working days of a case whose first meeting was not held; ``planned`` once it has a time."""

    case_id: int
    list_name: str
    on: date
    arrived_on: date
    officer: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from ``monday``: appointments by time, deadlines by day."""

    monday: date
    appointments: tuple[AppointmentRow, ...]
    deadlines: tuple[DeadlineRow, ...]

    def of(self, day: date) -> tuple[AppointmentRow, ...]:
        """The appointments of one day."""
        return tuple(row for row in self.appointments if row.starts_at.date() == day)

    def due(self, day: date) -> tuple[DeadlineRow, ...]:
        """The first meetings due at the latest on one day."""
        return tuple(row for row in self.deadlines if row.on == day)


def week(file: Reading, officer: str | None, monday: date) -> Week:
    """The week that begins on ``monday``, of one officer (login) or of everybody (None), in two statements."""
    end = monday + timedelta(days=DAYS)
    held, due = _IN_WEEK, _DUE
    if officer is not None:
        held = held.where(appointment.c.officer == officer)
        due = due.where(cases.c.officer == officer)
    bounds = {"first": datetime.combine(monday, time()), "last": datetime.combine(end, time())}
    return Week(
        monday,
        tuple(appointment_row(row) for row in file.execute(held, bounds)),
        tuple(
            DeadlineRow(
                row.id, row.list_name or "", row.deadline_on, row.arrived_on, row.officer or "", bool(row.planned)
            )
            for row in file.execute(due, {"first": monday, "last": end})
        ),
    )
