"""Where things are kept, and the network drives that the office file may not lie on."""

import sys
from pathlib import Path

import pytest
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system import paths
from parcours_desktop.system.paths import (
    Mount,
    kind_of_file_system,
    mounts_of_macos,
    mounts_of_proc,
    places_of_system,
    places_under,
)


@pytest.mark.skipif(sys.platform != "linux", reason="folders of the XDG standard")
def test_linux_keeps_data_settings_and_logs_apart(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    places = places_of_system()
    assert places.data == tmp_path / "XDG_DATA_HOME" / "parcours-desktop"
    assert places.settings == tmp_path / "XDG_CONFIG_HOME" / "parcours-desktop"
    assert places.logs.is_relative_to(tmp_path / "XDG_STATE_HOME" / "parcours-desktop")
    assert list(tmp_path.iterdir()) == []


def test_everything_can_be_kept_under_one_root(tmp_path):
    places = places_under(tmp_path)
    for path in (places.office_file, places.settings_file, places.crashes, places.temporary, places.logs):
        assert path.is_relative_to(tmp_path)
    assert places.office_file.suffix == ".parcours"


PROC = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
//nas/share /mnt/Mes\\040documents cifs rw 0 0
user@host: /home/a/remote fuse.sshfs rw 0 0
tmpfs /home/b tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [("/var/x.parcours", "ext4"), ("/home/a/x.parcours", "nfs4"), ("/home/a/remote/deep/x", "fuse.sshfs"),
     ("/mnt/Mes documents/x", "cifs"), ("/home/b/x", "tmpfs"), ("/home/bb/x", "nfs4")],
)  # fmt: skip
def test_the_nearest_mount_decides(file, kind):
    assert kind_of_file_system(Path(file), mounts_of_proc(PROC)) == kind


def test_a_mount_over_another_hides_it():
    mounts = [Mount(Path("/"), "ext4"), Mount(Path("/data"), "nfs4"), Mount(Path("/data"), "ext4")]
    assert kind_of_file_system(Path("/data/x"), mounts) == "ext4"
    assert kind_of_file_system(Path("/data/x"), []) == ""


def test_mounts_of_macos_are_read():
    listed = "/dev/disk1s1 on / (apfs, local, journaled)\n//a@srv/Part on /Volumes/Mon partage (smbfs, nodev)\nmap on /net (autofs)\n"
    assert [(str(one.point), one.kind) for one in mounts_of_macos(listed)] == [
        ("/", "apfs"), ("/Volumes/Mon partage", "smbfs"), ("/net", "autofs")]  # fmt: skip


def test_a_local_folder_is_accepted(tmp_path):
    assert paths.is_on_network(tmp_path / "office.parcours") is False
    paths.refuse_network_drive(tmp_path / "office.parcours")


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_drive_is_refused_with_its_path(kind, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "_mounts_of_this_machine", lambda: [Mount(Path("/"), "ext4"), Mount(tmp_path, kind)])
    with pytest.raises(Trouble) as refused:
        paths.refuse_network_drive(tmp_path / "office.parcours")
    assert refused.value.code == "network_drive"
    assert refused.value.values == {"path": str(tmp_path / "office.parcours")}
