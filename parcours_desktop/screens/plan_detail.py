"""The detail of one step as a form, and what a change in it means for the row."""

from collections.abc import Mapping, Sequence
from typing import Any

from parcours_desktop.domain.codes import NotDoneReason, Responsible, StepState
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.plan_cards import objectives_of
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

LABEL_AT_MOST = 200
TEXT_AT_MOST = 2_000
STEP_FORM = Form(
    (
        Section(
            "",
            (
                Field("label", marked("Démarche"), required=True, width=Width.LARGE, max_length=LABEL_AT_MOST),
                Field("due_on", marked("Échéance"), FieldKind.DATE, width=Width.SMALL),
                Field("responsible", marked("Responsable"), FieldKind.CHOICE, width=Width.SMALL, choices="responsible"),
                Field("organization", marked("Organisme partenaire"), width=Width.SMALL, max_length=LABEL_AT_MOST),
                Field("state", marked("État"), FieldKind.CHOICE, width=Width.SMALL, choices="state"),
                Field("documents", marked("Documents à apporter"), width=Width.HALF, max_length=TEXT_AT_MOST),
                Field("detail", marked("Précision pour la personne"), width=Width.HALF, max_length=TEXT_AT_MOST),
                Field("result", marked("Résultat"), width=Width.LARGE, max_length=TEXT_AT_MOST),
                Field("done_on", marked("Réalisée le"), FieldKind.DATE, width=Width.SMALL),
                Field("objective_id", marked("Objectif"), FieldKind.CHOICE, width=Width.LARGE, choices="objective"),
                Field("not_done_reason", marked("Motif"), FieldKind.CHOICE, width=Width.SMALL, choices="reason"),
            ),
        ),
    )
)
_CODES: Mapping[str, type[Responsible] | type[StepState] | type[NotDoneReason]] = {
    "responsible": Responsible,
    "state": StepState,
    "not_done_reason": NotDoneReason,
}
DRAWN = frozenset(
    {"label", "due_on", "responsible", "organization", "documents", "detail", "state", "done_on", "result"}
)


def choices_of(source: str, sheet: PlanSheet, step: StepRow | None, words: Words) -> Sequence[Choice]:
    """The answers of one field: responsible, state, reason, objective (those of the step's strand)."""
    match source:
        case "responsible":
            return [Choice(code, words.label(code)) for code in Responsible]
        case "state":
            return [Choice(code, words.label(code)) for code in StepState]
        case "reason":
            return [Choice(code, words.label(code)) for code in NotDoneReason]
        case "objective" if step is not None:
            return [Choice(str(one.id), one.label) for one in objectives_of(sheet, step.strand)]
    return []


def values_of(step: StepRow) -> dict[str, FieldValue]:
    """What the form shows of a step."""
    return {
        "label": step.label,
        "due_on": step.due_on,
        "responsible": step.responsible,
        "organization": step.organization,
        "documents": step.documents,
        "detail": step.detail,
        "state": step.state,
        "done_on": step.done_on,
        "not_done_reason": step.not_done_reason or "",
        "objective_id": str(step.objective_id or ""),
        "result": step.result,
    }


def visible_fields(state: StepState, *, with_objectives: bool) -> dict[str, bool]:
    """Which fields have a sense in a state: a day when done, a reason when left undone."""
    return {
        "done_on": state is StepState.DONE,
        "not_done_reason": state in {StepState.ABANDONED, StepState.NOT_APPLICABLE},
        "result": not state.is_open,
        "objective_id": with_objectives,
    }


def column_of(name: str, value: FieldValue) -> Any:
    """What the row holds for a field's value. Raises ``ValueError`` on a code that is none."""
    if name == "objective_id":
        return int(str(value)) if value else None
    if name in _CODES:
        return _CODES[name](str(value)) if value else None
    return value
