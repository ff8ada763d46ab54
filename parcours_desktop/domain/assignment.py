"""Who should follow whom: a proposal for cases that wait, each with its reasons, which a coordinator accepts or changes.

The order of what counts (ours): a household stays together, and with whoever follows one of its members; the office of the
case; nobody who is away while the five days run; never over a full load; the person's language; then the lightest load.
The most urgent clock chooses first. The same facts always make the same proposal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Reason(Enum):
    """Why somebody is proposed, or why nobody is."""

    SAME_HOUSEHOLD = "same_household"
    SAME_OFFICE = "same_office"
    NO_OFFICER_IN_OFFICE = "no_officer_in_office"
    SPEAKS_LANGUAGE = "speaks_language"
    LIGHTEST_LOAD = "lightest_load"
    EVERYBODY_AWAY = "everybody_away"
    EVERYBODY_FULL = "everybody_full"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case to be given out. ``weight`` in hundredths of a case; ``deadline_on`` of the five days, None before arrival."""

    case_id: int
    office: str
    language: str
    household: str
    weight: int
    deadline_on: date | None = None
    arrived_on: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can hold cases. ``load`` in hundredths; ``away`` are first and last days (None: not known) of absences."""

    login: str
    office: str
    languages: frozenset[str]
    load: int
    away: tuple[tuple[date, date | None], ...] = ()

    def is_away(self, first: date, last: date) -> bool:
        """Whether an absence touches the days from ``first`` to ``last``."""
        return any(begins <= last and (ends is None or first <= ends) for begins, ends in self.away)


@dataclass(frozen=True, slots=True)
class Proposed:
    """To whom a case should go; "" leaves it in the queue. The reasons are in the order in which they counted."""

    case_id: int
    login: str
    reasons: tuple[Reason, ...]


def by_urgency(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The cases that wait, the clock that ends first first; those not arrived come last."""
    return sorted(waiting, key=lambda one: (one.deadline_on or date.max, one.arrived_on or date.max, one.case_id))


def propose(
    waiting: Iterable[Waiting],
    candidates: Sequence[Candidate],
    followed: Mapping[str, str],
    full_load: int,
    today: date,
) -> tuple[Proposed, ...]:
    """A proposal for every case that waits, most urgent first. ``followed``: household -> login of who follows a member.

    ``full_load``, in hundredths of a case, is passed by nobody.
    """
    loads = {one.login: one.load for one in candidates}
    homes: dict[str, list[Waiting]] = defaultdict(list)
    for one in by_urgency(waiting):
        homes[one.household or f"#{one.case_id}"].append(one)
    found: list[Proposed] = []
    for home, members in homes.items():
        login, reasons = _for_home(members, candidates, followed.get(home, ""), loads, full_load, today)
        if login:
            loads[login] += sum(member.weight for member in members)
        found += [Proposed(member.case_id, login, reasons) for member in members]
    return tuple(found)


def _for_home(
    members: Sequence[Waiting],
    candidates: Sequence[Candidate],
    follower: str,
    loads: Mapping[str, int],
    full_load: int,
    today: date,
) -> tuple[str, tuple[Reason, ...]]:
    first = members[0]
    weight = sum(member.weight for member in members)
    last = max([today, *(member.deadline_on for member in members if member.deadline_on)])
    here = [one for one in candidates if one.office == first.office]
    pool, place = (here, Reason.SAME_OFFICE) if here else (list(candidates), Reason.NO_OFFICER_IN_OFFICE)
    known = [one for one in candidates if one.login == follower]
    present = [one for one in (*known, *pool) if not one.is_away(today, last)]
    able = [one for one in present if loads[one.login] + weight <= full_load]
    if not able:
        return "", (_why_nobody(pool, present),)
    if known and able[0] is known[0]:
        return follower, (Reason.SAME_HOUSEHOLD,)
    languages = {member.language for member in members if member.language}
    chosen = min(able, key=lambda one: (not one.languages & languages, loads[one.login], one.login))
    speaks = (Reason.SPEAKS_LANGUAGE,) if chosen.languages & languages else ()
    return chosen.login, (place, *speaks, Reason.LIGHTEST_LOAD)


def _why_nobody(pool: Sequence[Candidate], present: Sequence[Candidate]) -> Reason:
    if not pool:
        return Reason.NOBODY
    return Reason.EVERYBODY_FULL if present else Reason.EVERYBODY_AWAY
