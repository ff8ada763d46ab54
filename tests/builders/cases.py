"""Cases with valid defaults; a test overrides what matters to it."""

from datetime import date
from typing import Any

from parcours_desktop.commands.cases import OpenCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import Category, HouseholdRole


def case_columns(**overrides: Any) -> dict[str, Any]:
    """The columns of a newcomer who arrived a week before the tests' day."""
    return {
        "family_name": "Haddad",
        "given_name": "Rania",
        "birth_date": date(1988, 3, 4),
        "csq_number": "CSQ-20000001",
        "category": Category.ECONOMIC,
        "household_role": HouseholdRole.PRINCIPAL,
        "region": "06",
        "contact_language": "ara",
        "arrived_on": date(2026, 11, 16),
    } | overrides


def a_case(desk: Desk, **overrides: Any) -> int:
    """Open a case; answers its id."""
    return desk.do(OpenCase(case_columns(**overrides))).value
