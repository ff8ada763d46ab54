"""A second reading of the journal, written apart from the program's own.

It says what every row must show, and counts the values that were replaced by somebody who had not seen them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from parcours_desktop.database.tables import KEPT_BY_FILE, KINDS, UNITS
from sqlalchemy import Connection

REMOVED = "_removed"
UNDO = "undo:"
Key = tuple[str, str]  # row ("kind:uid"), unit


@dataclass(frozen=True, slots=True)
class Op:
    """One value once written: where, by which edit, when."""

    key: Key
    name: str
    n: int
    hlc: int
    value: Any


@dataclass
class Oracle:
    """Learns the edits as they come. ``lost``: values replaced unseen; ``needless``: values left beside the one that
    replaced them, though it had seen them."""

    lost: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    position: int = 0
    ops: dict[str, Op] = field(default_factory=dict)
    heads: dict[Key, dict[str, Op]] = field(default_factory=lambda: defaultdict(dict))
    wrote: dict[str, dict[Key, Any]] = field(default_factory=lambda: defaultdict(dict))  # act -> what it wrote
    makers: dict[str, str] = field(default_factory=dict)  # row -> act that made it
    rows: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # case -> its rows
    units: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # row -> its units

    def learn(self, file: Connection, seen: int | None) -> list[str]:
        """Read the edits written since last time and compare the rows they touched; complaints name no value.

        ``seen`` is the journal position that the form behind them had loaded, None where the author chose among all.
        """
        touched: set[str] = set()
        found = file.exec_driver_sql("SELECT n, id, body FROM edit WHERE n>? ORDER BY n", (self.position,))
        for n, identity, body in found.all():
            edit = json.loads(body)
            for place, (row, unit, value, parents) in enumerate(edit["c"]):
                op = Op((row, unit), f"{identity[:8].hex()}.{place}", n, edit["hlc"], value)
                self.makers.setdefault(row, edit["act"])
                self._judge(op, parents, seen, edit)
                self._keep(op, parents, edit)
                touched.add(row)
            self.position = n
        return [complaint for row in sorted(touched) for complaint in self._differences(file, row)]

    def _keep(self, op: Op, parents: list[str], edit: dict[str, Any]) -> None:
        row, unit = op.key
        self.ops[op.name] = op
        for parent in parents:
            self.heads[op.key].pop(parent, None)
        self.heads[op.key][op.name] = op
        self.wrote[edit["act"]][op.key] = op.value
        self.rows[edit["case"]].add(row)
        self.units[row].add(unit)

    def _judge(self, op: Op, parents: list[str], seen: int | None, edit: dict[str, Any]) -> None:
        """Note what this change replaces, or takes away, without its author having seen it."""
        row, unit = op.key
        saw = op.value["saw"] if unit == REMOVED and op.value["removed"] else []
        if edit["why"].startswith(UNDO):
            undone = edit["why"].removeprefix(UNDO)
            covered = [*parents, *saw] if self.makers[row] == undone else parents
            replaced = [self.ops[name] for name in covered]
            if saw:  # a row that was taken away already is taken away by undo as well
                replaced = [one for one in replaced if one.key != op.key or not one.value["removed"]]
            self._lose(op, [one for one in replaced if one.value != self.wrote[undone].get(one.key)])
            if saw and row.startswith("case:") and self.makers[row] == undone:
                hung = self.rows[edit["case"]] - {row}
                self.lost += [f"{one} under {row}" for one in hung if self._stays(one, undone)]
        elif seen is not None:
            self._lose(op, [one for name in (*parents, *saw) if (one := self.ops[name]).n > seen])
            left = [name for name, head in self.heads[op.key].items() if head.n <= seen and name not in parents]
            self.needless += [f"{row} {unit} {name}" for name in left]

    def _lose(self, op: Op, unseen: list[Op]) -> None:
        self.lost += [f"{one.key[0]} {one.key[1]} of edit {one.n} by edit {op.n}" for one in unseen]

    def _stays(self, row: str, undone: str) -> bool:
        """Whether a row was made by another act than the one undone, and is shown."""
        return self.makers[row] != undone and not self.shown(row)["removed"]

    def shown(self, row: str) -> dict[str, Any]:
        """The columns that a row must show."""
        kind = row.partition(":")[0]
        columns: dict[str, Any] = {"removed": 0}
        others: set[str] = set()
        removal: dict[str, Any] = {"removed": False, "saw": []}
        for unit in self.units[row]:
            heads = self.heads[row, unit]
            value = max(heads.values(), key=lambda head: (head.hlc, head.name)).value
            if unit == REMOVED:
                removal = value
                continue
            others |= heads.keys()
            names = UNITS[kind][unit]
            columns |= {names[0]: value} if len(names) == 1 else {name: (value or {}).get(name) for name in names}
        columns["removed"] = int(removal["removed"] and others <= set(removal["saw"]))
        return columns

    def _differences(self, file: Connection, row: str) -> Iterator[str]:
        kind, _, uid = row.partition(":")
        sql = f'SELECT t.* FROM "{KINDS[kind].name}" t JOIN record ON record.id = t.id WHERE record.uid=?'
        found = file.exec_driver_sql(sql, (bytes.fromhex(uid),)).mappings().one_or_none()
        if found is None:
            yield f"{row} is missing"
            return
        wanted = self.shown(row)
        names = [name for name in found if name not in KEPT_BY_FILE or name == "removed"]
        yield from (f"{row} {name}" for name in names if found[name] != wanted.get(name))
        cells = file.exec_driver_sql("SELECT unit, value FROM cell WHERE row=?", (found["id"],)).all()
        heads = [(unit, head.value) for unit in self.units[row] for head in self.heads[row, unit].values()]
        if sorted(repr((unit, json.loads(value))) for unit, value in cells) != sorted(map(repr, heads)):
            yield f"{row} heads"
