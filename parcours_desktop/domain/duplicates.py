"""Probable duplicates: which two cases may be one person's, and why.

Two people are only ever compared when they share one of their ``duplicate_keys``, so that a file of 100,000 cases is
searched by index. A reason is a ``Refusal`` used as a warning: its code names the sentence, its values fill it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from parcours_desktop.domain.contact import phone_digits
from parcours_desktop.domain.names import fold, keys
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.transliteration import collapse

_TYPING_ERROR = 0.88
_SPELLING = 0.62
_SHORT = 4
_PHONE_LENGTH = 7
_VOWEL = "a"


@dataclass(frozen=True, slots=True)
class DuplicatePerson:
    """What tells one person from another."""

    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    csq_number: str = ""
    client_id: str = ""
    phone: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """Family and given name."""
        return f"{self.family_name} {self.given_name}".strip()


@lru_cache(maxsize=32_768)
def _number(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _phone(person: DuplicatePerson) -> str:
    digits = phone_digits(person.phone)
    return digits if len(digits) >= _PHONE_LENGTH else ""


def _email(person: DuplicatePerson) -> str:
    return person.email.strip().casefold() if "@" in person.email else ""


def duplicate_keys(person: DuplicatePerson) -> tuple[str, ...]:
    """Keys by which candidates are found: certificate, client identifier, birth date with each name, phone, e-mail."""
    return tuple(dict.fromkeys(_duplicate_keys(person)))


def _duplicate_keys(person: DuplicatePerson) -> Iterator[str]:
    for letter, value in (
        ("c", _number(person.csq_number)),
        ("u", _number(person.client_id)),
        ("p", _phone(person)),
        ("e", _email(person)),
    ):
        if value:
            yield f"{letter}:{value}"
    if person.birth_date is not None:
        for reading in keys(person.name):
            for word in reading.split():
                yield f"b:{person.birth_date:%Y%m%d}:{word}"


def _skeletons(name: str) -> set[str]:
    """The keys of a name written together, its words in any order: ``Ben Ali`` is ``Benali``."""
    return {
        collapse("".join(word.removeprefix(_VOWEL) or word for word in sorted(reading.split())))
        for reading in keys(name)
    }


def _closeness(first: str, second: str) -> float:
    """How close two names are, 0 to 1, whatever the order of their words; 0 when they cannot reach ``_SPELLING``."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < _SPELLING or matcher.quick_ratio() < _SPELLING:
        return 0.0
    ordered = SequenceMatcher(None, " ".join(sorted(first.split())), " ".join(sorted(second.split())), autojunk=False)
    return max(ordered.ratio(), matcher.ratio())


def similar(name_a: str, name_b: str) -> bool:
    """Whether two whole names may be one person's: other order, spelling or script, a typing error, a part left out."""
    first, second = fold(name_a), fold(name_b)
    if not first or not second:
        return False
    shorter, longer = sorted((set(first.split()), set(second.split())), key=len)
    if shorter == longer or (len(shorter) > 1 and shorter <= longer):
        return True
    if first.isascii() and second.isascii():
        close = _closeness(first, second)
        return close >= _TYPING_ERROR or (close >= _SPELLING and bool(_skeletons(name_a) & _skeletons(name_b)))
    return any(len(skeleton) >= _SHORT for skeleton in _skeletons(name_a) & _skeletons(name_b))


def _swapped(first: DuplicatePerson, second: DuplicatePerson) -> bool:
    names = [fold(name) for name in (first.family_name, first.given_name, second.given_name, second.family_name)]
    return all(names) and names[0] == names[2] and names[1] == names[3] and names[0] != names[1]


def duplicate_reason(first: DuplicatePerson, second: DuplicatePerson) -> Refusal | None:
    """Why two cases may be one person's, the surest reason only; ``None`` when nothing says so.

    Codes: ``duplicate_certificate``, ``duplicate_client_id``, ``duplicate_swapped``, ``duplicate_birth_date``,
    ``duplicate_phone``, ``duplicate_email``.
    """
    return next(_reasons(first, second), None)


def _reasons(first: DuplicatePerson, second: DuplicatePerson) -> Iterator[Refusal]:
    for code, number, other in (
        ("duplicate_certificate", first.csq_number, second.csq_number),
        ("duplicate_client_id", first.client_id, second.client_id),
    ):
        if _number(number) and _number(number) == _number(other):
            yield Refusal(code, values={"number": number})
    same_birth_date = first.birth_date is not None and first.birth_date == second.birth_date
    if same_birth_date and _swapped(first, second):
        yield Refusal("duplicate_swapped", values={"birth_date": first.birth_date})
    if not similar(first.name, second.name):
        return
    if same_birth_date:
        yield Refusal("duplicate_birth_date", values={"birth_date": first.birth_date, "name": second.name})
    if _phone(first) and _phone(first) == _phone(second):
        yield Refusal("duplicate_phone", values={"phone": first.phone, "name": second.name})
    if _email(first) and _email(first) == _email(second):
        yield Refusal("duplicate_email", values={"email": first.email, "name": second.name})
