"""A figure ready to be read, in the words of one language: the same for the screen, the page and the files that leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parcours_desktop.domain.chart import Chart
from parcours_desktop.domain.figures import Counted, Cut


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A count at a place: ``fixed`` are the codes of its cuts. ``masked``: it does not leave the office."""

    counted: Counted
    fixed: Mapping[Cut, str] = field(default_factory=dict)
    masked: bool = False


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of the table: its name (« Total » for the last), its cells from left to right, the last one its total."""

    id: int
    label: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One cell told alone, as a line of a list: the names of its cuts, then what it counts."""

    names: tuple[str, ...]
    cell: FigureCell


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """The table of one question, as counted ``on`` a day. ``columns`` names the second cut's values (empty with one cut), ``cuts`` the cuts.

    ``met_name`` and ``of_name`` say what numerator and denominator are; ``measure`` names days or dollars
    (``in_dollars``), "" for none.
    """

    title: str
    on: date
    period: str
    told: str
    cuts: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    records: tuple[FigureRecord, ...]
    met_name: str
    of_name: str
    measure: str
    has_share: bool
    in_dollars: bool = False
    notes: tuple[str, ...] = ()
    chart: Chart | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted."""
        return not any(line.cells[-1].counted.of for line in self.lines)
