"""Plans of the invented office: a template that suits, some steps done, some late, some to come."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import Category, HouseholdRole, Responsible, StepState
from parcours_desktop.domain.planning import Anchors, Template, propose_due, template_steps

SOON = 45  # days: what is due later is not done yet


def add_plan(
    work: UnitOfWork,
    scene: Scene,
    row: Mapping[str, Any],
    anchors: Anchors,
    dice: random.Random,
    ages: tuple[int, ...],
    *,
    template: str = "",
) -> None:
    """Write the objectives and steps of a template into a case."""
    today = scene.clock.today()
    templates = {known.code: known for known in scene.reference.templates_on(today)}
    category = Category(row["category"]) if row["category"] else None
    chosen = templates[template or _template_for(category, row["noc"], ages, scene)]
    role = HouseholdRole(row["household_role"]) if row["household_role"] else None
    uids = _objectives(work, row["id"], chosen)
    for place, step in enumerate(
        template_steps(chosen, scene.reference.catalogue_on(today), (), role, category, ages), 1
    ):
        due = propose_due(step, anchors, scene.workdays)
        work.create(
            "step",
            row["id"],
            {
                "strand": step.strand,
                "position": place,
                "code": step.code,
                "label": step.label,
                "detail": step.detail or None,
                "objective": uids.get(step.strand),
                "responsible": step.responsible,
                "organization": step.organization or None,
                "documents": step.documents or None,
                "due_on": due.on,
                "due_basis": due.basis,
                **_state(due.on, anchors.meeting, today, dice, bool(step.organization)),
            },
        )


def _objectives(work: UnitOfWork, case_id: int, template: Template) -> dict[str, str]:
    uids: dict[str, str] = {}
    for place, objective in enumerate(template.objectives, 1):
        columns = {
            "strand": objective.strand,
            "horizon": objective.horizon,
            "label": objective.label,
            "position": place,
        }
        uids[objective.strand] = work.uid(work.create("objective", case_id, columns)).hex()
    return uids


def _template_for(category: Category | None, noc: str | None, ages: tuple[int, ...], scene: Scene) -> str:
    occupation = scene.reference.occupations.get(noc or "")
    if category is Category.REFUGEE:
        return "refugee"
    if occupation is not None and occupation.regulated_by:
        return "regulated"
    return "family" if ages else "skilled_worker"


def _state(due: date | None, met: date | None, today: date, dice: random.Random, elsewhere: bool) -> dict[str, Any]:
    """What became of a step by today: past ones are mostly done, some late; some wait ``elsewhere``, at an organization."""
    fate = dice.random()
    if met is None or due is None:
        return {"state": StepState.TO_DO}
    if elsewhere and met < today and fate > 0.97:
        return {"state": StepState.WAITING, "asked_on": met, "responsible": Responsible.ORGANIZATION}
    if due < today:
        if fate < 0.86:
            earliest = max(met, due - timedelta(days=8))
            done_on = earliest + timedelta(days=dice.randint(0, max(0, (min(due, today) - earliest).days)))
            return {"state": StepState.DONE, "done_on": min(done_on, today)}
        return {"state": StepState.IN_PROGRESS if fate < 0.92 else StepState.TO_DO}
    if fate < 0.15 and (due - today).days < SOON:
        return {"state": StepState.DONE, "done_on": met}
    return {"state": StepState.IN_PROGRESS if fate < 0.3 else StepState.TO_DO}
