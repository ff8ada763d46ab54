"""Steps of a plan: changed, ticked, left undone, moved, removed. A step that a household shares changes in every plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import NOT_SHARED, objective_uid, steps_of, twins_of, whole_units
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import NotDoneReason, StepState, Strand
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """Correct a step. ``columns`` are those of a ``StepRow`` that change; ``objective_id`` is the row of the objective.

    What is left out of a merge unit is taken as it stands; a due date that is given counts as edited.
    """

    step_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction d’une démarche")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused without a label, with a text that is too long, a day still to come, or no reason when left undone."""
        (row,) = steps_of(work, (self.step_id,))
        columns = dict(self.columns)
        if "objective_id" in columns:
            columns["objective"] = objective_uid(work, columns.pop("objective_id"), row["case_id"], row["strand"])
        for twin in twins_of(work, row):
            own = twin["id"] == row["id"]
            mine = {name: value for name, value in columns.items() if own or name not in NOT_SHARED}
            work.change(twin["id"], whole_units(mine, twin, scene), self.seen)


@dataclass(frozen=True, slots=True)
class TickSteps:
    """Tick steps as done, today unless ``done_on`` says when; or open them again (``done`` false)."""

    step_ids: tuple[int, ...]
    seen: int
    done: bool = True
    done_on: date | None = None
    title: ClassVar[str] = marked("Démarche cochée")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused when the day is still to come."""
        state = StepState.DONE if self.done else StepState.TO_DO
        _settle(work, scene, self.step_ids, {"state": state, "done_on": self.done_on}, self.seen)


@dataclass(frozen=True, slots=True)
class LeaveUndone:
    """Say that steps will not be done: abandoned, or not applicable, and why."""

    step_ids: tuple[int, ...]
    state: StepState
    reason: NotDoneReason | None
    seen: int
    result: str = ""
    title: ClassVar[str] = marked("Démarche non réalisée")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused without a reason."""
        if self.reason is None:
            raise Refused(Refusal("reason_missing", "not_done_reason"))
        columns: dict[str, Any] = {"state": self.state, "not_done_reason": self.reason}
        _settle(work, scene, self.step_ids, columns | ({"result": self.result} if self.result else {}), self.seen)


@dataclass(frozen=True, slots=True)
class SetStepsState:
    """Put steps into another open state: to do, in progress, waiting for somebody."""

    step_ids: tuple[int, ...]
    state: StepState
    seen: int
    title: ClassVar[str] = marked("État des démarches")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a closed state, which has a day or a reason."""
        if not self.state.is_open:
            raise Refused(Refusal("reason_missing", "not_done_reason"))
        _settle(work, scene, self.step_ids, {"state": self.state}, self.seen)


@dataclass(frozen=True, slots=True)
class MoveSteps:
    """Put steps, in the order given, before another one of ``strand``, or at its end (``before`` None)."""

    case_id: int
    step_ids: tuple[int, ...]
    strand: Strand
    before: int | None
    seen: int
    title: ClassVar[str] = marked("Déplacement de démarches")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """A step that leaves its strand leaves its objective too."""
        open_case(work, self.case_id)
        rows = {row["id"]: row for row in rows_of_case(work.connection, "step", self.case_id)}
        if any(step_id not in rows for step_id in self.step_ids):
            raise Refused(Refusal("row_is_gone"))
        moved = set(self.step_ids)
        stay = [row for row in rows.values() if row["strand"] == self.strand and row["id"] not in moved]
        order = [row["id"] for row in sorted(stay, key=lambda row: (row["position"] or 0, row["id"]))]
        at = order.index(self.before) if self.before in order else len(order)
        order[at:at] = self.step_ids
        for position, step_id in enumerate(order, 1):
            columns: dict[str, Any] = {"position": position}
            if rows[step_id]["strand"] != self.strand:
                columns |= {"strand": self.strand, "objective": None}
            work.change(step_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveSteps:
    """Take steps out of a plan; the other members of a household keep theirs."""

    step_ids: tuple[int, ...]
    seen: int
    title: ClassVar[str] = marked("Retrait de démarches")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        for row in steps_of(work, self.step_ids):
            work.remove(row["id"], self.seen)


def _settle(work: UnitOfWork, scene: Scene, step_ids: tuple[int, ...], columns: Mapping[str, Any], seen: int) -> None:
    """Give steps and their twins new columns; a twin that is chosen too is changed once."""
    changed: set[int] = set()
    for row in steps_of(work, step_ids):
        for twin in twins_of(work, row):
            if twin["id"] not in changed:
                changed.add(twin["id"])
                work.change(twin["id"], whole_units(columns, twin, scene), seen)
