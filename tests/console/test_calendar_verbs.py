"""A calendar leaves and comes in from the command line, without Qt."""

import json
from pathlib import Path

import pytest
from tests.console.test_verbs import CommandLine

FILES = Path(__file__).parents[1] / "exchange" / "calendars" / "files"


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    made = CommandLine(tmp_path_factory.mktemp("office"))
    done = made.run("init", "--name", "Sophie Lavoie", "--office", "Bureau de Montréal", "--role", "agent")
    assert done.returncode == 0, done.stderr
    return made


def test_a_calendar_comes_in_after_a_dry_run_and_twice_changes_nothing(line: CommandLine) -> None:
    report = line.folder / "rapport.json"
    dry = line.run("calendar", "import", str(FILES / "outlook.ics"), "--dry-run", "--report", str(report))
    assert dry.returncode == 0, dry.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["dry_run"] is True
    assert set(told["events"][0]) == {"uid", "key", "start", "end", "all_day", "verdict", "reason", "reason_code"}
    done = line.run("calendar", "import", str(FILES / "outlook.ics"))
    assert done.stdout.splitlines()[0] == "Nouveau\t9"
    again = line.run("calendar", "import", str(FILES / "outlook.ics"))
    assert again.stdout.splitlines()[:3] == ["Nouveau\t0", "Modifié\t0", "Inchangé\t10"]


def test_a_broken_calendar_is_refused_in_a_sentence(line: CommandLine) -> None:
    broken = line.folder / "cassé.ics"
    broken.write_text("BEGIN:VCAL\n")
    done = line.run("calendar", "import", str(broken))
    assert done.returncode == 1
    assert done.stderr.strip() == "Ce fichier n’est pas un calendrier. Choisissez un fichier .ics."
    assert line.run("calendar", "import", str(line.folder / "absent.ics")).returncode == 4


def test_every_event_refused_is_a_refusal(line: CommandLine) -> None:
    far = line.folder / "loin.ics"
    far.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:99991231\nEND:VEVENT\nEND:VCALENDAR\n")
    assert line.run("calendar", "import", str(far)).returncode == 1


def test_a_calendar_leaves(line: CommandLine) -> None:
    out = line.folder / "sortie.ics"
    days = ("--from", "2026-11-01", "--to", "2026-12-31")
    done = line.run("calendar", "export", "-o", str(out), "--officer", "s.lavoie", *days)
    assert (done.returncode, done.stdout) == (0, "0 événement\n")
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert line.run("calendar", "export", "-o", str(out), "--officer", "personne").returncode == 1
    backwards = ("--from", "2026-12-01", "--to", "2026-11-01")
    assert line.run("calendar", "export", "-o", str(out), *backwards).returncode == 1
