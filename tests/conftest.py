"""Real parts for every test: an encrypted file in a temporary folder, a fixed clock, no network, no dialog."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "America/Toronto"
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of any other encoding, and warnings are failures

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import Office, create_office, open_office
from parcours_desktop.database.vault import Cost
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.exchange.arrivals import bring_in, preview_arrivals, read_arrivals
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference, load_reference
from parcours_desktop.system.resources import resource_path

PASSPHRASE = "sept érables sous la neige"
CHEAP = Cost(iterations=1, lanes=1, memory=64)
NOON = datetime.fromisoformat("2026-11-23T12:00")  # the day of the sample list
SOPHIE = OfficerRow("s.lavoie", "Sophie Lavoie", OfficerRole.OFFICER, "MTL", "514 555-0142", feminine=True)
MARC = OfficerRow("m.roy", "Marc Roy", OfficerRole.COORDINATOR, "MTL", "514 555-0100")


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office file of Sophie's, made once and copied for each test."""
    path = tmp_path_factory.mktemp("blank") / "bureau.db"
    office, _ = create_office(path, PASSPHRASE, SOPHIE, NOON, cost=CHEAP)
    office.close()
    return path


@pytest.fixture
def office_path(blank_file: Path, tmp_path: Path) -> Path:
    return _copied(blank_file, tmp_path)


@pytest.fixture
def office(office_path: Path) -> Iterator[Office]:
    opened = open_office(office_path, PASSPHRASE, NOON)
    yield opened
    opened.close()


@pytest.fixture
def desk(office: Office, clock: FixedClock, reference: Reference) -> Desk:
    return Desk(office, SOPHIE, clock, reference)


@pytest.fixture
def coordinator(office: Office, clock: FixedClock, reference: Reference) -> Desk:
    return Desk(office, MARC, clock, reference)


@pytest.fixture(scope="session")
def sample_file(blank_file: Path, tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    """Sophie's office after she brought in the sample list: made once and copied for each test."""
    path = _copied(blank_file, tmp_path_factory.mktemp("sample"))
    opened = open_office(path, PASSPHRASE, NOON)
    desk = Desk(opened, SOPHIE, FixedClock(NOON), reference)
    bring_in(desk, preview_arrivals(desk, *read_arrivals(resource_path("trial/arrivals.csv"))), Progress())
    opened.close()
    return path


@pytest.fixture
def sample_desk(sample_file: Path, tmp_path: Path, clock: FixedClock, reference: Reference) -> Iterator[Desk]:
    """Sophie at her desk, the 591 cases of the sample list before her."""
    opened = open_office(_copied(sample_file, tmp_path), PASSPHRASE, NOON)
    yield Desk(opened, SOPHIE, clock, reference)
    opened.close()


def _copied(file: Path, folder: Path) -> Path:
    for name in ("", ".vault", ".vault2"):
        shutil.copy(file.with_name(file.name + name), folder / (file.name + name))
    return folder / file.name
