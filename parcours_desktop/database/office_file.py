"""The encrypted file of an office: one door that reads, one that writes, and what each kind of failure means.

Two engines stand on one creator: units of work begin IMMEDIATE, readings begin DEFERRED and are read-only, so that a
long import never stops a list from being read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from parcours_desktop.domain.refusal import Trouble

# Environment failures told by SQLite, by the words of its message: the driver hands on no code.
_TROUBLES = (
    ("disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("database is locked", "file_busy"),
    ("database table is locked", "file_busy"),
    ("not a database", "file_damaged"),
    ("malformed", "file_damaged"),
    ("unable to open", "cannot_open"),
    ("disk i/o error", "disk_error"),
)
_BUSY_MS = 5_000
_CACHE_KIB = 64 * 1024


def trouble_of(error: Exception, path: Path) -> Trouble | None:
    """The trouble of the environment that a database error tells of, or None if it is a defect of the program."""
    words = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    for part, code in _TROUBLES:
        if part in words:
            return Trouble(code, path=str(path))
    return None


@contextmanager
def telling_trouble(path: Path) -> Iterator[None]:
    """Turn database failures of the environment into ``Trouble``."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error


@dataclass
class OfficeFile:
    """An opened file. ``key`` is the 32-byte database key; closing disposes of every connection."""

    path: Path
    key: bytes = field(repr=False)
    _write_engine: Engine = field(init=False, repr=False)
    _read_engine: Engine = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._write_engine = _engine(self._connect, "BEGIN IMMEDIATE", read_only=False)
        self._read_engine = _engine(self._connect, "BEGIN DEFERRED", read_only=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read-only transaction: one consistent state of the file. Raises ``Trouble``."""
        with telling_trouble(self.path), self._read_engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: committed at the end, rolled back on any error. Raises ``Trouble``."""
        with telling_trouble(self.path), self._write_engine.begin() as connection:
            yield connection

    @contextmanager
    def unbound(self) -> Iterator[Any]:
        """A bare driver connection outside any transaction: backup, integrity, checkpoint."""
        with telling_trouble(self.path):
            connection = self._connect()
            try:
                yield connection
            finally:
                connection.close()

    def rest(self) -> None:
        """Let go of the connections that nobody uses, and of the pages of the file that they keep in memory.

        For long work that passes over the whole file once: what it read is not read again. The next one opens anew.
        """
        self._read_engine.dispose()
        self._write_engine.dispose()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        with self.unbound() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._read_engine.dispose()
        self._write_engine.dispose()

    def _connect(self) -> Any:
        connection = sqlcipher.connect(str(self.path), isolation_level=None, check_same_thread=False)
        for pragma in (
            "cipher_log_level = NONE",
            f"key = \"x'{self.key.hex()}'\"",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            f"busy_timeout = {_BUSY_MS}",
            f"cache_size = -{_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def _engine(connect: Callable[[], Any], begin: str, *, read_only: bool) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool, hide_parameters=True, pool_size=3
    )

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def on_connect(driver_connection: Any, _record: object) -> None:
        driver_connection.execute("PRAGMA query_only = ON")

    event.listen(engine, "begin", on_begin)
    if read_only:
        event.listen(engine, "connect", on_connect)
    return engine
