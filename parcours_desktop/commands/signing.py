"""Signing a plan: its sheet is kept as a numbered version that later edits leave as it is."""

from dataclasses import dataclass, replace
from typing import ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import has_changed_since, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sheet_text import sheet_text
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class SignPlan:
    """Keep the working sheet, as it was shown, as the next version. Answers its number."""

    sheet: PlanSheet
    title: ClassVar[str] = marked("Signature du plan")

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a plan without a step, a signed version, and a plan that changed since it was shown."""
        sheet = self.sheet
        open_case(work, sheet.case_id)
        if sheet.version is not None:
            raise Refused(Refusal("signed_already"))
        if not sheet.steps:
            raise Refused(Refusal("plan_empty"))
        if has_changed_since(work.connection, sheet.case_id, sheet.seen):
            raise Refused(Refusal("plan_changed"))
        versions = rows_of_case(work.connection, "plan_version", sheet.case_id)
        number = max((row["number"] or 0 for row in versions), default=0) + 1
        today = scene.clock.today()
        signed = replace(sheet, version=number, signed_on=today, latest_version=number, printed_on=today)
        columns = {"number": number, "signed_on": today, "sheet": sheet_text(signed)}
        work.create("plan_version", sheet.case_id, columns)
        return number
