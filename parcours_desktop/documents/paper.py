"""The sheets of paper that the printed pages fit: sizes and margins in points (1/72 inch); large print on them."""

from dataclasses import dataclass
from enum import Enum

MARGIN = 36.0
"""Left, right, top and bottom margin, in points: inside what every office printer can reach."""
LARGE = 1.46
"""How much larger large print is: 11 points become 16."""


class Sheet(Enum):
    """What is printed on; the value is (width, height) in points."""

    value: tuple[float, float]

    @property
    def width(self) -> float:
        """Width of the sheet in points."""
        return self.value[0]

    @property
    def height(self) -> float:
        """Height of the sheet in points."""
        return self.value[1]

    @property
    def left(self) -> float:
        """Left edge of what is printed."""
        return MARGIN

    @property
    def right(self) -> float:
        """Right edge of what is printed."""
        return self.width - MARGIN

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.right - self.left


class Paper(Sheet):
    """US Letter, or A4 as a setting."""

    LETTER = (612.0, 792.0)
    A4 = (595.276, 841.89)


class Envelope(Sheet):
    """The usual envelope of each paper, lying: number 10 for Letter, DL for A4."""

    TEN = (684.0, 297.0)
    DL = (623.622, 311.811)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A side of paper as it is laid out: in points, each of which is printed ``scale`` points long.

    Large print is the same page laid out on a smaller leaf and drawn larger: letters, gaps, boxes and bars alike.
    """

    paper: Sheet
    scale: float = 1.0

    @classmethod
    def of(cls, paper: Sheet, *, large: bool = False) -> "Leaf":
        """The leaf of a sheet, in ordinary or in large print."""
        return cls(paper, LARGE if large else 1.0)

    @property
    def large(self) -> bool:
        """Whether it is printed larger than it is laid out: columns are narrow, what stood side by side may be stacked."""
        return self.scale > 1

    @property
    def width(self) -> float:
        """Width of the leaf."""
        return self.paper.width / self.scale

    @property
    def height(self) -> float:
        """Height of the leaf."""
        return self.paper.height / self.scale

    @property
    def margin(self) -> float:
        """Margin on each side; as wide on paper whatever the print."""
        return MARGIN / self.scale

    @property
    def left(self) -> float:
        """Left edge of what is printed."""
        return self.margin

    @property
    def right(self) -> float:
        """Right edge of what is printed."""
        return self.width - self.margin

    @property
    def inner_width(self) -> float:
        """Width between the margins."""
        return self.right - self.left
