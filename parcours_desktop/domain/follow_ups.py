"""Follow-ups: when the next one is proposed, when a reminder is, and what the log says of the last contact.

The cadence (days after the first meeting) and the number of contacts missed in a row that call for a reminder are
reference data; that a follow-up falls on a working day is our proposal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from parcours_desktop.domain.service_codes import FollowUpOutcome
from parcours_desktop.domain.service_rows import FollowUpRow
from parcours_desktop.domain.workdays import WorkingDays

ENDING = frozenset({FollowUpOutcome.SETTLED, FollowUpOutcome.NO_LONGER_WANTED})
"""Outcomes after which no other follow-up is proposed."""


@dataclass(frozen=True, slots=True)
class NextFollowUp:
    """A day proposed for the next follow-up. ``days`` is that of the cadence; None for a reminder."""

    on: date
    days: int | None = None

    @property
    def is_reminder(self) -> bool:
        """Whether it is proposed because the person could not be reached several times in a row."""
        return self.days is None


def follow_up_day(first_met_on: date, days: int, workdays: WorkingDays) -> date:
    """The day of one step of the cadence: calendar days after the first meeting, moved to the next working day."""
    return workdays.next_working(first_met_on + timedelta(days=days))


def next_of_cadence(
    first_met_on: date | None, cadence: Iterable[int], today: date, workdays: WorkingDays
) -> NextFollowUp | None:
    """The first day of the cadence that is still to come after today; None before the first meeting and after the last."""
    if first_met_on is None:
        return None
    found = (NextFollowUp(follow_up_day(first_met_on, days, workdays), days) for days in sorted(cadence))
    return next((proposed for proposed in found if proposed.on > today), None)


def missed_in_a_row(outcomes: Iterable[FollowUpOutcome]) -> int:
    """How many contacts in a row were missed; ``outcomes`` the newest first."""
    return sum(1 for _ in takewhile(_is_missed, outcomes))


def proposed_next(
    outcomes: Sequence[FollowUpOutcome],
    first_met_on: date | None,
    cadence: Iterable[int],
    missed_before_reminder: int,
    today: date,
    workdays: WorkingDays,
) -> NextFollowUp | None:
    """What is proposed after follow-ups with these outcomes (newest first): a day of the cadence, a reminder, or nothing.

    A reminder is for the next working day. Nothing is proposed to whoever no longer needs or wants follow-ups.
    """
    if outcomes and outcomes[0] in ENDING:
        return None
    if missed_in_a_row(outcomes) >= missed_before_reminder:
        return NextFollowUp(workdays.next_working(today + timedelta(days=1)))
    return next_of_cadence(first_met_on, cadence, today, workdays)


def last_contact(rows: Iterable[FollowUpRow]) -> FollowUpRow | None:
    """The last follow-up in which the person was reached; ``rows`` the newest first."""
    return next((row for row in rows if not _is_missed(row.outcome)), None)


def standing_next(rows: Sequence[FollowUpRow]) -> date | None:
    """The day that the last follow-up set for the next one; ``rows`` the newest first."""
    return rows[0].next_on if rows else None


def _is_missed(outcome: FollowUpOutcome) -> bool:
    return outcome is FollowUpOutcome.NOT_REACHED
