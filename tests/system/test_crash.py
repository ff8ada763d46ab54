"""A crash note says where, never whom."""

import stat
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system import crash
from parcours_desktop.system.crash import KEPT_NOTES, CrashNotes, short_path, trace_of
from parcours_desktop.system.disk import require_writable

CANARY = "Zéphyrine Cacatoès"
ROOT = Path(__file__).parents[2]
AT = datetime.fromisoformat("2026-11-23T09:00:00")


def raised(depth: int = 2) -> ValueError:
    def inner(name: str, left: int) -> None:
        if left:
            inner(name, left - 1)
        try:
            {}[name]
        except KeyError as error:
            raise ValueError(f"no {name}") from error

    try:
        inner(CANARY, depth)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_note_tells_the_places_and_kinds_without_a_value(tmp_path):
    told: list[Path | None] = []
    note = CrashNotes(tmp_path / "crashes", "1.2.3", lambda: AT, told.append).write(raised())
    text = note.read_text("utf-8")
    assert "Parcours Desktop 1.2.3" in text
    assert "2026-11-23T09:00:00" in text
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert "test_crash.py:" in text
    assert "raised.<locals>.inner" in text
    for part in CANARY.split():
        assert part not in text
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700


def test_the_code_of_a_trouble_is_told_and_its_values_are_not(tmp_path):
    with pytest.raises(Trouble) as trouble:
        require_writable(tmp_path / CANARY)
    text = trace_of(trouble.value)
    assert "Trouble file_missing" in text
    assert "FileNotFoundError errno 2" in text
    assert "parcours_desktop/system/disk.py:" in text
    assert CANARY not in text


def test_errors_that_cause_each_other_in_a_ring_end():
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert trace_of(one).count("ValueError") == 1


@pytest.mark.parametrize(
    ("name", "short"),
    [("/home/marie/parcours/parcours_desktop/ui/shell.py", "parcours_desktop/ui/shell.py"),
     ("/home/marie/.venv/lib/python3.11/site-packages/sqlalchemy/engine.py", "site-packages/sqlalchemy/engine.py"),
     ("/home/marie/x.py", "x.py"), ("<string>", "<string>"), ("", "")],
)  # fmt: skip
def test_a_place_does_not_name_the_home_of_a_person(name, short):
    assert short_path(name) == short


def test_two_faults_in_one_second_have_two_notes_and_old_ones_go(tmp_path):
    moments = iter([AT, AT, *(AT + timedelta(minutes=n) for n in range(1, KEPT_NOTES + 5))])
    notes = CrashNotes(tmp_path, "1", lambda: next(moments))
    assert notes.write(raised()) != notes.write(raised())
    for _ in range(KEPT_NOTES + 4):
        last = notes.write(raised())
    assert len(list(tmp_path.glob("crash-*.txt"))) == KEPT_NOTES
    assert last.exists()


def test_a_disk_that_takes_no_note_is_not_a_second_crash(tmp_path):
    (tmp_path / "crashes").write_text("a file where the folder should be")
    assert CrashNotes(tmp_path / "crashes", "1", lambda: AT).write(raised()) is None


def test_a_fault_on_a_thread_is_noted_and_told(tmp_path, capsys):
    told: list[Path | None] = []
    notes = CrashNotes(tmp_path, "1", lambda: AT, told.append)
    hooks = sys.excepthook, threading.excepthook
    notes.install()
    try:
        thread = threading.Thread(target=lambda: {}[CANARY])
        thread.start()
        thread.join()
    finally:
        notes.uninstall()
        sys.excepthook, threading.excepthook = hooks
    assert told[0] is not None
    assert "KeyError" in told[0].read_text("utf-8")
    assert CANARY not in told[0].read_text("utf-8") + capsys.readouterr().err


def test_a_fault_of_the_whole_program_prints_no_value(tmp_path):
    program = (
        "import sys\nfrom datetime import datetime\nfrom pathlib import Path\n"
        "from parcours_desktop.system.crash import CrashNotes\n"
        "CrashNotes(Path(sys.argv[1]), '1', lambda: datetime(2026, 1, 1)).install()\n"
        f"person = {CANARY!r}\nraise ValueError(person)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 1
    assert done.stderr.startswith("ValueError: ")
    assert "Cacatoès" not in done.stderr
    assert len(list(tmp_path.glob("crash-*.txt"))) == 1


def test_a_fault_below_python_leaves_its_trace(tmp_path):
    program = (
        "import sys, faulthandler\nfrom datetime import datetime\nfrom pathlib import Path\n"
        "from parcours_desktop.system.crash import CrashNotes\n"
        "from parcours_desktop.system.private import keep_process_private\nkeep_process_private()\n"
        "notes = CrashNotes(Path(sys.argv[1]), '1', lambda: datetime(2026, 1, 1))\nnotes.install()\n"
        "import ctypes\nctypes.string_at(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / "fatal.txt").read_text("utf-8")


def test_the_note_of_the_program_itself_names_its_room():
    assert short_path(crash.__file__) == "parcours_desktop/system/crash.py"
