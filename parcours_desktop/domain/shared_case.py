"""What of one case may leave on paper: the plan, and the parts of the profile and of the needs assessment that a consent names."""

from dataclasses import dataclass, field
from datetime import date

from parcours_desktop.domain.codes import Category, Education, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.rows import PlanSheet


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """Another member of the household."""

    name: str
    role: HouseholdRole | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class SharedNeed:
    """One domain of the needs assessment: how pressing it is; what helps already, what was done already."""

    domain: NeedDomain
    level: NeedLevel | None = None
    asset: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class SharedCase:
    """One person as a document for somebody outside shows them. Languages are names; ``birth_date`` stands in the plan."""

    plan: PlanSheet
    phone: str = ""
    email: str = ""
    address: str = ""
    category: Category | None = None
    household: tuple[SharedPerson, ...] = ()
    mother_tongue: str = ""
    contact_language: str = ""
    interpreter: bool = False
    french: FrenchLevels = field(default_factory=FrenchLevels)
    education: Education | None = None
    education_field: str = ""
    occupation: str = ""
    needs: tuple[SharedNeed, ...] = ()
