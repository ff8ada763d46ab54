"""Attempts to reach a person: noted once, never changed; one that was noted by mistake is removed, and the history says so."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST, open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.excuses import check_standing_excuse
from parcours_desktop.database.store import officers
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AttemptResult, AttemptWay
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class LogAttempt:
    """Note an attempt to reach a person. ``made_at`` is the wall time in America/Toronto; ``officer`` "" is whoever acts.

    Answers its id.
    """

    case_id: int
    made_at: datetime
    way: AttemptWay
    result: AttemptResult
    note: str = ""
    officer: str = ""
    title: ClassVar[str] = marked("Ajout d’une tentative")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, for a time to come, for somebody who is not of the office."""
        open_case(work, self.case_id)
        note = clean(self.note, lines=True).text
        officer = self.officer or scene.user.login
        refusals = []
        if self.made_at > scene.clock.now():
            refusals.append(Refusal("attempt_to_come", "day", {"at": self.made_at}))
        if len(note) > TEXT_AT_MOST:
            refusals.append(Refusal("text_too_long", "note", {"most": TEXT_AT_MOST}))
        if self.officer and officer not in officers(work.connection):
            refusals.append(Refusal("officer_unknown", "officer"))
        if refusals:
            raise Refused(*refusals)
        columns = {
            "made_at": self.made_at,
            "way": self.way,
            "result": self.result,
            "officer": officer,
            "note": note or None,
        }
        return work.create("attempt", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class RemoveAttempt:
    """Take away an attempt that was noted by mistake."""

    attempt_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’une tentative")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case, and while the excuse of the first meeting rests on it."""
        kind, case_id, row = work.row(self.attempt_id)
        if kind != "attempt" or row["removed"]:
            raise Refused(Refusal("row_is_gone"))
        open_case(work, case_id)
        check_standing_excuse(work, scene, case_id, without=self.attempt_id)
        work.remove(self.attempt_id, self.seen)
