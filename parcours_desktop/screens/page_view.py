"""A document that is looked at, page below page: what is in sight, how large, what is found and chosen in it.

Nothing here draws or waits. ``next_task`` says what the worker thread should do next (PDFium knows one thread only), the
most pressing first; whoever runs it hands the answer to ``take``. What is asked for meanwhile counts: the newest wins.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from parcours_desktop.documents.preview import PageImage, PageText, page_sizes, page_text, rasterize_part
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.page_choice import PageChoice
from parcours_desktop.screens.page_layout import PageLayout, Part, Room, Zoom
from parcours_desktop.screens.page_search import PageSearch
from parcours_desktop.screens.page_tiles import Tile, TileStore
from parcours_desktop.screens.page_words import Hit, boxes_of
from parcours_desktop.screens.printouts import Paper, Printout

TEXTS_AT_MOST = 24
TEXTS_IN_SIGHT = 12
CLOSE = 80  # pixels kept free above a find


@dataclass(frozen=True, slots=True)
class Task:
    """Something for the worker thread; its answer goes to ``take`` in the window's thread."""

    run: Callable[..., Any]
    take: Callable[[Any], None]


class PageView:
    """``changed``: draw anew; ``reshaped``: pages, zoom or place are others; ``searched``: the search knows more."""

    def __init__(self, printout: Printout) -> None:
        self.changed: Signal[()] = Signal()
        self.reshaped: Signal[()] = Signal()
        self.searched: Signal[()] = Signal()
        self.printout = printout
        self.pdf: bytes | None = None
        self.tiles = TileStore()
        self.texts: OrderedDict[int, PageText] = OrderedDict()
        self.search = PageSearch()
        self.choice = PageChoice()
        self.layout = PageLayout((), Zoom(), Room(800, 600))
        self.left = self.top = 0
        self._drawing: Printout | None = None
        self._typed = ""
        self._reveal: Hit | None = None

    # What it is

    @property
    def count(self) -> int:
        """How many pages there are; 0 before the document is drawn."""
        return len(self.layout.sizes)

    @property
    def page(self) -> int:
        """The page that one looks at, counted from 0."""
        return self.layout.current(self.top) if self.count else 0

    @property
    def held(self) -> Printout:
        """The document as it is shown: the same bytes are saved and printed."""
        return self.printout if self.pdf is None else self.printout.holding(self.pdf)

    def choose(self, *, paper: Paper | None = None, large: bool | None = None) -> None:
        """Show the same document on another sheet, or in large print."""
        wanted = self.printout if paper is None else self.printout.on(paper)
        wanted = wanted if large is None else wanted.enlarged(large)
        if wanted != self.printout:
            self.printout = wanted
            self.pdf = None
            self.changed.emit()

    # Place and size

    def set_room(self, room: Room) -> None:
        """The window has another size, or stands on another screen."""
        if room != self.layout.room:
            self._lay_out(self.layout.sizes, self.layout.zoom, room, (room.width // 2, 0))

    def set_zoom(self, zoom: Zoom, at: tuple[int, int] | None = None) -> None:
        """Show pages larger or smaller; what stands at a place of the room (its middle) stays there."""
        room = self.layout.room
        self._lay_out(self.layout.sizes, zoom, room, at or (room.width // 2, room.height // 2))

    def scroll_to(self, left: int, top: int) -> None:
        """Begin the room at a place; held between the edges."""
        layout = self.layout
        there = (
            max(0, min(left, layout.width - layout.room.width)),
            max(0, min(top, layout.height - layout.room.height)),
        )
        if there != (self.left, self.top):
            self.left, self.top = there
            self.reshaped.emit()

    def go_to(self, page: int) -> None:
        """Show the beginning of a page, counted from 0; held between the first and the last."""
        if self.count:
            wanted = max(0, min(page, self.count - 1))
            self.scroll_to(self.left, self.layout.area(wanted)[1] - self.layout.apart)

    # Finding and choosing

    def look_for(self, typed: str) -> None:
        """Look for a text from the page in sight on."""
        self._typed, self._reveal = typed, None
        self.search.look_for(typed, self.count, self.page)
        self.searched.emit()
        self.changed.emit()

    def step(self, away: int) -> None:
        """Go to the next find (1) or the one before (-1)."""
        self._show_hit(self.search.step(away))

    def set_choice(self, choice: PageChoice) -> None:
        """Choose another part of the text."""
        if choice != self.choice:
            self.choice = choice
            self.changed.emit()

    def boxes(self, page: int, first: int, last: int) -> list[tuple[float, float, float, float]]:
        """Where letters of a page stand: left, top, width and height, in pixels from the beginning of all pages."""
        text = self.texts.get(page)
        return [self.layout.box(page, box) for box in boxes_of(text, first, last)] if text else []

    # What the worker thread does

    def next_task(self) -> Task | None:
        """What is most pressing; None when all is done."""
        if self.pdf is None:
            if self._drawing is self.printout:
                return None  # it failed, and would again
            self._drawing = self.printout
            return Task(partial(_drawn, self.printout), partial(self._take_drawn, self.printout))
        pdf = self.pdf
        tile = self._missing_tile(self.top)
        if tile is None:
            page = self._unread_page()
            if page is not None:
                return Task(partial(_text, pdf, page), partial(self._take_text, pdf, page))
            if not self.search.is_over:
                return Task(self.search.reading(pdf), partial(self._take_search, pdf))
            tile = self._missing_tile(self.top + self.layout.room.height)
        if tile is not None:
            return Task(partial(_picture, pdf, tile), partial(self._take_tile, pdf, tile))
        return None

    def visible_tiles(self, top: int) -> list[Tile]:
        """The parts of pages that are in sight when the room begins at a height."""
        layout = self.layout
        return [
            Tile(page, layout.pixels[page], part)
            for page in layout.visible(top)
            for part in layout.tiles(page, self.left, top)
        ]

    def area(self, tile: Tile) -> Part:
        """Where a tile stands, in pixels from the beginning of all pages; one of another size is stretched."""
        x, y, width, height = self.layout.area(tile.page)
        across, down = width / tile.whole[0], height / tile.whole[1]
        left, top, wide, high = tile.part
        return x + round(left * across), y + round(top * down), round(wide * across), round(high * down)

    def _missing_tile(self, top: int) -> Tile | None:
        return next((tile for tile in self.visible_tiles(top) if tile not in self.tiles), None)

    def _unread_page(self) -> int | None:
        pages = [self._reveal.page] if self._reveal else []
        pages += list(self.layout.visible(self.top))[:TEXTS_IN_SIGHT]
        if not self.choice.is_empty:
            pages.append(min(self.choice.head.page, self.count - 1))
        return next((page for page in pages if page not in self.texts), None)

    def _take_drawn(self, printout: Printout, drawn: tuple[bytes, tuple[tuple[float, float], ...]]) -> None:
        if printout is not self.printout:
            return
        before = self.page, self.count
        self.pdf, sizes = drawn
        self.tiles.clear()
        self.texts.clear()
        self.search.forget_pages()
        self.choice, self._reveal = PageChoice(), None
        self._lay_out(sizes, self.layout.zoom, self.layout.room, (0, 0))
        self.go_to(before[0] * len(sizes) // max(1, before[1]))
        if self._typed:
            self.look_for(self._typed)
        self.changed.emit()

    def _take_tile(self, pdf: bytes, tile: Tile, image: PageImage) -> None:
        if pdf is self.pdf:
            self.tiles.put(tile, image)
            self.changed.emit()

    def _take_text(self, pdf: bytes, page: int, text: PageText) -> None:
        if pdf is not self.pdf:
            return
        self.texts[page] = text
        while len(self.texts) > TEXTS_AT_MOST:
            self.texts.popitem(last=False)
        if self._reveal is not None and self._reveal.page == page:
            self._show_hit(self._reveal)
        self.changed.emit()

    def _take_search(self, pdf: bytes, answer: Any) -> None:
        if pdf is self.pdf:
            self._show_hit(self.search.take(answer))
            self.searched.emit()
            self.changed.emit()

    def _show_hit(self, hit: Hit | None) -> None:
        """Bring a find into sight; when the page is not read yet, its beginning first."""
        if hit is None:
            return
        self.choice = PageChoice.of_hit(hit)
        boxes = self.boxes(hit.page, hit.first, hit.last)
        self._reveal = None if hit.page in self.texts else hit
        if boxes:
            left, top, width, height = boxes[0]
            room = self.layout.room
            x = self.left if self.left <= left and left + width <= self.left + room.width else int(left) - CLOSE
            y = self.top if self.top <= top and top + height <= self.top + room.height else int(top) - CLOSE
            self.scroll_to(x, y)
        else:
            self.go_to(hit.page)
        self.searched.emit()
        self.changed.emit()

    def _lay_out(self, sizes: tuple[tuple[float, float], ...], zoom: Zoom, room: Room, at: tuple[int, int]) -> None:
        """Lay the pages out anew; the point at a place of the room stays there."""
        old = self.layout
        kept = old.point(self.left + at[0], self.top + at[1]) if old.sizes else (0, 0.0, 0.0)
        self.layout = PageLayout(sizes, zoom, room)
        if old.sizes and kept[0] < len(sizes):
            left, top, _width, _height = self.layout.area(kept[0])
            self.left = round(left + kept[1] * self.layout.scale) - at[0]
            self.top = round(top + kept[2] * self.layout.scale) - at[1]
        self.left = max(0, min(self.left, self.layout.width - room.width))
        self.top = max(0, min(self.top, self.layout.height - room.height))
        self.reshaped.emit()


def _drawn(printout: Printout, *_progress: object) -> tuple[bytes, tuple[tuple[float, float], ...]]:
    pdf = printout.draw()
    return pdf, page_sizes(pdf)


def _text(pdf: bytes, page: int, *_progress: object) -> PageText:
    return page_text(pdf, page)


def _picture(pdf: bytes, tile: Tile, *_progress: object) -> PageImage:
    return rasterize_part(pdf, tile.page, tile.whole, tile.part)
