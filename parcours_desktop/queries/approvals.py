"""Plans that were sent for approval: those that wait, one with what it is compared with, the last one of a case."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.staff_tables import approval
from parcours_desktop.database.store import plan_changed_after, remarks_of
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases
from parcours_desktop.domain.approvals import ApprovalRow, ApprovalSheet, RemarkRow
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import ApprovalState
from parcours_desktop.domain.sheet_text import sheet_from
from parcours_desktop.domain.team import TeamBounds, TeamFigure
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.queries.case_sheet import SEEN
from parcours_desktop.queries.plan_versions import signed_sheet
from parcours_desktop.queries.rights import require
from parcours_desktop.queries.team import team_ids

_APPROVALS = (
    select(approval, func.lower(func.hex(record.c.uid)).label("uid"), cases.c.file_number, summary.c.list_name, SEEN)
    .join(record, record.c.id == approval.c.id)
    .join(cases, cases.c.id == approval.c.case_id)
    .join(summary, summary.c.id == cases.c.id)
    .where(approval.c.removed == 0, cases.c.removed == 0)
)
_ONE = _APPROVALS.where(approval.c.id == bindparam("id"))
_LAST = (
    _APPROVALS.where(approval.c.case_id == bindparam("case_id"), approval.c.state != ApprovalState.WITHDRAWN.value)
    .order_by(approval.c.id.desc())
    .limit(1)
)
_SOME = _APPROVALS.where(approval.c.id.in_(bindparam("ids", expanding=True)))


def approvals_waiting(file: Reading, today: date, office: str = "") -> tuple[ApprovalRow, ...]:
    """The plans that wait, the oldest first: those that the team of an office (code; "" for all) counts, and no others.

    Refused to whoever may not approve.
    """
    require(file, Right.APPROVE)
    ids = team_ids(file, TeamFigure.TO_APPROVE, TeamBounds(today, today, today, office))
    found = {row.id: row for row in file.execute(_SOME, {"ids": list(ids)})}
    return tuple(_approval(file, found[approval_id]) for approval_id in ids)


def approval_sheet(file: Reading, approval_id: int) -> ApprovalSheet | None:
    """A request with its plan; beside it the last version that was sealed when it was sent. None when it is gone."""
    require(file, Right.APPROVE)
    found = file.execute(_ONE, {"id": approval_id}).one_or_none()
    if found is None:
        return None
    sent = sheet_from(found.sheet)
    before = signed_sheet(file, found.case_id, sent.latest_version) if sent.latest_version else None
    return ApprovalSheet(_approval(file, found), sent, before)


def last_approval(file: Reading, case_id: int) -> ApprovalRow | None:
    """The last request for the plan of a case that was not withdrawn."""
    found = file.execute(_LAST, {"case_id": case_id}).one_or_none()
    return _approval(file, found) if found is not None else None


def _approval(file: Reading, row: Row[Any]) -> ApprovalRow:
    state = ApprovalState(row.state)
    return ApprovalRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        file_number=row.file_number or "",
        list_name=row.list_name or "",
        asked_on=row.asked_on,
        asked_by=row.asked_by or "",
        ask_note=row.ask_note or "",
        state=state,
        answered_on=row.answered_on,
        answered_by=row.answered_by or "",
        answer_note=row.answer_note or "",
        version=row.version,
        sent_version=sheet_from(row.sheet).latest_version,
        changed=state is ApprovalState.SENT and plan_changed_after(file, row.id),
        remarks=tuple(
            RemarkRow(
                remark["id"],
                row.seen,
                remark["step"] or "",
                remark["text"] or "",
                remark["author"] or "",
                datetime.fromisoformat(remark["written_at"]),
                written_day(remark["settled_on"]),
            )
            for remark in remarks_of(file, row.uid)
        ),
    )
