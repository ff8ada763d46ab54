"""Probable duplicates: the pairs with their reasons, two cases side by side, merged or told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.commands.duplicates import DismissDuplicate, MergeCases
from parcours_desktop.database.tables import UNITS
from parcours_desktop.domain.codes import DismissalReason
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.case_list import CaseListRow, case_rows
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.duplicates import Duplicate, all_duplicates, duplicates_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

COMPARED = (
    "name", "birth_date", "sex", "birth_country", "csq_number", "client_id", "dossier_number", "category",
    "household_role", "csq_issued_on", "csq_expires_on", "arriving_on", "arrived_on", "region", "contact_language",
    "mother_tongue", "phone", "email", "address", "office", "officer", "opened_on",
)  # fmt: skip
"""Merge units of a case in the order in which they are compared; those that neither case knows are left out."""
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cases that may be one person's. ``id`` is its place in the list; ``reason`` and ``title`` are in words."""

    id: int
    first: int
    second: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the comparison: what it is about, both values in words, and whether they differ."""

    what: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """One side of the comparison. ``about`` counts what hangs on the case."""

    case_id: int
    name: str
    file_number: str
    stage: str
    about: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cases side by side."""

    first: ComparedCase
    second: ComparedCase
    lines: tuple[ComparedLine, ...]


class DuplicatesScreen:
    """``changed``: other pairs, or another one compared; ``troubled``: a sentence to show; ``refused``: why not.

    With ``case_id`` only the pairs of that case.
    """

    def __init__(self, desk: Desk, words: Words, case_id: int | None = None) -> None:
        self._desk, self._words, self._case_id = desk, words, case_id
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.refused: Signal[tuple[Refusal, ...]] = Signal()
        self.pairs: tuple[Pair, ...] = ()
        self.chosen: Pair | None = None
        self.kept = 0
        self.comparison: Comparison | None = None
        self._names = CaseNames(words, desk.reference)
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    @property
    def reasons(self) -> tuple[Choice, ...]:
        """Why two cases may be two people's."""
        return tuple(Choice(reason.value, self._words.label(reason)) for reason in DismissalReason)

    def choose(self, pair_id: int) -> None:
        """Compare a pair; the case opened first is the one that stays, until another is chosen."""
        if self.chosen is None or self.chosen.id != pair_id:
            self._compare(self.pairs[pair_id])
            self.changed.emit()

    def rows(self, ids: Sequence[int]) -> list[Pair]:
        """The pairs with these ids."""
        return [self.pairs[pair_id] for pair_id in ids if pair_id < len(self.pairs)]

    def keep(self, case_id: int) -> None:
        """Choose which case of the pair stays."""
        if self.chosen is not None and case_id in {self.chosen.first, self.chosen.second}:
            self.kept = case_id
            self.changed.emit()

    @property
    def gone(self) -> int:
        """The case of the pair that would be closed; 0 when there is none."""
        return 0 if self.chosen is None else self.chosen.first + self.chosen.second - self.kept

    def merge(self) -> bool:
        """Make the pair one case; False when it was refused."""
        return self.chosen is not None and self._do(MergeCases(self.kept, self.gone))

    def dismiss(self, reason: str) -> bool:
        """Say that the pair is two people; False when it was refused."""
        pair = self.chosen
        return pair is not None and self._do(DismissDuplicate(pair.first, pair.second, DismissalReason(reason)))

    def undo(self) -> None:
        """Take the last act back."""
        self._desk.undo()

    def _do(self, command: Command[Any]) -> bool:
        try:
            self._desk.do(command)
        except Refused as refused:
            self.refused.emit(refused.refusals)
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))
        else:
            return True
        return False

    def _read(self) -> None:
        with self._desk.reading() as file:
            found = all_duplicates(file) if self._case_id is None else duplicates_of(file, self._case_id)
            concerned = sorted({case_id for pair in found for case_id in (pair.first, pair.second)})
            rows = {row.id: row for row in case_rows(file, concerned)}
        before, kept = self.chosen, self.kept
        self.pairs = tuple(self._pair(number, pair, rows) for number, pair in enumerate(found))
        self._compare(self._like(before))
        if before is not None and self.chosen is not None and kept in {self.chosen.first, self.chosen.second}:
            self.kept = kept

    def _like(self, before: Pair | None) -> Pair | None:
        """The pair that was compared, or the one that came in its place."""
        if before is None or not self.pairs:
            return next(iter(self.pairs), None)
        same = (pair for pair in self.pairs if (pair.first, pair.second) == (before.first, before.second))
        return next(same, self.pairs[min(before.id, len(self.pairs) - 1)])

    def _pair(self, number: int, pair: Duplicate, rows: Mapping[int, CaseListRow]) -> Pair:
        first, second = rows[pair.first], rows[pair.second]
        title = self._words("{first} et {second}", first=first.list_name, second=second.list_name)
        return Pair(number, pair.first, pair.second, title, self._words.refusal(pair.reason))

    def _compare(self, pair: Pair | None) -> None:
        self.chosen, self.comparison, self.kept = pair, None, 0
        if pair is None:
            return
        today, workdays = self._desk.clock.today(), self._desk.workdays
        with self._desk.reading() as file:
            people = staff(file)
            sheets = [case_sheet(file, case_id, today, workdays) for case_id in (pair.first, pair.second)]
            first, second = sheets
            rows = case_rows(file, (pair.first, pair.second))
        if first is None or second is None:
            self.chosen = None
            return
        values = CaseValues(self._words, self._names, people)
        lines = [self._line(values, unit, first.profile, second.profile) for unit in COMPARED]
        self.kept = pair.first
        self.comparison = Comparison(
            self._case(first, rows[0]), self._case(second, rows[1]), tuple(line for line in lines if line is not None)
        )

    def _line(
        self, values: CaseValues, unit: str, first: Mapping[str, Any], second: Mapping[str, Any]
    ) -> ComparedLine | None:
        columns = UNITS["case"][unit]
        told = [{name: profile[name] for name in columns} for profile in (first, second)]
        if not any(value is not None for side in told for value in side.values()):
            return None
        shown = [
            values.text("case", side) if any(value is not None for value in side.values()) else NOTHING for side in told
        ]
        return ComparedLine(values.what("case", unit), shown[0], shown[1], told[0] != told[1])

    def _case(self, sheet: CaseSheet, row: CaseListRow) -> ComparedCase:
        words = self._words
        steps = words.many("{n} démarche", "{n} démarches", row.steps)
        members = words.many("ménage de {n} personne", "ménage de {n} personnes", len(sheet.members) + 1)
        about = words("{steps} · {members}", steps=steps, members=members)
        return ComparedCase(sheet.case_id, sheet.list_name, sheet.file_number, words.label(sheet.stage), about)

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & {"case", "dismissal", "step"}:
            self._read()
            self.changed.emit()
