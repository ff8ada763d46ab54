"""A program killed, a disk that fills: what was said to be saved is there, and nothing stands half done."""

import json
import random
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.backup import complaints_of
from parcours_desktop.database.journal import position
from parcours_desktop.database.office import open_office
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.conftest import NOON, PASSPHRASE, SOPHIE
from tests.soak.schedule import Schedule
from tests.soak.starving import FULL, PageLimit, starve_at_random
from tests.soak.watching import whole

ROOT = Path(__file__).resolve().parents[2]


def killed_at_work(path: Path, dice: random.Random, verb: str = "acts") -> int:
    """Start a program on the file, kill it in the middle of some act; the last position it said was saved."""
    command = [sys.executable, "-m", "tests.soak.worker", verb, str(path), str(dice.randint(1, 1 << 30))]
    acts, delay = dice.randint(1, 25), dice.random() * 0.01
    last = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        killer = Timer(delay, worker.kill)
        for number, line in enumerate(worker.stdout, 1):
            last = int(line) if line.endswith("\n") else last
            if number == acts:
                killer.start()
        killer.join()
    assert worker.returncode != 0
    return last


def kept_in(path: Path) -> int:
    """The journal's position in the file as it was left."""
    office = open_office(path, PASSPHRASE, NOON)
    with office.reading() as file:
        kept = position(file)
    office.close()
    return kept


def kill_often(path: Path, reference: Reference, kills: int, seed: int) -> int:
    """Kill and look, many times, at one file; how many acts were acknowledged."""
    dice = random.Random(seed)
    acknowledged = 0
    for _ in range(kills):
        before = acknowledged
        acknowledged = killed_at_work(path, dice)
        assert acknowledged >= before
        office = open_office(path, PASSPHRASE, NOON)
        desk = Desk(office, SOPHIE, FixedClock(NOON), reference)
        with desk.reading() as file:
            kept = position(file)
            numbers = file.exec_driver_sql("SELECT count(*) FROM edit").scalar_one()
        assert kept >= acknowledged
        assert numbers == kept
        with office.file.unbound() as file:
            assert complaints_of(file) == []
        assert list(whole(desk)) == []
        office.close()
    return acknowledged


def test_what_was_said_to_be_saved_survives_every_kill(office_path: Path, reference: Reference) -> None:
    assert kill_often(office_path, reference, kills=4, seed=1) > 4


def test_a_program_that_says_saved_too_early_is_caught(office_path: Path) -> None:
    dice = random.Random(2)
    assert any(killed_at_work(office_path, dice, "hasty") > kept_in(office_path) for _ in range(40))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 15))
def test_it_survives_fifty_kills_of_one_file(office_path: Path, reference: Reference, seed: int) -> None:
    assert kill_often(office_path, reference, kills=50, seed=seed) > 50


def test_a_file_that_may_not_grow_keeps_whole_acts_or_none(desk: Desk, coordinator: Desk) -> None:
    told = starve_at_random(Schedule((desk, coordinator), seed=1), 120, PageLimit(desk).starve)
    assert told.complaints == []
    assert set(told.troubles) == {"disk_full"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 30))
def test_it_does_for_a_thousand_acts(desk: Desk, coordinator: Desk, seed: int) -> None:
    told = starve_at_random(Schedule((desk, coordinator), seed), 1_000, PageLimit(desk).starve)
    assert told.complaints == []
    assert told.troubles["disk_full"] > 5


def starved(path: Path, seed: int) -> dict[str, int]:
    """The troubles of a program under which every file stops growing at random moments."""
    command = [sys.executable, "-m", "tests.soak.worker", "full", str(path), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["complaints"] == []
    assert set(told["troubles"]) <= FULL
    troubles: dict[str, int] = told["troubles"]
    return troubles


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a Unix matter")
def test_any_write_of_the_database_may_fail(office_path: Path) -> None:
    assert sum(starved(office_path, seed=1).values()) > 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a Unix matter")
@pytest.mark.parametrize("seed", range(30, 60))
def test_any_of_many_may(office_path: Path, seed: int) -> None:
    starved(office_path, seed)
