"""A disk that fills at random moments: an act is either kept whole or leaves no trace, and goes through once there is room."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.refusal import Trouble
from sqlalchemy import event
from tests.soak.oracle import Oracle
from tests.soak.schedule import Schedule
from tests.soak.watching import whole

FULL = {"disk_full", "disk_error"}
Starve = Callable[[random.Random], AbstractContextManager[None]]


@dataclass
class PageLimit:
    """Lets the file grow by a few pages only (``PRAGMA max_page_count``)."""

    desk: Desk
    free: int | None = None

    def __post_init__(self) -> None:
        event.listen(self.desk.office.file._write_engine, "begin", self._limit)

    def _limit(self, connection: object, *_: object) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()  # type: ignore[attr-defined]
        most = 1 << 30 if self.free is None else pages + self.free
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")  # type: ignore[attr-defined]

    @contextmanager
    def starve(self, dice: random.Random) -> Iterator[None]:
        """For the length of one act."""
        self.free = dice.randint(0, 3)
        try:
            yield
        finally:
            self.free = None


@dataclass
class Told:
    """How often the disk was full, what was said, what was wrong afterwards."""

    starved: int = 0
    troubles: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)


def starve_at_random(schedule: Schedule, acts: int, starve: Starve) -> Told:
    """Do ``acts`` acts; before one in three the disk fills. What is wrong is noted after each."""
    oracle, told, desk = Oracle(), Told(), schedule.desks[0]
    for _ in range(acts):
        before = schedule.now()
        try:
            if schedule.dice.random() < 0.33:
                told.starved += 1
                with starve(schedule.dice):
                    name = schedule.act()
            else:
                name = schedule.act()
        except Trouble as trouble:
            name = trouble.code
            told.troubles[trouble.code] += 1
            if trouble.code not in FULL:
                told.complaints.append(f"the disk is full and the program says {trouble.code}")
        with desk.reading() as file:
            found = oracle.learn(file, schedule.seen)
        told.complaints += [f"{name} after {before}: {complaint}" for complaint in (*found, *oracle.lost)]
        oracle.lost.clear()
    told.complaints += whole(desk)
    return told
