"""The hand that writes into the print register what was saved or printed."""

from collections.abc import Callable
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.issues import RecordIssues
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.domain.service_rows import Issued, NewIssue
from parcours_desktop.screens.printouts import Fingerprint


def recorded_as(desk: Desk, new: NewIssue) -> Callable[[Fingerprint], object]:
    """For a ``Printout``: once it is saved or printed, the register keeps it as ``new``, with its bytes' fingerprint."""
    return partial(_record, desk, new)


def plan_issued(sheet: PlanSheet) -> NewIssue:
    """What the register says of a plan: its version and code, the language beside French and the ground it rests on."""
    second = sheet.second
    return NewIssue(
        DocumentKind.PLAN,
        sheet.case_id,
        version=sheet.version,
        code=sheet.code,
        language=second.language if second else "",
        language_ground=second.ground or "" if second else "",
    )


def _record(desk: Desk, new: NewIssue, printed: Fingerprint) -> None:
    desk.do(RecordIssues((Issued(new, printed.sha256, printed.pages),)))
