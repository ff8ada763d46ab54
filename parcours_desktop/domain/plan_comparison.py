"""Two states of a plan side by side: which steps and objectives were added, removed, changed field by field, or moved.

Rows are the same by their ``uid``; by their number in the file where a version was sealed before the uid was kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Generic, TypeVar

from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow

Row = TypeVar("Row", StepRow, ObjectiveRow)
STEP_FIELDS = (
    "label",
    "detail",
    "strand",
    "objective",
    "responsible",
    "organization",
    "documents",
    "due_on",
    "state",
    "done_on",
    "result",
    "not_done_reason",
)
"""What of a step is compared; ``objective`` is that which the step serves, by its words."""
OBJECTIVE_FIELDS = ("label", "strand", "horizon")


class Difference(Enum):
    """What happened to a row between the two states. A row that was changed may have been moved too."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Pair(Generic[Row]):
    """One row in both states; ``fields`` are the names of those that differ, ``moved``: its place among the others does."""

    before: Row | None
    after: Row | None
    fields: tuple[str, ...] = ()
    moved: bool = False

    @property
    def either(self) -> Row:
        """The row as it is now, or as it was before it was taken out."""
        row = self.after or self.before
        if row is None:
            raise ValueError("a pair of nothing")
        return row

    @property
    def difference(self) -> Difference:
        """The one word for it."""
        if self.before is None:
            return Difference.ADDED
        if self.after is None:
            return Difference.REMOVED
        if self.fields:
            return Difference.CHANGED
        return Difference.MOVED if self.moved else Difference.SAME


@dataclass(frozen=True, slots=True)
class ComparedStrand:
    """A strand in both states; rows in their order now, each that was taken out after the one that stood before it."""

    strand: Strand
    objectives: tuple[Pair[ObjectiveRow], ...]
    steps: tuple[Pair[StepRow], ...]


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """The whole plan in both states."""

    strands: tuple[ComparedStrand, ...]

    @property
    def steps(self) -> tuple[Pair[StepRow], ...]:
        """Every step of both, once."""
        return tuple(pair for strand in self.strands for pair in strand.steps)

    def count(self, difference: Difference) -> int:
        """How many steps and objectives differ in that way."""
        steps = sum(pair.difference is difference for pair in self.steps)
        goals = (pair for strand in self.strands for pair in strand.objectives)
        return steps + sum(pair.difference is difference for pair in goals)


def compare(before: PlanSheet | None, after: PlanSheet) -> PlanComparison:
    """``after`` beside ``before`` (None: there was none). Each step and objective of either stands in one pair."""
    objectives = _pairs(before.objectives if before else (), after.objectives)
    steps = _pairs(before.steps if before else (), after.steps)
    goals = tuple({row.id: row.label for row in sheet.objectives} if sheet else {} for sheet in (before, after))

    def of_step(row: StepRow, name: str, side: int) -> object:
        if name == "objective":
            return goals[side].get(row.objective_id or 0, "")
        return getattr(row, name)

    def of_objective(row: ObjectiveRow, name: str, _side: int) -> object:
        return getattr(row, name)

    told_steps = tuple(_told(pair, STEP_FIELDS, of_step) for pair in steps)
    told_objectives = tuple(_told(pair, OBJECTIVE_FIELDS, of_objective) for pair in objectives)
    return PlanComparison(
        tuple(
            ComparedStrand(
                strand,
                tuple(pair for pair in told_objectives if pair.either.strand is strand),
                tuple(pair for pair in told_steps if pair.either.strand is strand),
            )
            for strand in Strand
        )
    )


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[Pair[Row]]:
    """The rows paired, in the order of ``after``; those that are gone after the row that they followed."""
    by_uid = {row.uid: row for row in before if row.uid}
    by_id = {row.id: row for row in before if not row.uid}
    matched = {row.id: by_uid.get(row.uid) or by_id.get(row.id) for row in after}
    still = {found.id for found in matched.values() if found is not None}
    moved = _moved([row.id for row in before if row.id in still], [found.id for found in matched.values() if found])
    followed: dict[int, list[Row]] = {}
    last = 0  # of those that are still there; 0: gone rows at the head
    for row in before:
        if row.id in still:
            last = row.id
        else:
            followed.setdefault(last, []).append(row)
    made = [Pair(row, None) for row in followed.get(0, ())]
    for row in after:
        found = matched[row.id]
        made.append(Pair(found, row, moved=found is not None and found.id in moved))
        if found is not None:
            made += [Pair(gone, None) for gone in followed.get(found.id, ())]
    return made


def _moved(before: list[int], after: list[int]) -> set[int]:
    """The rows that must be moved to turn one order into the other, the rest staying where they are."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(after) - {after[block.b + at] for block in blocks for at in range(block.size)}


def _told(pair: Pair[Row], names: Sequence[str], value: Callable[[Row, str, int], object]) -> Pair[Row]:
    before, after = pair.before, pair.after
    if before is None or after is None:
        return pair
    fields = tuple(name for name in names if value(before, name, 0) != value(after, name, 1))
    return Pair(before, after, fields, pair.moved)
