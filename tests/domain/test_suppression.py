"""What is hidden cannot be worked out: a linear program that knows everything shown cannot tell that a hidden count is small."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from parcours_desktop.domain.suppression import LEAST, Spot, TwoCounts, hidden
from parcours_desktop.scheduling.highs import Program, solve

Rows = tuple[tuple[tuple[int, int], ...], ...]
SMALL = st.tuples(st.integers(0, 12), st.integers(0, 12))


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    wide = draw(st.integers(1, 4))
    return tuple(draw(st.lists(st.tuples(*[SMALL] * wide), min_size=1, max_size=4)))


def with_totals(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    made = [[*row, sum(row)] for row in rows]
    return [*made, [sum(column) for column in zip(*made, strict=True)]]


def _never() -> bool:
    return False


def most(values: list[list[int]], masked: frozenset[Spot], spot: Spot) -> float:
    """The largest value that a hidden count may have for whoever knows all that is shown and that lines sum to totals."""
    high, wide = len(values) - 1, len(values[0]) - 1
    program = Program()
    known: dict[Spot, int] = {}
    for i, row in enumerate(values):
        for j, value in enumerate(row):
            known[i, j] = program.column(-1 if (i, j) == spot else 0, 1_000, whole=False)
            if (i, j) not in masked:
                program.row([(known[i, j], 1)], value, value)
    for i in range(high + 1):
        program.row([*((known[i, j], 1) for j in range(wide)), (known[i, wide], -1)], 0, 0)
    for j in range(wide + 1):
        program.row([*((known[i, j], 1) for i in range(high)), (known[high, j], -1)], 0, 0)
    solved = solve(program, 5, _never)
    assert solved.values is not None
    return solved.values[known[spot]]


def cells(rows: Rows) -> list[list[TwoCounts]]:
    return [[TwoCounts(*cell) for cell in row] for row in rows]


@given(tables())
@example((((3, 0),),))
@example((((1, 0), (0, 0)), ((0, 0), (1, 0))))
@example((((4, 4), (4, 4)), ((4, 4), (4, 4))))
def test_no_small_count_is_shown_nor_can_be_told_from_what_is(rows: Rows) -> None:
    masked = hidden(cells(rows))
    for which in (0, 1):
        values = with_totals([[cell[which] for cell in row] for row in rows])
        for i, row in enumerate(values):
            for j, value in enumerate(row):
                if 0 < value < LEAST:
                    assert (i, j) in masked
                    assert most(values, masked, (i, j)) >= LEAST - 1e-6


@given(tables())
def test_a_table_without_small_counts_is_shown_whole(rows: Rows) -> None:
    large = tuple(tuple((met * LEAST, rest * LEAST) for met, rest in row) for row in rows)
    assert hidden(cells(large)) == frozenset()


def test_one_small_cell_takes_a_rectangle_with_it_and_leaves_the_rest() -> None:
    rows = (((2, 0), (20, 0), (30, 0)), ((25, 0), (40, 0), (50, 0)), ((60, 0), (70, 0), (80, 0)))
    masked = hidden(cells(rows))
    assert (0, 0) in masked
    assert len(masked) == 4
    assert not {spot for spot in masked if 3 in spot}


def test_a_lonely_small_count_hides_its_total() -> None:
    assert (1, 0) in hidden(cells((((3, 0),),))) or (0, 1) in hidden(cells((((3, 0),),)))


def test_rows_of_unequal_length_are_no_table() -> None:
    with pytest.raises(ValueError, match="unequal"):
        hidden([[TwoCounts(1)], [TwoCounts(1), TwoCounts(2)]])
