"""Whatever two people do at one file, in whatever order: the rows are the journal's, and nobody overwrites what was not seen."""

import pytest
from parcours_desktop.commands.desk import Desk
from tests.soak.mutants import MUTANTS, Plant, parents_at_save
from tests.soak.oracle import Oracle
from tests.soak.schedule import CHOSEN, Schedule
from tests.soak.watching import watch


def test_two_hundred_acts_leave_the_rows_what_the_journal_folds_to(desk: Desk, coordinator: Desk) -> None:
    schedule = Schedule((desk, coordinator), seed=4)
    assert list(watch(schedule, 200, whole_every=1)) == []
    assert schedule.done > schedule.refused
    assert len(schedule.names) == len(CHOSEN)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_a_thousand_acts_do_too(desk: Desk, coordinator: Desk, seed: int) -> None:
    schedule = Schedule((desk, coordinator), seed)
    assert list(watch(schedule, 1_000, whole_every=200)) == []


@pytest.mark.parametrize(("plant", "told"), MUTANTS, ids=[plant.__name__ for plant, _ in MUTANTS])
def test_a_planted_defect_is_caught(
    desk: Desk, coordinator: Desk, monkeypatch: pytest.MonkeyPatch, plant: Plant, told: str
) -> None:
    plant(monkeypatch)
    days = (Schedule((desk, coordinator), seed) for seed in range(1, 8))
    assert any(told in complaint for day in days for complaint in watch(day, 300, whole_every=300))


def test_the_values_lost_by_saving_over_what_stands_are_counted(
    desk: Desk, coordinator: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same schedule twice: none lost as it is, many when a save replaces what its form never loaded."""
    assert lost_in(Schedule((desk, coordinator), seed=3)) == 0
    parents_at_save(monkeypatch)
    assert lost_in(Schedule((desk, coordinator), seed=3)) > 10


def lost_in(schedule: Schedule) -> int:
    oracle = Oracle()
    with schedule.desks[0].reading() as file:
        oracle.learn(file, None)
    for _ in range(300):
        schedule.act()
        with schedule.desks[0].reading() as file:
            oracle.learn(file, schedule.seen)
    return len(oracle.lost)
