"""Frozen rows of partners, courses and papers (see ``rows`` for what ``seen`` is). Days are dates, times wall times."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.service_codes import (
    Audience,
    ClaimState,
    ConsentMode,
    ConsentPurpose,
    CourseFormat,
    CoursePart,
    CourseReason,
    CourseState,
    DocumentKind,
    Eligibility,
    FollowUpMode,
    FollowUpOutcome,
    LegalGround,
    NoticeMode,
    ReferralState,
    ReferralWay,
    ServiceKind,
    SharedField,
)


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A partner organization of the directory. ``uid`` (hexadecimal) is what other rows name it by.

    ``regions`` are codes of regions, none for the whole of Québec; ``languages`` ISO 639-3 codes. ``checked_on`` is the day
    on which somebody made sure that all of this still holds; from ``closed_on`` it is no longer proposed.
    """

    id: int
    seen: int
    uid: str
    name: str
    services: tuple[ServiceKind, ...]
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    eligibility: str
    contact: str
    phone: str
    email: str
    website: str
    street: str
    city: str
    postal_code: str
    checked_on: date | None
    checked_by: str
    note: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """The collection notice as it was given (Act respecting access, s. 65): ``version`` is that of the text."""

    id: int
    case_id: int
    seen: int
    given_on: date
    mode: NoticeMode
    version: str
    language: str
    officer: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent for one organization and one purpose (Act respecting access, s. 59). ``organization`` is its uid."""

    id: int
    case_id: int
    seen: int
    uid: str
    organization: str
    organization_name: str
    purpose: ConsentPurpose
    fields: tuple[SharedField, ...]
    version: str
    given_on: date
    mode: ConsentMode
    ends_on: date | None
    withdrawn_on: date | None
    withdrawal_note: str
    officer: str
    note: str

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day: given by then, neither ended (the last day counts) nor withdrawn."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        return self.given_on <= on and not withdrawn and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral of a person to an organization. ``consent`` is the uid of the consent that it rests on, or "".

    ``step_id`` is the step of the plan that it serves. ``sent_on`` is empty while it is being prepared.
    """

    id: int
    case_id: int
    seen: int
    organization: str
    organization_name: str
    service: ServiceKind | None
    needs: tuple[NeedDomain, ...]
    assets: str
    done: str
    message: str
    consent: str
    legal_ground: LegalGround | None
    ground_note: str
    sent_on: date | None
    way: ReferralWay | None
    state: ReferralState
    answered_on: date | None
    answer_note: str
    reminded_on: date | None
    step_id: int | None
    officer: str
    person_name: str = ""
    file_number: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up of a case. ``next_days`` says which day of the cadence proposed the next one (30, 90…), if one did."""

    id: int
    case_id: int
    seen: int
    held_at: datetime
    mode: FollowUpMode
    outcome: FollowUpOutcome
    note: str
    next_on: date | None
    next_days: int | None
    officer: str


@dataclass(frozen=True, slots=True)
class FrenchCourseRow:
    """A French course from registration to its end. ``level`` is where the person was placed (Échelle québécoise, 1 to 12)."""

    id: int
    case_id: int
    seen: int
    format: CourseFormat | None
    institution: str
    level: int | None
    registered_on: date | None
    placed_on: date | None
    starts_on: date | None
    state: CourseState
    started_on: date | None
    ended_on: date | None
    reason: CourseReason | None
    reason_note: str
    note: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of Objectif Intégration as it was followed; ``minutes`` of attendance."""

    part: CoursePart
    on: date | None
    minutes: int


@dataclass(frozen=True, slots=True)
class IntegrationCourseRow:
    """Objectif Intégration: eligibility, enrolment, its three parts, attestation, allowance. ``claim_dollars`` are dollars."""

    id: int
    case_id: int
    seen: int
    eligibility: Eligibility | None
    eligibility_on: date | None
    eligibility_note: str
    enrolled_on: date | None
    organization: str
    organization_name: str
    parts: tuple[PartRow, ...]
    attested_on: date | None
    claim_state: ClaimState | None
    claimed_on: date | None
    claim_settled_on: date | None
    claim_dollars: int | None
    claim_note: str
    note: str


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What the register will say of a document once it is printed or saved. ``case_id`` 0: of no case."""

    kind: DocumentKind
    case_id: int = 0
    audience: Audience = Audience.PERSON
    recipient: str = ""
    version: int | None = None
    language: str = ""
    language_ground: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that was printed or saved: ``sha256`` is that of its PDF, hexadecimal; ``batch`` names a series."""

    new: NewIssue
    sha256: str
    pages: int
    batch: str = ""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A document that was printed or saved: the register says who, which version, for whom, when (Act, s. 60).

    ``sha256`` is that of the PDF, hexadecimal; ``code`` the short code that its pages bear; ``batch`` names a series.
    """

    id: int
    case_id: int
    issued_at: datetime
    kind: DocumentKind
    audience: Audience
    recipient: str
    recipient_name: str
    version: int | None
    language: str
    language_ground: str
    sha256: str
    code: str
    pages: int
    batch: str
    officer: str
    person_name: str = ""
    file_number: str = ""
