"""The form of an entry: what it asks, what it fills in, what it says is in the way, and what it writes."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.group_appointments import AddGroupAppointment
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.calendar import calendar
from parcours_desktop.screens.appointment_form import AppointmentFormScreen, Slot
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, seen, wall
from tests.builders.cases import a_case

FOLLOW_UP, FIRST, ABSENCE = AppointmentKind.FOLLOW_UP, AppointmentKind.FIRST_MEETING, AppointmentKind.ABSENCE
TUESDAY = Slot("s.lavoie", wall("2026-11-24T10:00"))


def form(desk: Desk, at: Slot | None = TUESDAY, **given: Any) -> AppointmentFormScreen:
    return AppointmentFormScreen(desk, Words("fr"), at, **given)


def entries(desk: Desk) -> tuple[AppointmentRow, ...]:
    with desk.reading() as file:
        return calendar(file, None, date(2026, 11, 1), date(2026, 12, 31)).entries


def fill(screen: AppointmentFormScreen, **values: Any) -> None:
    for name, value in values.items():
        screen.edit(name, screen.values | {name: value})


def test_a_form_begins_on_its_slot_with_what_comes_next_for_the_person(desk: Desk) -> None:
    case = a_case(desk)
    screen = form(desk, case_id=case)
    assert (screen.values["kind"], screen.values["day"], screen.values["time"]) == (
        "first_meeting",
        date(2026, 11, 24),
        "10\u00a0h",
    )
    assert (screen.values["minutes"], screen.values["officer"]) == (60, "s.lavoie")
    assert [person.label for person in screen.people] == ["Haddad, Rania"]
    an_appointment_of(desk, case)
    assert form(desk, case_id=case).values["kind"] == "follow_up"
    drawn = form(desk, Slot("s.lavoie", wall("2026-11-24T10:00"), 20), case_id=case)
    assert drawn.values["minutes"] == 20


def test_a_person_is_found_and_chosen(desk: Desk) -> None:
    case = a_case(desk)
    screen = form(desk)
    assert not screen.save(screen.values)
    assert [(one.code, one.field) for one in screen.refusals] == [("required", "person")]
    (found,) = screen.find_cases("hadd ran")
    screen.add_person(int(found.code), screen.values)
    assert screen.find_cases("hadd ran") == ()
    assert screen.save(screen.values)
    (row,) = entries(desk)
    assert (row.case_id, row.kind, row.starts_at, row.state) == (
        case,
        FIRST,
        wall("2026-11-24T10:00"),
        AppointmentState.CONFIRMED,
    )


def test_what_is_in_the_way_is_said_at_once_and_goes_ahead_with_a_reason(desk: Desk) -> None:
    an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-24T10:30"), state=AppointmentState.CONFIRMED)
    other = a_case(desk, csq_number="CSQ-20000002", given_name="Omar", arrived_on=date(2026, 11, 20))
    screen = form(desk, case_id=other)
    assert screen.conflicts == (
        ("L’agente ou l’agent est déjà pris de 10\u00a0h\u00a030 à 11\u00a0h\u00a015\u00a0: Haddad, Rania.", True),
    )
    assert screen.needs_reason
    assert not screen.save(screen.values)
    assert [(one.code, one.field) for one in screen.refusals] == [("conflicts", "conflict_reason")]
    assert screen.save(screen.values, "Elle ne peut venir qu’à cette heure")
    assert [row.conflict_reason for row in entries(desk)] == ["Elle ne peut venir qu’à cette heure", ""]
    fill(screen, time="14 h")
    assert screen.conflicts == ()


def test_a_warning_asks_for_no_reason(desk: Desk) -> None:
    screen = form(desk, case_id=a_case(desk))
    assert [stops for _, stops in screen.conflicts] == [False]
    assert not screen.needs_reason
    assert screen.save(screen.values)


def test_free_rooms_come_first_and_follow_the_office(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(AddAppointment(case, FOLLOW_UP, wall("2026-11-24T10:30"), 30, room="S1"))
    screen = form(desk, Slot("s.lavoie", wall("2026-11-24T10:00"), 60))
    labels = [choice.label for choice in screen.choices("rooms")]
    assert labels[0] == "Salle 2 (4\u00a0places)"
    assert labels[-1] == "Salle 1 (6\u00a0places), prise"
    fill(screen, place="other_office", office="LAV")
    assert screen.values["travel_minutes"] == 40
    assert len(screen.choices("rooms")) == 4
    assert {"office", "travel_minutes", "room"} <= screen.visible
    fill(screen, place="phone")
    assert (screen.choices("rooms"), screen.values["office"], screen.values["travel_minutes"]) == ((), "", None)


def test_another_office_is_kept_by_its_name_and_found_again(desk: Desk) -> None:
    screen = form(desk, case_id=a_case(desk), kind=FOLLOW_UP)
    fill(screen, place="other_office")
    assert not screen.save(screen.values)
    assert [(one.code, one.field) for one in screen.refusals] == [("required", "office")]
    fill(screen, office="LAV")
    assert screen.save(screen.values)
    (row,) = entries(desk)
    assert (row.place, row.place_detail, row.travel_minutes) == (Place.OTHER_OFFICE, "Bureau de Laval", 40)
    again = form(desk, None, appointment_id=row.id)
    assert (again.values["office"], again.values["place_detail"]) == ("LAV", "")


def test_an_airport_welcome_asks_for_the_flight_and_takes_several(desk: Desk) -> None:
    cases = [
        a_case(desk, csq_number=f"CSQ-3000000{n}", arrived_on=None, arriving_on=date(2026, 11, 25)) for n in range(3)
    ]
    screen = form(desk, kind=AppointmentKind.AIRPORT_WELCOME)
    assert {"flight", "travel_minutes"} <= screen.visible
    assert (screen.values["place"], screen.values["travel_minutes"]) == ("airport", 60)
    for case in cases:
        screen.add_person(case, screen.values)
    screen.remove_person(cases[2], screen.values)
    fill(screen, flight="AC 881")
    assert screen.save(screen.values)
    rows = entries(desk)
    assert {(row.flight, row.place, row.group_key) for row in rows} == {("AC 881", Place.AIRPORT, rows[0].group_key)}
    assert [row.case_id for row in rows] == cases[:2]
    assert complaints(desk) == []


def test_own_time_asks_for_a_title_and_whole_days(desk: Desk) -> None:
    screen = form(desk, kind=ABSENCE)
    assert screen.visible == {"kind", "day", "officer", "note", "subject", "all_day", "time", "minutes"}
    fill(screen, subject="Vacances", all_day=True, until=date(2026, 11, 26))
    assert "until" in screen.visible
    assert screen.save(screen.values)
    (row,) = entries(desk)
    assert (row.case_id, row.title, row.all_day, row.minutes) == (0, "Vacances", True, 3 * 1440)
    again = form(desk, None, appointment_id=row.id)
    assert again.values["until"] == date(2026, 11, 26)
    assert again.outcomes == (AppointmentState.CANCELLED,)
    assert again.remove()
    assert entries(desk) == ()


def test_correcting_an_entry_writes_what_changed_in_one_act(desk: Desk) -> None:
    case = a_case(desk)
    made = desk.do(AddAppointment(case, FOLLOW_UP, wall("2026-11-24T10:00"), 30, note="Apporter le passeport")).value
    screen = form(desk, None, appointment_id=made)
    fill(screen, time="11 h", place="video", note="Par visioconférence")
    assert screen.save(screen.values)
    (row,) = entries(desk)
    assert (row.starts_at, row.place, row.note) == (wall("2026-11-24T11:00"), Place.VIDEO, "Par visioconférence")
    desk.undo()
    assert entries(desk)[0].starts_at == wall("2026-11-24T10:00")
    position = seen(desk)
    assert form(desk, None, appointment_id=made).save(form(desk, None, appointment_id=made).values)
    assert seen(desk) == position


def test_people_join_and_leave_a_session_that_stands(desk: Desk) -> None:
    cases = [a_case(desk, csq_number=f"CSQ-3000000{n}") for n in range(3)]
    made = desk.do(
        AddGroupAppointment(tuple(cases[:2]), AppointmentKind.GROUP_SESSION, wall("2026-11-24T13:00"), room="GR")
    ).value
    screen = form(desk, None, appointment_id=made[0])
    assert [choice.code for choice in screen.choices("kinds")] == ["group_session"]
    screen.add_person(cases[2], screen.values)
    screen.remove_person(cases[1], screen.values)
    assert screen.save(screen.values)
    assert [row.case_id for row in entries(desk)] == [cases[0], cases[2]]


def test_moves_are_told_and_outcomes_follow_the_hour(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    desk.do(MoveAppointment(made, wall("2026-11-25T09:30"), seen(desk)))
    screen = form(desk, None, appointment_id=made)
    (line,) = screen.history
    assert line.endswith("Sophie Lavoie\u00a0: du mar. 24\u00a0nov., 10\u00a0h au mer. 25\u00a0nov., 9\u00a0h\u00a030")
    assert screen.outcomes == (AppointmentState.CANCELLED,)
    assert screen.set_state(AppointmentState.CANCELLED)
    assert entries(desk)[0].state is AppointmentState.CANCELLED


def test_an_entry_that_is_over_has_no_conflicts_and_keeps_its_state(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk))
    screen = form(desk, None, appointment_id=made)
    assert "state" not in screen.visible
    fill(screen, note="Rencontre cordiale")
    assert screen.conflicts == ()
    assert screen.save(screen.values)
    assert entries(desk)[0].state is AppointmentState.HELD


def test_an_entry_that_is_gone_has_no_form(desk: Desk) -> None:
    with pytest.raises(Refused):
        form(desk, None, appointment_id=999_999)
