"""Sealing a plan: its sheet is kept as a numbered version with its code, which later edits leave as it is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.second_language import check_second_language
from parcours_desktop.database.store import has_changed_since, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import sealed_copy
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.domain.sheet_text import sheet_text
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class SealPlan:
    """Keep the working sheet, as it was shown, as the next version. Answers its number.

    ``sha256`` is that of the PDF drawn of ``sealed_copy`` on ``drawn_on``; "" while nothing was drawn: the pages can still
    be verified by drawing the kept sheet again.
    """

    sheet: PlanSheet
    form: SealForm = SealForm.SIGNED
    sha256: str = ""
    drawn_on: date | None = None
    title: ClassVar[str] = marked("Signature du plan")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a plan without a step, a sealed version, and a plan or a day that changed since it was shown."""
        sheet = self.sheet
        stale = self.drawn_on not in {None, scene.clock.today()}
        changed = stale or has_changed_since(work.connection, sheet.case_id, sheet.seen)
        return seal(work, scene, sheet, self.form, self.sha256, changed=changed)


def seal(work: UnitOfWork, scene: Scene, sheet: PlanSheet, form: SealForm, sha256: str, *, changed: bool) -> int:
    """Keep a working sheet as the next version and answer its number. ``changed``: the plan is not that of the sheet any more.

    Refused as ``SealPlan`` is.
    """
    case = open_case(work, sheet.case_id)
    if sheet.version is not None:
        raise Refused(Refusal("signed_already"))
    if not sheet.steps:
        raise Refused(Refusal("plan_empty"))
    if sheet.second is not None:
        check_second_language(case, sheet.second.language, scene.clock.today())
    versions = rows_of_case(work.connection, "plan_version", sheet.case_id)
    sealed = sealed_copy(sheet, scene.clock.today(), form)
    if changed or sealed.version != max((row["number"] or 0 for row in versions), default=0) + 1:
        raise Refused(Refusal("plan_changed"))
    columns = {
        "number": sealed.version,
        "signed_on": sealed.signed_on,
        "sheet": sheet_text(sealed),
        "form": form,
        "sealed_by": scene.user.login,
        "layout": sealed.layout,
        "code": sealed.code,
        "sha256": sha256,
    }
    work.create("plan_version", sheet.case_id, columns)
    return sealed.version or 0
