"""The steps of a plan that a course fulfils: ticked in the same act, where the person has them still to do."""

from datetime import date

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.steps import TickSteps
from parcours_desktop.database.journal import position
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import StepState

FRENCH_REGISTERED, FRENCH_PLACED, FRENCH_STARTED, INTEGRATION = "FRA-01", "FRA-02", "FRA-03", "COL-01"
"""Codes of the catalogue: registered to a French course, placement test, course started, Objectif Intégration followed."""


def tick_step(work: UnitOfWork, scene: Scene, case_id: int, code: str, done_on: date) -> None:
    """Tick the open steps of a case that bear a code of the catalogue; nothing happens where there is none."""
    open_steps = tuple(
        row["id"]
        for row in rows_of_case(work.connection, "step", case_id)
        if row["code"] == code and StepState(row["state"] or StepState.TO_DO).is_open
    )
    if open_steps:
        TickSteps(open_steps, position(work.connection), done_on=done_on).run(work, scene)
