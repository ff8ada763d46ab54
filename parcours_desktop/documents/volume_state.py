"""What must be known of a volume to go on behind a place that is safe on the disk, as plain values.

It names nobody: numbers, places, titles that bear file numbers, and which glyphs the fonts need.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from parcours_desktop.documents.volume_marks import Mark


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was added between two places: ``end`` is how long the file is at the second.

    ``places`` are the rows of the table of objects, ``pages`` and ``tops`` numbers of objects, ``leaves`` those of the parent
    tree (number, first and last key), ``used`` the glyphs by face with their letters, ``size`` the last page's in points.
    """

    end: int
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    pages: tuple[int, ...] = ()
    tops: tuple[int, ...] = ()
    leaves: tuple[tuple[int, int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    used: dict[str, dict[int, str]] = field(default_factory=dict)
    size: tuple[float, float] = (0.0, 0.0)

    def told(self) -> dict[str, Any]:
        """As values that JSON knows."""
        return {
            "end": self.end,
            "places": b64encode(_ordered(self.places).tobytes()).decode("ascii"),
            "pages": self.pages,
            "tops": self.tops,
            "leaves": self.leaves,
            "marks": [(mark.level, mark.text, mark.page) for mark in self.marks],
            "used": self.used,
            "size": self.size,
        }

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Drawn":
        """From these values. Raises ``ValueError`` or ``KeyError`` for others."""
        places = array("Q")
        places.frombytes(b64decode(told["places"], validate=True))
        return cls(
            end=told["end"],
            places=_ordered(places),
            pages=tuple(told["pages"]),
            tops=tuple(told["tops"]),
            leaves=tuple((number, first, last) for number, first, last in told["leaves"]),
            marks=tuple(Mark(*mark) for mark in told["marks"]),
            used={name: {int(glyph): text for glyph, text in used.items()} for name, used in told["used"].items()},
            size=(told["size"][0], told["size"][1]),
        )


def _ordered(places: "array[int]") -> "array[int]":
    """The rows with their bytes in the order of a PDF's table, or back."""
    return swapped(places) if sys.byteorder == "little" else places


def swapped(places: "array[int]") -> "array[int]":
    """The same with the bytes of each number turned around."""
    turned = array("Q", places)
    turned.byteswap()
    return turned
