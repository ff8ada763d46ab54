"""Where the days of a month and their lines stand: six weeks, as many lines a day as there is room for, then « + 3 »."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from parcours_desktop.screens.calendar_entries import Entry, Flag, MonthDay

WEEKS, DAYS = 6, 7
HEAD = 22  # the names of the days
NUMBER = 22  # the number of a day
LINE = 18
STEP = 20
SIDE = 3


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A line of a day: a flag, an entry, or how many more there are."""

    on: date
    area: QRectF
    flag: Flag | None = None
    entry: Entry | None = None
    more: int = 0


class MonthLayout:
    """The geometry of 42 days in a given size."""

    def __init__(self, days: Sequence[MonthDay], width: float, height: float) -> None:
        self.days = tuple(days)
        self.width = max(width / DAYS, 1.0)
        self.height = max((height - HEAD) / WEEKS, NUMBER + STEP)
        self.lines = tuple(line for place, day in enumerate(self.days) for line in self._lines(place, day))

    @property
    def whole_height(self) -> int:
        """The height of all weeks."""
        return round(HEAD + WEEKS * self.height)

    def cell(self, place: int) -> QRectF:
        """Where a day stands."""
        row, column = divmod(place, DAYS)
        return QRectF(column * self.width, HEAD + row * self.height, self.width, self.height)

    def place_at(self, point: QPointF) -> int | None:
        """The day under a point, by its place."""
        column, row = int(point.x() // self.width), int((point.y() - HEAD) // self.height)
        inside = 0 <= column < DAYS and 0 <= row < WEEKS and point.y() >= HEAD
        place = row * DAYS + column
        return place if inside and place < len(self.days) else None

    def place_of(self, day: date) -> int | None:
        """The place of a day, if it is shown."""
        place = (day - self.days[0].on).days if self.days else -1
        return place if 0 <= place < len(self.days) else None

    def line_at(self, point: QPointF) -> MonthLine | None:
        """The line under a point."""
        return next((line for line in self.lines if line.area.contains(point)), None)

    def of(self, entry_id: int) -> MonthLine | None:
        """The line of an entry."""
        return next((line for line in self.lines if line.entry is not None and line.entry.id == entry_id), None)

    def on(self, day: date) -> list[MonthLine]:
        """The lines of a day."""
        return [line for line in self.lines if line.on == day]

    def _lines(self, place: int, day: MonthDay) -> list[MonthLine]:
        cell = self.cell(place)
        room = int((self.height - NUMBER - 1) // STEP)
        whole = len(day.flags) + day.count
        kept: list[Flag | Entry] = [*day.flags, *day.entries]
        shown = len(kept) if whole <= room and whole == len(kept) else max(room - 1, 0)
        kept = kept[:shown]
        found = []
        for number, one in enumerate(kept):
            area = self._area(cell, number)
            found.append(
                MonthLine(day.on, area, flag=one) if isinstance(one, Flag) else MonthLine(day.on, area, entry=one)
            )
        if whole > len(kept):
            found.append(MonthLine(day.on, self._area(cell, len(kept)), more=whole - len(kept)))
        return found

    def _area(self, cell: QRectF, number: int) -> QRectF:
        return QRectF(cell.left() + SIDE, cell.top() + NUMBER + number * STEP, cell.width() - 2 * SIDE, LINE)
