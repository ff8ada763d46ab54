"""What the reference data says of the calendar: rooms, ways between offices, usual hours, and when something presses.

All of it is our own proposal (the ministry publishes none of it) and dated reference data, never code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from parcours_desktop.domain.codes import AppointmentKind

LONGEST_ENTRY_DAYS = 366
"""Days of the longest entry (a leave of a year): whoever looks for what goes on looks back as far."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of an office. ``seats`` counts everybody, the officer too."""

    office: str
    code: str
    name: str
    name_en: str
    seats: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of one part of a working day, from ``starts_at`` to ``ends_at`` (wall time)."""

    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """Usual hours of a working day (its parts), usual lengths in minutes, and limits.

    ``meetings_a_day`` is the most that an officer holds in a day; ``attempts_before_excuse`` how many attempts in vain excuse
    a first meeting that was not held; ``unanswered_days`` after which an organization's silence is shown,
    ``silent_days`` after which a person without news is; ``expiry_alerts`` days before an expiry at which it is shown.
    """

    hours: tuple[Hours, ...]
    minutes: Mapping[AppointmentKind, int]
    meetings_a_day: int
    attempts_before_excuse: int
    unanswered_days: int
    silent_days: int
    expiry_alerts: tuple[int, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def minutes_of(self, kind: AppointmentKind) -> int:
        """The usual length of a kind of appointment."""
        return self.minutes.get(kind, 30)
