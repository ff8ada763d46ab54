"""What leaves for other calendars: appointments with the history that their SEQUENCE counts, removed ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, or_, select

from parcours_desktop.database.event_history import EventHistory, histories_of
from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.calendar_events import our_uid
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.appointments import appointment_row
from parcours_desktop.queries.case_sheet import SEEN

_WAITING = (AppointmentState.PROPOSED, AppointmentState.CONFIRMED, AppointmentState.HELD, AppointmentState.MISSED)
_PART = 500


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """One event: its appointment (of a group, the one that stands for all), its name outside and its history.

    ``people`` counts the rows of a group that still stand. ``sequence`` counts the later changes of time, place or state.
    ``made_at`` and ``written_at`` are UTC, to the second.
    """

    row: AppointmentRow
    uid: str
    sequence: int
    made_at: datetime
    written_at: datetime
    cancelled: bool
    people: int


@dataclass(frozen=True, slots=True)
class ExportRange:
    """Which appointments: of one officer (None: of everybody), from a day to another, both included (None: no bound)."""

    officer: str | None = None
    first: date | None = None
    last: date | None = None
    appointment_id: int | None = None


_ROWS = (
    select(
        appointment,
        cases.c.file_number,
        cases.c.contact_language,
        summary.c.list_name,
        SEEN,
        record.c.uid.label("record_uid"),
        or_(cases.c.removed == 1, cases.c.merged_into.is_not(None)).label("case_removed"),
    )
    .join_from(appointment, record, record.c.id == appointment.c.id)
    .outerjoin(cases, cases.c.id == appointment.c.case_id)
    .outerjoin(summary, summary.c.id == cases.c.id)
    .where(appointment.c.starts_at.is_not(None), func.coalesce(appointment.c.ics_uid, "") == "")
    .order_by(appointment.c.starts_at, appointment.c.id)
)


def exported(file: Reading, of: ExportRange) -> tuple[ExportedRow, ...]:
    """The events of a range by time. What came from another calendar stays out: it has its place there.

    Rows of one group are one event. Those removed or cancelled are told as such, so that they go away elsewhere.
    """
    rows = file.execute(_within(_ROWS, of)).all()
    keys = {row.group_key for row in rows if row.group_key}
    if keys:  # a group leaves whole, though one row of it only is in the range
        rows = [row for row in rows if not row.group_key]
        for part in _parts(sorted(keys)):
            rows += file.execute(_ROWS.where(appointment.c.group_key.in_(part))).all()
    history = histories_of(file, [row.id for row in rows])
    events: dict[str, list[Row[Any]]] = {}
    for row in rows:
        events.setdefault(our_uid(row.record_uid, row.group_key or ""), []).append(row)
    made = [_event(uid, members, history) for uid, members in events.items()]
    return tuple(sorted(made, key=_order))


def _order(event: ExportedRow) -> tuple[datetime, str]:
    return event.row.starts_at, event.uid


def _within(rows: Select[Any], of: ExportRange) -> Select[Any]:
    if of.appointment_id is not None:
        return rows.where(appointment.c.id == of.appointment_id)
    if of.officer is not None:
        rows = rows.where(appointment.c.officer == of.officer)
    if of.last is not None:
        rows = rows.where(appointment.c.starts_at < datetime.combine(of.last + timedelta(days=1), time()))
    if of.first is not None:
        first = datetime.combine(of.first, time())
        lasting = datetime.combine(of.first - timedelta(days=LONGEST_ENTRY_DAYS), time())
        rows = rows.where(
            or_(appointment.c.starts_at >= first, (appointment.c.all_day == 1) & (appointment.c.starts_at >= lasting))
        )
    return rows


def _event(uid: str, members: Sequence[Row[Any]], history: Mapping[int, EventHistory]) -> ExportedRow:
    standing = [row for row in members if not row.removed and not row.case_removed and _stands(row)]
    shown = standing[0] if standing else members[0]
    told = [history[row.id] for row in members if row.id in history]
    return ExportedRow(
        appointment_row(shown),
        uid,
        sum(one.changes for one in told),
        min(one.made_at for one in told),
        max(one.written_at for one in told),
        cancelled=not standing,
        people=sum(bool(row.case_id) for row in standing),
    )


def _stands(row: Row[Any]) -> bool:
    return AppointmentState(row.state or AppointmentState.PROPOSED) in _WAITING


def _parts(values: Sequence[Any]) -> list[list[Any]]:
    listed = list(values)
    return [listed[start : start + _PART] for start in range(0, len(listed), _PART)]
