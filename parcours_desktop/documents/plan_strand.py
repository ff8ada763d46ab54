"""The rows of one strand on the action plan: heading with its count, objectives, the table of steps."""

from dataclasses import dataclass, replace

from parcours_desktop.documents.flow import Align, Cell, Row
from parcours_desktop.documents.ink import HAIRLINE, QUIET, STRAND_INK
from parcours_desktop.documents.ornaments import Bar, Tick, TickBox
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, BODY, COLUMN, HEADING, LABEL, STRONG
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.codes import Horizon, Responsible, StepState, Strand
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

BAR, BOX, SPACE = 11.0, 22.0, 10.0
WITH_WIDTH, DUE_WIDTH = 121.0, 88.0
HORIZON_WIDTH = 138.0
HORIZONS = {
    Horizon.SHORT: marked("Objectif à court terme"),
    Horizon.MEDIUM: marked("Objectif à moyen terme"),
    Horizon.LONG: marked("Objectif à long terme"),
}
NOT_DONE = frozenset({StepState.ABANDONED, StepState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the table stand, in points."""

    left: float
    step: float
    step_width: float
    partner: float
    due: float
    right: float

    @classmethod
    def on(cls, paper: Paper) -> "Columns":
        """The columns on a sheet; the steps take what the others leave."""
        due = paper.right - DUE_WIDTH
        partner = due - SPACE - WITH_WIDTH
        step = paper.left + BOX
        return cls(paper.left, step, partner - SPACE - step, partner, due, paper.right)


class StrandRows:
    """Makes the rows of the strands of one sheet."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, paper: Paper) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._columns = Columns.on(paper)

    def rows(self, strand: Strand) -> list[Row]:
        """Heading, objectives and steps; an empty strand says so under its heading."""
        steps = self._sheet.of(strand)
        objectives = sorted(
            (objective for objective in self._sheet.objectives if objective.strand is strand),
            key=lambda objective: (list(Horizon).index(objective.horizon), objective.position),
        )
        again = self._heading(strand, self._words("suite"))
        made = [replace(self._heading(strand, self._count(steps)), gap=10, keeps_next=True)]
        made += [replace(self._objective(objective), resume=(again,)) for objective in objectives]
        made[-1] = replace(made[-1], keeps_next=True)
        if not steps:
            return [*made, replace(self._empty(), resume=(again,))]
        head = self._head()
        made.append(replace(head, gap=4 if objectives else 0, resume=(again,)))
        made += [replace(self._step(step), resume=(again, head)) for step in steps]
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

    def _objective(self, objective: ObjectiveRow) -> Row:
        columns = self._columns
        horizon = self._set(self._words(HORIZONS[objective.horizon]), LABEL, HORIZON_WIDTH)
        left = columns.step + HORIZON_WIDTH + SPACE
        width = columns.right - left
        return Row(
            (
                Cell(columns.step, HORIZON_WIDTH, horizon),
                Cell(left, width, self._set(objective.label, BODY, width), Align.START),
            ),
            above=1,
            below=1,
        )

    def _empty(self) -> Row:
        columns = self._columns
        text = self._words("Aucune démarche dans ce volet pour le moment.")
        width = columns.right - columns.step
        rule = (columns.left, columns.right, 0.6, HAIRLINE)
        return Row((Cell(columns.step, width, self._setter.lines(text, ASIDE, width)),), above=3, below=6, rule=rule)

    def _head(self) -> Row:
        columns, words = self._columns, self._words
        return Row(
            (
                Cell(columns.step, columns.step_width, self._set(words("Démarche"), COLUMN, columns.step_width)),
                Cell(columns.partner, WITH_WIDTH, self._set(words("Avec qui"), COLUMN, WITH_WIDTH)),
                Cell(columns.due, DUE_WIDTH, self._set(words("Pour le"), COLUMN, DUE_WIDTH), Align.RIGHT),
            ),
            below=2,
            rule=(columns.left, columns.right, 0.9, HAIRLINE),
            keeps_next=True,
        )

    def _step(self, step: StepRow) -> Row:
        columns = self._columns
        closed = step.state in NOT_DONE
        text = self._set(step.label, replace(BODY, ink=QUIET) if closed else BODY, columns.step_width)
        for detail in self._details(step):
            text += self._set(detail, ASIDE, columns.step_width)
        # A script that needs more room moves its base line down; the other columns follow it.
        down = max(0.0, (text[0].leading - BODY.leading) / 2) if text else 0.0
        tick = Tick.DONE if step.state is StepState.DONE else Tick.NOT_DONE if closed else Tick.OPEN
        return Row(
            (
                Cell(columns.step, columns.step_width, text, Align.START),
                Cell(columns.partner, WITH_WIDTH, self._partner(step), down=down),
                Cell(columns.due, DUE_WIDTH, self._due(step), Align.RIGHT, down),
            ),
            above=2.5,
            below=3,
            least=20,
            marks=(TickBox(columns.left, 4.5 + down, tick, QUIET if closed else BODY.ink),),
            rule=(columns.left, columns.right, 0.6, HAIRLINE),
        )

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

    def _partner(self, step: StepRow) -> tuple[Line, ...]:
        """Who carries the step out, and with which organization."""
        who = step.organization
        if step.responsible is Responsible.OFFICER:
            who = "\n".join(filter(None, (officer_heading(self._sheet, self._words), step.organization)))
        elif step.responsible is Responsible.PERSON and not who.strip():
            who = self._words("Moi")
        return self._set(who, ASIDE if step.state in NOT_DONE else BODY, WITH_WIDTH)

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

    def _set(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        return self._setter.lines(text, style, width)


def officer_heading(sheet: PlanSheet, words: Words) -> str:
    """« Mon agente » or « Mon agent », as the officer's title is written; both while there is none."""
    if sheet.officer is None:
        return words("Mon agente ou mon agent")
    return words("Mon agente") if sheet.officer.feminine else words("Mon agent")
