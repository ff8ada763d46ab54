"""A document on its way to a printer: which pages in which order, how sharp, and in bands that fit in memory.

Pages go to the printer as pictures, as PDFium draws them, at 300 to 600 points an inch: Qt draws no PDF on a printer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parcours_desktop.documents.paper import Envelope, Sheet
from parcours_desktop.documents.preview import PageImage, page_sizes, rasterize_part
from parcours_desktop.screens.page_layout import Part
from parcours_desktop.screens.printouts import Fingerprint, Paper, Printout, fingerprint

COARSEST, SHARPEST = 300, 600
BAND_BYTES = 4 * 1024 * 1024  # painted in less than a frame
_LIKE = 9.0  # points by which a printer's own measure of a sheet may differ


@dataclass(frozen=True, slots=True)
class OpenedPages:
    """A document that is drawn, and the size of each of its pages in points."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    printed: Fingerprint


def opening(printout: Printout) -> Callable[..., OpenedPages]:
    """Work for the worker thread: draw the document."""

    def draw(*_progress: object) -> OpenedPages:
        pdf = printout.draw()
        return OpenedPages(pdf, page_sizes(pdf), fingerprint(pdf))

    return draw


def band_drawing(pdf: bytes, page: int, whole: tuple[int, int], part: Part) -> Callable[..., PageImage]:
    """Work for the worker thread: a part of a page that is ``whole`` pixels large."""

    def draw(progress: Callable[[int, int], object]) -> PageImage:
        image = rasterize_part(pdf, page, whole, part)
        progress(1, 1)  # who asked to stop meanwhile gets no picture
        return image

    return draw


def paper_like(width: float, height: float) -> Sheet | None:
    """The paper of which a printer's sheet is (points, upright or lying); None for any other."""
    short, long = sorted((width, height))
    sheets: tuple[Sheet, ...] = (*Paper, *Envelope)
    return next((one for one in sheets if _is_like(one, short, long)), None)


def _is_like(sheet: Sheet, short: float, long: float) -> bool:
    own_short, own_long = sorted((sheet.width, sheet.height))
    return abs(own_short - short) < _LIKE and abs(own_long - long) < _LIKE


def pages_to_print(
    count: int,
    ranges: Sequence[tuple[int, int]],
    *,
    copies: int = 1,
    collated: bool = True,
    backwards: bool = False,
    duplex: bool = False,
) -> tuple[int | None, ...]:
    """The pages in the order in which they leave, counted from 0. ``ranges``: first and last, from 1; none for all.

    On both sides of the sheet a copy begins on a sheet of its own: None is the blank side that makes it so.
    """
    asked = ranges or ((1, count),)
    once: list[int | None] = [page - 1 for first, last in asked for page in range(max(1, first), min(last, count) + 1)]
    if backwards:
        once.reverse()
    if copies > 1 and duplex and collated and len(once) % 2:
        once.append(None)
    if collated:
        return tuple(once * copies)
    return tuple(page for page in once for _copy in range(copies))


def fineness(resolution: int) -> tuple[int, int]:
    """How many pixels are drawn for how many points of a printer: from 300 to about 600 an inch, whole numbers."""
    if resolution < COARSEST:
        return -(-COARSEST // max(1, resolution)), 1
    return 1, max(1, resolution // SHARPEST)


def fitted(room: tuple[int, int], size: tuple[float, float], step: int) -> Part:
    """The largest area of a page's shape in the middle of a sheet; its sides are multiples of ``step``."""
    scale = min(room[0] / size[0], room[1] / size[1])
    width, height = (max(step, int(length * scale + 0.5) // step * step) for length in size)
    return (room[0] - width) // 2, (room[1] - height) // 2, width, height


def bands(whole: tuple[int, int]) -> tuple[Part, ...]:
    """A page of so many pixels cut across, each part no larger than ``BAND_BYTES``."""
    width, height = whole
    step = max(1, BAND_BYTES // (4 * width))
    return tuple((0, top, width, min(step, height - top)) for top in range(0, height, step))
