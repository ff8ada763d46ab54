"""Where the program keeps its things on each system, and whether a file would lie on a network drive."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from parcours_desktop.domain.refusal import Trouble

OFFICE_FILE = "bureau.parcours"
_DRIVE_REMOTE = 4  # GetDriveTypeW
# File systems on which another machine shares the file. The locks of a WAL are not safe there (sqlite.org/wal.html, point 3).
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "afs", "afpfs", "webdav", "davfs", "ceph", "lustre"),
    *("glusterfs", "beegfs", "gfs2", "ocfs2", "drvfs"),
    *(
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.ceph-fuse",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
    ),
}


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person on one machine; nothing roams to other machines."""

    data: Path
    settings: Path
    logs: Path

    @property
    def office_file(self) -> Path:
        """The encrypted file that is opened when no other is named."""
        return self.data / OFFICE_FILE

    @property
    def settings_file(self) -> Path:
        """The settings of this machine: no personal data of newcomers."""
        return self.settings / "settings.json"

    @property
    def crashes(self) -> Path:
        """The folder of crash notes."""
        return self.logs / "crashes"

    @property
    def temporary(self) -> Path:
        """The private folder for pages on their way to a viewer or a printer."""
        return self.data / "temporary"


def places_of_system() -> Places:
    """The folders that the system keeps for this program: local, never roaming."""
    if sys.platform == "win32":
        dirs = platformdirs.PlatformDirs("ParcoursDesktop", "MIFI", roaming=False)
    else:
        dirs = platformdirs.PlatformDirs("parcours-desktop", appauthor=False)
    return Places(Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_log_dir))


def places_under(root: Path) -> Places:
    """The same folders under one root: for a trial, a test or a machine of several files."""
    return Places(root / "data", root / "settings", root / "logs")


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system: where, and of which type."""

    point: Path
    kind: str


def mounts_of_proc(text: str) -> list[Mount]:
    """The lines of ``/proc/mounts``; a space in a name is written there as its octal code."""
    fields = [line.split(" ") for line in text.splitlines()]
    return [Mount(Path(_plain(one[1])), one[2]) for one in fields if len(one) >= 3]


def _plain(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found.group(1), 8)), name)


def mounts_of_macos(text: str) -> list[Mount]:
    """The lines of ``mount`` on macOS: ``//a@server/share on /Volumes/share (smbfs, nodev)``."""
    found = re.findall(r"^.+? on (.+) \(([^,)]+)[^)]*\)$", text, re.MULTILINE)
    return [Mount(Path(point), kind) for point, kind in found]


def kind_of_file_system(file: Path, mounts: Sequence[Mount]) -> str:
    """The type of the file system that ``file`` lies on (or would), "" when unknown. The last mount over a point counts."""
    real = file.resolve()
    best: Mount | None = None
    for mount in mounts:
        if real.is_relative_to(mount.point) and (best is None or len(mount.point.parts) >= len(best.point.parts)):
            best = mount
    return best.kind if best else ""


def is_on_network(file: Path) -> bool:
    """Whether ``file`` lies, or would lie, on a drive of another machine."""
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(file.resolve())[0]  # a UNC share is a drive too
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    return kind_of_file_system(file, _mounts_of_this_machine()) in _NETWORK


def _mounts_of_this_machine() -> list[Mount]:
    try:
        if sys.platform == "darwin":
            import subprocess

            return mounts_of_macos(subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout)
        return mounts_of_proc(Path("/proc/mounts").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []


def refuse_network_drive(file: Path) -> None:
    """Raise ``Trouble("network_drive")`` when the office file would lie on a drive of another machine."""
    if is_on_network(file):
        raise Trouble("network_drive", path=str(file))
