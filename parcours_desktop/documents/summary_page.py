"""The plan summary: one case on one page, whatever the case; what does not fit is counted, never left out in silence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parcours_desktop.documents.flow import Align, Cell, Figure, Row
from parcours_desktop.documents.ink import HAIRLINE, PANEL, STRAND_INK, WHITE, Ink
from parcours_desktop.documents.office_page import FOOT, Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, STRONG
from parcours_desktop.documents.summary_text import SummaryText
from parcours_desktop.documents.tags import Element, Role, Scope
from parcours_desktop.documents.typesetting import Line, Style
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.summary_sheet import OpenStep, StrandProgress, SummarySheet
from parcours_desktop.wording.clock_words import outcome
from parcours_desktop.wording.words import Words

NAMES, INSIDE, BAR_HIGH, GAP = 124.0, 8.0, 8.0, 10.0
REFERRALS_AT_MOST = 3
LINES_AT_MOST = 2
FEWEST_STEPS = 4
"""With fewer open steps on the page than that, and more in the plan, everything above is set closer."""


def draw_summary(
    sheet: SummarySheet, words: Words, paper: Paper, large: bool = False, into: Volume | None = None
) -> bytes:
    """The summary as a PDF of one page, or into a volume; the same sheet gives the same bytes."""
    return _Summary(sheet, words, paper, large=large, into=into).draw()


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar of what is done: its frame is the whole; ``share`` from 0 to 1."""

    x: float
    width: float
    share: float
    ink: Ink

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:
        """Draws the bar in the middle of a line."""
        top += (height - BAR_HIGH) / 2
        canvas.box(self.x, top, self.width, BAR_HIGH, WHITE)
        if self.share:
            canvas.box(self.x, top, self.width * self.share, BAR_HIGH, self.ink)
        canvas.frame(self.x, top, self.width, BAR_HIGH, self.ink, 0.8, 0)


class _Summary:
    def __init__(self, sheet: SummarySheet, words: Words, paper: Paper, *, large: bool, into: Volume | None) -> None:
        self._sheet, self._words = sheet, words
        self._told = SummaryText(sheet, words)
        self._page = OfficePage(words, paper, large=large, into=into)
        self._leaf = self._page.paper
        self._dense, self._shown = False, 0

    def draw(self) -> bytes:
        """Rows, then the page: as many open steps as it holds; set closer where there is too little room for them."""
        words, number = self._words, self._sheet.file_number
        running = words("Bilan du plan — dossier {number}", number=number)
        rows = self._rows()
        if self._room(rows) < 0 or self._shown < min(FEWEST_STEPS, len(self._sheet.open_steps)):
            self._dense = True
            rows = self._rows()
        return self._page.draw(rows, Naming(running, running, running))

    def _rows(self) -> list[Row]:
        fixed = [*self._head(), *self._person(), *self._clock(), *self._strands(), *self._ahead()]
        return [*fixed, *self._steps(self._room(fixed))]

    # What always stands there

    def _head(self) -> Iterator[Row]:
        words, sheet = self._words, self._sheet
        beside = [
            words("Dossier {number}", number=sheet.file_number),
            words("Imprimé le {day}", day=sheet.printed_on),
        ]
        if self._leaf.large:
            beside = [" · ".join(beside)]
        yield self._page.title(words("Bilan du plan"), sheet.programme_name, beside)

    def _person(self) -> Iterator[Row]:
        words, sheet, told = self._words, self._sheet, self._told
        name = self._clipped(sheet.person_name or sheet.list_name, HEADING, self._leaf.inner_width)
        if name:
            yield Row((Cell(self._leaf.left, self._leaf.inner_width, name, Align.START),), gap=6, keeps_next=True)
        yield from self._pairs(
            (
                (words("Personne"), told.who),
                (words("Agente ou agent"), told.officer),
                (words("Étape"), told.stage),
                (words("Arrivée au Québec"), told.arrival),
            )
        )

    def _clock(self) -> Iterator[Row]:
        """Whether the person was met within five working days, on a panel."""
        leaf, clock, words = self._leaf, self._sheet.clock, self._words
        width = leaf.inner_width - 2 * INSIDE
        lines = self._clipped(words("Délai de cinq jours ouvrables\u00a0: {state}", state=clock.state), STRONG, width)
        lines += self._clipped(outcome(clock, words), BODY, width, LINES_AT_MOST + 1)
        panel = Panel(leaf.left, leaf.right, PANEL)
        yield Row(
            (Cell(leaf.left + INSIDE, width, lines),), gap=6 if self._dense else GAP, above=5, below=6, behind=(panel,)
        )

    def _strands(self) -> Iterator[Row]:
        """Progress by strand: a bar, its figures, what is late."""
        words, sheet = self._words, self._sheet
        if not self._dense:
            told = words("Avancement — {done} sur {total}", done=sheet.done, total=sheet.total)
            yield self._page.heading(told if sheet.total else words("Avancement"), gap=GAP)
        large = self._leaf.large
        shares = (2.2, 2.6, 1.5, 1.6) if large else (3.2, 3.6, 1.3, 1.5)
        table, places = Element(Role.TABLE), self._columns(shares)
        heads = (words("Volet"), words("Avancement"), words("Terminées"), words("En retard"))
        yield replace(self._heads(table, places, heads), gap=6 if self._dense else 2)
        for part in sheet.strands:
            yield self._strand(part, table, places)

    def _strand(self, part: StrandProgress, table: Element, places: Sequence[tuple[float, float]]) -> Row:
        words, setter = self._words, self._page.setter
        row = Element(Role.ROW, table)
        (left, width), (bar, room), (done, done_width), (late, late_width) = places
        ink = STRAND_INK[part.strand]
        told = words("{done} sur {total}", done=part.done, total=part.total) if part.total else words("aucune")
        share = part.done / part.total if part.total else 0.0
        alt = words("{strand}\u00a0: {told}", strand=part.strand, told=told)
        drawn = Figure(
            alt, Progress(bar, room, share, ink), bar, 0, room, BODY.leading, element=Element(Role.FIGURE, alt=alt)
        )
        name = self._clipped(words.short_label(part.strand), BODY, width)
        cells = (
            Cell(left, width, name, tag=Element(Role.HEAD, row, Scope.ROW)),
            Cell(bar, room, (), tag=Element(Role.DATA, row), figures=(drawn,)),
            Cell(done, done_width, setter.lines(told, BODY, done_width), tag=Element(Role.DATA, row)),
            Cell(
                late,
                late_width,
                setter.lines(words("{n}", n=part.late), STRONG if part.late else BODY, late_width),
                tag=Element(Role.DATA, row),
            ),
        )
        return Row(cells, above=2, below=2, rule=(self._leaf.left, self._leaf.right, 0.4, HAIRLINE), tag=row)

    def _ahead(self) -> Iterator[Row]:
        """What comes next and what is waited for."""
        words, told = self._words, self._told
        if not self._dense:
            yield self._page.heading(words("Suivi"), gap=GAP)
        yield from self._pairs(
            (
                (words("Prochain rendez-vous"), told.appointment),
                (words("Dernier suivi"), told.follow_up),
                (words("Cours de français"), told.course),
                (words("Références en attente"), told.referrals(1 if self._dense else REFERRALS_AT_MOST)),
            )
        )

    # The open steps, as many as the page holds

    def _room(self, fixed: Sequence[Row]) -> float:
        """What is left of the page below what always stands there, in points."""
        leaf = self._leaf
        used = sum(row.gap + row.height for row in fixed) - (fixed[0].gap if fixed else 0)
        return leaf.height - 2 * leaf.margin - FOOT - 5 - used

    def _steps(self, room: float) -> list[Row]:
        words, page = self._words, self._page
        steps = self._sheet.open_steps
        self._shown = 0
        heading = page.heading(words("Démarches ouvertes"), gap=GAP)
        if not steps:
            said = words("Aucune démarche ouverte.") if self._sheet.total else words("Le plan n’a pas de démarche.")
            return [heading, page.text(said, gap=3)]
        table, places = Element(Role.TABLE), self._columns((5.4, 2.2) if self._leaf.large else (5.6, 1.9, 1.6))
        titles = (words("Démarche"), words("État"), words("Échéance"))
        head = self._heads(table, places, titles[: len(places)] if len(places) == 3 else (titles[0], titles[2]))
        taken = sum(row.gap + row.height for row in (heading, head))
        made: list[Row] = []
        heights = 0.0
        for step in steps:
            row = self._step(step, table, places)
            last = len(made) + 1 == len(steps)
            if taken + heights + row.height + (0 if last else self._more(1).gap + self._more(1).height) > room:
                break
            made.append(row)
            heights += row.height
        self._shown = len(made)
        left = len(steps) - len(made)
        if not made:
            return [self._more(left)]
        return [heading, head, *made, *((self._more(left),) if left else ())]

    def _more(self, count: int) -> Row:
        shown = count < len(self._sheet.open_steps)
        told = (
            self._words.many("et {n} autre démarche", "et {n} autres démarches", count)
            if shown
            else self._words.many("{n} démarche ouverte", "{n} démarches ouvertes", count)
        )
        return self._page.text(told, ASIDE, gap=3)

    def _step(self, step: OpenStep, table: Element, places: Sequence[tuple[float, float]]) -> Row:
        words, sheet = self._words, self._sheet
        row = Element(Role.ROW, table)
        late = step.is_late(sheet.printed_on)
        named = " — ".join(filter(None, (step.label, step.organization))) or words("démarche sans nom")
        due = words.medium_date(step.due_on) if step.due_on else words("à fixer")
        if late:
            due = words("{day}, en retard", day=due)
        told = [(named, BODY), (words.short_label(step.state), BODY), (due, STRONG if late else BODY)]
        if len(places) < len(told):
            told = [told[0], told[2]]
        cells = tuple(
            Cell(left, width, self._clipped(text, style, width), Align.START, tag=Element(Role.DATA, row))
            for (left, width), (text, style) in zip(places, told, strict=True)
        )
        return Row(cells, above=2, below=2, rule=(self._leaf.left, self._leaf.right, 0.4, HAIRLINE), tag=row)

    # Making rows

    def _heads(self, table: Element, places: Sequence[tuple[float, float]], titles: Sequence[str]) -> Row:
        row = Element(Role.ROW, table)
        cells = tuple(
            Cell(left, width, self._clipped(title, COLUMN, width), tag=Element(Role.HEAD, row, Scope.COLUMN))
            for (left, width), title in zip(places, titles, strict=True)
        )
        rule = (self._leaf.left, self._leaf.right, 0.8, HAIRLINE)
        return Row(cells, gap=2, below=2, rule=rule, keeps_next=True, tag=row)

    def _columns(self, shares: Sequence[float]) -> list[tuple[float, float]]:
        room = self._leaf.inner_width - GAP * (len(shares) - 1)
        places, left = [], self._leaf.left
        for share in shares:
            width = room * share / sum(shares)
            places.append((left, width))
            left += width + GAP
        return places

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
        """Lines of « what: value », each of a few lines at most."""
        leaf, listed = self._leaf, Element(Role.LIST)
        names = min(NAMES, leaf.inner_width * 0.4)
        width = leaf.inner_width - names
        for at, (name, value) in enumerate(pairs):
            if value.strip():
                lines = tuple(line for part in value.split("\n") for line in self._clipped(part, BODY, width))
                cells = (
                    Cell(leaf.left, names - 8, self._clipped(name, ASIDE, names - 8), tag=Element(Role.LABEL)),
                    Cell(leaf.left + names, width, lines, Align.START, tag=Element(Role.BODY)),
                )
                yield Row(cells, gap=2 if at or not self._dense else 5, tag=Element(Role.ITEM, listed))

    def _clipped(self, text: str, style: Style, width: float, most: int = LINES_AT_MOST) -> tuple[Line, ...]:
        """The text in a few lines; where it is longer an ellipsis says that more stands in the case."""
        most = 1 if self._dense else most
        lines = self._page.setter.lines(text, style, width)
        if len(lines) <= most:
            return lines
        rest = " ".join(line.text for line in lines[most - 1 :])
        last = self._page.setter.fitted(rest, style, width)
        return (*lines[: most - 1], replace(last, element=lines[0].element))
