"""One transaction, one act: commands declare what changes, the unit of work writes the edits that say so.

A command sees the file as it was when the transaction began, and the rows it declared itself through their ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database import edit as wire
from parcours_desktop.database.identity import Device, Uids
from parcours_desktop.database.journal import Change, JournalWriter, NewRow, heads_at, heads_now, heads_of_row, position
from parcours_desktop.database.projection import unit_value, wire_names
from parcours_desktop.database.store import special_days
from parcours_desktop.database.summary import Summaries
from parcours_desktop.database.tables import KINDS, UNITS
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.workdays import WorkingDays

ENTRY = "entry"
IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Written:
    """What an act wrote: its uid, the cases it touched, the kinds of rows, and whether there was anything at all."""

    act: bytes
    cases: frozenset[int]
    kinds: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Nothing had changed, so nothing was written."""
        return not self.kinds


@dataclass
class UnitOfWork:
    """Declares and, once, writes the changes of one act in ``connection``'s transaction. ``why`` is entry, import or undo:ID."""

    connection: Connection
    device: Device
    uids: Uids
    summaries: Summaries
    why: str = ENTRY
    reference_days: WorkingDays = field(default_factory=WorkingDays)
    _act: bytes = field(init=False)
    _next_id: int = field(init=False)
    _new: dict[int, NewRow] = field(init=False, default_factory=dict)
    _changes: list[Change] = field(init=False, default_factory=list)
    _touched: set[int] = field(init=False, default_factory=set)
    _written_cases: set[int] = field(init=False, default_factory=set)
    _written_kinds: set[str] = field(init=False, default_factory=set)
    _writer: JournalWriter = field(init=False)

    def __post_init__(self) -> None:
        self._act = self.uids.new()
        self._writer = JournalWriter(self.connection, self.device, self._act, self.why)
        self._next_id = (self.connection.exec_driver_sql("SELECT max(id) FROM record").scalar() or 0) + 1

    def create(self, kind: str, case_id: int | None, columns: Mapping[str, Any], uid: bytes | None = None) -> int:
        """A new row with the given columns (those of ``None`` are left out). ``case_id`` is None for a new case: its own."""
        row_id, self._next_id = self._next_id, self._next_id + 1
        owner = row_id if case_id is None else case_id
        self._new[row_id] = NewRow(row_id, uid or self.uids.new(), kind, owner)
        kept = {
            name: value if type(value) is str else stored(value) for name, value in columns.items() if value is not None
        }
        for unit in units_named(kind, tuple(kept)):
            value = unit_value(kind, unit, kept)
            if value is not None:
                self._declare(Change(owner, row_id, kind, unit, value))
        return row_id

    def change(self, row_id: int, columns: Mapping[str, Any], seen: int) -> None:
        """New values for the units of an existing row, replacing what the form had loaded at ``seen``.

        All columns of a unit must be given together. A unit that already shows the value, unchanged since, is left.
        """
        kind, case_id, current = self.row(row_id)
        columns = {name: stored(value) for name, value in columns.items()}
        for unit in units_named(kind, tuple(columns)):
            names = UNITS[kind][unit]
            missing = set(names) - set(columns)
            if missing:
                raise ValueError(f"{kind}.{unit} changes as a whole; missing {sorted(missing)}")
            value = unit_value(kind, unit, columns)
            parents = heads_at(self.connection, row_id, unit, seen)
            if value == unit_value(kind, unit, current) and parents == heads_now(self.connection, row_id, unit):
                continue
            self._declare(Change(case_id, row_id, kind, unit, value, parents))

    def replace(self, row_id: int, kind: str, case_id: int, unit: str, value: Any) -> None:
        """A value for one unit that replaces all its heads: undo, the choice between two values, a value put back."""
        self._declare(Change(case_id, row_id, kind, unit, value, heads_now(self.connection, row_id, unit)))

    def remove(self, row_id: int, seen: int) -> None:
        """Take a row away; what others changed meanwhile keeps it visible."""
        self._set_removed(row_id, seen, removed=True)

    def restore(self, row_id: int) -> None:
        """Bring a removed row back."""
        self._set_removed(row_id, position(self.connection), removed=False)

    def _set_removed(self, row_id: int, seen: int, *, removed: bool) -> None:
        kind, case_id = self._place_of(row_id)
        heads = heads_of_row(self.connection, row_id, seen)
        covered = [op for unit in UNITS[kind] for op in heads.get(unit, ())] if removed else []
        value = {"removed": removed, "saw": wire_names(self.connection, covered)}
        parents = heads.get(wire.REMOVED, ())
        self._declare(Change(case_id, row_id, kind, wire.REMOVED, value, parents))

    def row(self, row_id: int) -> tuple[str, int, dict[str, Any]]:
        """Kind, case and stored columns of a row of the file. Refuses a row that is not there."""
        kind, case_id = self._place_of(row_id)
        row = (
            self.connection.exec_driver_sql(f'SELECT * FROM "{KINDS[kind].name}" WHERE id=?', (row_id,))
            .mappings()
            .one()
        )
        return kind, case_id, dict(row)

    def _place_of(self, row_id: int) -> tuple[str, int]:
        found = self.connection.exec_driver_sql("SELECT kind, case_id FROM record WHERE id=?", (row_id,)).one_or_none()
        if found is None:
            raise Refused(Refusal("row_is_gone"))
        return found[0], found[1]

    def uid(self, row_id: int) -> bytes:
        """The uid of a row, declared in this act or already in the file."""
        if row_id in self._new:
            return self._new[row_id].uid
        uid: bytes = self.connection.exec_driver_sql("SELECT uid FROM record WHERE id=?", (row_id,)).scalar_one()
        return uid

    def row_of(self, uid: bytes) -> int | None:
        """The row with a uid, if the file has it."""
        return self.connection.exec_driver_sql("SELECT id FROM record WHERE uid=?", (uid,)).scalar()

    def touch(self, case_ids: Iterable[int]) -> None:
        """Have the kept counts of cases recomputed with this act, though no value of theirs changes."""
        self._touched.update(case_ids)

    def flush(self) -> None:
        """Write what has been declared so far, in the same act and transaction: long imports do, to tell how far they are."""
        order = {case: place for place, case in enumerate(dict.fromkeys(change.case_id for change in self._changes))}
        changes = sorted(self._changes, key=lambda change: order[change.case_id])
        self._writer.append(list(self._new.values()), changes)
        new = {row.id: row.columns for row in self._new.values() if row.kind == "case"}
        self.summaries.refresh(self.connection, set(order) | self._touched, new)
        self._written_cases |= set(order) | self._touched
        kinds = {change.kind for change in changes}
        if "special_day" in kinds:
            days = self.reference_days.also(special_days(self.connection))
            self.summaries, moved = self.summaries.recounted(self.connection, days)
            self._written_cases.update(moved)
        self._written_kinds |= kinds
        self._new, self._changes, self._touched = {}, [], set()

    def write(self) -> Written:
        """Write what is left to write. Once, at the end, by the desk."""
        self.flush()
        return Written(self._act, frozenset(self._written_cases), frozenset(self._written_kinds))

    def _declare(self, change: Change) -> None:
        value = change.value
        if isinstance(value, str) and 4 * len(value) > wire.VALUE_AT_MOST and len(value.encode()) > wire.VALUE_AT_MOST:
            raise Refused(Refusal("value_too_long", change.unit))
        self._changes.append(change)


@cache
def units_named(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The merge units to which the columns belong, in the order of the table. An unknown column is a bug."""
    named = tuple(unit for unit, columns in UNITS[kind].items() if not set(columns).isdisjoint(names))
    unknown = set(names) - {name for unit in named for name in UNITS[kind][unit]}
    if unknown:
        raise ValueError(f"{kind} has no {sorted(unknown)}")
    return named


def stored(value: object) -> Any:
    """A value as it stands in JSON and in the tables: days and wall times as text, codes as their text, flags as 0 or 1."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, StrEnum) else value
