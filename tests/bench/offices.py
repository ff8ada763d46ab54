"""Invented offices to measure in, made once for each size and shape of the file, and copied when something is to be written."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database import journal_tables, search, summary, tables
from parcours_desktop.database.edit import SCHEMA
from parcours_desktop.database.office import discard, open_office
from parcours_desktop.exchange.trial_office import COORDINATOR, make_trial_office
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import load_reference

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"
CLOCK = FixedClock.on(date(2026, 11, 23))
PASSPHRASE = "une longue phrase pour mesurer"
SUFFIXES = ("", ".vault", ".vault2")


def made_office(cases: int) -> Path:
    """The file of an office of that size, from ``build/bench`` if it was made before."""
    path = FOLDER / f"office-{cases}-{shape()}.db"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"office-{cases}-*.db"):
        discard(old)
    begun = path.with_name("begun.db")
    discard(begun)
    make_trial_office(begun, PASSPHRASE, CLOCK, cases=cases).close()
    for suffix in reversed(SUFFIXES):
        begun.with_name(begun.name + suffix).replace(path.with_name(path.name + suffix))
    return path


def shape() -> str:
    """A name for what a file holds: its schema, and the sources of its tables, index and counts."""
    sources = (Path(module.__file__ or "").read_bytes() for module in (tables, journal_tables, search, summary))
    return f"{SCHEMA}-{hashlib.sha256(b''.join(sources)).hexdigest()[:8]}"


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """A copy that may be written in, gone afterwards. On the same disk: a save must reach it."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        copy = Path(folder) / "bureau.db"
        for suffix in SUFFIXES:
            shutil.copy(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        yield copy


@contextmanager
def desk_on(path: Path) -> Iterator[Desk]:
    """The coordinator's desk: all cases are theirs to see."""
    office = open_office(path, PASSPHRASE, CLOCK.now())
    try:
        yield Desk(office, COORDINATOR, CLOCK, load_reference())
    finally:
        office.close()
