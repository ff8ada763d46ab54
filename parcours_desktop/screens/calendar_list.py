"""The calendar as a list: one line an entry, sorted by a column."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.names import fold
from parcours_desktop.screens.calendar_entries import Entry
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class ListLine:
    """An entry as a line; ``id`` is that of its first row."""

    id: int
    entry: Entry
    day: str
    hours: str
    name: str
    kind: str
    place: str
    officer: str
    state: str
    starts_at: datetime


_KEYS: dict[str, Callable[[ListLine], Any]] = {
    "day": lambda line: line.starts_at,
    "hours": lambda line: line.starts_at.time(),
    "name": lambda line: fold(line.name),
    "kind": lambda line: fold(line.kind),
    "place": lambda line: fold(line.place),
    "officer": lambda line: fold(line.officer),
    "state": lambda line: fold(line.state),
}


class CalendarLines:
    """The lines of a period, in the order that was asked for."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: dict[int, ListLine] = {}
        self.order, self.descending = "day", False

    @property
    def ids(self) -> "array[int]":
        """The ids in the order shown."""
        lines = sorted(self._lines.values(), key=lambda line: (line.starts_at, line.id))
        lines.sort(key=_KEYS[self.order], reverse=self.descending)
        return array("q", [line.id for line in lines])

    def fill(self, entries: Iterable[Entry], name_of: Callable[[str], str]) -> None:
        """Take these entries."""
        self._lines = {entry.id: self._line(entry, name_of) for entry in entries}

    def sort(self, key: str, descending: bool) -> None:
        """Sort by a column."""
        self.order, self.descending = key, descending

    def lines(self, ids: Sequence[int]) -> tuple[ListLine, ...]:
        """The lines of some ids."""
        return tuple(self._lines[one] for one in ids if one in self._lines)

    def _line(self, entry: Entry, name_of: Callable[[str], str]) -> ListLine:
        words, row = self._words, entry.row
        hours = words("toute la journée") if row.all_day else words.time_period(row.starts_at, row.ends_at)
        place = words.short_label(row.place) if row.kind.has_person else ""
        state = words.label(row.state) if row.kind.has_person or row.state is not AppointmentState.CONFIRMED else ""
        return ListLine(
            row.id,
            entry,
            words.short_weekday_date(row.starts_at),
            hours,
            entry.name,
            words.label(row.kind),
            row.place_detail or place,
            name_of(row.officer),
            state,
            row.starts_at,
        )
