"""The team in figures: each is the count of its list, and both are what the rules of the domain say of every case."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import ChangeProfile, CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.excuses import ExcuseFirstMeeting
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.caseload import LoadFacts, weight_of
from parcours_desktop.domain.clock import ClockState, FirstMeetingClock
from parcours_desktop.domain.codes import Category, ClosingReason, ExcuseReason, OfficerRole, StepState
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.team import TeamBounds, TeamFigure
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.exchange.trial_office import COORDINATOR, make_trial_office
from parcours_desktop.queries.team import team, team_ids
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import seen
from tests.conftest import NOON, PASSPHRASE

CLOCKS = {
    ClockState.MET: TeamFigure.MET,
    ClockState.MISSED: TeamFigure.MISSED,
    ClockState.RUNNING: TeamFigure.RUNNING,
    ClockState.EXCUSED: TeamFigure.EXCUSED,
}


@dataclass(frozen=True)
class Told:
    """A case as the file holds it, for an oracle that knows no SQL of the figures."""

    row: dict[str, Any]
    steps: list[dict[str, Any]]
    signed: bool
    members: int
    sent: int

    @property
    def is_open(self) -> bool:
        return not self.row["closed_on"]


@pytest.fixture(scope="module", params=[3, 11])
def random_office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, reference: Reference
) -> Iterator[Desk]:
    """An invented office in which more has happened than is usual: closings, excuses, cases given back, odd arrivals."""
    clock = FixedClock(NOON)
    path = tmp_path_factory.mktemp("team") / "essai.db"
    make_trial_office(path, PASSPHRASE, clock, cases=90, seed=request.param, seat=OfficerRole.COORDINATOR).close()
    office = open_office(path, PASSPHRASE, NOON)
    desk = Desk(office, COORDINATOR, clock, reference)
    dice = random.Random(request.param)
    with desk.reading() as file:
        rows = file.exec_driver_sql("SELECT id, arrived_on FROM cases WHERE removed=0 ORDER BY id").all()
    for case_id, arrived in rows:
        acts: list[Any] = [
            CloseCase(case_id, ClosingReason.OBJECTIVES_REACHED, seen(desk)),
            ExcuseFirstMeeting(
                case_id, ExcuseReason.ASKED_LATER, desk.clock.today(), seen(desk), "A demandé plus tard."
            )
            if arrived
            else None,
            assigned_to((case_id,), "", seen(desk)),
            ChangeProfile(case_id, {"interpreter": True}, seen(desk)),
        ]
        act = dice.choice([*acts, None, None, None])
        if act is not None:
            try:
                desk.do(act)
            except Refused:
                continue
    yield desk
    office.close()


def told(desk: Desk) -> list[Told]:
    with desk.reading() as file:
        rows = file.exec_driver_sql(
            "SELECT cases.*, first_met_on, deadline_on, next_on, next_what FROM cases JOIN case_summary USING (id) "
            "WHERE removed=0 AND merged_into IS NULL"
        )
        found = [dict(row) for row in rows.mappings()]
        steps = [dict(row) for row in file.exec_driver_sql("SELECT * FROM step WHERE removed=0").mappings()]
        sent = list(file.exec_driver_sql("SELECT case_id FROM approval WHERE state='sent' AND removed=0").scalars())
        signed = set(file.exec_driver_sql("SELECT case_id FROM plan_version WHERE removed=0").scalars())
    homes = [row["household_key"] for row in found if not row["closed_on"] and row["household_key"]]
    return [
        Told(
            row,
            [step for step in steps if step["case_id"] == row["id"]],
            row["id"] in signed,
            homes.count(row["household_key"]) if row["household_key"] else 1,
            sent.count(row["id"]),
        )
        for row in found
    ]


def figures_of(case: Told, desk: Desk, bounds: TeamBounds) -> dict[TeamFigure, int]:
    """How often a case counts in each figure, by the rules of the domain."""
    row, today = case.row, bounds.today
    arrived, arriving = written_day(row["arrived_on"]), written_day(row["arriving_on"])
    met = written_day(row["first_met_on"])
    excuse = ExcuseReason(row["excuse_reason"]) if row["excuse_reason"] else None
    state = FirstMeetingClock(arrived, met, excuse, today, desk.workdays).state
    counts = dict.fromkeys(TeamFigure, 0)
    if arrived and bounds.since <= arrived <= bounds.until and state in CLOCKS:
        counts[CLOCKS[state]] = 1
    counts[TeamFigure.ARRIVED] = int(bool(arrived and timedelta() <= today - arrived <= timedelta(days=30)))
    if case.is_open:
        counts[TeamFigure.ACTIVE] = 1
        counts[TeamFigure.SEEN] = int(met is not None)
        counts[TeamFigure.SIGNED] = int(met is not None and case.signed)
        ahead = arriving - today if arriving and not arrived else timedelta(days=-1)
        counts[TeamFigure.ARRIVING] = int(timedelta() <= ahead <= timedelta(days=30))
        counts[TeamFigure.WITHOUT_NEXT] = int(row["next_on"] is None and row["next_what"] is None)
        counts[TeamFigure.TO_APPROVE] = case.sent
        counts[TeamFigure.LATE_STEPS] = sum(
            StepState(step["state"] or "to_do").is_open
            and step["due_on"] is not None
            and step["due_on"] < today.isoformat()
            for step in case.steps
        )
    return counts


@pytest.mark.parametrize("office", ["", "MTL", "QUE"])
@pytest.mark.parametrize(
    ("since", "until"), [(date(2026, 11, 1), date(2026, 11, 30)), (date(2025, 1, 1), date(2027, 1, 1))]
)
def test_every_figure_is_what_the_rules_say_of_each_case_and_the_length_of_its_list(
    random_office: Desk, office: str, since: date, until: date
) -> None:
    desk = random_office
    bounds = TeamBounds(desk.clock.today(), since, until, office)
    with desk.reading() as file:
        sheet = team(file, bounds, desk.reference)
        for row in (*sheet.rows, sheet.whole):
            login = None if row is sheet.whole else row.login
            lists = {figure: len(team_ids(file, figure, bounds, login)) for figure in TeamFigure}
            assert lists == dict(row.counts)
    offices = {row.officer.login: row.officer.office for row in sheet.rows if row.officer}
    rule = desk.reference.load_rule(bounds.today)
    for row in sheet.rows:
        mine = [
            case
            for case in told(desk)
            if (case.row["officer"] or "") == row.login and (row.login or not office or case.row["office"] == office)
        ]
        expected = [figures_of(case, desk, bounds) for case in mine]
        for figure in TeamFigure:
            assert row.counts[figure] == sum(counts[figure] for counts in expected), (row.login, figure)
        weights = (
            weight_of(
                LoadFacts(case.members, bool(case.row["interpreter"]), case.row["category"] == Category.REFUGEE.value),
                rule,
            )
            for case in mine
            if case.is_open
        )
        assert row.load == sum(weights)
        assert not office or not row.login or offices[row.login] == office


def test_the_whole_is_the_sum_of_the_rows(random_office: Desk) -> None:
    desk = random_office
    bounds = TeamBounds(desk.clock.today(), date(2026, 11, 1), date(2026, 11, 30))
    with desk.reading() as file:
        sheet = team(file, bounds, desk.reference)
    assert sheet.whole.load == sum(row.load for row in sheet.rows)
    assert sheet.whole.counts[TeamFigure.ACTIVE] == sum(case.is_open for case in told(desk))
    november = next(month for month in sheet.months if month.first == date(2026, 11, 1))
    assert (november.met, november.missed) == (
        sheet.whole.counts[TeamFigure.MET],
        sheet.whole.counts[TeamFigure.MISSED],
    )


def test_an_officer_may_not_see_the_team(desk: Desk) -> None:
    bounds = TeamBounds(desk.clock.today(), date(2026, 11, 1), date(2026, 11, 30))
    with desk.reading() as file:
        with pytest.raises(Refused):
            team(file, bounds, desk.reference)
        with pytest.raises(Refused):
            team_ids(file, TeamFigure.ACTIVE, bounds)


def test_the_lists_are_in_the_order_of_names(random_office: Desk, tmp_path: Path) -> None:
    desk = random_office
    bounds = TeamBounds(desk.clock.today(), date(2026, 11, 1), date(2026, 11, 30))
    with desk.reading() as file:
        ids = list(team_ids(file, TeamFigure.ACTIVE, bounds))
        names = dict(file.exec_driver_sql("SELECT id, sort_name FROM case_summary").all())
    assert [names[one] for one in ids] == sorted(names[one] for one in ids)
