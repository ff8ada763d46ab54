"""Appointments in the case: a form that reads hours as people type them, outcomes that can be said."""

from datetime import date, time

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.screens.case_appointments import AppointmentsScreen
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.typed_times import read_time
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, wall
from tests.builders.cases import a_case

HELD, MISSED, CANCELLED, CONFIRMED = (
    AppointmentState.HELD,
    AppointmentState.MISSED,
    AppointmentState.CANCELLED,
    AppointmentState.CONFIRMED,
)


def screen_of(desk: Desk, case: int) -> AppointmentsScreen:
    return AppointmentsScreen(CaseState(desk, Words("fr"), case))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14 h 30", time(14, 30)),
        ("14\u00a0h\u00a030", time(14, 30)),
        ("14:30", time(14, 30)),
        ("9h", time(9)),
        ("9", time(9)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("2:30 pm", time(14, 30)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("25 h", None),
        ("9 h 75", None),
        ("bientôt", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


def test_the_form_proposes_what_comes_next(desk: Desk) -> None:
    case = a_case(desk)
    screen = screen_of(desk, case)
    screen.begin()
    proposed = screen.values()
    assert (proposed["kind"], proposed["day"], proposed["officer"]) == ("first_meeting", date(2026, 11, 24), "s.lavoie")
    an_appointment_of(desk, case)
    assert screen.values()["kind"] == "follow_up"


def test_an_appointment_is_added_and_shown_among_those_to_come(desk: Desk) -> None:
    screen = screen_of(desk, a_case(desk))
    screen.begin()
    assert screen.add(screen.values() | {"time": "14:30", "note": "Apporter le passeport"})
    assert not screen.is_open
    (line,) = screen.to_come
    assert (line.when, line.who, line.is_late) == ("demain, 14\u00a0h\u00a030", "Sophie Lavoie", False)
    assert complaints(desk) == []


def test_what_cannot_be_read_or_be_is_said_beside_the_field(desk: Desk) -> None:
    screen = screen_of(desk, a_case(desk))
    screen.begin()
    assert not screen.add(screen.values() | {"time": "bientôt", "day": None})
    assert {(r.code, r.field) for r in screen.refusals} == {("required", "day"), ("time_unreadable", "time")}
    assert not screen.add(screen.values() | {"day": date(2026, 11, 2)})
    assert [(r.code, r.field) for r in screen.refusals] == [("meeting_before_arrival", "day")]
    assert screen.is_open


def test_correcting_the_hour_moves_it_and_correcting_the_place_does_not(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=CONFIRMED)
    screen = screen_of(desk, case)
    screen.choose(made)
    assert screen.save("time", screen.values() | {"time": "11 h"})
    assert screen.save("place", screen.values() | {"place": "phone"})
    (line,) = screen.to_come
    assert (line.row.starts_at, line.row.place.value) == (wall("2026-11-24T11:00"), "phone")
    assert screen.is_open


def test_outcomes_follow_the_hour(desk: Desk) -> None:
    case = a_case(desk)
    past = an_appointment_of(desk, case, starts_at=wall("2026-11-20T10:00"), state=CONFIRMED)
    ahead = an_appointment_of(
        desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=wall("2026-11-27T10:00"), state=AppointmentState.PROPOSED
    )
    screen = screen_of(desk, case)
    first, second = screen.to_come
    assert (first.row.id, first.is_late, second.row.id) == (past, True, ahead)
    assert screen.outcomes(first.row) == (HELD, MISSED, CANCELLED)
    assert screen.outcomes(second.row) == (CONFIRMED, CANCELLED)
    assert screen.set_state(past, HELD)
    assert [line.row.id for line in screen.over] == [past]
    assert screen.outcomes(screen.over[0].row) == (MISSED, CANCELLED, CONFIRMED)


def test_what_is_in_the_way_asks_for_a_reason_and_goes_ahead_with_it(desk: Desk) -> None:
    other = a_case(desk, csq_number="CSQ-20000009")
    an_appointment_of(desk, other, starts_at=wall("2026-11-24T10:00"), state=CONFIRMED)
    case = a_case(desk)
    screen = screen_of(desk, case)
    screen.begin()
    given = screen.values() | {"time": "10 h 15"}
    assert not screen.add(given)
    assert screen.needs_reason
    assert [refusal.code for refusal in screen.refusals] == ["conflicts", "officer_busy"]
    assert screen.add(given | {"conflict_reason": "À deux"})
    (line,) = screen.to_come
    assert line.row.conflict_reason == "À deux"
    screen.choose(line.row.id)
    assert screen.save("time", screen.values() | {"time": "14 h"})
    assert not screen.save("time", screen.values() | {"time": "10 h", "conflict_reason": ""})
    assert screen.save("conflict_reason", screen.values() | {"time": "10 h", "conflict_reason": "À deux encore"})
    assert screen.to_come[0].row.starts_at == wall("2026-11-24T10:00")
    assert complaints(desk) == []
