"""The journal: acts written as edits whose bytes are kept, indexed as changes and heads, and projected into rows.

``append`` is the one path for a single save and for ten thousand imported rows alike.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database import edit as wire
from parcours_desktop.database.identity import Device, wall_milliseconds
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.projection import columns_of, insert_rows, project
from parcours_desktop.database.tables import UNITS

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """A declared change: unit of a row, its new value, and the local ops that it replaces (none for a new row)."""

    case_id: int
    row: int
    kind: str
    unit: str
    value: Any
    parents: tuple[int, ...] = ()


@dataclass(slots=True)
class NewRow:
    """A row that this act brings into being."""

    id: int
    uid: bytes
    kind: str
    case_id: int
    columns: dict[str, Any] = field(default_factory=dict)


def position(connection: Connection) -> int:
    """The journal's last position: what a row read now has ``seen``."""
    return connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name='edit'").scalar() or 0


def heads_at(connection: Connection, row: int, unit: str, seen: int) -> tuple[int, ...]:
    """Ops of a unit that were heads at a journal position: what a form loaded then was looking at."""
    limit = (seen + 1) * wire.OP_SPAN
    found = connection.exec_driver_sql(
        "SELECT op, parents FROM change WHERE row=? AND unit=? AND op<?", (row, unit, limit)
    ).all()
    replaced = {int(parent) for _, parents in found if parents for parent in parents.split()}
    return tuple(sorted(op for op, _ in found if op not in replaced))


def heads_of_row(connection: Connection, row: int, seen: int) -> dict[str, tuple[int, ...]]:
    """``heads_at`` for every unit of a row that was ever written."""
    limit = (seen + 1) * wire.OP_SPAN
    found = connection.exec_driver_sql("SELECT unit, op, parents FROM change WHERE row=? AND op<?", (row, limit)).all()
    replaced = {int(parent) for _, _, parents in found if parents for parent in parents.split()}
    heads: dict[str, list[int]] = {}
    for unit, op, _ in found:
        if op not in replaced:
            heads.setdefault(unit, []).append(op)
    return {unit: tuple(sorted(ops)) for unit, ops in heads.items()}


def heads_now(connection: Connection, row: int, unit: str) -> tuple[int, ...]:
    """Ops of a unit that are heads."""
    found = connection.exec_driver_sql("SELECT op FROM cell WHERE row=? AND unit=? ORDER BY op", (row, unit))
    return tuple(found.scalars())


class JournalWriter:
    """Writes the changes of one act, as one or more edits per case, in the caller's transaction."""

    def __init__(self, connection: Connection, device: Device, act: bytes, why: str) -> None:
        self._connection = connection
        self._device = device
        self._act = act
        self._why = why
        self._n = position(connection)
        self._hlc = connection.exec_driver_sql(
            "SELECT coalesce(max(hlc), 0) FROM edit WHERE n>?", (self._n - 1,)
        ).scalar_one()
        self._identities: dict[int, bytes] = {}
        self._uids: dict[int, str] = {}
        self._tips: dict[int, tuple[int, str]] = {}

    def append(self, new_rows: Sequence[NewRow], changes: Sequence[Change]) -> None:
        """Write rows and changes. Changes of one case should stand together; each case gets edits of its own."""
        connection = self._connection
        _many(
            connection,
            "INSERT INTO record (id, uid, kind, case_id) VALUES (?,?,?,?)",
            [(r.id, r.uid, r.kind, r.case_id) for r in new_rows],
        )
        self._uids.update((row.id, f"{row.kind}:{row.uid.hex()}") for row in new_rows)
        fresh = {row.id: row for row in new_rows}
        self._recall(changes, fresh)
        lines = _Lines([], [], [], [])
        touched: dict[tuple[str, int], set[str]] = defaultdict(set)
        for case_id, of_case in groupby(changes, key=attrgetter("case_id")):
            seq, prev = self._tip(case_id)
            for part in _split(list(of_case)):
                seq += 1
                prev = self._write(case_id, seq, prev, part, lines)
            lines.tips.append((case_id, self._device.id, seq, bytes.fromhex(prev)))
        for change in changes:
            row = fresh.get(change.row)
            if row is not None and not change.parents:
                names = UNITS[change.kind].get(change.unit, ())
                if len(names) == 1:
                    row.columns[names[0]] = change.value
                else:
                    row.columns |= columns_of(change.kind, change.unit, change.value)
            else:
                touched[change.kind, change.row].add(change.unit)
        self._store(lines, [change for change in changes if change.parents])
        for kind, rows in groupby(sorted(new_rows, key=attrgetter("kind")), key=attrgetter("kind")):
            insert_rows(connection, kind, [{**row.columns, "id": row.id, "case_id": row.case_id} for row in rows])
        for (kind, row_id), units in touched.items():
            project(connection, kind, row_id, units)

    def _write(self, case_id: int, seq: int, prev: str, part: "_Part", lines: "_Lines") -> str:
        """Make one edit of ``part`` and collect its rows; returns its id in hexadecimal."""
        self._n += 1
        self._hlc = max(self._hlc + 1, wall_milliseconds() << 16)
        device = self._device
        body = wire.make_body(
            device,
            self._case_uid(case_id),
            seq,
            prev,
            self._hlc,
            self._act,
            self._why,
            [
                wire.make_change(self._uids[c.row], c.unit, json, [*map(self._wire_op, c.parents)] if c.parents else ())
                for c, json in part
            ],
        )
        identity = wire.edit_id(body)
        self._identities[self._n] = identity
        signature = wire.sign(device, identity)
        lines.edits.append(
            (self._n, identity, case_id, device.id, seq, self._hlc, self._act, device.login, self._why, body, signature)
        )
        hlc, add_change, add_cell = self._hlc, lines.changes.append, lines.cells.append
        for op, (change, json) in enumerate(part, self._n * wire.OP_SPAN):
            parents = " ".join(map(str, change.parents)) if change.parents else None
            add_change((change.row, change.unit, op, parents))
            add_cell((change.row, change.unit, op, hlc, json))
        return identity.hex()

    def _store(self, lines: "_Lines", replacing: list[Change]) -> None:
        connection = self._connection
        _many(
            connection,
            'INSERT INTO edit (n, id, case_id, device, seq, hlc, act, "by", why, body, sig) VALUES (?,?,?,?,?,?,?,?,?,?,?)',
            lines.edits,
        )
        _many(
            connection,
            "INSERT INTO tip (case_id, device, seq, id) VALUES (?,?,?,?) "
            "ON CONFLICT (case_id, device) DO UPDATE SET seq=excluded.seq, id=excluded.id",
            lines.tips,
        )
        _many(connection, "INSERT INTO change (row, unit, op, parents) VALUES (?,?,?,?)", lines.changes)
        gone = [(change.row, change.unit, op) for change in replacing for op in change.parents]
        _many(connection, "DELETE FROM cell WHERE row=? AND unit=? AND op=?", gone)
        _many(connection, "INSERT INTO cell (row, unit, op, hlc, value) VALUES (?,?,?,?,?)", lines.cells)

    def _recall(self, changes: Sequence[Change], fresh: Container[int]) -> None:
        """Learn what known rows and replaced edits are called on the wire, and the last edit of each known case."""
        of_cases = {change.case_id for change in changes} - {REFERENCE_CASE}
        rows = (of_cases | {change.row for change in changes}) - self._uids.keys()
        for row, kind, uid in self._among("SELECT id, kind, uid FROM record WHERE id IN ({marks})", rows):
            self._uids[row] = f"{kind}:{uid.hex()}"
        replaced = {op // wire.OP_SPAN for change in changes for op in change.parents} - self._identities.keys()
        for n, identity in self._among("SELECT n, id FROM edit WHERE n IN ({marks})", replaced):
            self._identities[n] = identity
        known = {change.case_id for change in changes if change.case_id not in fresh}
        sql = "SELECT case_id, device, seq, id FROM tip WHERE case_id IN ({marks})"
        tips = self._among(sql, known)
        self._tips = {case: (seq, last.hex()) for case, device, seq, last in tips if device == self._device.id}

    def _tip(self, case_id: int) -> tuple[int, str]:
        """Number and id of this device's last edit of a case, (0, "") before the first."""
        return self._tips.get(case_id, (0, ""))

    def _among(self, sql: str, numbers: Collection[int]) -> Iterator[Any]:
        listed = sorted(numbers)
        for start in range(0, len(listed), 500):
            part = tuple(listed[start : start + 500])
            yield from self._connection.exec_driver_sql(sql.format(marks=",".join("?" * len(part))), part)

    def _case_uid(self, case_id: int) -> str:
        return "ref" if case_id == REFERENCE_CASE else self._uids[case_id].partition(":")[2]

    def _wire_op(self, op: int) -> str:
        return wire.wire_op(self._identities[op // wire.OP_SPAN], op % wire.OP_SPAN)


_Part = list[tuple[Change, str]]  # changes with the JSON of their values


@dataclass(frozen=True, slots=True)
class _Lines:
    """Rows of the journal's tables, collected to be written together."""

    edits: list[tuple[Any, ...]]
    tips: list[tuple[Any, ...]]
    changes: list[tuple[Any, ...]]
    cells: list[tuple[Any, ...]]


def _split(changes: list[Change]) -> Iterable[_Part]:
    """Parts that respect the limits of one edit."""
    part: _Part = []
    size = 0
    for change in changes:
        json = wire.encode_value(change.value)
        weight = 160 + 4 * len(json) + 20 * len(change.parents)  # four bytes a character at most
        if (size + weight > wire.BYTES_AT_MOST - 1024 or len(part) >= wire.CHANGES_AT_MOST) and part:
            yield part
            part, size = [], 0
        part.append((change, json))
        size += weight
    if part:
        yield part


def _many(connection: Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    for start in range(0, len(rows), BATCH):
        connection.exec_driver_sql(sql, list(rows[start : start + BATCH]))
