"""Sheets of clocks, letters and days for tests: complete unless a test says otherwise; the names are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.domain.codes import AppointmentKind, AttemptResult, AttemptWay, ExcuseReason
from parcours_desktop.domain.day_sheet import DayAppointment, DayClock, DayPerson, DaySheet, DayStep
from parcours_desktop.domain.letters import LetterSheet
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.system.reference import load_reference
from tests.builders.acts import wall
from tests.builders.plans import an_appointment, an_officer

TODAY = date(2026, 11, 23)


def an_attempt_row(at: str, **overrides: Any) -> AttemptRow:
    """A call without answer by Sophie Lavoie."""
    row = AttemptRow(1, 1, 1, wall(at), AttemptWay.PHONE, AttemptResult.NO_ANSWER, "slavoie", "")
    return replace(row, **overrides)


def a_clock_sheet(
    arrived_on: date | None = date(2025, 12, 19),
    met_on: date | None = None,
    excused: ExcuseReason | None = None,
    today: date = date(2025, 12, 30),
    days: WorkingDays | None = None,
    **overrides: Any,
) -> ClockSheet:
    """A clock over the holidays of the end of a year, with two attempts."""
    sheet = ClockSheet(
        case_id=1,
        seen=1,
        file_number="AQ-2026-06-000123-C",
        person_name="Rania Haddad",
        list_name="Haddad, Rania",
        is_open=True,
        programme_name="Accompagnement Québec",
        office_name="Bureau de Montréal",
        officer=an_officer(),
        arriving_on=None,
        clock=FirstMeetingClock(arrived_on, met_on, excused, today, days or WorkingDays()),
        appointments=(),
        attempts=(an_attempt_row("2025-12-22T10:20"), an_attempt_row("2025-12-23T14:05", note="Boîte vocale pleine")),
        excused_on=date(2025, 12, 30) if excused else None,
        excused_by="Sophie Lavoie" if excused else "",
        excuse_note="",
        names={"slavoie": "Sophie Lavoie"},
        attempts_needed=3,
        printed_on=today,
    )
    return replace(sheet, **overrides)


def a_letter_sheet(second: str = "", **overrides: Any) -> LetterSheet:
    """An invitation to a first meeting at the office of Montréal."""
    reference = load_reference()
    texts = reference.letter_texts(TODAY)
    meeting = an_appointment(kind=AppointmentKind.FIRST_MEETING, starts_at=wall("2026-11-25T14:30"), minutes=60)
    sheet = LetterSheet(
        case_id=1,
        file_number="AQ-2026-06-000123-C",
        person_name="Rania Haddad",
        address=("Rania Haddad", "1200, rue Sainte-Catherine Ouest", "Montréal (Québec)  H2X 1Y4"),
        phone="514 555-0199",
        programme_name="Accompagnement Québec",
        office_name="Bureau de Montréal",
        office_name_en="Montréal office",
        office_phone="514 555-0142",
        room="Salle 1",
        room_en="Room 1",
        officer=an_officer(),
        appointment=meeting,
        french=texts["fra"],
        second=texts.get(second),
        printed_on=TODAY,
    )
    return replace(sheet, **overrides)


def a_person(number: int = 1, **overrides: Any) -> DayPerson:
    """Somebody who is met."""
    return replace(
        DayPerson(number, "Haddad, Rania", f"AQ-2026-06-{number:06d}-C", "514 555-0199", "arabe", interpreter=True),
        **overrides,
    )


def a_day_sheet(appointments: Sequence[DayAppointment] = (), steps: int = 1, **overrides: Any) -> DaySheet:
    """A day with one appointment, one clock and some late steps."""
    meeting = an_appointment(starts_at=wall("2026-11-23T09:30"), note="Demander la nouvelle adresse")
    clock = FirstMeetingClock(date(2026, 11, 20), None, None, TODAY, WorkingDays())
    sheet = DaySheet(
        on=TODAY,
        officer=an_officer(),
        office_name="Bureau de Montréal",
        appointments=tuple(appointments) or (DayAppointment(meeting, (a_person(),)),),
        clocks=(DayClock(a_person(2), clock, 2, wall("2026-11-26T10:00")),),
        more_clocks=0,
        steps=tuple(
            DayStep(a_person(number), "M’inscrire à l’assurance maladie", date(2026, 11, 2), "RAMQ")
            for number in range(3, 3 + steps)
        ),
        more_steps=0,
        printed_on=TODAY,
    )
    return replace(sheet, **overrides)
