"""Commands and what stands in the way: refused, overridden with a reason that is kept, or not asked at all."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.appointment_conflicts import conflicts_in
from parcours_desktop.commands.appointments import (
    AddAppointment,
    ChangeAppointment,
    MoveAppointment,
    SetAppointmentState,
)
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.conflicts import ConflictCode
from parcours_desktop.domain.refusal import Refused
from tests.builders.acts import complaints, seen, stored, wall
from tests.builders.calendar import Written
from tests.builders.cases import a_case

FOLLOW_UP = AppointmentKind.FOLLOW_UP
CONFIRMED, CANCELLED = AppointmentState.CONFIRMED, AppointmentState.CANCELLED


def planned(desk: Desk, at: str = "2026-11-24T10:00", minutes: int = 30, **given: Any) -> int:
    """A follow-up of a person who has nothing else that day."""
    number = given.pop("number", at[-5:].replace(":", ""))
    case = a_case(desk, csq_number=f"CSQ-4000{number}")
    return desk.do(AddAppointment(case, FOLLOW_UP, wall(at), minutes, **given)).value


def refused(desk: Desk, command: Any) -> list[ConflictCode]:
    with pytest.raises(Refused) as caught:
        desk.do(command)
    assert [one.code for one in caught.value.refusals] == [
        "conflicts",
        *(c.code.value for c in conflicts_in(caught.value.refusals)),
    ]
    return [conflict.code for conflict in conflicts_in(caught.value.refusals)]


def test_an_officer_who_is_taken_is_refused_and_a_reason_overrides(desk: Desk) -> None:
    planned(desk)
    other = a_case(desk, csq_number="CSQ-50000001")
    add = AddAppointment(other, FOLLOW_UP, wall("2026-11-24T10:15"), 30)
    assert refused(desk, add) == [ConflictCode.OFFICER_BUSY]
    made = desk.do(AddAppointment(other, FOLLOW_UP, wall("2026-11-24T10:15"), 30, conflict_reason=" Urgence ")).value
    assert stored(desk, "appointment", made, "conflict_reason") == "Urgence"
    assert complaints(desk) == []


def test_back_to_back_is_nobodys_conflict(desk: Desk) -> None:
    planned(desk)
    planned(desk, "2026-11-24T10:30")
    planned(desk, "2026-11-24T09:30")


def test_a_move_is_asked_the_same_and_a_move_away_forgets_the_reason(desk: Desk) -> None:
    planned(desk)
    made = planned(desk, "2026-11-24T11:00")
    assert refused(desk, MoveAppointment(made, wall("2026-11-24T10:15"), seen(desk))) == [ConflictCode.OFFICER_BUSY]
    assert stored(desk, "appointment", made, "starts_at") == "2026-11-24T11:00"
    desk.do(MoveAppointment(made, wall("2026-11-24T10:15"), seen(desk), conflict_reason="Urgence"))
    desk.do(
        MoveAppointment(made, wall("2026-11-24T10:20"), seen(desk))
    )  # the same thing is in the way: not asked again
    assert stored(desk, "appointment", made, "conflict_reason") == "Urgence"
    desk.do(MoveAppointment(made, wall("2026-11-24T15:00"), seen(desk)))
    assert stored(desk, "appointment", made, "conflict_reason") is None


def test_lengthening_into_the_next_one_and_into_lunch_is_refused(desk: Desk) -> None:
    made = planned(desk, "2026-11-24T11:00", 30)
    planned(desk, "2026-11-24T11:45", 15)
    longer = MoveAppointment(made, wall("2026-11-24T11:00"), seen(desk), 75)
    assert refused(desk, longer) == [ConflictCode.OFFICER_BUSY, ConflictCode.OUTSIDE_HOURS]


def test_what_does_not_touch_time_or_place_is_not_asked(desk: Desk) -> None:
    made = desk.do(
        Written("appointment", a_case(desk), {"kind": FOLLOW_UP, "state": CONFIRMED, "starts_at": wall("2026-11-29T03:00"),
                                              "minutes": 30, "officer": "s.lavoie"})
    ).value  # fmt: skip
    desk.do(ChangeAppointment(made, {"note": "Appeler avant"}, seen(desk)))
    desk.do(SetAppointmentState(made, CANCELLED, seen(desk)))
    assert refused(desk, SetAppointmentState(made, CONFIRMED, seen(desk))) == [ConflictCode.DAY_OFF]


def test_an_appointment_noted_afterwards_is_not_asked(desk: Desk) -> None:
    planned(desk, "2026-11-20T10:00")
    planned(desk, "2026-11-20T10:10", state=AppointmentState.HELD)
    planned(desk, "2026-11-22T06:00")


def test_what_is_cancelled_stands_in_nobodys_way(desk: Desk) -> None:
    desk.do(SetAppointmentState(planned(desk), CANCELLED, seen(desk)))
    planned(desk, "2026-11-24T10:10")


def test_a_room_is_that_of_an_office_and_has_its_seats(desk: Desk, coordinator: Desk) -> None:
    desk.do(
        Written("officer", REFERENCE_CASE, {"login": "m.roy", "name": "Marc Roy", "office": "MTL", "role": "officer"})
    )
    desk.do(Written("officer", REFERENCE_CASE, {"login": "l.ng", "name": "Lan Ng", "office": "LAV", "role": "officer"}))
    planned(desk, room="S2")
    assert refused(desk, AddAppointment(a_case(desk, csq_number="CSQ-50000002"), FOLLOW_UP, wall("2026-11-24T10:10"),
                                        30, officer="m.roy", room="S2")) == [ConflictCode.ROOM_BUSY]  # fmt: skip
    planned(desk, "2026-11-24T10:10", room="S2", officer="l.ng")


def test_the_way_to_another_office_and_back_takes_its_time(desk: Desk) -> None:
    planned(desk)
    laval = {"place": Place.OTHER_OFFICE, "place_detail": "Bureau de Laval"}
    case = a_case(desk, csq_number="CSQ-50000003")
    near = AddAppointment(case, FOLLOW_UP, wall("2026-11-24T11:00"), 30, **laval)  # type: ignore[arg-type]
    assert refused(desk, near) == [ConflictCode.TRAVEL_TOO_SHORT]
    desk.do(AddAppointment(case, FOLLOW_UP, wall("2026-11-24T11:10"), 30, **laval))  # type: ignore[arg-type]
    desk.do(AddAppointment(case, FOLLOW_UP, wall("2026-11-24T13:00"), 30, Place.PHONE))


def test_days_and_hours_of_the_office_and_of_the_officer(desk: Desk) -> None:
    case = a_case(desk)
    assert refused(desk, AddAppointment(case, FOLLOW_UP, wall("2026-12-25T10:00"))) == [ConflictCode.HOLIDAY]
    desk.do(
        Written(
            "special_day",
            REFERENCE_CASE,
            {"on_day": date(2026, 11, 26), "works": 0, "office": "MTL", "source": "Travaux"},
        )
    )
    desk.do(Written("special_day", REFERENCE_CASE, {"on_day": date(2026, 11, 25), "works": 0, "source": "Décret"}))
    assert refused(desk, AddAppointment(case, FOLLOW_UP, wall("2026-11-25T10:00"))) == [ConflictCode.HOLIDAY]
    assert refused(desk, AddAppointment(case, FOLLOW_UP, wall("2026-11-26T10:00"))) == [ConflictCode.OFFICE_CLOSED]
    hours = {
        "officer": "s.lavoie",
        "weekday": 4,
        "starts_at": "13:00",
        "ends_at": "16:00",
        "from_on": date(2026, 11, 1),
    }
    desk.do(Written("availability", REFERENCE_CASE, hours))
    assert refused(desk, AddAppointment(case, FOLLOW_UP, wall("2026-11-27T10:00"))) == [ConflictCode.OUTSIDE_HOURS]
    desk.do(AddAppointment(case, FOLLOW_UP, wall("2026-11-27T13:00")))


def test_an_hour_that_summer_time_skips_does_not_exist(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(Refused) as caught:
        desk.do(AddAppointment(case, FOLLOW_UP, wall("2027-03-14T02:30"), conflict_reason="Nuit"))
    assert [one.code for one in caught.value.refusals] == ["hour_skipped"]


def test_summer_time_leaves_an_appointment_at_its_wall_hour(desk: Desk) -> None:
    made = planned(desk, "2027-03-12T10:00", number="1")
    desk.do(MoveAppointment(made, wall("2027-03-15T10:00"), seen(desk)))
    assert stored(desk, "appointment", made, "starts_at") == "2027-03-15T10:00"
    desk.undo()
    assert stored(desk, "appointment", made, "starts_at") == "2027-03-12T10:00"
