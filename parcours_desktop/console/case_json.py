"""One case, whole, as ``show`` gives it."""

from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.json_text import plain
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.needs_sheet import needs_sheet
from parcours_desktop.queries.notes import notes_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions


def case_json(file: Reading, case_id: int, desk: Desk) -> dict[str, object]:
    """Profile, household, journey, clock, needs, plan, appointments and notes of a case; keys are in docs/cli.md."""
    today = desk.clock.today()
    sheet = case_sheet(file, case_id, today, desk.workdays, desk.reference.follow_up_days(today))
    if sheet is None:
        raise Refused(Refusal("row_is_gone"))
    plan = plan_sheet(file, case_id, today, desk.reference, desk.workdays)
    needs = needs_sheet(file, case_id)
    return {
        **_head(sheet),
        "profile": plain(sheet.profile),
        "household": plain(sheet.members),
        "journey": plain(sheet.line),
        "clock": _clock(sheet, today),
        "assessment": plain(needs.header),
        "needs": [plain(need) for need in needs.needs if need.id is not None],
        "plan": {
            "objectives": plain(plan.objectives),
            "steps": plain(plan.steps),
            "versions": plain(plan_versions(file, case_id)),
        },
        "appointments": plain(appointments_of(file, case_id)),
        "notes": plain(notes_of(file, case_id)),
    }


def _head(sheet: CaseSheet) -> dict[str, object]:
    return {
        "id": sheet.case_id,
        "file_number": sheet.file_number,
        "name": sheet.list_name,
        "stage": str(sheet.stage),
        "open": sheet.is_open,
        "officer": sheet.officer.login if sheet.officer else None,
    }


def _clock(sheet: CaseSheet, today: date) -> dict[str, object]:
    clock = sheet.clock
    return {
        "today": today.isoformat(),
        "state": str(clock.state),
        "deadline": clock.deadline.isoformat() if clock.deadline else None,
        "days_left": clock.days_left,
        "days_late": clock.days_late,
        "meeting_day": clock.meeting_day,
    }
