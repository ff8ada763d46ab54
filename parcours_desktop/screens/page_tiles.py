"""Pictures of parts of pages, as many as a bounded memory holds; those looked at longest ago go first."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from parcours_desktop.documents.preview import PageImage
from parcours_desktop.screens.page_layout import Part

MOST_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a page that is ``whole`` (width, height) pixels large."""

    page: int
    whole: tuple[int, int]
    part: Part


class TileStore:
    """The tiles that are drawn."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Tile, PageImage] = OrderedDict()
        self.bytes = 0

    def __contains__(self, tile: Tile) -> bool:
        return tile in self._held

    def get(self, tile: Tile) -> PageImage | None:
        """The picture of a tile, if it is there; it was looked at just now."""
        found = self._held.get(tile)
        if found is not None:
            self._held.move_to_end(tile)
        return found

    def put(self, tile: Tile, image: PageImage) -> None:
        """Keep a picture; the oldest make room for it."""
        before = self._held.pop(tile, None)
        self.bytes += len(image.bgra) - (len(before.bgra) if before else 0)
        self._held[tile] = image
        while self.bytes > self._most and len(self._held) > 1:
            _tile, gone = self._held.popitem(last=False)
            self.bytes -= len(gone.bgra)

    def stand_ins(self, page: int, whole: tuple[int, int]) -> Iterator[tuple[Tile, PageImage]]:
        """Pictures of the page in other sizes, oldest first: what is shown until the right one is drawn."""
        return ((tile, image) for tile, image in self._held.items() if tile.page == page and tile.whole != whole)

    def clear(self) -> None:
        """Let go of all."""
        self._held.clear()
        self.bytes = 0
