"""Room on the disk and the right to write: asked before work is lost, said in a sentence that tells what to do."""

import errno
import shutil
import tempfile
from pathlib import Path

from parcours_desktop.domain.refusal import Refusal, Trouble

WARN_BELOW = 500 * 1000 * 1000
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class Size(int):
    """A number of bytes, which wording writes as « 1,2 Mo »."""


def free_space(folder: Path) -> Size:
    """Bytes that this person may still write on the disk of ``folder`` (or of its nearest parent that exists)."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    return Size(shutil.disk_usage(there).free)


def space_warning(folder: Path, least: int = WARN_BELOW) -> Refusal | None:
    """« Il ne reste que … » when fewer than ``least`` bytes are left; a warning, nothing is refused."""
    free = free_space(folder)
    return Refusal("disk_nearly_full", values={"free": free}) if free < least else None


def require_writable(folder: Path) -> None:
    """Write a file in ``folder`` and take it away again. Raises ``Trouble`` (``cannot_write``, ``disk_full``)."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".essai-") as trial:
            trial.write(b"\0" * 4096)
            trial.flush()
    except OSError as error:
        raise trouble_of(error, folder) from error


def trouble_of(error: OSError, path: Path) -> Trouble:
    """What an error of the system means for the person: disk full, no right to write, no such file, busy."""
    if error.errno in _FULL:
        return Trouble("disk_full", path=str(path))
    if error.errno == errno.ENOENT:
        return Trouble("file_missing", path=str(path))
    return Trouble("cannot_write", path=str(path))
