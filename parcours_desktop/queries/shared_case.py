"""One case with everything that a document for somebody outside may show; what it then shows is the audience's to say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import Category, Education, LevelSource, NeedLevel
from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.shared_case import SharedCase, SharedNeed, SharedPerson
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.needs_sheet import NeedRow, needs_sheet
from parcours_desktop.system.reference import Reference

PROVINCE = "Québec"


def shared_case(
    file: Reading, case_id: int, plan: PlanSheet, reference: Reference, workdays: WorkingDays, today: date
) -> SharedCase:
    """The case with a plan of it (signed, or the working copy). Raises ``Refused`` when there is no such case."""
    case = case_sheet(file, case_id, today, workdays)
    if case is None:
        raise Refused(Refusal("row_is_gone"))
    profile = case.profile
    needs = needs_sheet(file, case_id, case.seen).needs
    return SharedCase(
        plan=plan,
        phone=profile["phone"] or "",
        email=profile["email"] or "",
        address=", ".join(filter(None, (profile["street"], _town(profile)))),
        category=Category(profile["category"]) if profile["category"] else None,
        household=tuple(SharedPerson(member.list_name, member.role, member.birth_date) for member in case.members),
        mother_tongue=_language(reference, profile["mother_tongue"]),
        contact_language=_language(reference, profile["contact_language"]),
        interpreter=bool(profile["interpreter"]),
        french=_french(profile),
        education=Education(profile["education"]) if profile["education"] else None,
        education_field=profile["education_field"] or "",
        occupation=profile["occupation"] or "",
        needs=tuple(_need(row) for row in needs if row.id is not None),
    )


def _need(row: NeedRow) -> SharedNeed:
    level = None if row.level is NeedLevel.NONE else row.level
    return SharedNeed(row.domain, level, row.asset, row.done)


def _french(profile: Mapping[str, Any]) -> FrenchLevels:
    listening, speaking, reading, writing = (
        profile[f"french_{skill}"] for skill in ("listening", "speaking", "reading", "writing")
    )
    source = LevelSource(profile["french_source"]) if profile["french_source"] else None
    return FrenchLevels(listening, speaking, reading, writing, profile["french_on"], source)


def _town(profile: Mapping[str, Any]) -> str:
    city = f"{profile['city']} ({PROVINCE})" if profile["city"] else ""
    return "\u00a0\u00a0".join(filter(None, (city, profile["postal_code"])))


def _language(reference: Reference, code: str | None) -> str:
    found = reference.languages.get(code or "")
    return found.name if found else code or ""
