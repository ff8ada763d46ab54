"""The PDF itself, looked at: its pages as pictures, its words and where each stands.

PDFium must be used by one thread of a process only: whoever shows previews calls this module from one worker thread and
from nowhere else. Nothing is kept between calls, so a document is closed before the next one is opened.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

POINTS_PER_INCH = 72
_PIXEL = 4
_DRAWN = pypdfium2.raw.FPDF_ANNOT
_WHITE = 0xFFFFFFFF

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the left and upper edges of the page."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page, or a part of one, as pixels: blue, green, red, opaque alpha, a byte each; ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    bgra: bytes


@dataclass(frozen=True, slots=True)
class PageText:
    """The letters of a page in the order in which they are read, and the box of each; a letter without one has no area."""

    letters: str
    boxes: tuple[Box, ...]


def page_count(pdf: bytes) -> int:
    """How many pages the document has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def rasterize(pdf: bytes, page: int, dpi: int) -> PageImage:
    """One page, counted from 0, on white, at ``dpi`` pixels an inch. Raises ``IndexError`` if there is no such page."""
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        drawn = document[page].render(
            scale=dpi / POINTS_PER_INCH,
            fill_color=(255, 255, 255, 255),
            force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
        )
        return PageImage(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


def rasterize_part(pdf: bytes, page: int, whole: tuple[int, int], part: tuple[int, int, int, int]) -> PageImage:
    """A part of a page that is ``whole`` (width, height) pixels large: left, top, width and height of the part in pixels.

    Parts beside one another fit without a seam. Raises ``IndexError`` if there is no such page.
    """
    left, top, width, height = part
    raw = pypdfium2.raw
    buffer = (ctypes.c_ubyte * (width * height * _PIXEL))()
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRA, buffer, width * _PIXEL)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
            raw.FPDF_RenderPageBitmap(bitmap, document[page], -left, -top, *whole, 0, _DRAWN)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
    return PageImage(width, height, width * _PIXEL, bytes(buffer))


def page_text(pdf: bytes, page: int) -> PageText:
    """What one page, counted from 0, says, and where. Raises ``IndexError`` if there is no such page."""
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        height = document.get_page_size(page)[1]
        found = document[page].get_textpage()
        letters = _letters(found)
        boxes = (found.get_charbox(place, loose=True) for place in range(len(letters)))
        flipped = tuple((left, height - top, right, height - bottom) for left, bottom, right, top in boxes)
        return PageText(letters, flipped)


def pages_letters(pdf: bytes, pages: Sequence[int]) -> tuple[str, ...]:
    """What some pages say, letter for letter as in ``page_text``. Raises ``IndexError`` if there is no such page."""
    with _opened(pdf) as document:
        if pages and not 0 <= min(pages) <= max(pages) < len(document):
            raise IndexError(max(pages))
        return tuple(_letters(document[page].get_textpage()) for page in pages)


def _letters(found: pypdfium2.PdfTextPage) -> str:
    """One character for each that PDFium counts, so that places in the text are places of boxes."""
    unicode = pypdfium2.raw.FPDFText_GetUnicode
    return "".join(chr(unicode(found, place)) for place in range(found.count_chars()))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
