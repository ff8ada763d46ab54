"""Crash notes: where in the program a fault happened, without one value and so without personal data."""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.system.private import open_private, private_folder, write_private

KEPT_NOTES = 20
PACKAGE = "parcours_desktop"


def trace_of(error: BaseException) -> str:
    """The kinds of error and the places in the code, oldest cause first. No message, no value: both may name people."""
    return "\n".join(line for one in reversed(list(_chain(error))) for line in _lines(one)) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {short_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}{_code(error)}"
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from (f"  | {line}" for line in trace_of(inner).splitlines())


def _code(error: BaseException) -> str:
    if isinstance(error, Trouble):
        return f" {error.code}"
    if isinstance(error, Refused):
        return " " + " ".join(refusal.code for refusal in error.refusals)
    return f" errno {error.errno}" if isinstance(error, OSError) else ""


def short_path(name: str) -> str:
    """A module's path from the program or the library on; what stands before it may be a person's home."""
    parts = Path(name).parts
    for landmark in (PACKAGE, "site-packages"):
        if landmark in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(landmark) :])
    return parts[-1] if parts else name


class CrashNotes:
    """The outermost hook of the program: writes a note, keeps the work, says where the note lies.

    ``now`` gives the wall time; ``told`` is called after each note with its path (``None`` when it could not be
    written), on the thread where the fault happened.
    """

    def __init__(
        self, folder: Path, version: str, now: Callable[[], datetime], told: Callable[[Path | None], None] | None = None
    ) -> None:
        self._folder = folder
        self._version = version
        self._now = now
        self._told = told
        self._fatal: TextIO | None = None

    def install(self) -> None:
        """Take every fault that nobody caught, on any thread; faults below Python go to ``fatal.txt``."""
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_thread_fault
        with suppress(OSError):
            self._fatal = open(private_folder(self._folder) / "fatal.txt", "a", encoding="utf-8", opener=open_private)  # noqa: SIM115
            faulthandler.enable(self._fatal)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()
            self._fatal = None

    def write(self, error: BaseException) -> Path | None:
        """Write the note of one fault; ``None`` when the disk does not take it."""
        import platform

        head = f"Parcours Desktop {self._version}\nPython {platform.python_version()}, {platform.system()} {platform.machine()}\n"
        moment = self._now()
        try:
            note = self._free_name(private_folder(self._folder), moment)
            write_private(note, f"{head}{moment.isoformat(timespec='seconds')}\n\n{trace_of(error)}".encode())
            self._forget_old()
        except OSError:
            return None
        return note

    @staticmethod
    def _free_name(folder: Path, moment: datetime) -> Path:
        stem, count = f"crash-{moment:%Y%m%d-%H%M%S}", 1
        note = folder / f"{stem}.txt"
        while note.exists():
            count += 1
            note = folder / f"{stem}-{count}.txt"
        return note

    def _forget_old(self) -> None:
        notes = sorted(self._folder.glob("crash-*.txt"), key=lambda note: (note.stat().st_mtime_ns, note.name))
        for note in notes[:-KEPT_NOTES]:
            note.unlink(missing_ok=True)

    def _on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        note = self.write(error)
        if sys.stderr is not None:
            sys.stderr.write(f"{kind.__name__}: {note or 'no note could be written'}\n")
        if self._told is not None:
            self._told(note)

    def _on_thread_fault(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and not issubclass(fault.exc_type, SystemExit):
            self._on_fault(fault.exc_type, fault.exc_value, fault.exc_traceback)
