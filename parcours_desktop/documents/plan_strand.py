"""The rows of one strand on the action plan: heading with its count, objectives, the table of steps."""

from dataclasses import dataclass, replace

from parcours_desktop.documents.flow import Align, Cell, Figure, Row
from parcours_desktop.documents.ink import HAIRLINE, QUIET, STRAND_INK
from parcours_desktop.documents.ornaments import Bar, Tick, TickBox
from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, LABEL, STRONG
from parcours_desktop.documents.tags import Element, Role, Scope
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.codes import Horizon, Responsible, StepState, Strand
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

BAR, BOX, SPACE = 11.0, 22.0, 10.0
WITH_WIDTH, DUE_WIDTH = 121.0, 88.0
HORIZON_WIDTH = 138.0
ABOVE_STEP = 2.5
HORIZONS = {
    Horizon.SHORT: marked("Objectif à court terme"),
    Horizon.MEDIUM: marked("Objectif à moyen terme"),
    Horizon.LONG: marked("Objectif à long terme"),
}
NOT_DONE = frozenset({StepState.ABANDONED, StepState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the table stand, in points.

    ``stacked``: in large print, who carries a step out stands under the step, and no column is left for it.
    """

    left: float
    step: float
    step_width: float
    partner: float
    partner_width: float
    due: float
    right: float
    stacked: bool

    @classmethod
    def on(cls, leaf: Leaf) -> "Columns":
        """The columns on a leaf; the steps take what the others leave."""
        due, step = leaf.right - DUE_WIDTH, leaf.left + BOX
        if leaf.large:
            width = due - SPACE - step
            return cls(leaf.left, step, width, step, width, due, leaf.right, stacked=True)
        partner = due - SPACE - WITH_WIDTH
        return cls(leaf.left, step, partner - SPACE - step, partner, WITH_WIDTH, due, leaf.right, stacked=False)


class StrandRows:
    """Makes the rows of the strands of one sheet."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, leaf: Leaf) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._columns = Columns.on(leaf)

    def rows(self, strand: Strand) -> list[Row]:
        """Heading, objectives and steps; an empty strand says so under its heading."""
        steps = self._sheet.of(strand)
        objectives = sorted(
            (objective for objective in self._sheet.objectives if objective.strand is strand),
            key=lambda objective: (list(Horizon).index(objective.horizon), objective.position),
        )
        again = self._heading(strand, self._words("suite"))
        made = [replace(self._heading(strand, self._count(steps)), gap=10, keeps_next=True)]
        aims = Element(Role.LIST)
        made += [replace(self._objective(objective, aims), resume=(again,)) for objective in objectives]
        made[-1] = replace(made[-1], keeps_next=True)
        if not steps:
            return [*made, replace(self._empty(), resume=(again,))]
        table = Element(Role.TABLE)
        head = self._head(table)
        made.append(replace(head, gap=4 if objectives else 0, resume=(again,)))
        made += [replace(self._step(step, table), resume=(again, head)) for step in steps]
        return made

    def _heading(self, strand: Strand, aside: str) -> Row:
        columns = self._columns
        name = self._setter.lines(self._words.label(strand), HEADING, columns.right - columns.left - BAR - 90)
        cells = [Cell(columns.left + BAR, columns.right - columns.left - BAR, name)]
        if aside:
            beside = self._setter.lines(aside, replace(ASIDE, leading=HEADING.leading + 1), 90)
            cells.append(Cell(columns.left + BAR + max(line.width for line in name) + 8, 90, beside))
        return Row(tuple(cells), above=1, below=1, marks=(Bar(columns.left, STRAND_INK[strand]),), keeps_next=True)

    def _count(self, steps: tuple[StepRow, ...]) -> str:
        """« 2 sur 4 »: the steps done, of those that are to be done at all."""
        counted = [step for step in steps if step.state not in NOT_DONE]
        done = sum(step.state is StepState.DONE for step in counted)
        return self._words("{done} sur {total}", done=done, total=len(counted)) if counted else ""

    def _objective(self, objective: ObjectiveRow, aims: Element) -> Row:
        columns = self._columns
        horizon = self._set(self._words(HORIZONS[objective.horizon]), LABEL, HORIZON_WIDTH)
        left = columns.step + HORIZON_WIDTH + SPACE
        width = columns.right - left
        return Row(
            (
                Cell(columns.step, HORIZON_WIDTH, horizon, tag=Element(Role.LABEL)),
                Cell(left, width, self._set(objective.label, BODY, width), Align.START, tag=Element(Role.BODY)),
            ),
            above=1,
            below=1,
            tag=Element(Role.ITEM, aims),
        )

    def _empty(self) -> Row:
        columns = self._columns
        text = self._words("Aucune démarche dans ce volet pour le moment.")
        width = columns.right - columns.step
        rule = (columns.left, columns.right, 0.6, HAIRLINE)
        return Row((Cell(columns.step, width, self._setter.lines(text, ASIDE, width)),), above=3, below=6, rule=rule)

    def _head(self, table: Element) -> Row:
        columns, words = self._columns, self._words
        row = Element(Role.ROW, table)
        heads = tuple(Element(Role.HEAD, row, Scope.COLUMN) for _ in range(3))
        step, partner, due = (
            self._set(words("Démarche"), COLUMN, columns.step_width, heads[0]),
            self._set(words("Avec qui"), COLUMN, columns.partner_width, heads[1]),
            self._set(words("Pour le"), COLUMN, DUE_WIDTH, heads[2]),
        )
        rule = (columns.left, columns.right, 0.9, HAIRLINE)
        return Row(self._cells(heads, step, partner, due), below=2, rule=rule, keeps_next=True, tag=row)

    def _cells(
        self,
        tags: tuple[Element, ...],
        step: tuple[Line, ...],
        partner: tuple[Line, ...],
        due: tuple[Line, ...],
        *,
        down: float = 0.0,
        align: Align = Align.LEFT,
        figures: tuple[Figure, ...] = (),
    ) -> tuple[Cell, ...]:
        """Three cells of a row; stacked, the lines of the second stand under those of the first and belong to it still."""
        columns = self._columns
        first, second = (step + partner, ()) if columns.stacked else (step, partner)
        return (
            Cell(columns.step, columns.step_width, first, align, tag=tags[0], figures=figures),
            Cell(columns.partner, columns.partner_width, second, down=down, tag=tags[1]),
            Cell(columns.due, DUE_WIDTH, due, Align.RIGHT, down, tag=tags[2]),
        )

    def _step(self, step: StepRow, table: Element) -> Row:
        columns = self._columns
        row = Element(Role.ROW, table)
        tags = tuple(Element(Role.DATA, row) for _ in range(3))
        closed = step.state in NOT_DONE
        style = replace(BODY, ink=QUIET) if closed else BODY
        text = self._set(step.label, style, columns.step_width, tags[0])
        for detail in self._details(step):
            text += self._set(detail, ASIDE, columns.step_width, tags[0])
        # A script that needs more room moves its base line down; the other columns follow it.
        down = max(0.0, (text[0].leading - BODY.leading) / 2) if text else 0.0
        cells = self._cells(
            tags,
            text,
            self._partner(step, tags[1]),
            self._due(step),
            down=down,
            align=Align.START,
            figures=(self._tick(step, down),),
        )
        rule = (columns.left, columns.right, 0.6, HAIRLINE)
        return Row(cells, above=ABOVE_STEP, below=3, least=20, rule=rule, tag=row)

    def _tick(self, step: StepRow, down: float) -> Figure:
        """The box before a step, which says in words how the step stands."""
        left, closed = self._columns.left, step.state in NOT_DONE
        tick = Tick.DONE if step.state is StepState.DONE else Tick.NOT_DONE if closed else Tick.OPEN
        box = TickBox(left, 4.5 - ABOVE_STEP + down, tick, QUIET if closed else BODY.ink)
        return Figure(self._words.label(step.state), box, left, box.down, box.size, box.size)

    def _details(self, step: StepRow) -> list[str]:
        """The lines under a step: what it is, then what to bring while it is open, what came of it once it is closed."""
        words = self._words
        details = [step.detail]
        if step.state.is_open:
            details.append(step.documents and words("Apporter\u00a0: {documents}", documents=step.documents))
        elif step.not_done_reason is not None:
            details.append(words("Motif\u00a0: {reason}", reason=words.label(step.not_done_reason)))
        if not step.state.is_open:
            details.append(step.result)
        return [detail for detail in details if detail.strip()]

    def _partner(self, step: StepRow, within: Element) -> tuple[Line, ...]:
        """Who carries the step out, and with which organization."""
        who = step.organization
        if step.responsible is Responsible.OFFICER:
            who = "\n".join(filter(None, (officer_heading(self._sheet, self._words), step.organization)))
        elif step.responsible is Responsible.PERSON and not who.strip():
            who = self._words("Moi")
        return self._set(who, ASIDE if step.state in NOT_DONE else BODY, self._columns.partner_width, within)

    def _due(self, step: StepRow) -> tuple[Line, ...]:
        words = self._words
        if step.state is StepState.DONE:
            if step.done_on is None:
                return self._set(words("fait"), ASIDE, DUE_WIDTH)
            this_year = step.done_on.year == self._sheet.printed_on.year
            day = words.short_date(step.done_on) if this_year else words.medium_date(step.done_on)
            return self._set(words("fait le {day}", day=day), ASIDE, DUE_WIDTH)
        if step.state in NOT_DONE:
            return self._set(words.label(step.state), ASIDE, DUE_WIDTH)
        due = (
            self._set(words.medium_date(step.due_on), STRONG, DUE_WIDTH)
            if step.due_on
            else self._set(words("à fixer"), ASIDE, DUE_WIDTH)
        )
        return (
            due if step.state is StepState.TO_DO else due + self._set(words.short_label(step.state), ASIDE, DUE_WIDTH)
        )

    def _set(self, text: str, style: Style, width: float, within: Element | None = None) -> tuple[Line, ...]:
        return self._setter.lines(text, style, width, within=within)


def officer_heading(sheet: PlanSheet, words: Words) -> str:
    """« Mon agente » or « Mon agent », as the officer's title is written; both while there is none."""
    if sheet.officer is None:
        return words("Mon agente ou mon agent")
    return words("Mon agente") if sheet.officer.feminine else words("Mon agent")
