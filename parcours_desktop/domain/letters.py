"""The letter that invites a person to the first meeting, and in which languages it may be written.

Charter of the French language, s. 22.3: during the first six months after arrival, and before it, another language may
stand beside French; French is always there. Fixed texts are reference data, by language; free text stays as it was typed.
"""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.domain.workdays import six_months_after

FRENCH = "fra"


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


def second_language_allowed(arrived_on: date | None, on: date) -> bool:
    """Whether another language may stand beside French on a day: before the arrival, and six calendar months after it."""
    return arrived_on is None or on <= six_months_after(arrived_on)
