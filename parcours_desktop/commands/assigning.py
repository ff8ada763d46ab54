"""Giving cases to officers, one or hundreds in one act; what is to come of a case goes with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from parcours_desktop.commands.case_holders import holds_cases
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import appointments_to_come, time_to_come
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right, rights_of
from parcours_desktop.wording.marked import marked

Move = tuple[int, str]
"""A case and the login of who is to hold it; "" puts it back into the queue."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """What was done: cases that changed hands, appointments that went with them, those of them at a time already taken."""

    cases: int
    appointments: int
    clashes: int


@dataclass(frozen=True, slots=True)
class AssignCases:
    """Give each case to its officer, or back to the queue. One act, whatever their number; answers ``Assigned``.

    Lists of steps, follow-ups and referrals follow the case; its appointments to come change hands here. A time at which
    the new officer is taken is no reason to leave a person without one: it is told, and settled in the calendar.
    """

    moves: tuple[Move, ...]
    seen: int
    title: ClassVar[str] = marked("Attribution de dossiers")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> Assigned:
        """Refused to a person who is not there or has left, and to an officer who would take cases from a colleague."""
        _check_receivers(work, scene, self.moves)
        may_take = Right.ASSIGN in rights_of(scene.user.role)
        moved: dict[int, tuple[str, str]] = {}
        for case_id, login in self.moves:
            _, _, row = work.row(case_id)
            held = row["officer"] or ""
            if not may_take and held not in {"", scene.user.login}:
                raise Refused(Refusal("case_of_colleague", "officer", {"file_number": row["file_number"]}))
            work.change(case_id, {"officer": login or None}, self.seen)
            if held != login:
                moved[case_id] = (held, login)
        return _bring_appointments(work, scene, moved, self.seen)


def assigned_to(case_ids: Iterable[int], officer: str, seen: int) -> AssignCases:
    """All these cases to one officer, or ("") back to the queue."""
    return AssignCases(tuple((case_id, officer) for case_id in case_ids), seen)


def _check_receivers(work: UnitOfWork, scene: Scene, moves: Iterable[Move]) -> None:
    today = scene.clock.today()
    for login in {login for _, login in moves if login}:
        if not holds_cases(work, login, today):
            raise Refused(Refusal("officer_unknown", "officer"))


def _bring_appointments(work: UnitOfWork, scene: Scene, moved: dict[int, tuple[str, str]], seen: int) -> Assigned:
    """The open appointments from today on that were the former officer's, or nobody's, become the new one's."""
    since = datetime.combine(scene.clock.today(), datetime.min.time()).isoformat(timespec="minutes")
    rows = [
        row
        for row in appointments_to_come(work.connection, tuple(moved), since)
        if moved[row["case_id"]][1] and (row["officer"] or "") in {"", moved[row["case_id"]][0]}
    ]
    receivers = {moved[row["case_id"]][1] for row in rows}
    taken = {login: [_span(row) for row in time_to_come(work.connection, login, since)] for login in receivers}
    clashes = 0
    for row in rows:
        login = moved[row["case_id"]][1]
        begins, ends = _span(row)
        clashes += any(first < ends and begins < last for first, last in taken[login])
        taken[login].append((begins, ends))
        work.change(row["id"], {"officer": login}, seen)
    return Assigned(len(moved), len(rows), clashes)


def _span(row: dict[str, Any]) -> tuple[datetime, datetime]:
    begins = datetime.fromisoformat(row["starts_at"])
    return begins, begins + timedelta(minutes=row["minutes"] or 0)
