"""Text made into lines: broken where a language allows it, put in reading order, shaped, and measured in points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from parcours_desktop.documents.faces import Face, Shape, Typefaces, Weight
from parcours_desktop.documents.ink import Ink
from parcours_desktop.documents.letters import REPLACEMENT, clusters, printable
from parcours_desktop.documents.reading_order import RIGHT_TO_LEFT, starts_right_to_left, stretches
from parcours_desktop.documents.tags import Element, Role

ELLIPSIS = "…"
_WORDS = re.compile("([^ \u200b\u3000]*)([ \u200b\u3000]*)")
_EAST_ASIAN = "\u2e80-\u2fff\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NOT_FIRST = "、。，．・：；？！ー）〕］｝〉》」』】々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…,.;:!?)\\]}»’”%"
_NOT_LAST = "（〔［｛〈《「『【(\\[{«‘“"
_INSIDE = re.compile(
    "(?<=[^\\W\\d_][-\u2010\u2013\u2014])(?=[^\\W\\d_])"
    f"|(?<=[{_EAST_ASIAN}])(?<![{_NOT_LAST}])(?![{_NOT_FIRST}])"
    f"|(?<![{_NOT_LAST}])(?=[{_EAST_ASIAN}])(?![{_NOT_FIRST}])(?<!^)"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its weight, its size and the distance between base lines in points, its colour.

    ``role`` is what a paragraph so set is to a reader: a heading, or just a paragraph.
    """

    weight: Weight
    size: float
    leading: float
    ink: Ink
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Line:
    """One line, shaped from left to right. ``text`` in reading order, as people copy it.

    ``width`` in points; ``leading`` too: that of the style, more where a script climbs or hangs further (Arabic, Khmer).
    ``element`` is the paragraph that the line is a part of; ``blank`` the space at which it was broken, if it was at one.
    """

    text: str
    style: Style
    shapes: tuple[Shape, ...]
    width: float
    leading: float
    right_to_left: bool
    element: Element | None = field(default=None, compare=False)
    blank: Shape | None = field(default=None, compare=False)


class Typesetter:
    """Makes lines for one document; what it has shaped is forgotten with it."""

    def __init__(self, faces: Typefaces) -> None:
        self._faces = faces
        self._widths: dict[tuple[Weight, str], float] = {}
        self._shaped: dict[tuple[Weight, str, bool], tuple[Shape, ...]] = {}

    def lines(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        language: str = "",
        within: Element | None = None,
        right_to_left: bool | None = None,
    ) -> tuple[Line, ...]:
        """The text in lines of at most ``width`` points. Blank lines at the ends and doubled ones are left out.

        A word longer than a line is broken between letters; nothing is cut. ``language`` is a tag (« ar »), "" for that
        of the document; ``within`` the element in which its paragraphs stand, if not that of their cell. ``right_to_left`` is
        the direction of its paragraphs, None for that of their first letter.
        """
        made: list[Line] = []
        blank = False
        for raw in printable(text).split("\n"):
            paragraph = raw.strip(" ")
            if not paragraph:
                blank = bool(made)
                continue
            if blank:
                made.append(Line("", style, (), 0.0, style.leading, right_to_left=False))
                blank = False
            turned = starts_right_to_left(paragraph) if right_to_left is None else right_to_left
            element = Element(style.role, within, language=language)
            made += [
                self._line(line, style, element, right_to_left=turned, parted=parted)
                for line, parted in self._broken(paragraph, style, width)
            ]
        return tuple(made)

    def fitted(self, text: str, style: Style, width: float, *, language: str = "") -> Line:
        """The text on one line; where it is too long an ellipsis shows that more stands elsewhere."""
        whole = " ".join(printable(text).split("\n"))
        turned, element = starts_right_to_left(whole), Element(style.role, language=language)
        if self._width(whole, style) <= width:
            return self._line(whole, style, element, right_to_left=turned)
        room = width - self._width(ELLIPSIS, style)
        kept = ""
        for cluster in clusters(whole):
            room -= self._width(cluster, style)
            if room < 0:
                break
            kept += cluster
        return self._line(kept.rstrip() + ELLIPSIS, style, element, right_to_left=turned)

    def _width(self, text: str, style: Style) -> float:
        key = (style.weight, text)
        if key not in self._widths:
            self._widths[key] = sum(shape.width for shape in self._shapes(text, style.weight))
        return self._widths[key] * style.size / 1000

    def _broken(self, paragraph: str, style: Style, width: float) -> Iterator[tuple[str, bool]]:
        """The paragraph's lines as text, without the blanks at their ends; whether there was one where it goes on."""
        line, taken, gap, gap_width = "", 0.0, "", 0.0
        for word, blanks in _pieces(paragraph):
            wide = self._width(word, style)
            if taken + gap_width + wide <= width or not line:
                line, taken = line + gap + word, taken + gap_width + wide
            else:
                yield line, bool(gap)
                line, taken = word, wide
            if taken > width:
                *full, line = self._forced(line, style, width)
                yield from ((part, False) for part in full)
                taken = self._width(line, style)
            gap, gap_width = blanks, self._width(blanks, style) if blanks else 0.0
        yield line, False

    def _forced(self, word: str, style: Style, width: float) -> Iterator[str]:
        """A word longer than the line, broken between letters (a letter keeps its marks)."""
        part, taken = "", 0.0
        for cluster in clusters(word):
            wide = self._width(cluster, style)
            if part and taken + wide > width:
                yield part
                part, taken = "", 0.0
            part, taken = part + cluster, taken + wide
        yield part

    def _line(self, text: str, style: Style, element: Element, *, right_to_left: bool, parted: bool = False) -> Line:
        if right_to_left or RIGHT_TO_LEFT.search(text):
            shapes = tuple(
                shape
                for letters, turned in stretches(text, right_to_left=right_to_left)
                for shape in self._stretch(letters, style.weight, right_to_left=turned)
            )
        else:
            shapes = self._shapes(text, style.weight)
        width = sum(shape.width for shape in shapes) * style.size / 1000
        tall = max((shape.face.tall for shape in shapes), default=0) * style.size / 1000
        blank = self._shapes(" ", style.weight)[0] if parted else None
        return Line(text, style, shapes, width, max(style.leading, tall), right_to_left, element, blank)

    def _shapes(self, text: str, weight: Weight) -> tuple[Shape, ...]:
        """The text word by word and blank by blank, so that a word met again need not be shaped again."""
        found: list[Shape] = []
        for word, blanks in _WORDS.findall(text):
            for part in (word, blanks):
                if part:
                    found += self._stretch(part, weight, right_to_left=bool(RIGHT_TO_LEFT.search(part)))
        return tuple(found)

    def _stretch(self, letters: str, weight: Weight, *, right_to_left: bool) -> tuple[Shape, ...]:
        """Letters of one direction, shaped face by face, in the order they stand on the page."""
        key = (weight, letters, right_to_left)
        if key not in self._shaped:
            parts = self._by_face(letters, weight)
            if right_to_left:
                parts = _with_their_brackets(parts)[::-1]
            self._shaped[key] = tuple(face.shape(part, right_to_left=right_to_left) for face, part in parts)
        return self._shaped[key]

    def _by_face(self, letters: str, weight: Weight) -> list[tuple[Face, str]]:
        """The letters divided by the face that has them; what no face has becomes the visible replacement."""
        letters = letters.replace("\u200b", "")
        own = self._faces.face(weight)
        if own.has(letters):
            return [(own, letters)] if letters else []
        chosen: list[tuple[Face, str]] = []
        for cluster in clusters(letters):
            face = self._faces.face_for(cluster, weight)
            chosen.append((face, cluster) if face else (self._faces.replacement(weight), REPLACEMENT))
        return [(face, "".join(part for _, part in group)) for face, group in groupby(chosen, key=lambda pair: pair[0])]


def _pieces(paragraph: str) -> Iterator[tuple[str, str]]:
    """What must stay on one line, each with the blanks that follow it."""
    for word, blanks in _WORDS.findall(paragraph):
        if not word and not blanks:
            continue
        *heads, last = _INSIDE.split(word)
        for head in heads:
            yield head, ""
        yield last, blanks


def _with_their_brackets(parts: list[tuple[Face, str]]) -> list[tuple[Face, str]]:
    """Right-to-left letters with brackets and signs in the face of their script, where it has them."""
    turned = next((face for face, _ in parts if face.turned), None)
    if turned is None:
        return parts
    chosen = [(turned if not face.turned and turned.has(part) else face, part) for face, part in parts]
    return [(face, "".join(part for _, part in group)) for face, group in groupby(chosen, key=lambda pair: pair[0])]
