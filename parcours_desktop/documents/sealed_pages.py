"""Sealed pages, read and drawn again: which code a PDF bears, and whether its bytes are those of the kept sheet."""

import re

import pypdfium2

from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import page_count, pages_letters
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import read_code
from parcours_desktop.wording.words import Words

PAGES_AT_MOST = 40
_CODE = re.compile(r"\b([0-9A-Z]{4}-[0-9A-Z]{4})\b")


def codes_on(pdf: bytes) -> tuple[str, ...]:
    """What may be verification codes on the pages, each once, as they come. Raises ``ValueError`` for a PDF that cannot be read.

    For the one thread that may use PDFium (see ``preview``).
    """
    try:
        pages = pages_letters(pdf, range(min(page_count(pdf), PAGES_AT_MOST)))
    except pypdfium2.PdfiumError as error:
        raise ValueError("the PDF cannot be read") from error
    found = (read_code(text) for page in pages for text in _CODE.findall(page))
    return tuple(dict.fromkeys(filter(None, found)))


def is_drawn_from(pdf: bytes, sheet: PlanSheet) -> bool:
    """Whether the bytes are those of a sealed sheet on one of the papers, in the usual or in large print."""
    words = Words("fr")
    return any(draw_plan(sheet, words, paper, large=large) == pdf for paper in Paper for large in (False, True))
