"""The statements behind the lists of the first page: which rows belong to each, which of them press, what a row says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    not_,
    or_,
    select,
    type_coerce,
)

from parcours_desktop.database.tables import appointment, cases, step
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Responsible, StepState
from parcours_desktop.domain.today import TodayList
from parcours_desktop.queries.appointments import APPOINTMENTS
from parcours_desktop.queries.today_referrals import HAS_REFERRAL, HAS_SILENT_REFERRAL

_OPEN = [state.value for state in StepState if state.is_open]
_TO_COME = [state.value for state in AppointmentState if state.is_open]
_WITH_PEOPLE = [kind.value for kind in AppointmentKind if kind.has_person]


def _day(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=cases.c.arrived_on.type)


_CASES = cases.join(summary, summary.c.id == cases.c.id)
_STEPS = _CASES.join(step, step.c.case_id == cases.c.id)
_OPEN_STEP = (step.c.removed == 0, func.coalesce(step.c.state, StepState.TO_DO.value).in_(_OPEN))
# What an organization leaves without an answer is in its own list alone.
_ASKED_LONG_AGO = and_(
    step.c.asked_on <= _day("asked_before"),
    step.c.state == StepState.WAITING.value,
    step.c.responsible == Responsible.ORGANIZATION.value,
    not_(HAS_REFERRAL),
)
_NOT_ASKED_LONG_AGO = and_(not_(func.coalesce(_ASKED_LONG_AGO, 0)), not_(HAS_SILENT_REFERRAL))
_BEFORE = cases.c.arrived_on.is_(None)
_CLOCK = (
    summary.c.deadline_on.is_not(None),
    summary.c.first_met_on.is_(None),
    cases.c.arrived_on <= _day("today"),
    cases.c.excuse_reason.is_(None),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """How one list is read: its rows' day, what else a row says, which rows, and which of them press.

    ``halves`` parts a list in two, each with its own first rows.
    """

    on: ColumnElement[Any]
    where: tuple[ColumnElement[bool], ...]
    since: ColumnElement[Any] | None = None
    what: ColumnElement[Any] | None = None
    pressing: ColumnElement[bool] | None = None
    of_step: bool = False
    halves: ColumnElement[bool] | None = None

    def statement(self, *narrowed: ColumnElement[bool]) -> Select[Any]:
        """The first rows, the worst first, each with the counts of the whole list."""
        pressing = func.sum(type_coerce(self.pressing, Integer)) if self.pressing is not None else func.count()
        columns = [
            (step if self.of_step else cases).c.id.label("row_id"),
            cases.c.id.label("case_id"),
            summary.c.list_name,
            cases.c.officer,
            self.on.label("on"),
            (cases.c.arrived_on if self.since is None else self.since).label("since"),
            (summary.c.next_what if self.what is None else self.what).label("what"),
            (step.c.strand if self.of_step else summary.c.next_strand).label("strand"),
            (step.c.organization if self.of_step else cases.c.flight).label("organization"),
            func.count().over().label("total"),
            pressing.over().label("pressing"),
        ]
        order = (self.on, summary.c.sort_name, columns[0])
        chosen = self._from(select(*columns)).where(*narrowed)
        if self.halves is None:
            return chosen.order_by(*order).limit(bindparam("most"))
        place = func.row_number().over(partition_by=self.halves, order_by=order).label("place")
        ranked = chosen.add_columns(place).subquery()
        return select(ranked).where(ranked.c.place <= bindparam("most"))

    def cases(self, *narrowed: ColumnElement[bool]) -> Select[Any]:
        """The cases of the whole list."""
        return self._from(select(cases.c.id).distinct()).where(*narrowed)

    def _from(self, statement: Select[Any]) -> Select[Any]:
        return statement.select_from(_STEPS if self.of_step else _CASES).where(summary.c.is_open == 1, *self.where)


LISTS: Mapping[TodayList, Listed] = {
    TodayList.CLOCKS: Listed(
        summary.c.deadline_on,
        _CLOCK,
        pressing=summary.c.deadline_on <= _day("today"),
        halves=summary.c.deadline_on < _day("today"),
    ),
    TodayList.LATE_STEPS: Listed(
        step.c.due_on,
        (summary.c.step_due_on < _day("today"), step.c.due_on < _day("today"), *_OPEN_STEP, _NOT_ASKED_LONG_AGO),
        what=step.c.label,
        of_step=True,
    ),
    TodayList.UNANSWERED: Listed(
        step.c.asked_on,
        (_ASKED_LONG_AGO, step.c.removed == 0),
        what=step.c.label,
        of_step=True,
    ),
    TodayList.SILENT: Listed(
        summary.c.last_contact_on, (summary.c.last_contact_on <= _day("heard_before"), cases.c.arrived_on.is_not(None))
    ),
    TodayList.WITHOUT_NEXT: Listed(
        summary.c.last_contact_on, (summary.c.next_on.is_(None), summary.c.next_what.is_(None))
    ),
    TodayList.EXPIRING: Listed(
        cases.c.csq_expires_on,
        (
            cases.c.csq_expires_on >= _day("expired_from"),
            cases.c.csq_expires_on <= _day("expired_to"),
            cases.c.federal_applied_on.is_(None),  # once applied for, it holds until the federal decision
            cases.c.copr_on.is_(None),
            _BEFORE,
        ),
    ),
    TodayList.ARRIVALS: Listed(
        cases.c.arriving_on,
        (cases.c.arriving_on <= _day("expected_to"), _BEFORE),
        what=cases.c.flight,
        pressing=cases.c.arriving_on < _day("today"),
    ),
}
TERM_CASES = Listed(
    cases.c.arrived_on,
    (
        cases.c.arrived_on >= _day("arrived_from"),
        cases.c.arrived_on <= _day("arrived_to"),
        step.c.code == bindparam("code"),
        *_OPEN_STEP,
    ),
    what=step.c.label,
    of_step=True,
)
PLANNED = (
    select(appointment.c.case_id, appointment.c.starts_at, appointment.c.state)
    .where(
        appointment.c.case_id.in_(bindparam("ids", expanding=True)),
        appointment.c.removed == 0,
        appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
        appointment.c.state.in_(_TO_COME),
        appointment.c.starts_at >= bindparam("from_", type_=appointment.c.starts_at.type),
    )
    .order_by(appointment.c.starts_at.desc())
)
OF_DAY = APPOINTMENTS.where(
    appointment.c.starts_at >= bindparam("first", type_=appointment.c.starts_at.type),
    appointment.c.starts_at < bindparam("last", type_=appointment.c.starts_at.type),
)
_EVENT = func.coalesce(func.nullif(appointment.c.group_key, ""), appointment.c.id)
_UNTOLD = (
    appointment.c.removed == 0,
    appointment.c.case_id != 0,
    appointment.c.starts_at < bindparam("first", type_=appointment.c.starts_at.type),
    appointment.c.state.in_(_TO_COME),
    appointment.c.kind.in_(_WITH_PEOPLE),
    summary.c.is_open == 1,
)
EARLIER = (
    select(func.min(appointment.c.id).label("id"), func.count().over().label("total"))
    .join_from(appointment, summary, summary.c.id == appointment.c.case_id)
    .where(*_UNTOLD)
    .group_by(_EVENT)
    .order_by(func.min(appointment.c.starts_at))
    .limit(bindparam("most"))
)
UNTOLD_CASES = (
    select(appointment.c.case_id)
    .distinct()
    .join_from(appointment, summary, summary.c.id == appointment.c.case_id)
    .where(*_UNTOLD)
)
THESE = APPOINTMENTS.where(
    or_(
        appointment.c.id.in_(bindparam("ids", expanding=True)),
        and_(
            appointment.c.group_key != "",
            appointment.c.group_key.in_(
                select(appointment.c.group_key).where(appointment.c.id.in_(bindparam("ids", expanding=True)))
            ),
        ),
    )
)
_IN_TIME = summary.c.first_met_on <= summary.c.deadline_on
SHARE = (
    select(func.count(), func.coalesce(func.sum(type_coerce(_IN_TIME, Integer)), 0))
    .select_from(_CASES)
    .where(
        summary.c.deadline_on >= _day("month_from"),
        summary.c.deadline_on < _day("month_to"),
        cases.c.removed == 0,
        cases.c.merged_into.is_(None),
        or_(summary.c.first_met_on.is_not(None), summary.c.deadline_on < _day("today")),
        or_(cases.c.excuse_reason.is_(None), _IN_TIME),
    )
)
