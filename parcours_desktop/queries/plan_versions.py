"""The signed versions of a plan, and each as it was signed."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sheet_text import sheet_from


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One signed version."""

    number: int
    signed_on: date


def plan_versions(file: Reading, case_id: int) -> tuple[VersionRow, ...]:
    """The signed versions of a case's plan, newest first."""
    found = file.exec_driver_sql(
        "SELECT number, signed_on FROM plan_version WHERE case_id=? AND removed=0 AND number IS NOT NULL "
        "AND signed_on IS NOT NULL ORDER BY number DESC, id DESC",
        (case_id,),
    )
    return tuple(VersionRow(number, date.fromisoformat(signed_on)) for number, signed_on in found)


def signed_sheet(file: Reading, case_id: int, number: int) -> PlanSheet | None:
    """The sheet of a version, exactly as it was signed; None when there is no such version."""
    text = file.exec_driver_sql(
        "SELECT sheet FROM plan_version WHERE case_id=? AND number=? AND removed=0 ORDER BY id LIMIT 1",
        (case_id, number),
    ).scalar()
    return None if text is None else sheet_from(text)
