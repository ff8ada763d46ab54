"""Everything that the attendance and allowance slip of Objectif Intégration shows."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.integration_course import IntegrationRule, ProposedEligibility, total_minutes
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_rows import IntegrationCourseRow


@dataclass(frozen=True, slots=True)
class AllowanceAmount:
    """The dollars in force on a day, and from when to when they are."""

    dollars: int
    on: date
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """One person and their session. ``proposed`` is what the rule says on the day of printing.

    ``amount`` is that of the day of the attestation, or of the day of printing while it is not given; None where none is
    in force.
    """

    case_id: int
    file_number: str
    person_name: str
    birth_date: date | None
    programme_name: str
    office_name: str
    officer: OfficerRow | None
    rule: IntegrationRule
    proposed: ProposedEligibility
    course: IntegrationCourseRow
    amount: AllowanceAmount | None
    printed_on: date

    @property
    def minutes(self) -> int:
        """Minutes of attendance noted so far."""
        return total_minutes(self.course.parts)
