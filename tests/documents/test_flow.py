"""Rows over pages: what stays together, what is repeated, what is split."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.documents.faces import Weight
from parcours_desktop.documents.flow import SLACK, Cell, Flow, Placed, Row
from parcours_desktop.documents.ink import TEXT
from parcours_desktop.documents.typesetting import Line, Style

STYLE = Style(Weight.REGULAR, 11, 10, TEXT)
TOP, NEXT, BOTTOM = 0.0, 20.0, 500.0


def a_row(name: str, lines: int = 1, *, heads: bool = False, resume: tuple[Row, ...] = (), gap: float = 0) -> Row:
    set_lines = tuple(Line(f"{name}.{n}", STYLE, (), 0, 10, right_to_left=False) for n in range(lines))
    return Row((Cell(0, 100, set_lines),), keeps_next=heads, resume=resume, gap=gap)


def flowed(*rows: Row) -> list[list[Placed]]:
    flow = Flow(TOP, NEXT, BOTTOM)
    flow.add(rows)
    return flow.pages


def said(page: list[Placed]) -> list[str]:
    return [line.text for placed in page for line in placed.row.cells[0].lines]


def test_a_heading_goes_with_its_first_row():
    first, second = flowed(a_row("before", 48), a_row("heading", heads=True), a_row("row", 2))
    assert said(first)[-1] == "before.47"
    assert said(second) == ["heading.0", "row.0", "row.1"]


def test_the_gap_above_a_row_is_dropped_at_the_top_of_a_page():
    _, second = flowed(a_row("before", 48), a_row("after", 5, gap=30))
    assert second[0].top == NEXT


def test_what_is_repeated_stands_above_a_row_that_opens_a_page():
    again = a_row("again")
    pages = flowed(*(a_row(str(n), 3, resume=(again,)) for n in range(40)))
    assert [said(page)[0] for page in pages] == ["0.0", "again.0", "again.0"]


def test_a_row_of_ordinary_height_is_never_split():
    pages = flowed(a_row("before", 40), a_row("whole", 20))
    assert said(pages[1]) == [f"whole.{n}" for n in range(20)]


def test_a_row_higher_than_a_page_is_split_with_three_lines_on_either_side():
    again = a_row("again")
    pages = flowed(a_row("before", 45), a_row("high", 147, resume=(again,)))
    assert said(pages[0])[-5:] == [f"high.{n}" for n in range(5)]
    assert all(page[0].row.repeated and said(page)[0] == "again.0" for page in pages[1:])
    assert all(len([text for text in said(page) if text.startswith("high")]) >= 3 for page in pages)


def test_the_gap_below_what_is_repeated_counts_before_a_group_is_kept_whole():
    again = tuple(a_row(f"again{n}") for n in range(3))
    head, row = a_row("head", heads=True, resume=again, gap=1), a_row("row", 43, resume=again, gap=10)
    pages = flowed(a_row("before", 5), head, row)
    assert all(at.top + at.row.height <= BOTTOM + SLACK for page in pages for at in page)


@given(
    st.lists(st.tuples(st.integers(1, 130), st.booleans(), st.floats(0, 20)), max_size=30),
    st.integers(0, 3),
)
def test_every_line_is_placed_once_in_order_and_no_page_overflows(rows, repeated):
    again = tuple(a_row(f"again{n}", heads=True) for n in range(repeated))
    made = [a_row(f"r{n}", lines, heads=heads, resume=again, gap=gap) for n, (lines, heads, gap) in enumerate(rows)]
    pages = flowed(*made)
    placed = [text for page in pages for text in said(page) if not text.startswith("again")]
    assert placed == [line.text for row in made for line in row.cells[0].lines]
    assert all(at.top + at.row.height <= BOTTOM + SLACK for page in pages for at in page)
    for page in pages:
        for upper, lower in pairwise(page):
            assert upper.top + upper.row.height <= lower.top + SLACK
