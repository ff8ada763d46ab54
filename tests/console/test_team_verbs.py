"""The verbs of coordinators: the team as JSON, a proposal, the same proposal done in one act; what is refused."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from parcours_desktop.console.arguments import parse
from parcours_desktop.console.run import run
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.exchange.trial_office import make_trial_office
from parcours_desktop.system.clock import FixedClock
from tests.conftest import NOON, PASSPHRASE


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("team")
    (folder / "phrase").write_text(PASSPHRASE, encoding="utf-8")
    clock = FixedClock(NOON)
    for role in (OfficerRole.COORDINATOR, OfficerRole.OFFICER):
        make_trial_office(folder / f"{role}.db", PASSPHRASE, clock, cases=320, seat=role).close()
    return folder


def ran(folder: Path, *line: str, role: str = "coordinator") -> int:
    head = ("--file", str(folder / f"{role}.db"), "--passphrase-file", str(folder / "phrase"), "--today", "2026-11-23")
    return run(parse((*head, *line)))


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_team_as_json_adds_up(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "team", "--json") == 0
    sheet = told(capsys)
    assert sheet["unheld"] == 0
    parts = [*sheet["officers"], sheet["unassigned"]]
    for figure in ("active", "late_steps", "met", "missed"):
        assert sheet["whole"][figure] == sum(row[figure] for row in parts)
    assert len(sheet["months"]) == 12
    assert {"login", "name", "load", "share_met", "away"} <= set(sheet["officers"][0])


def test_the_team_of_one_office_on_a_line_each(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "team", "--office", "Québec") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Étienne Gagné\t")
    assert lines[-1].startswith("Total\t")


def test_an_officer_is_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (("team", "--json"), ("assign", "propose", "--json")):
        assert ran(office, *line, role="officer") == 1
        assert capsys.readouterr().err.startswith("Votre rôle ne permet pas")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("team", "--office", "Nulle part"), "n’est pas un bureau connu"),
        (("team", "--from", "2026-11-20", "--to", "2026-11-01"), "Le dernier jour doit suivre"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(
    office: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], said: str
) -> None:
    assert ran(office, *line) == 1
    assert said in capsys.readouterr().err


def test_a_proposal_is_done_once_and_is_too_old_afterwards(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran(office, "assign", "propose", "--json") == 0
    plan = told(capsys)
    given = [move for move in plan["moves"] if move["officer"]]
    assert given
    assert all(move["reason"] and move["reason_codes"] for move in plan["moves"])
    kept = tmp_path / "plan.json"
    kept.write_text(json.dumps(plan), encoding="utf-8")
    assert ran(office, "assign", "apply", str(kept), "--json") == 0
    assert told(capsys)["cases"] == len(given)
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(plan)))
    assert ran(office, "assign", "apply", "-") == 1
    assert "demandez-en une autre" in capsys.readouterr().err
    opened = open_office(office / "coordinator.db", PASSPHRASE, NOON)
    with opened.reading() as file:
        owners = dict(file.exec_driver_sql("SELECT id, officer FROM cases").all())
        acts = file.exec_driver_sql("SELECT act FROM edit WHERE n > ?", (plan["seen"],)).scalars().all()
    opened.close()
    assert all(owners[move["case_id"]] == move["officer"] for move in given)
    assert len(set(acts)) == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"seen": 1, "moves": [{"case_id": "x", "officer": "y"}]}', "[" * 9000]
)
def test_a_plan_that_is_none_is_refused(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    assert ran(office, "assign", "apply", str(tmp_path / "plan.json")) == 1
    assert "ne se lit pas" in capsys.readouterr().err
    assert ran(office, "assign", "apply", str(tmp_path / "absent.json")) == 4
