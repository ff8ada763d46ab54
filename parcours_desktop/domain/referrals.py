"""A referral from its preparation to its answer: which state may follow which, and since when an answer is awaited."""

from collections.abc import Mapping
from datetime import date, timedelta

from parcours_desktop.domain.codes import StepState
from parcours_desktop.domain.service_codes import ReferralState
from parcours_desktop.domain.service_rows import ReferralRow

_DECIDED = (ReferralState.TAKEN_ON, ReferralState.WAITING_LIST, ReferralState.REFUSED)
NEXT: Mapping[ReferralState, frozenset[ReferralState]] = {
    ReferralState.PREPARED: frozenset({ReferralState.SENT, ReferralState.WITHDRAWN}),
    ReferralState.SENT: frozenset({ReferralState.RECEIVED, *_DECIDED, ReferralState.WITHDRAWN}),
    ReferralState.RECEIVED: frozenset({*_DECIDED, ReferralState.WITHDRAWN}),
    **{
        state: frozenset({*_DECIDED, ReferralState.WITHDRAWN} - {state}) for state in _DECIDED
    },  # an organization changes its mind, and so does who noted the answer
    ReferralState.WITHDRAWN: frozenset(),
}
"""What may follow each state. Nothing follows a referral that was withdrawn: another one is prepared."""
WAITING = tuple(state for state in ReferralState if state.is_waiting)
ANSWERS = (ReferralState.RECEIVED, *_DECIDED)
STEP_STATES: Mapping[ReferralState, StepState] = {
    ReferralState.SENT: StepState.WAITING,
    ReferralState.TAKEN_ON: StepState.IN_PROGRESS,
    ReferralState.REFUSED: StepState.TO_DO,
    ReferralState.WITHDRAWN: StepState.TO_DO,
}
"""What becomes of the step that a referral serves; states that are not here leave it as it is."""


def can_follow(before: ReferralState, after: ReferralState) -> bool:
    """Whether a referral may go from one state to another."""
    return after in NEXT[before]


def answers_after(state: ReferralState) -> tuple[ReferralState, ...]:
    """The answers that may be noted on a referral in a state, in their order."""
    return tuple(answer for answer in ANSWERS if can_follow(state, answer))


def asked_on(row: ReferralRow) -> date | None:
    """The last day on which the organization was asked, or said that it received the referral; None if never."""
    days = (row.sent_on, row.reminded_on, row.answered_on if row.state is ReferralState.RECEIVED else None)
    return max((day for day in days if day is not None), default=None)


def is_unanswered(row: ReferralRow, today: date, days: int) -> bool:
    """Whether an answer is awaited for ``days`` calendar days or more (a rule of the office, see ``CalendarRules``)."""
    last = asked_on(row)
    return row.state.is_waiting and last is not None and last <= today - timedelta(days=days)
