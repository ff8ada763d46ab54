"""``workdays add``: the five dates of the rule, the days skipped and why, the days of a file, and errors in one line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.special_days import SetSpecialDay
from tests.conftest import PASSPHRASE
from tests.console.test_verbs import ROOT, WITHOUT_QT


def line(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_fifth_day_is_printed_without_any_file() -> None:
    done = line("workdays", "add", "2025-12-19", "5")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2026-01-05\n", "")


def test_the_days_skipped_are_told_with_why() -> None:
    done = line("workdays", "add", "2026-04-01", "5", "--json")
    told = json.loads(done.stdout)
    assert (told["start"], told["days"], told["end"], told["with_file"]) == ("2026-04-01", 5, "2026-04-10", False)
    assert [(day["on"], day["why"]) for day in told["skipped"]] == [
        ("2026-04-03", "good_friday"),
        ("2026-04-04", "saturday"),
        ("2026-04-05", "sunday"),
        ("2026-04-06", "easter_monday"),
    ]


def test_the_annex_of_a_year_counts_and_is_named() -> None:
    told = json.loads(line("workdays", "add", "2011-12-26", "1", "--json").stdout)
    assert told["end"] == "2011-12-28"
    assert told["skipped"] == [{"on": "2011-12-27", "why": "set_by_table", "source": "Noël pris le mardi"}]


def test_the_days_of_a_file_count_when_it_is_named(coordinator: Desk, office_path: Path, tmp_path: Path) -> None:
    coordinator.do(SetSpecialDay(date(2026, 11, 24), works=False, source="Décret 1234-2026"))
    coordinator.do(SetSpecialDay(date(2026, 11, 25), works=False, office="MTL", source="Travaux"))
    secret = tmp_path / "phrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    named = ("--file", str(office_path), "--passphrase-file", str(secret))
    told = json.loads(line(*named, "workdays", "add", "2026-11-23", "2", "--json").stdout)
    assert (told["end"], told["with_file"]) == ("2026-11-26", True)
    assert told["skipped"] == [{"on": "2026-11-24", "why": "set_by_table", "source": "Décret 1234-2026"}]
    assert line("workdays", "add", "2026-11-23", "2").stdout == "2026-11-25\n"


@pytest.mark.parametrize(
    ("day", "number", "said"),
    [
        ("2026-02-30", "5", "2026-02-30"),
        ("demain", "5", "demain"),
        ("2026-11-23", "-3", "-3"),
        ("2026-11-23", "100001", "100\u00a0000"),
        ("2026-11-23", "9" * 5000, "100\u00a0000"),
        ("2026-11-23", "cinq", "cinq"),
        ("9990-01-01", "100000", "9999"),
    ],
)
def test_what_cannot_be_counted_is_one_line(day: str, number: str, said: str) -> None:
    done = line("workdays", "add", day, number)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_most_days_are_counted() -> None:
    assert line("workdays", "add", "2026-11-23", "100000").stdout.startswith("24")
    assert line("workdays", "add", "2026-11-23", "0").stdout == "2026-11-23\n"
