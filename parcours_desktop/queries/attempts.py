"""The attempts that were made to reach a person, in the order in which they were made."""

from typing import Any

from sqlalchemy import Row, bindparam, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import KINDS
from parcours_desktop.domain.codes import AttemptResult, AttemptWay
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.queries.case_sheet import SEEN

_ATTEMPT = KINDS["attempt"]
_ATTEMPTS = (
    select(_ATTEMPT, SEEN)
    .where(_ATTEMPT.c.removed == 0, _ATTEMPT.c.made_at.is_not(None))
    .order_by(_ATTEMPT.c.made_at, _ATTEMPT.c.id)
)
_OF_CASE = _ATTEMPTS.where(_ATTEMPT.c.case_id == bindparam("case_id"))


def attempts_of(file: Reading, case_id: int) -> tuple[AttemptRow, ...]:
    """The attempts of a case, the first one first, in one statement."""
    return tuple(_row(row) for row in file.execute(_OF_CASE, {"case_id": case_id}))


def attempts_by_case(file: Reading) -> dict[int, tuple[AttemptRow, ...]]:
    """The attempts of all cases, by case, in one statement."""
    found: dict[int, list[AttemptRow]] = {}
    for row in file.execute(_ATTEMPTS):
        found.setdefault(row.case_id, []).append(_row(row))
    return {case_id: tuple(rows) for case_id, rows in found.items()}


def _row(row: Row[Any]) -> AttemptRow:
    return AttemptRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        made_at=row.made_at,
        way=AttemptWay(row.way or AttemptWay.PHONE),
        result=AttemptResult(row.result or AttemptResult.NO_ANSWER),
        officer=row.officer or "",
        note=row.note or "",
    )
