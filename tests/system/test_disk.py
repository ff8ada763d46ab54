"""Room on the disk and the right to write there."""

import errno
import os
from pathlib import Path

import pytest
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system.disk import free_space, require_writable, space_warning, trouble_of


def test_free_space_is_asked_of_the_nearest_folder_that_exists(tmp_path):
    assert free_space(tmp_path / "not" / "yet") > 0


def test_a_disk_with_little_room_is_warned_of(tmp_path):
    assert space_warning(tmp_path, least=0) is None
    warning = space_warning(tmp_path, least=1 << 62)
    assert warning is not None
    assert warning.code == "disk_nearly_full"
    assert warning.values["free"] > 0


def test_a_folder_that_takes_files_is_left_as_it_was(tmp_path):
    require_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Trouble) as refused:
        require_writable(tmp_path / "gone")
    assert refused.value.code == "file_missing"
    assert refused.value.values["path"] == str(tmp_path / "gone")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Trouble) as refused:
        require_writable(tmp_path)
    assert refused.value.code == "cannot_write"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_from_a_missing_right():
    with pytest.raises(OSError) as full:
        Path("/dev/full").write_bytes(b"x")
    assert trouble_of(full.value, Path("/dev/full")).code == "disk_full"
    assert trouble_of(OSError(errno.EROFS, "read-only"), Path("x")).code == "cannot_write"
