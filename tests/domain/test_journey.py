"""The journey of a case."""

from datetime import date

import pytest
from parcours_desktop.domain.codes import Place, Stage
from parcours_desktop.domain.journey import (
    Journey,
    Milestone,
    NextAction,
    NextKind,
    check_order,
    line_of,
    next_action,
    next_follow_up,
    order_warnings,
    stage_of,
)
from parcours_desktop.domain.workdays import WorkingDays

TODAY = date(2026, 11, 23)
WORKDAYS = WorkingDays()
CADENCE = (30, 90, 180, 365)


def day(month: int, number: int = 1) -> date:
    return date(2026, month, number)


WHOLE = {
    "csq_issued_on": day(1),
    "federal_applied_on": day(2),
    "copr_on": day(3),
    "arriving_on": day(4),
    "arrived_on": day(5),
    "first_met_on": day(6),
    "signed_on": day(7),
    "followed_up_on": day(8),
    "closed_on": day(9),
}
STAGES = list(Stage)


@pytest.mark.parametrize("reached", range(1, 10))
def test_the_stage_is_the_furthest_milestone(reached: int) -> None:
    known = dict(list(WHOLE.items())[:reached])
    assert stage_of(Journey(**known)) is STAGES[reached - 1]


def test_a_case_without_dates_is_at_the_certificate() -> None:
    assert stage_of(Journey()) is Stage.CERTIFICATE


def test_a_reopened_case_is_where_it_was() -> None:
    journey = Journey(**{**WHOLE, "closed_on": None, "reopened_on": day(10)})
    assert stage_of(journey) is Stage.FOLLOW_UP
    marks = line_of(journey, TODAY)
    assert marks[-1].milestone is Milestone.REOPENED
    assert marks[-1].reached


def test_the_line_says_what_is_reached_and_what_is_ahead() -> None:
    marks = line_of(Journey(csq_issued_on=day(1), copr_on=day(3), arriving_on=date(2026, 12, 5)), TODAY)
    assert [mark.milestone for mark in marks] == list(Milestone)[:-1]
    assert [mark.milestone for mark in marks if mark.reached] == [Milestone.CERTIFICATE, Milestone.CONFIRMED_RESIDENCE]
    assert [mark.milestone for mark in marks if mark.ahead] == [Milestone.ARRIVED]


def test_nothing_is_ahead_of_a_closed_case() -> None:
    assert not any(mark.ahead for mark in line_of(Journey(**WHOLE), TODAY))
    assert [mark.milestone for mark in line_of(Journey(), TODAY) if mark.ahead] == [Milestone.CERTIFICATE]


@pytest.mark.parametrize(
    ("dates", "code", "field"),
    [
        ({"arrived_on": date(2026, 11, 24)}, "arrival_in_future", "arrived_on"),
        ({"csq_issued_on": date(2026, 11, 24)}, "date_in_future", "csq_issued_on"),
        ({"first_met_on": date(2026, 11, 24)}, "date_in_future", "first_met_on"),
        ({"csq_issued_on": day(3), "csq_expires_on": day(2)}, "expiry_before_certificate", "csq_expires_on"),
        ({"csq_issued_on": day(3), "federal_applied_on": day(2)}, "federal_before_certificate", "federal_applied_on"),
        ({"csq_issued_on": day(3), "copr_on": day(2)}, "copr_before_certificate", "copr_on"),
        ({"federal_applied_on": day(3), "copr_on": day(2)}, "copr_before_federal", "copr_on"),
        ({"arrived_on": day(3), "first_met_on": day(2)}, "meeting_before_arrival", "first_met_on"),
        ({"first_met_on": day(3), "followed_up_on": day(2)}, "follow_up_before_meeting", "followed_up_on"),
    ],
)
def test_wrong_orders_are_refused_beside_their_field(dates: dict[str, date], code: str, field: str) -> None:
    (refusal,) = check_order(Journey(**dates), TODAY)
    assert (refusal.code, refusal.field) == (code, field)
    assert refusal.values["on"] == dates[field]


def test_a_whole_journey_in_order_is_accepted() -> None:
    assert check_order(Journey(**WHOLE), TODAY) == ()
    assert order_warnings(Journey(**WHOLE)) == ()


def test_the_same_day_is_no_wrong_order() -> None:
    assert check_order(Journey(**dict.fromkeys(WHOLE, day(5))), TODAY) == ()


def test_a_meeting_abroad_by_video_is_only_remarked() -> None:
    journey = Journey(arrived_on=day(5), first_met_on=day(4), first_met_place=Place.VIDEO)
    assert check_order(journey, TODAY) == ()
    assert [warning.code for warning in order_warnings(journey)] == ["meeting_abroad"]


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"arrived_on": day(2), "csq_issued_on": day(3)}, "arrival_before_certificate"),
        ({"arriving_on": day(2), "csq_issued_on": day(3)}, "expected_before_certificate"),
        ({"arrived_on": day(2), "copr_on": day(3)}, "arrival_before_copr"),
        ({"signed_on": day(2), "first_met_on": day(3)}, "plan_before_meeting"),
    ],
)
def test_odd_orders_are_remarked_and_accepted(dates: dict[str, date], code: str) -> None:
    assert [warning.code for warning in order_warnings(Journey(**dates))] == [code]
    assert check_order(Journey(**dates), TODAY) == ()


@pytest.mark.parametrize(
    ("reached", "kind", "due_on"),
    [
        (0, NextKind.NOTE_CERTIFICATE, None),
        (1, NextKind.NOTE_FEDERAL_APPLICATION, None),
        (2, NextKind.NOTE_CONFIRMED_RESIDENCE, None),
        (3, NextKind.NOTE_EXPECTED_ARRIVAL, None),
        (4, NextKind.CONFIRM_ARRIVAL, day(4)),
        (5, NextKind.HOLD_FIRST_MEETING, day(5, 8)),
        (6, NextKind.SIGN_PLAN, None),
        (7, NextKind.FOLLOW_UP, day(7, 2)),
        (8, NextKind.FOLLOW_UP, day(8, 31)),
    ],
)
def test_what_is_next(reached: int, kind: NextKind, due_on: date | None) -> None:
    journey = Journey(**dict(list(WHOLE.items())[:reached]))
    assert next_action(journey, WORKDAYS, CADENCE) == NextAction(kind, due_on)


def test_nothing_is_next_on_a_closed_case_and_closing_when_the_cadence_is_over() -> None:
    assert next_action(Journey(**WHOLE), WORKDAYS) is None
    over = Journey(**{**WHOLE, "closed_on": None})
    assert next_action(over, WORKDAYS, (30,)) == NextAction(NextKind.PROPOSE_CLOSING)


def test_there_is_no_follow_up_before_a_meeting() -> None:
    assert next_follow_up(Journey(arrived_on=day(5)), CADENCE, WORKDAYS) is None


def test_a_plan_signed_before_arrival_waits_for_the_arrival() -> None:
    abroad = Journey(first_met_on=day(3), signed_on=day(3), arriving_on=day(12))
    assert next_action(abroad, WORKDAYS, CADENCE) == NextAction(NextKind.CONFIRM_ARRIVAL, day(12))
