"""A QR code (ISO/IEC 18004) as a drawing: squares of one path, with the quiet zone that readers need around it.

The encoder is told how to encode (bytes, error correction M, never more), so that the same text is the same squares.
"""

from dataclasses import dataclass
from functools import lru_cache

import segno

from parcours_desktop.documents.ink import WHITE, Ink
from parcours_desktop.documents.page_canvas import PageCanvas

BLACK = Ink(0, 0, 0)
QUIET_ZONE = 4
"""Squares left white on each side."""
SHORT = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""Texts of these signs alone take less room (ISO/IEC 18004, table 5)."""
HALF_MILLIMETRE = 72 / 25.4 / 2


@dataclass(frozen=True, slots=True)
class QrCode:
    """The code of a text, ``x`` points from the left and ``down`` below the top of its row. Squares are half a millimetre,
    or ``square`` points.
    """

    text: str
    x: float
    down: float
    square: float = HALF_MILLIMETRE

    @property
    def size(self) -> float:
        """Width and height with the quiet zone, in points."""
        return (len(_squares(self.text)) + 2 * QUIET_ZONE) * self.square

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 a code is a square
        """Draws the code: the white zone, then the dark squares of each row as they stand together."""
        rows, square = _squares(self.text), self.square
        left, top = self.x + QUIET_ZONE * square, top + self.down + QUIET_ZONE * square
        canvas.box(self.x, top - QUIET_ZONE * square, self.size, self.size, WHITE)
        canvas.boxes(
            (
                (left + first * square, top + line * square, count * square, square)
                for line, row in enumerate(rows)
                for first, count in _runs(row)
            ),
            BLACK,
        )


@lru_cache(maxsize=64)
def _squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of a text, row by row; dark ones are true. Error correction M: a seventh may be stained or folded."""
    code = (
        segno.make_qr(text, error="m", mode="alphanumeric", boost_error=False)
        if set(text) <= SHORT
        else segno.make_qr(text.encode("utf-8"), error="m", mode="byte", boost_error=False)
    )
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark squares begin in a row, and how many stand side by side."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((place, 1))
    return runs
