"""What ``./dev`` answers, each verb started for real in a small checkout."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.dev.checkout import ROOT, Checkout, load_dev

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the small checkout's Python is a shell script")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_without_a_verb_it_lists_them_and_says_wrong_use(checkout: Checkout) -> None:
    done = checkout.dev()
    assert done.returncode == 2
    assert "./dev VERB" in done.stderr


def test_an_unknown_verb_is_wrong_use(checkout: Checkout) -> None:
    assert checkout.dev("fly").returncode == 2


def test_help_lists_only_verbs_whose_machinery_is_here(checkout: Checkout) -> None:
    done = checkout.dev("--help")
    verbs = re.findall(r"^  (\w+)", done.stdout, re.MULTILINE)
    assert done.returncode == 0
    assert verbs == ["setup", "run", "test", "check", "bench", "soak", "tour", "doctor"]
    assert [verb for verb in ("bench", "tour") if not (ROOT / "tests" / verb / "__main__.py").exists()] == []


def test_make_knows_the_same_verbs(checkout: Checkout) -> None:
    verbs = re.findall(r"^  (\w+)", checkout.dev("--help").stdout, re.MULTILINE)
    assert f"VERBS := {' '.join(verbs)}\n" in (ROOT / "Makefile").read_text()


def test_run_without_a_screen_says_so_and_draws_the_tour(checkout: Checkout) -> None:
    done = checkout.dev("run")
    tour = checkout.folder / "build" / "tour"
    assert "No screen here" in done.stdout
    assert f"started -m tests.tour {tour}\nplatform offscreen" in done.stdout


def test_run_with_a_screen_opens_the_program(checkout: Checkout) -> None:
    done = checkout.dev("run", "--today", "2026-11-23", DISPLAY=":0")
    assert done.stdout == "started -m parcours_desktop --today 2026-11-23\nplatform none\n"


def test_run_without_a_screen_still_answers_on_the_command_line(checkout: Checkout) -> None:
    done = checkout.dev("run", "--file", "bureau.db", "cases", "--json")
    assert done.stdout == "started -m parcours_desktop --file bureau.db cases --json\nplatform none\n"


def test_the_verbs_that_need_no_window_are_the_program_s() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "parcours_desktop", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    listed = set(re.findall(r"^    ([a-z]+)  ", done.stdout, re.MULTILINE))
    assert {verb for verb in load_dev().WITHOUT_WINDOW if verb.isalpha()} == listed


def test_an_invisible_platform_is_no_screen(checkout: Checkout) -> None:
    assert "No screen here" in checkout.dev("run", DISPLAY=":0", QT_QPA_PLATFORM="offscreen").stdout


def test_the_program_s_exit_code_is_handed_on(tmp_path: Path) -> None:
    assert Checkout(tmp_path, failing="show").dev("run", "show", "7").returncode == 3


def test_test_checks_and_then_passes_the_tests_on_two_cores(checkout: Checkout) -> None:
    done = checkout.dev("test")
    assert done.returncode == 0
    assert re.findall(r"· (.+?): in order", done.stdout) == ["ruff check", "ruff format", "mypy", "import contracts"]
    assert "started -m pytest -m not slow -n 2 --dist worksteal\nplatform offscreen" in done.stdout


def test_test_hands_its_arguments_to_pytest(checkout: Checkout) -> None:
    assert "started -m pytest -m not slow tests/dev -k lock\n" in checkout.dev("test", "tests/dev", "-k", "lock").stdout


def test_a_refused_check_fails_the_tests_that_pass(tmp_path: Path) -> None:
    done = Checkout(tmp_path, failing="mypy").dev("test")
    assert done.returncode == 1
    assert "mypy: REFUSED" in done.stdout
    assert "started -m pytest" in done.stdout


def test_a_refused_check_is_shown(tmp_path: Path) -> None:
    done = Checkout(tmp_path, failing="ruff format").dev("check")
    assert done.returncode == 1
    assert "started -m ruff format" in done.stdout
    assert "started -m ruff check" not in done.stdout


def test_soak_passes_the_slow_tests(checkout: Checkout) -> None:
    assert "started -m pytest -m slow\n" in checkout.dev("soak").stdout


def test_doctor_changes_nothing(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (tmp_path / "requirements-dev.lock").write_text("six==1.16.0\n")
    before = sorted(tmp_path.rglob("*"))
    done = checkout.dev("doctor")
    assert done.returncode == 1
    assert "older than the lock" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_doctor_is_content_when_all_is_here(checkout: Checkout) -> None:
    assert checkout.dev("doctor").returncode == 0
