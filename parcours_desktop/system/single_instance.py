"""One window for one office file: an operating-system lock beside the file, and a way to raise the window that has it."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from parcours_desktop.system.disk import trouble_of
from parcours_desktop.system.private import FILE_MODE

if TYPE_CHECKING:
    from multiprocessing.connection import Listener

_RAISE, _STOP, _HEARD = b"raise", b"stop", b"heard"
_WAIT_SECONDS = 2.0
# Windows shuts the locked bytes to readers; so a byte far beyond the text is the one that is locked.
_LOCKED_BYTE = 1 << 30


class InstanceLock:
    """The lock of one office file. Held until ``release`` or the end of the process, however it ends: never stale."""

    def __init__(self, office_file: Path) -> None:
        self.path = office_file.with_name(office_file.name + ".lock")
        self._handle: int | None = None
        self._listener: Listener | None = None
        self._key = b""
        self._thread: Thread | None = None

    def acquire(self) -> bool:
        """Take the lock; ``False`` when another window has the file. Raises ``Trouble`` (``cannot_write``, …)."""
        if self._handle is not None:
            return True
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), FILE_MODE)
        except OSError as error:
            raise trouble_of(error, self.path.parent) from error
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        self._say({})
        return True

    @property
    def held(self) -> bool:
        """Whether this object has the lock."""
        return self._handle is not None

    def listen(self, wanted: Callable[[], None]) -> None:
        """Call ``wanted`` (on a thread of its own) whenever a second start asks for this window. Needs the lock.

        Raises ``OSError`` when the system gives no channel; the file stays locked all the same.
        """
        if self._handle is None or self._listener is not None:
            return
        from multiprocessing.connection import Listener

        self._key = os.urandom(32)
        self._listener = Listener(authkey=self._key)
        self._say({"address": str(self._listener.address), "key": self._key.hex(), "process": os.getpid()})
        self._thread = Thread(target=_serve, args=(self._listener, wanted), name="second start", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Give the lock back. The file of the lock stays: taking it away would let two windows in."""
        if self._listener is not None:
            _ask(str(self._listener.address), self._key, _STOP)
            if self._thread is not None:
                self._thread.join(_WAIT_SECONDS)
            self._listener.close()
            self._listener = None
        if self._handle is not None:
            self._say({})
            os.close(self._handle)
            self._handle = None

    def _say(self, told: dict[str, object]) -> None:
        if self._handle is None:
            return
        text = json.dumps(told).encode()
        with suppress(OSError):  # a full disk: the lock holds without the address, only raising the window is lost
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text)


def raise_other_window(office_file: Path) -> bool:
    """Ask the window that has ``office_file`` to come to the front; ``False`` when none answers."""
    try:
        told = json.loads(office_file.with_name(office_file.name + ".lock").read_bytes())
        address, key, process = str(told["address"]), bytes.fromhex(told["key"]), int(told["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
    return _ask(address, key, _RAISE)


def _ask(address: str, key: bytes, what: bytes) -> bool:
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    try:
        with Client(address, authkey=key) as line:
            line.send_bytes(what)
            return line.poll(_WAIT_SECONDS) and line.recv_bytes(16) == _HEARD
    except (OSError, EOFError, AuthenticationError):
        return False


def _serve(listener: "Listener", wanted: Callable[[], None]) -> None:
    what = b""
    while what != _STOP:
        what = _heard(listener)
        if what == _RAISE:
            wanted()


def _heard(listener: "Listener") -> bytes:
    """What one caller who knows the key asks, "" from any other. Bytes only: nothing is ever unpickled."""
    from multiprocessing import AuthenticationError

    try:
        with listener.accept() as line:
            what = line.recv_bytes(16) if line.poll(_WAIT_SECONDS) else b""
            line.send_bytes(_HEARD)
            return what
    except (OSError, EOFError, AuthenticationError):
        return b""


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
