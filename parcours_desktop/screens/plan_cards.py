"""What the plan editor shows of a sheet: a card for each strand, its objectives, a line for each step."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.codes import Horizon, Responsible, StepState, Strand
from parcours_desktop.domain.rows import ObjectiveRow, PlanSheet, StepRow
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as a line. ``struck`` when nothing is left to be done; ``mark`` is the word of a state in between."""

    id: int
    strand: Strand
    label: str
    who: str
    when: str
    late: bool
    done: bool
    struck: bool
    mark: str
    shared: str
    tip: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective under the heading of its strand."""

    id: int
    label: str
    code: Horizon
    horizon: str
    tip: str


@dataclass(frozen=True, slots=True)
class StrandCard:
    """One strand: « 5 / 7 », its objectives by horizon, its steps in their order."""

    strand: Strand
    title: str
    count: str
    done: int
    total: int
    objectives: tuple[ObjectiveLine, ...]
    steps: tuple[StepLine, ...]


def cards_of(sheet: PlanSheet, words: Words, today: date) -> tuple[StrandCard, ...]:
    """The four cards of a sheet."""
    return tuple(_card(sheet, strand, words, today) for strand in Strand)


def _card(sheet: PlanSheet, strand: Strand, words: Words, today: date) -> StrandCard:
    steps = sheet.of(strand)
    counted = [step for step in steps if step.state is not StepState.NOT_APPLICABLE]
    done = sum(step.state is StepState.DONE for step in counted)
    return StrandCard(
        strand=strand,
        title=words.label(strand),
        count=words("{done} / {total}", done=done, total=len(counted)) if counted else "",
        done=done,
        total=len(counted),
        objectives=tuple(_objective(one, words) for one in objectives_of(sheet, strand)),
        steps=tuple(step_line(step, sheet, words, today) for step in steps),
    )


def objectives_of(sheet: PlanSheet, strand: Strand) -> list[ObjectiveRow]:
    """The objectives of a strand, the nearest horizon first."""
    horizons = list(Horizon)
    mine = (one for one in sheet.objectives if one.strand is strand)
    return sorted(mine, key=lambda one: (horizons.index(one.horizon), one.position))


def _objective(row: ObjectiveRow, words: Words) -> ObjectiveLine:
    return ObjectiveLine(row.id, row.label, row.horizon, words.short_label(row.horizon), words.label(row.horizon))


def step_line(step: StepRow, sheet: PlanSheet, words: Words, today: date) -> StepLine:
    """The line of one step."""
    late = step.state.is_open and step.due_on is not None and step.due_on < today
    between = step.state in {StepState.IN_PROGRESS, StepState.WAITING}
    mark = words.short_label(step.state) if between else ""
    shared = words("Partagée avec le ménage") if step.shared_uid else ""
    who, when = who_text(step, sheet, words), _when(step, words, today)
    spoken = words.list(filter(None, (step.label, mark or words.label(step.state), who, when, shared)))
    return StepLine(
        id=step.id,
        strand=step.strand,
        label=step.label,
        who=who,
        when=when,
        late=late,
        done=step.state is StepState.DONE,
        struck=not step.state.is_open,
        mark=mark,
        shared=shared,
        tip=_tip(step, words, today),
        spoken=spoken,
    )


def who_text(step: StepRow, sheet: PlanSheet, words: Words) -> str:
    """« Rania · CSSDM »: who carries the step out, and with whom."""
    if step.responsible is Responsible.ORGANIZATION:
        return step.organization or words("Organisme")
    if step.responsible is Responsible.OFFICER:
        who = words("Agente") if sheet.officer and sheet.officer.feminine else words("Agent")
    else:
        who = first_name(sheet) or words("La personne")
    return words("{person} · {organization}", person=who, organization=step.organization) if step.organization else who


def first_name(sheet: PlanSheet) -> str:
    """What stands before the family name in « Haddad, Rania »; "" for a person with one name only."""
    return sheet.list_name.partition(", ")[2]


def _when(step: StepRow, words: Words, today: date) -> str:
    if step.state is StepState.DONE:
        return words("terminée")
    if not step.state.is_open:
        return words.short_label(step.state)
    if step.due_on is None:
        return words("à fixer")
    return words.short_date(step.due_on) if step.due_on.year == today.year else words.medium_date(step.due_on)


def _tip(step: StepRow, words: Words, today: date) -> str:
    """What the line has no room for."""
    said = []
    if step.state is StepState.DONE and step.done_on:
        said.append(words("Réalisée le {day}", day=words.full_date(step.done_on)))
    elif step.not_done_reason is not None:
        said.append(words("Motif\u00a0: {reason}", reason=words.label(step.not_done_reason)))
    elif step.due_on is not None:
        said.append(words("Échéance\u00a0: {day}", day=words.full_date(step.due_on)))
        if step.due_on < today:
            late = (today - step.due_on).days
            said.append(words.many("{n} jour de retard", "{n} jours de retard", late))
        said.append(words.label(step.due_basis))
    if step.documents:
        said.append(words("Apporter\u00a0: {documents}", documents=step.documents))
    if step.result:
        said.append(words("Résultat\u00a0: {result}", result=step.result))
    return "\n".join(said)
