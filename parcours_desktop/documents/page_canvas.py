"""The one layer through which every document draws: lines of text, rules, boxes and ticks, in points from the top left.

Text is written glyph by glyph (see ``embedding``), so that kerning, joined letters and marks come out as shaped and are
copied as typed. Whatever is drawn belongs to an element of the tree that readers follow, or is decoration: ``aim`` says
which, and nothing can be drawn outside a mark (PDF 32000-1, 14.6; PDF/UA-1, 7.1).
"""

from collections.abc import Iterable
from itertools import groupby

from parcours_desktop.documents.embedding import embed
from parcours_desktop.documents.faces import Face, Shape, Typefaces
from parcours_desktop.documents.ink import Ink
from parcours_desktop.documents.paper import Leaf, Sheet
from parcours_desktop.documents.pdf_file import Objects, PdfFile, text_string
from parcours_desktop.documents.pdf_parts import Identity, Page, written
from parcours_desktop.documents.structure import Node, Structure
from parcours_desktop.documents.tags import Artifact, Element, Role, Target
from parcours_desktop.documents.typesetting import Line
from parcours_desktop.documents.volume import Volume

LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
OUTLINE = 0.03
"""Width of the outline that thickens a face without a bold, as a share of the type size."""
CURVE = 0.5523
"""How far the handles of a quarter circle stand from its ends, as a share of the radius."""


class PageCanvas:
    """A document being drawn, page after page; the same drawing gives the same bytes.

    ``title`` is the only metadata; it must not name a person. ``paper`` may be a leaf in large print. Drawn ``into`` a
    volume, the document is one of many in a file.
    """

    def __init__(
        self, paper: Sheet | Leaf, faces: Typefaces, *, title: str, language: str = "fr", into: Volume | None = None
    ) -> None:
        self.leaf = paper if isinstance(paper, Leaf) else Leaf(paper)
        self._identity = Identity(title, LANGUAGES[language])
        self._own = PdfFile()
        self._volume = into
        self._file: Objects = into or self._own
        self._structure = Structure(Role.PART if into else Role.DOCUMENT)
        self._pages: list[Page] = []
        self._faces = faces
        self._used: dict[Face, dict[int, Shape]] = {}
        self._begin()

    def _begin(self) -> None:
        """An empty page: no colour is known, no mark is open."""
        scale = self.leaf.scale
        self._code: list[str] = [] if scale == 1 else [f"{_numbers(scale, 0, 0, scale, 0, 0)} cm"]
        self._ink: Ink | None = None
        self._open: Node | Artifact | None = None
        self._target: Node | Artifact = Artifact.LAYOUT

    # What is drawn belongs to something

    def aim(self, target: Target, within: Element | None = None) -> None:
        """What is drawn from now on belongs to ``target``; an element without a parent of its own stands ``within``."""
        self._target = self._structure.opened(target, within) if isinstance(target, Element) else target

    def place(self, element: Element, within: Element | None = None) -> None:
        """Gives the element its place in the tree, though nothing may be drawn of it (an empty cell of a table)."""
        self._structure.opened(element, within)

    def spread(self, element: Element, x: float, top: float, width: float, height: float) -> None:
        """The box that a figure fills, in points from the top left."""
        scale, low = self.leaf.scale, self.leaf.height - top - height
        node = self._structure.opened(element, None)
        node.box = (x * scale, low * scale, (x + width) * scale, (low + height) * scale)

    # What is drawn

    def line(self, x: float, base: float, line: Line) -> None:
        """Sets a line with its left end at ``x`` on the base line ``base``."""
        if not line.shapes:
            return
        size, target = line.style.size, self._target
        if isinstance(target, Node):
            self._tell(target, line, base - size)
        self._fill(line.style.ink)
        told = _told(line)
        parts = [f"/Span<</ActualText{text_string(told)}>>BDC BT" if told else "BT"]
        shapes = line.shapes if told or line.blank is None or _turned(line) else (*line.shapes, line.blank)
        for face, group in groupby(shapes, key=lambda shape: shape.face):
            run = list(group)
            parts.append(self._text(face, run, size, x, base))
            x += sum(shape.width for shape in run) * size / 1000
        self._write(*parts, "ET EMC" if told else "ET")

    def rule(self, x: float, right: float, y: float, weight: float, ink: Ink) -> None:
        """A level rule from ``x`` to ``right``, ``weight`` points thick, its upper edge at ``y``."""
        self.box(x, y, right - x, weight, ink)

    def box(self, x: float, top: float, width: float, height: float, ink: Ink, radius: float = 0.0) -> None:
        """A filled box, its corners rounded by ``radius``."""
        self._fill(ink)
        self._write(*self._outline(x, top, width, height, radius), "f")

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], ink: Ink) -> None:
        """Filled boxes (x, top, width, height) of one colour, as one shape: the modules of a code."""
        self._fill(ink)
        height = self.leaf.height
        self._write(*(f"{_numbers(x, height - top - tall, wide, tall)} re" for x, top, wide, tall in boxes), "f")

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
        drawn = [f"{_numbers(x, self.leaf.height - y)} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)]
        self._write(f"{_numbers(*ink)} RG {_numbers(weight)} w 1 J 1 j", *drawn, "S 0 J 0 j")

    def end_page(self) -> None:
        """Ends the page; what is drawn next stands on a new one."""
        self._close()
        code = "\n".join(self._code).encode("ascii")
        self._pages.append(Page(self._file.reserve(), self._file.stream(code)))
        self._structure.end_page()
        self._begin()

    def finish(self) -> bytes:
        """The document, once its last page is ended; nothing where it went into a volume."""
        used: dict[str, dict[int, str]] = {}
        faces = {face.name: face for face in self._used}
        for face, shapes in self._used.items():
            _add_letters(used.setdefault(face.name, {}), shapes)
        paper = self.leaf.paper
        if self._volume is not None:
            self._volume.bind(self._identity.title, self._structure, self._pages, paper.value, used)
            return b""
        fonts = {name: embed(faces[name], letters, self._file) for name, letters in used.items()}
        return written(self._own, self._identity, paper, self._pages, fonts, self._structure)

    def _tell(self, node: Node, line: Line, top: float) -> None:
        """Notes what a line says, where its element begins, and whether its glyphs stand in another order."""
        if not node.told:
            node.top = (self.leaf.height - top) * self.leaf.scale
        node.told += line.text + (" " if line.blank is not None else "")
        node.turned = node.turned or _turned(line)

    def _text(self, face: Face, shapes: Iterable[Shape], size: float, x: float, base: float) -> str:
        """The operators that set shapes of one face: a matrix, then the glyphs of one shape after another."""
        used = self._used.setdefault(face, {})
        strokes = f"2 Tr {_numbers(*self._ink or ())} RG {_numbers(size * OUTLINE)} w" if face.thickened else "0 Tr"
        out = [f"/{face.name} {size:g} Tf {strokes} 1 0 0 1 {_numbers(x, self.leaf.height - base)} Tm"]
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
        low, high = self.leaf.height - top - height, self.leaf.height - top
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
        """Writes operators inside the mark of what is aimed at."""
        if self._open is not self._target:
            self._close()
            self._open = target = self._target
            if isinstance(target, Node):
                self._code.append(f"/{target.element.role}<</MCID {self._structure.mark(target)}>>BDC")
            else:
                self._code.append(f"/Artifact{target.value}BDC")
        self._code.append(" ".join(operators))

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None


def _add_letters(letters: dict[int, str], used: dict[int, Shape]) -> None:
    """Adds the glyphs of shapes with the letters that each one stands for."""
    for shape in used.values():
        for glyph, meaning in zip(shape.glyphs, shape.meanings, strict=True):
            if not letters.get(glyph):
                letters[glyph] = meaning


def _turned(line: Line) -> bool:
    return any(shape.right_to_left for shape in line.shapes)


def _told(line: Line) -> str:
    """What a reader is told of a line with glyphs that do not say it one by one (Devanagari, Khmer…); else nothing.

    Readers that see the page alone find the order of right-to-left letters from where they stand; told it here as well,
    they turn it twice. Readers that follow the tree are told by the element (see ``structure``).
    """
    if _turned(line) or all(all(shape.meanings) for shape in line.shapes):
        return ""
    return line.text + (" " if line.blank is not None else "")


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
