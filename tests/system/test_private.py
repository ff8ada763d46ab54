"""Files of one person stay that person's; a crash leaves the old file or the new one."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from parcours_desktop.system.private import private_folder, private_temporary, sweep_temporary, write_private

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_private_folder_is_shut_to_others_even_when_it_was_open(tmp_path):
    folder = tmp_path / "a" / "b"
    assert mode(private_folder(folder)) == 0o700
    folder.chmod(0o755)
    assert mode(private_folder(folder)) == 0o700


@posix
def test_a_private_file_is_written_whole_and_shut(tmp_path):
    file = tmp_path / "vault.json"
    write_private(file, b"first")
    write_private(file, b"second")
    assert file.read_bytes() == b"second"
    assert mode(file) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["vault.json"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside(tmp_path):
    file = tmp_path / "vault.json"
    write_private(file, b"first")
    with pytest.raises(TypeError):
        write_private(file, "not bytes")
    assert file.read_bytes() == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["vault.json"]


@posix
def test_temporary_pages_are_private_and_gone_afterwards(tmp_path):
    with private_temporary(tmp_path / "temporary") as folder:
        (folder / "plan.pdf").write_bytes(b"%PDF")
        assert mode(folder) == mode(folder.parent) == 0o700
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_a_bad_end_left_is_swept_and_nothing_outside(tmp_path):
    outside = tmp_path / "kept"
    outside.mkdir()
    (outside / "list.csv").write_text("x")
    temporary = private_folder(tmp_path / "temporary")
    (temporary / "old").mkdir()
    (temporary / "old" / "plan.pdf").write_bytes(b"%PDF")
    (temporary / "stray.pdf").write_bytes(b"%PDF")
    if os.name == "posix":
        (temporary / "link").symlink_to(outside)
    sweep_temporary(temporary)
    assert list(temporary.iterdir()) == []
    assert (outside / "list.csv").exists()
    sweep_temporary(tmp_path / "never made")


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_a_private_process_leaves_no_core_and_makes_shut_files(tmp_path):
    program = (
        "import ctypes, pathlib, resource, sys\n"
        "from parcours_desktop.system.private import keep_process_private\n"
        "keep_process_private()\n"
        "pathlib.Path(sys.argv[1]).write_text('x')\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    file = tmp_path / "made"
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "(0, 0) 0"
    assert mode(file) == 0o600


ROOT = Path(__file__).parents[2]
