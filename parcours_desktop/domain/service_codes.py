"""Codes of what is done with partners, in courses and on paper. Their French names stand in ``wording.service_labels``."""

from enum import StrEnum


class ServiceKind(StrEnum):
    """What a partner organization offers."""

    WELCOME = "welcome"
    HOUSING = "housing"
    FRENCH = "french"
    EMPLOYMENT = "employment"
    CHILDREN = "children"
    HEALTH = "health"
    RIGHTS = "rights"
    MATCHING = "matching"
    INTERPRETING = "interpreting"
    FOOD = "food"
    OBJECTIF_INTEGRATION = "objectif_integration"
    OTHER = "other"


class NoticeMode(StrEnum):
    """How the collection notice was given (Act respecting access, s. 65)."""

    READ = "read"
    SHOWN = "shown"
    PRINTED = "printed"


class ConsentPurpose(StrEnum):
    """What personal information may be handed over for."""

    REFERRAL = "referral"
    PLAN = "plan"
    NEWS = "news"


class ConsentMode(StrEnum):
    """How the consent was given."""

    SIGNED = "signed"
    ORAL = "oral"


class SharedField(StrEnum):
    """A part of a case that a consent covers, and that a document shows to its audience or not."""

    IDENTITY = "identity"
    CONTACT = "contact"
    ARRIVAL = "arrival"
    HOUSEHOLD = "household"
    LANGUAGES = "languages"
    FRENCH_LEVEL = "french_level"
    EDUCATION = "education"
    NEEDS = "needs"
    ASSETS = "assets"
    OBJECTIVES = "objectives"
    STEPS = "steps"
    RESULTS = "results"
    APPOINTMENTS = "appointments"


class LegalGround(StrEnum):
    """Why information may be handed over without consent (Act respecting access, s. 59, 67 and 67.2)."""

    DANGER = "danger"
    LAW = "law"
    MANDATE = "mandate"


class ReferralState(StrEnum):
    """Where a referral stands."""

    PREPARED = "prepared"
    SENT = "sent"
    RECEIVED = "received"
    TAKEN_ON = "taken_on"
    WAITING_LIST = "waiting_list"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_waiting(self) -> bool:
        """Whether the organization still owes an answer: sent, or received and not decided."""
        return self in {ReferralState.SENT, ReferralState.RECEIVED}


class ReferralWay(StrEnum):
    """How a referral left."""

    HAND = "hand"
    MAIL = "mail"
    EMAIL = "email"
    PHONE = "phone"
    PORTAL = "portal"


class FollowUpMode(StrEnum):
    """How a follow-up was held."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"
    EMAIL = "email"
    TEXT = "text"


class FollowUpOutcome(StrEnum):
    """What came of a follow-up."""

    ADVANCING = "advancing"
    PLAN_CHANGED = "plan_changed"
    BLOCKED = "blocked"
    SETTLED = "settled"
    NOT_REACHED = "not_reached"
    NO_LONGER_WANTED = "no_longer_wanted"


class CourseFormat(StrEnum):
    """How a French course is followed."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    ONLINE = "online"
    WORKPLACE = "workplace"


class CourseState(StrEnum):
    """Where a French course stands."""

    REGISTERED = "registered"
    PLACED = "placed"
    WAITING = "waiting"
    STARTED = "started"
    COMPLETED = "completed"
    NOT_STARTED = "not_started"
    DROPPED = "dropped"


class CourseReason(StrEnum):
    """Why a French course was not started, or dropped."""

    WORK = "work"
    CHILDCARE = "childcare"
    SCHEDULE = "schedule"
    WAIT = "wait"
    DISTANCE = "distance"
    HEALTH = "health"
    MONEY = "money"
    LEVEL = "level"
    MOVED = "moved"
    NO_LONGER_NEEDED = "no_longer_needed"
    OTHER = "other"


class Eligibility(StrEnum):
    """Whether a person may follow the Objectif Intégration course."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"


class CoursePart(StrEnum):
    """The three parts of Objectif Intégration."""

    VALUES = "values"
    DEMOCRACY = "democracy"
    WORK = "work"


class ClaimState(StrEnum):
    """Where the claim of an allowance stands."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    PAID = "paid"
    REFUSED = "refused"


class LanguageGround(StrEnum):
    """Why a second language may stand beside French after six months (Charter of the French language, s. 22.3)."""

    HEALTH = "health"
    PUBLIC_SAFETY = "public_safety"
    NATURAL_JUSTICE = "natural_justice"
    OUTSIDE_QUEBEC = "outside_quebec"
    ENGLISH_SCHOOLING = "english_schooling"
    ENGLISH_BEFORE_2021 = "english_before_2021"
    INDIGENOUS = "indigenous"


class DocumentKind(StrEnum):
    """What can be printed; also what the command line asks for by ``--kind``."""

    PLAN = "plan"
    PARTNER_PLAN = "partner_plan"
    ACCESS_PLAN = "access_plan"
    ACCESS_FILE = "access_file"
    SUMMARY = "summary"
    CASELOAD = "caseload"
    HANDOVER = "handover"
    FIGURES = "figures"
    REFERRAL = "referral"
    DAY = "day"
    CLOCK = "clock"
    LETTER = "letter"
    NOTICE = "notice"
    CONSENT = "consent"
    ATTENDANCE = "attendance"
    LABELS = "labels"
    ENVELOPES = "envelopes"

    @property
    def is_plan(self) -> bool:
        """Whether it shows a plan as it stands or as it was sealed."""
        return self in {DocumentKind.PLAN, DocumentKind.PARTNER_PLAN, DocumentKind.ACCESS_PLAN}


class Audience(StrEnum):
    """For whom a document is printed."""

    PERSON = "person"
    PARTNER = "partner"
    ACCESS = "access"
    OFFICE = "office"


class SealForm(StrEnum):
    """How a version of a plan was sealed."""

    SIGNED = "signed"
    APPROVED = "approved"


class ApprovalState(StrEnum):
    """Where a plan sent for approval stands."""

    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
