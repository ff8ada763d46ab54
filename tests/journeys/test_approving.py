"""From the officer to the coordinator and back: sent, remarked, returned, settled, sent again, approved."""

from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import declare_officer
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.today import TodayList
from parcours_desktop.ui.approving_panel import ApprovingPanel
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.plan_panel import PlanPanel
from parcours_desktop.ui.widgets.buttons import Button
from tests.builders.cases import a_case
from tests.journeys.opening import Opening
from tests.robots.today import TodayRobot
from tests.robots.window import Window

APPROVALS = TodayList.APPROVALS


def answer(window: OfficeWindow, **values: str) -> None:
    kept = window.around.questions
    dialog = kept.dialogs[-1]  # type: ignore[attr-defined]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)
    dialog.accept()
    Window(window.main).settle()


def plan_of(window: OfficeWindow, case: int) -> PlanPanel:
    window.open_case(case, "plan")
    Window(window.main).settle()
    panel = window.case.tab("plan")
    assert isinstance(panel, PlanPanel)
    return panel


def settle_of(panel: PlanPanel) -> Button:
    (found,) = (one for one in panel.approval.findChildren(Button) if one.objectName() == "settle" and one.isVisible())
    return found


def test_a_plan_goes_to_the_coordinator_and_comes_back_approved(desk: Desk, coordinator: Desk, opened: Opening) -> None:
    with coordinator.office.work() as work:
        declare_officer(work, coordinator.user)
        work.write()
    case = a_case(desk)
    desk.do(AddStep(case, Strand.FRENCH, "Passer le test de classement"))
    officer = opened(desk)
    panel = plan_of(officer, case)
    panel.tools.send.click()
    answer(officer, note="Première version")
    assert panel.approval.sentence.text() == "Envoyé pour approbation le 23\u00a0novembre 2026."

    marc = opened(coordinator)
    (line,) = TodayRobot(marc.today).lines(APPROVALS)
    assert line == "Haddad, Rania, Sophie Lavoie, envoyé aujourd’hui"
    TodayRobot(marc.today).row(APPROVALS, "Haddad").opened.emit(case)
    page = marc.visit("approving")
    assert isinstance(page, ApprovingPanel)
    (button,) = page.grid.buttons.values()
    button.click()
    answer(marc, text="À quel centre?")
    page.give_back.click()
    answer(marc, note="Presque")
    assert marc.today.cards[APPROVALS].isHidden()

    back = opened(desk)
    (line,) = TodayRobot(back.today).lines(APPROVALS)
    assert line == "Haddad, Rania, plan retourné, aujourd’hui"
    TodayRobot(back.today).row(APPROVALS, "Haddad").opened.emit(case)
    panel = plan_of(back, case)
    assert panel.approval.sentence.text() == "Retourné par Marc Roy le 23\u00a0novembre 2026. «\u00a0Presque\u00a0»"
    Window(back.main).click(settle_of(panel))
    assert settle_of(panel).text() == "À revoir"
    panel.approval.again.click()
    answer(back, note="")
    assert back.today.cards[APPROVALS].isHidden()

    marc = opened(coordinator)
    TodayRobot(marc.today).row(APPROVALS, "Haddad").opened.emit(case)
    page = marc.visit("approving")
    assert isinstance(page, ApprovingPanel)
    page.accept.click()
    Window(marc.main).wait(lambda: not page.shown.waiting)

    last = opened(desk)
    assert TodayRobot(last.today).lines(APPROVALS) == ["Haddad, Rania, plan approuvé, aujourd’hui"]
    panel = plan_of(last, case)
    assert panel.approval.sentence.text() == "Approuvé par Marc Roy le 23\u00a0novembre 2026\u00a0: version 1."
    assert panel.approval.again.isHidden()
