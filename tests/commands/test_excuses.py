"""Attempts to reach a person, and the one door through which a late first meeting is excused."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.attempts import LogAttempt, RemoveAttempt
from parcours_desktop.commands.cases import ChangeProfile, CloseCase, PutBack
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.excuses import ExcuseFirstMeeting, TakeExcuseBack
from parcours_desktop.domain.codes import AttemptResult, AttemptWay, ClosingReason, ExcuseReason
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.queries.attempts import attempts_by_case, attempts_of
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)
UNREACHABLE, LATER, ABROAD = ExcuseReason.UNREACHABLE, ExcuseReason.ASKED_LATER, ExcuseReason.STILL_ABROAD


def an_attempt(desk: Desk, case: int, at: str, result: AttemptResult = AttemptResult.NO_ANSWER, **more: Any) -> int:
    return desk.do(LogAttempt(case, wall(at), AttemptWay.PHONE, result, **more)).value


def excuse(desk: Desk, case: int, reason: ExcuseReason, on: date = TODAY, note: str = "") -> None:
    desk.do(ExcuseFirstMeeting(case, reason, on, seen(desk), note))


def refused(desk: Desk, case: int, reason: ExcuseReason, on: date = TODAY, note: str = "") -> list[tuple[str, str]]:
    with pytest.raises(Refused) as why:
        excuse(desk, case, reason, on, note)
    assert stored(desk, "cases", case, "excuse_reason") is None
    return [(refusal.code, refusal.field) for refusal in why.value.refusals]


def test_attempts_are_listed_in_the_order_in_which_they_were_made(desk: Desk) -> None:
    case, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002", birth_date=date(1990, 1, 2))
    an_attempt(desk, case, "2026-11-18T14:20")
    an_attempt(desk, case, "2026-11-17T10:00", AttemptResult.MESSAGE_LEFT, note="  Message sur le répondeur ")
    an_attempt(desk, other, "2026-11-19T09:00")
    with desk.reading() as file:
        rows, everybody = attempts_of(file, case), attempts_by_case(file)
    assert [(row.made_at, row.result.value, row.officer, row.note) for row in rows] == [
        (wall("2026-11-17T10:00"), "message_left", "s.lavoie", "Message sur le répondeur"),
        (wall("2026-11-18T14:20"), "no_answer", "s.lavoie", ""),
    ]
    assert everybody[case] == rows
    assert len(everybody[other]) == 1
    assert complaints(desk) == []


def test_an_attempt_is_not_noted_before_it_was_made_nor_in_a_closed_case(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(Refused, match="attempt_to_come"):
        an_attempt(desk, case, "2026-11-23T12:01")
    with pytest.raises(Refused, match="officer_unknown"):
        an_attempt(desk, case, "2026-11-20T12:01", officer="nobody")
    made = an_attempt(desk, case, "2026-11-20T12:01")
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    with pytest.raises(Refused, match="case_closed"):
        an_attempt(desk, case, "2026-11-20T12:01")
    with pytest.raises(Refused, match="case_closed"):
        desk.do(RemoveAttempt(made, seen(desk)))


def test_an_attempt_noted_by_mistake_is_removed_and_can_be_brought_back(desk: Desk) -> None:
    case = a_case(desk)
    made = an_attempt(desk, case, "2026-11-20T12:01")
    desk.do(RemoveAttempt(made, seen(desk)))
    with desk.reading() as file:
        assert attempts_of(file, case) == ()
    with pytest.raises(Refused, match="row_is_gone"):
        desk.do(RemoveAttempt(made, seen(desk)))
    desk.undo()
    with desk.reading() as file:
        assert len(attempts_of(file, case)) == 1
    assert complaints(desk) == []


def test_three_attempts_in_vain_on_two_days_make_a_person_unreachable(desk: Desk) -> None:
    case = a_case(desk)
    an_attempt(desk, case, "2026-11-14T09:00")  # before the arrival: shows nothing
    an_attempt(desk, case, "2026-11-18T09:00")
    an_attempt(desk, case, "2026-11-18T11:00")
    assert refused(desk, case, UNREACHABLE) == [("excuse_attempts", "reason")]
    third = an_attempt(desk, case, "2026-11-18T16:00")
    assert refused(desk, case, UNREACHABLE) == [("excuse_attempts", "reason")]
    desk.do(RemoveAttempt(third, seen(desk)))
    an_attempt(desk, case, "2026-11-19T10:00", AttemptResult.WRONG_NUMBER)
    excuse(desk, case, UNREACHABLE)
    assert stored(desk, "cases", case, "excuse_reason") == "unreachable"
    assert stored(desk, "cases", case, "excused_on") == "2026-11-23"
    assert complaints(desk) == []


def test_a_person_who_was_spoken_with_was_not_unreachable(desk: Desk) -> None:
    case = a_case(desk)
    for at in ("2026-11-17T09:00", "2026-11-18T09:00", "2026-11-19T09:00"):
        an_attempt(desk, case, at)
    an_attempt(desk, case, "2026-11-20T09:00", AttemptResult.REACHED)
    assert refused(desk, case, UNREACHABLE) == [("excuse_attempts", "reason")]
    excuse(desk, case, UNREACHABLE, date(2026, 11, 19))


def test_a_wish_for_a_later_day_is_an_attempt_that_says_so_or_a_remark(desk: Desk) -> None:
    case = a_case(desk)
    assert refused(desk, case, LATER) == [("excuse_wish_unwritten", "note")]
    excuse(desk, case, LATER, note="A écrit le 18 : préfère décembre")
    with desk.reading() as file:
        notes = file.exec_driver_sql("SELECT text, author FROM note WHERE case_id=?", (case,)).all()
    assert [tuple(row) for row in notes] == [("A écrit le 18 : préfère décembre", "s.lavoie")]
    desk.do(TakeExcuseBack(case, seen(desk)))
    an_attempt(desk, case, "2026-11-18T09:00", AttemptResult.ASKED_LATER)
    excuse(desk, case, LATER)
    assert stored(desk, "cases", case, "excuse_reason") == "asked_later"


def test_a_person_who_left_again_is_abroad_only_if_somebody_says_so(desk: Desk) -> None:
    case = a_case(desk)
    assert refused(desk, case, ABROAD) == [("excuse_absence_unwritten", "note")]
    excuse(desk, case, ABROAD, note="Repartie le 17, revient le 6 décembre (son mari)")
    assert stored(desk, "cases", case, "excuse_reason") == "still_abroad"


@pytest.mark.parametrize("reason", ExcuseReason)
def test_nothing_is_excused_before_the_arrival_nor_once_the_meeting_was_held_in_time(
    desk: Desk, reason: ExcuseReason
) -> None:
    expected = a_case(desk, arrived_on=None, arriving_on=date(2026, 12, 1))
    assert refused(desk, expected, reason, note="x") == [("excuse_before_arrival", "reason")]
    met = a_case(desk, csq_number="CSQ-20000002", birth_date=date(1990, 1, 2))
    an_appointment_of(desk, met)
    assert refused(desk, met, reason, note="x") == [("excuse_not_needed", "reason")]


def test_the_day_of_an_excuse_lies_between_the_arrival_and_today(desk: Desk) -> None:
    case = a_case(desk)
    assert refused(desk, case, LATER, date(2026, 11, 24), "x") == [("date_in_future", "on")]
    assert refused(desk, case, LATER, date(2026, 11, 15), "x") == [("excuse_precedes_arrival", "on")]


def test_an_excuse_is_taken_back_and_is_not_given_in_a_closed_case(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(Refused, match="excuse_is_none"):
        desk.do(TakeExcuseBack(case, seen(desk)))
    excuse(desk, case, LATER, note="x")
    desk.do(TakeExcuseBack(case, seen(desk)))
    assert stored(desk, "cases", case, "excused_on") is None
    desk.undo()
    assert stored(desk, "cases", case, "excused_on") == "2026-11-23"
    desk.do(TakeExcuseBack(case, seen(desk)))
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    assert refused(desk, case, LATER, note="x") == [("case_closed", "")]


def test_the_attempts_on_which_an_excuse_rests_stay(desk: Desk) -> None:
    case = a_case(desk)
    made = [an_attempt(desk, case, f"2026-11-{day}T09:00") for day in (17, 18, 19)]
    excuse(desk, case, UNREACHABLE)
    with pytest.raises(Refused, match="attempt_carries_excuse"):
        desk.do(RemoveAttempt(made[0], seen(desk)))
    an_attempt(desk, case, "2026-11-20T09:00")
    desk.do(RemoveAttempt(made[0], seen(desk)))
    desk.do(TakeExcuseBack(case, seen(desk)))
    desk.do(RemoveAttempt(made[1], seen(desk)))


def test_there_is_no_other_door_to_an_excuse(desk: Desk) -> None:
    case = a_case(desk)
    columns = {"excuse_reason": LATER, "excused_on": TODAY}
    with pytest.raises(ValueError, match="ExcuseFirstMeeting"):
        desk.do(ChangeProfile(case, columns, seen(desk)))
    for at in ("2026-11-17T09:00", "2026-11-18T09:00", "2026-11-19T09:00"):
        an_attempt(desk, case, at)
    excuse(desk, case, UNREACHABLE)
    with desk.reading() as file:
        op = file.exec_driver_sql("SELECT op FROM cell WHERE row=? AND unit='excuse'", (case,)).scalar_one()
    desk.do(TakeExcuseBack(case, seen(desk)))
    an_attempt(desk, case, "2026-11-19T15:00", AttemptResult.REACHED)
    with pytest.raises(Refused, match="excuse_attempts"):
        desk.do(PutBack(case, "excuse", op))
    assert stored(desk, "cases", case, "excuse_reason") is None
