"""The appointments of a case."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.calendar_events import our_uid
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.case_sheet import SEEN
from parcours_desktop.system.clock import ZONE

_STANDING = (
    select(appointment, cases.c.file_number, cases.c.contact_language, summary.c.list_name, SEEN)
    .join_from(appointment, cases, cases.c.id == appointment.c.case_id, isouter=True)  # one's own time has no case
    .outerjoin(summary, summary.c.id == cases.c.id)
    .where(appointment.c.removed == 0, appointment.c.starts_at.is_not(None), func.coalesce(cases.c.removed, 0) == 0)
    .order_by(appointment.c.starts_at, appointment.c.id)
)
APPOINTMENTS = _STANDING.where(cases.c.merged_into.is_(None))  # of two cases made one, those of the case that was kept
_OF_CASE = (
    _STANDING.add_columns(record.c.uid.label("record_uid"))
    .join(record, record.c.id == appointment.c.id)
    .where(appointment.c.case_id == bindparam("case_id"))
)


def appointments_of(file: Reading, case_id: int) -> tuple[AppointmentRow, ...]:
    """The appointments of a case by time, with their names outside and their time zone, in one statement."""
    return tuple(map(_outside, file.execute(_OF_CASE, {"case_id": case_id})))


def _outside(row: Row[Any]) -> AppointmentRow:
    made = appointment_row(row)
    ahead = made.starts_at.replace(tzinfo=ZONE).utcoffset() or timedelta()
    return replace(made, uid=our_uid(row.record_uid, made.group_key), utc_offset=ahead // timedelta(minutes=1))


def appointment_row(row: Row[Any]) -> AppointmentRow:
    """A frozen row from one of ``APPOINTMENTS``."""
    return AppointmentRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        kind=AppointmentKind(row.kind or AppointmentKind.FOLLOW_UP),
        state=AppointmentState(row.state or AppointmentState.PROPOSED),
        starts_at=row.starts_at,
        minutes=row.minutes or 0,
        place=Place(row.place or Place.OFFICE),
        place_detail=row.place_detail or "",
        officer=row.officer or "",
        note=row.note or "",
        person_name=row.list_name or "",
        file_number=row.file_number or "",
        title=row.title or "",
        all_day=bool(row.all_day),
        room=row.room or "",
        travel_minutes=row.travel_minutes or 0,
        flight=row.flight or "",
        group_key=row.group_key or "",
        conflict_reason=row.conflict_reason or "",
        ics_uid=row.ics_uid or "",
        contact_language=row.contact_language or "",
    )


def entry_with(file: Reading, appointment_id: int) -> tuple[AppointmentRow, ...]:
    """One entry of the calendar, with the other rows of its group; empty when it is gone. In one statement."""
    key = select(func.nullif(appointment.c.group_key, "")).where(appointment.c.id == appointment_id).scalar_subquery()
    wanted = or_(appointment.c.id == appointment_id, appointment.c.group_key == key)
    return tuple(appointment_row(row) for row in file.execute(APPOINTMENTS.where(wanted)))
