"""Rows set one under the other over as many pages as they need: what stays together, what is repeated, what may split."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from parcours_desktop.documents.ink import Ink
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.tags import Artifact, Element, Role
from parcours_desktop.documents.typesetting import Line

FEWEST_LINES = 3
"""A row that must be split leaves at least three lines on either page."""
WHOLE_UP_TO = 0.45
"""A row is split only when it is higher than this share of a page, or than the page itself allows."""
SLACK = 0.01
TABLE_CELLS = (Role.HEAD, Role.DATA)
"""What stands in the tree even if it is empty: every row of a table has as many cells."""
CAPITAL = 0.72
"""Height of capitals as a share of the type size: they stand in the middle of their line."""


class Align(Enum):
    """Where the lines of a cell stand; START is the side on which the line's paragraph begins."""

    LEFT = "left"
    RIGHT = "right"
    START = "start"


Ornament = Callable[[PageCanvas, float, float], None]
"""Draws something of a row that is not text, given the canvas, the row's top and its height in points."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that says something (a tick, a chart, a code): ``alt`` is what it says in words.

    It fills ``width`` by ``height`` points, from ``x`` and ``down`` points below the top of its row's cells; ``draw`` is
    given the row's top, less ``down``, and the height.
    """

    alt: str
    draw: Ornament
    x: float
    down: float
    width: float
    height: float
    element: Element | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.element is None:
            object.__setattr__(self, "element", Element(Role.FIGURE, alt=self.alt))

    def drawn(self, canvas: PageCanvas, top: float, within: Element | None) -> None:
        """Draws it in a row whose cells begin at ``top``."""
        if self.element is None:
            return
        canvas.aim(self.element, within)
        canvas.spread(self.element, self.x, top + self.down, self.width, self.height)
        self.draw(canvas, top, self.height)


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines in a column: its left edge and width, and how far down its row they begin, in points.

    ``tag`` is what the cell is (a cell of a table, an item, a section that goes on in other rows); without one its
    paragraphs stand in what the row is. ``figures`` are read before the lines.
    """

    x: float
    width: float
    lines: tuple[Line, ...]
    align: Align = Align.LEFT
    down: float = 0.0
    tag: Element | None = None
    figures: tuple[Figure, ...] = ()

    @property
    def height(self) -> float:
        """From the top of the row to the foot of the last line."""
        figures = (figure.down + figure.height for figure in self.figures)
        return max(self.down + height_of(self.lines), *figures) if self.figures else self.down + height_of(self.lines)

    def draw(self, canvas: PageCanvas, top: float, within: Element | Artifact | None = None) -> None:
        """Sets the lines in a row whose cells begin at ``top``; ``within`` is what the row is, or the decoration it is."""
        artifact = within if isinstance(within, Artifact) else None
        above = None if isinstance(within, Artifact) else within
        if artifact:
            canvas.aim(artifact)
        elif self.tag and (self.lines or self.figures or self.tag.role in TABLE_CELLS):
            canvas.place(self.tag, above)
            above = self.tag
        for figure in self.figures:
            if artifact:
                figure.draw(canvas, top, figure.height)
            else:
                figure.drawn(canvas, top, above)
        top += self.down
        for line in self.lines:
            if line.element and not artifact:
                canvas.aim(line.element, above)
            to_right = self.align is Align.RIGHT or (self.align is Align.START and line.right_to_left)
            x = self.x + self.width - line.width if to_right else self.x
            canvas.line(x, top + (line.leading + line.style.size * CAPITAL) / 2, line)
            top += line.leading

    def cut(self, room: float) -> tuple["Cell", "Cell"]:
        """The lines that fit into ``room`` points, and the others."""
        kept, taken = 0, self.down
        for line in self.lines:
            taken += line.leading
            if taken > room + SLACK:
                break
            kept += 1
        return replace(self, lines=self.lines[:kept]), replace(self, lines=self.lines[kept:], down=0.0, figures=())


def height_of(lines: Iterable[Line]) -> float:
    """The height of lines set one under the other, in points."""
    return sum(line.leading for line in lines)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. All lengths in points.

    ``gap`` is left free above it unless it opens a page; ``above`` and ``below`` always. ``behind`` is drawn on every
    part of the row, ``marks`` on the first alone, ``rule`` under every part. ``keeps_next`` ties it to the row below.
    ``resume`` are the rows set again above it when it opens a page (headings, the head of a table).
    ``tag`` is what its cells stand in (a row of a table, an item of a list); a ``repeated`` row is not read again.
    Up to the share ``whole_up_to`` of a page it goes to the next page whole rather than being split.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    above: float = 0.0
    below: float = 0.0
    least: float = 0.0
    behind: tuple[Ornament, ...] = ()
    marks: tuple[Ornament, ...] = ()
    rule: tuple[float, float, float, Ink] | None = None
    keeps_next: bool = False
    resume: tuple["Row", ...] = ()
    tag: Element | None = None
    repeated: bool = False
    whole_up_to: float = WHOLE_UP_TO

    @property
    def height(self) -> float:
        """Height without the gap."""
        return max(self.least, self.above + max((cell.height for cell in self.cells), default=0.0) + self.below)

    def draw(self, canvas: PageCanvas, top: float) -> None:
        """Draws the row from ``top`` down."""
        aside = Artifact.REPEATED if self.repeated else Artifact.LAYOUT
        canvas.aim(aside)
        for ornament in (*self.behind, *self.marks):
            ornament(canvas, top, self.height)
        for cell in self.cells:
            cell.draw(canvas, top + self.above, aside if self.repeated else self.tag)
        canvas.aim(aside)
        if self.rule:
            left, right, weight, ink = self.rule
            canvas.rule(left, right, top + self.height - weight, weight, ink)

    def split(self, room: float) -> tuple["Row", "Row"] | None:
        """The row in two, the first at most ``room`` high; ``None`` if too little would stand on one of the pages."""
        parts = [cell.cut(room - self.above - self.below) for cell in self.cells]
        longest = max(len(cell.lines) for cell in self.cells)
        most = max(len(first.lines) for first, _ in parts)
        left = max(len(rest.lines) for _, rest in parts)
        if most < min(FEWEST_LINES, longest) or not left:
            return None
        if left < FEWEST_LINES and most - (FEWEST_LINES - left) >= FEWEST_LINES:
            return self.split(room - (FEWEST_LINES - left) * max(line.leading for c in self.cells for line in c.lines))
        first = replace(self, cells=tuple(cell for cell, _ in parts), keeps_next=False, least=0.0)
        rest = replace(self, cells=tuple(cell for _, cell in parts), gap=0.0, marks=(), least=0.0)
        return first, rest


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on its page, its top in points from the top of the sheet."""

    top: float
    row: Row


class Flow:
    """Fills pages with rows. ``tops`` are where the rows begin on the first page and on the others, ``bottom`` where they end."""

    def __init__(self, first_top: float, next_top: float, bottom: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._next_top = next_top
        self._bottom = bottom
        self._y = first_top

    def add(self, rows: Iterable[Row]) -> None:
        """Sets the rows below what stands already."""
        for group in _groups(rows):
            self._add_group(group)

    def _add_group(self, group: Sequence[Row]) -> None:
        needed = _height(group)
        fresh = self._bottom - self._next_top - _height(group[0].resume)
        opening = needed if group[0].resume else needed - group[0].gap  # below what is repeated, the gap stays
        if needed - (0 if self.pages[-1] else group[0].gap) <= self._room + SLACK:
            for row in group:
                self._place(row)
        elif opening <= fresh + SLACK and (len(group) > 1 or group[0].height <= fresh * group[0].whole_up_to):
            self._turn(group[0])
            for row in group:
                self._place(row)
        else:
            self._spread(group)

    def _spread(self, group: Sequence[Row]) -> None:
        """Sets a group that no page holds, or a high row: what may be split is split."""
        waiting = list(group)
        while waiting:
            row = waiting.pop(0)
            room = self._room - (row.gap if self.pages[-1] else 0)
            if row.height <= room + SLACK and not (
                row.keeps_next and waiting and not self._begins(waiting[0], room - row.height)
            ):
                self._place(row)
            elif (parts := row.split(room)) is not None:
                self._place(parts[0])
                waiting.insert(0, parts[1])
            elif self._at_top(row):
                self._place(row)
            else:
                self._turn(row)
                waiting.insert(0, row)

    def _begins(self, row: Row, room: float) -> bool:
        """Whether at least the beginning of a row finds room."""
        room -= row.gap
        return row.height <= room + SLACK or row.split(room) is not None

    def _at_top(self, row: Row) -> bool:
        return len(self.pages[-1]) <= len(row.resume) and (not self.pages[-1] or len(self.pages) > 1)

    @property
    def _room(self) -> float:
        return self._bottom - self._y

    def _turn(self, row: Row) -> None:
        """Begins a page on which ``row`` goes on."""
        self.pages.append([])
        self._y = self._next_top
        for again in row.resume:
            self._place(replace(again, repeated=True))

    def _place(self, row: Row) -> None:
        if self.pages[-1]:
            self._y += row.gap
        self.pages[-1].append(Placed(self._y, row))
        self._y += row.height


def _height(rows: Sequence[Row]) -> float:
    return sum(row.gap + row.height for row in rows)


def _groups(rows: Iterable[Row]) -> Iterable[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keeps_next:
            yield group
            group = []
    if group:
        yield group
