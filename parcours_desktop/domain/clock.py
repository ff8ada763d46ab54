"""The five-working-day clock: from a person's arrival to the first meeting with an officer.

Source: the ministry's announcement of 8 August 2019 (« dans les cinq premiers jours ouvrables suivant l'arrivée »);
how days are counted: ``workdays``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parcours_desktop.domain.codes import ExcuseReason
from parcours_desktop.domain.workdays import Holiday, WorkingDays

FIVE = 5
"""Working days within which the first meeting is held (ministry, 8 August 2019)."""


class ClockState(StrEnum):
    """What the clock shows."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    EXCUSED = "excused"


class DayKind(StrEnum):
    """What a calendar day is for the clock."""

    ARRIVAL = "arrival"
    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A calendar day of the clock. ``number`` is 1 to 5 for a working day after the arrival; others do not count."""

    on: date
    kind: DayKind
    number: int | None = None
    holiday: Holiday | None = None


@dataclass(frozen=True, slots=True)
class FirstMeetingClock:
    """The clock of one case on one day. ``first_met_on`` is the day on which the first meeting was held."""

    arrived_on: date | None
    first_met_on: date | None
    excused: ExcuseReason | None
    today: date
    workdays: WorkingDays

    @property
    def deadline(self) -> date | None:
        """The fifth working day after arrival; ``None`` until the arrival is known."""
        return None if self.arrived_on is None else self.workdays.add(self.arrived_on, FIVE)

    @property
    def days(self) -> tuple[CountedDay, ...]:
        """Every calendar day from the arrival to the deadline, both included, as it counts; empty without an arrival."""
        arrived, deadline = self.arrived_on, self.deadline
        if arrived is None or deadline is None:
            return ()
        after = (arrived + timedelta(days=away) for away in range(1, (deadline - arrived).days + 1))
        return (CountedDay(arrived, DayKind.ARRIVAL, None, self.workdays.holiday(arrived)), *map(self._counted, after))

    def _counted(self, day: date) -> CountedDay:
        if self.arrived_on is not None and self.workdays.is_working(day):
            return CountedDay(day, DayKind.WORKING, self.workdays.count(self.arrived_on, day))
        holiday = self.workdays.holiday(day)
        return CountedDay(day, DayKind.WEEKEND if holiday is None else DayKind.HOLIDAY, None, holiday)

    @property
    def meeting_day(self) -> int | None:
        """On which working day the meeting was held: 0 the day of arrival or before it, 1 the first one after it."""
        if self.arrived_on is None or self.first_met_on is None:
            return None
        return self.workdays.count(self.arrived_on, self.first_met_on)

    @property
    def state(self) -> ClockState:
        """The state. A meeting held in time is MET even when an excuse had been noted."""
        deadline = self.deadline
        if self.first_met_on is not None and (deadline is None or self.first_met_on <= deadline):
            return ClockState.MET
        if self.excused is not None:
            return ClockState.EXCUSED
        if self.arrived_on is None or deadline is None or self.arrived_on > self.today:
            return ClockState.NOT_STARTED
        late = self.first_met_on is not None or self.today > deadline
        return ClockState.MISSED if late else ClockState.RUNNING

    @property
    def day(self) -> int | None:
        """Which working day since arrival today is (0 the day itself); ``None`` unless the clock runs."""
        if self.arrived_on is None or self.state is not ClockState.RUNNING:
            return None
        return self.workdays.count(self.arrived_on, self.today)

    @property
    def days_left(self) -> int | None:
        """Working days left after today (0: today is the last one); ``None`` unless the clock runs."""
        deadline = self.deadline
        if deadline is None or self.state is not ClockState.RUNNING:
            return None
        return self.workdays.count(self.today, deadline)

    @property
    def days_late(self) -> int | None:
        """Working days past the deadline, until the meeting or today; ``None`` unless it was missed."""
        deadline = self.deadline
        if deadline is None or self.state is not ClockState.MISSED:
            return None
        return self.workdays.count(deadline, self.first_met_on or self.today)
