"""When a first meeting outside its five working days counts as excused: what must be documented before a reason is believed.

The reasons are coded (``ExcuseReason``). What each asks for is our own proposal, since the ministry publishes no rule; the
number of attempts is dated reference data (``calendar.toml``):

- no reason is taken before the arrival is confirmed (nothing runs yet: the expected arrival is what must be corrected),
  nor once the meeting was held in time;
- UNREACHABLE: three attempts in vain since the arrival, or since the person was last spoken with, on two days at least
  (three calls in one afternoon show an afternoon);
- ASKED_LATER: an attempt of which the result says so, or a remark;
- STILL_ABROAD: a remark. The arrival is confirmed, so the person landed and left again; somebody must say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.clock import ClockState, FirstMeetingClock
from parcours_desktop.domain.codes import AttemptResult, ExcuseReason
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import AttemptRow

DISTINCT_DAYS = 2
"""Days on which attempts in vain must have been made, at least."""
REASON, REMARK, DAY = "reason", "note", "on"
"""Names of the fields beside which a refusal stands."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """What is given: a reason, the day on which it is given, and whether a remark says more."""

    reason: ExcuseReason
    on: date
    remarked: bool = False


def excuse_refusals(
    excuse: Excuse, clock: FirstMeetingClock, attempts: Sequence[AttemptRow], needed: int
) -> tuple[Refusal, ...]:
    """Why an excuse is not taken; empty when it is. ``needed``: attempts in vain that make a person unreachable."""
    arrived = clock.arrived_on
    if arrived is None or arrived > clock.today:
        return (Refusal("excuse_before_arrival", REASON),)
    if clock.state is ClockState.MET:
        return (Refusal("excuse_not_needed", REASON, {"on": clock.first_met_on}),)
    found = _wrong_day(excuse.on, arrived, clock.today)
    match excuse.reason:
        case ExcuseReason.UNREACHABLE:
            found += _too_few(in_vain(attempts, arrived, excuse.on), needed)
        case ExcuseReason.ASKED_LATER:
            if not excuse.remarked and not any(row.result is AttemptResult.ASKED_LATER for row in attempts):
                found.append(Refusal("excuse_wish_unwritten", REMARK))
        case ExcuseReason.STILL_ABROAD:
            if not excuse.remarked:
                found.append(Refusal("excuse_absence_unwritten", REMARK, {"on": arrived}))
    return tuple(found)


def in_vain(attempts: Iterable[AttemptRow], first: date, last: date) -> tuple[AttemptRow, ...]:
    """The attempts in vain from one day to another (both included) since the person was last spoken with."""
    kept: list[AttemptRow] = []
    for row in sorted(attempts, key=lambda row: row.made_at):
        if first <= row.made_at.date() <= last:
            kept = [] if row.result.is_reached else [*kept, row]
    return tuple(kept)


def _wrong_day(on: date, arrived: date, today: date) -> list[Refusal]:
    if on > today:
        return [Refusal("date_in_future", DAY)]
    return [Refusal("excuse_precedes_arrival", DAY, {"on": arrived})] if on < arrived else []


def _too_few(attempts: Sequence[AttemptRow], needed: int) -> list[Refusal]:
    days = len({row.made_at.date() for row in attempts})
    if len(attempts) >= needed and days >= min(needed, DISTINCT_DAYS):
        return []
    values: dict[str, object] = {"needed": needed, "days": DISTINCT_DAYS, "found": len(attempts), "found_days": days}
    return [Refusal("excuse_attempts", REASON, values)]
