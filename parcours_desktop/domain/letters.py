"""The letter that invites a person to the first meeting: in French, and beside it in a second language (``second_language``).

Fixed texts are reference data, by language; free text stays as it was typed.
"""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.rows import AppointmentRow, OfficerRow


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The fixed texts of the invitation in one language (ISO 639-3), with ``{fields}`` to fill.

    ``locale`` and ``time`` write days and hours (CLDR). ``reviewed_by`` names who vouches for the wording, "" nobody yet.
    ``official`` says, in a translation, that the French text counts.
    """

    language: str
    locale: str
    time: str
    right_to_left: bool
    reviewed: bool
    reviewed_by: str
    title: str
    greeting: str
    opening: str
    when: str
    where: str
    with_whom: str
    minutes: str
    at_office: str
    by_phone: str
    by_phone_unknown: str
    by_video: str
    officer_feminine: str
    officer_masculine: str
    bring: str
    at_hand: str
    papers: tuple[str, ...]
    move: str
    needs: str
    closing: str
    official: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """One letter. ``second`` is the text beside the French one, or None. ``phone`` is where the person is called;
    ``office_phone`` where the person calls. ``room`` is a name, ``room_en`` its English one.
    """

    case_id: int
    file_number: str
    person_name: str
    address: tuple[str, ...]
    phone: str
    programme_name: str
    office_name: str
    office_name_en: str
    office_phone: str
    room: str
    room_en: str
    officer: OfficerRow | None
    appointment: AppointmentRow
    french: LetterTexts
    second: LetterTexts | None
    printed_on: date
