"""What the rules of suggestion may know of a person: facts of the case and its household, needs as they were assessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import Category, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.domain.planning import age_on
from parcours_desktop.domain.suggestions import Facts
from parcours_desktop.system.reference import Reference

_CASE = (
    "SELECT birth_date, category, household_role, household_key, french_listening, french_speaking, noc, arrived_on "
    "FROM cases WHERE id=?"
)
_CHILDREN = (
    "SELECT birth_date FROM cases WHERE household_key=? AND id<>? AND household_role=? AND removed=0 "
    "AND merged_into IS NULL AND birth_date IS NOT NULL"
)
_NEEDS = "SELECT domain, level FROM need WHERE case_id=? AND removed=0 AND level IS NOT NULL"


@dataclass(frozen=True, slots=True)
class SuggestionFacts:
    """Facts, and the level of each need that was assessed."""

    facts: Facts
    needs: Mapping[NeedDomain, NeedLevel]


def suggestion_facts(file: Reading, case_id: int, today: date, reference: Reference) -> SuggestionFacts:
    """What is known of a case, in three statements."""
    case = file.exec_driver_sql(_CASE, (case_id,)).one()
    spoken = [level for level in (case.french_listening, case.french_speaking) if level is not None]
    occupation = reference.occupations.get(case.noc) if case.noc else None
    facts = Facts(
        age=age_on(date.fromisoformat(case.birth_date), today) if case.birth_date else None,
        children_ages=_children(file, case.household_key, case_id, today),
        category=Category(case.category) if case.category else None,
        role=HouseholdRole(case.household_role) if case.household_role else None,
        french_oral=min(spoken, default=None),
        regulated=bool(occupation and occupation.regulated_by),
        arrived=case.arrived_on is not None,
    )
    needs = {NeedDomain(domain): NeedLevel(level) for domain, level in file.exec_driver_sql(_NEEDS, (case_id,))}
    return SuggestionFacts(facts, needs)


def _children(file: Reading, key: str | None, case_id: int, today: date) -> tuple[int, ...]:
    """Ages of the dependants of the household, under 18 or not: the rules say which they mean."""
    if not key:
        return ()
    births = file.exec_driver_sql(_CHILDREN, (key, case_id, HouseholdRole.DEPENDANT.value)).scalars()
    return tuple(sorted(age_on(date.fromisoformat(birth), today) for birth in births))
