"""Bringing an arrivals list into the file: one transaction, one act, one edit per case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from parcours_desktop.commands.arrivals import Compared, columns_of_person, compare
from parcours_desktop.commands.cases import file_numbers, owner_of_new
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import IMPORT, UnitOfWork
from parcours_desktop.domain.arrival_person import ParsedRow
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.roles import Right
from parcours_desktop.system.memory import collector_resting
from parcours_desktop.wording.marked import marked

PART = 500  # rows written between two reports of progress


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """Open the cases of new people and correct the known ones. Answers what was done with each row.

    The comparison is made again inside the transaction: what was previewed may be an hour old. ``agreed`` names the
    (row, unit) whose typed value the officer agreed to replace.
    """

    rows: tuple[ParsedRow, ...]
    agreed: frozenset[tuple[int, str]] = frozenset()
    title: ClassVar[str] = marked("Importation d’une liste d’arrivées")
    right: ClassVar[Right] = Right.WRITE_CASES
    why: ClassVar[str] = IMPORT

    def run(self, work: UnitOfWork, scene: Scene) -> list[Compared]:
        """Writes in parts within one transaction; raises ``Cancelled`` between two parts, and nothing is kept."""
        done: list[Compared] = []
        with collector_resting():
            for start in range(0, len(self.rows), PART):
                scene.progress(start, len(self.rows))
                part = compare(work.connection, self.rows[start : start + PART], self.agreed)
                done += _write(work, scene, part)
                work.flush()
        scene.progress(len(self.rows), len(self.rows))
        return done


def _write(work: UnitOfWork, scene: Scene, part: Sequence[Compared]) -> list[Compared]:
    """Declare what the rows say; answers them, the new ones with the number of the case that was opened."""
    people = {row.row.number: columns_of_person(row.row.person) for row in part if _is_new(row) and row.row.person}
    numbers = iter(file_numbers(work, scene, [columns.get("region", "") for columns in people.values()]))
    common: dict[str, Any] = {"opened_on": scene.clock.today(), "officer": owner_of_new(work, scene)}
    done: list[Compared] = []
    for row in part:
        written = row
        if _is_new(row):
            columns = people[row.row.number]
            office = columns.get("office") or scene.user.office
            number = next(numbers)
            opened = work.create("case", None, columns | common | {"office": office, "file_number": number})
            written = replace(row, case_id=opened, file_number=number)
        elif row.verdict is Verdict.CHANGED:
            _correct(work, row)
        done.append(written)
    return done


def _is_new(row: Compared) -> bool:
    return row.verdict is Verdict.NEW


def _correct(work: UnitOfWork, row: Compared) -> None:
    """Write what a list corrects, unit by whole unit: it replaces what this very transaction compared it with."""
    assert row.case_id is not None
    for correction in row.corrections:
        if not correction.typed:
            work.replace(row.case_id, "case", row.case_id, correction.unit, correction.after)
