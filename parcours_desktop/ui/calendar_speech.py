"""What the grid says aloud of the place that the keyboard is on, and how hours are written on it."""

from datetime import time

from parcours_desktop.screens.calendar_entries import MIDNIGHT
from parcours_desktop.ui.calendar_geometry import GridGeometry
from parcours_desktop.ui.calendar_walk import Spot
from parcours_desktop.wording.words import Words


def hours_of(words: Words, minute: int, minutes: int = 0) -> str:
    """« 9 h », or « 9 h – 9 h 45 » with a length."""
    start = _time(minute)
    return words.time_period(start, _time(minute + minutes)) if minutes else words.time(start)


def told(words: Words, geometry: GridGeometry, spot: Spot | None) -> str:
    """The entry with its day, hours and state, or the free time and its day; whose it is where officers stand side by side."""
    if spot is None or spot.place >= len(geometry.columns):
        return ""
    column = geometry.columns[spot.place]
    day = words.weekday_date(column.on)
    placed = geometry.of(spot.entry_id) if spot.entry_id is not None else None
    free = words("{day}, {hour}, libre", day=day, hour=hours_of(words, spot.minute))
    said = f"{day}, {placed.entry.tip}" if placed else free
    return f"{column.title}, {said}" if column.officer else said


def _time(minute: int) -> time:
    return time(minute % MIDNIGHT // 60, minute % 60)
