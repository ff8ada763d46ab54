"""Plans sent for approval, as a list of the first page: what a coordinator is to answer, what an officer was answered."""

from sqlalchemy import and_, bindparam, exists, func, or_, select

from parcours_desktop.database.staff_tables import approval
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases, plan_version
from parcours_desktop.domain.service_codes import ApprovalState, SealForm

_later = approval.alias("later")
_IS_LAST = ~exists().where(
    _later.c.case_id == approval.c.case_id,
    _later.c.removed == 0,
    _later.c.id > approval.c.id,
    _later.c.state != ApprovalState.WITHDRAWN.value,
)
_SIGNED_SINCE = exists().where(
    plan_version.c.case_id == approval.c.case_id,
    plan_version.c.removed == 0,
    func.coalesce(plan_version.c.form, SealForm.SIGNED.value) == SealForm.SIGNED.value,
    plan_version.c.signed_on >= approval.c.answered_on,
    plan_version.c.id > approval.c.id,
)
_OF_OPEN = (approval.c.removed == 0, summary.c.is_open == 1)
TO_ANSWER = (*_OF_OPEN, approval.c.state == ApprovalState.SENT.value)
"""What waits for a coordinator."""
ANSWERED = (
    *_OF_OPEN,
    or_(
        approval.c.state == ApprovalState.RETURNED.value,
        and_(
            approval.c.state == ApprovalState.ACCEPTED.value,
            approval.c.answered_on >= bindparam("answered_from", type_=approval.c.answered_on.type),
        ),
    ),
    _IS_LAST,
    ~_SIGNED_SINCE,
)
"""What the officer is told: a plan that came back, until it is sent again or signed; one that was approved, for some days."""
_FROM = approval.join(cases, cases.c.id == approval.c.case_id).join(summary, summary.c.id == cases.c.id)
_ON = func.coalesce(approval.c.answered_on, approval.c.asked_on, type_=approval.c.asked_on.type)
APPROVALS = (
    select(
        approval.c.id.label("row_id"),
        cases.c.id.label("case_id"),
        summary.c.list_name,
        cases.c.officer,
        _ON.label("on"),
        approval.c.state.label("what"),
        func.count().over().label("total"),
    )
    .select_from(_FROM)
    .order_by(_ON, summary.c.sort_name, approval.c.id)
    .limit(bindparam("most"))
)
APPROVAL_CASES = select(cases.c.id).distinct().select_from(_FROM)
