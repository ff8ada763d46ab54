"""The rows of a list with their verdicts, in words: what a filter keeps, what is replaced with the officer's agreement."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from parcours_desktop.commands.arrivals import Compared, Correction
from parcours_desktop.database.projection import columns_of
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.lists.fields import ListField
from parcours_desktop.exchange.lists.mapping import Mapping
from parcours_desktop.exchange.lists.raw import RawList
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.wording.words import Words


class RowFilter(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the list as it is read: ``said`` is the reason, the warnings or what it changes."""

    id: int
    name: str
    certificate: str
    file_number: str
    verdict: Verdict
    said: str
    is_warned: bool


@dataclass(frozen=True, slots=True)
class Replacement:
    """A typed value that the list contradicts. ``agreed``: the officer lets it be replaced."""

    row: int
    unit: str
    name: str
    what: str
    typed: str
    listed: str
    agreed: bool


class ImportRows:
    """All rows; ``id`` of a row is its number in the list, 1 for the first below the headings."""

    def __init__(
        self,
        rows: Sequence[Compared],
        words: Words,
        values: CaseValues | None = None,
        raw: RawList | None = None,
        mapping: Mapping | None = None,
    ) -> None:
        self.compared = tuple(rows)
        self.agreed: frozenset[tuple[int, str]] = frozenset()
        self.filter = RowFilter.ALL
        self._words, self._values, self._raw, self._mapping = words, values, raw, mapping
        self._by_number = {row.row.number: row for row in rows}

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict, agreements counted."""
        return self._counts()[verdict]

    def counts(self) -> dict[RowFilter, int]:
        """How many rows each filter keeps."""
        counted = self._counts()
        found = {RowFilter.ALL: len(self.compared)}
        found |= {RowFilter(verdict.value): counted[verdict] for verdict in Verdict}
        found[RowFilter.WARNED] = sum(bool(row.warnings) for row in self.compared)
        return found

    @property
    def ids(self) -> "array[int]":
        """The numbers of the rows that the filter keeps."""
        return array("q", (row.row.number for row in self.compared if self._is_kept(row)))

    def lines(self, numbers: Sequence[int]) -> list[RowLine]:
        """The lines of rows."""
        return [self._line(self._by_number[number]) for number in numbers if number in self._by_number]

    # Values that an officer typed

    def replacements(self) -> tuple[Replacement, ...]:
        """Every typed value that the list contradicts."""
        return tuple(
            self._replacement(row, correction)
            for row in self.compared
            for correction in row.corrections
            if correction.typed
        )

    def agree(self, number: int, unit: str, *, agreed: bool) -> None:
        """Let one typed value be replaced, or keep it."""
        one = {(number, unit)}
        self.agreed = self.agreed | one if agreed else self.agreed - one

    def agree_all(self, *, agreed: bool) -> None:
        """Let all typed values be replaced, or keep them all."""
        typed = ((row.row.number, c.unit) for row in self.compared for c in row.corrections if c.typed)
        self.agreed = frozenset(typed) if agreed else frozenset()

    # In words

    def verdict(self, row: Compared) -> Verdict:
        """The verdict of a row with what was agreed to."""
        if row.verdict is Verdict.UNCHANGED and any((row.row.number, c.unit) in self.agreed for c in row.corrections):
            return Verdict.CHANGED
        return row.verdict

    @property
    def settled(self) -> tuple[Compared, ...]:
        """All rows, what was agreed to taken into account: for the report."""
        return tuple(replace(self._with_agreement(row), verdict=self.verdict(row)) for row in self.compared)

    def _counts(self) -> Counter[Verdict]:
        return Counter(map(self.verdict, self.compared))

    def _is_kept(self, row: Compared) -> bool:
        if self.filter is RowFilter.ALL:
            return True
        return bool(row.warnings) if self.filter is RowFilter.WARNED else self.verdict(row).value == self.filter.value

    def _line(self, row: Compared) -> RowLine:
        number = row.row.number
        verdict = self.verdict(row)
        warnings = self._with_agreement(row).warnings
        said = [self._words.refusal(self._in_words(warning, row)) for warning in warnings]
        if row.row.refusal is not None:
            said.insert(0, self._words.refusal(row.row.refusal))
        elif verdict is Verdict.CHANGED:
            said.insert(0, self._changes(row))
        return RowLine(
            number,
            self._name(row),
            self._cell(number, ListField.CSQ_NUMBER),
            row.file_number,
            verdict,
            " ".join(said),
            bool(warnings),
        )

    def _with_agreement(self, row: Compared) -> Compared:
        if not self.agreed:
            return row
        agreed = [replace(c, typed=False) if (row.row.number, c.unit) in self.agreed else c for c in row.corrections]
        return replace(row, corrections=tuple(agreed))

    def _in_words(self, warning: Refusal, row: Compared) -> Refusal:
        """A value that is kept, as people write it rather than as the file stores it."""
        if warning.code != "typed_value_kept":
            return warning
        listed = next(c.after for c in row.corrections if c.unit == warning.field)
        return replace(warning, values={"value": self._text(warning.field, listed)})

    def _changes(self, row: Compared) -> str:
        written = [c for c in self._with_agreement(row).corrections if not c.typed]
        return " · ".join(
            self._words(
                "{what}\u00a0: {before} → {after}",
                what=self._what(c.unit),
                before=self._text(c.unit, c.before),
                after=self._text(c.unit, c.after),
            )
            for c in written
        )

    def _replacement(self, row: Compared, correction: Correction) -> Replacement:
        key = (row.row.number, correction.unit)
        return Replacement(
            *key,
            self._name(row),
            self._what(correction.unit),
            self._text(correction.unit, correction.before),
            self._text(correction.unit, correction.after),
            key in self.agreed,
        )

    def _what(self, unit: str) -> str:
        return self._values.what("case", unit) if self._values else unit

    def _text(self, unit: str, value: object) -> str:
        return self._values.text("case", columns_of("case", unit, value)) if self._values else str(value)

    def _name(self, row: Compared) -> str:
        names = (self._cell(row.row.number, ListField.FAMILY_NAME), self._cell(row.row.number, ListField.GIVEN_NAME))
        return ", ".join(name[:60] for name in names if name)

    def _cell(self, number: int, field: ListField) -> str:
        place = self._mapping.column_of(field) if self._mapping else None
        if place is None or self._raw is None:
            return ""
        cells = self._raw.rows[number - 1]
        return cells[place].strip() if place < len(cells) else ""
