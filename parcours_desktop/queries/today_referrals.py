"""Referrals that wait for an answer, as statements of the first page: those that are silent, and the steps that they serve."""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, func, literal, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.service_tables import organization, referral
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases, step
from parcours_desktop.domain.referrals import WAITING
from parcours_desktop.domain.service_codes import ReferralState


def _day(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=cases.c.arrived_on.type)


_SENT = [state.value for state in (*WAITING, ReferralState.WAITING_LIST)]
_LAST_ASKED = func.max(  # SQLite: the greatest of several values, days being texts
    referral.c.sent_on,
    func.coalesce(referral.c.reminded_on, referral.c.sent_on),
    case((referral.c.state == ReferralState.RECEIVED.value, func.coalesce(referral.c.answered_on, referral.c.sent_on)),
         else_=referral.c.sent_on),
    type_=cases.c.arrived_on.type,
)  # fmt: skip
SILENT_REFERRAL = (
    referral.c.removed == 0,
    referral.c.state.in_([state.value for state in WAITING]),
    referral.c.sent_on <= _day("asked_before"),
    _day("asked_before") >= _LAST_ASKED,
)
"""A referral whose organization was last asked, or said that it received it, so long ago (``domain.referrals.is_unanswered``)."""
_REFERRED = (
    select(literal(1))
    .select_from(referral.join(record, record.c.uid == func.unhex(referral.c.step)))
    .where(referral.c.case_id == step.c.case_id, record.c.id == step.c.id, referral.c.removed == 0)
)
HAS_REFERRAL = exists(_REFERRED.where(referral.c.state.in_(_SENT))).correlate(step)
HAS_SILENT_REFERRAL = exists(_REFERRED.where(*SILENT_REFERRAL)).correlate(step)
"""A step with a referral is told of by it, if at all: while the organization was asked again lately, or has put the person on
a waiting list, nothing is to be done."""
_named = record.alias("named")
_UNANSWERED = (*SILENT_REFERRAL, summary.c.is_open == 1)
_FROM_REFERRALS = cases.join(summary, summary.c.id == cases.c.id).join(referral, referral.c.case_id == cases.c.id)
UNANSWERED_REFERRALS = (
    select(
        referral.c.id.label("row_id"),
        cases.c.id.label("case_id"),
        summary.c.list_name,
        cases.c.officer,
        referral.c.sent_on.label("on"),
        referral.c.reminded_on,
        referral.c.service.label("what"),
        organization.c.name.label("organization"),
        func.count().over().label("total"),
    )
    .select_from(
        _FROM_REFERRALS.outerjoin(_named, _named.c.uid == func.unhex(referral.c.organization)).outerjoin(
            organization, organization.c.id == _named.c.id
        )
    )
    .where(*_UNANSWERED)
    .order_by(referral.c.sent_on, summary.c.sort_name, referral.c.id)
    .limit(bindparam("most"))
)
UNANSWERED_CASES = select(cases.c.id).distinct().select_from(_FROM_REFERRALS).where(*_UNANSWERED)
