"""What the invitation to a first meeting says: the next one to come, and the languages in which it may be said."""

from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.calendar_rules import Room
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.domain.letters import LetterSheet, LetterTexts
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.domain.second_language import FRENCH, LanguageRight
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.second_language import right_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.reference import OfficeEntry, Reference

PROVINCE = "Québec"


def letter_sheet(
    file: Reading, case_id: int, today: date, reference: Reference, workdays: WorkingDays, second: str | None = None
) -> LetterSheet:
    """The letter for the next first meeting. ``second``: an ISO 639-3 code, "" for French alone, None for the person's own.

    A second language stands beside French where it is allowed and its texts exist; otherwise the letter is French. Raises
    ``Refused`` when there is no such case or no first meeting to come.
    """
    case = case_sheet(file, case_id, today, workdays)
    if case is None:
        raise Refused(Refusal("row_is_gone"))
    meeting = next_first_meeting(appointments_of(file, case_id), today)
    if meeting is None:
        raise Refused(Refusal("no_first_meeting"))
    officer = next((person for person in staff(file) if person.login == meeting.officer), None) or case.officer
    profile, wanted = case.profile, second if second is not None else case.profile["contact_language"] or ""
    office, room = _where(reference, meeting, (officer.office if officer else "") or profile["office"] or "")
    texts = reference.letter_texts(today)
    return LetterSheet(
        case_id=case_id,
        file_number=case.file_number,
        person_name=case.full_name,
        address=_address(case),
        phone=profile["phone"] or "",
        programme_name=reference.programme_name(today),
        office_name=office.name if office else "",
        office_name_en=office.name_en if office else "",
        office_phone=_number_to_call(officer, office.phone if office else ""),
        room=room.name if room else meeting.room,
        room_en=room.name_en if room else meeting.room,
        officer=officer,
        appointment=meeting,
        french=texts[FRENCH],
        second=_second(texts, wanted, right_of(profile), today),
        printed_on=today,
    )


def _where(reference: Reference, meeting: AppointmentRow, code: str) -> tuple[OfficeEntry | None, Room | None]:
    """The office with a code and the room of the meeting in it, as far as the reference data know them."""
    office = reference.office(code)
    return office, reference.calendar.room(office.code, meeting.room) if office and meeting.room else None


def next_first_meeting(appointments: tuple[AppointmentRow, ...], today: date) -> AppointmentRow | None:
    """The first meeting that is still to come, if there is one."""
    return next(
        (
            row
            for row in appointments
            if row.kind is AppointmentKind.FIRST_MEETING and row.state.is_open and row.starts_at.date() >= today
        ),
        None,
    )


def _second(texts: dict[str, LetterTexts], wanted: str, right: LanguageRight, today: date) -> LetterTexts | None:
    if wanted in {"", FRENCH} or right.refusal(wanted, today) is not None:
        return None
    return texts.get(wanted)


def _number_to_call(officer: OfficerRow | None, office_phone: str) -> str:
    return (officer.phone if officer else "") or office_phone


def _address(case: CaseSheet) -> tuple[str, ...]:
    """Name, street, « Montréal (Québec)  H2X 1Y4 » (address form of the Office québécois de la langue française)."""
    profile = case.profile
    city = f"{profile['city']} ({PROVINCE})" if profile["city"] else ""
    town = "\u00a0\u00a0".join(filter(None, (city, profile["postal_code"] or "")))
    return tuple(filter(None, (case.full_name, profile["street"] or "", town)))
