"""The command line does the main job without Qt: each verb in a process of its own that cannot import PySide6."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from parcours_desktop.system.single_instance import InstanceLock
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
LIST = ROOT / "resources" / "trial" / "arrivals.csv"
WITHOUT_QT = (
    "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None; "
    "from parcours_desktop.__main__ import main; sys.exit(main())"
)


@dataclass
class CommandLine:
    """Runs verbs on one office file, on the day of the sample list."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "bureau.db"

    def run(self, *words: str, passphrase: str = "sept érables sous la neige") -> subprocess.CompletedProcess[str]:
        secret = self.folder / "phrase"
        secret.write_text(passphrase + "\n", encoding="utf-8")
        line = ["--file", str(self.file), "--passphrase-file", str(secret), "--today", "2026-11-23", *words]
        return subprocess.run(
            [sys.executable, "-c", WITHOUT_QT, *line], cwd=ROOT, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    made = CommandLine(tmp_path_factory.mktemp("office"))
    done = made.run("init", "--name", "Sophie Lavoie", "--office", "Bureau de Montréal", "--role", "agent")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("-") >= 7
    return made


@pytest.fixture(scope="module")
def imported(line: CommandLine) -> dict[str, object]:
    report = line.folder / "rapport.json"
    done = line.run("import", str(LIST), "--report", str(report))
    assert done.returncode == 0, done.stderr
    return json.loads(report.read_text(encoding="utf-8"))


def test_an_import_reports_each_row(imported: dict[str, object]) -> None:
    rows = {row["row"]: row for row in imported["rows"]}  # type: ignore[attr-defined]
    refused = {number for number, row in rows.items() if row["verdict"] == "refused"}
    assert refused == {11, 27, 41, 56, 71, 86, 161, 191, 266}
    assert "40" in rows[41]["reason"]
    assert all(row["reason"] for number, row in rows.items() if number in refused)
    assert {row["verdict"] for number, row in rows.items() if number not in refused} == {"new"}
    assert all(rows[number]["warnings"] for number in (176, 222, 236, 251))


def test_importing_twice_changes_nothing(line: CommandLine, imported: dict[str, object]) -> None:
    done = line.run("import", str(LIST), "--dry-run", "--report", str(line.folder / "again.json"))
    again = json.loads((line.folder / "again.json").read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 591, "refused": 9}


def test_a_case_is_found_by_a_name_in_another_script(line: CommandLine, imported: dict[str, object]) -> None:
    found = json.loads(line.run("cases", "--search", "niloufar", "--json").stdout)
    assert "نيلوفر" in {row["given_name"] for row in found}


def test_a_case_is_shown_whole(line: CommandLine, imported: dict[str, object]) -> None:
    shown = json.loads(line.run("show", "CSQ-10000001", "--json").stdout)
    assert shown["name"] == "Dubois, Élodie"
    assert shown["officer"] == "s.lavoie"
    assert len(shown["household"]) == 3
    assert shown["clock"]["state"] == "running"


def test_a_plan_is_printed(line: CommandLine, imported: dict[str, object]) -> None:
    target = line.folder / "plan.pdf"
    done = line.run("print", "CSQ-10000281", "-o", str(target), "--paper", "a4")
    assert done.returncode == 0, done.stderr
    page = PdfReader(target).pages[0]
    assert round(float(page.mediabox.width)) == 595
    assert "Projet" in page.extract_text()


def test_the_file_is_checked(line: CommandLine, imported: dict[str, object]) -> None:
    assert line.run("check").returncode == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "CSQ-NULLEPART"), 1),
        (("import", "nulle-part.csv"), 4),
        (("import", str(ROOT / "pyproject.toml")), 1),
        (("init", "--name", "X", "--office", "Atlantide", "--role", "agent"), 1),
        (("init", "--name", "X", "--office", "MTL", "--role", "agent"), 4),
        (("print", "CSQ-10000001", "-o", "/nulle/part/plan.pdf"), 4),
        (("verbe",), 2),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_code(
    line: CommandLine, imported: dict[str, object], words: tuple[str, ...], code: int
) -> None:
    done = line.run(*words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert code == 2 or done.stderr.count("\n") == 1


def test_a_wrong_passphrase_is_refused(line: CommandLine) -> None:
    done = line.run("cases", passphrase="ce n’est pas la bonne")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_an_open_file_is_read_but_not_written(line: CommandLine, imported: dict[str, object]) -> None:
    lock = InstanceLock(line.file)
    assert lock.acquire()
    try:
        assert line.run("cases").returncode == 0
        assert line.run("import", str(LIST)).returncode == 3
    finally:
        lock.release()


def test_a_trial_of_any_size_is_made_without_anybody_real(tmp_path: Path) -> None:
    trial = CommandLine(tmp_path)
    assert trial.run("trial", "--cases", "60", "--seed", "7").returncode == 0
    found = json.loads(trial.run("cases", "--json").stdout)
    assert len(found) == 60
    assert all(row["email"].endswith(".invalid") for row in found if row["email"])
    assert trial.run("check").returncode == 0


def test_without_a_screen_and_without_a_verb_it_says_so() -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "parcours_desktop"], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "écran" in done.stderr
