"""Appointments: times that can be, orders that can be, and moves that stay in the history."""

from datetime import date

import pytest
from parcours_desktop.commands.appointments import (
    AddAppointment,
    ChangeAppointment,
    MoveAppointment,
    SetAppointmentState,
)
from parcours_desktop.commands.cases import ChangeProfile, CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, ClosingReason, Place
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.appointments import appointments_of
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case

FIRST, FOLLOW_UP = AppointmentKind.FIRST_MEETING, AppointmentKind.FOLLOW_UP
HELD, CONFIRMED, MISSED = AppointmentState.HELD, AppointmentState.CONFIRMED, AppointmentState.MISSED
TOMORROW = wall("2026-11-24T10:00")


def rows(desk: Desk, case: int) -> tuple[AppointmentRow, ...]:
    with desk.reading() as file:
        return appointments_of(file, case)


def codes(desk: Desk, command: object) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        desk.do(command)  # type: ignore[arg-type]
    return {(refusal.code, refusal.field) for refusal in refused.value.refusals}


def test_an_appointment_is_that_of_whoever_makes_it_unless_said(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(AddAppointment(case, FIRST, TOMORROW, note="Avec interprète\narabe"))
    (row,) = rows(desk, case)
    assert (row.kind, row.state, row.starts_at, row.minutes) == (FIRST, CONFIRMED, TOMORROW, 45)
    assert (row.officer, row.place, row.note, row.person_name) == (
        "s.lavoie",
        Place.OFFICE,
        "Avec interprète\narabe",
        "Haddad, Rania",
    )
    assert complaints(desk) == []


def test_a_move_keeps_where_it_was_before_in_the_journal(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=TOMORROW, state=CONFIRMED)
    desk.do(MoveAppointment(made, wall("2026-11-25T14:30"), seen(desk)))
    (row,) = rows(desk, case)
    assert (row.starts_at, row.minutes, row.state) == (wall("2026-11-25T14:30"), 45, CONFIRMED)
    with desk.reading() as file:
        units = file.exec_driver_sql("SELECT count(*) FROM change WHERE row=? AND unit='when'", (made,)).scalar_one()
    assert units == 2
    assert desk.undo() == 0
    assert rows(desk, case)[0].starts_at == TOMORROW
    assert complaints(desk) == []


def test_an_appointment_that_is_over_is_not_moved(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk))
    assert codes(desk, MoveAppointment(made, TOMORROW, seen(desk))) == {("appointment_is_over", "starts_at")}


def test_a_first_meeting_in_person_follows_the_arrival(desk: Desk) -> None:
    case = a_case(desk)
    before = wall("2026-11-13T09:00")
    assert codes(desk, AddAppointment(case, FIRST, before)) == {("meeting_before_arrival", "starts_at")}
    desk.do(AddAppointment(case, FIRST, before, place=Place.VIDEO, state=HELD))
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-13"


def test_before_an_arrival_a_first_meeting_is_planned_for_the_day_expected_or_later(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 12, 7))
    early = AddAppointment(case, FIRST, wall("2026-12-04T09:00"))
    assert codes(desk, early) == {("meeting_before_arrival", "starts_at")}
    desk.do(AddAppointment(case, FIRST, wall("2026-12-08T09:00")))


def test_a_first_meeting_is_not_held_in_person_before_the_arrival_is_confirmed(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 19))
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-20T09:00"), state=CONFIRMED)
    assert codes(desk, SetAppointmentState(made, HELD, seen(desk))) == {("meeting_needs_arrival", "state")}
    desk.do(ChangeProfile(case, {"arrived_on": date(2026, 11, 19)}, seen(desk)))
    desk.do(SetAppointmentState(made, HELD, seen(desk)))
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-20"


@pytest.mark.parametrize("state", [HELD, MISSED])
def test_nothing_is_held_or_missed_before_its_hour(desk: Desk, state: AppointmentState) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-23T13:00"), state=CONFIRMED)
    assert codes(desk, SetAppointmentState(made, state, seen(desk))) == {("appointment_to_come", "state")}


def test_a_held_meeting_is_not_moved_into_the_future_by_correcting_it(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk))
    change = ChangeAppointment(made, {"starts_at": TOMORROW, "minutes": 45}, seen(desk))
    assert codes(desk, change) == {("appointment_to_come", "state")}


def test_a_follow_up_held_follows_the_first_meeting(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-18T09:00"))
    early = AddAppointment(case, FOLLOW_UP, wall("2026-11-17T09:00"), state=HELD)
    assert codes(desk, early) == {("follow_up_before_meeting", "starts_at")}


def test_a_cancelled_appointment_breaks_no_order(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=TOMORROW, state=CONFIRMED)
    desk.do(SetAppointmentState(made, AppointmentState.CANCELLED, seen(desk)))
    assert stored(desk, "case_summary", case, "next_what") == "first_meeting"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"minutes": 0}, ("number_out_of_range", "minutes")),
        ({"minutes": 601}, ("number_out_of_range", "minutes")),
        ({"starts_at": wall("2206-11-24T09:00")}, ("appointment_too_far", "starts_at")),
        ({"officer": "personne"}, ("officer_unknown", "officer")),
        ({"note": "é" * 4001}, ("text_too_long", "note")),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, columns: dict[str, object], expected: tuple[str, str]) -> None:
    values: dict[str, object] = {"starts_at": TOMORROW} | columns
    assert codes(desk, AddAppointment(a_case(desk), FIRST, **values)) == {expected}  # type: ignore[arg-type]


def test_a_closed_case_gets_no_appointment(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(CloseCase(case, ClosingReason.AUTONOMY, seen(desk)))
    assert codes(desk, AddAppointment(case, FOLLOW_UP, TOMORROW)) == {("case_closed", "")}


def test_place_and_detail_change_together(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=TOMORROW, state=CONFIRMED)
    desk.do(ChangeAppointment(made, {"place": Place.OTHER_OFFICE, "place_detail": " Antenne de Laval "}, seen(desk)))
    assert rows(desk, case)[0].place_detail == "Antenne de Laval"
    with pytest.raises(ValueError, match="as a whole"):
        desk.do(ChangeAppointment(made, {"place": Place.PHONE}, seen(desk)))
