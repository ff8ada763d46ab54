"""Frozen rows that screens, pages and exports share: what a reading of the file gives back.

Every row that a screen can edit carries ``seen``: the position in the journal at which it was read. A command that
changes it hands ``seen`` on, so that the change names the values the form had loaded (and never overwrites another).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    AttemptResult,
    AttemptWay,
    DueBasis,
    Horizon,
    NotDoneReason,
    Place,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.plan_translation import SecondLanguage
from parcours_desktop.domain.service_codes import SealForm


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """A member of the staff. ``login`` is the stable key; ``feminine`` chooses « agente » or « agent ».

    ``left_on`` is the first day on which the person holds no case any more.
    """

    login: str
    name: str
    role: str
    office: str
    phone: str = ""
    feminine: bool = False
    languages: tuple[str, ...] = ()
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment or other entry of the calendar. ``starts_at`` is the wall time in America/Toronto.

    ``case_id`` is 0 for an officer's own time (absence, travel, other) and for a group session that nobody attends yet.
    ``minutes`` is the length, ``travel_minutes`` that of the way there (and as long back). Rows with one ``group_key`` are
    one event in the calendar, one row per case. ``ics_uid`` names an event that came from another calendar.
    ``uid`` is its name outside the program, ``utc_offset`` how many minutes its wall time is ahead of UTC; both are read
    with the appointments of a case only, so that a sealed plan keeps them.
    """

    id: int
    case_id: int
    seen: int
    kind: AppointmentKind
    state: AppointmentState
    starts_at: datetime
    minutes: int
    place: Place
    place_detail: str
    officer: str
    note: str
    person_name: str = ""
    file_number: str = ""
    title: str = ""
    all_day: bool = False
    room: str = ""
    travel_minutes: int = 0
    flight: str = ""
    group_key: str = ""
    conflict_reason: str = ""
    ics_uid: str = ""
    contact_language: str = ""
    uid: str = ""
    utc_offset: int | None = None

    @property
    def ends_at(self) -> datetime:
        """When it ends, on the same wall clock."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt to reach a person. ``made_at`` is the wall time in America/Toronto."""

    id: int
    case_id: int
    seen: int
    made_at: datetime
    way: AttemptWay
    result: AttemptResult
    officer: str
    note: str


@dataclass(frozen=True, slots=True)
class AvailabilityRow:
    """Hours that come back every week or every other one (``every_weeks``, counted from the week of ``from_on``).

    ``weekday`` 0 is Monday; ``absent`` hours are taken out of those in which the officer meets people.
    """

    id: int
    seen: int
    officer: str
    weekday: int
    starts_at: time
    ends_at: time
    every_weeks: int
    from_on: date
    to_on: date | None
    absent: bool
    office: str
    note: str


@dataclass(frozen=True, slots=True)
class SpecialDayRow:
    """A day that works or does not, whatever the rule says. ``office`` "" is the whole public service: the clock follows."""

    id: int
    seen: int
    on: date
    works: bool
    office: str
    source: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step: the line of a plan. ``shared_uid`` joins the same step in the cases of one household (hex, or "").

    ``uid`` (hex) is its name in every file; "" in versions that were sealed before it was kept.
    """

    id: int
    seen: int
    strand: Strand
    position: int
    code: str
    label: str
    detail: str
    objective_id: int | None
    responsible: Responsible
    organization: str
    documents: str
    due_on: date | None
    due_basis: DueBasis
    state: StepState
    done_on: date | None
    result: str
    not_done_reason: NotDoneReason | None
    shared_uid: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective of a strand, with its horizon."""

    id: int
    seen: int
    strand: Strand
    horizon: Horizon
    label: str
    position: int
    uid: str = ""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Everything the plan editor shows and the page prints, read in one transaction.

    ``first_meeting_day`` counts working days from arrival (arrival excluded). ``version`` and ``signed_on`` are those
    of the signed version shown; ``None`` is the working copy, which prints « Projet ». ``latest_version`` is the last
    signed number, 0 before the first. ``appointments`` are all that are to come, the next one first.

    A sealed version bears its verification ``code`` (see ``domain.sealing``), how it was sealed, and the edition of the
    page (``layout``) that it is drawn with for ever. ``second`` is the language beside French, with all its texts.
    """

    case_id: int
    seen: int
    file_number: str
    person_name: str
    list_name: str
    birth_date: date | None
    officer: OfficerRow | None
    office_name: str
    office_phone: str
    arriving_on: date | None
    arrived_on: date | None
    first_meeting_at: datetime | None
    first_meeting_day: int | None
    next_appointment: AppointmentRow | None
    objectives: tuple[ObjectiveRow, ...]
    steps: tuple[StepRow, ...]
    version: int | None
    signed_on: date | None
    latest_version: int
    printed_on: date
    programme_name: str
    appointments: tuple[AppointmentRow, ...] = ()
    code: str = ""
    sealed_form: SealForm | None = None
    layout: int | None = None
    second: SecondLanguage | None = None

    def of(self, strand: Strand) -> tuple[StepRow, ...]:
        """The steps of one strand, in their order."""
        return tuple(step for step in self.steps if step.strand is strand)
