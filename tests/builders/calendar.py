"""Rows of the calendar put into a file as they are, past the rules of making one: imports and other offices write such."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.roles import Right


@dataclass(frozen=True, slots=True)
class Written:
    """Write one row. Answers its id."""

    kind: str
    case_id: int
    columns: Mapping[str, Any]
    title: ClassVar[str] = "Écriture"
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        return work.create(self.kind, self.case_id, self.columns)
