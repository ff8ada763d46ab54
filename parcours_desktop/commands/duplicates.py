"""Probable duplicates settled: two cases made one, or told apart for good with a reason."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.needs import meeting_uid
from parcours_desktop.database.journal import position
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.tables import KEPT_BY_FILE, UNITS
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import ClosingReason, DismissalReason
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

_MOVED = (
    *("objective", "step", "appointment", "attempt", "note", "plan_version", "assessment", "need"),
    *("notice", "consent", "referral", "follow_up", "french_course", "integration_course", "issue"),
)
_OF_ONE_CASE = ("file_number", "opened_on", "officer", "office", "merged_into", "reopened_on", "closure", "excuse")


@dataclass(frozen=True, slots=True)
class MergeCases:
    """Make two cases of one person one: ``kept`` takes what it lacks from ``gone``, and everything that hangs on it."""

    kept: int
    gone: int
    title: ClassVar[str] = marked("Fusion de deux dossiers")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for one and the same case, or one that was merged already."""
        _, _, kept = work.row(self.kept)
        _, _, gone = work.row(self.gone)
        if self.kept == self.gone:
            raise Refused(Refusal("merge_with_itself"))
        if kept["merged_into"] or gone["merged_into"]:
            raise Refused(Refusal("merged_already"))
        seen = position(work.connection)
        lacking: dict[str, Any] = {}
        for unit, names in UNITS["case"].items():
            told = any(gone[name] is not None for name in names)
            if unit not in _OF_ONE_CASE and told and all(kept[name] is None for name in names):
                lacking |= {name: gone[name] for name in names}
        work.change(self.kept, lacking, seen)
        move = _Move(work, self.kept, self.gone, seen)
        for kind in _MOVED:
            move.rows(kind)
        closure = {
            "closed_on": scene.clock.today(),
            "closing_reason": ClosingReason.DUPLICATE,
            "closing_note": kept["file_number"],
            "merged_into": work.uid(self.kept).hex(),
        }
        work.change(self.gone, closure, seen)


@dataclass
class _Move:
    """Rows of the case that goes, written anew in the case that stays.

    Their uids follow from the case that stays, so that two offices that merge the same cases meet in the same rows, and
    an assessment moved here in the row that any office gives an assessment of that case.
    """

    work: UnitOfWork
    kept: int
    gone: int
    seen: int
    _objectives: dict[str, str] = field(default_factory=dict)

    def rows(self, kind: str) -> None:
        """Move one kind; a need or assessment that the case has already stays as it is."""
        work = self.work
        own = rows_of_case(work.connection, kind, self.kept)
        answered = {self._name(kind, row) for row in own}
        last = max((row["number"] or 0 for row in own), default=0) if kind == "plan_version" else 0
        for row in rows_of_case(work.connection, kind, self.gone):
            name = self._name(kind, row)
            if name in answered:
                continue
            columns = {column: value for column, value in row.items() if column not in KEPT_BY_FILE}
            if kind == "plan_version":
                columns["number"] = (row["number"] or 0) + last
            if kind == "step" and row["objective"]:
                columns["objective"] = self._objectives.get(row["objective"], row["objective"])
            uid = meeting_uid(work.uid(self.kept), kind, name)
            if kind == "objective":
                self._objectives[work.uid(row["id"]).hex()] = uid.hex()
            self._write(kind, uid, columns)

    def _name(self, kind: str, row: dict[str, Any]) -> str:
        """What makes a row one in its case: the domain of a need; a row of a list is known by its own uid."""
        if kind == "need":
            return str(row["domain"])
        return "" if kind == "assessment" else self.work.uid(row["id"]).hex()

    def _write(self, kind: str, uid: bytes, columns: dict[str, Any]) -> None:
        row_id = self.work.row_of(uid)
        if row_id is None:
            self.work.create(kind, self.kept, columns, uid)
            return
        if self.work.row(row_id)[2]["removed"]:
            self.work.restore(row_id)
        self.work.change(row_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class DismissDuplicate:
    """Say that two cases are two people, for a coded reason; they are not shown as duplicates again."""

    case_id: int
    other: int
    reason: DismissalReason
    title: ClassVar[str] = marked("Doublon écarté")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused for a case that is gone."""
        first, second = sorted((self.case_id, self.other), key=work.uid)
        work.row(first)
        work.create("dismissal", first, {"other": work.uid(second).hex(), "reason": self.reason})
