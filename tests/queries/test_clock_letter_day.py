"""What the proof, the letter and the page of a day are drawn from, read from a real file."""

from datetime import date
from typing import Any

import pytest
from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.attempts import LogAttempt
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.excuses import ExcuseFirstMeeting
from parcours_desktop.commands.second_language import AttestLanguage
from parcours_desktop.domain.clock import ClockState, DayKind
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    AttemptResult,
    AttemptWay,
    ExcuseReason,
    Place,
)
from parcours_desktop.domain.letters import LetterSheet
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.second_language import second_language_allowed
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.queries.clock_sheet import clock_sheet, clocks
from parcours_desktop.queries.day_sheet import day_sheet
from parcours_desktop.queries.letter_sheet import letter_sheet
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case
from tests.conftest import MARC, SOPHIE

TODAY = date(2026, 11, 23)
CONFIRMED = AppointmentState.CONFIRMED


def proof(desk: Desk, case: int) -> ClockSheet:
    with desk.reading() as file:
        return clock_sheet(file, case, TODAY, desk.reference, desk.workdays)


def letter(desk: Desk, case: int, second: str | None = None, on: date = TODAY) -> LetterSheet:
    with desk.reading() as file:
        return letter_sheet(file, case, on, desk.reference, desk.workdays, second)


def other(number: int, **more: Any) -> dict[str, Any]:
    return {"csq_number": f"CSQ-3000000{number}", "birth_date": date(1990, 1, number), **more}


def test_the_proof_holds_the_days_the_meetings_the_attempts_and_who_excused_it_why(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, state=AppointmentState.MISSED)
    an_appointment_of(desk, case, kind=AppointmentKind.AIRPORT_WELCOME)
    desk.do(LogAttempt(case, wall("2026-11-18T09:00"), AttemptWay.PHONE, AttemptResult.ASKED_LATER))
    desk.do(ExcuseFirstMeeting(case, ExcuseReason.ASKED_LATER, TODAY, seen(desk), "Préfère décembre"))
    sheet = proof(desk, case)
    assert sheet.clock.state is ClockState.EXCUSED
    assert (sheet.excused_on, sheet.excused_by, sheet.excuse_note) == (TODAY, "Sophie Lavoie", "Préfère décembre")
    assert [row.state for row in sheet.appointments] == [AppointmentState.MISSED]
    assert [row.result for row in sheet.attempts] == [AttemptResult.ASKED_LATER]
    assert [day.number for day in sheet.days if day.kind is DayKind.WORKING] == [1, 2, 3, 4, 5]
    assert (sheet.office_name, sheet.name("s.lavoie"), sheet.attempts_needed) == (
        "Bureau de Montréal",
        "Sophie Lavoie",
        3,
    )


def test_the_clocks_of_all_open_cases_are_read_with_their_attempts(desk: Desk) -> None:
    case = a_case(desk)
    expected = a_case(desk, **other(1, arrived_on=None, arriving_on=date(2026, 12, 1), family_name="Benali"))
    desk.do(LogAttempt(case, wall("2026-11-18T09:00"), AttemptWay.PHONE, AttemptResult.NO_ANSWER))
    with desk.reading() as file:
        found = [(row.id, clock.state, len(attempts)) for row, clock, attempts in clocks(file, TODAY, desk.workdays)]
    assert found == [(expected, ClockState.NOT_STARTED, 0), (case, ClockState.RUNNING, 1)]


def test_the_letter_invites_to_the_next_first_meeting_in_the_person_s_language(desk: Desk) -> None:
    case = a_case(desk, street="1200, rue Ontario", city="Montréal", postal_code="H2X 1Y4")
    with pytest.raises(Refused, match="no_first_meeting"):
        letter(desk, case)
    an_appointment_of(desk, case, starts_at=wall("2026-11-20T10:00"), state=AppointmentState.MISSED)
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=CONFIRMED)
    sheet = letter(desk, case)
    assert sheet.appointment.starts_at == wall("2026-11-25T10:00")
    assert sheet.address == ("Rania Haddad", "1200, rue Ontario", "Montréal (Québec)  H2X 1Y4")
    assert (sheet.office_phone, sheet.office_name) == ("514 555-0142", "Bureau de Montréal")
    assert sheet.second is not None
    assert sheet.second.language == "ara"
    assert not sheet.second.reviewed
    assert letter(desk, case, "").second is None
    english = letter(desk, case, "eng").second
    assert english is not None
    assert english.language == "eng"


def test_another_language_stands_there_until_six_calendar_months_after_the_arrival(desk: Desk) -> None:
    assert second_language_allowed(None, TODAY)
    assert second_language_allowed(date(2026, 8, 31), date(2027, 2, 28))
    assert not second_language_allowed(date(2026, 8, 31), date(2027, 3, 1))
    case = a_case(desk, arrived_on=date(2026, 5, 23))
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=CONFIRMED)
    assert letter(desk, case).second is not None
    assert letter(desk, case, on=date(2026, 11, 24)).second is None
    assert letter(desk, case, "eng", on=date(2026, 11, 24)).second is None
    desk.do(AttestLanguage(case, LanguageGround.NATURAL_JUSTICE, TODAY, seen(desk)))
    assert letter(desk, case, on=date(2026, 11, 24)).second is not None
    desk.do(AttestLanguage(case, LanguageGround.ENGLISH_SCHOOLING, TODAY, seen(desk)))
    assert letter(desk, case, on=date(2026, 11, 24)).second is None
    assert letter(desk, case, "eng", on=date(2026, 11, 24)).second is not None


def test_a_language_without_texts_leaves_the_letter_french(desk: Desk) -> None:
    case = a_case(desk, contact_language="tir")
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=CONFIRMED)
    assert letter(desk, case).second is None


def test_every_language_of_the_letter_fills_the_same_fields(desk: Desk) -> None:
    texts = desk.reference.letter_texts(TODAY)
    assert set(texts) == {"fra", *desk.reference.translations.languages}
    for language in texts.values():
        assert "{name}" in language.greeting
        assert "{programme}" in language.opening
        assert "{office_phone}" in language.move
        assert "{phone}" in language.by_phone
        assert "{minutes}" in language.minutes
        assert len(language.papers) == 3
        assert bool(language.official) is (language.language != "fra")
        assert language.reviewed is bool(language.reviewed_by)


def test_a_day_holds_one_s_own_appointments_clocks_and_late_steps(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, phone="514 555-0199", interpreter=1)
    late = a_case(desk, **other(1, arrived_on=date(2026, 11, 10), family_name="Benali", contact_language="fra"))
    a_case(desk, **other(2, arrived_on=date(2026, 6, 1), family_name="Autrefois"))
    excused = a_case(desk, **other(3, family_name="Cruz"))
    desk.do(ExcuseFirstMeeting(excused, ExcuseReason.ASKED_LATER, TODAY, seen(desk), "x"))
    desk.do(LogAttempt(late, wall("2026-11-18T09:00"), AttemptWay.PHONE, AttemptResult.NO_ANSWER))
    desk.do(AddAppointment(case, AppointmentKind.FIRST_MEETING, wall("2026-11-23T14:00"), 60, state=CONFIRMED))
    desk.do(
        AddAppointment(case, AppointmentKind.FOLLOW_UP, wall("2026-11-23T09:00"), 30, state=AppointmentState.CANCELLED)
    )
    desk.do(AddAppointment(late, AppointmentKind.FOLLOW_UP, wall("2026-11-23T10:00"), 30, place=Place.PHONE))
    desk.do(AddAppointment(late, AppointmentKind.FOLLOW_UP, wall("2026-11-24T10:00"), 30))
    with desk.reading() as file:
        mine = day_sheet(file, SOPHIE, TODAY, TODAY, desk.reference, desk.workdays)
        other_s = day_sheet(file, MARC, TODAY, TODAY, desk.reference, desk.workdays)
    assert [(one.row.starts_at.hour, one.people[0].list_name) for one in mine.appointments] == [
        (10, "Benali, Rania"),
        (14, "Haddad, Rania"),
    ]
    person = mine.appointments[1].people[0]
    assert (person.phone, person.language, person.interpreter) == ("514 555-0199", "arabe", True)
    assert [(one.person.case_id, one.clock.days_late, one.attempts, one.planned_at) for one in mine.clocks] == [
        (late, 4, 1, None),
        (case, None, 0, wall("2026-11-23T14:00")),
    ]
    assert (other_s.appointments, other_s.clocks, other_s.steps) == ((), (), ())
