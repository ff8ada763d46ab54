"""The follow-up log: noted, corrected, taken away; the next one proposed and fixed in the same act."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.follow_ups import ChangeFollowUp, LogFollowUp, RemoveFollowUp
from parcours_desktop.domain.codes import AppointmentKind, ClosingReason, Place
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.follow_ups import follow_ups_of, follow_ups_of_cases
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case

NOT_REACHED = FollowUpOutcome.NOT_REACHED


def log(
    desk: Desk,
    case: int,
    at: str = "2026-11-23T11:00",
    outcome: FollowUpOutcome = FollowUpOutcome.ADVANCING,
    **more: Any,
) -> int:
    return desk.do(LogFollowUp(case, wall(at), FollowUpMode.PHONE, outcome, **more)).value


def a_met_case(desk: Desk) -> int:
    case = a_case(desk)
    an_appointment_of(desk, case)
    return case


def test_a_follow_up_is_logged_with_the_next_day_of_the_cadence(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, note="  A trouvé un logement ")
    with desk.reading() as file:
        (row,) = follow_ups_of(file, case)
    assert (row.held_at, row.note, row.officer) == (wall("2026-11-23T11:00"), "A trouvé un logement", "s.lavoie")
    assert (row.next_on, row.next_days) == (date(2026, 12, 17), 30)
    assert complaints(desk) == []


def test_the_next_day_may_be_chosen_or_left_out(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, "2026-11-18T09:00", next_on=date(2026, 12, 1))
    log(desk, case, "2026-11-19T09:00", propose=False)
    log(desk, case, "2026-11-20T09:00", FollowUpOutcome.SETTLED)
    log(desk, case, "2026-11-23T09:00", next_on=date(2026, 12, 17))
    with desk.reading() as file:
        rows = follow_ups_of(file, case)
        assert follow_ups_of_cases(file, [case, 999]) == {case: rows}
    assert [(row.next_on, row.next_days) for row in rows] == [
        (date(2026, 12, 17), 30),
        (None, None),
        (None, None),
        (date(2026, 12, 1), None),
    ]


def test_two_contacts_missed_in_a_row_propose_a_reminder(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, "2026-11-19T09:00", NOT_REACHED)
    log(desk, case, "2026-11-20T09:00", NOT_REACHED)
    with desk.reading() as file:
        second, first = follow_ups_of(file, case)
    assert (first.next_on, first.next_days) == (date(2026, 12, 17), 30)
    assert (second.next_on, second.next_days) == (date(2026, 11, 24), None)


def test_the_next_one_stands_in_the_calendar_in_the_same_act(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, appointment_at=wall("2026-12-17T10:00"))
    with desk.reading() as file:
        meeting = appointments_of(file, case)[-1]
        (row,) = follow_ups_of(file, case)
    assert (meeting.kind, meeting.starts_at, meeting.place) == (
        AppointmentKind.FOLLOW_UP,
        wall("2026-12-17T10:00"),
        Place.PHONE,
    )
    assert (row.next_on, row.next_days) == (date(2026, 12, 17), 30)
    desk.undo()
    with desk.reading() as file:
        assert follow_ups_of(file, case) == ()
        assert [one.kind for one in appointments_of(file, case)] == [AppointmentKind.FIRST_MEETING]
    assert complaints(desk) == []


def test_nothing_is_written_when_the_appointment_cannot_be_made(desk: Desk) -> None:
    case = a_met_case(desk)
    with pytest.raises(Refused, match="conflicts"):
        log(desk, case, appointment_at=wall("2026-12-19T10:00"))  # a Saturday
    with desk.reading() as file:
        assert follow_ups_of(file, case) == ()


def test_a_follow_up_is_not_noted_before_it_is_held_nor_in_a_closed_case(desk: Desk) -> None:
    case = a_met_case(desk)
    for code, more in (
        ("follow_up_to_come", {"at": "2026-11-23T12:01"}),
        ("next_follow_up_past", {"next_on": date(2026, 11, 23)}),
        ("officer_unknown", {"officer": "nobody"}),
        ("text_too_long", {"note": "a" * 4001}),
    ):
        with pytest.raises(Refused, match=code):
            log(desk, case, **more)
    made = log(desk, case)
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    for command in (
        LogFollowUp(case, wall("2026-11-23T11:00"), FollowUpMode.PHONE, FollowUpOutcome.ADVANCING),
        ChangeFollowUp(made, {"note": "x"}, seen(desk)),
        RemoveFollowUp(made, seen(desk)),
    ):
        with pytest.raises(Refused, match="case_closed"):
            desk.do(command)


def test_a_follow_up_is_corrected_and_what_was_not_touched_stays(desk: Desk) -> None:
    case = a_met_case(desk)
    made = log(desk, case, next_on=date(2026, 12, 1))
    desk.do(ChangeFollowUp(made, {"note": "Rappelée", "mode": FollowUpMode.VIDEO}, seen(desk)))
    desk.do(ChangeFollowUp(made, {"next_on": date(2026, 12, 17)}, seen(desk)))
    with desk.reading() as file:
        (row,) = follow_ups_of(file, case)
    assert (row.note, row.mode, row.next_on, row.next_days) == ("Rappelée", FollowUpMode.VIDEO, date(2026, 12, 17), 30)
    with pytest.raises(Refused, match="next_follow_up_past"):
        desk.do(ChangeFollowUp(made, {"next_on": date(2026, 11, 1)}, seen(desk)))
    assert complaints(desk) == []


def test_a_follow_up_noted_by_mistake_is_removed_and_can_be_brought_back(desk: Desk) -> None:
    case = a_met_case(desk)
    made = log(desk, case)
    desk.do(RemoveFollowUp(made, seen(desk)))
    with desk.reading() as file:
        assert follow_ups_of(file, case) == ()
    with pytest.raises(Refused, match="row_is_gone"):
        desk.do(RemoveFollowUp(made, seen(desk)))
    desk.undo()
    with desk.reading() as file:
        assert len(follow_ups_of(file, case)) == 1
    assert complaints(desk) == []


def test_a_follow_up_held_is_the_last_contact_and_one_missed_is_not(desk: Desk) -> None:
    case = a_met_case(desk)
    assert stored(desk, "case_summary", case, "last_contact_on") == "2026-11-17"
    log(desk, case, "2026-11-19T09:00")
    log(desk, case, "2026-11-20T09:00", NOT_REACHED)
    assert stored(desk, "case_summary", case, "last_contact_on") == "2026-11-19"
    desk.undo()
    desk.undo()
    assert stored(desk, "case_summary", case, "last_contact_on") == "2026-11-17"
