"""The lists of the first page, read from the file: what belongs to each, and what does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.adding import AddStep, AddSteps
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.journey import ConfirmArrival
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.steps import ChangeStep, SetStepsState, TickSteps
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    ClosingReason,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.today import ExpiringPaper, Today, TodayList
from parcours_desktop.queries.today import TodayScope, today_cases, today_page
from parcours_desktop.system.clock import FixedClock
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP
TODAY = date(2026, 11, 23)


def scope(desk: Desk, officer: str | None = None) -> TodayScope:
    terms = {step.code: step.stop_months for step in desk.reference.steps if step.stop_months is not None}
    today = desk.clock.today()
    return TodayScope(officer, today, desk.reference.calendar.rules(today), terms)


def page(desk: Desk, officer: str | None = None) -> Today:
    with desk.reading() as file:
        return today_page(file, scope(desk, officer))


def cases(desk: Desk, which: TodayList, officer: str | None = None) -> tuple[int, ...]:
    with desk.reading() as file:
        return today_cases(file, scope(desk, officer), which)


def people(desk: Desk, which: TodayList) -> list[int]:
    held = page(desk).of(which)
    assert (held.total, cases(desk, which)) == (len(held.rows), tuple(sorted({row.case_id for row in held.rows})))
    return [row.case_id for row in held.rows]


def other(desk: Desk, number: int, **columns: object) -> int:
    return a_case(desk, csq_number=f"CSQ-3000{number:04}", family_name=f"Nom{number:02}", **columns)


def test_a_clock_runs_from_the_arrival_to_the_meeting_and_knows_what_is_planned(desk: Desk) -> None:
    missed, last, running = (
        other(desk, number, arrived_on=date(2026, 11, day)) for number, day in enumerate((10, 16, 19))
    )
    other(desk, 7, arrived_on=None, arriving_on=TODAY)
    an_appointment_of(desk, other(desk, 8))
    an_appointment_of(desk, running, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.PROPOSED)
    held = page(desk).of(TodayList.CLOCKS)
    assert people(desk, TodayList.CLOCKS) == [last, missed, running]
    assert (held.pressing, [row.on for row in held.rows]) == (2, [TODAY, date(2026, 11, 17), date(2026, 11, 26)])
    assert [row.planned_at for row in held.rows] == [None, None, wall("2026-11-24T10:00")]
    assert held.rows[2].planned_state is AppointmentState.PROPOSED


def test_the_share_counts_the_month_and_what_is_known_of_it(desk: Desk) -> None:
    in_time, too_late = other(desk, 1), other(desk, 2, arrived_on=date(2026, 11, 2))
    an_appointment_of(desk, in_time)
    an_appointment_of(desk, too_late, starts_at=wall("2026-11-18T10:00"))
    other(desk, 3, arrived_on=date(2026, 11, 10))
    other(desk, 4, arrived_on=date(2026, 11, 19))
    other(desk, 5, arrived_on=date(2026, 10, 1))
    share = page(desk).share
    assert (share.met, share.of) == (1, 3)


def a_step(desk: Desk, case: int, due: date | None, label: str = "Ouvrir un compte") -> int:
    made = desk.do(AddStep(case, Strand.SETTLEMENT, label)).value
    if due is not None:
        desk.do(ChangeStep(made, {"due_on": due}, seen(desk)))
    return made


def test_late_steps_are_those_open_past_their_day_the_latest_first(desk: Desk) -> None:
    case = a_case(desk)
    late, later = a_step(desk, case, date(2026, 11, 20)), a_step(desk, case, date(2026, 11, 2))
    a_step(desk, case, TODAY)
    a_step(desk, case, None)
    desk.do(TickSteps((a_step(desk, case, date(2026, 11, 1)),), seen(desk)))
    held = page(desk).of(TodayList.LATE_STEPS)
    assert [row.row_id for row in held.rows] == [later, late]
    assert (held.total, held.pressing, held.rows[0].what, held.rows[0].strand) == (
        2,
        2,
        "Ouvrir un compte",
        Strand.SETTLEMENT,
    )


def test_a_closed_case_presses_no_more(desk: Desk) -> None:
    case = a_case(desk)
    a_step(desk, case, date(2026, 11, 2))
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    assert all(page(desk).of(which).total == 0 for which in TodayList)


def test_an_organization_that_does_not_answer_is_shown_after_fifteen_days_and_only_there(
    desk: Desk, clock: FixedClock
) -> None:
    case = a_case(desk)
    made = a_step(desk, case, date(2026, 11, 25))
    desk.do(ChangeStep(made, {"responsible": Responsible.ORGANIZATION, "organization": "RAMQ"}, seen(desk)))
    desk.do(SetStepsState((made,), StepState.WAITING, seen(desk)))
    clock.advance(timedelta(days=14))
    assert people(desk, TodayList.UNANSWERED) == []
    assert people(desk, TodayList.LATE_STEPS) == [case]
    clock.advance(timedelta(days=1))
    assert people(desk, TodayList.UNANSWERED) == [case]
    assert people(desk, TodayList.LATE_STEPS) == []
    row = page(desk).of(TodayList.UNANSWERED).rows[0]
    assert (row.organization, row.on, row.row_id) == ("RAMQ", TODAY, made)


def test_people_are_silent_sixty_days_after_the_last_contact(desk: Desk, clock: FixedClock) -> None:
    heard, silent = other(desk, 1), other(desk, 2)
    desk.do(WriteNote(silent, "Appelée."))
    clock.advance(timedelta(days=59))
    assert people(desk, TodayList.SILENT) == []
    desk.do(WriteNote(heard, "Appelée."))
    clock.advance(timedelta(days=1))
    assert people(desk, TodayList.SILENT) == [silent]


def test_a_case_has_no_next_step_once_met_and_nothing_is_planned(desk: Desk) -> None:
    case = a_case(desk)
    assert people(desk, TodayList.WITHOUT_NEXT) == []
    an_appointment_of(desk, case)
    assert people(desk, TodayList.WITHOUT_NEXT) == [case]
    a_step(desk, case, None)
    assert people(desk, TodayList.WITHOUT_NEXT) == []


def test_a_certificate_expires_as_long_as_nothing_was_applied_for(desk: Desk) -> None:
    before = {"arrived_on": None, "arriving_on": date(2027, 3, 1), "csq_issued_on": date(2024, 12, 1)}
    soon = other(desk, 1, csq_expires_on=date(2026, 11, 28), **before)
    gone = other(desk, 2, csq_expires_on=date(2026, 11, 20), **before)
    other(desk, 3, csq_expires_on=date(2026, 12, 24), **before)
    other(desk, 4, csq_expires_on=date(2026, 11, 28), federal_applied_on=date(2025, 2, 3), **before)
    assert people(desk, TodayList.EXPIRING) == [gone, soon]
    assert page(desk).of(TodayList.EXPIRING).rows[0].paper is ExpiringPaper.CERTIFICATE


@pytest.mark.parametrize(
    ("arrived", "shown"),
    [(date(2026, 5, 31), True), (date(2026, 6, 23), True), (date(2026, 6, 24), False), (date(2026, 3, 1), False)],
)
def test_the_driving_licence_is_exchanged_within_six_months(desk: Desk, arrived: date, shown: bool) -> None:
    case = a_case(desk, arrived_on=arrived)
    desk.do(AddSteps(case, ("INS-08",)))
    assert people(desk, TodayList.EXPIRING) == ([case] if shown else [])


def test_the_end_of_a_term_is_that_of_its_month(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 5, 31))
    (made,) = desk.do(AddSteps(case, ("INS-08",))).value
    row = page(desk).of(TodayList.EXPIRING).rows[0]
    assert (row.on, row.paper, row.row_id) == (date(2026, 11, 30), ExpiringPaper.STEP, made)
    desk.do(TickSteps((made,), seen(desk)))
    assert people(desk, TodayList.EXPIRING) == []


def test_arrivals_of_the_week_are_expected_and_those_past_are_to_confirm(desk: Desk) -> None:
    past, soon = (
        other(desk, n, arrived_on=None, arriving_on=TODAY + timedelta(days=away)) for n, away in ((1, -2), (2, 7))
    )
    other(desk, 3, arrived_on=None, arriving_on=TODAY + timedelta(days=8))
    assert people(desk, TodayList.ARRIVALS) == [past, soon]
    assert page(desk).of(TodayList.ARRIVALS).pressing == 1


def test_entries_of_the_day_come_by_hour_and_old_ones_nobody_told_of_stand_apart(desk: Desk) -> None:
    case = a_case(desk)
    for start in ("2026-11-23T14:00", "2026-11-23T09:00", "2026-11-24T09:00"):
        an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall(start), state=CONFIRMED)
    old = an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-19T09:00"), state=CONFIRMED)
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-20T09:00"))
    found = page(desk)
    assert [entry.first.starts_at.hour for entry in found.entries] == [9, 14]
    assert ([entry.first.id for entry in found.earlier], found.earlier_total) == ([old], 1)
    assert found.pressing(TodayList.UNTOLD, desk.clock.now()) == 2
    assert cases(desk, TodayList.UNTOLD) == (case,)


def test_the_page_of_one_officer_is_that_of_their_cases_and_appointments(desk: Desk) -> None:
    mine, theirs = other(desk, 1), other(desk, 2)
    desk.do(assigned_to((theirs,), "", seen(desk)))
    an_appointment_of(desk, theirs, kind=FOLLOW_UP, starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    own, whole_office = page(desk, "s.lavoie"), page(desk)
    assert ([row.case_id for row in own.of(TodayList.CLOCKS).rows], own.of(TodayList.CLOCKS).total) == ([mine], 1)
    assert whole_office.of(TodayList.CLOCKS).total == 2
    assert cases(desk, TodayList.CLOCKS, "s.lavoie") == (mine,)
    assert len(own.entries) == 1
    assert page(desk, "m.roy").entries == ()


def test_a_list_cut_short_still_counts_the_rest(desk: Desk) -> None:
    case = a_case(desk)
    for day in range(1, 10):
        a_step(desk, case, date(2026, 11, day))
    held = page(desk).of(TodayList.LATE_STEPS)
    assert (len(held.rows), held.total, held.pressing) == (5, 9, 9)
    with desk.reading() as file:
        longer = today_page(file, replace(scope(desk), shown=50)).of(TodayList.LATE_STEPS)
    assert len(longer.rows) == longer.total == 9


def test_the_page_is_read_in_few_statements_whatever_it_holds(desk: Desk) -> None:
    from tests.bench.reading import counted

    a_step(desk, a_case(desk), date(2026, 11, 2))
    with counted(desk) as sent:
        page(desk)
    assert len(sent) <= 16


def test_an_arrival_confirmed_elsewhere_moves_a_case_from_one_list_to_the_other(desk: Desk) -> None:
    case = other(desk, 1, arrived_on=None, arriving_on=date(2026, 11, 21))
    desk.do(ConfirmArrival(case, date(2026, 11, 21), seen(desk)))
    assert people(desk, TodayList.ARRIVALS) == []
    assert people(desk, TodayList.CLOCKS) == [case]
