"""The five-working-day clock and its pages from the command line, without Qt."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.console.test_verbs import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    made = CommandLine(tmp_path_factory.mktemp("office"))
    done = made.run("trial", "--cases", "120")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def clocks(line: CommandLine) -> list[dict[str, object]]:
    done = line.run("clock", "--all", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def text_of(page: Path) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(page).pages).split())


def test_the_clocks_of_all_open_cases_are_told(line: CommandLine, clocks: list[dict[str, object]]) -> None:
    assert {clock["state"] for clock in clocks} >= {"not_started", "running", "met"}
    running = next(clock for clock in clocks if clock["state"] == "running")
    assert running["days_left"] is not None
    assert running["day"] is not None
    assert (running["today"], running["met_on"], running["excuse"]) == ("2026-11-23", None, "")
    met = next(clock for clock in clocks if clock["state"] == "met" and clock["arrived_on"])
    assert met["meeting_day"] is not None
    lines = line.run("clock", "--all").stdout.splitlines()
    assert len(lines) == len(clocks)
    assert lines[0].split("\t")[0] == clocks[0]["file_number"]


def test_one_clock_counts_its_days_one_by_one(line: CommandLine, clocks: list[dict[str, object]]) -> None:
    number = str(next(clock for clock in clocks if clock["state"] == "running")["file_number"])
    told = json.loads(line.run("clock", number, "--json").stdout)
    assert [day["number"] for day in told["days"] if day["kind"] == "working"] == [1, 2, 3, 4, 5]
    assert told["days"][-1]["on"] == told["deadline"]
    assert line.run("clock", "AQ-0").returncode == 1


def test_the_proof_and_the_day_are_printed(line: CommandLine, clocks: list[dict[str, object]]) -> None:
    number = str(next(clock for clock in clocks if clock["state"] == "running")["file_number"])
    page = line.folder / "preuve.pdf"
    done = line.run("--language", "en", "print", number, "--kind", "clock", "-o", str(page))
    assert done.returncode == 0, done.stderr
    assert "Délai de cinq jours ouvrables" in text_of(page)
    day = line.folder / "jour.pdf"
    done = line.run("print", "--kind", "day", "--date", "2026-11-24", "-o", str(day), "--paper", "a4")
    assert done.returncode == 0, done.stderr
    assert "Mardi 24 novembre" in text_of(day)


def test_a_letter_needs_a_first_meeting_to_come(line: CommandLine, clocks: list[dict[str, object]]) -> None:
    page = line.folder / "lettre.pdf"
    outcomes = {}
    for clock in clocks:
        if clock["state"] == "running" and len(outcomes) < 2:
            done = line.run("print", str(clock["file_number"]), "--kind", "letter", "--second", "", "-o", str(page))
            outcomes[done.returncode] = done.stderr
    assert set(outcomes) == {0, 1}
    assert "Aucune première rencontre n’est à venir" in outcomes[1]
    assert "Invitation à votre première rencontre" in text_of(page)


def test_a_page_without_its_case_is_wrong_use(line: CommandLine) -> None:
    page = str(line.folder / "x.pdf")
    assert line.run("print", "-o", page).returncode == 2
    assert line.run("print", "AQ-1", "--kind", "day", "-o", page).returncode == 2
    assert line.run("clock").returncode == 2
