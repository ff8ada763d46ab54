"""The colours of a page: the light palette of Québec's government design system, as red, green, blue from 0 to 1."""

from typing import NamedTuple

from parcours_desktop.domain.codes import Strand


class Ink(NamedTuple):
    """A colour; each part from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def hex(cls, code: str) -> "Ink":
        """The colour written ``#rrggbb``."""
        red, green, blue = bytes.fromhex(code.removeprefix("#"))
        return cls(red / 255, green / 255, blue / 255)


TEXT = Ink.hex("#223654")
TITLE = Ink.hex("#095797")
QUIET = Ink.hex("#4e5662")
"""Secondary text: 7.4:1 on white, 6.4:1 on the pale panel."""
WHITE = Ink.hex("#ffffff")
HAIRLINE = Ink.hex("#c5cad2")
PANEL = Ink.hex("#edf3f9")
DRAFT = Ink.hex("#f8e69a")
DRAFT_EDGE = Ink.hex("#ad781c")

STRAND_INK = {
    Strand.SETTLEMENT: Ink.hex("#1472bf"),
    Strand.FRENCH: Ink.hex("#6b4fa1"),
    Strand.EMPLOYMENT: Ink.hex("#4f813d"),
    Strand.COMMUNITY: Ink.hex("#e0ad03"),
}
