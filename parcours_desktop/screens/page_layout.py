"""Where pages stand when they are looked at one below the other: how large, where each begins, which are in sight."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

SMALLEST, LARGEST = 50, 400
STEPS = (50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
_FITTED = (10, 1000)
TILE = 1024
PIXELS_PER_POINT = 96 / 72

Part = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


class Fit(Enum):
    """Pages as wide as the window, or whole in it."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Zoom:
    """How large pages are: fitted, or ``percent`` of their size on paper (50 to 400)."""

    fit: Fit | None = Fit.WIDTH
    percent: int = 100

    @classmethod
    def at(cls, percent: int) -> "Zoom":
        """So many percent, held between 50 and 400."""
        return cls(None, max(SMALLEST, min(percent, LARGEST)))

    def larger(self, shown: int) -> "Zoom":
        """The next step above what is shown now, in percent."""
        return Zoom.at(next((step for step in STEPS if step > shown), LARGEST))

    def smaller(self, shown: int) -> "Zoom":
        """The next step below what is shown now, in percent."""
        return Zoom.at(next((step for step in reversed(STEPS) if step < shown), SMALLEST))


@dataclass(frozen=True, slots=True)
class Room:
    """The window on the pages, in pixels of the screen; ``ratio`` of them make one that the system counts."""

    width: int
    height: int
    ratio: float = 1.0

    def pixels(self, counted: float) -> int:
        """Pixels of the screen for so many that the system counts."""
        return round(counted * self.ratio)


class PageLayout:
    """Pages of given sizes (points) in a room. All lengths that it answers are pixels of the screen."""

    def __init__(self, sizes: tuple[tuple[float, float], ...], zoom: Zoom, room: Room) -> None:
        self.sizes, self.zoom, self.room = sizes, zoom, room
        self.apart = room.pixels(16)
        self.scale = self._scale()
        self.pixels = tuple((max(1, round(w * self.scale)), max(1, round(h * self.scale))) for w, h in sizes)
        steps = (height + self.apart for _width, height in self.pixels)
        self._tops = tuple(accumulate(steps, initial=self.apart))
        self.width = max((width for width, _height in self.pixels), default=0) + 2 * self.apart
        self.height = self._tops[-1]

    @property
    def percent(self) -> int:
        """How large pages are, in percent of their size on paper."""
        return round(100 * self.scale / (PIXELS_PER_POINT * self.room.ratio))

    def area(self, page: int) -> Part:
        """Where a page stands; pages stand in the middle of what is wider than they are."""
        width, height = self.pixels[page]
        return (max(self.width, self.room.width) - width) // 2, self._tops[page], width, height

    def page_at(self, y: int) -> int:
        """The page at a height; what is between two belongs to the one above, what is below all to the last."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.sizes) - 1))

    def visible(self, top: int) -> range:
        """The pages of which something is in sight when the room begins at ``top``."""
        return range(self.page_at(top), self.page_at(top + self.room.height) + 1) if self.sizes else range(0)

    def current(self, top: int) -> int:
        """The page that one is looking at: the one under the upper third of the room."""
        return self.page_at(top + self.room.height // 3)

    def tiles(self, page: int, left: int, top: int) -> list[Part]:
        """The parts of a page that are in sight when the room begins at (left, top); each at most 1024 pixels wide and high."""
        x, y, width, height = self.area(page)
        first_x, last_x = max(0, left - x) // TILE, min(width - 1, left + self.room.width - x) // TILE
        first_y, last_y = max(0, top - y) // TILE, min(height - 1, top + self.room.height - y) // TILE
        return [
            (tx * TILE, ty * TILE, min(TILE, width - tx * TILE), min(TILE, height - ty * TILE))
            for ty in range(first_y, last_y + 1)
            for tx in range(first_x, last_x + 1)
        ]

    def point(self, x: int, y: int) -> tuple[int, float, float]:
        """The page at a place, and the place on it in points (beyond its edges for what lies outside)."""
        page = self.page_at(y)
        left, top, _width, _height = self.area(page)
        return page, (x - left) / self.scale, (y - top) / self.scale

    def box(self, page: int, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of a page, in points, as left, top, width and height in pixels."""
        x, y, _width, _height = self.area(page)
        left, top, right, bottom = (edge * self.scale for edge in box)
        return x + left, y + top, right - left, bottom - top

    def _scale(self) -> float:
        """Pixels of the screen for a point."""
        one = PIXELS_PER_POINT * self.room.ratio
        if self.zoom.fit is None or not self.sizes:
            return one * self.zoom.percent / 100
        widest = max(width for width, _height in self.sizes)
        found = max(1, self.room.width - 2 * self.apart) / widest
        if self.zoom.fit is Fit.PAGE:
            highest = max(height for _width, height in self.sizes)
            found = min(found, max(1, self.room.height - 2 * self.apart) / highest)
        return max(one * _FITTED[0] / 100, min(found, one * _FITTED[1] / 100))
