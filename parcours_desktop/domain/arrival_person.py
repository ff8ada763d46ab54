"""One person of an arrivals list, understood: what an import compares with the cases of the file."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.codes import Category, EnglishLevel, HouseholdRole, Sex
from parcours_desktop.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ArrivalPerson:
    """What a row says of a person. Empty text and ``None`` mean "the list says nothing", and never erase a value.

    ``csq_number`` is always there: a case is known by it. ``french_oral`` and ``french_written`` are levels 1 to 12.
    ``birth_country`` is an ISO 3166 alpha-3 code, ``mother_tongue`` and ``contact_language`` language codes of the
    reference, ``region`` a two-character code, ``office`` a code of the reference. ``household_key`` is the list's own
    number of the household.
    """

    csq_number: str
    dossier_number: str = ""
    client_id: str = ""
    family_name: str = ""
    given_name: str = ""
    other_name: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    birth_country: str = ""
    mother_tongue: str = ""
    contact_language: str = ""
    french_oral: int | None = None
    french_written: int | None = None
    english: EnglishLevel | None = None
    category: Category | None = None
    role: HouseholdRole | None = None
    household_key: str = ""
    csq_issued_on: date | None = None
    csq_expires_on: date | None = None
    arriving_on: date | None = None
    arrived_on: date | None = None
    flight: str = ""
    region: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    noc: str = ""
    occupation: str = ""
    office: str = ""

    def missing_for_new(self) -> tuple[str, ...]:
        """Names of the mandatory fields of a new case that this row leaves empty (none: a case can be opened)."""
        wanted = {
            "family_name": self.family_name or self.given_name,
            "birth_date": self.birth_date,
            "category": self.category,
            "role": self.role,
            "region": self.region,
            "contact_language": self.contact_language,
            "arriving_on": self.arriving_on or self.arrived_on,
        }
        return tuple(name for name, value in wanted.items() if not value)


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row of a list: a person (perhaps with warnings) or the reason why the row is refused."""

    number: int
    person: ArrivalPerson | None
    warnings: tuple[Refusal, ...] = ()
    refusal: Refusal | None = None
