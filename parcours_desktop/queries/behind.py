"""The rows behind a figure: read by id, when they come into view."""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, literal, null, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import french_course, integration_course, referral
from parcours_desktop.database.staff_tables import approval
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases, need, plan_version, step
from parcours_desktop.domain.behind import BehindKind, BehindRow

PART = 900
Shown = tuple[Table, ColumnElement[Any], ColumnElement[Any], ColumnElement[Any]]
_NOTHING: ColumnElement[Any] = literal("")
_SHOWN: dict[BehindKind, Shown] = {
    BehindKind.CASE: (
        cases,
        _NOTHING,
        summary.c.stage,
        func.coalesce(cases.c.arrived_on, cases.c.arriving_on, type_=cases.c.arrived_on.type),
    ),
    BehindKind.STEP: (step, step.c.label, step.c.state, step.c.due_on),
    BehindKind.PLAN: (plan_version, plan_version.c.number, plan_version.c.form, plan_version.c.signed_on),
    BehindKind.NEED: (need, need.c.domain, need.c.level, null().cast(cases.c.arrived_on.type)),
    BehindKind.APPROVAL: (approval, _NOTHING, approval.c.state, approval.c.asked_on),
    BehindKind.FRENCH_COURSE: (
        french_course,
        func.coalesce(french_course.c.institution, ""),
        french_course.c.state,
        func.coalesce(french_course.c.started_on, french_course.c.registered_on, type_=french_course.c.started_on.type),
    ),
    BehindKind.REFERRAL: (referral, referral.c.service, referral.c.state, referral.c.sent_on),
    BehindKind.INTEGRATION_COURSE: (
        integration_course,
        func.coalesce(integration_course.c.eligibility, ""),
        func.coalesce(integration_course.c.claim_state, ""),
        integration_course.c.enrolled_on,
    ),
}
"""Of each kind: its table, what the row is, in which state, on which day."""


def behind_rows(file: Reading, kind: BehindKind, ids: Sequence[int]) -> list[BehindRow]:
    """The rows of a kind with these ids, in their order; those that are gone are left out."""
    found: dict[int, BehindRow] = {}
    for start in range(0, len(ids), PART):
        for row_id, case_id, *told, on in file.execute(_STATEMENTS[kind], {"ids": list(ids[start : start + PART])}):
            number, name, officer, what, state = map(_text, told)
            found[row_id] = BehindRow(row_id, case_id, number, name, officer, what, state, on)
    return [found[row_id] for row_id in ids if row_id in found]


def cases_behind(file: Reading, kind: BehindKind, ids: Sequence[int]) -> "array[int]":
    """The cases to which the rows belong, each once, in the order of the rows."""
    if kind is BehindKind.CASE:
        return array("q", ids)
    table = _SHOWN[kind][0]
    wanted = select(table.c.id, table.c.case_id).where(table.c.id.in_(bindparam("ids", expanding=True)))
    case_of: dict[int, int] = {}
    for start in range(0, len(ids), PART):
        case_of |= {row.id: row.case_id for row in file.execute(wanted, {"ids": list(ids[start : start + PART])})}
    return array("q", dict.fromkeys(case_of[row_id] for row_id in ids if row_id in case_of))


def _statement(kind: BehindKind) -> Select[Any]:
    table, what, state, on = _SHOWN[kind]
    own = table.c.id if kind is BehindKind.CASE else table.c.case_id
    columns = (table.c.id, own, cases.c.file_number, summary.c.list_name, cases.c.officer, what, state, on)
    joined = summary.join(cases, cases.c.id == summary.c.id)
    joined = joined if table is cases else joined.join(table, table.c.case_id == cases.c.id)
    return select(*columns).select_from(joined).where(table.c.id.in_(bindparam("ids", expanding=True)))


def _text(value: object) -> str:
    return "" if value is None else str(value)


_STATEMENTS = {kind: _statement(kind) for kind in BehindKind}
