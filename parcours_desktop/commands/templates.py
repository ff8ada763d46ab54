"""Applying a template: its objectives, and those of its steps that suit the person and are not in the plan yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.adding import create_steps
from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import household, next_position, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import Category, HouseholdRole
from parcours_desktop.domain.planning import Template, age_on, template_steps
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class ApplyTemplate:
    """Apply a template by its code, in one act. Answers how many steps and objectives were added."""

    case_id: int
    code: str
    title: ClassVar[str] = marked("Application d’un modèle")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a template that is not known today, and for one that would add nothing."""
        today = scene.clock.today()
        template = next((one for one in scene.reference.templates_on(today) if one.code == self.code), None)
        if template is None:
            raise Refused(Refusal("template_unknown"))
        case = open_case(work, self.case_id)
        have = {row["code"] for row in rows_of_case(work.connection, "step", self.case_id)}
        steps = template_steps(
            template,
            scene.reference.catalogue_on(today),
            have,
            HouseholdRole(case["household_role"]) if case["household_role"] else None,
            Category(case["category"]) if case["category"] else None,
            children_ages(work, case, today),
        )
        added = len(create_steps(work, scene, case, steps)) + _add_objectives(work, self.case_id, template)
        if not added:
            raise Refused(Refusal("template_adds_nothing"))
        return added


def children_ages(work: UnitOfWork, case: dict[str, Any], today: date) -> list[int] | None:
    """Ages of the dependants of the household; None when nothing is known of a household, so nothing speaks against."""
    key = case["household_key"]
    members = [row for row in household(work.connection, key) if row["id"] != case["id"]] if key else []
    births = [row["birth_date"] for row in members if row["household_role"] == HouseholdRole.DEPENDANT]
    if not members:
        return None
    return [age_on(date.fromisoformat(birth), today) for birth in births if birth]


def _add_objectives(work: UnitOfWork, case_id: int, template: Template) -> int:
    have = {(row["strand"], row["label"]) for row in rows_of_case(work.connection, "objective", case_id)}
    new = [one for one in template.objectives if (one.strand, one.label) not in have]
    places: dict[str, int] = {}
    for one in new:
        place = places.get(one.strand) or next_position(work.connection, "objective", case_id, one.strand)
        places[one.strand] = place + 1
        columns = {"strand": one.strand, "horizon": one.horizon, "label": one.label, "position": place}
        work.create("objective", case_id, columns)
    return len(new)
