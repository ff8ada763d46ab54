"""Plans of the invented office that were sent for approval: first plans, later versions with changes, one that came back."""

from collections.abc import Iterator, Mapping, Sequence

from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.approvals import AddRemark, ReturnPlan, SendForApproval
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep, RemoveSteps, TickSteps
from parcours_desktop.database.journal import position
from parcours_desktop.database.office import Office
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.rows import OfficerRow, PlanSheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.reference import Reference

FIRST, LATER, SEARCHED = 3, 2, 60
"""How many first plans wait, and how many of those that were signed before."""


def send_some_plans(
    office: Office,
    clock: Clock,
    reference: Reference,
    officers: Mapping[str, OfficerRow],
    coordinator: OfficerRow,
    planned: Sequence[int],
) -> None:
    """Let officers send some of the plans of ``planned``; the first one that was sent comes back with a remark."""
    marc = Desk(office, coordinator, clock, reference)
    sheets = [
        sheet for sheet in _sheets(marc, planned[:SEARCHED]) if sheet.officer is not None and len(sheet.steps) > FIRST
    ]
    first = [sheet for sheet in sheets if sheet.latest_version == 0][: FIRST + 1]
    later = [sheet for sheet in sheets if sheet.latest_version][:LATER]
    returned = 0
    for sheet in (*first, *later):
        desk = Desk(office, officers[sheet.officer.login if sheet.officer else ""], clock, reference)
        if sheet.latest_version:
            _go_on(desk, sheet)
        sent = desk.do(SendForApproval(next(_sheets(desk, (sheet.case_id,))))).value
        returned = returned or sent
    if returned:
        step = first[0].steps[0] if first else later[0].steps[0]
        marc.do(AddRemark(returned, step.uid, "Préciser le lieu et les heures d’ouverture."))
        with marc.reading() as file:
            seen = position(file)
        marc.do(ReturnPlan(returned, "Presque prêt.", seen))


def _go_on(desk: Desk, sheet: PlanSheet) -> None:
    """What happens to a plan once it was signed: a step done, one put off, one taken out, one more."""
    done, late, out = sheet.steps[:3]
    desk.do(TickSteps((done.id,), sheet.seen))
    desk.do(ChangeStep(late.id, {"label": f"{late.label} (avec un rendez-vous)"}, sheet.seen))
    desk.do(RemoveSteps((out.id,), sheet.seen))
    desk.do(AddStep(sheet.case_id, Strand.COMMUNITY, "Visiter la bibliothèque du quartier"))


def _sheets(desk: Desk, case_ids: Sequence[int]) -> Iterator[PlanSheet]:
    for case_id in case_ids:
        with desk.reading() as file:
            yield plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)
