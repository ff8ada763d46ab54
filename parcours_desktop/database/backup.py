"""Copies of the file: made by the database itself with the same key, flushed, opened again and checked."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.database.vault import vault_path
from parcours_desktop.domain.refusal import Trouble


def back_up(file: OfficeFile, folder: Path, now: datetime) -> Path:
    """A verified copy of the file and its vault in ``folder``; returns the copy. Raises ``Trouble``."""
    target = folder / f"{file.path.stem}-{now:%Y%m%d-%H%M%S}{file.path.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.unlink(missing_ok=True)
        with file.unbound() as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
        _flush(target)
        vault_path(target).write_bytes(vault_path(file.path).read_bytes())
        _flush(vault_path(target))
    except OSError as error:
        raise Trouble("cannot_write", path=str(folder)) from error
    copy = OfficeFile(target, file.key)
    with copy.unbound() as connection:
        complaints = complaints_of(connection)
    if complaints:
        raise Trouble("backup_failed", path=str(target))
    return target


def complaints_of(connection: Any) -> list[str]:
    """What the cipher's and the database's own checks complain of; empty when the file is whole."""
    found = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    found += [row[0] for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    return found


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
