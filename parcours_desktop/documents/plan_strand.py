"""The rows of one strand on the action plan: heading with its count, objectives, the table of steps."""

from dataclasses import replace

from parcours_desktop.documents.flow import Align, Cell, Figure, Row
from parcours_desktop.documents.ink import HAIRLINE, QUIET, STRAND_INK
from parcours_desktop.documents.ornaments import Bar, Tick, TickBox
from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.plan_columns import DUE_WIDTH, SPACE, Columns, level
from parcours_desktop.documents.second_text import SecondText
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, LABEL, STRONG
from parcours_desktop.documents.tags import Element, Role, Scope
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.codes import Horizon, Responsible, StepState, Strand
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

BAR = 11.0
HORIZON_WIDTH = 138.0
WHOLE_IN_TWO_LANGUAGES = 0.12
"""Narrow columns make high rows: they are split sooner, so that no page stays half empty."""
COUNT = 90.0
"""Room for the count beside a heading."""
ABOVE_STEP = 2.5
HORIZONS = {
    Horizon.SHORT: marked("Objectif à court terme"),
    Horizon.MEDIUM: marked("Objectif à moyen terme"),
    Horizon.LONG: marked("Objectif à long terme"),
}
NOT_DONE = frozenset({StepState.ABANDONED, StepState.NOT_APPLICABLE})


class StrandRows:
    """Makes the rows of the strands of one sheet."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, leaf: Leaf) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._second = SecondText.of(sheet, words, setter)
        self._columns = Columns.on(leaf, two_languages=self._second is not None)

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
        left, width = columns.left + BAR, columns.right - columns.left - BAR
        name = self._setter.lines(self._words.label(strand), HEADING, width - COUNT)
        cells = [Cell(left, width, name)]
        end = left + max(line.width for line in name) + 8
        if self._second:
            other = self._second.of_french(self._words.label(strand), HEADING, width)
            if len(other) == 1 and other[0].width <= columns.right - end - COUNT:
                down = (other[0].leading - HEADING.leading) / 2  # one base line, whatever room a script needs
                cells = [Cell(left, width, name, down=down)]
                if self._second.right_to_left:
                    cells.append(Cell(left, width, other, Align.RIGHT))
                else:
                    cells.append(Cell(end, other[0].width, other))
                    end += other[0].width + 8
            else:
                cells = [Cell(left, width, name + other, Align.START)]
        if aside:
            beside = self._setter.lines(aside, replace(ASIDE, leading=HEADING.leading + 1), COUNT)
            cells.append(Cell(end, COUNT, beside, down=cells[0].down))
        return Row(tuple(cells), above=1, below=1, marks=(Bar(columns.left, STRAND_INK[strand]),), keeps_next=True)

    def _count(self, steps: tuple[StepRow, ...]) -> str:
        """« 2 sur 4 »: the steps done, of those that are to be done at all."""
        counted = [step for step in steps if step.state not in NOT_DONE]
        done = sum(step.state is StepState.DONE for step in counted)
        return self._words("{done} sur {total}", done=done, total=len(counted)) if counted else ""

    def _objective(self, objective: ObjectiveRow, aims: Element) -> Row:
        columns, second = self._columns, self._second
        french = self._words(HORIZONS[objective.horizon])
        horizon = self._set(french, LABEL, HORIZON_WIDTH)
        left = columns.step + HORIZON_WIDTH + SPACE
        width = columns.right - left
        item = Element(Role.ITEM, aims)
        body = Element(Role.BODY, item)
        if second is None:
            cells = [Cell(left, width, self._set(objective.label, BODY, width), Align.START, tag=body)]
        elif columns.stacked:
            horizon += second.of_french(french, ASIDE, HORIZON_WIDTH)
            text = self._set(objective.label, BODY, width) + second.typed(objective.label, BODY, width)
            cells = [Cell(left, width, text, Align.START, tag=body)]
        else:
            horizon += second.of_french(french, ASIDE, HORIZON_WIDTH)
            half = (width - SPACE) / 2
            own = self._set(objective.label, BODY, half, body)
            other = second.typed(objective.label, BODY, half, body)
            lefts = (left, left + half + SPACE)
            pairs = zip(lefts, (own, other), level(own, other), strict=True)
            cells = [Cell(x, half, lines, Align.START, down) for x, lines, down in pairs]
        first = Cell(columns.step, HORIZON_WIDTH, horizon, tag=Element(Role.LABEL))
        return Row((first, *cells), above=1, below=1, tag=item)

    def _empty(self) -> Row:
        columns = self._columns
        text = self._words("Aucune démarche dans ce volet pour le moment.")
        width = columns.right - columns.step
        lines = self._setter.lines(text, ASIDE, width)
        if self._second:
            lines += self._second.of_french(text, ASIDE, width)
        rule = (columns.left, columns.right, 0.6, HAIRLINE)
        align = Align.START if self._second else Align.LEFT
        return Row((Cell(columns.step, width, lines, align),), above=3, below=6, rule=rule)

    def _head(self, table: Element) -> Row:
        columns, words, second = self._columns, self._words, self._second
        row = Element(Role.ROW, table)
        heads = tuple(Element(Role.HEAD, row, Scope.COLUMN) for _ in range(4 if second else 3))
        step, partner, due = (
            self._set(words("Démarche"), COLUMN, columns.step_width, heads[0]),
            self._set(words("Avec qui"), COLUMN, columns.partner_width, heads[-2]),
            self._set(words("Pour le"), COLUMN, DUE_WIDTH, heads[-1]),
        )
        other: tuple[Line, ...] = ()
        if second:
            other = second.of_french("Démarche", COLUMN, columns.other_width, heads[1])
            partner += second.of_french("Avec qui", COLUMN, columns.partner_width, heads[-2])
            due += second.of_french("Pour le", COLUMN, DUE_WIDTH, heads[-1])
        down = 0.0 if columns.stacked else max(level(step, other))
        cells = self._cells(heads, step, other, partner, due, down=down)
        rule = (columns.left, columns.right, 0.9, HAIRLINE)
        return Row(cells, below=2, rule=rule, keeps_next=True, tag=row)

    def _cells(
        self,
        tags: tuple[Element, ...],
        step: tuple[Line, ...],
        other: tuple[Line, ...],
        partner: tuple[Line, ...],
        due: tuple[Line, ...],
        *,
        down: float = 0.0,
        align: Align = Align.LEFT,
        figures: tuple[Figure, ...] = (),
    ) -> tuple[Cell, ...]:
        """The cells of a row; stacked, the lines of the middle ones stand under those of the first and belong to them still.

        ``down`` is that of the cells whose first line needs no more room than the style gives it.
        """
        columns, second = self._columns, self._second
        if second is None:
            first, last = (step + partner, ()) if columns.stacked else (step, partner)
            return (
                Cell(columns.step, columns.step_width, first, align, tag=tags[0], figures=figures),
                Cell(columns.partner, columns.partner_width, last, down=down, tag=tags[1]),
                Cell(columns.due, DUE_WIDTH, due, Align.RIGHT, down, tag=tags[2]),
            )
        if columns.stacked:
            first, other, last = step + other + partner, (), ()
            own, beside = 0.0, 0.0
        else:
            first, last = step, partner
            own, beside = level(step, other)
        return (
            Cell(columns.step, columns.step_width, first, Align.START, own, tag=tags[0], figures=figures),
            Cell(columns.other, columns.other_width, other, Align.START, beside, tag=tags[1]),
            Cell(columns.partner, columns.partner_width, last, Align.START, down, tag=tags[2]),
            Cell(columns.due, DUE_WIDTH, due, Align.RIGHT, down, tag=tags[3]),
        )

    def _step(self, step: StepRow, table: Element) -> Row:
        columns, second = self._columns, self._second
        row = Element(Role.ROW, table)
        tags = tuple(Element(Role.DATA, row) for _ in range(4 if second else 3))
        closed = step.state in NOT_DONE
        style = replace(BODY, ink=QUIET) if closed else BODY
        text = self._set(step.label, style, columns.step_width, tags[0])
        for detail in self._details(step):
            text += self._set(detail, ASIDE, columns.step_width, tags[0])
        other: tuple[Line, ...] = ()
        due = self._due(step)
        if second:
            other = second.step(step, style, columns.other_width, tags[1])
            due += second.due(step, DUE_WIDTH)
        # A script that needs more room moves its base line down; the other columns follow it.
        tall = max((lines[0].leading for lines in (text, () if columns.stacked else other) if lines), default=0.0)
        down = max(0.0, (tall - BODY.leading) / 2)
        cells = self._cells(
            tags,
            text,
            other,
            self._partner(step, tags[-2]),
            due,
            down=down,
            align=Align.START,
            figures=(self._tick(step, down),),
        )
        rule = (columns.left, columns.right, 0.6, HAIRLINE)
        made = Row(cells, above=ABOVE_STEP, below=3, least=20, rule=rule, tag=row)
        return replace(made, whole_up_to=WHOLE_IN_TWO_LANGUAGES) if second else made

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
        who = ""
        if step.responsible is Responsible.OFFICER:
            who = officer_heading(self._sheet, self._words)
        elif step.responsible is Responsible.PERSON and not step.organization.strip():
            who = self._words("Moi")
        style = ASIDE if step.state in NOT_DONE else BODY
        width = self._columns.partner_width
        if self._second is None:
            return self._set("\n".join(filter(None, (who, step.organization))), style, width, within)
        lines = self._set(who, style, width, within) + self._second.of_french(who, ASIDE, width, within)
        return lines + self._set(step.organization, style, width, within)

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
