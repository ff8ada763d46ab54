"""What the tests of upgrades share: an old file looked into, and an upgrade killed at a given statement."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.database.vault import open_vault
from sqlalchemy import Connection
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
Tables = dict[str, list[dict[str, Any]]]


def opened(path: Path) -> OfficeFile:
    return OfficeFile(path, open_vault(path, PASSPHRASE))


def version_of(path: Path) -> int:
    with opened(path).unbound() as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables_of(file: Connection) -> Tables:
    """Every row of every table, but those of the search's index."""
    names = file.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'case_search%'"
    ).scalars()
    return {
        name: sorted(map(dict, file.exec_driver_sql(f'SELECT * FROM "{name}"').mappings()), key=str) for name in names
    }


def shape_of(file: Connection) -> dict[str, object]:
    """Columns of each table and index, in no order."""
    found: dict[str, object] = {}
    for kind, name in file.exec_driver_sql("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'").all():
        sql = "PRAGMA table_info" if kind == "table" else "PRAGMA index_info"
        rows = file.exec_driver_sql(f'{sql}("{name}")').all()
        place = 1 if kind == "table" else 2
        found[f"{kind} {name}"] = {tuple(row[place : place + 4]) for row in rows}
    return found


def person(desk: Desk, name: str) -> int:
    with desk.reading() as file:
        return int(file.exec_driver_sql("SELECT id FROM cases WHERE family_name=?", (name,)).scalar_one())


def killed_while_upgrading(path: Path, at: str, version: int) -> bool:
    """Open a file of a version in another process that is killed before the statement ``at``, or (for "") at the commit."""
    code = f"""
        import os, signal
        from pathlib import Path
        from sqlalchemy import event
        from sqlalchemy.engine import Engine
        from tests.conftest import NOON, PASSPHRASE
        from parcours_desktop.database.office import open_office

        def on_statement(connection, cursor, statement, *rest):
            if {at!r} and {at!r} in statement:
                os.kill(os.getpid(), signal.SIGKILL)

        def on_commit(connection):
            if {not at} and connection.exec_driver_sql("PRAGMA user_version").scalar_one() != {version}:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", on_statement)
        event.listen(Engine, "commit", on_commit)
        open_office(Path({str(path)!r}), PASSPHRASE, NOON)
    """
    done = subprocess.run([sys.executable, "-c", dedent(code)], cwd=ROOT, env=dict(os.environ), check=False)
    return done.returncode == -signal.SIGKILL
