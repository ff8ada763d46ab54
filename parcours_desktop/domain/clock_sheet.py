"""Everything that the proof of a five-working-day clock shows: the days, the meetings, the attempts, the excuse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.clock import CountedDay, FirstMeetingClock
from parcours_desktop.domain.rows import AppointmentRow, AttemptRow, OfficerRow


@dataclass(frozen=True, slots=True)
class ClockSheet:
    """One case and its clock. ``appointments`` are its first meetings, whatever their state, by time.

    ``excused_by`` is the name of whoever excused it, ``excuse_note`` the remark written then; "" without. ``names`` gives
    officers their names by login. ``attempts_needed``: attempts in vain that make a person unreachable.
    """

    case_id: int
    seen: int
    file_number: str
    person_name: str
    list_name: str
    is_open: bool
    programme_name: str
    office_name: str
    officer: OfficerRow | None
    arriving_on: date | None
    clock: FirstMeetingClock
    appointments: tuple[AppointmentRow, ...]
    attempts: tuple[AttemptRow, ...]
    excused_on: date | None
    excused_by: str
    excuse_note: str
    names: Mapping[str, str]
    attempts_needed: int
    printed_on: date

    @property
    def days(self) -> tuple[CountedDay, ...]:
        """Every calendar day from the arrival to the deadline."""
        return self.clock.days

    def name(self, login: str) -> str:
        """The name of an officer, or the login."""
        return self.names.get(login, login)
