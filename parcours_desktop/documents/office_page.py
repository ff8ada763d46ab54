"""Pages of the office that are not a plan: a title, rows that flow over as many pages as they need, heads and feet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from parcours_desktop.documents.faces import Typefaces, typefaces
from parcours_desktop.documents.flow import Align, Cell, Flow, Row, height_of
from parcours_desktop.documents.ink import HAIRLINE, TITLE
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Leaf, Paper
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, PAGE_TITLE, SUBHEADING
from parcours_desktop.documents.tags import Artifact, Element, Role, Scope
from parcours_desktop.documents.typesetting import Style, Typesetter
from parcours_desktop.documents.volume import Volume
from parcours_desktop.wording.words import Words

FOOT = 20.0
RUNNING_HEAD = 30.0
PAGE_NUMBER = 90.0
SIDE = 190.0
SPACE = 12.0
BETWEEN = 10.0
"""Room between the columns of a table."""
MOST_OF_A_LINE = 0.45
"""Names of pairs take at most this share of a line."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document is called: in its metadata (no person there), above its second page, and at its foot."""

    title: str
    running: str
    foot: str


class OfficePage:
    """Makes rows of one document and draws them. The same rows give the same bytes.

    ``paper`` is the leaf that is laid out: smaller than the sheet in large print (``large``), where it is drawn larger.
    Drawn ``into`` a volume it is one of many documents in a file, and ``draw`` gives nothing.
    """

    def __init__(self, words: Words, paper: Paper, large: bool = False, into: Volume | None = None) -> None:
        self.words, self.paper, self._into = words, Leaf.of(paper, large=large), into
        self._faces: Typefaces = typefaces()
        self.setter = Typesetter(self._faces)

    # Rows

    def text(
        self, sentence: str, style: Style = BODY, *, gap: float = 6.0, keeps_next: bool = False, language: str = ""
    ) -> Row:
        """A paragraph from margin to margin; ``language`` is a tag, "" for that of the document."""
        lines = self.setter.lines(sentence, style, self.paper.inner_width, language=language)
        return Row((Cell(self.paper.left, self.paper.inner_width, lines, Align.START),), gap=gap, keeps_next=keeps_next)

    def heading(self, sentence: str, *, gap: float = 16.0, level: int = 2) -> Row:
        """The heading of what follows, of level 2 or 3; never the last line of a page."""
        return self.text(sentence, HEADING if level <= 2 else SUBHEADING, gap=gap, keeps_next=True)

    def title(self, title: str, under: str, beside: Sequence[str]) -> Row:
        """The title with a line under it; short lines at the right, or below in large print; a thick rule below."""
        paper, setter = self.paper, self.setter
        rule = (paper.left, paper.right, 2.2, TITLE)
        if paper.large:
            styled = ((title, PAGE_TITLE), *((text, ASIDE) for text in (under, *beside)))
            lines = tuple(line for text, style in styled for line in setter.lines(text, style, paper.inner_width))
            return Row((Cell(paper.left, paper.inner_width, lines),), below=8, rule=rule)
        width = paper.inner_width - SIDE - SPACE
        left = setter.lines(title, PAGE_TITLE, width) + setter.lines(under, ASIDE, width)
        right = tuple(line for text in beside for line in setter.lines(text, ASIDE, SIDE))
        down = max(0.0, height_of(left) - height_of(right))
        cells = (Cell(paper.left, width, left), Cell(paper.right - SIDE, SIDE, right, Align.RIGHT, down))
        return Row(cells, below=8, rule=rule)

    def pairs(self, pairs: Iterable[tuple[str, str]], *, label_width: float = 150.0) -> list[Row]:
        """Lines of « what: value », the values in one column; pairs without a value are left out."""
        paper = self.paper
        listed = Element(Role.LIST)
        label_width = min(label_width, paper.inner_width * MOST_OF_A_LINE)
        places = ((paper.left, label_width - SPACE), (paper.left + label_width, paper.inner_width - label_width))
        return [self._pair(listed, places, name, value) for name, value in pairs if value.strip()]

    def _pair(self, listed: Element, places: Sequence[tuple[float, float]], name: str, value: str) -> Row:
        """One line: an item of a list, of which the name is the label."""
        (left, width), (value_left, value_width) = places
        cells = (
            Cell(left, width, self.setter.lines(name, ASIDE, width), tag=Element(Role.LABEL)),
            Cell(value_left, value_width, self.setter.lines(value, BODY, value_width), tag=Element(Role.BODY)),
        )
        return Row(cells, gap=3, tag=Element(Role.ITEM, listed))

    def table(
        self,
        heads: Sequence[tuple[str, float]],
        lines: Iterable[Sequence[str | Cell]],
        *,
        figures: Collection[int] = (),
    ) -> list[Row]:
        """A table: (heading, share of the width) for each column, then its lines. Its head stands again on each page.

        ``figures`` are the columns, from 0, whose numbers stand under one another at the right.
        """
        places = self._columns([share for _, share in heads])
        table = Element(Role.TABLE)
        head = Row(
            tuple(
                Cell(
                    left,
                    width,
                    self.setter.lines(title, COLUMN, width),
                    Align.RIGHT if number in figures else Align.LEFT,
                    tag=Element(Role.HEAD, scope=Scope.COLUMN),
                )
                for number, ((left, width), (title, _)) in enumerate(zip(places, heads, strict=True))
            ),
            gap=6,
            below=3,
            rule=(self.paper.left, self.paper.right, 0.8, HAIRLINE),
            keeps_next=True,
            tag=Element(Role.ROW, table),
        )
        again = (replace(head, gap=0),)
        return [
            head,
            *(replace(self._line(places, line, figures), resume=again, tag=Element(Role.ROW, table)) for line in lines),
        ]

    def _line(self, places: Sequence[tuple[float, float]], line: Sequence[str | Cell], figures: Collection[int]) -> Row:
        aligned = (Align.RIGHT if number in figures else Align.START for number in range(len(places)))
        cells = tuple(
            replace(cell, x=left, width=width, tag=cell.tag or Element(Role.DATA))
            if isinstance(cell, Cell)
            else Cell(left, width, self.setter.lines(cell, BODY, width), align, tag=Element(Role.DATA))
            for (left, width), cell, align in zip(places, line, aligned, strict=True)
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
        canvas = PageCanvas(self.paper, self._faces, title=naming.title, language=self.words.language, into=self._into)
        paper = self.paper
        flow = Flow(paper.margin, paper.margin + RUNNING_HEAD, paper.height - paper.margin - FOOT - 5)
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
        paper = self.paper
        canvas.aim(Artifact.HEADER)
        canvas.line(paper.left, paper.margin + 13, self.setter.fitted(text, ASIDE, paper.inner_width))
        canvas.rule(paper.left, paper.right, paper.margin + 21, 0.6, HAIRLINE)

    def _foot(self, canvas: PageCanvas, text: str, number: int, total: int) -> None:
        paper, setter = self.paper, self.setter
        canvas.aim(Artifact.FOOTER)
        base = paper.height - paper.margin - 2.5
        canvas.rule(paper.left, paper.right, paper.height - paper.margin - FOOT, 0.6, HAIRLINE)
        page = setter.fitted(self.words("Page {number} de {total}", number=number, total=total), ASIDE, PAGE_NUMBER)
        canvas.line(paper.left, base, setter.fitted(text, ASIDE, paper.inner_width - page.width - 12))
        canvas.line(paper.right - page.width, base, page)
