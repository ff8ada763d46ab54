"""Pages of the office that are not a plan: a title, rows that flow over as many pages as they need, heads and feet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parcours_desktop.documents.faces import Typefaces, typefaces
from parcours_desktop.documents.flow import Align, Cell, Flow, Row, height_of
from parcours_desktop.documents.ink import HAIRLINE, TITLE
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import MARGIN, Paper
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, PAGE_TITLE
from parcours_desktop.documents.typesetting import Style, Typesetter
from parcours_desktop.wording.words import Words

FOOT = 20.0
RUNNING_HEAD = 30.0
PAGE_NUMBER = 90.0
SIDE = 190.0
SPACE = 12.0
BETWEEN = 10.0
"""Room between the columns of a table."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document is called: in its metadata (no person there), above its second page, and at its foot."""

    title: str
    running: str
    foot: str


class OfficePage:
    """Makes rows of one document and draws them. The same rows give the same bytes."""

    def __init__(self, words: Words, paper: Paper) -> None:
        self.words, self.paper = words, paper
        self._faces: Typefaces = typefaces()
        self.setter = Typesetter(self._faces)

    # Rows

    def text(self, sentence: str, style: Style = BODY, *, gap: float = 6.0, keeps_next: bool = False) -> Row:
        """A paragraph from margin to margin."""
        lines = self.setter.lines(sentence, style, self.paper.inner_width)
        return Row((Cell(self.paper.left, self.paper.inner_width, lines, Align.START),), gap=gap, keeps_next=keeps_next)

    def heading(self, sentence: str, *, gap: float = 16.0) -> Row:
        """The heading of what follows; never the last line of a page."""
        return replace(self.text(sentence, HEADING, gap=gap), keeps_next=True)

    def title(self, title: str, under: str, beside: Sequence[str]) -> Row:
        """The title with a line under it; short lines at the right; a thick rule below."""
        paper, setter = self.paper, self.setter
        width = paper.inner_width - SIDE - SPACE
        left = setter.lines(title, PAGE_TITLE, width) + setter.lines(under, ASIDE, width)
        right = tuple(line for text in beside for line in setter.lines(text, ASIDE, SIDE))
        down = max(0.0, height_of(left) - height_of(right))
        cells = (Cell(paper.left, width, left), Cell(paper.right - SIDE, SIDE, right, Align.RIGHT, down))
        return Row(cells, below=8, rule=(paper.left, paper.right, 2.2, TITLE))

    def pairs(self, pairs: Iterable[tuple[str, str]], *, label_width: float = 150.0) -> list[Row]:
        """Lines of « what: value », the values in one column; pairs without a value are left out."""
        paper, setter = self.paper, self.setter
        width = paper.inner_width - label_width
        return [
            Row(
                (
                    Cell(paper.left, label_width - SPACE, setter.lines(name, ASIDE, label_width - SPACE)),
                    Cell(paper.left + label_width, width, setter.lines(value, BODY, width)),
                ),
                gap=3,
            )
            for name, value in pairs
            if value
        ]

    def table(self, heads: Sequence[tuple[str, float]], lines: Iterable[Sequence[str | Cell]]) -> list[Row]:
        """A table: (heading, share of the width) for each column, then its lines. Its head stands again on each page."""
        places = self._columns([share for _, share in heads])
        head = Row(
            tuple(
                Cell(left, width, self.setter.lines(title, COLUMN, width))
                for (left, width), (title, _) in zip(places, heads, strict=True)
            ),
            gap=6,
            below=3,
            rule=(self.paper.left, self.paper.right, 0.8, HAIRLINE),
            keeps_next=True,
        )
        return [head, *(replace(self._line(places, line), resume=(replace(head, gap=0),)) for line in lines)]

    def _line(self, places: Sequence[tuple[float, float]], line: Sequence[str | Cell]) -> Row:
        cells = tuple(
            replace(cell, x=left, width=width)
            if isinstance(cell, Cell)
            else Cell(left, width, self.setter.lines(cell, BODY, width), Align.START)
            for (left, width), cell in zip(places, line, strict=True)
        )
        return Row(cells, above=2, below=3, rule=(self.paper.left, self.paper.right, 0.5, HAIRLINE))

    def _columns(self, shares: Sequence[float]) -> list[tuple[float, float]]:
        room = self.paper.inner_width - BETWEEN * (len(shares) - 1)
        places, left = [], self.paper.left
        for share in shares:
            width = room * share / sum(shares)
            places.append((left, width))
            left += width + BETWEEN
        return places

    # Pages

    def draw(self, rows: Iterable[Row], naming: Naming) -> bytes:
        """The document as a PDF."""
        canvas = PageCanvas(self.paper, self._faces, title=naming.title, language=self.words.language)
        flow = Flow(MARGIN, MARGIN + RUNNING_HEAD, self.paper.height - MARGIN - FOOT - 5)
        flow.add(rows)
        for number, page in enumerate(flow.pages, 1):
            if number > 1:
                self._running_head(canvas, naming.running)
            for placed in page:
                placed.row.draw(canvas, placed.top)
            self._foot(canvas, naming.foot, number, len(flow.pages))
            canvas.end_page()
        return canvas.finish()

    def _running_head(self, canvas: PageCanvas, text: str) -> None:
        """What a loose page belongs to."""
        canvas.line(self.paper.left, MARGIN + 13, self.setter.fitted(text, ASIDE, self.paper.inner_width))
        canvas.rule(self.paper.left, self.paper.right, MARGIN + 21, 0.6, HAIRLINE)

    def _foot(self, canvas: PageCanvas, text: str, number: int, total: int) -> None:
        paper, setter = self.paper, self.setter
        base = paper.height - MARGIN - 2.5
        canvas.rule(paper.left, paper.right, paper.height - MARGIN - FOOT, 0.6, HAIRLINE)
        page = setter.fitted(self.words("Page {number} de {total}", number=number, total=total), ASIDE, PAGE_NUMBER)
        canvas.line(paper.left, base, setter.fitted(text, ASIDE, paper.inner_width - page.width - 12))
        canvas.line(paper.right - page.width, base, page)
