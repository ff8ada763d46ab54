"""The closed lists of the programme: each code as it is stored, in the order in which it is shown."""

from enum import StrEnum


class HouseholdRole(StrEnum):
    """Place of a person in the household: requérant(e) principal(e), conjoint(e), personne à charge."""

    PRINCIPAL = "principal"
    SPOUSE = "spouse"
    DEPENDANT = "dependant"


class Category(StrEnum):
    """Immigration category (Québec classification, three families and the temporary statuses)."""

    ECONOMIC = "ECO"
    FAMILY = "FAM"
    REFUGEE = "REF"
    HUMANITARIAN = "HUM"
    WORKER = "TMP-T"
    STUDENT = "TMP-E"
    CLAIMANT = "ASI"


class Sex(StrEnum):
    """Sex as written on the certificate."""

    FEMALE = "F"
    MALE = "M"
    OTHER = "X"


class OfficerRole(StrEnum):
    """What a member of the staff does."""

    OFFICER = "officer"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    READER = "reader"


class Strand(StrEnum):
    """The four strands (volets) of an action plan, in the order of the page."""

    SETTLEMENT = "settlement"
    FRENCH = "french"
    EMPLOYMENT = "employment"
    COMMUNITY = "community"


class Horizon(StrEnum):
    """Horizon of an objective: short is under 3 months, medium 3 to 12, long over 12."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class StepState(StrEnum):
    """State of a step. The last three are closed states."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    ABANDONED = "abandoned"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in {StepState.TO_DO, StepState.IN_PROGRESS, StepState.WAITING}


class NotDoneReason(StrEnum):
    """Why a step was abandoned or does not apply."""

    NO_LONGER_NEEDED = "no_longer_needed"
    REFUSED_BY_PERSON = "refused_by_person"
    NOT_ELIGIBLE = "not_eligible"
    NO_PLACE = "no_place"
    NO_ANSWER = "no_answer"
    MOVED_AWAY = "moved_away"
    OTHER = "other"


class Responsible(StrEnum):
    """Who carries a step out."""

    PERSON = "person"
    OFFICER = "officer"
    ORGANIZATION = "organization"


class DueBasis(StrEnum):
    """From what a due date was proposed; EDITED dates are never moved by the program."""

    ARRIVAL = "arrival"
    MEETING = "meeting"
    EDITED = "edited"


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    AIRPORT_WELCOME = "airport_welcome"
    FIRST_MEETING = "first_meeting"
    FOLLOW_UP = "follow_up"
    GROUP_SESSION = "group_session"
    ABSENCE = "absence"
    TRAVEL = "travel"
    OTHER = "other"

    @property
    def has_person(self) -> bool:
        """Whether it is held with people; the others are the officer's own time and belong to no case."""
        return self not in {AppointmentKind.ABSENCE, AppointmentKind.TRAVEL, AppointmentKind.OTHER}


class AppointmentState(StrEnum):
    """State of an appointment. PROPOSED and CONFIRMED are still to come."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"
    MOVED = "moved"

    @property
    def is_open(self) -> bool:
        """Whether the appointment is still to come."""
        return self in {AppointmentState.PROPOSED, AppointmentState.CONFIRMED}


class Place(StrEnum):
    """Where or how an appointment takes place."""

    OFFICE = "office"
    PHONE = "phone"
    VIDEO = "video"
    OTHER_OFFICE = "other_office"
    AIRPORT = "airport"


class Stage(StrEnum):
    """How far a case has come on the journey; computed from its dates, never typed."""

    CERTIFICATE = "certificate"
    FEDERAL_APPLICATION = "federal_application"
    CONFIRMED_RESIDENCE = "confirmed_residence"
    ARRIVING = "arriving"
    ARRIVED = "arrived"
    FIRST_MEETING = "first_meeting"
    PLAN_SIGNED = "plan_signed"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class NeedLevel(StrEnum):
    """How pressing a need is."""

    NONE = "none"
    WATCH = "watch"
    ADDRESS = "address"
    URGENT = "urgent"


class NeedDomain(StrEnum):
    """The 17 domains of the needs assessment, in the order of the form."""

    IDENTITY = "identity"
    HOUSING = "housing"
    HEALTH = "health"
    FINANCES = "finances"
    CHILDREN = "children"
    TRANSPORT = "transport"
    RIGHTS = "rights"
    FRENCH_LEVEL = "french_level"
    FRENCH_MODE = "french_mode"
    FRENCH_BARRIERS = "french_barriers"
    JOB_GOAL = "job_goal"
    DIPLOMAS = "diplomas"
    REGULATED = "regulated"
    JOB_SEARCH = "job_search"
    NETWORK = "network"
    LEISURE = "leisure"
    SOCIETY = "society"


class LevelSource(StrEnum):
    """Where French levels come from."""

    TEST = "test"
    ESTIMATE = "estimate"
    SELF_DECLARED = "self_declared"


class EnglishLevel(StrEnum):
    """Knowledge of English as the list codes it: A none or little, B some, C good."""

    A = "A"
    B = "B"
    C = "C"


class Education(StrEnum):
    """Highest diploma obtained."""

    NONE = "none"
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    COLLEGE = "college"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


class ClosingReason(StrEnum):
    """Why a case is closed."""

    OBJECTIVES_REACHED = "objectives_reached"
    AUTONOMY = "autonomy"
    TO_PARTNER = "to_partner"
    TO_REGION = "to_region"
    LEFT_QUEBEC = "left_quebec"
    WITHDRAWAL = "withdrawal"
    UNREACHABLE = "unreachable"
    NOT_ELIGIBLE = "not_eligible"
    DUPLICATE = "duplicate"
    DEATH = "death"


class DismissalReason(StrEnum):
    """Why a probable duplicate is not one."""

    DIFFERENT_PEOPLE = "different_people"
    TWINS = "twins"
    SAME_NAME = "same_name"
    OTHER = "other"


class ExcuseReason(StrEnum):
    """Why a first meeting outside the five working days counts as excused."""

    STILL_ABROAD = "still_abroad"
    ASKED_LATER = "asked_later"
    UNREACHABLE = "unreachable"


class AttemptWay(StrEnum):
    """How one tried to reach a person."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    THROUGH_RELATIVE = "through_relative"


class AttemptResult(StrEnum):
    """What came of an attempt to reach a person."""

    REACHED = "reached"
    ASKED_LATER = "asked_later"
    MESSAGE_LEFT = "message_left"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    RETURNED = "returned"

    @property
    def is_reached(self) -> bool:
        """Whether the person was spoken with; the others are attempts in vain."""
        return self in {AttemptResult.REACHED, AttemptResult.ASKED_LATER}


class Verdict(StrEnum):
    """What an import does with one row of a list."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
