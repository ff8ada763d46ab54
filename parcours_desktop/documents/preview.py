"""The PDF itself as pictures, for the preview beside an editor.

PDFium must be used by one thread of a process only: whoever shows previews calls this module from one worker thread and
from nowhere else. Nothing is kept between calls, so a document is closed before the next one is opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: blue, green, red, opaque alpha, a byte each; ``stride`` bytes from one row to the next."""

    width: int
    height: int
    stride: int
    bgra: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the document has."""
    with _opened(pdf) as document:
        return len(document)


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


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
