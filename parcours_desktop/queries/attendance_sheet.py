"""The attendance and allowance slip of Objectif Intégration of a case."""

from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.attendance_sheet import AllowanceAmount, AttendanceSheet
from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.integration_course import proposed_eligibility
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_rows import IntegrationCourseRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.courses import integration_course_of
from parcours_desktop.system.reference import Reference


def attendance_sheet(
    file: Reading, case_id: int, today: date, reference: Reference, workdays: WorkingDays
) -> AttendanceSheet:
    """The slip of a case on a day. Raises ``Refused`` when there is no such case, or nothing noted of the session."""
    case, course = case_sheet(file, case_id, today, workdays), integration_course_of(file, case_id)
    if case is None:
        raise Refused(Refusal("row_is_gone"))
    if course is None:
        raise Refused(Refusal("integration_none"))
    return attendance_sheet_of(case, course, today, reference)


def attendance_sheet_of(
    case: CaseSheet, course: IntegrationCourseRow, today: date, reference: Reference
) -> AttendanceSheet:
    """The same from rows that were read already."""
    profile = case.profile
    on = course.attested_on or today
    rule, office = reference.integration_rule(on), reference.office(profile["office"] or "")
    levels = FrenchLevels(profile["french_listening"], profile["french_speaking"])
    return AttendanceSheet(
        case_id=case.case_id,
        file_number=case.file_number,
        person_name=case.full_name,
        birth_date=profile["birth_date"],
        programme_name=reference.programme_name(today),
        office_name=office.name if office else profile["office"] or "",
        officer=case.officer,
        rule=rule,
        proposed=proposed_eligibility(rule, profile["birth_date"], levels.lowest_oral, on),
        course=course,
        amount=amount_on(reference, on),
        printed_on=today,
    )


def amount_on(reference: Reference, on: date) -> AllowanceAmount | None:
    """The allowance of the session in force on a day."""
    found = reference.allowance(reference.integration_rule(on).allowance, on)
    return None if found is None else AllowanceAmount(int(found.amount), on, found.valid_from, found.valid_to)
