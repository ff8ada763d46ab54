"""An arrival confirmed, a conflict settled, a row brought back, a note that stays."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from parcours_desktop.commands.cases import ChangeProfile, CloseCase
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.journey import BringBack, ConfirmArrival, ResolveConflict
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.objectives import AddObjective
from parcours_desktop.domain.codes import AttemptResult, ClosingReason, Horizon, Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.queries.history import conflicts_of
from parcours_desktop.queries.notes import notes_of
from tests.builders.acts import an_appointment_of, attempts_in, complaints, seen, stored, wall
from tests.builders.cases import a_case


def test_confirming_an_arrival_starts_the_clock(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 20))
    desk.do(ConfirmArrival(case, date(2026, 11, 20), seen(desk), flight="AC 881"))
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-27"
    assert stored(desk, "cases", case, "flight") == "AC 881"
    assert complaints(desk) == []


def test_an_arrival_to_come_is_not_confirmed(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 24))
    with pytest.raises(Refused) as refused:
        desk.do(ConfirmArrival(case, date(2026, 11, 24), seen(desk)))
    assert [(r.code, r.field) for r in refused.value.refusals] == [("arrival_in_future", "arrived_on")]


def test_an_arrival_is_not_put_after_the_first_meeting(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case)
    with pytest.raises(Refused) as refused:
        desk.do(ConfirmArrival(case, date(2026, 11, 18), seen(desk)))
    assert refused.value.refusals[0].code == "meeting_before_arrival"


def test_of_two_values_one_is_chosen_and_the_other_stays_in_the_history(desk: Desk) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    for phone in ("514 555-0101", "514 555-0202"):
        desk.do(ChangeProfile(case, {"phone": phone}, loaded))
    with desk.reading() as file:
        (conflict,) = conflicts_of(file, case)
    assert [choice.value["phone"] for choice in conflict.choices] == ["514 555-0202", "514 555-0101"]
    assert conflict.choices[0].by == "Sophie Lavoie"
    desk.do(ResolveConflict(conflict.row, conflict.unit, conflict.choices[1].op))
    assert stored(desk, "cases", case, "phone") == "514 555-0101"
    assert stored(desk, "case_summary", case, "conflicts") == 0
    with desk.reading() as file:
        assert conflicts_of(file, case) == ()
        assert file.exec_driver_sql("SELECT why FROM edit ORDER BY n DESC LIMIT 1").scalar_one() == "resolve"
    assert complaints(desk) == []
    with pytest.raises(Refused) as refused:
        desk.do(ResolveConflict(conflict.row, conflict.unit, conflict.choices[0].op))
    assert refused.value.refusals[0].code == "conflict_is_gone"


def test_a_row_that_was_taken_away_comes_back(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case)
    desk.undo()
    assert stored(desk, "appointment", made, "removed") == 1
    desk.do(BringBack(made))
    assert stored(desk, "appointment", made, "removed") == 0
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-17"
    assert complaints(desk) == []


def test_a_note_is_signed_and_dated(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(WriteNote(case, "  Appelée, rappellera demain.\r\nPréfère le matin. "))
    with desk.reading() as file:
        (note,) = notes_of(file, case)
    assert note.text == "Appelée, rappellera demain.\nPréfère le matin."
    assert (note.author, note.written_at) == ("Sophie Lavoie", wall("2026-11-23T12:00"))
    assert stored(desk, "case_summary", case, "last_contact_on") == "2026-11-23"


@pytest.mark.parametrize(("text", "code"), [(" \n ", "required"), ("é" * 10_001, "text_too_long")])
def test_a_note_says_something_and_not_too_much(desk: Desk, text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(WriteNote(a_case(desk), text))
    assert refused.value.refusals[0].code == code


@pytest.mark.parametrize("written", [WriteNote, partial(AddObjective, strand=Strand.FRENCH, horizon=Horizon.SHORT)])
def test_nothing_is_written_into_a_closed_case_nor_into_one_whose_opening_was_undone(
    desk: Desk, written: Callable[..., Command[int]]
) -> None:
    words = {"text" if written is WriteNote else "label": "Rappeler demain"}
    closed = a_case(desk)
    desk.do(CloseCase(closed, ClosingReason.AUTONOMY, seen(desk)))
    assert codes(desk, written(closed, **words)) == ["case_closed"]
    undone = a_case(desk)
    desk.undo()
    assert codes(desk, written(undone, **words)) == ["row_is_gone"]
    assert complaints(desk) == []


def codes(desk: Desk, command: Command[object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        desk.do(command)
    return [refusal.code for refusal in refused.value.refusals]


def test_who_is_impossible_to_reach_was_tried_three_times(desk: Desk) -> None:
    case = a_case(desk)
    attempts_in(desk, case, AttemptResult.NO_ANSWER, AttemptResult.MESSAGE_LEFT)
    with pytest.raises(Refused) as refused:
        desk.do(CloseCase(case, ClosingReason.UNREACHABLE, seen(desk)))
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.field) == ("closing_attempts", "closing_reason")
    assert refusal.values == {"needed": 3, "found": 2}
    attempts_in(desk, case, AttemptResult.WRONG_NUMBER)
    desk.do(CloseCase(case, ClosingReason.UNREACHABLE, seen(desk)))
    assert stored(desk, "cases", case, "closing_reason") == "unreachable"


def test_who_was_reached_since_is_not_impossible_to_reach(desk: Desk) -> None:
    case = a_case(desk)
    attempts_in(desk, case, *[AttemptResult.NO_ANSWER] * 3, AttemptResult.REACHED)
    assert codes(desk, CloseCase(case, ClosingReason.UNREACHABLE, seen(desk))) == ["closing_attempts"]


def test_a_transfer_says_to_whom(desk: Desk) -> None:
    case = a_case(desk)
    assert codes(desk, CloseCase(case, ClosingReason.TO_REGION, seen(desk), " \n")) == ["closing_note_wanted"]
    desk.do(CloseCase(case, ClosingReason.TO_REGION, seen(desk), "Bureau de Sherbrooke"))
    assert stored(desk, "cases", case, "closing_note") == "Bureau de Sherbrooke"
