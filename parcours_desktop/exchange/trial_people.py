"""Invents the people of a trial office, any number of them, as rows of an arrivals list. Nobody in it exists."""

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parcours_desktop.domain.codes import Category, EnglishLevel, HouseholdRole
from parcours_desktop.exchange.lists.fields import FIELD_HEADINGS, ListField
from parcours_desktop.exchange.trial_names import ORIGINS, Origin

_ROLES = {HouseholdRole.PRINCIPAL: "RP", HouseholdRole.SPOUSE: "CJ", HouseholdRole.DEPENDANT: "PC"}
_SIZES, _SIZE_WEIGHTS = (1, 2, 3, 4, 5, 6), (42, 22, 15, 13, 6, 2)
_CATEGORIES, _CATEGORY_WEIGHTS = (
    (Category.ECONOMIC, Category.FAMILY, Category.REFUGEE, Category.HUMANITARIAN),
    (69, 18, 11, 2),
)
_AREA_CODES = ("514", "438", "450", "579", "418", "581", "367", "819", "873", "263", "354")
_FLIGHTS = ("AC 881", "AF 348", "AT 208", "QR 763", "TS 111", "")


@dataclass(frozen=True, slots=True)
class _Destination:
    region: str
    region_name: str
    cities: tuple[str, ...]
    office: str
    weight: int


_DESTINATIONS = (
    _Destination("06", "Montréal", ("Montréal",), "Bureau de Montréal", 56),
    _Destination("03", "Capitale-Nationale", ("Québec",), "Bureau de Québec", 10),
    _Destination("16", "Montérégie", ("Longueuil", "Brossard"), "Bureau de Longueuil", 10),
    _Destination("13", "Laval", ("Laval",), "Bureau de Laval", 7),
    _Destination("04", "Mauricie", ("Trois-Rivières",), "Bureau de Trois-Rivières", 4),
    _Destination("07", "Outaouais", ("Gatineau",), "Bureau de Gatineau", 4),
    _Destination("05", "Estrie", ("Sherbrooke",), "Bureau de Sherbrooke", 3),
    _Destination("02", "Saguenay–Lac-Saint-Jean", ("Saguenay", "Alma"), "Bureau de Saguenay", 3),
    _Destination("01", "Bas-Saint-Laurent", ("Rimouski",), "Bureau de Rimouski", 2),
    _Destination("11", "Gaspésie–Îles-de-la-Madeleine", ("Gaspé",), "Bureau de Gaspé", 1),
)
_JOBS = (
    ("13100", "Adjointe administrative", "Adjoint administratif"),
    ("21231", "Ingénieure logiciel", "Ingénieur logiciel"),
    ("21300", "Ingénieure civile", "Ingénieur civil"),
    ("31120", "Pharmacienne", "Pharmacien"),
    ("31301", "Infirmière", "Infirmier"),
    ("33102", "Préposée aux bénéficiaires", "Préposé aux bénéficiaires"),
    ("41220", "Enseignante au secondaire", "Enseignant au secondaire"),
    ("65201", "Aide de cuisine", "Aide de cuisine"),
    ("72106", "Soudeuse", "Soudeur"),
)


@dataclass(frozen=True, slots=True)
class _Journey:
    """The days that a household shares."""

    issued: date
    arriving: date
    arrived: date | None
    flight: str


def invent_people(count: int, seed: int, today: date) -> Iterator[dict[str, str]]:
    """``count`` people in households, heading of the list -> text; the same ``seed`` and ``today`` give the same people.

    Three in four have arrived in the last eight weeks, the others are expected. E-mail addresses end in ``.invalid``
    and telephone numbers are of the exchange 555, each another one for the first 110,000 people.
    """
    dice = random.Random(seed)  # noqa: S311  (invented people, not secrets)
    weights = [origin.weight for origin in ORIGINS]
    number = household = 0
    while number < count:
        household += 1
        size = min(dice.choices(_SIZES, _SIZE_WEIGHTS)[0], count - number)
        origin = dice.choices(ORIGINS, weights)[0]
        for person in _household(dice, origin, size, household, number, today):
            number += 1
            yield person


def _household(
    dice: random.Random, origin: Origin, size: int, household: int, before: int, today: date
) -> Iterator[dict[str, str]]:
    destination = dice.choices(_DESTINATIONS, [place.weight for place in _DESTINATIONS])[0]
    category = dice.choices(_CATEGORIES, _CATEGORY_WEIGHTS)[0]
    journey = _journey(dice, today)
    family_name = dice.choice(origin.family_names)
    names = _in_script_of(family_name, origin)
    shared = {
        ListField.DOSSIER_NUMBER: f"D{journey.issued.year}{household:06d}",
        ListField.CATEGORY: category.value,
        ListField.HOUSEHOLD_KEY: f"MT{household:06d}",
        ListField.CSQ_ISSUED_ON: journey.issued.isoformat(),
        ListField.CSQ_EXPIRES_ON: (journey.issued + timedelta(days=730)).isoformat(),
        ListField.ARRIVING_ON: journey.arriving.isoformat(),
        ListField.ARRIVED_ON: journey.arrived.isoformat() if journey.arrived else "",
        ListField.FLIGHT: journey.flight,
        ListField.REGION: destination.region,
        ListField.REGION_NAME: destination.region_name,
        ListField.CITY: dice.choice(destination.cities),
        ListField.OFFICE: destination.office,
        ListField.BIRTH_COUNTRY: origin.country,
        ListField.MOTHER_TONGUE: origin.language,
    }
    adult_age = dice.randint(24, 48)
    for place in range(size):
        role = (HouseholdRole.PRINCIPAL, HouseholdRole.SPOUSE)[place] if place < 2 else HouseholdRole.DEPENDANT
        child = role is HouseholdRole.DEPENDANT
        age = dice.randint(0, min(17, adult_age - 20)) if child else adult_age + dice.randint(-4, 4)
        own_name = role is HouseholdRole.SPOUSE and dice.random() < 0.6
        person = shared | _person(dice, names, before + place + 1, today, age)
        person[ListField.ROLE] = _ROLES[role]
        person[ListField.FAMILY_NAME] = dice.choice(names.family_names) if own_name else family_name
        person |= _reached_at(dice, person, before + place + 1, grown=age >= 14)
        yield {FIELD_HEADINGS[field]: person.get(field, "") for field in FIELD_HEADINGS if field in _COLUMNS}


def _in_script_of(family_name: str, origin: Origin) -> Origin:
    """The names of the origin that are written in the script of this family name."""

    def same(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if _script(name) == _script(family_name))

    return replace(origin, family_names=same(origin.family_names), women=same(origin.women), men=same(origin.men))


def _script(name: str) -> str:
    return unicodedata.name(name[0]).partition(" ")[0]


_COLUMNS = tuple(field for field in ListField if field is not ListField.CONTACT_LANGUAGE)


def _journey(dice: random.Random, today: date) -> _Journey:
    arriving = (
        today - timedelta(days=dice.randint(0, 56))
        if dice.random() < 0.75
        else today + timedelta(days=dice.randint(1, 120))
    )
    arrived = None
    if arriving <= today and dice.random() < 0.97:
        arrived = min(today, arriving + timedelta(days=dice.choice((0, 0, 0, 0, 1, 3))))
    issued = min(arriving, today) - timedelta(days=dice.randint(90, 600))
    return _Journey(issued, arriving, arrived, dice.choice(_FLIGHTS))


def _person(dice: random.Random, origin: Origin, number: int, today: date, age: int) -> dict[ListField, str]:
    woman = dice.random() < 0.5
    low, high = origin.french
    oral = dice.randint(low, high)
    person = {
        ListField.CSQ_NUMBER: f"CSQ-{20_000_000 + number}",
        ListField.CLIENT_ID: f"{dice.randint(10, 99)}-{dice.randint(1000, 9999)}-{dice.randint(1000, 9999)}",
        ListField.GIVEN_NAME: dice.choice(origin.women if woman else origin.men),
        ListField.BIRTH_DATE: (today - timedelta(days=int(age * 365.25) + dice.randint(1, 364))).isoformat(),
        ListField.SEX: "F" if woman else "M",
        ListField.ENGLISH: dice.choice(("", *EnglishLevel)),
    }
    if age >= 6:
        person[ListField.FRENCH_ORAL] = str(oral)
        person[ListField.FRENCH_WRITTEN] = str(max(1, oral - dice.randint(0, 2)))
    if age >= 20 and dice.random() < 0.8:
        noc, feminine, masculine = dice.choice(_JOBS)
        person[ListField.NOC] = noc
        person[ListField.OCCUPATION] = feminine if woman else masculine
    return person


def _reached_at(dice: random.Random, person: dict[ListField, str], number: int, *, grown: bool) -> dict[ListField, str]:
    if not grown:
        return {}
    turn, line = divmod(number, 10_000)
    reached = {ListField.PHONE: f"{_AREA_CODES[turn % len(_AREA_CODES)]} 555-{line:04d}"}
    if dice.random() < 0.75:
        names = (person[ListField.GIVEN_NAME], person[ListField.FAMILY_NAME])
        mailbox = ".".join(filter(None, map(_plain, names))) or "personne"
        reached[ListField.EMAIL] = f"{mailbox}{number}@exemple.invalid"
    return reached


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().translate({ord("ł"): "l", ord("ı"): "i", ord("đ"): "d"}))
    return re.sub(r"[^a-z]", "", letters)
