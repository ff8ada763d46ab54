"""Everything that the file holds of one person, kind by kind, as it is stored: what an access file is made of."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import KEPT_BY_FILE, KINDS, UNITS

OF_THE_OFFICE = frozenset({"availability", "special_day", "officer", "organization", "absence", "reference_row"})
"""Kinds of rows that belong to the office and are about no person helped."""
OF_A_CASE = tuple(kind for kind in KINDS if kind not in OF_THE_OFFICE)
Facts = Mapping[str, tuple[Mapping[str, Mapping[str, Any]], ...]]
"""By kind: its rows, each by merge unit, each with its columns as the journal writes them (text, numbers, None)."""


def access_facts(file: Reading, case_id: int) -> Facts:
    """The rows of a case, those taken away left out (the history tells of them). One statement for each kind."""
    return {kind: tuple(_rows(file, kind, case_id)) for kind in OF_A_CASE}


def names_of_rows(file: Reading, case_id: int) -> Mapping[str, str]:
    """Names of what rows refer to, by uid: organizations of the office, objectives and steps of the case."""
    found: dict[str, str] = {}
    for kind, column, mine in (("organization", "name", False), ("objective", "label", True), ("step", "label", True)):
        table = KINDS[kind]
        statement = select(record.c.uid, table.c[column]).join_from(record, table, table.c.id == record.c.id)
        if mine:
            statement = statement.where(table.c.case_id == case_id)
        found |= {uid.hex(): name or "" for uid, name in file.execute(statement)}
    return found


def _rows(file: Reading, kind: str, case_id: int) -> list[Mapping[str, Mapping[str, Any]]]:
    """Rows of a kind, raw: dates stay texts as in the journal."""
    return [
        {unit: {name: row[name] for name in columns} for unit, columns in UNITS[kind].items()}
        for row in file.exec_driver_sql(_statement(kind), (case_id,)).mappings()
    ]


def _statement(kind: str) -> str:
    names = ", ".join(f'"{column.name}"' for column in KINDS[kind].columns if column.name not in KEPT_BY_FILE)
    by = "id" if kind == "case" else "case_id"
    return f'SELECT {names} FROM "{KINDS[kind].name}" WHERE {by} = ? AND removed = 0 ORDER BY id'
