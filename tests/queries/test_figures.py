"""Figures: every count is the length of the list behind it, cells sum to totals, and rates are what the domain's rules say."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.clock import ClockState, FirstMeetingClock
from parcours_desktop.domain.codes import ExcuseReason, OfficerRole
from parcours_desktop.domain.courses import waiting_days
from parcours_desktop.domain.figures import FIGURES, Counted, Cut, FigureName, FigureQuestion, FigureTable, together
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.exchange.trial_office import COORDINATOR, make_trial_office
from parcours_desktop.queries.courses import french_courses_of
from parcours_desktop.queries.figures import figure_ids, figure_table
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.conftest import NOON, PASSPHRASE

PERIODS = ((date(2025, 1, 1), date(2027, 12, 31)), (date(2026, 10, 5), date(2026, 11, 15)))


@pytest.fixture(scope="module", params=[5])
def trial(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, reference: Reference
) -> Iterator[Desk]:
    clock = FixedClock(NOON)
    path = Path(tmp_path_factory.mktemp("figures")) / "essai.db"
    make_trial_office(path, PASSPHRASE, clock, cases=150, seed=request.param, seat=OfficerRole.COORDINATOR).close()
    opened = open_office(path, PASSPHRASE, NOON)
    yield Desk(opened, COORDINATOR, clock, reference)
    opened.close()


def question(desk: Desk, name: FigureName, period: tuple[date, date], *by: Cut) -> FigureQuestion:
    today = desk.clock.today()
    return FigureQuestion(name, *period, by, today, today - timedelta(days=15))


def table(desk: Desk, asked: FigureQuestion) -> FigureTable:
    with desk.reading() as file:
        return figure_table(file, asked)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("name", FigureName)
def test_every_cell_is_the_length_of_its_list_and_cells_sum_to_the_whole(
    trial: Desk, name: FigureName, period: tuple[date, date]
) -> None:
    cuts = FIGURES[name].cuts
    plain = table(trial, question(trial, name, period)).total()
    for by in ((), *((cut,) for cut in cuts), *combinations(cuts[:4], 2)):
        asked = question(trial, name, period, *by)
        found = table(trial, asked)
        assert (found.total().of, found.total().met, found.total().dollars) == (plain.of, plain.met, plain.dollars)
        assert found.total().days == plain.days
        with trial.reading() as file:
            for keys, cell in found.cells.items():
                fixed = dict(zip(by, keys, strict=True))
                assert len(figure_ids(file, asked, fixed)) == cell.of, (by, keys)
                assert len(figure_ids(file, asked, fixed, met=True)) == cell.met, (by, keys)
        if len(by) == 2:
            assert sum(found.total(row=row).of for row in found.rows) == plain.of
            assert together(found.total(column=column) for column in found.columns).met == plain.met


def test_the_trial_has_something_of_every_figure(trial: Desk) -> None:
    counts = {name: table(trial, question(trial, name, PERIODS[0])).total() for name in FigureName}
    assert [name for name, counted in counts.items() if not counted.of] == []
    assert counts[FigureName.INTEGRATION].dollars > 0
    assert counts[FigureName.FRENCH].median is not None


def test_the_clock_is_counted_as_the_rule_says(trial: Desk) -> None:
    asked = question(trial, FigureName.FIVE_DAYS, PERIODS[0])
    with trial.reading() as file:
        rows = file.exec_driver_sql(
            "SELECT cases.arrived_on, first_met_on, excuse_reason FROM cases JOIN case_summary USING (id) "
            "WHERE removed=0 AND merged_into IS NULL AND cases.arrived_on IS NOT NULL"
        ).all()
    states = [
        FirstMeetingClock(
            written_day(arrived),
            written_day(met),
            ExcuseReason(excuse) if excuse else None,
            asked.today,
            trial.workdays,
        ).state
        for arrived, met, excuse in rows
        if PERIODS[0][0] <= date.fromisoformat(arrived) <= PERIODS[0][1]
    ]
    found = table(trial, asked).total()
    assert (found.met, found.rest) == (states.count(ClockState.MET), states.count(ClockState.MISSED))


def test_the_wait_for_a_course_is_that_of_the_rule(trial: Desk) -> None:
    asked = question(trial, FigureName.FRENCH, PERIODS[0])
    days: dict[int, int] = {}
    with trial.reading() as file:
        for case_id in file.exec_driver_sql("SELECT id FROM cases WHERE removed=0").scalars().all():
            for course in french_courses_of(file, case_id):
                wait = waiting_days(course, asked.today)
                if course.registered_on is not None and course.started_on is not None and wait is not None:
                    days[wait] = days.get(wait, 0) + 1
    assert dict(table(trial, asked).total().days) == days


def test_weeks_begin_on_monday(trial: Desk) -> None:
    found = table(trial, question(trial, FigureName.FIVE_DAYS, PERIODS[0], Cut.WEEK))
    assert found.rows
    assert {date.fromisoformat(week).weekday() for week in found.rows} == {0}


def test_officers_may_not_ask(desk: Desk) -> None:
    with desk.reading() as file, pytest.raises(Refused) as refused:
        figure_table(file, question(desk, FigureName.PLANS, PERIODS[0]))
    assert refused.value.refusals[0].code == "not_allowed"


@pytest.mark.parametrize(
    ("days", "median"), [({}, None), ({4: 1}, 4), ({1: 1, 4: 1}, 2.5), ({1: 3, 9: 1}, 1), ({2: 1, 5: 1, 7: 1}, 5)]
)
def test_the_median_is_that_of_the_rows(days: dict[int, int], median: float | None) -> None:
    assert Counted(3, 0, 0, days).median == median
