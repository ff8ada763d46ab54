"""What is hidden of a table of counts before it leaves the office, so that nobody is found in a small number.

A cell is hidden when it counts one to four people, or leaves out one to four of those it could have counted (numerator and
rest are the two counts of a cell). Since totals stand beside, others are hidden with it: for every small count four cells
that make a rectangle, totals being cells like the others, in which it could as well be five or more while every line still
sums to its total. So whoever knows the rest of the table cannot tell that it is small (the hypercube method of official
statistics, R. D. Repsilber). Zero says nothing of anybody and stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Spot = tuple[int, int]
LEAST = 5
"""The smallest count that is shown (cells under five are suppressed)."""
_OF_TOTAL = 1_000_000
"""A total is hidden only where no inner cell will do."""


@dataclass(frozen=True, slots=True)
class TwoCounts:
    """What a cell counts: those that reached it, those that did not. A plain count has no ``rest``."""

    met: int
    rest: int = 0

    @property
    def counts(self) -> tuple[int, int]:
        """Both, in their order."""
        return self.met, self.rest


def hidden(cells: Sequence[Sequence[TwoCounts]]) -> frozenset[Spot]:
    """The places to hide, by row and column; the place one beyond the last row or column is that of the totals.

    A table of one row or one column has its totals too. Raises ``ValueError`` on rows of unequal length.
    """
    if len({len(row) for row in cells}) > 1:
        raise ValueError("rows of unequal length")
    table = _Table(cells)
    for spot, which, count in table.small():
        table.protect(spot, which, LEAST - count)
    return frozenset(table.hidden)


class _Table:
    """The cells with their totals, and what is hidden so far."""

    def __init__(self, cells: Sequence[Sequence[TwoCounts]]) -> None:
        self.high, self.wide = len(cells), len(cells[0]) if cells else 0
        inner = {(i, j): cell.counts for i, row in enumerate(cells) for j, cell in enumerate(row)}
        self.counts: dict[Spot, tuple[int, int]] = dict(inner)
        for i in range(self.high + 1):
            for j in range(self.wide + 1):
                if (i, j) not in inner:
                    self.counts[i, j] = _sum(inner, i if i < self.high else None, j if j < self.wide else None)
        self.hidden: set[Spot] = set()

    def small(self) -> Iterator[tuple[Spot, int, int]]:
        """The counts from one to four, totals included, the smallest first: the place, which of the two, how many."""
        found = [
            (count, spot, which)
            for spot, counts in self.counts.items()
            for which, count in enumerate(counts)
            if 0 < count < LEAST
        ]
        for count, spot, which in sorted(found):
            yield spot, which, count

    def protect(self, spot: Spot, which: int, more: int) -> None:
        """Hide a count together with a rectangle in which it could be ``more`` than it is."""
        self.hidden.add(spot)
        best: tuple[int, frozenset[Spot]] | None = None
        for corners in self._rectangles(spot, which, more):
            cost = sum(self._cost(corner) for corner in corners if corner not in self.hidden)
            if best is None or cost < best[0]:
                best = cost, corners
            if not cost:
                break
        if best is not None:
            self.hidden |= best[1]
        else:  # nothing in the table can give way: its lines are hidden whole
            i, j = spot
            self.hidden |= {(i, k) for k in range(self.wide + 1)} | {(k, j) for k in range(self.high + 1)}

    def _rectangles(self, spot: Spot, which: int, more: int) -> Iterator[frozenset[Spot]]:
        """Those with a corner at ``spot`` in which every count that must shrink is large enough."""
        i, j = spot
        for row in range(self.high + 1):
            if row == i:
                continue
            for column in range(self.wide + 1):
                if column == j:
                    continue
                others = ((i, column), (row, j), (row, column))
                if all(self._grows(spot, corner) or self.counts[corner][which] >= more for corner in others):
                    yield frozenset((spot, *others))

    def _grows(self, spot: Spot, corner: Spot) -> bool:
        """Whether a corner grows when ``spot`` does: its neighbour along a line shrinks, but a total grows with its parts."""
        across = (corner[0] != spot[0]) + (corner[1] != spot[1])
        turns = self._totals(spot) + self._totals(corner)
        return (across + turns) % 2 == 0

    def _totals(self, spot: Spot) -> int:
        return (spot[0] == self.high) + (spot[1] == self.wide)

    def _cost(self, spot: Spot) -> int:
        """What is lost with a cell: an empty one says little, a total much."""
        return 1 + sum(self.counts[spot]) + _OF_TOTAL * self._totals(spot)


def _sum(inner: Mapping[Spot, tuple[int, int]], row: int | None, column: int | None) -> tuple[int, int]:
    chosen = [
        counts for (i, j), counts in inner.items() if (row is None or i == row) and (column is None or j == column)
    ]
    return sum(met for met, _ in chosen), sum(rest for _, rest in chosen)
