"""Figures over any period and cut: one condition makes each count and the list behind it, so that they cannot differ."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Integer, Table, and_, case, func, literal, null, or_, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import french_course, integration_course, organization, referral
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import need, step
from parcours_desktop.domain.codes import NeedLevel, StepState
from parcours_desktop.domain.figures import UNANSWERED, Counted, Cut, FigureName, FigureQuestion, FigureTable, Keys
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import ClaimState, ReferralState
from parcours_desktop.domain.team import TeamFigure
from parcours_desktop.queries.clock_facts import ARRIVED, IN_TIME, clock_is
from parcours_desktop.queries.rights import require
from parcours_desktop.queries.team_loads import ONE, ZERO
from parcours_desktop.queries.today_referrals import SILENT_REFERRAL

Bool = ColumnElement[bool]
_OF_CASE: Mapping[Cut, ColumnElement[Any]] = {
    Cut.OFFICE: summary.c.office,
    Cut.OFFICER: summary.c.officer,
    Cut.REGION: summary.c.region,
    Cut.CATEGORY: summary.c.category,
    Cut.LANGUAGE: summary.c.language,
}


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a figure is counted: its rows, their day, which of them count, which reach it, and what else is measured."""

    table: Table
    on: ColumnElement[Any]
    where: tuple[Bool, ...]
    met: Bool
    cuts: Mapping[Cut, ColumnElement[Any]]
    dollars: ColumnElement[Any] | None = None
    days: ColumnElement[Any] | None = None


def _between(first: ColumnElement[Any], last: ColumnElement[Any]) -> ColumnElement[Any]:
    """Whole days from one to the other."""
    return (func.julianday(last) - func.julianday(first)).cast(Integer)


_DONE = literal(StepState.DONE.value, literal_execute=True)  # written out, for the index of what is done
_GRANTED = integration_course.c.claim_state.in_([ClaimState.ACCEPTED.value, ClaimState.PAID.value])
_PRESSING = need.c.level.in_([NeedLevel.ADDRESS.value, NeedLevel.URGENT.value])
_REFERRAL_STATE = case((and_(*SILENT_REFERRAL), UNANSWERED), else_=referral.c.state)


def _source(question: FigureQuestion) -> _Source:
    today = question.today
    match question.name:
        case FigureName.FIVE_DAYS:
            decided = or_(IN_TIME, clock_is(TeamFigure.MISSED, today))
            return _Source(summary, summary.c.arrived_on, (ARRIVED, decided), IN_TIME, {})
        case FigureName.PLANS:
            met = summary.c.first_met_on
            return _Source(summary, met, (), summary.c.signed == 1, {})
        case FigureName.STEPS:
            done = step.c.state == _DONE
            return _Source(step, step.c.due_on, (step.c.removed == ZERO, step.c.due_on.is_not(None)), done, _STEP_CUTS)
        case FigureName.STEP_TIMES:
            done, since = step.c.state == _DONE, summary.c.arrived_on
            counted = (step.c.removed == ZERO, done, since.is_not(None), step.c.done_on >= since)
            return _Source(step, step.c.done_on, counted, done, _STEP_CUTS, days=_between(since, step.c.done_on))
    return _SERVICES[question.name]


_STEP_CUTS: Mapping[Cut, ColumnElement[Any]] = {Cut.STRAND: step.c.strand, Cut.STATE: step.c.state}
_STARTED = french_course.c.started_on.is_not(None)
_SERVICES: Mapping[FigureName, _Source] = {
    FigureName.NEEDS: _Source(
        need,
        summary.c.first_met_on,
        (need.c.removed == 0, need.c.level.is_not(None), need.c.domain.is_not(None)),
        _PRESSING,
        {Cut.DOMAIN: need.c.domain, Cut.LEVEL: need.c.level},
    ),
    FigureName.FRENCH: _Source(
        french_course,
        french_course.c.registered_on,
        (french_course.c.removed == 0,),
        _STARTED,
        {Cut.STATE: french_course.c.state, Cut.REASON: french_course.c.reason},
        days=case((_STARTED, _between(french_course.c.registered_on, french_course.c.started_on)), else_=null()),
    ),
    FigureName.REFERRALS: _Source(
        referral,
        referral.c.sent_on,
        (referral.c.removed == 0, referral.c.state != ReferralState.WITHDRAWN.value),
        referral.c.state == ReferralState.TAKEN_ON.value,
        {Cut.STATE: _REFERRAL_STATE, Cut.SERVICE: referral.c.service, Cut.ORGANIZATION: referral.c.organization},
    ),
    FigureName.INTEGRATION: _Source(
        integration_course,
        integration_course.c.enrolled_on,
        (integration_course.c.removed == 0,),
        integration_course.c.attested_on.is_not(None),
        {Cut.STATE: integration_course.c.claim_state},
        dollars=case((_GRANTED, func.coalesce(integration_course.c.claim_dollars, 0)), else_=0),
    ),
}


def figure_table(file: Reading, question: FigureQuestion) -> FigureTable:
    """The figure, cut as it is asked. Refused to whoever may not see figures."""
    require(file, Right.FIGURES)
    source = _source(question)
    keys = [_key(source, cut) for cut in question.by]
    days = [] if source.days is None else [source.days]
    counted = [func.count(), func.sum(case((source.met, 1), else_=0))]
    if source.dollars is not None:
        counted.append(func.sum(source.dollars))
    statement = select(*counted, *keys, *days).select_from(_from(source)).where(*_where(source, question))
    if keys or days:
        statement = statement.group_by(*keys, *days)
    cells: dict[Keys, Counted] = {}
    for row in file.execute(statement, _asked(question)):
        values = list(row)
        of, reached = values[:2]
        if not of:
            continue  # the one line of a count without a group
        paid = values[2] if source.dollars is not None else 0
        found = tuple(str(value or "") for value in values[len(counted) : len(counted) + len(keys)])
        number = values[-1] if days else None
        cell = Counted(of, reached or 0, paid or 0, {} if number is None else {int(number): of})
        cells[found] = cells[found] + cell if found in cells else cell
    return FigureTable(question, cells)


def figure_ids(file: Reading, question: FigureQuestion, keys: Mapping[Cut, str], *, met: bool = False) -> "array[int]":
    """The rows behind a cell (a code for each cut that is fixed; none: the whole), or those of them in the numerator."""
    require(file, Right.FIGURES)
    source = _source(question)
    fixed = tuple(_key(source, cut) == code for cut, code in keys.items())
    statement = (
        select(source.table.c.id)
        .select_from(_from(source))
        .where(*_where(source, question), *fixed, *((source.met,) if met else ()))
        .order_by(summary.c.sort_name, source.table.c.id)
    )
    return array("q", file.execute(statement, _asked(question)).scalars())


def organization_names(file: Reading) -> dict[str, str]:
    """Every organization of the directory, those that are closed too: uid (hexadecimal) -> name."""
    named = select(func.lower(func.hex(record.c.uid)), organization.c.name).join(
        record, record.c.id == organization.c.id
    )
    return {uid: name or "" for uid, name in file.execute(named)}


def _from(source: _Source) -> FromClause:
    return summary if source.table is summary else source.table.join(summary, summary.c.id == source.table.c.case_id)


def _where(source: _Source, question: FigureQuestion) -> tuple[Bool, ...]:
    return (source.on.between(question.since, question.until), summary.c.is_counted == ONE, *source.where)


def _key(source: _Source, cut: Cut) -> ColumnElement[Any]:
    """The code by which rows are told apart: "" for what is not noted; a week is its Monday, a month its first day."""
    match cut:
        case Cut.WEEK:
            return func.date(source.on, "weekday 0", "-6 days")
        case Cut.MONTH:
            return func.date(source.on, "start of month")
    return func.coalesce(source.cuts.get(cut, _OF_CASE.get(cut)), "")


def _asked(question: FigureQuestion) -> dict[str, Any]:
    return {"asked_before": question.unanswered_before} if question.name is FigureName.REFERRALS else {}
