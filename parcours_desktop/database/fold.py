"""The proof that the rows are the journal's: fold the kept bytes from nothing and compare, or rebuild from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database import edit as wire
from parcours_desktop.database.projection import columns_of
from parcours_desktop.database.tables import KEPT_BY_FILE, KINDS, UNITS

Heads = dict[tuple[str, str], dict[str, tuple[int, Any]]]  # (row, unit) -> op -> (hlc, value)


def fold(bodies: Iterable[str]) -> Heads:
    """Heads of every unit, as a function of the set of edits alone: all ops, less those that another one names."""
    values: dict[tuple[str, str], dict[str, tuple[int, Any]]] = defaultdict(dict)
    replaced: dict[tuple[str, str], set[str]] = defaultdict(set)
    for body in bodies:
        edit = wire.parse(body)
        for place, change in enumerate(edit.changes):
            key = (change.row, change.unit)
            values[key][wire.wire_op(edit.id, place)] = (edit.hlc, change.value)
            replaced[key].update(change.parents)
    return {key: {op: head for op, head in ops.items() if op not in replaced[key]} for key, ops in values.items()}


def shown_rows(heads: Heads) -> dict[str, dict[str, Any]]:
    """Rows as they should stand in the tables: "kind:uid" -> columns, ``removed`` among them."""
    rows: dict[str, dict[str, Any]] = defaultdict(dict)
    others: dict[str, set[str]] = defaultdict(set)
    removals: dict[str, dict[str, Any]] = {}
    for (row, unit), ops in heads.items():
        kind = row.partition(":")[0]
        value = max(ops.items(), key=lambda item: (item[1][0], item[0]))[1][1]
        if unit == wire.REMOVED:
            removals[row] = value
            rows[row] |= {}
        else:
            others[row].update(ops)
            rows[row] |= columns_of(kind, unit, value)
    for row, columns in rows.items():
        removal = removals.get(row)
        columns["removed"] = int(bool(removal and removal["removed"] and others[row] <= set(removal["saw"])))
    return dict(rows)


def differences(connection: Connection) -> Iterator[str]:
    """Where the file's rows or heads are not what the journal folds to; nothing when all is well.

    Each difference names a row ("kind:uid") and a column, never a value.
    """
    heads = fold(connection.exec_driver_sql("SELECT body FROM edit ORDER BY n").scalars())
    expected = shown_rows(heads)
    for kind, table in KINDS.items():
        names = [column.name for column in table.columns if column.name not in KEPT_BY_FILE or column.name == "removed"]
        rows = connection.exec_driver_sql(
            f'SELECT record.uid, t.* FROM "{table.name}" t JOIN record ON record.id = t.id'
        )
        for row in rows.mappings():
            name = f"{kind}:{row['uid'].hex()}"
            wanted = expected.pop(name, None)
            if wanted is None:
                yield f"{name} is in no edit"
                continue
            yield from (f"{name} {column}" for column in names if row[column] != wanted.get(column))
    yield from (f"{name} is missing" for name in expected if name.partition(":")[0] in KINDS)
    yield from _cell_differences(connection, heads)


def _cell_differences(connection: Connection, heads: Heads) -> Iterator[str]:
    identities: dict[int, bytes] = {row.n: row.id for row in connection.exec_driver_sql("SELECT n, id FROM edit")}
    cells: set[tuple[str, str, str, str]] = set()
    rows = connection.exec_driver_sql(
        "SELECT record.kind, record.uid, cell.unit, cell.op, cell.value FROM cell JOIN record ON record.id = cell.row"
    )
    for kind, uid, unit, op, value in rows:
        cells.add((f"{kind}:{uid.hex()}", unit, wire.wire_op(identities[op // wire.OP_SPAN], op % wire.OP_SPAN), value))
    wanted = {
        (row, unit, op, wire.encode_value(value))
        for (row, unit), ops in heads.items()
        if row.partition(":")[0] in KINDS and (unit == wire.REMOVED or unit in UNITS[row.partition(":")[0]])
        for op, (_, value) in ops.items()
    }
    yield from (f"{row} {unit} {op} head" for row, unit, op, _ in cells ^ wanted)


def unsound_edits(connection: Connection) -> Iterator[str]:
    """Edits whose id is not that of their bytes, whose signature is not their device's, or whose chain is broken."""
    devices = connection.exec_driver_sql("SELECT id, sign_public FROM device")
    publics: dict[bytes, bytes] = {row.id: row.sign_public for row in devices}
    tips: dict[tuple[str, bytes], tuple[int, str]] = {}
    for n, identity, body, signature in connection.exec_driver_sql("SELECT n, id, body, sig FROM edit ORDER BY n"):
        edit = wire.parse(body)
        public = publics.get(edit.device)
        if edit.id != identity:
            yield f"edit {n}: id"
        if public is None or not wire.is_signed_by(public, identity, signature):
            yield f"edit {n}: signature"
        seq, prev = tips.get((edit.case, edit.device), (0, ""))
        if (edit.seq, edit.prev) != (seq + 1, prev):
            yield f"edit {n}: chain"
        tips[edit.case, edit.device] = (edit.seq, edit.id.hex())


def rebuild(connection: Connection) -> None:
    """Throw the rows and heads away and make them again from the journal's bytes; record ids stay as they are."""
    for table in KINDS.values():
        connection.exec_driver_sql(f'DELETE FROM "{table.name}"')
    connection.exec_driver_sql("DELETE FROM cell")
    records = {
        f"{kind}:{uid.hex()}": (row_id, case_id)
        for row_id, uid, kind, case_id in connection.exec_driver_sql("SELECT id, uid, kind, case_id FROM record")
    }
    ns = {identity[:8].hex(): n for n, identity in connection.exec_driver_sql("SELECT n, id FROM edit")}
    heads = fold(connection.exec_driver_sql("SELECT body FROM edit ORDER BY n").scalars())
    cells = []
    for (row, unit), ops in heads.items():
        for op, (hlc, value) in ops.items():
            prefix, _, place = op.partition(".")
            cells.append((records[row][0], unit, ns[prefix] * wire.OP_SPAN + int(place), hlc, wire.encode_value(value)))
    connection.exec_driver_sql("INSERT INTO cell (row, unit, op, hlc, value) VALUES (?,?,?,?,?)", cells)
    for row, columns in shown_rows(heads).items():
        kind = row.partition(":")[0]
        if kind in KINDS:
            stored = {"id": records[row][0], "case_id": records[row][1], **columns}
            names = ",".join(f'"{name}"' for name in stored)
            marks = ",".join("?" * len(stored))
            connection.exec_driver_sql(
                f'INSERT INTO "{KINDS[kind].name}" ({names}) VALUES ({marks})', tuple(stored.values())
            )
