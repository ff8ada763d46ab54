"""From cells to rows: the only code that writes the rows of the programme.

``shown`` of a unit is the value of its head with the greatest (hlc, op): the clock picks what is shown, never what is
kept. A row is gone when its removal is shown and covered every other head; a change that the removal had not seen
keeps the row.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database.edit import OP_SPAN, REMOVED, wire_op
from parcours_desktop.database.tables import KINDS, UNITS

Values = Mapping[str, Any]  # column -> value as stored


def columns_of(kind: str, unit: str, value: Any) -> dict[str, Any]:
    """A unit's value spread over its columns; unknown columns (of a later version) stay in the journal alone."""
    names = UNITS[kind].get(unit)
    if names is None:
        return {}
    if len(names) == 1:
        return {names[0]: value}
    spread = value or {}
    return {name: spread.get(name) for name in names}


def unit_value(kind: str, unit: str, columns: Mapping[str, Any]) -> Any:
    """The value of a unit, from its columns: the bare value, or the columns that have one."""
    names = UNITS[kind][unit]
    if len(names) == 1:
        return columns.get(names[0])
    kept = {name: columns[name] for name in names if columns.get(name) is not None}
    return kept or None


def insert_rows(connection: Connection, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows of one kind, each with ``id``, ``case_id`` and the columns that have a value."""
    names = [column.name for column in KINDS[kind].columns]
    marks = ",".join("?" * len(names))
    columns = ",".join(f'"{name}"' for name in names)
    sql = f'INSERT INTO "{KINDS[kind].name}" ({columns}) VALUES ({marks})'
    values = [tuple(row.get(name, 0 if name == "removed" else None) for name in names) for row in rows]
    for start in range(0, len(values), 500):
        connection.exec_driver_sql(sql, values[start : start + 500])


def update_row(connection: Connection, kind: str, row_id: int, columns: Values) -> None:
    """Write the given columns of one row."""
    if not columns:
        return
    sets = ",".join(f'"{name}"=?' for name in columns)
    connection.exec_driver_sql(f'UPDATE "{KINDS[kind].name}" SET {sets} WHERE id=?', (*columns.values(), row_id))


def shown(connection: Connection, heads: Sequence[tuple[int, int, str]]) -> str:
    """The JSON of the head to show, of heads (op, hlc, value). Equal clocks are told apart by the ops' wire names."""
    if len(heads) == 1:
        return heads[0][2]
    return max(heads, key=lambda head: (head[1], wire_name(connection, head[0])))[2]


def wire_names(connection: Connection, ops: Sequence[int]) -> list[str]:
    """The wire names of ops, in their order."""
    edits = tuple({op // OP_SPAN for op in ops})
    found: dict[int, bytes] = {}
    for start in range(0, len(edits), 500):
        part = edits[start : start + 500]
        marks = ",".join("?" * len(part))
        rows = connection.exec_driver_sql(f"SELECT n, id FROM edit WHERE n IN ({marks})", part)
        found |= {row.n: row.id for row in rows}
    return [wire_op(found[op // OP_SPAN], op % OP_SPAN) for op in ops]


def wire_name(connection: Connection, op: int) -> str:
    """The name that a local op bears in every file."""
    identity = connection.exec_driver_sql("SELECT id FROM edit WHERE n=?", (op // OP_SPAN,)).scalar_one()
    return wire_op(identity, op % OP_SPAN)


def project(connection: Connection, kind: str, row_id: int, units: Iterable[str]) -> None:
    """Bring the named units of a row, and whether it is removed, in line with its cells."""
    columns: dict[str, Any] = {}
    for unit in units:
        heads = _heads(connection, row_id, unit)
        if unit != REMOVED and heads:
            columns |= columns_of(kind, unit, json.loads(shown(connection, heads)))
    columns["removed"] = int(_is_gone(connection, row_id))
    update_row(connection, kind, row_id, columns)


def _heads(connection: Connection, row_id: int, unit: str) -> list[tuple[int, int, str]]:
    found = connection.exec_driver_sql("SELECT op, hlc, value FROM cell WHERE row=? AND unit=?", (row_id, unit))
    return [(op, hlc, value) for op, hlc, value in found]


def _is_gone(connection: Connection, row_id: int) -> bool:
    removals = _heads(connection, row_id, REMOVED)
    if not removals:
        return False
    value = json.loads(shown(connection, removals))
    if not value["removed"]:
        return False
    others = connection.exec_driver_sql("SELECT op FROM cell WHERE row=? AND unit<>?", (row_id, REMOVED)).scalars()
    return set(wire_names(connection, others.all())) <= set(value["saw"])
