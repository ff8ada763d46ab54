"""Where things stand on the grid of a week: hours to pixels and back, blocks side by side when their hours overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF

from parcours_desktop.screens.week import Block, Day

FIRST_MINUTE, LAST_MINUTE = 7 * 60 + 30, 18 * 60
HOUR_LEAST = 46
SHORTEST = 23  # pixels of the smallest block, so that a name can be read
RULER = 66
SNAP = 15
GAP = 4
FOOT = 10  # below the last hour, so that its name is whole


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it is drawn."""

    block: Block
    area: QRectF


class WeekLayout:
    """The geometry of one week in a given size; minutes count from midnight."""

    def __init__(self, days: Sequence[Day], width: float, height: float) -> None:
        self.days = tuple(days)
        blocks = [block for day in self.days for block in day.blocks]
        self.first = min([FIRST_MINUTE, *(_minute(block.row.starts_at) // 30 * 30 for block in blocks)])
        self.last = max([LAST_MINUTE, *(_end(block) for block in blocks)])
        self.per_minute = max(HOUR_LEAST / 60, (height - FOOT) / max(self.last - self.first, 1))
        self.column = (width - RULER) / max(len(self.days), 1)
        self.placed = tuple(placed for place, day in enumerate(self.days) for placed in self._place(place, day))

    @property
    def height(self) -> int:
        """The height of the whole grid in pixels."""
        return round((self.last - self.first) * self.per_minute) + FOOT

    def left(self, place: int) -> float:
        """The left edge of a day's column."""
        return RULER + place * self.column

    def top(self, minute: float) -> float:
        """Where a minute of the day stands."""
        return (minute - self.first) * self.per_minute

    def hours(self) -> range:
        """The full hours that get a line, as minutes."""
        return range(-(-self.first // 60) * 60, self.last + 1, 60)

    def block_at(self, point: QPointF) -> Placed | None:
        """The block under a point, the uppermost first."""
        return next((placed for placed in reversed(self.placed) if placed.area.contains(point)), None)

    def day_at(self, x: float) -> date | None:
        """The day of a column, or None beside the columns."""
        place = int((x - RULER) // self.column)
        return self.days[place].on if x >= RULER and 0 <= place < len(self.days) else None

    def slot_at(self, point: QPointF) -> datetime | None:
        """The quarter of an hour under a point."""
        day = self.day_at(point.x())
        if day is None:
            return None
        minute = self.first + point.y() / self.per_minute
        snapped = int(minute // SNAP) * SNAP
        snapped = min(max(snapped, self.first), self.last - SNAP)
        return datetime.combine(day, time()) + timedelta(minutes=snapped)

    def area_of(self, starts_at: datetime, minutes: int) -> QRectF | None:
        """Where an appointment of that time would stand alone in its column."""
        place = next((place for place, day in enumerate(self.days) if day.on == starts_at.date()), None)
        return None if place is None else self._area(place, _minute(starts_at), minutes, 0, 1)

    def _place(self, place: int, day: Day) -> list[Placed]:
        found: list[Placed] = []
        for cluster in _clusters(day.blocks):
            lanes: list[int] = []  # when each lane is free again
            taken: list[tuple[Block, int]] = []
            for block in cluster:
                start = _minute(block.row.starts_at)
                lane = next((number for number, free in enumerate(lanes) if free <= start), len(lanes))
                lanes[lane : lane + 1] = [_end(block)]
                taken.append((block, lane))
            for block, lane in taken:
                area = self._area(place, _minute(block.row.starts_at), block.row.minutes, lane, len(lanes))
                found.append(Placed(block, area))
        return found

    def _area(self, place: int, minute: int, minutes: int, lane: int, lanes: int) -> QRectF:
        room = self.column - 2 * GAP
        width = room / lanes
        height = max(minutes * self.per_minute - 1, SHORTEST)
        return QRectF(self.left(place) + GAP + lane * width, self.top(minute), width - (1 if lanes > 1 else 0), height)


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _end(block: Block) -> int:
    """When a block leaves its lane; a short one takes as long as its smallest drawing does."""
    start = _minute(block.row.starts_at)
    return min(start + max(block.row.minutes, 25), 24 * 60)


def _clusters(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks of one day that overlap, together."""
    clusters: list[list[Block]] = []
    until = -1
    for block in sorted(blocks, key=lambda one: (one.row.starts_at, -one.row.minutes, one.row.id)):
        if _minute(block.row.starts_at) >= until:
            clusters.append([])
        clusters[-1].append(block)
        until = max(until, _end(block))
    return clusters
