"""Real parts for every test: an encrypted file in a temporary folder, a fixed clock, no network, no dialog."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "America/Toronto"

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import Office, create_office, open_office
from parcours_desktop.database.vault import Cost
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference, load_reference

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
    for name in ("", ".vault", ".vault2"):
        shutil.copy(blank_file.with_name(blank_file.name + name), tmp_path / ("bureau.db" + name))
    return tmp_path / "bureau.db"


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
