"""Defects planted on purpose, one at a time: a check that cannot fail proves nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from parcours_desktop.database import journal, projection, undo, unit_of_work
from parcours_desktop.database.summary import Summaries
from parcours_desktop.database.undo import FOREVER
from parcours_desktop.database.unit_of_work import UnitOfWork

Plant = Callable[[pytest.MonkeyPatch], None]


def parents_at_save(patch: pytest.MonkeyPatch) -> None:
    """A value replaces what stands when it is saved, instead of what its form had loaded."""

    def heads_when_saved(file: Any, row: int, unit: str, seen: int) -> tuple[int, ...]:
        return journal.heads_now(file, row, unit)

    def row_when_saved(file: Any, row: int, seen: int) -> dict[str, tuple[int, ...]]:
        return journal.heads_of_row(file, row, FOREVER)

    patch.setattr(unit_of_work, "heads_at", heads_when_saved)
    patch.setattr(unit_of_work, "heads_of_row", row_when_saved)


def parents_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A value replaces nothing: every correction stands beside what it corrects."""

    def no_heads(file: Any, row: int, unit: str, seen: int) -> tuple[int, ...]:
        return ()

    def no_heads_of_row(file: Any, row: int, seen: int) -> dict[str, tuple[int, ...]]:
        return {}

    patch.setattr(unit_of_work, "heads_at", no_heads)
    patch.setattr(unit_of_work, "heads_of_row", no_heads_of_row)


def removal_covers_everything(patch: pytest.MonkeyPatch) -> None:
    """A row is taken away together with what was changed in it since the form was loaded."""
    remove = UnitOfWork.remove

    def remove_all(work: UnitOfWork, row: int, seen: int) -> None:
        remove(work, row, FOREVER)

    patch.setattr(UnitOfWork, "remove", remove_all)


def undo_takes_what_changed_since(patch: pytest.MonkeyPatch) -> None:
    """Undo puts the old value over one that somebody has written since."""

    class Anything(list[Any]):
        def __eq__(self, other: object) -> bool:
            return True

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = None  # type: ignore[assignment]

    def anything(file: Any, row: int, unit: str) -> list[Any]:
        return Anything()

    patch.setattr(undo, "_heads", anything)


def undo_takes_the_case_from_under_its_rows(patch: pytest.MonkeyPatch) -> None:
    """Undo of an opening takes the case away though somebody has hung a plan on it."""

    def gone(file: Any, kind: str, row: int) -> bool:
        return True

    patch.setattr(undo, "_is_removed", gone)


def oldest_is_shown(patch: pytest.MonkeyPatch) -> None:
    """Of two values that stand, the older one is shown."""

    def oldest(file: Any, heads: Any) -> Any:
        return min(heads, key=_clock)[2]

    patch.setattr(projection, "shown", oldest)


def _clock(head: tuple[int, int, str]) -> int:
    return head[1]


def replaced_values_stay(patch: pytest.MonkeyPatch) -> None:
    """What was replaced is not taken from the heads."""
    many = journal._many

    def without_deletes(file: Any, sql: str, rows: Any) -> None:
        if not sql.startswith("DELETE"):
            many(file, sql, rows)

    patch.setattr(journal, "_many", without_deletes)


def counts_are_left(patch: pytest.MonkeyPatch) -> None:
    """The kept counts of a case are those of its opening for ever."""
    refresh = Summaries.refresh

    def only_new(summaries: Summaries, file: Any, case_ids: Any, new: Any) -> None:
        refresh(summaries, file, set(case_ids) & set(new), new)

    patch.setattr(Summaries, "refresh", only_new)


def chain_is_broken(patch: pytest.MonkeyPatch) -> None:
    """Each edit of a case says that it is the first."""

    def first(writer: Any, case_id: int) -> tuple[int, str]:
        return 0, ""

    patch.setattr(journal.JournalWriter, "_tip", first)


MUTANTS: tuple[tuple[Plant, str], ...] = (
    (parents_at_save, "is lost"),
    (parents_forgotten, "is left beside"),
    (removal_covers_everything, "is lost"),
    (undo_takes_what_changed_since, "is lost"),
    (undo_takes_the_case_from_under_its_rows, "is lost"),
    (oldest_is_shown, "step:"),
    (replaced_values_stay, "heads"),
    (counts_are_left, "case_summary"),
    (chain_is_broken, "chain"),
)
"""Each defect, and a word of the complaint that must name it."""
