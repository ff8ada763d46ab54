"""Objectives of a plan, each in its strand and with its horizon."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import clean_texts
from parcours_desktop.database.store import next_position
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import Horizon, Strand
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class AddObjective:
    """Add an objective at the end of a strand. Answers its id."""

    case_id: int
    strand: Strand
    horizon: Horizon
    label: str
    title: ClassVar[str] = marked("Ajout d’un objectif")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:  # noqa: ARG002
        """Refused on a closed case, and without a label."""
        open_case(work, self.case_id)
        columns = clean_texts({"label": self.label}) | {
            "strand": self.strand,
            "horizon": self.horizon,
            "position": next_position(work.connection, "objective", self.case_id, self.strand),
        }
        return work.create("objective", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class ChangeObjective:
    """Correct the label or the horizon of an objective."""

    objective_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction d’un objectif")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused without a label."""
        _check_objective(work, self.objective_id)
        work.change(self.objective_id, clean_texts(self.columns), self.seen)


@dataclass(frozen=True, slots=True)
class RemoveObjective:
    """Take an objective away; the steps that served it stay in the plan."""

    objective_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un objectif")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        _check_objective(work, self.objective_id)
        work.remove(self.objective_id, self.seen)


def _check_objective(work: UnitOfWork, objective_id: int) -> None:
    kind, case_id, row = work.row(objective_id)
    if kind != "objective" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    open_case(work, case_id)
