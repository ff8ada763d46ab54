"""A face as a font inside a PDF: only the glyphs used, by number, with the letters that each one stands for.

A Type 0 font for each face of a document (PDF 32000-1, 9.7). The codes on the page are the numbers of glyphs, so what
HarfBuzz shaped is set as it is: joined Arabic is copied as letters and not as private signs.
"""

from hashlib import sha256

import uharfbuzz

from parcours_desktop.documents.faces import Face
from parcours_desktop.documents.pdf_file import Objects

KEPT_TABLES = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
BFCHARS_AT_MOST = 100
SYMBOLIC = 4
NOTHING = "\u200b"
"""What a glyph says whose letters another glyph of its group already said."""


def embed(face: Face, used: dict[int, str], file: Objects) -> int:
    """Writes the face with the glyphs ``used`` (their letters by glyph) into ``file``; gives the number of the font."""
    cut, base_name = _subset(face, used)
    font_file = file.stream(cut, f"/Length1 {len(cut)}")
    descriptor = file.add(_descriptor(face, base_name, font_file))
    widths = " ".join(f"{glyph}[{face.advance(glyph):.6g}]" for glyph in sorted(used))
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base_name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>"
    )
    letters = file.stream(_to_unicode(used))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base_name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {letters} 0 R>>"
    )


def _subset(face: Face, used: dict[int, str]) -> tuple[bytes, str]:
    """The font file with the used glyphs alone, under their own numbers, and its tagged name."""
    wanted, flags = uharfbuzz.SubsetInput(), uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE | flags.NO_HINTING
    wanted.glyph_set.update(used)
    tables = set(face.hb_face.table_tags) - KEPT_TABLES
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in tables)
    cut: bytes = uharfbuzz.subset(face.hb_face, wanted).blob.data
    tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(cut).digest()[:6])
    return cut, f"{tag}+{face.name}"


def _descriptor(face: Face, base_name: str, font_file: int) -> str:
    measures = face.measures()
    box = " ".join(f"{value:.6g}" for value in measures.box)
    return (
        f"<</Type/FontDescriptor/FontName/{base_name}/Flags {SYMBOLIC}/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {measures.ascent:.6g}/Descent {measures.descent:.6g}/CapHeight {measures.capital:.6g}/StemV 80"
        f"/FontFile2 {font_file} 0 R>>"
    )


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
