"""Charts on paper: one definition (``domain.chart``) drawn as vectors, its figures in a table beside it.

Parts differ by pattern, so that they are told apart without colour; the drawing is one figure whose text tells all of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from parcours_desktop.documents.flow import Align, Cell, Figure, Row
from parcours_desktop.documents.ink import HAIRLINE, TITLE, WHITE, Ink
from parcours_desktop.documents.letters import printable
from parcours_desktop.documents.office_page import OfficePage
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN
from parcours_desktop.documents.tags import Element, Role, Scope
from parcours_desktop.domain.chart import Chart, ChartKind, ChartLine
from parcours_desktop.wording.words import Words

LABEL_SHARE, STACKED_SHARE, NUMBER_AT_MOST, SPACE = 0.36, 0.55, 70.0, 8.0
BAR, LINE_GAP, FIGURE_HIGH, SWATCH = 9.0, 2.0, 92.0, 10.0
STRIPE, EVERY = 1.1, 3.2
"""Thickness of the stripes of a pattern, and how far one stands from the next, in points."""
Boxes = Iterator[tuple[float, float, float, float]]


def _upright(x: float, top: float, width: float, height: float) -> Boxes:
    at = x
    while at < x + width:
        yield at, top, min(STRIPE, x + width - at), height
        at += EVERY


def _level(x: float, top: float, width: float, height: float) -> Boxes:
    at = top
    while at < top + height:
        yield x, at, width, min(STRIPE, top + height - at)
        at += EVERY


def _solid(x: float, top: float, width: float, height: float) -> Boxes:
    yield x, top, width, height


def _empty(_x: float, _top: float, _width: float, _height: float) -> Boxes:
    return iter(())


def _grid(x: float, top: float, width: float, height: float) -> Boxes:
    yield from _upright(x, top, width, height)
    yield from _level(x, top, width, height)


def _dots(x: float, top: float, width: float, height: float) -> Boxes:
    across = x + STRIPE
    while across + STRIPE < x + width:
        down = top + STRIPE
        while down + STRIPE < top + height:
            yield across, down, STRIPE, STRIPE
            down += EVERY
        across += EVERY


PATTERNS: tuple[Callable[[float, float, float, float], Boxes], ...] = (_solid, _upright, _level, _empty, _grid, _dots)
"""The patterns of the parts, in their order; no chart has more parts than there are patterns."""


@dataclass(frozen=True, slots=True)
class Block:
    """A box in the pattern of a part, ``x`` and ``down`` from the top left of what it is drawn in."""

    x: float
    down: float
    width: float
    height: float
    part: int = 0
    ink: Ink = TITLE

    def draw(self, canvas: PageCanvas, top: float) -> None:
        """Draws it; something very small keeps a width that can be seen."""
        at, wide = top + self.down, max(self.width, 0.8)
        canvas.box(self.x, at, wide, self.height, WHITE)
        boxes = list(PATTERNS[self.part](self.x, at, wide, self.height))
        if boxes:
            canvas.boxes(boxes, self.ink)
        canvas.frame(self.x, at, wide, self.height, self.ink, 0.7, 0)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Several of them: the drawing of a figure."""

    blocks: tuple[Block, ...]

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 each block has its own height
        """Draws them all."""
        for block in self.blocks:
            block.draw(canvas, top)


class ChartRows:
    """Makes the rows of one chart for a page: heading, drawing, table of its figures; they stay together."""

    def __init__(self, page: OfficePage, words: Words, chart: Chart) -> None:
        self._page, self._words, self._chart = page, words, chart
        self._leaf = page.paper
        self._numbers = len(chart.parts) + 1 if chart.parts else 1
        self._number = self._widest()
        self._section = Element(Role.SECTION)
        self._table = Element(Role.TABLE, self._section)
        self._figure = Element(Role.FIGURE, self._section, alt=printable(chart.told))

    def rows(self) -> list[Row]:
        """The rows from top to bottom; a chart without lines says that there is nothing."""
        chart = self._chart
        made = [self._page.heading(chart.title)]
        if not chart.lines:
            return [*made, self._page.text(self._words("Rien à compter."))]
        columns = chart.kind is ChartKind.SERIES and not self._leaf.large
        bars = (row for line in chart.lines for row in self._bar(line))
        made += self._columns() if columns else (*self._legend(), self._heads(), *bars)
        return [*(replace(row, keeps_next=True) for row in made[:-1]), made[-1]]

    # Bars, one line each

    def _places(self) -> tuple[float, float, list[tuple[float, float]], float]:
        """Width of the names, left edge of the bars, (left, width) of each number, width of the bars."""
        leaf = self._leaf
        taken = self._numbers * (self._number + SPACE)
        names = (leaf.inner_width - taken) * (STACKED_SHARE if self._chart.parts else LABEL_SHARE)
        if self._below:
            names = leaf.inner_width - taken
        first = leaf.left + names + SPACE
        numbers = [(first + at * (self._number + SPACE), self._number) for at in range(self._numbers)]
        bars = first + taken
        return names, bars, numbers, leaf.right - bars

    def _widest(self) -> float:
        """Room for the widest of the numbers and of their headings."""
        chart, setter = self._chart, self._page.setter
        numbers = {value for line in chart.lines for value in (*line.values, line.total)}
        told = (setter.fitted(self._words("{n}", n=value), BODY, self._leaf.inner_width).width for value in numbers)
        heads = (self._words("Total"),) if chart.parts else (chart.unit,)
        return 1 + max(*told, *(setter.fitted(head, COLUMN, NUMBER_AT_MOST).width for head in heads), 8.0)

    def _legend(self) -> Iterator[Row]:
        """Which pattern is which part, and the number by which its column is headed."""
        page, leaf = self._page, self._leaf
        for at, part in enumerate(self._chart.parts):
            x = leaf.left + 2
            swatch = Blocks((Block(x, 2.5, 2 * SWATCH, SWATCH - 1, at),))
            width = leaf.inner_width - 3 * SWATCH
            text = page.setter.lines(
                self._words("{number}. {part}", number=str(at + 1), part=part), ASIDE, width, within=self._section
            )
            yield Row((Cell(leaf.left + 3 * SWATCH, width, text),), gap=1 if at else 4, behind=(swatch,))

    def _heads(self) -> Row:
        chart, words = self._chart, self._words
        names, _, numbers, _ = self._places()
        row = Element(Role.ROW, self._table)
        titles = [*(str(at + 1) for at in range(len(chart.parts))), words("Total")] if chart.parts else [chart.unit]
        cells = [self._head(chart.label, self._leaf.left, names, row)]
        for (left, width), title in zip(numbers, titles, strict=True):
            cells.append(replace(self._head(title, left, width, row), align=Align.RIGHT))
        rule = (self._leaf.left, self._leaf.right, 0.8, HAIRLINE)
        return Row(tuple(cells), gap=4, below=3, rule=rule, tag=row)

    @property
    def _below(self) -> bool:
        """Whether the bar stands under its line: in large print, where the numbers of the parts take the line."""
        return self._leaf.large and bool(self._chart.parts)

    def _bar(self, line: ChartLine) -> Iterator[Row]:
        leaf, setter = self._leaf, self._page.setter
        names, bars, numbers, room = self._places()
        row = Element(Role.ROW, self._table)
        head = Element(Role.HEAD, row, Scope.ROW)
        values = [*line.values, line.total] if self._chart.parts else list(line.values)
        cells = [Cell(leaf.left, names, setter.lines(line.label, BODY, names), Align.START, tag=head)]
        for (left, width), value in zip(numbers, values, strict=True):
            told = setter.lines(self._words("{n}", n=value), BODY, width)
            cells.append(Cell(left, width, told, Align.RIGHT, tag=Element(Role.DATA, row)))
        rule = (leaf.left, leaf.right, 0.4, HAIRLINE)
        if self._below:
            bars, room = leaf.left, leaf.inner_width
        blocks = tuple(self._blocks(line, bars, room))
        drawn: tuple[Cell, ...] = ()
        if blocks:
            figure = Figure(self._chart.told, Blocks(blocks), bars, 0, room, BODY.leading, element=self._figure)
            drawn = (Cell(bars, room, (), figures=(figure,)),)
        if not self._below:
            yield Row((*cells, *drawn), above=LINE_GAP, below=LINE_GAP, rule=rule, tag=row)
            return
        yield Row(tuple(cells), above=LINE_GAP, tag=row)
        yield Row(drawn, below=LINE_GAP, rule=rule)

    def _blocks(self, line: ChartLine, left: float, room: float) -> Iterator[Block]:
        """The parts of a bar, end to end; nothing where there is nothing."""
        scale = room / max(1, self._chart.most)
        for part, value in enumerate(line.values):
            if value:
                yield Block(left, (BODY.leading - BAR) / 2, value * scale, BAR, part)
                left += value * scale

    # Columns along time

    def _columns(self) -> Iterator[Row]:
        chart, leaf, setter = self._chart, self._leaf, self._page.setter
        aside = 62.0
        width = (leaf.inner_width - aside) / max(1, len(chart.lines))
        lefts = [leaf.left + aside + at * width for at in range(len(chart.lines))]
        scale = (FIGURE_HIGH - 4) / max(1, chart.most)
        blocks = tuple(
            Block(left + width * 0.18, FIGURE_HIGH - line.total * scale, width * 0.64, line.total * scale)
            for left, line in zip(lefts, chart.lines, strict=True)
            if line.total
        )
        if blocks:
            figure = Figure(
                self._chart.told, Blocks(blocks), lefts[0], 0, leaf.right - lefts[0], FIGURE_HIGH, element=self._figure
            )
            rule = (lefts[0], leaf.right, 0.8, HAIRLINE)
            yield Row((Cell(lefts[0], leaf.right - lefts[0], (), figures=(figure,)),), gap=6, rule=rule)
        heads, values = Element(Role.ROW, self._table), Element(Role.ROW, self._table)
        named = [self._head(chart.label, leaf.left, aside - 4, heads)]
        unit = Element(Role.HEAD, values, Scope.ROW)
        counted = [Cell(leaf.left, aside - 4, setter.lines(chart.unit, COLUMN, aside - 4), tag=unit)]
        for left, line in zip(lefts, chart.lines, strict=True):
            named.append(self._head(line.label, left + 1, width - 2, heads))
            told = setter.lines(self._words("{n}", n=line.total), BODY, width - 2)
            counted.append(Cell(left + 1, width - 2, told, tag=Element(Role.DATA, values)))
        yield Row(tuple(named), gap=0, above=3, below=2, tag=heads)
        yield Row(tuple(counted), gap=0, below=3, rule=(leaf.left, leaf.right, 0.4, HAIRLINE), tag=values)

    def _head(self, text: str, left: float, width: float, row: Element) -> Cell:
        """The head of a column."""
        lines = self._page.setter.lines(text, COLUMN, width)
        return Cell(left, width, lines, tag=Element(Role.HEAD, row, Scope.COLUMN))
