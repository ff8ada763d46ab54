"""An officer's own time and hours that come back: one's own, or anybody's for a coordinator."""

from datetime import date, time
from typing import Any

import pytest
from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.availability import RemoveAvailability, SetAvailability
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.own_time import AddOwnTime, RemoveOwnTime
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.queries.free_time import availability_of
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case

ABSENCE, TRAVEL, OTHER = AppointmentKind.ABSENCE, AppointmentKind.TRAVEL, AppointmentKind.OTHER
MONDAY = date(2026, 11, 23)


def codes(desk: Desk, command: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        desk.do(command)
    return [(one.code, one.field) for one in caught.value.refusals]


def hours(officer: str = "s.lavoie", first: int = 9, last: int = 12, **given: Any) -> SetAvailability:
    return SetAvailability(
        officer, given.pop("weekday", 0), time(first), time(last), given.pop("from_on", MONDAY), **given
    )


def test_an_absence_takes_whole_days_and_belongs_to_no_case(desk: Desk) -> None:
    made = desk.do(AddOwnTime("", ABSENCE, wall("2026-12-01T09:15"), 2000, all_day=True, subject="Vacances")).value
    assert stored(desk, "appointment", made, "starts_at") == "2026-12-01T00:00"
    assert stored(desk, "appointment", made, "minutes") == 2 * 1440
    assert stored(desk, "appointment", made, "officer") == "s.lavoie"
    desk.do(MoveAppointment(made, wall("2026-12-02T00:00"), seen(desk)))
    assert stored(desk, "appointment", made, "all_day") == 1
    desk.do(RemoveOwnTime(made, seen(desk)))
    desk.undo()
    assert stored(desk, "appointment", made, "removed") == 0
    assert complaints(desk) == []


def test_an_absence_over_appointments_says_so(desk: Desk) -> None:
    an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    day = AddOwnTime("", ABSENCE, wall("2026-11-24T00:00"), 1440, all_day=True)
    assert codes(desk, day) == [("conflicts", "conflict_reason"), ("officer_busy", "officer")]


def test_own_time_is_ones_own_and_a_coordinators_is_everybodys(desk: Desk, coordinator: Desk) -> None:
    assert codes(desk, AddOwnTime("m.roy", OTHER, wall("2026-11-24T10:00"))) == [
        ("officer_unknown", "officer"),
        ("not_your_time", "officer"),
    ]
    made = coordinator.do(AddOwnTime("s.lavoie", TRAVEL, wall("2026-11-24T10:00"))).value
    desk.do(SetAppointmentState(made, AppointmentState.CANCELLED, seen(desk)))
    assert codes(desk, hours("m.roy")) == [("not_your_time", "officer")]
    coordinator.do(hours("s.lavoie"))


def test_people_have_cases_and_own_time_has_none(desk: Desk) -> None:
    case = a_case(desk)
    assert codes(desk, AddAppointment(case, ABSENCE, wall("2026-11-24T10:00"))) == [("own_time_has_no_case", "kind")]
    assert codes(desk, AddOwnTime("", AppointmentKind.FOLLOW_UP, wall("2026-11-24T10:00"))) == [
        ("kind_needs_person", "kind")
    ]
    assert codes(desk, AddAppointment(0, AppointmentKind.FIRST_MEETING, wall("2026-11-24T10:00"))) == [
        ("kind_needs_person", "kind")
    ]
    made = an_appointment_of(desk, case)
    assert codes(desk, RemoveOwnTime(made, seen(desk))) == [("cancel_instead", "")]


def test_hours_are_added_corrected_and_taken_away(desk: Desk) -> None:
    made = desk.do(hours(office="LAV", note="Les lundis")).value
    desk.do(hours(first=10, availability_id=made, seen=seen(desk)))
    with desk.reading() as file:
        (row,) = availability_of(file, ("s.lavoie",))
    assert (row.starts_at, row.ends_at, row.office, row.absent) == (time(10), time(12), "", False)
    desk.do(RemoveAvailability(made, seen(desk)))
    with desk.reading() as file:
        assert availability_of(file, None) == ()
    assert codes(desk, RemoveAvailability(made, seen(desk))) == [("row_is_gone", "")]
    assert complaints(desk) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"first": 12, "last": 12}, ("ends_before_start", "ends_at")),
        ({"first": 13, "last": 12}, ("ends_before_start", "ends_at")),
        ({"to_on": date(2026, 11, 22)}, ("to_before_from", "to_on")),
        ({"every_weeks": 3}, ("number_out_of_range", "every_weeks")),
        ({"office": "XYZ"}, ("office_unknown", "office")),
        ({"weekday": 7}, ("required", "weekday")),
    ],
)
def test_hours_that_cannot_be_are_refused(desk: Desk, given: dict[str, Any], expected: tuple[str, str]) -> None:
    assert codes(desk, hours(**given)) == [expected]


def test_hours_of_one_sort_do_not_overlap(desk: Desk) -> None:
    made = desk.do(hours()).value
    assert codes(desk, hours(first=11, last=13)) == [("hours_overlap", "starts_at")]
    desk.do(hours(first=12, last=13))
    desk.do(hours(first=11, last=13, absent=True))
    desk.do(hours(first=9, last=10, weekday=1, every_weeks=2))
    desk.do(hours(first=9, last=10, weekday=1, every_weeks=2, from_on=date(2026, 11, 30)))
    assert codes(desk, hours(first=9, last=10, weekday=1, from_on=date(2027, 1, 4))) == [("hours_overlap", "starts_at")]
    desk.do(hours(availability_id=made, to_on=date(2026, 12, 25), seen=seen(desk)))
    desk.do(hours(from_on=date(2027, 1, 4), last=11))
