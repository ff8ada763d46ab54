"""One case on one page, for the team meeting: who, the clock, how far each strand is, what is open, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import AppointmentKind, Category, Place, Stage, StepState, Strand
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import CourseState, FollowUpOutcome, ServiceKind


@dataclass(frozen=True, slots=True)
class StrandProgress:
    """The steps of one strand: ``done`` of ``total``; those without object count in neither. ``late`` are open and past due."""

    strand: Strand
    done: int
    total: int
    late: int


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that is still to be done."""

    strand: Strand
    label: str
    organization: str
    state: StepState
    due_on: date | None

    def is_late(self, on: date) -> bool:
        """Whether it should have been done before a day."""
        return self.due_on is not None and self.due_on < on


@dataclass(frozen=True, slots=True)
class SummaryAppointment:
    """The next appointment."""

    kind: AppointmentKind
    starts_at: datetime
    place: Place


@dataclass(frozen=True, slots=True)
class SummaryFollowUp:
    """The last follow-up, and the day that it named for the next one."""

    held_at: datetime
    outcome: FollowUpOutcome
    next_on: date | None


@dataclass(frozen=True, slots=True)
class SummaryCourse:
    """The French course begun or asked for last. ``since`` is the day of its state, as far as it is known."""

    state: CourseState
    institution: str
    level: int | None
    since: date | None


@dataclass(frozen=True, slots=True)
class SummaryReferral:
    """A referral that waits for an answer."""

    organization: str
    service: ServiceKind | None
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """The page. ``open_steps``: the late ones first, then by due date, those without one last. Languages are names."""

    case_id: int
    file_number: str
    person_name: str
    list_name: str
    birth_date: date | None
    category: Category | None
    contact_language: str
    interpreter: bool
    household: int
    stage: Stage
    closed_on: date | None
    officer: OfficerRow | None
    office_name: str
    region: str
    arriving_on: date | None
    clock: FirstMeetingClock
    strands: tuple[StrandProgress, ...]
    open_steps: tuple[OpenStep, ...]
    version: int
    signed_on: date | None
    appointment: SummaryAppointment | None
    follow_up: SummaryFollowUp | None
    course: SummaryCourse | None
    referrals: tuple[SummaryReferral, ...]
    printed_on: date
    programme_name: str

    @property
    def done(self) -> int:
        """Steps done."""
        return sum(part.done for part in self.strands)

    @property
    def total(self) -> int:
        """Steps of the plan, without those that have no object."""
        return sum(part.total for part in self.strands)

    @property
    def late(self) -> int:
        """Steps that are open and past due."""
        return sum(part.late for part in self.strands)
