"""The French courses of a case, and its Objectif Intégration."""

from typing import Any

from sqlalchemy import Row, bindparam, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import french_course, integration_course, organization
from parcours_desktop.database.tables import step
from parcours_desktop.domain.codes import StepState
from parcours_desktop.domain.service_codes import (
    ClaimState,
    CourseFormat,
    CoursePart,
    CourseReason,
    CourseState,
    Eligibility,
)
from parcours_desktop.domain.service_rows import FrenchCourseRow, IntegrationCourseRow, PartRow
from parcours_desktop.queries.case_sheet import SEEN

_COURSES = (
    select(french_course, SEEN)
    .where(french_course.c.case_id == bindparam("case_id"), french_course.c.removed == 0)
    .order_by(french_course.c.registered_on.desc(), french_course.c.id.desc())
)
_ORGANIZATION = (
    select(organization.c.name)
    .join(record, record.c.id == organization.c.id)
    .where(record.c.uid == func.unhex(integration_course.c.organization))
    .scalar_subquery()
)
_INTEGRATION = (
    select(integration_course, _ORGANIZATION.label("organization_name"), SEEN)
    .where(integration_course.c.case_id == bindparam("case_id"), integration_course.c.removed == 0)
    .order_by(integration_course.c.id.desc())
    .limit(1)
)
_OPEN_STEPS = select(step.c.code, func.max(step.c.label).label("label")).where(
    step.c.case_id == bindparam("case_id"),
    step.c.removed == 0,
    step.c.code.is_not(None),
    func.coalesce(step.c.state, StepState.TO_DO.value).in_([state.value for state in StepState if state.is_open]),
)


def french_courses_of(file: Reading, case_id: int) -> tuple[FrenchCourseRow, ...]:
    """The French courses of a case, the last registration first, in one statement."""
    return tuple(_course(row) for row in file.execute(_COURSES, {"case_id": case_id}))


def integration_course_of(file: Reading, case_id: int) -> IntegrationCourseRow | None:
    """Objectif Intégration of a case (the last one written), in one statement; None where nothing is noted."""
    row = file.execute(_INTEGRATION, {"case_id": case_id}).one_or_none()
    return None if row is None else _integration(row)


def open_steps_by_code(file: Reading, case_id: int) -> dict[str, str]:
    """The steps of the catalogue that are still to be done in a plan: code -> label."""
    rows = file.execute(_OPEN_STEPS.group_by(step.c.code), {"case_id": case_id})
    return {row.code: row.label or "" for row in rows}


def _course(row: Row[Any]) -> FrenchCourseRow:
    return FrenchCourseRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        format=CourseFormat(row.format) if row.format else None,
        institution=row.institution or "",
        level=row.level,
        registered_on=row.registered_on,
        placed_on=row.placed_on,
        starts_on=row.starts_on,
        state=CourseState(row.state or CourseState.REGISTERED),
        started_on=row.started_on,
        ended_on=row.ended_on,
        reason=CourseReason(row.reason) if row.reason else None,
        reason_note=row.reason_note or "",
        note=row.note or "",
    )


def _integration(row: Row[Any]) -> IntegrationCourseRow:
    parts = tuple(
        PartRow(part, getattr(row, f"{part}_on"), getattr(row, f"{part}_minutes") or 0) for part in CoursePart
    )
    return IntegrationCourseRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        eligibility=Eligibility(row.eligibility) if row.eligibility else None,
        eligibility_on=row.eligibility_on,
        eligibility_note=row.eligibility_note or "",
        enrolled_on=row.enrolled_on,
        organization=row.organization or "",
        organization_name=row.organization_name or "",
        parts=parts,
        attested_on=row.attested_on,
        claim_state=ClaimState(row.claim_state) if row.claim_state else None,
        claimed_on=row.claimed_on,
        claim_settled_on=row.claim_settled_on,
        claim_dollars=row.claim_dollars,
        claim_note=row.claim_note or "",
        note=row.note or "",
    )
