"""Objectif Intégration in a case: eligibility, enrolment, the three parts, the attestation, the allowance and its claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.french import FrenchLevels
from parcours_desktop.domain.integration_course import (
    IntegrationRule,
    ProposedEligibility,
    proposed_eligibility,
    total_minutes,
)
from parcours_desktop.domain.service_codes import ClaimState, CoursePart, Eligibility, ServiceKind
from parcours_desktop.domain.service_rows import IntegrationCourseRow
from parcours_desktop.queries.attendance_sheet import amount_on
from parcours_desktop.queries.courses import integration_course_of, open_steps_by_code
from parcours_desktop.queries.organizations import OrganizationFilter, organizations
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.wording.attendance_words import (
    allowance_text,
    claim_text,
    decision_text,
    hours_text,
    proposal_text,
)

CLAIM_STATES = (ClaimState.ACCEPTED, ClaimState.PAID, ClaimState.REFUSED)


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of the session: its name, when and how long it was followed, and how long it is planned."""

    part: CoursePart
    title: str
    when: str
    planned: str
    followed: bool


class IntegrationScreen:
    """``changed``: draw the session anew. What can be done with it: ``integration_acts``."""

    def __init__(self, state: CaseState, papers: CasePapers) -> None:
        self.state, self._papers = state, papers
        self.changed: Signal[()] = Signal()
        self._course: IntegrationCourseRow | None = None
        self._steps: Mapping[str, str] = {}
        self._is_read = False
        state.changed.connect(self._on_read)

    @property
    def course(self) -> IntegrationCourseRow | None:
        """What is noted of the session, if anything is; read when it is first looked at."""
        self._read()
        return self._course

    @property
    def open_steps(self) -> Mapping[str, str]:
        """The steps of the plan that are still to be done, by their code."""
        self._read()
        return self._steps

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.state.sheet.is_open

    @property
    def rule(self) -> IntegrationRule:
        """The rule in force on the day of the attestation, or today."""
        return self.state.desk.reference.integration_rule(self._on)

    @property
    def proposed(self) -> ProposedEligibility:
        """What the rule says of the person today."""
        profile, today = self.state.sheet.profile, self.state.today
        levels = FrenchLevels(profile["french_listening"], profile["french_speaking"])
        rule = self.state.desk.reference.integration_rule(today)
        return proposed_eligibility(rule, profile["birth_date"], levels.lowest_oral, today)

    @property
    def proposal(self) -> str:
        """What the rule says, in a sentence."""
        return proposal_text(self.proposed, self.rule, self.state.words)

    @property
    def decision(self) -> str:
        """What was decided; "" before."""
        return decision_text(self.course, self.state.words)

    @property
    def is_eligible(self) -> bool:
        """Whether the person was said to be eligible."""
        return self.course is not None and self.course.eligibility is Eligibility.ELIGIBLE

    @property
    def enrolment(self) -> str:
        """When the person was enrolled and where; "" before."""
        course, words = self.course, self.state.words
        if course is None or course.enrolled_on is None:
            return ""
        if course.organization_name:
            return words(
                "Inscription le {day}, {organization}.", day=course.enrolled_on, organization=course.organization_name
            )
        return words("Inscription le {day}.", day=course.enrolled_on)

    @property
    def parts(self) -> tuple[PartShown, ...]:
        """The three parts."""
        words, course = self.state.words, self.course
        if course is None:
            return ()
        return tuple(
            PartShown(
                row.part,
                words.label(row.part),
                words("{day}, {length}", day=words.medium_date(row.on), length=words.duration(row.minutes))
                if row.on
                else words("à suivre"),
                words.duration(self.rule.parts.get(row.part, 0)),
                row.on is not None,
            )
            for row in course.parts
        )

    @property
    def minutes(self) -> int:
        """Minutes of attendance so far."""
        return total_minutes(self.course.parts) if self.course else 0

    @property
    def share(self) -> float:
        """How much of the session is followed, from 0 to 1."""
        return min(1.0, self.minutes / self.rule.minutes)

    @property
    def hours(self) -> str:
        """« 16 h sur 24 h »."""
        return hours_text(self.minutes, self.rule, self.state.words)

    @property
    def attestation(self) -> str:
        """When the attestation was given; "" before."""
        attested = self.course.attested_on if self.course else None
        return self.state.words("Attestation remise le {day}.", day=attested) if attested else ""

    @property
    def allowance(self) -> str:
        """The amount and the day by which it is chosen; that of the claim once there is one."""
        words, course = self.state.words, self.course
        amount = amount_on(self.state.desk.reference, self._on)
        said = allowance_text(amount, course.attested_on if course else None, words)
        return words("Allocation\u00a0: {said}", said=said)

    @property
    def claim(self) -> str:
        """Where the claim stands; "" before."""
        return claim_text(self.course, self.state.words) if self.course else ""

    @property
    def claim_note(self) -> str:
        """What was written of the claim: why it was refused."""
        return self.course.claim_note if self.course else ""

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        words = self.state.words
        if source == "organizations":
            return self._organizations()
        codes: tuple[Eligibility | ClaimState, ...] = tuple(Eligibility) if source == "eligibilities" else CLAIM_STATES
        return tuple(Choice(code.value, words.label(code)) for code in codes)

    # Paper

    @property
    def can_print(self) -> bool:
        """Whether there is something to print."""
        return self.course is not None

    def slip(self) -> Printout | None:
        """The attendance and allowance slip, in French like every record of the office; None when nothing is noted."""
        return self._papers.attendance() if self.can_print else None

    @property
    def _on(self) -> date:
        attested = self.course.attested_on if self.course else None
        return attested or self.state.today

    def _organizations(self) -> tuple[Choice, ...]:
        with self.state.desk.reading() as file:
            found = organizations(file, OrganizationFilter(service=ServiceKind.OBJECTIF_INTEGRATION))
        return tuple(Choice(row.uid, row.name, row.city) for row in found)

    def _read(self) -> None:
        if not self._is_read:
            with self.state.desk.reading() as file:
                self._course = integration_course_of(file, self.state.case_id)
                self._steps = open_steps_by_code(file, self.state.case_id)
            self._is_read = True

    def _on_read(self) -> None:
        self._is_read = False
        self.changed.emit()
