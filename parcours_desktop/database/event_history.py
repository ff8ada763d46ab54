"""What the journal tells of an appointment seen from outside: how often it changed, when it was made and last changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, select

from parcours_desktop.database.edit import OP_SPAN, REMOVED
from parcours_desktop.database.journal_tables import change, edit

MOVING_UNITS = ("when", "where", "state", REMOVED)  # what others see of an appointment
_PART = 500
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


@dataclass(frozen=True, slots=True)
class EventHistory:
    """``changes`` counts the later changes of time, place or state; times are UTC, to the second."""

    changes: int
    made_at: datetime
    written_at: datetime


def histories_of(connection: Connection, rows: Sequence[int]) -> Mapping[int, EventHistory]:
    """The history of each row."""
    found: dict[int, EventHistory] = {}
    for start in range(0, len(rows), _PART):
        part = list(rows[start : start + _PART])
        for row, edits, first, last in connection.execute(_HISTORY, {"rows": part}):
            found[row] = EventHistory(edits - 1, _utc(first), _utc(last))
    return found


def sequence_of(connection: Connection, rows: Sequence[int]) -> int:
    """The SEQUENCE that one event of these rows bears now (RFC 5545, 3.8.7.4): it can only grow."""
    return sum(one.changes for one in histories_of(connection, rows).values())


def _utc(hlc: int) -> datetime:
    """The wall clock inside a hybrid logical clock."""
    return datetime.fromtimestamp((hlc >> 16) // 1000, UTC).replace(tzinfo=None)
