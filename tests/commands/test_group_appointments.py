"""Sessions and welcomes of several people: made, moved, joined and left as one entry of the calendar."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.appointments import ChangeAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.group_appointments import AddGroupAppointment, JoinGroup, LeaveGroup
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, ClosingReason
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.calendar import calendar
from tests.builders.acts import complaints, seen, stored, wall
from tests.builders.cases import a_case

SESSION, WELCOME = AppointmentKind.GROUP_SESSION, AppointmentKind.AIRPORT_WELCOME
AFTERNOON = wall("2026-11-24T13:00")


def people(desk: Desk, count: int) -> tuple[int, ...]:
    return tuple(a_case(desk, csq_number=f"CSQ-3000000{n}") for n in range(count))


def rows(desk: Desk) -> tuple[AppointmentRow, ...]:
    with desk.reading() as file:
        return calendar(file, None, date(2026, 11, 1), date(2026, 12, 31)).entries


def codes(desk: Desk, command: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        desk.do(command)
    return [one.code for one in caught.value.refusals]


def test_a_session_is_one_row_for_each_and_one_act(desk: Desk) -> None:
    cases = people(desk, 3)
    desk.do(AddGroupAppointment(cases, SESSION, AFTERNOON, room="GR", subject="Travailler au Québec"))
    found = rows(desk)
    assert [row.case_id for row in found] == list(cases)
    assert len({row.group_key for row in found}) == 1
    assert found[0].group_key
    desk.undo()
    assert rows(desk) == ()
    assert complaints(desk) == []


def test_it_moves_changes_and_is_cancelled_as_one(desk: Desk) -> None:
    made = desk.do(AddGroupAppointment(people(desk, 2), SESSION, AFTERNOON)).value
    desk.do(MoveAppointment(made[0], wall("2026-11-25T13:30"), seen(desk), 90))
    desk.do(ChangeAppointment(made[1], {"title": "Séance du soir"}, seen(desk)))
    assert {(row.starts_at, row.minutes, row.title) for row in rows(desk)} == {
        (wall("2026-11-25T13:30"), 90, "Séance du soir")
    }
    desk.do(ChangeAppointment(made[0], {"note": "Vient avec un enfant"}, seen(desk)))
    assert [row.note for row in rows(desk)] == ["Vient avec un enfant", ""]
    desk.do(SetAppointmentState(made[0], AppointmentState.CANCELLED, seen(desk), alone=True))
    desk.do(MoveAppointment(made[1], wall("2026-11-26T13:30"), seen(desk)))
    assert [row.starts_at.day for row in rows(desk)] == [25, 26]


def test_who_did_not_come_is_said_of_one_alone(desk: Desk) -> None:
    made = desk.do(AddGroupAppointment(people(desk, 3), SESSION, wall("2026-11-20T13:00"))).value
    desk.do(SetAppointmentState(made[1], AppointmentState.MISSED, seen(desk), alone=True))
    desk.do(SetAppointmentState(made[0], AppointmentState.HELD, seen(desk)))
    assert [row.state.value for row in rows(desk)] == ["held", "missed", "held"]


def test_a_session_begins_empty_is_joined_and_stays_when_the_last_one_leaves(desk: Desk) -> None:
    cases = people(desk, 2)
    (empty,) = desk.do(AddGroupAppointment((), SESSION, AFTERNOON, room="GR")).value
    assert [(row.case_id, row.id) for row in rows(desk)] == [(0, empty)]
    joined = desk.do(JoinGroup(empty, cases, seen(desk))).value
    assert [row.case_id for row in rows(desk)] == list(cases)
    assert desk.do(JoinGroup(joined[0], cases, seen(desk))).value == ()
    for row in joined:
        desk.do(LeaveGroup(row, seen(desk)))
    (left,) = rows(desk)
    assert (left.case_id, left.room, left.starts_at) == (0, "GR", AFTERNOON)
    desk.undo()
    assert [row.case_id for row in rows(desk)] == [cases[1]]
    assert complaints(desk) == []


def test_a_room_that_gets_too_small_is_said_when_one_more_joins(desk: Desk) -> None:
    cases = people(desk, 4)
    made = desk.do(AddGroupAppointment(cases[:3], SESSION, AFTERNOON, room="S2")).value
    assert codes(desk, JoinGroup(made[0], cases[3:], seen(desk))) == ["conflicts", "room_too_small"]
    desk.do(JoinGroup(made[0], cases[3:], seen(desk), "On se serre"))
    assert {row.conflict_reason for row in rows(desk)} == {"On se serre"}


def test_what_is_no_group_is_refused(desk: Desk) -> None:
    (case,) = people(desk, 1)
    assert codes(desk, AddGroupAppointment((case,), AppointmentKind.FOLLOW_UP, AFTERNOON)) == ["kind_is_for_one"]
    assert codes(desk, AddGroupAppointment((), WELCOME, AFTERNOON)) == ["required"]
    desk.do(CloseCase(case, ClosingReason.AUTONOMY, seen(desk)))
    assert codes(desk, AddGroupAppointment((case,), SESSION, AFTERNOON)) == ["case_closed"]
    assert rows(desk) == ()


def test_a_person_taken_elsewhere_is_said_of_a_group_too(desk: Desk, coordinator: Desk) -> None:
    cases = people(desk, 2)
    desk.do(AddGroupAppointment(cases, SESSION, AFTERNOON))
    again = AddGroupAppointment(cases, SESSION, wall("2026-11-24T14:00"), 60, officer="s.lavoie")
    assert codes(desk, again) == ["conflicts", "officer_busy", "person_busy"]
    assert stored(desk, "appointment", rows(desk)[0].id, "group_key")
