"""The schedule: 200 people proposed to 13 officers in 5 days, against the greedy queue that it must not be worse than."""

from collections.abc import Iterator
from functools import partial

from parcours_desktop.domain.scheduling_board import first_come_first_served
from parcours_desktop.scheduling.proposal import propose
from tests.bench.timing import Measure, beside
from tests.scheduling.invented_weeks import a_week

FLOOR = "first come, first served"
OFFICES = ("MTL", "QUE", "LON", "LAV")


def measures() -> Iterator[Measure]:
    """A week with meetings of one length over four offices, and the hardest one: one office, three lengths."""
    yield _proposed("Proposal, 200 people", OFFICES, (60,), 4)
    yield _proposed("Proposal, 200 people, two offices, three lengths", OFFICES[:2], (45, 60, 90), 6)


def _proposed(name: str, offices: tuple[str, ...], lengths: tuple[int, ...], rooms: int) -> Measure:
    week = a_week(1, people=200, officers=13, offices=offices, lengths=lengths, rooms=rooms)
    answer, served = propose(week), first_come_first_served(week)
    notes = {"met": len(answer.placed), "met by the queue": len(served.placed), "proven": answer.proven}
    return beside(
        name, 200, FLOOR, partial(first_come_first_served, week), partial(propose, week), rounds=3, notes=notes
    )
