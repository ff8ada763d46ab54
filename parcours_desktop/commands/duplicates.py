"""Probable duplicates settled: two cases made one, or told apart for good with a reason."""

from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal import position
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.tables import KEPT_BY_FILE, UNITS
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import ClosingReason, DismissalReason
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.wording.marked import marked

_MOVED = ("objective", "step", "appointment", "note", "plan_version", "assessment", "need")
_OF_ONE_CASE = ("file_number", "opened_on", "officer", "office", "merged_into", "reopened_on", "closure", "excuse")


@dataclass(frozen=True, slots=True)
class MergeCases:
    """Make two cases of one person one: ``kept`` takes what it lacks from ``gone``, and everything that hangs on it."""

    kept: int
    gone: int
    title: ClassVar[str] = marked("Fusion de deux dossiers")

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
        for kind in _MOVED:
            self._move(work, kind)
        closure = {
            "closed_on": scene.clock.today(),
            "closing_reason": ClosingReason.DUPLICATE,
            "closing_note": kept["file_number"],
            "merged_into": work.uid(self.kept).hex(),
        }
        work.change(self.gone, closure, seen)

    def _move(self, work: UnitOfWork, kind: str) -> None:
        """Rows of the case that goes, written anew in the case that stays; a need or assessment it has already stays."""
        own = rows_of_case(work.connection, kind, self.kept)
        answered = {row["domain"] for row in own} if kind == "need" else set()
        last = max((row["number"] for row in own), default=0) if kind == "plan_version" else 0
        for row in rows_of_case(work.connection, kind, self.gone):
            if (kind == "need" and row["domain"] in answered) or (kind == "assessment" and own):
                continue
            columns = {name: value for name, value in row.items() if name not in KEPT_BY_FILE}
            if kind == "plan_version":
                columns["number"] = row["number"] + last
            work.create(kind, self.kept, columns)


@dataclass(frozen=True, slots=True)
class DismissDuplicate:
    """Say that two cases are two people, for a coded reason; they are not shown as duplicates again."""

    case_id: int
    other: int
    reason: DismissalReason
    title: ClassVar[str] = marked("Doublon écarté")

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused for a case that is gone."""
        first, second = sorted((self.case_id, self.other), key=work.uid)
        work.row(first)
        work.create("dismissal", first, {"other": work.uid(second).hex(), "reason": self.reason})
