"""The sheets of paper that the printed pages fit: sizes and margins in points (1/72 inch)."""

from enum import Enum

MARGIN = 36.0
"""Left, right, top and bottom margin, in points: inside what every office printer can reach."""


class Paper(Enum):
    """US Letter, or A4 as a setting; the value is (width, height) in points."""

    LETTER = (612.0, 792.0)
    A4 = (595.276, 841.89)

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
