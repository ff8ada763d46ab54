"""What leaves for other calendars: appointments with the history that their SEQUENCE counts, removed ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, or_, select

from parcours_desktop.database.edit import OP_SPAN, REMOVED
from parcours_desktop.database.journal_tables import change, edit, record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.calendar_events import our_uid
from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.appointments import appointment_row
from parcours_desktop.queries.case_sheet import SEEN

MOVING_UNITS = ("when", "where", "state", REMOVED)  # what others see of an appointment
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
        cases.c.removed.label("case_removed"),
    )
    .join_from(appointment, record, record.c.id == appointment.c.id)
    .outerjoin(cases, cases.c.id == appointment.c.case_id)
    .outerjoin(summary, summary.c.id == cases.c.id)
    .where(appointment.c.starts_at.is_not(None), func.coalesce(appointment.c.ics_uid, "") == "")
    .order_by(appointment.c.starts_at, appointment.c.id)
)
_HISTORY = (
    select(
        change.c.row,
        func.count((change.c.op // OP_SPAN).distinct()).label("edits"),
        func.min(edit.c.hlc).label("first"),
        func.max(edit.c.hlc).label("last"),
    )
    .join_from(change, edit, edit.c.n == change.c.op // OP_SPAN)
    .where(change.c.row.in_(bindparam("rows", expanding=True)), change.c.unit.in_(MOVING_UNITS))
    .group_by(change.c.row)
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
    history = _history(file, [row.id for row in rows])
    events: dict[str, list[Row[Any]]] = {}
    for row in rows:
        events.setdefault(our_uid(row.record_uid, row.group_key or ""), []).append(row)
    made = [_event(uid, members, history) for uid, members in events.items()]
    return tuple(sorted(made, key=_order))


def sequence_of(file: Reading, rows: Sequence[int]) -> int:
    """The SEQUENCE that an event of these rows bears now."""
    return sum(max(0, found.edits - 1) for found in _history(file, rows).values())


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
        lasting = datetime.combine(of.first - timedelta(days=31), time())
        rows = rows.where(
            or_(appointment.c.starts_at >= first, (appointment.c.all_day == 1) & (appointment.c.starts_at >= lasting))
        )
    return rows


def _history(file: Reading, rows: Sequence[int]) -> Mapping[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for part in _parts(rows):
        found |= {row.row: row for row in file.execute(_HISTORY, {"rows": part})}
    return found


def _event(uid: str, members: Sequence[Row[Any]], history: Mapping[int, Row[Any]]) -> ExportedRow:
    standing = [row for row in members if not row.removed and not row.case_removed and _stands(row)]
    shown = standing[0] if standing else members[0]
    told = [history[row.id] for row in members if row.id in history]
    return ExportedRow(
        appointment_row(shown),
        uid,
        sum(max(0, one.edits - 1) for one in told),
        _utc(min((one.first for one in told), default=0)),
        _utc(max((one.last for one in told), default=0)),
        cancelled=not standing,
        people=sum(bool(row.case_id) for row in standing),
    )


def _stands(row: Row[Any]) -> bool:
    return AppointmentState(row.state or AppointmentState.PROPOSED) in _WAITING


def _utc(hlc: int) -> datetime:
    """The wall clock inside a hybrid logical clock, to the second."""
    return datetime.fromtimestamp((hlc >> 16) // 1000, UTC).replace(tzinfo=None)


def _parts(values: Sequence[Any]) -> list[list[Any]]:
    listed = list(values)
    return [listed[start : start + _PART] for start in range(0, len(listed), _PART)]
