"""Taking back an act, or one value: what an edit replaced is written again, as a new edit that says so."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database.edit import OP_SPAN, REMOVED
from parcours_desktop.database.tables import KINDS
from parcours_desktop.database.unit_of_work import UnitOfWork

FOREVER = 1 << 40  # a journal position after all others: a removal that covers everything written so far


@dataclass
class Values:
    """Values of past ops, read from the kept bytes of their edits."""

    connection: Connection
    _bodies: dict[int, list[Any]] = field(default_factory=dict)

    def of(self, op: int) -> Any:
        """The value that a change wrote."""
        n, place = divmod(op, OP_SPAN)
        if n not in self._bodies:
            body = self.connection.exec_driver_sql("SELECT body FROM edit WHERE n=?", (n,)).scalar_one()
            self._bodies[n] = json.loads(body)["c"]
        return self._bodies[n][place][2]


def take_back(work: UnitOfWork, act: bytes) -> int:
    """Declare what takes an act back; returns how many rows keep a later change and were therefore left alone."""
    connection = work.connection
    changes = _changes_of(connection, act)
    values = Values(connection)
    wrote = {(change.row, change.unit): values.of(change.op) for change in changes}
    made = _rows_made(connection, changes)
    standing = _standing(connection, {change.row for change in changes})
    hung = _hung_on(connection, made)
    left = 0
    for row in sorted(made):
        # Values are compared, not ops: what was changed and put back is untouched.
        units = standing[row].keys() - {REMOVED}
        as_written = all(_heads(standing, row, unit) == [wrote.get((row, unit))] for unit in units)
        if as_written and hung.get(row, set()) <= made:
            work.remove(row, FOREVER)
        else:
            left += 1
    for change in changes:
        if change.row in made:
            continue
        if _heads(standing, change.row, change.unit) != [wrote[change.row, change.unit]]:
            left += 1
            continue
        parents = [int(op) for op in change.parents.split()]
        value = values.of(max(parents)) if parents else None
        if change.unit == REMOVED and value is None:
            value = {"removed": False, "saw": []}
        work.replace(change.row, change.kind, change.case_id, change.unit, value)
    return left


@dataclass(frozen=True, slots=True)
class _PastChange:
    op: int
    row: int
    kind: str
    case_id: int
    unit: str
    parents: str


def _changes_of(connection: Connection, act: bytes) -> list[_PastChange]:
    """The changes of an act that concern rows of this version's tables."""
    edits = connection.exec_driver_sql("SELECT n, body FROM edit WHERE act=? ORDER BY n", (act,)).all()
    told = [
        (n * OP_SPAN + place, bytes.fromhex(name.partition(":")[2]), unit, bool(parents))
        for n, body in edits
        for place, (name, unit, _, parents) in enumerate(json.loads(body)["c"])
    ]
    records = {
        uid: (row, kind, case_id)
        for uid, row, kind, case_id in among(
            connection,
            "SELECT uid, id, kind, case_id FROM record WHERE uid IN ({marks})",
            {uid for _, uid, _, _ in told},
        )
    }
    found = []
    for op, uid, unit, replaces in told:
        row, kind, case_id = records[uid]
        local = ""
        if replaces:
            local = connection.exec_driver_sql(
                "SELECT parents FROM change WHERE row=? AND unit=? AND op=?", (row, unit, op)
            ).scalar_one()
        found.append(_PastChange(op, row, kind, case_id, unit, local))
    return found


def _rows_made(connection: Connection, changes: Iterable[_PastChange]) -> set[int]:
    """Rows whose first change belongs to the act."""
    own = {change.op for change in changes}
    sql = "SELECT row, min(op) FROM change WHERE row IN ({marks}) GROUP BY row"
    return {row for row, first in among(connection, sql, {change.row for change in changes}) if first in own}


_Standing = Mapping[int, Mapping[str, list[Any]]]  # row -> unit -> the values that stand


def _standing(connection: Connection, rows: Collection[int]) -> _Standing:
    """The values that stand for every unit of the given rows."""
    found: dict[int, dict[str, list[Any]]] = {row: {} for row in rows}
    sql = "SELECT row, unit, value FROM cell WHERE row IN ({marks})"
    for row, unit, value in among(connection, sql, rows):
        found[row].setdefault(unit, []).append(json.loads(value))
    return found


def _heads(standing: _Standing, row: int, unit: str) -> list[Any]:
    return standing[row].get(unit, [])


def _hung_on(connection: Connection, cases: Collection[int]) -> dict[int, set[int]]:
    """The rows that hang on each case and are not removed."""
    found: dict[int, set[int]] = {}
    sql = "SELECT case_id, id, kind FROM record WHERE case_id IN ({marks}) AND id<>case_id"
    for case_id, row, kind in among(connection, sql, cases):
        if not _is_removed(connection, kind, row):
            found.setdefault(case_id, set()).add(row)
    return found


def _is_removed(connection: Connection, kind: str, row: int) -> bool:
    return bool(connection.exec_driver_sql(f'SELECT removed FROM "{KINDS[kind].name}" WHERE id=?', (row,)).scalar_one())


def among(connection: Connection, sql: str, keys: Collection[Any]) -> Iterator[Any]:
    """The rows that a statement finds for the keys, which stand in its ``{marks}``, five hundred at a time."""
    listed = sorted(keys)
    for start in range(0, len(listed), 500):
        part = tuple(listed[start : start + 500])
        yield from connection.exec_driver_sql(sql.format(marks=",".join("?" * len(part))), part)
