"""What tests read from a PDF: its text in order, its fonts, its sizes, and whether its margins are blank."""

import re
from io import BytesIO

from parcours_desktop.documents.paper import MARGIN
from parcours_desktop.documents.preview import page_count, rasterize
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

DPI = 40


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in opened(pdf).pages]


def text_of(pdf: bytes) -> str:
    """Everything that is said, in order, no-break spaces as spaces."""
    return "\n".join(page_texts(pdf)).replace("\u00a0", " ")


def squeezed(text: str) -> str:
    """The letters alone: where lines were broken no longer matters."""
    return re.sub(r"\s", "", text)


def fonts_of(pdf: bytes) -> dict[str, DictionaryObject]:
    """Every font that a page can name, by its base name."""
    fonts: dict[str, DictionaryObject] = {}
    for page in opened(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts[str(font.get_object()["/BaseFont"])] = font.get_object()
    return fonts


def ink_in_margins(pdf: bytes) -> list[int]:
    """The pages, from 1, that print closer to an edge than the margin (less a point for the softness of edges)."""
    wrong = []
    for number in range(page_count(pdf)):
        image = rasterize(pdf, number, DPI)
        edge = int((MARGIN - 2) * DPI / 72)
        white = b"\xff" * image.stride
        rows = [image.bgra[top * image.stride : (top + 1) * image.stride] for top in range(image.height)]
        side = b"\xff" * (4 * edge)
        if (
            any(row[: image.width * 4] != white[: image.width * 4] for row in (*rows[:edge], *rows[-edge:]))
            or any(row[: 4 * edge] != side for row in rows)
            or any(row[4 * (image.width - edge) : 4 * image.width] != side for row in rows)
        ):
            wrong.append(number + 1)
    return wrong
