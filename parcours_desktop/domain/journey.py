"""The journey of a case: its milestones from the certificate to the closing, in which order they can stand, what is next.

Milestones: the ministry's description of the service (certificate, contact before departure, welcome, first meeting
within five working days, plan, follow-up) and the federal steps between the selection and the landing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.codes import Place, Stage
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.workdays import WorkingDays


class Milestone(StrEnum):
    """What the line of the journey shows, in its order."""

    CERTIFICATE = "certificate"
    FEDERAL_APPLICATION = "federal_application"
    CONFIRMED_RESIDENCE = "confirmed_residence"
    ARRIVAL_EXPECTED = "arrival_expected"
    ARRIVED = "arrived"
    FIRST_MEETING = "first_meeting"
    PLAN_SIGNED = "plan_signed"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    REOPENED = "reopened"


class NextKind(StrEnum):
    """What is to be done next on a case."""

    NOTE_CERTIFICATE = "note_certificate"
    NOTE_FEDERAL_APPLICATION = "note_federal_application"
    NOTE_CONFIRMED_RESIDENCE = "note_confirmed_residence"
    NOTE_EXPECTED_ARRIVAL = "note_expected_arrival"
    CONFIRM_ARRIVAL = "confirm_arrival"
    HOLD_FIRST_MEETING = "hold_first_meeting"
    SIGN_PLAN = "sign_plan"
    FOLLOW_UP = "follow_up"
    PROPOSE_CLOSING = "propose_closing"


@dataclass(frozen=True, slots=True)
class Journey:
    """The dates of a case. ``closed_on`` is the closing in force: reopening empties it and fills ``reopened_on``.

    ``csq_issued_on`` is the day on which the certificate was issued, ``federal_applied_on`` that of the federal application,
    ``copr_on`` that of the confirmation of permanent residence, ``followed_up_on`` that of the last follow-up.
    """

    csq_issued_on: date | None = None
    csq_expires_on: date | None = None
    federal_applied_on: date | None = None
    copr_on: date | None = None
    arriving_on: date | None = None
    arrived_on: date | None = None
    first_met_on: date | None = None
    first_met_place: Place | None = None
    signed_on: date | None = None
    followed_up_on: date | None = None
    next_follow_up_on: date | None = None
    closed_on: date | None = None
    reopened_on: date | None = None


_MILESTONE_DATES: dict[Milestone, Callable[[Journey], date | None]] = {
    Milestone.CERTIFICATE: lambda journey: journey.csq_issued_on,
    Milestone.FEDERAL_APPLICATION: lambda journey: journey.federal_applied_on,
    Milestone.CONFIRMED_RESIDENCE: lambda journey: journey.copr_on,
    Milestone.ARRIVAL_EXPECTED: lambda journey: journey.arriving_on,
    Milestone.ARRIVED: lambda journey: journey.arrived_on,
    Milestone.FIRST_MEETING: lambda journey: journey.first_met_on,
    Milestone.PLAN_SIGNED: lambda journey: journey.signed_on,
    Milestone.FOLLOW_UP: lambda journey: journey.followed_up_on,
    Milestone.CLOSED: lambda journey: journey.closed_on,
    Milestone.REOPENED: lambda journey: journey.reopened_on,
}
_STAGES: tuple[tuple[Milestone, Stage], ...] = (
    (Milestone.CLOSED, Stage.CLOSED),
    (Milestone.FOLLOW_UP, Stage.FOLLOW_UP),
    (Milestone.PLAN_SIGNED, Stage.PLAN_SIGNED),
    (Milestone.FIRST_MEETING, Stage.FIRST_MEETING),
    (Milestone.ARRIVED, Stage.ARRIVED),
    (Milestone.ARRIVAL_EXPECTED, Stage.ARRIVING),
    (Milestone.CONFIRMED_RESIDENCE, Stage.CONFIRMED_RESIDENCE),
    (Milestone.FEDERAL_APPLICATION, Stage.FEDERAL_APPLICATION),
)


def date_of(journey: Journey, milestone: Milestone) -> date | None:
    """The date of one milestone."""
    return _MILESTONE_DATES[milestone](journey)


def stage_of(journey: Journey) -> Stage:
    """How far the case has come: the furthest milestone that has a date; CERTIFICATE when none has."""
    return next((stage for milestone, stage in _STAGES if date_of(journey, milestone) is not None), Stage.CERTIFICATE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the line: ``reached`` when its day has come, ``ahead`` for the first one still to be reached."""

    milestone: Milestone
    on: date | None
    reached: bool
    ahead: bool = False


def line_of(journey: Journey, today: date) -> tuple[Mark, ...]:
    """The line of the journey. REOPENED stands on it only when the case was reopened.

    An expected arrival counts as reached once the arrival is confirmed or has no need to be expected any more.
    """
    dates = {milestone: date_of(journey, milestone) for milestone in Milestone}
    if journey.reopened_on is None:
        del dates[Milestone.REOPENED]
    stage = stage_of(journey)
    last = next((milestone for milestone, known in _STAGES if known is stage), Milestone.CERTIFICATE)
    order = list(dates)
    ahead = (
        None
        if stage is Stage.CLOSED
        else next(
            (mark for mark in order[order.index(last) :] if dates[mark] is None and mark is not Milestone.REOPENED),
            None,
        )
    )
    return tuple(
        Mark(milestone, on, on is not None and on <= today, milestone is ahead) for milestone, on in dates.items()
    )


_NEVER_AHEAD = {
    "csq_issued_on": Milestone.CERTIFICATE,
    "federal_applied_on": Milestone.FEDERAL_APPLICATION,
    "copr_on": Milestone.CONFIRMED_RESIDENCE,
    "first_met_on": Milestone.FIRST_MEETING,
    "signed_on": Milestone.PLAN_SIGNED,
    "followed_up_on": Milestone.FOLLOW_UP,
    "closed_on": Milestone.CLOSED,
}
_DISTANT = {Place.PHONE, Place.VIDEO}


def _before(code: str, field: str, on: date | None, other: date | None) -> Iterator[Refusal]:
    if on is not None and other is not None and on < other:
        yield Refusal(code, field, {"on": on, "other": other})


def check_order(journey: Journey, today: date) -> tuple[Refusal, ...]:
    """The wrong orders that are refused; each refusal names its field, ``on`` and the date (``other``) it breaks."""
    return tuple(_wrong_orders(journey, today))


def _wrong_orders(journey: Journey, today: date) -> Iterator[Refusal]:
    if journey.arrived_on is not None and journey.arrived_on > today:
        yield Refusal("arrival_in_future", "arrived_on", {"on": journey.arrived_on, "other": today})
    for field, milestone in _NEVER_AHEAD.items():
        on = date_of(journey, milestone)
        if on is not None and on > today:
            yield Refusal("date_in_future", field, {"on": on, "other": today})
    certificate = journey.csq_issued_on
    yield from _before("expiry_before_certificate", "csq_expires_on", journey.csq_expires_on, certificate)
    yield from _before("federal_before_certificate", "federal_applied_on", journey.federal_applied_on, certificate)
    yield from _before("copr_before_certificate", "copr_on", journey.copr_on, certificate)
    yield from _before("copr_before_federal", "copr_on", journey.copr_on, journey.federal_applied_on)
    if journey.first_met_place not in _DISTANT:
        yield from _before("meeting_before_arrival", "first_met_on", journey.first_met_on, journey.arrived_on)
    yield from _before("follow_up_before_meeting", "followed_up_on", journey.followed_up_on, journey.first_met_on)


def order_warnings(journey: Journey) -> tuple[Refusal, ...]:
    """Odd orders that happen: shown beside the field, never refused."""
    found = [
        *_before("arrival_before_certificate", "arrived_on", journey.arrived_on, journey.csq_issued_on),
        *_before("expected_before_certificate", "arriving_on", journey.arriving_on, journey.csq_issued_on),
        *_before("arrival_before_copr", "arrived_on", journey.arrived_on, journey.copr_on),
        *_before("plan_before_meeting", "signed_on", journey.signed_on, journey.first_met_on),
    ]
    if journey.first_met_place in _DISTANT:
        found += _before("meeting_abroad", "first_met_on", journey.first_met_on, journey.arrived_on)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is next on a case, and by when, where a rule says so."""

    kind: NextKind
    due_on: date | None = None


def next_follow_up(journey: Journey, cadence: Sequence[int], workdays: WorkingDays) -> date | None:
    """The next follow-up: ``cadence`` in calendar days after the first meeting, moved to a working day.

    ``None`` when the cadence is over, or before the first meeting. A day that the last follow-up set goes before.
    """
    start = journey.first_met_on or journey.signed_on
    if start is None:
        return None
    last = journey.followed_up_on or start
    if journey.next_follow_up_on is not None and journey.next_follow_up_on > last:
        return journey.next_follow_up_on
    days = (workdays.next_working(start + timedelta(days=days)) for days in sorted(cadence))
    return next((day for day in days if day > last), None)


def next_action(journey: Journey, workdays: WorkingDays, cadence: Sequence[int] = ()) -> NextAction | None:
    """What is next; ``None`` on a closed case. ``cadence``: the follow-ups of the reference data, in days."""
    if journey.closed_on is not None:
        return None
    if journey.first_met_on is None and journey.arrived_on is not None:
        return NextAction(NextKind.HOLD_FIRST_MEETING, workdays.add(journey.arrived_on, FIVE))
    if journey.signed_on is None and journey.first_met_on is not None:
        return NextAction(NextKind.SIGN_PLAN)
    if journey.arrived_on is None:
        return _before_arrival(journey)
    due = next_follow_up(journey, cadence, workdays)
    return NextAction(NextKind.PROPOSE_CLOSING if due is None else NextKind.FOLLOW_UP, due)


def _before_arrival(journey: Journey) -> NextAction:
    if journey.arriving_on is not None:
        return NextAction(NextKind.CONFIRM_ARRIVAL, journey.arriving_on)
    for milestone, kind in (
        (Milestone.CERTIFICATE, NextKind.NOTE_CERTIFICATE),
        (Milestone.FEDERAL_APPLICATION, NextKind.NOTE_FEDERAL_APPLICATION),
        (Milestone.CONFIRMED_RESIDENCE, NextKind.NOTE_CONFIRMED_RESIDENCE),
    ):
        if date_of(journey, milestone) is None:
            return NextAction(kind)
    return NextAction(NextKind.NOTE_EXPECTED_ARRIVAL)
