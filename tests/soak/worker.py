"""A program of its own that works at an office file, to be killed or starved: ``python -m tests.soak.worker acts|hasty|full PATH SEED``."""

import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.database.office import open_office
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import load_reference
from tests.conftest import MARC, NOON, PASSPHRASE, SOPHIE
from tests.soak.schedule import Schedule
from tests.soak.starving import starve_at_random

ACTS = 150


def schedule_on(path: Path, seed: int) -> Schedule:
    office = open_office(path, PASSPHRASE, NOON)
    clock, reference = FixedClock(NOON), load_reference()
    return Schedule((Desk(office, SOPHIE, clock, reference), Desk(office, MARC, clock, reference)), seed)


def acknowledge(schedule: Schedule) -> None:
    """Act for ever; say the journal's position after each act, as a window says « enregistré »."""
    for _ in count():
        schedule.act()
        sys.stdout.write(f"{schedule.now()}\n")
        sys.stdout.flush()


def acknowledge_too_early(schedule: Schedule) -> None:
    """The defect that kills are there to find: « enregistré » is said before it is."""
    desk, case = schedule.desks[0], schedule.case()
    for number in count():
        sys.stdout.write(f"{schedule.now() + 1}\n")
        sys.stdout.flush()
        desk.do(WriteNote(case, f"Note {number}"))


def starve(schedule: Schedule, path: Path) -> None:
    """Act while no file may grow any more (RLIMIT_FSIZE): every write of the database can be the one that fails."""
    import resource

    @contextmanager
    def limited(dice: random.Random) -> Iterator[None]:
        sizes = [file.stat().st_size for name in ("", "-wal") if (file := path.with_name(path.name + name)).exists()]
        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (dice.choice(sizes) + dice.randint(0, 60_000), most))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    told = starve_at_random(schedule, ACTS, limited)
    sys.stdout.write(json.dumps({"starved": told.starved, "troubles": told.troubles, "complaints": told.complaints}))


if __name__ == "__main__":
    verb, place, number = sys.argv[1:]
    day = schedule_on(Path(place), int(number))
    if verb == "full":
        starve(day, Path(place))
    else:
        {"acts": acknowledge, "hasty": acknowledge_too_early}[verb](day)
