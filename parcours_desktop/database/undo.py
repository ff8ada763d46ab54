"""Taking back an act, or one value: what an edit replaced is written again, as a new edit that says so."""

import json
from collections.abc import Iterable, Mapping
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
    left = 0
    for row in sorted(made):
        if _is_untouched(connection, row, made, wrote):
            work.remove(row, FOREVER)
        else:
            left += 1
    for change in changes:
        if change.row in made:
            continue
        if _heads(connection, change.row, change.unit) != [wrote[change.row, change.unit]]:
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
    found = []
    for n, body in connection.exec_driver_sql("SELECT n, body FROM edit WHERE act=? ORDER BY n", (act,)):
        for place, (name, unit, _, parents) in enumerate(json.loads(body)["c"]):
            op = n * OP_SPAN + place
            uid = bytes.fromhex(name.partition(":")[2])
            row = connection.exec_driver_sql("SELECT id, kind, case_id FROM record WHERE uid=?", (uid,)).one()
            local = ""
            if parents:
                local = connection.exec_driver_sql(
                    "SELECT parents FROM change WHERE row=? AND unit=? AND op=?", (row.id, unit, op)
                ).scalar_one()
            found.append(_PastChange(op, row.id, row.kind, row.case_id, unit, local))
    return found


def _rows_made(connection: Connection, changes: Iterable[_PastChange]) -> set[int]:
    """Rows whose first change belongs to the act."""
    own = {change.op for change in changes}
    rows = {change.row for change in changes}
    return {
        row
        for row in rows
        if connection.exec_driver_sql("SELECT min(op) FROM change WHERE row=?", (row,)).scalar_one() in own
    }


def _is_untouched(connection: Connection, row: int, made: set[int], wrote: Mapping[tuple[int, str], Any]) -> bool:
    """Whether a row still shows what the act wrote and, for a case, nothing else has since been hung on it.

    Values are compared, not ops: what was changed and put back is untouched.
    """
    units = connection.exec_driver_sql(
        "SELECT DISTINCT unit FROM cell WHERE row=? AND unit<>?", (row, REMOVED)
    ).scalars()
    if any(_heads(connection, row, unit) != [wrote.get((row, unit))] for unit in units.all()):
        return False
    hung = connection.exec_driver_sql("SELECT id, kind FROM record WHERE case_id=? AND id<>?", (row, row)).all()
    return all(child in made or _is_removed(connection, kind, child) for child, kind in hung)


def _heads(connection: Connection, row: int, unit: str) -> list[Any]:
    found = connection.exec_driver_sql("SELECT value FROM cell WHERE row=? AND unit=?", (row, unit)).scalars()
    return [json.loads(value) for value in found]


def _is_removed(connection: Connection, kind: str, row: int) -> bool:
    return bool(connection.exec_driver_sql(f'SELECT removed FROM "{KINDS[kind].name}" WHERE id=?', (row,)).scalar_one())
