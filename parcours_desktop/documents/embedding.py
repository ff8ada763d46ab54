"""A face as a font inside a PDF: only the glyphs used, by number, with the letters that each one stands for.

ReportLab's own TrueType embedding knows letters, not glyphs: shaped Arabic would be copied as private signs, and what a
page holds would depend on the pages drawn before it. This one follows ReportLab's protocol for dynamic fonts
(``splitString``, ``getSubsetInternalName``, ``addObjects``) and writes a Type 0 font (PDF 32000-1, 9.7) per document.
"""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc

from parcours_desktop.documents.faces import Face

KEPT_TABLES = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
BFCHARS_AT_MOST = 100
SYMBOLIC = 4
NOTHING = "\u200b"
"""What a glyph says whose letters another glyph of its group already said."""


class GlyphText(str):
    """Glyphs of one face as a string: the code of each letter is the number of a glyph, ``meanings`` what it says."""

    __slots__ = ("meanings",)
    meanings: tuple[str, ...]

    @classmethod
    def of(cls, glyphs: Sequence[int], meanings: Sequence[str]) -> "GlyphText":
        """The glyphs with the letters that each one stands for."""
        made = cls("".join(map(chr, glyphs)))
        made.meanings = tuple(meanings)
        return made


class GlyphFont:
    """A face registered with ReportLab. It holds nothing of a document but in ``_used``, keyed by the document."""

    _dynamicFont = True  # noqa: N815 ReportLab's names
    _multiByte = True  # noqa: N815
    shapable = False
    substitutionFonts: tuple[str, ...] = ()  # noqa: N815

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fontName = face.name
        self._used: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802, ARG002 ReportLab's name
        """Width in points; the page measures by shaping and never asks."""
        return sum(self.face.advance(ord(glyph)) for glyph in text) * size / 1000

    def splitString(self, text: GlyphText, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802, ARG002
        """Notes the glyphs as used in ``doc``; two bytes a glyph, all in one subset."""
        used = self._used.setdefault(doc, {})
        for glyph, meaning in zip(map(ord, text), text.meanings, strict=True):
            if not used.get(glyph):
                used[glyph] = meaning
        return [(0, str(text).encode("utf-16-be", "surrogatepass"))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802, ARG002
        """The font's name in the pages of ``doc``; the first asking puts the font on the document's list."""
        if self.fontName not in doc.fontMapping:
            doc.fontMapping[self.fontName] = f"/{self.fontName}"
            doc.delayedFonts.append(self)
        return f"/{self.fontName}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Writes the font into ``doc`` with the glyphs noted so far."""
        used = self._used.pop(doc, {})
        file, base_name = self._subset(used)
        descriptor = pdfdoc.PDFDictionary(self._descriptor(base_name))
        descriptor["FontFile2"] = doc.Reference(_stream(file, Length1=len(file)))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{base_name}",
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": doc.Reference(descriptor),
                "DW": 1000,
                "W": self._widths(used),
                "CIDToGIDMap": "/Identity",
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{base_name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant)]),
                "ToUnicode": doc.Reference(_stream(_to_unicode(used))),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.fontName] = doc.Reference(font)

    def _subset(self, used: dict[int, str]) -> tuple[bytes, str]:
        """The font file with the used glyphs alone, under their own numbers, and its tagged name."""
        wanted, flags = uharfbuzz.SubsetInput(), uharfbuzz.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE | flags.NO_HINTING
        wanted.glyph_set.update(used)
        tables = set(self.face.hb_face.table_tags) - KEPT_TABLES
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in tables)
        cut: bytes = uharfbuzz.subset(self.face.hb_face, wanted).blob.data
        tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(cut).digest()[:6])
        return cut, f"{tag}+{self.fontName}"

    def _widths(self, used: dict[int, str]) -> str:
        return f"[{' '.join(f'{glyph} [{self.face.advance(glyph):.6g}]' for glyph in sorted(used))}]"

    def _descriptor(self, base_name: str) -> dict[str, object]:
        measures = self.face.measures()
        return {
            "Type": "/FontDescriptor",
            "FontName": f"/{base_name}",
            "Flags": SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(list(measures.box)),
            "ItalicAngle": 0,
            "Ascent": measures.ascent,
            "Descent": measures.descent,
            "CapHeight": measures.capital,
            "StemV": 80,
        }


def _stream(content: bytes, **entries: int) -> Any:
    packed = zlib.compress(content, 6)
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode", **entries}), packed, filters=[])


def _to_unicode(used: dict[int, str]) -> bytes:
    """The map from glyphs to letters (PDF 32000-1, 9.10.3)."""
    known = [(glyph, meaning or NOTHING) for glyph, meaning in sorted(used.items())]
    blocks = []
    for start in range(0, len(known), BFCHARS_AT_MOST):
        block = known[start : start + BFCHARS_AT_MOST]
        lines = "\n".join(f"<{glyph:04X}> <{meaning.encode('utf-16-be').hex().upper()}>" for glyph, meaning in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar")
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode("ascii")
