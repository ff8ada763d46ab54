"""The printed plan as the editor needs it: drawn in a worker from frozen rows, as pictures and as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import PageImage, page_count, rasterize
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.wording.words import Words

__all__ = ["DrawnPlan", "PageImage", "Paper", "page_images", "plan_drawing", "save_file"]
_FEWEST, _MOST = 40, 400


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan drawn: the PDF itself and a picture of each of its pages at ``dpi``."""

    pdf: bytes
    dpi: int
    pages: tuple[PageImage, ...]


def plan_drawing(sheet: PlanSheet, words: Words, paper: Paper, dpi: int) -> Callable[..., DrawnPlan]:
    """Work for the worker thread (PDFium knows one thread only): draws the sheet and its pages. Takes any arguments."""

    def draw(*_progress: object) -> DrawnPlan:
        return page_images(draw_plan(sheet, words, paper), dpi)

    return draw


def page_images(pdf: bytes, dpi: int) -> DrawnPlan:
    """Pictures of every page; for the worker thread. ``dpi`` is held between 40 and 400."""
    sharp = max(_FEWEST, min(dpi, _MOST))
    return DrawnPlan(pdf, sharp, tuple(rasterize(pdf, page, sharp) for page in range(page_count(pdf))))


def save_file(path: Path, content: bytes) -> None:
    """Write a whole file, or leave what was there. Raises ``Trouble`` when the folder cannot be written."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble("cannot_write", path=str(path.parent)) from error
