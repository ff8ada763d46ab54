"""Partner organizations: what the directory keeps of one, what is refused, and when its word is too old to trust."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.contact import check_email, check_phone, check_postal_code
from parcours_desktop.domain.names import clean, fold
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.workdays import months_after

NAME_AT_MOST = 200
NOTE_AT_MOST = 4_000
OLD_MONTHS = 6
"""A directory entry that nobody made sure of for longer is marked (our proposal)."""
_REMARKED = "postal_code_outside_quebec"
_WEBSITE = re.compile(r"(?:https?://)?(?:[^\s/.:@]+\.)+[^\s/.:@]{2,}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_LINES = frozenset({"eligibility", "note"})


@dataclass(frozen=True, slots=True)
class OrganizationFacts:
    """What a form says of an organization. ``regions`` none: the whole of Québec; ``languages`` are ISO 639-3 codes."""

    name: str
    services: tuple[ServiceKind, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    eligibility: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    street: str = ""
    city: str = ""
    postal_code: str = ""
    note: str = ""


TEXTS = (
    "name", "eligibility", "contact", "phone", "email", "website", "street", "city", "postal_code", "note",
)  # fmt: skip


def kept(facts: OrganizationFacts) -> dict[str, str | None]:
    """The columns of an organization as they are kept: texts cleaned, codes joined by spaces in their order, empty is None."""
    columns: dict[str, str] = {name: clean(getattr(facts, name), lines=name in _LINES).text for name in TEXTS}
    columns["phone"] = check_phone(facts.phone).value
    columns["email"] = check_email(facts.email).value
    columns["postal_code"] = check_postal_code(facts.postal_code).value
    columns["services"] = " ".join(kind for kind in ServiceKind if kind in facts.services)
    columns["regions"] = " ".join(sorted(set(facts.regions)))
    columns["languages"] = " ".join(dict.fromkeys(facts.languages))
    return {name: value or None for name, value in columns.items()}


def refusals(
    facts: OrganizationFacts, regions: Collection[str], languages: Collection[str]
) -> tuple[tuple[Refusal, ...], tuple[Refusal, ...]]:
    """What is wrong with a form, and what is only to be minded. ``regions``, ``languages``: the codes that are known."""
    columns = kept(facts)
    found = [] if columns["name"] else [Refusal("organization_name_missing", "name")]
    for name in TEXTS:
        most = NOTE_AT_MOST if name in _LINES else NAME_AT_MOST
        if len(columns[name] or "") > most:
            found.append(Refusal("text_too_long", name, {"most": most}))
    checks = (check_phone(facts.phone), check_email(facts.email), check_postal_code(facts.postal_code))
    odd = [checked.warning for checked in checks if checked.warning is not None]
    found += [
        Refusal(f"organization_{odd_one.field}", odd_one.field, odd_one.values)
        for odd_one in odd
        if odd_one.code != _REMARKED
    ]
    website = columns["website"] or ""
    if website and _WEBSITE.fullmatch(website) is None:
        found.append(Refusal("organization_website", "website", {"value": website}))
    for field, code, given, known in (
        ("regions", "organization_region", facts.regions, regions),
        ("languages", "organization_language", facts.languages, languages),
    ):
        found += [Refusal(code, field, {"value": value}) for value in given if value not in known]
    return tuple(found), tuple(warning for warning in odd if warning.code == _REMARKED)


def same_place(name: str, city: str) -> tuple[str, str]:
    """By what two entries are told to be the same organization: its name and its city, accents and case aside."""
    return fold(name), fold(city)


def is_old(checked_on: date | None, today: date, months: int = OLD_MONTHS) -> bool:
    """Whether nobody made sure of an entry for more than so many months, or ever."""
    return checked_on is None or months_after(checked_on, months) < today
