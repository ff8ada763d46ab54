"""The history of a case, which is its journal read backwards; and the values that wait for a choice."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from parcours_desktop.database.edit import OP_SPAN, REMOVED, Edit, parse, wire_op
from parcours_desktop.database.projection import columns_of
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import UNITS
from parcours_desktop.database.wall_time import wall_time_of

_EDITS = """
SELECT edit.n, edit.body, edit.why, edit."by", officer.name
  FROM edit LEFT JOIN officer ON officer.login = edit."by" AND officer.removed = 0
 WHERE edit.case_id = ? ORDER BY edit.n
"""
_CONFLICTS = f"""
SELECT record.kind, cell.row, cell.unit, cell.op, cell.hlc, cell.value, edit."by", officer.name
  FROM record JOIN cell ON cell.row = record.id JOIN edit ON edit.n = cell.op / {OP_SPAN}
  LEFT JOIN officer ON officer.login = edit."by" AND officer.removed = 0
 WHERE record.case_id = :case AND (cell.row, cell.unit) IN
       (SELECT c.row, c.unit FROM record r JOIN cell c ON c.row = r.id WHERE r.case_id = :case
         GROUP BY c.row, c.unit HAVING count(DISTINCT c.value) > 1)
 ORDER BY cell.row, cell.unit, cell.hlc DESC, cell.op DESC
"""


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One unit of one row, from what to what. ``op`` names the value written, ``before_op`` the one it replaced.

    ``before`` and ``after`` map columns to stored values; ``about`` holds what the row shows now, to name it by.
    ``shown``: the value written is the one shown now. ``gone``: the row was taken away by this change.
    """

    row: int
    kind: str
    unit: str
    op: int
    before_op: int | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    about: Mapping[str, Any]
    shown: bool
    makes_row: bool
    gone: bool | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit: when, who (name or login), why (entry, import, resolve, undo:ACT), and what it changed."""

    n: int
    at: datetime
    by: str
    why: str
    changes: tuple[HistoryChange, ...]


@dataclass(frozen=True, slots=True)
class ConflictChoice:
    """One of the values of a conflict, and who wrote it when."""

    op: int
    value: Mapping[str, Any]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit with several values written without knowing of each other; the first is the one shown meanwhile."""

    row: int
    kind: str
    unit: str
    choices: tuple[ConflictChoice, ...]


def history_of(file: Reading, case_id: int) -> tuple[HistoryEntry, ...]:
    """The edits of a case, the newest first, in two statements. Parts of a later version's tables are left out."""
    found = file.exec_driver_sql(_EDITS, (case_id,)).all()
    ids = file.exec_driver_sql("SELECT kind, uid, id FROM record WHERE case_id=?", (case_id,))
    past = _Past({f"{kind}:{uid.hex()}": row_id for kind, uid, row_id in ids})
    edits = [(n, parse(body), why, name or by) for n, body, why, by, name in found]
    for n, edit, _, _ in edits:
        past.learn(n, edit)
    entries = [
        HistoryEntry(n, wall_time_of(edit.hlc), by, why, tuple(past.changes(n, edit))) for n, edit, why, by in edits
    ]
    return tuple(reversed([entry for entry in entries if entry.changes]))


def conflicts_of(file: Reading, case_id: int) -> tuple[Conflict, ...]:
    """The units of a case that show one of several values, in one statement."""
    units: dict[tuple[int, str, str], dict[str, ConflictChoice]] = defaultdict(dict)
    for kind, row, unit, op, hlc, value, by, name in file.exec_driver_sql(_CONFLICTS, {"case": case_id}):
        choice = ConflictChoice(op, columns_of(kind, unit, json.loads(value)), name or by, wall_time_of(hlc))
        units[row, kind, unit].setdefault(value, choice)
    return tuple(Conflict(row, kind, unit, tuple(choices.values())) for (row, kind, unit), choices in units.items())


@dataclass(slots=True)
class _Head:
    hlc: int
    name: str
    value: Any


@dataclass(slots=True)
class _Past:
    """All values of a case by the names of their ops, and which of them stand."""

    rows: Mapping[str, int]
    ops: dict[str, tuple[int, Any]] = field(default_factory=dict)  # name -> (local op, value)
    clocks: dict[str, int] = field(default_factory=dict)
    heads: dict[tuple[str, str], dict[str, _Head]] = field(default_factory=lambda: defaultdict(dict))
    first: dict[str, int] = field(default_factory=dict)  # row -> n of its first edit
    known: dict[str, dict[str, Any]] = field(default_factory=dict)  # what rows show, once everything is learned

    def learn(self, n: int, edit: Edit) -> None:
        for place, change in enumerate(edit.changes):
            name = wire_op(edit.id, place)
            self.ops[name] = (n * OP_SPAN + place, change.value)
            self.clocks[name] = edit.hlc
            standing = self.heads[change.row, change.unit]
            for parent in change.parents:
                standing.pop(parent, None)
            standing[name] = _Head(edit.hlc, name, change.value)
            self.first.setdefault(change.row, n)

    def changes(self, n: int, edit: Edit) -> list[HistoryChange]:
        made = []
        for place, change in enumerate(edit.changes):
            kind = change.row.partition(":")[0]
            if kind not in UNITS or (change.unit not in UNITS[kind] and change.unit != REMOVED):
                continue
            known = [parent for parent in change.parents if parent in self.ops]
            parent = max(known, key=lambda name: (self.clocks[name], name), default=None)
            before_op, before = self.ops[parent] if parent else (None, None)
            made.append(
                HistoryChange(
                    row=self.rows[change.row],
                    kind=kind,
                    unit=change.unit,
                    op=n * OP_SPAN + place,
                    before_op=before_op,
                    before=columns_of(kind, change.unit, before),
                    after=columns_of(kind, change.unit, change.value),
                    about=self.about(change.row),
                    shown=self.shown(change.row, change.unit) == wire_op(edit.id, place),
                    makes_row=self.first[change.row] == n and not change.parents,
                    gone=change.value["removed"] if change.unit == REMOVED else None,
                )
            )
        return made

    def shown(self, row: str, unit: str) -> str:
        standing = self.heads[row, unit]
        if len(standing) == 1:
            return next(iter(standing))
        return max(standing.values(), key=lambda head: (head.hlc, head.name)).name

    def about(self, row: str) -> dict[str, Any]:
        if row not in self.known:
            kind = row.partition(":")[0]
            columns: dict[str, Any] = {}
            for unit in UNITS[kind]:
                if (row, unit) in self.heads:
                    columns |= columns_of(kind, unit, self.ops[self.shown(row, unit)][1])
            self.known[row] = columns
        return self.known[row]
