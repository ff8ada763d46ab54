"""A read-only transaction as queries are given it, and what of the file it lets its reader see."""

from collections.abc import Collection

from sqlalchemy import Connection

from parcours_desktop.database.tables import KINDS
from parcours_desktop.domain.roles import Right

Reading = Connection
"""The name by which those who hand it on to queries know it, without knowing SQL."""
RIGHTS = "rights"
_SHUT = "shut"
OPEN_TO_ALL = frozenset({"officer", "special_day", "organization", "reference_row", "absence", "availability"})
"""Kinds of rows that are of no case: whoever opens the file may read them."""
_OF_CASES = (  # the index of names is asked for rows of the summary alone
    *(table.name for kind, table in KINDS.items() if kind not in OPEN_TO_ALL),
    "case_summary",
    "duplicate_key",
    "change",
    "edit",
)


def seen_with(connection: Connection, rights: Collection[Right]) -> Reading:
    """The reading for somebody with these rights. Without READ_CASES every table of cases looks empty.

    Empty views of the connection's own stand in front of the tables, so that no query, whatever it asks, can forget it.
    """
    wanted = Right.READ_CASES not in rights
    if wanted is not bool(connection.info.get(_SHUT)):
        _stand_in_front(connection, put=wanted)
        connection.info[_SHUT] = wanted
    return connection.execution_options(**{RIGHTS: frozenset(rights)})


def _stand_in_front(connection: Connection, *, put: bool) -> None:
    connection.exec_driver_sql("PRAGMA query_only = OFF")  # a view of the connection's own is no writing in the file
    for table in _OF_CASES:
        view = f'CREATE TEMP VIEW "{table}" AS SELECT * FROM main."{table}" WHERE 0'
        connection.exec_driver_sql(view if put else f'DROP VIEW temp."{table}"')
    connection.exec_driver_sql("PRAGMA query_only = ON")
