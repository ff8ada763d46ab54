"""The one word that a list shows of a case today: what presses most, and how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcours_desktop.domain.clock import ClockState, FirstMeetingClock

SILENT_AFTER_DAYS = 60
"""Days without any contact after which a case is shown as silent (our proposal; the ministry publishes no cadence)."""


class CaseStateKind(StrEnum):
    """What presses, the most pressing first."""

    CLOSED = "closed"
    CLOCK_MISSED = "clock_missed"
    CLOCK_TODAY = "clock_today"
    STEP_LATE = "step_late"
    CLOCK_RUNNING = "clock_running"
    STEP_TODAY = "step_today"
    SILENT = "silent"
    ARRIVING = "arriving"
    BEFORE_ARRIVAL = "before_arrival"
    UP_TO_DATE = "up_to_date"


@dataclass(frozen=True, slots=True)
class CaseState:
    """What presses; ``days`` are working days for the clock, calendar days for steps and silence."""

    kind: CaseStateKind
    days: int = 0


def state_of(
    clock: FirstMeetingClock,
    *,
    step_due_on: date | None,
    last_contact_on: date | None,
    arriving_on: date | None,
    closed_on: date | None,
) -> CaseState:
    """The state of a case on the clock's day: the first of what presses, UP_TO_DATE when nothing does."""
    if closed_on is not None:
        return CaseState(CaseStateKind.CLOSED)
    found = _pressing(clock, step_due_on, last_contact_on, arriving_on)
    return next(found, CaseState(CaseStateKind.UP_TO_DATE))


def _pressing(
    clock: FirstMeetingClock, step_due_on: date | None, last_contact_on: date | None, arriving_on: date | None
) -> Iterator[CaseState]:
    today = clock.today
    running = clock.state is ClockState.RUNNING
    if clock.state is ClockState.MISSED and clock.first_met_on is None:
        yield CaseState(CaseStateKind.CLOCK_MISSED, clock.days_late or 0)
    if running and clock.days_left == 0:
        yield CaseState(CaseStateKind.CLOCK_TODAY)
    if step_due_on is not None and step_due_on < today:
        yield CaseState(CaseStateKind.STEP_LATE, (today - step_due_on).days)
    if running:
        yield CaseState(CaseStateKind.CLOCK_RUNNING, clock.days_left or 0)
    if step_due_on == today:
        yield CaseState(CaseStateKind.STEP_TODAY)
    if clock.arrived_on is None:
        yield CaseState(CaseStateKind.BEFORE_ARRIVAL if arriving_on is None else CaseStateKind.ARRIVING)
    if last_contact_on and (today - last_contact_on).days >= SILENT_AFTER_DAYS:
        yield CaseState(CaseStateKind.SILENT, (today - last_contact_on).days)
