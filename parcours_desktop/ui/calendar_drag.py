"""A drag over the grid of hours: an empty slot drawn out, an entry moved, an entry lengthened. Knows no widget."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from parcours_desktop.screens.calendar_entries import MIDNIGHT, Entry
from parcours_desktop.ui.calendar_geometry import SNAP, GridGeometry, Placed

FAR_ENOUGH = 5  # pixels before a press becomes a drag
USUAL_MINUTES = 45


class Grip(Enum):
    """What is being done."""

    CREATE = "create"
    MOVE = "move"
    LENGTHEN = "lengthen"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where the drag would end: a column, a minute and a length."""

    place: int
    minute: int
    minutes: int


class GridDrag:
    """From the press to the release. ``ghost`` is None until the mouse has gone far enough."""

    def __init__(self, geometry: GridGeometry, grip: Grip, start: QPointF, placed: Placed | None = None) -> None:
        self.geometry, self.grip, self.placed = geometry, grip, placed
        self.ghost: Ghost | None = None
        self._start = start
        self._place = geometry.column_at(start.x()) or 0
        self._minute = geometry.minute_at(start.y())

    @classmethod
    def begun(cls, geometry: GridGeometry, point: QPointF) -> "GridDrag | None":
        """What a press at a point may become; None beside the columns or on what is over."""
        placed = geometry.at(point)
        if placed is None:
            return None if geometry.column_at(point.x()) is None else cls(geometry, Grip.CREATE, point)
        if not placed.entry.can_move:
            return None
        return cls(geometry, Grip.LENGTHEN if geometry.on_edge(placed, point) else Grip.MOVE, point, placed)

    @property
    def entry(self) -> Entry | None:
        """What is dragged, None for a new one."""
        return self.placed.entry if self.placed is not None else None

    def go(self, point: QPointF) -> bool:
        """The mouse is at a point; True when the ghost stands elsewhere now."""
        if self.ghost is None and (point - self._start).manhattanLength() < FAR_ENOUGH:
            return False
        before, self.ghost = self.ghost, self._ghost(point)
        return self.ghost != before

    def area(self) -> QRectF:
        """Where the ghost is drawn, empty without one."""
        if self.ghost is None:
            return QRectF()
        return self.geometry.area_of(self.ghost.place, self.ghost.minute, self.ghost.minutes)

    def _ghost(self, point: QPointF) -> Ghost:
        geometry = self.geometry
        if self.grip is Grip.CREATE:
            end = geometry.minute_at(point.y())
            first, last = min(self._minute, end), max(self._minute, end) + SNAP
            return Ghost(self._place, first, last - first)
        if self.placed is None:
            place = geometry.column_at(point.x())
            return Ghost(self._place if place is None else place, geometry.minute_at(point.y()), USUAL_MINUTES)
        entry = self.placed.entry
        if self.grip is Grip.LENGTHEN:
            end = geometry.minute_at(point.y(), nearest=True)
            last = min(max(end, -(-(entry.first + 1) // SNAP) * SNAP), MIDNIGHT)
            return Ghost(self.placed.place, entry.first, last - entry.first)
        moved = point - self._start
        place = geometry.column_at(point.x())
        minute = geometry.minute_at(geometry.top(entry.first) + moved.y(), nearest=True)
        return Ghost(self.placed.place if place is None else place, minute, entry.row.minutes)
