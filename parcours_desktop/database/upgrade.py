"""The shape of the file: made and brought up to date by Alembic, after a backup; a newer file is refused."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from parcours_desktop.database.backup import FOLDER, back_up
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.domain.refusal import Trouble


def bring_up_to_date(file: OfficeFile, now: datetime) -> Path | None:
    """Run the missing steps in one transaction; returns the backup made before, if one was needed.

    Raises ``Trouble("file_too_new")`` for a file that a later version has written.
    """
    with file.reading() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA:
        raise Trouble("file_too_new", path=str(file.path))
    if version == SCHEMA:
        return None
    backup = back_up(file, file.path.parent / FOLDER, now) if version else None
    with file.writing() as connection:
        run_steps(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    return backup


def run_steps(connection: Connection, target: str = "head") -> None:
    """Run Alembic's steps up to ``target`` in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
