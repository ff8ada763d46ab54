"""The team in figures, and the list behind each: one condition makes both, so that they cannot differ.

Everything is counted from the kept counts of the cases by indexes that cover it: no case is read.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, case, func, or_, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.staff_tables import absence, approval
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import step
from parcours_desktop.domain.behind import BehindKind
from parcours_desktop.domain.caseload import LoadRule
from parcours_desktop.domain.codes import OfficerRole, StepState
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import ApprovalState
from parcours_desktop.domain.staff import is_active
from parcours_desktop.domain.team import MonthOfClocks, TeamBounds, TeamFigure, TeamRow, TeamSheet, WaitingPlan
from parcours_desktop.queries.caseload_sheet import months_until
from parcours_desktop.queries.clock_facts import ARRIVED, CLOCKS, clock_is
from parcours_desktop.queries.rights import require
from parcours_desktop.queries.staff import staff
from parcours_desktop.queries.team_loads import ONE, ZERO, household_weights
from parcours_desktop.system.reference import Reference

_OPEN_STEPS = tuple(state.value for state in StepState if state.is_open)
_OPEN: ColumnElement[bool] = summary.c.is_open == ONE
_STILL_OPEN = step.c.state.in_(bindparam("open_states", _OPEN_STEPS, expanding=True, literal_execute=True))
_OF_OPEN_CASES = (
    TeamFigure.ACTIVE,
    TeamFigure.SEEN,
    TeamFigure.SIGNED,
    TeamFigure.ARRIVING,
    TeamFigure.WITHOUT_NEXT,
)
_LATE_INDEX = "INDEXED BY ix_step_late"
"""The late steps are few and all in one place of it; without figures of its own the file would be read by case."""
Counts = dict[str, dict[TeamFigure, int]]


@dataclass(frozen=True, slots=True)
class _Place:
    """What a figure counts: the rows of a table (its id), joined with the kept counts of their cases."""

    table: Any
    joined: FromClause


def team(file: Reading, bounds: TeamBounds, reference: Reference) -> TeamSheet:
    """The team on a day. Refused to whoever may not see it."""
    require(file, Right.TEAM)
    people = staff(file)
    ours = _of_team(people, bounds)
    rule = reference.load_rule(bounds.today)
    counts, loads = _open_counts(file, people, bounds, rule)
    for login, weight in household_weights(file, rule, partial(_whose, people=people, bounds=bounds)).items():
        loads[login] = loads.get(login, 0) + weight
    months = _clock_counts(file, people, bounds, counts)
    for figure in (TeamFigure.LATE_STEPS, TeamFigure.TO_APPROVE):
        for login, count in _row_counts(file, figure, people, bounds):
            counts[login][figure] = count
    away = _away(file, bounds.today)
    logins = {login for login, found in counts.items() if any(found.values())} | {
        person.login for person in ours if person.role == OfficerRole.OFFICER and is_active(person, bounds.today)
    }
    known = {person.login: person for person in people}
    rows = tuple(
        _row(login, known, counts[login], loads.get(login, 0), away, bounds.today)
        for login in sorted(logins, key=lambda one: (not one, known[one].name if one in known else one))
    )
    return TeamSheet(
        bounds=bounds,
        rows=rows,
        whole=TeamRow(None, _sum(row.counts for row in rows), sum(row.load for row in rows)),
        rule=rule,
        months=months,
        waiting=tuple(_waiting(file, people, bounds)),
        unheld=sum(row.counts[TeamFigure.ACTIVE] for row in rows if row.officer is not None and not row.active),
    )


def team_ids(file: Reading, figure: TeamFigure, bounds: TeamBounds, officer: str | None = None) -> "array[int]":
    """The rows behind a figure: of an officer (login; "" for the cases that wait), or (None) of the whole team."""
    require(file, Right.TEAM)
    place = _place_of(figure)
    own = () if officer is None else (summary.c.officer == officer,)
    ordered = (approval.c.asked_on,) if figure is TeamFigure.TO_APPROVE else ()
    statement = (
        select(place.table.c.id)
        .select_from(place.joined)
        .where(*_whose(summary, staff(file), bounds), _condition(figure, bounds), *own)
        .order_by(*ordered, summary.c.sort_name, place.table.c.id)
    )
    if figure is TeamFigure.LATE_STEPS:
        statement = statement.with_hint(step, _LATE_INDEX, "sqlite")
    return array("q", file.execute(statement).scalars())


def _of_team(people: Iterable[OfficerRow], bounds: TeamBounds) -> tuple[OfficerRow, ...]:
    return tuple(person for person in people if not bounds.office or person.office == bounds.office)


def _whose(kept: Any, people: Iterable[OfficerRow], bounds: TeamBounds) -> tuple[ColumnElement[bool], ...]:
    """The cases of a team: those of its officers, and those of its office that wait to be assigned."""
    if not bounds.office:
        return ()
    ours = [person.login for person in _of_team(people, bounds)]
    return (or_(kept.c.officer.in_(ours), and_(kept.c.officer == "", kept.c.office == bounds.office)),)


def _place_of(figure: TeamFigure) -> _Place:
    match figure.kind:
        case BehindKind.STEP:
            return _Place(step, summary.join(step, step.c.case_id == summary.c.id))
        case BehindKind.APPROVAL:
            return _Place(approval, summary.join(approval, approval.c.case_id == summary.c.id))
    return _Place(summary, summary)


def _condition(figure: TeamFigure, bounds: TeamBounds) -> ColumnElement[bool]:
    """What a row must be to be counted."""
    if figure in CLOCKS:
        return and_(ARRIVED, summary.c.arrived_on.between(bounds.since, bounds.until), clock_is(figure, bounds.today))
    if figure is TeamFigure.ARRIVED:
        return and_(ARRIVED, summary.c.arrived_on.between(bounds.arrived_since, bounds.today))
    return and_(_OPEN, *_of_open_case(figure, bounds))


def _of_open_case(figure: TeamFigure, bounds: TeamBounds) -> tuple[ColumnElement[bool], ...]:
    """What an open case, or a row of one, must be besides."""
    match figure:
        case TeamFigure.ARRIVING:
            coming = summary.c.arriving_on.between(bounds.today, bounds.arriving_until)
            return (summary.c.arrived_on.is_(None), coming)
        case TeamFigure.LATE_STEPS:
            return (step.c.removed == ZERO, _STILL_OPEN, step.c.due_on < bounds.today)
    return _ANY_DAY.get(figure, ())


_SEEN: ColumnElement[bool] = summary.c.first_met_on.is_not(None)
_ANY_DAY: Mapping[TeamFigure, tuple[ColumnElement[bool], ...]] = {
    TeamFigure.SEEN: (_SEEN,),
    TeamFigure.SIGNED: (_SEEN, summary.c.signed == 1),
    TeamFigure.WITHOUT_NEXT: (summary.c.without_next == 1,),
    TeamFigure.TO_APPROVE: (approval.c.removed == 0, approval.c.state == ApprovalState.SENT.value),
}


def _open_counts(
    file: Reading, people: Iterable[OfficerRow], bounds: TeamBounds, rule: LoadRule
) -> tuple[Counts, dict[str, int]]:
    """The figures of open cases by officer, and what the cases weigh without their households, in hundredths."""
    sums = [_counting(and_(*_of_open_case(figure, bounds))) for figure in _OF_OPEN_CASES[1:]]
    statement = (
        select(summary.c.officer, func.sum(summary.c.interpreter), func.sum(summary.c.refugee), func.count(), *sums)
        .where(_OPEN, *_whose(summary, people, bounds))
        .group_by(summary.c.officer)
    )
    counts, weights = _nothing_yet(), dict[str, int]()
    for login, interpreters, refugees, *found in file.execute(statement):
        counts[login] |= dict(zip(_OF_OPEN_CASES, found, strict=True))
        weights[login] = found[0] * rule.case + interpreters * rule.interpreter + refugees * rule.refugee
    return counts, weights


def _clock_counts(
    file: Reading, people: Iterable[OfficerRow], bounds: TeamBounds, counts: Counts
) -> tuple[MonthOfClocks, ...]:
    """Add the figures of arrivals, read day by day; answers the decided clocks of twelve months."""
    firsts = months_until(bounds.today)
    since = min(firsts[0], bounds.since, bounds.arrived_since)
    until = max(bounds.today, bounds.until)
    sums = [_counting(clock_is(figure, bounds.today)) for figure in CLOCKS]
    statement = (
        select(summary.c.officer, summary.c.arrived_on, func.count(), *sums)
        .where(ARRIVED, summary.c.arrived_on.between(since, until), *_whose(summary, people, bounds))
        .group_by(summary.c.officer, summary.c.arrived_on)
    )
    months = {first: [0, 0] for first in firsts}
    for login, on, arrived, *clocks in file.execute(statement):
        found = dict(zip(CLOCKS, clocks, strict=True))
        month = months.get(on.replace(day=1), [0, 0])
        month[0] += found[TeamFigure.MET]
        month[1] += found[TeamFigure.MISSED]
        if bounds.since <= on <= bounds.until:
            for figure, count in found.items():
                counts[login][figure] += count
        if bounds.arrived_since <= on <= bounds.today:
            counts[login][TeamFigure.ARRIVED] += arrived
    return tuple(MonthOfClocks(first, met, missed) for first, (met, missed) in months.items())


def _row_counts(
    file: Reading, figure: TeamFigure, people: Iterable[OfficerRow], bounds: TeamBounds
) -> Iterable[tuple[str, int]]:
    statement = (
        select(summary.c.officer, func.count())
        .select_from(_place_of(figure).joined)
        .where(*_whose(summary, people, bounds), _condition(figure, bounds))
        .group_by(summary.c.officer)
    )
    if figure is TeamFigure.LATE_STEPS:
        statement = statement.with_hint(step, _LATE_INDEX, "sqlite")
    return [(login, count) for login, count in file.execute(statement)]


def _counting(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _nothing_yet() -> Counts:
    return defaultdict(lambda: dict.fromkeys(TeamFigure, 0))


def _away(file: Reading, today: date) -> dict[str, date | None]:
    """Who is away on a day, and until when (None: not known)."""
    known = or_(absence.c.ends_on.is_(None), absence.c.ends_on >= today)
    statement = select(absence.c.officer, absence.c.ends_on).where(
        absence.c.removed == 0, absence.c.starts_on <= today, known
    )
    return {login: until for login, until in file.execute(statement)}  # noqa: C416 rows of SQLAlchemy are no pairs to mypy


def _row(
    login: str,
    known: Mapping[str, OfficerRow],
    counts: Mapping[TeamFigure, int],
    load: int,
    away: Mapping[str, date | None],
    today: date,
) -> TeamRow:
    if not login:
        return TeamRow(None, counts, load)
    person = known.get(login) or OfficerRow(login, login, "", "")
    return TeamRow(person, counts, load, is_active(person, today), away.get(login), login in away)


def _sum(counts: Iterable[Mapping[TeamFigure, int]]) -> dict[TeamFigure, int]:
    total = dict.fromkeys(TeamFigure, 0)
    for one in counts:
        for figure, count in one.items():
            total[figure] += count
    return total


def _waiting(file: Reading, people: Iterable[OfficerRow], bounds: TeamBounds) -> Iterable[WaitingPlan]:
    names = {person.login: person.name for person in people}
    statement = (
        select(approval.c.id, summary.c.id, summary.c.list_name, summary.c.officer, approval.c.asked_on)
        .select_from(_place_of(TeamFigure.TO_APPROVE).joined)
        .where(*_whose(summary, people, bounds), _condition(TeamFigure.TO_APPROVE, bounds))
        .order_by(approval.c.asked_on, approval.c.id)
    )
    for approval_id, case_id, name, login, asked_on in file.execute(statement):
        yield WaitingPlan(approval_id, case_id, name or "", names.get(login, login), asked_on)
