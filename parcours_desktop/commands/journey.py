"""Steps of a journey that are acts of their own: an arrival confirmed, a choice between two values, a row brought back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import check_profile, clean_columns
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal import heads_now
from parcours_desktop.database.undo import Values
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class ConfirmArrival:
    """Note the day on which a person arrived (the five-working-day clock starts) and, if known, the flight."""

    case_id: int
    arrived_on: date
    seen: int
    flight: str | None = None
    title: ClassVar[str] = marked("Confirmation de l’arrivée")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a day to come, and for a day after a first meeting that was held in person."""
        columns: dict[str, Any] = {"arrived_on": self.arrived_on}
        if self.flight is not None:
            columns["flight"] = self.flight
        columns = clean_columns(columns, scene)
        check_profile(work, scene, self.case_id, columns)
        work.change(self.case_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class ResolveConflict:
    """Choose one of the values that two offices wrote at once: it replaces them all; the others stay in the history."""

    row: int
    unit: str
    op: int
    title: ClassVar[str] = marked("Choix entre deux valeurs")
    right: ClassVar[Right] = Right.WRITE_CASES
    why: ClassVar[str] = "resolve"

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused when the value chosen is no longer one of those in conflict."""
        kind, case_id, _ = work.row(self.row)
        heads = heads_now(work.connection, self.row, self.unit)
        if len(heads) < 2 or self.op not in heads:
            raise Refused(Refusal("conflict_is_gone"))
        work.replace(self.row, kind, case_id, self.unit, Values(work.connection).of(self.op))


@dataclass(frozen=True, slots=True)
class BringBack:
    """Bring a removed row back, as it stood."""

    row: int
    title: ClassVar[str] = marked("Retour d’une ligne retirée")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused for a row that is not in the file; a row that is there stays as it is."""
        _, _, columns = work.row(self.row)
        if columns["removed"]:
            work.restore(self.row)
