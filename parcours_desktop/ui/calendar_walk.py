"""Where the arrows lead on the grid: from entry to entry, over free half hours between them, from column to column."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from parcours_desktop.ui.calendar_geometry import GridGeometry, Placed

STEP = 30
ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the keyboard is: a minute of a column, and the entry there if there is one."""

    place: int
    minute: int
    entry_id: int | None = None


def first_spot(geometry: GridGeometry, minute: int) -> Spot | None:
    """Where the keyboard begins: the first entry of today, else the first of all, else today's free time."""
    if not geometry.columns:
        return None
    today = next((place for place, column in enumerate(geometry.columns) if column.is_today), None)
    order = sorted(geometry.placed, key=lambda one: (one.place != today, one.place, one.entry.first, one.entry.id))
    if order:
        return spot_of(order[0])
    return Spot(today or 0, min(max(minute // STEP * STEP, geometry.first), geometry.last - STEP))


def spot_of(placed: Placed) -> Spot:
    """The spot of an entry."""
    return Spot(placed.place, placed.entry.first, placed.entry.id)


def walked(geometry: GridGeometry, spot: Spot, key: Qt.Key) -> Spot:
    """The spot that an arrow leads to; the same one at the edge."""
    match key:
        case Qt.Key.Key_Down:
            return _down(geometry, spot)
        case Qt.Key.Key_Up:
            return _up(geometry, spot)
    place = spot.place + (1 if key == Qt.Key.Key_Right else -1)
    if not 0 <= place < len(geometry.columns):
        return spot
    around = [
        one for one in _of(geometry, place) if one.entry.first < spot.minute + STEP and spot.minute < one.entry.last
    ]
    return spot_of(around[0]) if around else Spot(place, spot.minute)


def _of(geometry: GridGeometry, place: int) -> list[Placed]:
    found = [one for one in geometry.placed if one.place == place]
    return sorted(found, key=lambda one: (one.entry.first, one.area.left(), one.entry.id))


def _down(geometry: GridGeometry, spot: Spot) -> Spot:
    order = _of(geometry, spot.place)
    here = next((number for number, one in enumerate(order) if one.entry.id == spot.entry_id), None)
    if here is None:
        ahead = [one for one in order if one.entry.first > spot.minute]
        free_at = spot.minute + STEP
    else:
        ahead = order[here + 1 :]
        free_at = -(-max(one.entry.last for one in order[: here + 1]) // STEP) * STEP
    if ahead and ahead[0].entry.first < free_at + STEP:
        return spot_of(ahead[0])
    return Spot(spot.place, free_at) if free_at + STEP <= geometry.last else spot


def _up(geometry: GridGeometry, spot: Spot) -> Spot:
    order = _of(geometry, spot.place)
    here = next((number for number, one in enumerate(order) if one.entry.id == spot.entry_id), None)
    behind = order[:here] if here is not None else [one for one in order if one.entry.first < spot.minute]
    free_at = -(-spot.minute // STEP) * STEP - STEP
    if behind and max(one.entry.last for one in behind) > free_at:
        return spot_of(behind[-1])
    return Spot(spot.place, free_at) if free_at >= geometry.first else spot
