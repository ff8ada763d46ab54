"""Charts as frozen rows: one definition of bars, stacked bars and series, drawn on paper and on the screen alike.

A chart says figures and names, never colours or places: whoever draws it chooses these, tells the parts apart by more than
colour, writes the figures beside, and gives ``told`` to those who do not see it.
"""

from dataclasses import dataclass
from enum import Enum


class ChartKind(Enum):
    """How a chart is drawn: a bar for each line, a bar made of parts for each line, columns along time."""

    BARS = "bars"
    STACKED = "stacked"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A bar or a column: its name, and one value for each part of the chart (a single one when it has no parts).

    ``remark`` says more of it (« 33 sur 35 ») to whoever points at it.
    """

    label: str
    values: tuple[int, ...]
    remark: str = ""

    @property
    def total(self) -> int:
        """The whole of the bar."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in the words of one language. ``unit`` names what is counted (« dossiers »); ``parts`` the parts of a bar.

    ``top`` is where the scale ends if not at the longest bar (100 for percentages), ``goal`` what each should reach. Every
    line has as many values as there are parts, one without parts. Raises ``ValueError`` otherwise, or below zero.
    """

    kind: ChartKind
    title: str
    unit: str
    label: str
    lines: tuple[ChartLine, ...]
    parts: tuple[str, ...] = ()
    top: int = 0
    goal: int = 0

    def __post_init__(self) -> None:
        """Refuses values that do not match the parts."""
        wanted = max(1, len(self.parts))
        for line in self.lines:
            if len(line.values) != wanted or min(line.values, default=0) < 0:
                raise ValueError(f"{line.label!r}: {line.values}")

    @property
    def most(self) -> int:
        """The end of the scale: the longest bar, unless it is given."""
        return max([self.top, *(line.total for line in self.lines)])

    @property
    def whole(self) -> int:
        """Everything counted."""
        return sum(line.total for line in self.lines)

    @property
    def told(self) -> str:
        """The figures in one sentence: « Dossiers par étape : Arrivée 12, Première rencontre 3 »."""
        return f"{self.title}\u00a0: " + "; ".join(map(self._told, self.lines))

    def _told(self, line: ChartLine) -> str:
        if not self.parts:
            return f"{line.label} {line.total}"
        named = ", ".join(f"{part} {value}" for part, value in zip(self.parts, line.values, strict=True))
        return f"{line.label} {line.total} ({named})"
