"""Who can hold cases: a member of the staff of a role that does, who has not left."""

from datetime import date

from parcours_desktop.database.store import officers
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.staff import is_active
from parcours_desktop.domain.written_days import written_day


def has_left(work: UnitOfWork, login: str, today: date) -> bool:
    """Whether somebody whom the file knows is not there any more on a day."""
    left = written_day((officers(work.connection).get(login) or {}).get("left_on"))
    return left is not None and left <= today


def holds_cases(work: UnitOfWork, login: str, today: date) -> bool:
    """Whether the file knows somebody with this login who can hold cases on a day."""
    row = officers(work.connection).get(login)
    if row is None:
        return False
    left = written_day(row["left_on"])
    return is_active(OfficerRow(login, row["name"] or "", row["role"] or "", "", left_on=left), today)
