"""The times that an entry of the calendar has had: its moves, read from the journal."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parcours_desktop.database.edit import OP_SPAN
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.wall_time import wall_time_of

_MOVES = f"""
SELECT change.op, change.parents, edit.n, edit.hlc, edit.body, edit."by", officer.name
  FROM change JOIN edit ON edit.n = change.op / {OP_SPAN}
  LEFT JOIN officer ON officer.login = edit."by" AND officer.removed = 0
 WHERE change.row = ? AND change.unit = 'when' ORDER BY change.op
"""


@dataclass(frozen=True, slots=True)
class Move:
    """A time that an entry was given: by whom (name or login) and when, from what to what. ``before`` None: when it was made."""

    at: datetime
    by: str
    before: datetime | None
    before_minutes: int
    after: datetime
    minutes: int


def moves_of(file: Reading, appointment_id: int) -> tuple[Move, ...]:
    """The times that an entry has had, the newest first, in one statement; undone moves are moves too."""
    told: dict[int, dict[str, Any]] = {}
    moves: list[Move] = []
    for op, parents, n, hlc, body, by, name in file.exec_driver_sql(_MOVES, (appointment_id,)):
        value = json.loads(body)["c"][op - n * OP_SPAN][2] or {}
        told[op] = value
        known = [told[int(parent)] for parent in (parents or "").split() if int(parent) in told]
        before = known[-1] if known else {}
        if value.get("starts_at") and _when(value) != _when(before):
            moves.append(Move(wall_time_of(hlc), name or by, *_when(before), *_when(value)))  # type: ignore[arg-type]
    return tuple(reversed(moves))


def _when(value: dict[str, Any]) -> tuple[datetime | None, int]:
    at = value.get("starts_at")
    return (datetime.fromisoformat(at) if at else None), value.get("minutes") or 0
