"""Plans in two languages for tests: steps of the catalogue in every state, and some that were typed by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from parcours_desktop.domain.codes import Horizon, NotDoneReason, Responsible, StepState
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.queries.second_language import second_language_of
from parcours_desktop.system.reference import Reference
from tests.builders.plans import a_plan_sheet, a_step, an_objective, in_order

ON = date(2026, 8, 23)


def a_catalogue_step(reference: Reference, code: str, **overrides: Any) -> StepRow:
    """A step as the catalogue words it."""
    known = reference.catalogue_on(ON)[code]
    step = a_step(known.label, strand=known.strand, detail=known.detail, documents=known.documents, code=code)
    return replace(step, organization=known.organization, **overrides)


def a_bilingual_sheet(reference: Reference, language: str, **overrides: Any) -> PlanSheet:
    """The plan of Rania Haddad in French and in another language (ISO 639-3)."""
    done = StepState.DONE
    abandoned, unneeded = StepState.ABANDONED, NotDoneReason.NO_LONGER_NEEDED
    steps = (
        a_catalogue_step(reference, "INS-01", state=done, done_on=date(2026, 8, 14)),
        a_catalogue_step(reference, "INS-04", state=done, done_on=date(2025, 12, 30)),
        a_catalogue_step(reference, "INS-02", due_on=date(2026, 9, 11)),
        a_step("Inscrire Maya (6 ans) à l’école", documents="acte de naissance"),
        a_catalogue_step(reference, "FRA-02", responsible=Responsible.OFFICER, state=done, result="Oral 4 · écrit 3"),
        a_catalogue_step(reference, "FRA-03", state=StepState.WAITING, due_on=None),
        a_catalogue_step(reference, "EMP-02", state=abandoned, not_done_reason=unneeded),
    )
    objectives = (
        an_objective("Installer la famille et inscrire les enfants"),
        an_objective("Trouver un logement plus grand", horizon=Horizon.LONG),
    )
    sheet = a_plan_sheet(**{"steps": in_order(steps), "objectives": objectives} | overrides)
    texts = reference.translations.of(language)
    assert texts is not None
    return replace(sheet, second=second_language_of(sheet, texts))
