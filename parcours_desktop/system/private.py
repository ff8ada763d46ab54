"""Files and folders that only this person may read, and a process that leaves no picture of its memory behind."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_PR_SET_DUMPABLE = 4
_WER_NO_HEAP = 1


def private_folder(folder: Path) -> Path:
    """Make ``folder`` if it is not there, and shut it to everybody else (0700). Raises ``OSError``."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(FOLDER_MODE)
    return folder


def open_private(file: str, flags: int) -> int:
    """An opener for ``open(…, opener=open_private)``: a file made by it is 0600 from its first moment."""
    return os.open(file, flags, FILE_MODE)


def write_private(file: Path, content: bytes) -> None:
    """Write a whole file so that a crash leaves the old one or the new one, never a half; 0600. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # mkstemp gives 0600
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def private_temporary(parent: Path) -> Iterator[Path]:
    """A folder under ``parent`` for pages on their way to a viewer or a printer; emptied and removed at the end."""
    folder = Path(tempfile.mkdtemp(dir=private_folder(parent)))  # mkdtemp gives 0700
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_temporary(parent: Path) -> None:
    """Remove what a run that ended badly left behind. Only the one instance that owns ``parent`` calls it, at start."""
    if parent.is_dir():
        for left in parent.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def keep_process_private() -> None:
    """No core dump, no reading of our memory by other programs of this person, new files for this person only."""
    if sys.platform != "win32":
        import resource

        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # a C library without prctl: the limit above still holds
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP)
