"""New steps of a plan, from the catalogue or in one's own words, each with the due date that the rules propose."""

from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.step_rules import clean_texts, open_case
from parcours_desktop.database.store import next_position
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import DueBasis, Responsible, StepState, Strand
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class AddStep:
    """Add a step in one's own words at the end of a strand, or before another one. Answers its id."""

    case_id: int
    strand: Strand
    label: str
    title: ClassVar[str] = marked("Ajout d’une démarche")

    def run(self, work: UnitOfWork, scene: Scene) -> int:  # noqa: ARG002
        """Refused without a label."""
        open_case(work, self.case_id)
        columns: dict[str, Any] = clean_texts({"label": self.label}) | {
            "strand": self.strand,
            "position": next_position(work.connection, "step", self.case_id, self.strand),
            "responsible": Responsible.PERSON,
            "due_basis": DueBasis.EDITED,
            "state": StepState.TO_DO,
        }
        return work.create("step", self.case_id, columns)
