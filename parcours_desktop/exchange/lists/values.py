"""Turns the text of one cell into the value of its field, once for each different text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parcours_desktop.domain.contact import Checked, check_csq_number, check_email, check_phone, check_uci
from parcours_desktop.domain.french import check_level
from parcours_desktop.domain.names import clean, fold
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.lists.dates import is_written_as_date, parse_day
from parcours_desktop.exchange.lists.fields import ListField
from parcours_desktop.exchange.lists.spellings import CATEGORIES, ENGLISH_LEVELS, ROLES, SEXES, ListCodes

LONGEST = 200  # letters of a name or another text

_LEVEL = re.compile(r"(?:niveau|niv\.?|n)?\s*(\d{1,4})(?:[.,]0+)?", re.IGNORECASE)
_NOC = re.compile(r"\d{5}")
DATE_FIELDS = frozenset(
    {
        ListField.BIRTH_DATE,
        ListField.CSQ_ISSUED_ON,
        ListField.CSQ_EXPIRES_ON,
        ListField.ARRIVING_ON,
        ListField.ARRIVED_ON,
    }
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What one cell says: a value, and what is odd about it; or the reason why its row is refused."""

    value: object
    warnings: tuple[Refusal, ...] = ()
    refusal: Refusal | None = None


Reader = Callable[[str], Understood]


class CellReader:
    """Reads the cells of one column; each different text is read once, since lists repeat themselves."""

    def __init__(self, field: ListField, heading: str, codes: ListCodes) -> None:
        self.field = field
        self._heading = heading
        self._read = self._choose(codes)
        self._known: dict[str, Understood] = {}

    def read(self, text: str) -> Understood:
        """The value of a cell that is not empty."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(text)
        return found

    def _choose(self, codes: ListCodes) -> Reader:
        special: dict[ListField, Reader] = {
            ListField.CSQ_NUMBER: self._checked(check_csq_number),
            ListField.CLIENT_ID: self._checked(check_uci),
            ListField.PHONE: self._checked(check_phone),
            ListField.EMAIL: self._checked(check_email),
            ListField.NOC: self._noc,
            ListField.FRENCH_ORAL: self._level,
            ListField.FRENCH_WRITTEN: self._level,
            ListField.BIRTH_COUNTRY: self._code("unknown_country", codes.countries),
            ListField.MOTHER_TONGUE: self._code("unknown_language", codes.languages),
            ListField.CONTACT_LANGUAGE: self._code("unknown_language", codes.languages),
            ListField.REGION: self._code("unknown_region", codes.regions),
            ListField.REGION_NAME: self._region_name(codes.regions),
            ListField.OFFICE: self._office(codes.offices),
            ListField.SEX: self._code("unknown_sex", SEXES),
            ListField.CATEGORY: self._code("unknown_category", CATEGORIES),
            ListField.ROLE: self._code("unknown_role", ROLES),
            ListField.ENGLISH: self._code("unknown_english", ENGLISH_LEVELS),
        }
        return special.get(self.field, self._date if self.field in DATE_FIELDS else self._text)

    def _refusal(self, code: str, **values: object) -> Refusal:
        return Refusal(code, self.field, {"heading": self._heading, **values})

    def _refused(self, code: str, **values: object) -> Understood:
        return Understood(None, refusal=self._refusal(code, **values))

    def _text(self, text: str) -> Understood:
        cleaned = clean(text)
        if len(cleaned.text) > LONGEST:
            return self._refused("list_value_too_long", letters=len(cleaned.text), most=LONGEST)
        if cleaned.removed:
            signs = ", ".join(cleaned.removed)
            return Understood(cleaned.text, (self._refusal("invisible_signs_removed", signs=signs),))
        return Understood(cleaned.text)

    def _checked(self, check: Callable[[str, str], Checked]) -> Reader:
        def read(text: str) -> Understood:
            plain = self._text(text)
            if plain.refusal or not plain.value:
                return plain
            checked = check(str(plain.value), self.field)
            return Understood(checked.value, (*plain.warnings, *((checked.warning,) if checked.warning else ())))

        return read

    def _noc(self, text: str) -> Understood:
        plain = self._text(text)
        if plain.refusal or not plain.value or _NOC.fullmatch(str(plain.value)):
            return plain
        return Understood(plain.value, (*plain.warnings, self._refusal("noc_format", value=plain.value)))

    def _level(self, text: str) -> Understood:
        value = clean(text).text
        if not value:
            return Understood(None)
        found = _LEVEL.fullmatch(value)
        if found is None:
            return self._refused("not_a_level", value=_short(value))
        level = int(found[1])
        return Understood(level, refusal=check_level(level, self.field))

    def _date(self, text: str) -> Understood:
        value = clean(text).text
        if not value:
            return Understood(None)
        day = parse_day(value)
        if day is not None:
            return Understood(day)
        code = "no_such_date" if is_written_as_date(value) else "unreadable_date"
        return self._refused(code, value=_short(value))

    def _code(self, code: str, known: Mapping[str, object]) -> Reader:
        def read(text: str) -> Understood:
            value = clean(text).text
            if not value:
                return Understood(None)
            found = known.get(fold(value))
            return self._refused(code, value=_short(value)) if found is None else Understood(found)

        return read

    def _region_name(self, known: Mapping[str, str]) -> Reader:
        """A region by name: the pair (code or "", name as written), judged with the code's column."""

        def read(text: str) -> Understood:
            value = clean(text).text
            return Understood((known.get(fold(value), ""), _short(value)) if value else None)

        return read

    def _office(self, known: Mapping[str, str]) -> Reader:
        """An office by name or code; one that is unknown here leaves the case to whoever imports it."""

        def read(text: str) -> Understood:
            value = clean(text).text
            found = known.get(fold(value), "") if value else ""
            if found or not value:
                return Understood(found)
            return Understood("", (self._refusal("unknown_office", value=_short(value)),))

        return read


def _short(value: str) -> str:
    """A value as a sentence quotes it."""
    return value if len(value) <= 60 else value[:59] + "…"
