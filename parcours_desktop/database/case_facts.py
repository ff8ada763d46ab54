"""The dated facts of cases beyond their own columns: what their kept counts are computed from, read for many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.domain.codes import AppointmentState, StepState
from parcours_desktop.domain.written_days import written_day

PART = 500  # cases read by one statement

_STEPS = "SELECT case_id, strand, state, due_on, label FROM step WHERE case_id IN ({marks}) AND removed=0 ORDER BY due_on, position"
_APPOINTMENTS = (
    "SELECT case_id, kind, state, starts_at FROM appointment "
    "WHERE case_id IN ({marks}) AND removed=0 AND starts_at IS NOT NULL"
)
_SIGNED = (  # by the person: a version that a coordinator approved is none
    "SELECT case_id, max(signed_on) FROM plan_version WHERE case_id IN ({marks}) AND removed=0 "
    "AND coalesce(form,'signed')='signed' GROUP BY case_id"
)
_NOTED = "SELECT case_id, max(written_at) FROM note WHERE case_id IN ({marks}) AND removed=0 GROUP BY case_id"
_REACHED = (
    "SELECT case_id, max(held_at) FROM follow_up WHERE case_id IN ({marks}) AND removed=0 "
    "AND coalesce(outcome,'')<>'not_reached' GROUP BY case_id"
)
_FOLLOWED = (  # of the last follow-up of each case, the day that it set for the next one
    "SELECT case_id, next_on, max(held_at) FROM follow_up WHERE case_id IN ({marks}) AND removed=0 GROUP BY case_id"
)
_CONFLICTS = (
    "SELECT case_id, count(*) FROM (SELECT record.case_id FROM record JOIN cell ON cell.row = record.id "
    "WHERE record.case_id IN ({marks}) GROUP BY cell.row, cell.unit HAVING count(DISTINCT value) > 1) GROUP BY case_id"
)
_WITH_ROWS = "SELECT DISTINCT case_id FROM record WHERE case_id IN ({marks}) AND id<>case_id"
_COLUMNS = "SELECT * FROM cases WHERE id IN ({marks})"


@dataclass(slots=True)
class CaseFacts:
    """Those of one case. A step is (strand, state, due, label), an appointment (kind, state, start).

    ``reached_on`` is the last follow-up in which the person was reached, ``follow_up_on`` the next one that the last set.
    """

    steps: list[tuple[str, str, date | None, str]] = field(default_factory=list)
    appointments: list[tuple[str, str, datetime]] = field(default_factory=list)
    signed_on: date | None = None
    noted_on: date | None = None
    reached_on: date | None = None
    follow_up_on: date | None = None
    conflicts: int = 0


def facts_of(connection: Connection, case_ids: Sequence[int]) -> dict[int, CaseFacts]:
    """The facts of each of the given cases."""
    found = {case_id: CaseFacts() for case_id in case_ids}
    for case_id, strand, state, due, label in _read(connection, _STEPS, case_ids):
        found[case_id].steps.append((strand, state or StepState.TO_DO, written_day(due), label or ""))
    for case_id, kind, state, at in _read(connection, _APPOINTMENTS, case_ids):
        found[case_id].appointments.append((kind, state or AppointmentState.PROPOSED, datetime.fromisoformat(at)))
    for case_id, signed in _read(connection, _SIGNED, case_ids):
        found[case_id].signed_on = written_day(signed)
    for case_id, noted in _read(connection, _NOTED, case_ids):
        found[case_id].noted_on = written_day(noted[:10] if noted else None)
    for case_id, reached in _read(connection, _REACHED, case_ids):
        found[case_id].reached_on = written_day(reached[:10] if reached else None)
    for case_id, next_on, _ in _read(connection, _FOLLOWED, case_ids):
        found[case_id].follow_up_on = written_day(next_on)
    for case_id, conflicts in _read(connection, _CONFLICTS, case_ids):
        found[case_id].conflicts = conflicts
    return found


def columns_of_cases(connection: Connection, case_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The stored columns of at most ``PART`` cases."""
    marks = ",".join("?" * len(case_ids))
    return [dict(row) for row in connection.exec_driver_sql(_COLUMNS.format(marks=marks), tuple(case_ids)).mappings()]


def with_rows(connection: Connection, case_ids: Sequence[int]) -> list[int]:
    """Those of the cases that have rows of their own already."""
    return [case_id for (case_id,) in _read(connection, _WITH_ROWS, case_ids)]


def _read(connection: Connection, sql: str, case_ids: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(case_ids), PART):
        part = tuple(case_ids[start : start + PART])
        yield from connection.exec_driver_sql(sql.format(marks=",".join("?" * len(part))), part)
