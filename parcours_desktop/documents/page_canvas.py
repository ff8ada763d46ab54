"""The one layer through which every document draws: lines of text, rules, boxes and ticks, in points from the top left.

It stands on ReportLab's canvas. Text is written glyph by glyph (see ``embedding``), so that kerning, joined letters and
marks come out as shaped and are copied as typed. What is drawn first is read first; whatever is to be tagged is drawn
here and nowhere else.
"""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from parcours_desktop.documents.embedding import GlyphFont, GlyphText
from parcours_desktop.documents.faces import Face, Shape, Typefaces, Weight
from parcours_desktop.documents.ink import Ink
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.typesetting import Line

LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
OUTLINE = 0.03
"""Width of the outline that thickens a face without a bold, as a share of the type size."""
CURVE = 0.5523
"""How far the handles of a quarter circle stand from its ends, as a share of the radius."""


class PageCanvas:
    """A document being drawn, page after page; the same drawing gives the same bytes.

    ``title`` is the only metadata; it must not name a person.
    """

    def __init__(self, paper: Paper, faces: Typefaces, *, title: str, language: str = "fr") -> None:
        _forbid_outside_files()
        _registered(faces.face(Weight.REGULAR))
        self.paper = paper
        self._file = BytesIO()
        self._canvas: Any = Canvas(
            self._file,
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            initialFontName=faces.face(Weight.REGULAR).name,
            lang=LANGUAGES[language],
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Parcours Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._used: dict[Face, dict[int, Shape]] = {}
        self._ink: Ink | None = None

    def line(self, x: float, base: float, line: Line) -> None:
        """Sets a line with its left end at ``x`` on the base line ``base``."""
        if not line.shapes:
            return
        self._fill(line.style.ink)
        size = line.style.size
        told = _told(line)
        parts = [f"/Span <</ActualText <FEFF{told.encode('utf-16-be').hex()}>>> BDC BT" if told else "BT"]
        for face, group in groupby(line.shapes, key=lambda shape: shape.face):
            shapes = list(group)
            parts.append(self._text(face, shapes, size, x, base))
            x += sum(shape.width for shape in shapes) * size / 1000
        self._write(*parts, "ET EMC" if told else "ET")

    def rule(self, x: float, right: float, y: float, weight: float, ink: Ink) -> None:
        """A level rule from ``x`` to ``right``, ``weight`` points thick, its upper edge at ``y``."""
        self.box(x, y, right - x, weight, ink)

    def box(self, x: float, top: float, width: float, height: float, ink: Ink, radius: float = 0.0) -> None:
        """A filled box, its corners rounded by ``radius``."""
        self._fill(ink)
        self._write(*self._outline(x, top, width, height, radius), "f")

    def frame(self, x: float, top: float, width: float, height: float, ink: Ink, weight: float, radius: float) -> None:
        """The outline of a box, ``weight`` points thick, inside the given edges."""
        half = weight / 2
        self._write(
            f"{_numbers(*ink)} RG {_numbers(weight)} w",
            *self._outline(x + half, top + half, width - weight, height - weight, radius),
            "S",
        )

    def stroke(self, points: Iterable[tuple[float, float]], ink: Ink, weight: float) -> None:
        """An open line with round ends through the points."""
        drawn = [f"{_numbers(x, self.paper.height - y)} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)]
        self._write(f"{_numbers(*ink)} RG {_numbers(weight)} w 1 J 1 j", *drawn, "S 0 J 0 j")

    def end_page(self) -> None:
        """Ends the page; what is drawn next stands on a new one."""
        self._canvas.showPage()
        self._ink = None

    def finish(self) -> bytes:
        """The document, once its last page is ended."""
        for face, used in self._used.items():
            text = self._canvas.beginText()
            text.setFont(face.name, 1)
            for shape in used.values():
                text.textOut(GlyphText.of(shape.glyphs, shape.meanings))
        self._canvas.save()
        return self._file.getvalue()

    def _text(self, face: Face, shapes: Iterable[Shape], size: float, x: float, base: float) -> str:
        """The operators that set shapes of one face: a matrix, then the glyphs of one shape after another."""
        if face not in self._used:
            _registered(face)
            self._used[face] = {}
        used = self._used[face]
        strokes = f"2 Tr {_numbers(*self._ink or ())} RG {_numbers(size * OUTLINE)} w" if face.thickened else "0 Tr"
        out = [f"/{face.name} {size:g} Tf {strokes} 1 0 0 1 {_numbers(x, self.paper.height - base)} Tm"]
        level = ""
        for shape in shapes:
            used[id(shape)] = shape
            if shape.level is not None:
                level += shape.level
                continue
            if level:
                out.append(f"[{level}] TJ")
                level = ""
            out.append(_raised(shape, size))
        if level:
            out.append(f"[{level}] TJ")
        return " ".join(out).replace("><", "")

    def _outline(self, x: float, top: float, width: float, height: float, radius: float) -> list[str]:
        low, high = self.paper.height - top - height, self.paper.height - top
        if not radius:
            return [f"{_numbers(x, low, width, height)} re"]
        right, bend = x + width, radius * (1 - CURVE)
        return [
            f"{_numbers(x + radius, low)} m {_numbers(right - radius, low)} l",
            f"{_numbers(right - bend, low, right, low + bend, right, low + radius)} c",
            f"{_numbers(right, high - radius)} l",
            f"{_numbers(right, high - bend, right - bend, high, right - radius, high)} c",
            f"{_numbers(x + radius, high)} l",
            f"{_numbers(x + bend, high, x, high - bend, x, high - radius)} c",
            f"{_numbers(x, low + radius)} l",
            f"{_numbers(x, low + bend, x + bend, low, x + radius, low)} c h",
        ]

    def _fill(self, ink: Ink) -> None:
        if ink != self._ink:
            self._write(f"{_numbers(*ink)} rg")
            self._ink = ink

    def _write(self, *operators: str) -> None:
        self._canvas.addLiteral(" ".join(operators))


def _told(line: Line) -> str:
    """What a reader is told of a line with glyphs that do not say it one by one (Devanagari, Khmer…); else nothing.

    Readers find the order of right-to-left letters from where they stand; told it as well, they turn it twice.
    """
    if any(shape.right_to_left for shape in line.shapes) or all(all(shape.meanings) for shape in line.shapes):
        return ""
    return line.text


def _raised(shape: Shape, size: float) -> str:
    """The operators of a shape with glyphs above or below the base line: marks on the letters of other scripts."""
    out, owed = [], 0.0
    for glyph, advance, (right, up) in zip(shape.glyphs, shape.advances, shape.offsets, strict=True):
        out.append(f"{_numbers(up * size / 1000)} Ts [{_numbers(-owed - right)} <{glyph:04X}>] TJ")
        owed = advance - shape.face.advance(glyph) - right
    return f"{' '.join(out)} 0 Ts [{_numbers(-owed)}] TJ"


def _numbers(*values: float) -> str:
    """Numbers as PDF knows them, to a thousandth: it has no exponents."""
    return " ".join([f"{round(value, 3):g}" for value in values])


def _registered(face: Face) -> None:
    """Makes the face known to ReportLab, once in a process."""
    if face.name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(GlyphFont(face))


def _forbid_outside_files() -> None:
    """ReportLab opens no file or address on behalf of a document, and names no font that is not embedded."""
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    rl_config.canvas_basefontname = Weight.REGULAR.value
    rl_config.useA85 = 0
