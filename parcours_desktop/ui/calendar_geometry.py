"""Where things stand on the grid of hours: minutes to pixels and back, entries side by side when their hours overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF

from parcours_desktop.screens.calendar_entries import MIDNIGHT, Column, Entry, Slot

FIRST_MINUTE, LAST_MINUTE = 8 * 60, 18 * 60
HOUR_LEAST = 46
SHORTEST = 22.0  # pixels of the smallest entry, so that a name can be read
RULER = 66
SNAP = 15
GAP = 4
HEAD = 9  # above the first hour, so that its name is whole
FOOT = 10  # below the last one
EDGE = 6.0  # pixels of the lower edge by which an entry is lengthened


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, the column that it stands in, and where it is drawn."""

    entry: Entry
    place: int
    area: QRectF


class GridGeometry:
    """The geometry of some columns in a given size; minutes count from midnight."""

    def __init__(self, columns: Sequence[Column], width: float, height: float) -> None:
        self.columns = tuple(columns)
        entries = [entry for column in self.columns for entry in column.entries]
        self.first = min([FIRST_MINUTE, *(entry.first // 60 * 60 for entry in entries)])
        self.last = max([LAST_MINUTE, *(min(-(-entry.last // 60) * 60, MIDNIGHT) for entry in entries)])
        self.per_minute = max(HOUR_LEAST / 60, (height - HEAD - FOOT) / max(self.last - self.first, 1))
        self.column = max((width - RULER) / max(len(self.columns), 1), 1.0)
        self.placed = tuple(
            placed for place, column in enumerate(self.columns) for placed in self._place(place, column)
        )
        self._by_id = {placed.entry.id: placed for placed in self.placed}

    @property
    def height(self) -> int:
        """The height of the whole grid in pixels."""
        return round((self.last - self.first) * self.per_minute) + HEAD + FOOT

    def left(self, place: int) -> float:
        """The left edge of a column."""
        return RULER + place * self.column

    def top(self, minute: float) -> float:
        """Where a minute of the day stands."""
        return HEAD + (minute - self.first) * self.per_minute

    def hours(self) -> range:
        """The full hours that get a line, as minutes."""
        return range(-(-self.first // 60) * 60, self.last + 1, 60)

    def of(self, entry_id: int) -> Placed | None:
        """Where an entry is drawn."""
        return self._by_id.get(entry_id)

    def at(self, point: QPointF) -> Placed | None:
        """The entry under a point."""
        place = self.column_at(point.x())
        if place is None:
            return None
        return next((placed for placed in self.placed if placed.place == place and placed.area.contains(point)), None)

    def on_edge(self, placed: Placed, point: QPointF) -> bool:
        """Whether a point is on the lower edge by which an entry is lengthened."""
        return placed.entry.can_move and placed.area.bottom() - EDGE <= point.y() <= placed.area.bottom()

    def column_at(self, x: float) -> int | None:
        """The column at a distance from the left, or None beside the columns."""
        place = int((x - RULER) // self.column)
        return place if x >= RULER and 0 <= place < len(self.columns) else None

    def minute_at(self, y: float, *, nearest: bool = False) -> int:
        """The quarter of an hour at a height (the one that it lies in, or the nearest), inside the hours shown."""
        steps = (self.first + (y - HEAD) / self.per_minute) / SNAP
        minute = (round(steps) if nearest else int(steps // 1)) * SNAP
        return min(max(minute, self.first), self.last - SNAP)

    def slot(self, place: int, minute: int, minutes: int) -> Slot:
        """A time of a column as the screen understands it."""
        column = self.columns[place]
        return Slot(datetime.combine(column.on, time()) + timedelta(minutes=minute), minutes, column.officer)

    def area_of(self, place: int, minute: int, minutes: int) -> QRectF:
        """Where an entry of that time would stand alone in a column."""
        top, bottom = self._span(minute, minute + minutes)
        return QRectF(self.left(place) + GAP, top, max(self.column - 2 * GAP, 1.0), bottom - top)

    def _span(self, first: int, last: int) -> tuple[float, float]:
        """From where to where an entry is drawn: never lower than a name, never below the last hour."""
        top = self.top(first)
        bottom = max(self.top(min(last, MIDNIGHT)) - 1, top + SHORTEST)
        over = bottom - self.top(self.last)
        return (top - over, bottom - over) if over > 0 else (top, bottom)

    def _place(self, place: int, column: Column) -> list[Placed]:
        spans = sorted(
            ((*self._span(entry.first, entry.last), entry) for entry in column.entries),
            key=lambda span: (span[0], -span[1], span[2].id),
        )
        found: list[Placed] = []
        cluster: list[tuple[float, float, Entry, int]] = []
        lanes: list[float] = []  # where each lane is free again
        for top, bottom, entry in spans:
            if cluster and top >= max(lanes):
                found += self._laid(place, cluster, len(lanes))
                cluster, lanes = [], []
            lane = next((number for number, free in enumerate(lanes) if free <= top), len(lanes))
            lanes[lane : lane + 1] = [bottom]
            cluster.append((top, bottom, entry, lane))
        return found + self._laid(place, cluster, len(lanes))

    def _laid(self, place: int, cluster: Sequence[tuple[float, float, Entry, int]], lanes: int) -> list[Placed]:
        room = max(self.column - 2 * GAP, 1.0)
        width = room / max(lanes, 1)
        apart = min(1.0, width / 4) if lanes > 1 else 0.0
        left = self.left(place) + GAP
        return [
            Placed(entry, place, QRectF(left + lane * width, top, width - apart, bottom - top))
            for top, bottom, entry, lane in cluster
        ]
