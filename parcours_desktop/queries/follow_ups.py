"""The follow-ups of cases, the newest first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import follow_up
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.domain.service_rows import FollowUpRow
from parcours_desktop.queries.case_sheet import SEEN

_FOLLOW_UPS = (
    select(follow_up, SEEN)
    .where(follow_up.c.removed == 0, follow_up.c.held_at.is_not(None))
    .order_by(follow_up.c.held_at.desc(), follow_up.c.id.desc())
)
_OF_CASE = _FOLLOW_UPS.where(follow_up.c.case_id == bindparam("case_id"))
_OF_CASES = _FOLLOW_UPS.where(follow_up.c.case_id.in_(bindparam("ids", expanding=True)))


def follow_ups_of(file: Reading, case_id: int) -> tuple[FollowUpRow, ...]:
    """The follow-ups of a case, in one statement."""
    return tuple(_row(row) for row in file.execute(_OF_CASE, {"case_id": case_id}))


def follow_ups_of_cases(file: Reading, case_ids: Sequence[int]) -> dict[int, tuple[FollowUpRow, ...]]:
    """The follow-ups of some cases, by case, in one statement; a case without any is left out."""
    found: dict[int, list[FollowUpRow]] = {}
    for row in file.execute(_OF_CASES, {"ids": list(case_ids)}):
        found.setdefault(row.case_id, []).append(_row(row))
    return {case_id: tuple(rows) for case_id, rows in found.items()}


def _row(row: Row[Any]) -> FollowUpRow:
    return FollowUpRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        held_at=row.held_at,
        mode=FollowUpMode(row.mode or FollowUpMode.PHONE),
        outcome=FollowUpOutcome(row.outcome or FollowUpOutcome.ADVANCING),
        note=row.note or "",
        next_on=row.next_on,
        next_days=row.next_days,
        officer=row.officer or "",
    )
