"""The printed action plan: a ``PlanSheet`` drawn on US Letter or A4, on as many pages as it needs."""

from dataclasses import replace

from parcours_desktop.documents.faces import Typefaces, typefaces
from parcours_desktop.documents.flow import Flow, Placed, Row
from parcours_desktop.documents.ink import HAIRLINE
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Leaf, Paper
from parcours_desktop.documents.plan_foot import PlanFoot
from parcours_desktop.documents.plan_head import HeadRows, draft_mark
from parcours_desktop.documents.plan_strand import StrandRows
from parcours_desktop.documents.plan_strip import StripRows
from parcours_desktop.documents.styles import ASIDE, STRONG
from parcours_desktop.documents.tags import Artifact
from parcours_desktop.documents.typesetting import Typesetter
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.wording.words import Words

RUNNING_HEAD = 30.0
"""Height of the head of the second page and the following ones."""


def draw_plan(
    sheet: PlanSheet, words: Words, paper: Paper, *, large: bool = False, into: Volume | None = None
) -> bytes:
    """The plan as a PDF, in large print if asked, or into a volume. Without a version it is marked « Projet » on every page.

    The same sheet gives the same bytes.
    """
    return _PlanPages(sheet, words, Leaf.of(paper, large=large), typefaces()).draw(into)


class _PlanPages:
    """One plan being laid out, then drawn: the number of pages must be known before the first foot is."""

    def __init__(self, sheet: PlanSheet, words: Words, leaf: Leaf, faces: Typefaces) -> None:
        self._sheet = sheet
        self._words = words
        self._paper = leaf
        self._faces = faces
        self._setter = Typesetter(faces)
        self._foot = PlanFoot(sheet, words, self._setter, leaf)

    def draw(self, into: Volume | None) -> bytes:
        """Lays out, then draws."""
        words, sheet = self._words, self._sheet
        title = words("Mon plan d’action — dossier {number}", number=sheet.file_number)
        canvas = PageCanvas(self._paper, self._faces, title=title, language=words.language, into=into)
        pages = self._pages()
        for number, page in enumerate(pages, 1):
            if number > 1:
                self._running_head(canvas)
            for placed in page:
                placed.row.draw(canvas, placed.top)
            self._foot.draw(canvas, number, len(pages))
            canvas.end_page()
        return canvas.finish()

    def _pages(self) -> list[list[Placed]]:
        head = HeadRows(self._sheet, self._words, self._setter, self._paper)
        strands = StrandRows(self._sheet, self._words, self._setter, self._paper)
        paper = self._paper
        flow = Flow(paper.margin, paper.margin + RUNNING_HEAD, paper.height - paper.margin - self._foot.height - 5)
        rows: list[Row] = [*head.title(), *head.people()]
        for strand in Strand:
            rows += strands.rows(strand)
        rows[-1] = replace(rows[-1], keeps_next=True)
        strip = StripRows(self._sheet, self._words, self._setter, paper)
        flow.add([*rows, *head.signatures(), *strip.rows()])
        return flow.pages

    def _running_head(self, canvas: PageCanvas) -> None:
        """Whose plan a loose page belongs to, and whether it is a draft."""
        paper, setter, words = self._paper, self._setter, self._words
        canvas.aim(Artifact.HEADER)
        top = paper.margin
        file = setter.fitted(words("Dossier {number}", number=self._sheet.file_number), ASIDE, paper.inner_width / 3)
        right = paper.right
        if self._sheet.version is None:
            cell, chip = draft_mark(words, setter, right, 0)
            chip(canvas, top, 0)
            cell.draw(canvas, top, Artifact.HEADER)
            right = chip.x - 10
        name = setter.fitted(self._sheet.person_name, STRONG, right - file.width - 20 - paper.left)
        canvas.line(paper.left, top + 13, name)
        canvas.line(right - file.width, top + 13, file)
        canvas.rule(paper.left, paper.right, top + 21, 0.6, HAIRLINE)
