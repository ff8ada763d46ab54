"""Due dates that a new arrival or meeting proposes: taken over, or kept as they are. Edited ones are never moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import steps_of, twins_of
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import DueBasis, StepState
from parcours_desktop.domain.planning import DueChange
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class AcceptDueDates:
    """Take over proposed due dates, in one act. Answers how many there were."""

    changes: tuple[DueChange, ...]
    seen: int
    title: ClassVar[str] = marked("Nouvelles échéances acceptées")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:  # noqa: ARG002
        """A step that was closed or whose date a person chose meanwhile is left alone."""
        accepted = 0
        for change, row in _still_proposed(work, self.changes):
            for twin in twins_of(work, row):
                _move(work, twin, change.new, self.seen)
            accepted += 1
        return accepted


@dataclass(frozen=True, slots=True)
class KeepDueDates:
    """Keep the due dates as they are: from now on they count as chosen, and nothing more is proposed."""

    step_ids: tuple[int, ...]
    seen: int
    title: ClassVar[str] = marked("Échéances gardées telles quelles")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        for row in steps_of(work, self.step_ids):
            work.change(row["id"], {"due_on": row["due_on"], "due_basis": DueBasis.EDITED}, self.seen)


def _still_proposed(work: UnitOfWork, changes: tuple[DueChange, ...]) -> Iterator[tuple[DueChange, dict[str, Any]]]:
    rows = {row["id"]: row for row in steps_of(work, [change.step_id for change in changes])}
    for change in changes:
        row = rows[change.step_id]
        if row["due_basis"] != DueBasis.EDITED and StepState(row["state"] or StepState.TO_DO).is_open:
            yield change, row


def _move(work: UnitOfWork, row: dict[str, Any], day: date, seen: int) -> None:
    work.change(row["id"], {"due_on": day, "due_basis": row["due_basis"]}, seen)
