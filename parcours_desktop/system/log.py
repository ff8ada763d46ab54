"""The log: what the program did and to which ids, never a name. It rotates in a private folder."""

import logging
import re
from enum import Enum
from io import TextIOWrapper
from pathlib import Path
from uuid import UUID

from parcours_desktop.system.crash import trace_of
from parcours_desktop.system.private import open_private, private_folder

BYTES_AT_MOST = 512 * 1024
KEPT_FILES = 4
_EVENT = re.compile(r"[a-z][a-z0-9_.]{1,60}")
_HEXADECIMAL = re.compile(r"[0-9a-f]{8,64}")


class Log:
    """Writes events by name with the ids they touch: ``log.info("import_done", rows=600, act=uid)``.

    Values are numbers, codes (members of an enum), identifiers (``UUID``, ``bytes``, hexadecimal text) or ``None``.
    Any other text is replaced by its length, so that no name reaches the file whoever calls.
    """

    def __init__(self, folder: Path | None, level: str = "INFO") -> None:
        # Not ``getLogger``: a logger of the process-wide tree could be handed on to other handlers.
        self._logger = logging.Logger("parcours_desktop", level)  # noqa: LOG001
        self._folder = folder

    def debug(self, event: str, **ids: object) -> None:
        """What helps to find a fault; not written at the usual level."""
        self._write(logging.DEBUG, event, ids)

    def info(self, event: str, **ids: object) -> None:
        """What was done."""
        self._write(logging.INFO, event, ids)

    def warning(self, event: str, *, error: BaseException | None = None, **ids: object) -> None:
        """What went wrong and was put right."""
        self._write(logging.WARNING, event, ids, error)

    def error(self, event: str, *, error: BaseException | None = None, **ids: object) -> None:
        """What went wrong; ``error`` is written as kinds and places, without its message."""
        self._write(logging.ERROR, event, ids, error)

    def close(self) -> None:
        """Close the file."""
        for handler in list(self._logger.handlers):
            handler.close()
            self._logger.removeHandler(handler)

    def _write(self, level: int, event: str, ids: dict[str, object], error: BaseException | None = None) -> None:
        if self._folder is None or not self._logger.isEnabledFor(level):
            return
        if not self._logger.handlers:
            self._logger.addHandler(_file_in(self._folder))
        name = event if _EVENT.fullmatch(event) else "unnamed_event"
        parts = [name, *(f"{key}={plain(value)}" for key, value in ids.items())]
        text = " ".join(parts)
        if error is not None:
            text += "\n" + "\n".join(f"    {line}" for line in trace_of(error).splitlines())
        self._logger.log(level, "%s", text)


def _file_in(folder: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class PrivateFile(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            return open(self.baseFilename, "a", encoding="utf-8", opener=open_private)

    handler = PrivateFile(private_folder(folder) / "parcours.log", maxBytes=BYTES_AT_MOST, backupCount=KEPT_FILES)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    return handler


def plain(value: object) -> str:
    """A value as the log may hold it: numbers, codes and identifiers; other text only by its length."""
    match value:
        case None | bool() | int() | float() | UUID() if not isinstance(value, Enum):
            return str(value)
        case Enum():
            return value.name.lower()
        case bytes() if len(value) <= 32:
            return value.hex()
        case str() if _HEXADECIMAL.fullmatch(value):
            return value
        case str() | bytes():
            return f"[{len(value)}]"
        case _:
            return f"[{type(value).__name__}]"
