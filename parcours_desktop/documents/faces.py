"""The typefaces of the page: which face has which letter, and how HarfBuzz shapes a run of letters with it.

A face is chosen letter by letter: the face of the style first, then the one that serves the letter's script, then Noto
Sans and the symbols. Faces of other scripts are opened when a letter asks for them. Nothing here holds text of people.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from struct import unpack_from
from threading import Lock

import uharfbuzz
from bidi.mirror import MIRRORED

from parcours_desktop.documents.letters import REPLACEMENT
from parcours_desktop.system.resources import resource_path


class Weight(StrEnum):
    """A way of setting letters; the value is the file of its own face."""

    REGULAR = "OpenSans-Regular"
    SEMIBOLD = "OpenSans-Semibold"
    BOLD = "OpenSans-Bold"
    HEADING = "Roboto-Bold"


SCRIPTS = (
    ("NotoSansArmenian", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    ("NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ("NotoSansArabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
    ("NotoSansDevanagari", ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))),
    ("NotoSansBengali", ((0x0980, 0x09FF),)),
    ("NotoSansGurmukhi", ((0x0A00, 0x0A7F),)),
    ("NotoSansGujarati", ((0x0A80, 0x0AFF),)),
    ("NotoSansTamil", ((0x0B80, 0x0BFF),)),
    ("NotoSansSinhala", ((0x0D80, 0x0DFF),)),
    ("NotoSansThai", ((0x0E00, 0x0E7F),)),
    ("NotoSansMyanmar", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    ("NotoSansGeorgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    ("NotoSansEthiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    ("NotoSansKhmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    (
        "DroidSansFallback",
        ((0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)),
    ),
)
TALL = {"NotoSansArabic": 1600, "NotoSansMyanmar": 1750, "NotoSansKhmer": 1650, "NotoSansThai": 1500}
"""Faces that climb or hang further than Latin letters: the leading they need, in thousandths of the type size."""
UNSEEN = 0.01
"""A shift too small to write, in thousandths of the type size."""
TURNED = ("NotoSansArabic", "NotoSansHebrew")
"""Faces of scripts that are read from right to left."""
WITH_BOLD = frozenset({"NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari"})
LAST_RESORTS = ("NotoSans", "NotoSansSymbols", "NotoSansSymbols2")


@dataclass(frozen=True, slots=True)
class Shape:
    """Letters shaped with one face, in visual order from left to right; lengths in thousandths of the type size.

    ``meanings`` gives the letters that each glyph stands for (the first glyph of a group carries them all), ``offsets``
    how far each glyph is moved (right, up) from the pen. ``level`` is the shape as the operand of a PDF ``TJ`` operator,
    if all its glyphs stand on the base line.
    """

    face: "Face"
    right_to_left: bool
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    meanings: tuple[str, ...]
    width: float
    level: str | None


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights and bounding box (left, bottom, right, top) of a face, in thousandths of the type size."""

    ascent: float
    descent: float
    capital: float
    box: tuple[float, float, float, float]


class Face:
    """One font file: its letters, its measures, and its shaping."""

    def __init__(self, path: Path, *, thickened: bool = False) -> None:
        self.name = path.stem
        self.data = path.read_bytes()
        self.hb_face = uharfbuzz.Face(uharfbuzz.Blob(self.data))
        self._font = uharfbuzz.Font(self.hb_face)
        self._letters = self.hb_face.unicodes
        self.scale: float = 1000 / self.hb_face.upem
        self.thickened = thickened
        self._advances: dict[int, float] = {}
        self.turned = path.stem.startswith(TURNED)
        self.tall = TALL.get(path.stem.partition("-")[0], 0)

    def has(self, letters: str) -> bool:
        """Whether the face has a shape for every one of the letters (joiners need none)."""
        return all(ord(letter) in self._letters or letter in "\u200c\u200d" for letter in letters)

    def advance(self, glyph: int) -> float:
        """The advance that the font itself gives to a glyph, in thousandths of the type size."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._font.get_glyph_h_advance(glyph) * self.scale
        return known

    def measures(self) -> Measures:
        """What a font descriptor says of the face (``head`` and ``hhea``, OpenType 1.9)."""
        extents = self._font.get_font_extents("ltr")
        capital = self._font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
        box = unpack_from(">4h", self.hb_face.reference_table("head").data, 36)
        return Measures(
            ascent=extents.ascender * self.scale,
            descent=extents.descender * self.scale,
            capital=capital * self.scale,
            box=(box[0] * self.scale, box[1] * self.scale, box[2] * self.scale, box[3] * self.scale),
        )

    def shape(self, letters: str, *, right_to_left: bool) -> Shape:
        """The letters as glyphs: ligatures, joining, marks and kerning; brackets are mirrored from right to left.

        A mirrored bracket means itself in a face used from right to left alone; in another face its glyph must go on to
        mean what it means from left to right, or « (NAS) » would be copied as « )NAS( ».
        """
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(letters)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._font, buffer)
        infos, scale = buffer.glyph_infos, self.scale
        glyphs = tuple(info.codepoint for info in infos)
        said = (
            "".join(MIRRORED.get(letter, letter) for letter in letters)
            if right_to_left and not self.turned
            else letters
        )
        places = [(at.x_advance * scale, at.x_offset * scale, at.y_offset * scale) for at in buffer.glyph_positions]
        return Shape(
            face=self,
            right_to_left=right_to_left,
            glyphs=glyphs,
            advances=tuple(advance for advance, _, _ in places),
            offsets=tuple((right, up) for _, right, up in places),
            meanings=_meanings(said, [info.cluster for info in infos]),
            width=sum(advance for advance, _, _ in places),
            level=None if any(up for _, _, up in places) else self._level(glyphs, places),
        )

    def _level(self, glyphs: tuple[int, ...], places: list[tuple[float, float, float]]) -> str:
        """Glyph numbers in hexadecimal, between them what departs from the advances of the font (PDF 32000-1, 9.4.3)."""
        written, owed = ["<"], 0.0
        for glyph, (advance, right, _) in zip(glyphs, places, strict=True):
            shift = owed + right
            written.append(f"{glyph:04X}" if abs(shift) < UNSEEN else f">{round(-shift, 2):g}<{glyph:04X}")
            owed = advance - self.advance(glyph) - right
        written.append(">" if abs(owed) < UNSEEN else f">{round(-owed, 2):g}")
        return "".join(written).replace("<>", "")


def _meanings(letters: str, starts: list[int]) -> tuple[str, ...]:
    """The letters of each glyph, from where in the text the glyph's group starts."""
    if starts == list(range(len(letters))):
        return tuple(letters)
    borders = sorted({*starts, len(letters)})
    ends = dict(pairwise(borders))
    meanings, told = [], set[int]()
    for start in starts:
        meanings.append("" if start in told else letters[start : ends[start]])
        told.add(start)
    return tuple(meanings)


class Typefaces:
    """Every face, opened once in a process and shared by all pages drawn in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: dict[tuple[str, bool], Face] = {}
        self._chosen: dict[tuple[Weight, str], Face | None] = {}
        self._lock = Lock()

    def face(self, weight: Weight) -> Face:
        """The face that the weight is named after."""
        return self._open(weight.value, thickened=False)

    def named(self, name: str) -> Face:
        """The face of a font file, by the name that pages use."""
        return self._open(name, thickened=False)

    def face_for(self, cluster: str, weight: Weight) -> Face | None:
        """The first face that has the whole cluster (a letter and its marks), or ``None`` if no face has."""
        key = (weight, cluster)
        if key not in self._chosen:
            self._chosen[key] = self._choose(cluster, weight)
        return self._chosen[key]

    def replacement(self, weight: Weight) -> Face:
        """The face that draws U+FFFD, the sign for what no face has."""
        return self.face_for(REPLACEMENT, weight) or self.face(weight)

    def _choose(self, cluster: str, weight: Weight) -> Face | None:
        own = self.face(weight)
        if own.has(cluster):
            return own
        code = ord(cluster[0])
        scripts = [stem for stem, blocks in SCRIPTS if any(first <= code <= last for first, last in blocks)]
        for stem in (*scripts, *LAST_RESORTS):
            face = self._in_weight(stem, weight)
            if face.has(cluster):
                return face
        return None

    def _in_weight(self, stem: str, weight: Weight) -> Face:
        """The face of a script in a weight; a script without a bold face is drawn with a thicker outline."""
        if stem == "DroidSansFallback":
            return self._open(stem, thickened=weight is not Weight.REGULAR)
        if weight is Weight.REGULAR:
            return self._open(f"{stem}-Regular", thickened=False)
        if stem in WITH_BOLD:
            return self._open(f"{stem}-Bold", thickened=False)
        return self._open(f"{stem}-Regular", thickened=True)

    def _open(self, stem: str, *, thickened: bool) -> Face:
        with self._lock:
            key = (stem, thickened)
            if key not in self._opened:
                self._opened[key] = Face(self._folder / f"{stem}.ttf", thickened=thickened)
            return self._opened[key]


@cache
def typefaces() -> Typefaces:
    """The faces bundled with the program."""
    return Typefaces(resource_path("fonts"))
