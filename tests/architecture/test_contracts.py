"""Who may import whom: the contracts hold, and what would break them is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.sources import PROGRAM, ROOT

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def lint_imports(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-P", "-c", LINT, "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the program with three faults put into it."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(PROGRAM, copy / "parcours_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    rooms = copy / "parcours_desktop"
    (rooms / "screens" / "planted_window.py").write_text("from PySide6.QtWidgets import QLabel\n")
    (rooms / "commands" / "planted_table.py").write_text("import sqlalchemy\n")
    (rooms / "annex").mkdir()
    (rooms / "annex" / "__init__.py").write_text("")
    code, said = lint_imports(copy)
    assert code != 0
    return said


def test_the_contracts_hold() -> None:
    code, said = lint_imports(ROOT)
    assert code == 0, said


@pytest.mark.parametrize(
    ("contract", "culprit"),
    [
        ("Only the drawn room and the front door know Qt", "parcours_desktop.screens.planted_window"),
        ("Only the file and the queries know SQL", "parcours_desktop.commands.planted_table"),
        ("Rooms open to the right only", "annex"),
    ],
)
def test_a_planted_fault_is_refused(planted: str, contract: str, culprit: str) -> None:
    assert f"{contract} BROKEN" in planted
    assert culprit in planted
