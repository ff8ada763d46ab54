"""A week: appointments by time, and the first meetings that are due in it."""

from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.queries.week import Week, week
from tests.builders.acts import an_appointment_of, wall
from tests.builders.cases import a_case

MONDAY = date(2026, 11, 23)
CONFIRMED = AppointmentState.CONFIRMED


def read(desk: Desk, officer: str | None = None, monday: date = MONDAY) -> Week:
    with desk.reading() as file:
        return week(file, officer, monday)


def test_appointments_of_the_week_come_by_time_with_the_name_of_the_person(desk: Desk) -> None:
    case = a_case(desk)
    for start in ("2026-11-25T09:00", "2026-11-23T14:30", "2026-11-30T09:00", "2026-11-20T09:00"):
        an_appointment_of(desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=wall(start), state=CONFIRMED)
    found = read(desk)
    assert [row.starts_at for row in found.appointments] == [wall("2026-11-23T14:30"), wall("2026-11-25T09:00")]
    assert found.appointments[0].person_name == "Haddad, Rania"
    assert found.of(date(2026, 11, 25)) == found.appointments[1:]


def test_a_first_meeting_that_is_due_stands_on_its_last_day(desk: Desk) -> None:
    case = a_case(desk)
    (due,) = read(desk).due(MONDAY)
    assert (due.case_id, due.list_name, due.planned, due.arrived_on) == (
        case,
        "Haddad, Rania",
        False,
        date(2026, 11, 16),
    )
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    assert read(desk).due(MONDAY)[0].planned
    assert read(desk).appointments[0].id == made


def test_a_first_meeting_that_was_held_is_due_no_more(desk: Desk) -> None:
    an_appointment_of(desk, a_case(desk))
    assert read(desk).deadlines == ()


def test_the_week_of_one_officer_is_that_of_their_appointments_and_cases(desk: Desk, coordinator: Desk) -> None:
    an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    a_case(coordinator, csq_number="CSQ-20000005")
    assert [len(read(desk).appointments), len(read(desk).deadlines)] == [1, 2]
    mine = read(desk, "s.lavoie")
    assert [len(mine.appointments), len(mine.deadlines)] == [1, 1]
    other = read(desk, "m.roy")
    assert [other.appointments, other.deadlines] == [(), ()]
