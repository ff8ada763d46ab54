"""Copies of the file: made by the database itself with the same key, flushed, opened again and checked, then given their name."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from parcours_desktop.database.office_file import OfficeFile
from parcours_desktop.database.vault import vault_path
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system.disk import trouble_of

FOLDER = "sauvegardes"
KEPT_DAYS = 14
KEPT_AT_MOST = timedelta(days=35)
"""No copy outlives this, so that what was erased for good is gone from the copies too."""
_HEARD = 20_000  # steps of the database between two looks at whether to stop
_WRITTEN = "%Y%m%d-%H%M%S"


def daily_backup(file: OfficeFile, now: datetime, progress: Progress) -> datetime:
    """Check the file and copy it, unless that was done today; answers when. Old copies go once a new one is there.

    Raises ``Trouble`` (``file_damaged``, ``backup_failed``, ``cannot_write``, ``disk_full``) and ``Cancelled``, and then
    leaves the copies as they were.
    """
    folder = file.path.parent / FOLDER
    latest = max((at for at, _ in copies(file, folder)), default=None)
    if latest is not None and latest.date() == now.date():
        return latest
    with file.unbound() as connection, _stopped_by(connection, progress):
        if complaints_of(connection):
            raise Trouble("file_damaged", path=str(file.path))
    back_up(file, folder, now, progress)
    _forget_old(file, folder, now)
    return now


def copies(file: OfficeFile, folder: Path) -> list[tuple[datetime, Path]]:
    """The verified copies of a file in a folder, with the wall time of each, the oldest first."""
    name = re.compile(re.escape(file.path.stem) + r"-(\d{8}-\d{6})" + re.escape(file.path.suffix))
    found = [(path, name.fullmatch(path.name)) for path in (folder.iterdir() if folder.is_dir() else ())]
    return sorted((_moment(match[1]), path) for path, match in found if match is not None)


def back_up(file: OfficeFile, folder: Path, now: datetime, progress: Progress | None = None) -> Path:
    """A verified copy of the file and its vault in ``folder``; returns the copy. Raises ``Trouble`` and ``Cancelled``."""
    target = folder / f"{file.path.stem}-{now.strftime(_WRITTEN)}{file.path.suffix}"
    unproved = target.with_name(target.name + ".new")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise trouble_of(error, folder) from error
    try:
        _discard(unproved)
        _copy(file, unproved, progress or Progress())
        vault_path(target).write_bytes(vault_path(file.path).read_bytes())
        _flush(vault_path(target))
        unproved.replace(target)
    except OSError as error:
        raise trouble_of(error, folder) from error
    finally:
        _discard(unproved)
    return target


def complaints_of(connection: Any) -> list[str]:
    """What the cipher's and the database's own checks complain of; empty when the file is whole."""
    found = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    found += [row[0] for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
    return found


def _copy(file: OfficeFile, target: Path, progress: Progress) -> None:
    """Copy the file and prove the copy: whole, and with every edit that stood in the file when it was begun."""
    with file.unbound() as connection, _stopped_by(connection, progress):
        edits = _edits(connection)
        connection.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    _flush(target)
    with OfficeFile(target, file.key).unbound() as connection, _stopped_by(connection, progress):
        if complaints_of(connection) or _edits(connection) < edits:
            raise Trouble("backup_failed", path=str(target))
    _flush(target)


def _edits(connection: Any) -> int:
    tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name='edit'").fetchone()[0]
    return int(connection.execute("SELECT count(*) FROM edit").fetchone()[0]) if tables else 0


@contextmanager
def _stopped_by(connection: Any, progress: Progress) -> Iterator[None]:
    """Have the database stop in the middle of a long statement once ``progress`` is cancelled."""

    def heard() -> int:
        return int(progress.cancelled)

    connection.set_progress_handler(heard, _HEARD)
    try:
        yield
        progress(0, 0)
    except sqlcipher.OperationalError as error:
        if progress.cancelled:
            raise Cancelled from error
        raise


def _forget_old(file: OfficeFile, folder: Path, now: datetime) -> None:
    """Keep the copies of the last days on which there are any, and none that is too old."""
    known = copies(file, folder)
    kept = set(sorted({at.date() for at, _ in known})[-KEPT_DAYS:])
    for at, path in known:
        if at.date() not in kept or now - at > KEPT_AT_MOST:
            _discard(path)
            vault_path(path).unlink(missing_ok=True)


def _discard(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _moment(written: str) -> datetime:
    return datetime(*time.strptime(written, _WRITTEN)[:6])  # noqa: DTZ001 - wall time


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
