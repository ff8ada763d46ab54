"""Proposing a schedule: who wants a first meeting by when, who is free where, and what an answer says of each person.

What counts, in this order (own proposal, the weights can be set): as many people as can be met before their clock runs
out; then the case's own officer, a language both speak, the same load for everybody, and no waiting that can be spared.
A meeting is held in person at the person's office, by whoever is at that office then: nobody is sent elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

STEP = 15
"""Minutes between two moments at which a meeting may begin."""
MOST_A_DAY = 8
"""Meetings that an officer holds in one day at most."""
FRENCH = "fra"
"""The language that everybody on the staff speaks."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment to another, the second not included; wall time."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class FreeSpan:
    """When somebody is free, and at which office they are then."""

    start: datetime
    end: datetime
    office: str


@dataclass(frozen=True, slots=True)
class Want:
    """A person to be met: not before ``earliest``, on ``deadline`` at the latest, for ``minutes``, at ``office``.

    ``officer`` is the login of the case's own officer, or "". ``language`` is ISO 639-3, "" when any officer will do;
    ``interpreter`` says whether one can stand in where the officer does not speak it.
    """

    case_id: int
    earliest: datetime
    deadline: date
    minutes: int
    office: str
    officer: str = ""
    language: str = ""
    interpreter: bool = True


@dataclass(frozen=True, slots=True)
class FreeOfficer:
    """Somebody who can meet people. ``booked`` counts the meetings that already stand on each day."""

    login: str
    free: tuple[FreeSpan, ...]
    languages: frozenset[str] = frozenset()
    booked: Mapping[date, int] = field(default_factory=dict)

    def speaks(self, language: str) -> bool:
        """Whether no interpreter is needed."""
        return language in {"", FRENCH} or language in self.languages

    def can_meet(self, want: Want) -> bool:
        """Whether they understand each other, be it through an interpreter."""
        return want.interpreter or self.speaks(want.language)


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A room of an office and when it is taken. An office of which no room is named receives where its officers sit."""

    office: str
    code: str
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What the second of two proposals that meet as many people is worth less, in points."""

    other_officer: int = 100
    interpreter: int = 40
    load: int = 2  # for each meeting that the officer already has: one more weighs more
    day: int = 3  # for each day of waiting


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a proposal needs. ``wants`` stand in the order in which they came; nothing begins before ``now``."""

    now: datetime
    wants: tuple[Want, ...]
    officers: tuple[FreeOfficer, ...]
    rooms: tuple[FreeRoom, ...] = ()
    step: int = STEP
    most_a_day: int = MOST_A_DAY
    weights: Weights = Weights()


class UnmetReason(StrEnum):
    """Why somebody has no place in a proposal."""

    DEADLINE_PAST = "deadline_past"
    NO_OFFICER = "no_officer"
    NO_LANGUAGE = "no_language"
    NO_ROOM = "no_room"
    NO_PLACE_LEFT = "no_place_left"


@dataclass(frozen=True, slots=True)
class Placed:
    """A meeting proposed. ``room`` is "" where the office names none; ``interpreter`` when one is needed."""

    case_id: int
    officer: str
    start: datetime
    minutes: int
    office: str
    room: str
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class Unmet:
    """Somebody who cannot be met in time, and why, with what the sentence needs."""

    case_id: int
    reason: UnmetReason
    office: str
    deadline: date
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal, in order of time. ``proven``: nobody could have met more people; else it is the best found in time."""

    placed: tuple[Placed, ...]
    unmet: tuple[Unmet, ...]
    proven: bool = False


def waiting(problem: Problem, start: datetime) -> float:
    """Days to wait for a meeting, from the midnight before ``now``."""
    return (start - datetime.combine(problem.now.date(), time())) / timedelta(days=1)


def cost(problem: Problem, placed: Iterable[Placed]) -> float:
    """Points of a proposal by the weights: of two that meet as many people, the better one has fewer."""
    weights = problem.weights
    wants = {want.case_id: want for want in problem.wants}
    load: Counter[str] = Counter({officer.login: sum(officer.booked.values()) for officer in problem.officers})
    points = 0.0
    for meeting in placed:
        own = wants[meeting.case_id].officer
        points += weights.other_officer * (own not in {"", meeting.officer}) + weights.interpreter * meeting.interpreter
        points += weights.day * waiting(problem, meeting.start) + weights.load * load[meeting.officer]
        load[meeting.officer] += 1
    return points


def better(problem: Problem, answers: Sequence[Answer]) -> Answer:
    """The answer that meets most people; among those, the one with the fewest points; the first of equals."""
    return min(answers, key=lambda answer: (-len(answer.placed), cost(problem, answer.placed)))
