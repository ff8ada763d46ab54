"""Where the columns of the plan's tables stand: one language or two, in ordinary or in large print."""

from dataclasses import dataclass

from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.typesetting import Line

BOX, SPACE = 22.0, 10.0
WITH_WIDTH, DUE_WIDTH = 121.0, 88.0
WITH_WIDTH_OF_TWO = 104.0
"""Width of the column « Avec qui » beside two languages."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the table stand, in points.

    ``stacked``: in large print, who carries a step out stands under the step, and no column is left for it; nor for the
    second language (``other``), which has one of its own in ordinary print.
    """

    left: float
    step: float
    step_width: float
    other: float
    other_width: float
    partner: float
    partner_width: float
    due: float
    right: float
    stacked: bool

    @classmethod
    def on(cls, leaf: Leaf, *, two_languages: bool = False) -> "Columns":
        """The columns on a leaf; the steps take what the others leave."""
        due, step = leaf.right - DUE_WIDTH, leaf.left + BOX
        if leaf.large:
            width = due - SPACE - step
            return cls(leaf.left, step, width, step, width, step, width, due, leaf.right, stacked=True)
        partner_width = WITH_WIDTH_OF_TWO if two_languages else WITH_WIDTH
        partner = due - SPACE - partner_width
        width = partner - SPACE - step
        if two_languages:
            width = (width - SPACE) / 2
        other = step + width + SPACE
        return cls(leaf.left, step, width, other, width, partner, partner_width, due, leaf.right, stacked=False)


def level(*columns: tuple[Line, ...]) -> tuple[float, ...]:
    """How far down each column begins, so that their first lines stand on one base line."""
    tall = max((lines[0].leading for lines in columns if lines), default=0.0)
    return tuple((tall - lines[0].leading) / 2 if lines else 0.0 for lines in columns)
