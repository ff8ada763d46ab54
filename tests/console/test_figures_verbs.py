"""The verb of figures: JSON and CSV, masked unless it stays in the office; what is not known is refused."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from parcours_desktop.console.arguments import parse
from parcours_desktop.console.run import run
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.figures import FigureName
from parcours_desktop.exchange.trial_office import make_trial_office
from parcours_desktop.system.clock import FixedClock
from tests.conftest import NOON, PASSPHRASE


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    (folder / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    for role in (OfficerRole.COORDINATOR, OfficerRole.OFFICER):
        make_trial_office(folder / f"{role}.db", PASSPHRASE, FixedClock(NOON), cases=120, seat=role).close()
    return folder


def ran(folder: Path, *line: str, role: str = "coordinator") -> int:
    head = ("--file", str(folder / f"{role}.db"), "--passphrase-file", str(folder / "phrase"), "--today", "2026-11-23")
    return run(parse((*head, *line)))


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_figures_are_listed_with_their_cuts(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "figures") == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == [name.value for name in FigureName]
    assert "office" in lines[0][2].split(",")


@pytest.mark.parametrize("name", FigureName)
def test_what_leaves_is_masked_and_what_stays_is_not(
    office: Path, capsys: pytest.CaptureFixture[str], name: FigureName
) -> None:
    line = ("figures", name.value, "--by", "office,month", "--json")
    assert ran(office, *line) == 0
    outside = told(capsys)["cells"]
    assert ran(office, *line, "--internal") == 0
    inside = told(capsys)["cells"]
    assert len(outside) == len(inside)
    for cell, true in zip(outside, inside, strict=True):
        counts = [cell["denominator"], *([cell["numerator"]] if "numerator" in cell else [])]
        if cell["masked"]:
            assert set(counts) == {None}
        else:
            assert cell == true
            assert all(count == 0 or count >= 5 for count in counts)


def test_a_total_is_the_sum_of_its_cells(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "figures", "five-days", "--by", "office", "--json", "--internal") == 0
    cells = told(capsys)["cells"]
    whole = cells.pop()
    assert whole["keys"] == {}
    assert whole["denominator"] == sum(cell["denominator"] for cell in cells)
    assert whole["numerator"] == sum(cell["numerator"] for cell in cells)


def test_the_list_says_what_each_line_is(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "figures", "steps", "--by", "strand", "--csv", "--from", "2026-01-01", "--to", "2026-12-31") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out), delimiter=";"))
    assert rows[0]["Bilan"] == "Démarches"
    assert rows[0]["Volet"] == "Installation"
    assert rows[-1]["Volet"] == "Total"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (("figures", "profits"), "n’est pas un chiffre connu"),
        (("figures", "needs", "--by", "weather"), "ne se découpe pas par"),
        (("figures", "needs", "--by", "office,officer,month"), "Au plus 2 découpages"),
        (("figures", "needs", "--by", "office,office"), "Au plus 2 découpages"),
        (("figures", "needs", "--from", "2026-11-02", "--to", "2026-11-01"), "2"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    office: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], sentence: str
) -> None:
    assert ran(office, *line) == 1
    assert sentence in capsys.readouterr().err


def test_an_officer_is_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "figures", "needs", "--json", role="officer") == 1
    assert capsys.readouterr().err.startswith("Votre rôle ne permet pas")
