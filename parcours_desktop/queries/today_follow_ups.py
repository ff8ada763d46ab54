"""Follow-ups that are due and not planned, as statements of the first page."""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal, or_, select

from parcours_desktop.database.service_tables import follow_up
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState

_later = follow_up.alias("later")
_TO_COME = [state.value for state in AppointmentState if state.is_open]
_WITH_PEOPLE = [kind.value for kind in AppointmentKind if kind.has_person]


def _bound(name: str, like: ColumnElement[Any]) -> ColumnElement[Any]:
    return bindparam(name, type_=like.type)


_FOLLOWED = exists(
    select(literal(1)).where(
        _later.c.case_id == follow_up.c.case_id,
        _later.c.removed == 0,
        or_(
            _later.c.held_at > follow_up.c.held_at,
            and_(_later.c.held_at == follow_up.c.held_at, _later.c.id > follow_up.c.id),
        ),
    )
)
_MET = exists(  # an appointment that is to come, or a follow-up that was held since the day that was set
    select(literal(1)).where(
        appointment.c.case_id == follow_up.c.case_id,
        appointment.c.removed == 0,
        or_(
            and_(
                appointment.c.state.in_(_TO_COME),
                appointment.c.kind.in_(_WITH_PEOPLE),
                appointment.c.starts_at >= _bound("first", appointment.c.starts_at),
            ),
            and_(
                appointment.c.state == AppointmentState.HELD.value,
                appointment.c.kind == AppointmentKind.FOLLOW_UP.value,
                func.substr(appointment.c.starts_at, 1, 10) >= follow_up.c.next_on,
            ),
        ),
    )
)
_DUE = (
    follow_up.c.removed == 0,
    follow_up.c.next_on <= _bound("today", follow_up.c.next_on),
    summary.c.is_open == 1,
    ~_FOLLOWED,
    ~_MET,
)
"""The last follow-up of an open case set a day that has come, and nothing is planned for it."""
_FROM = cases.join(summary, summary.c.id == cases.c.id).join(follow_up, follow_up.c.case_id == cases.c.id)
DUE_FOLLOW_UPS = (
    select(
        cases.c.id.label("case_id"),
        summary.c.list_name,
        cases.c.officer,
        follow_up.c.next_on.label("on"),
        follow_up.c.held_at,
        func.count().over().label("total"),
    )
    .select_from(_FROM)
    .where(*_DUE)
    .order_by(follow_up.c.next_on, summary.c.sort_name, cases.c.id)
    .limit(bindparam("most"))
)
DUE_CASES = select(cases.c.id).select_from(_FROM).where(*_DUE)
