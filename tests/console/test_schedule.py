"""The verb schedule proposes and writes nothing: JSON with its keys, a line for each person, wrong days refused."""

import json
from pathlib import Path

import pytest
from tests.console.test_verbs import CommandLine

PLACED = {"case_id", "file_number", "list_name", "officer", "starts_at", "minutes", "office", "room", "interpreter"}
UNMET = {"case_id", "file_number", "list_name", "office", "deadline_on", "language", "reason_code", "reason"}


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("schedule"))
    assert line.run("trial", "--cases", "120", "--seed", "3").returncode == 0
    return line


def test_a_schedule_is_proposed_as_json(trial: CommandLine) -> None:
    done = trial.run("schedule", "propose", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["from"], found["to"], found["proven"]) == ("2026-11-23", "2026-11-30", True)
    assert found["placed"]
    assert all(set(row) == PLACED for row in found["placed"])
    assert all(set(row) == UNMET and row["reason"] for row in found["unmet"])
    assert found["counts"] == {
        "waiting": len(found["placed"]) + len(found["unmet"]),
        "placed": len(found["placed"]),
        "unmet": len(found["unmet"]),
    }
    assert json.loads(trial.run("schedule", "propose", "--json").stdout) == found


def test_a_later_period_says_whose_clock_ends_before_it(trial: CommandLine) -> None:
    found = json.loads(trial.run("schedule", "propose", "--from", "2026-11-25", "--days", "3", "--json").stdout)
    assert (found["from"], found["to"]) == ("2026-11-25", "2026-11-27")
    early = [row for row in found["unmet"] if row["deadline_on"] < "2026-11-25"]
    assert {row["reason_code"] for row in early} == {"deadline_past"}
    assert all(row["starts_at"] >= "2026-11-25T08:30" for row in found["placed"])


def test_without_json_there_is_a_line_for_each_person(trial: CommandLine) -> None:
    done = trial.run("schedule", "propose")
    counts = json.loads(trial.run("schedule", "propose", "--json").stdout)["counts"]
    assert len(done.stdout.splitlines()) == counts["waiting"]


@pytest.mark.parametrize(("words", "code"), [(("--days", "0"), 1), (("--days", "21"), 1), (("--from", "demain"), 2)])
def test_a_period_that_cannot_be_is_refused(trial: CommandLine, words: tuple[str, ...], code: int) -> None:
    done = trial.run("schedule", "propose", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr


def test_no_office_is_an_error_in_words(tmp_path: Path) -> None:
    done = CommandLine(tmp_path).run("schedule", "propose")
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
