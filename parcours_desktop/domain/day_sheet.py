"""A day of one officer on paper: the appointments, the clocks that run out, the steps that are late."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow


@dataclass(frozen=True, slots=True)
class DayPerson:
    """Who is met: name as in lists, file number, telephone, language (a name) if not French, whether it is interpreted."""

    case_id: int
    list_name: str
    file_number: str
    phone: str = ""
    language: str = ""
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class DayAppointment:
    """One event of the day: an appointment with its people (several in a group), or the officer's own time (nobody)."""

    row: AppointmentRow
    people: tuple[DayPerson, ...]
    room: str = ""


@dataclass(frozen=True, slots=True)
class DayClock:
    """A first meeting not held yet: its clock, how many attempts were made, and when it is planned, if it is."""

    person: DayPerson
    clock: FirstMeetingClock
    attempts: int
    planned_at: datetime | None


@dataclass(frozen=True, slots=True)
class DayStep:
    """A step that should have been done before the day."""

    person: DayPerson
    label: str
    due_on: date
    organization: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The whole page. ``more_clocks`` and ``more_steps`` count those for which there was no room."""

    on: date
    officer: OfficerRow
    office_name: str
    appointments: tuple[DayAppointment, ...]
    clocks: tuple[DayClock, ...]
    more_clocks: int
    steps: tuple[DayStep, ...]
    more_steps: int
    printed_on: date
