"""From the notice to the answer in the whole window: consent, referral, its sheet, sixteen days, the first page."""

from datetime import timedelta

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import ReferralState
from parcours_desktop.domain.today import TodayList
from parcours_desktop.queries.referrals import referrals_of
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.case_partners import PartnersTab
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication
from tests.builders.cases import a_case
from tests.builders.partners import an_organization
from tests.journeys.test_today import RESOURCES, Kept
from tests.robots.keyboard import Keyboard
from tests.robots.today import TodayRobot
from tests.robots.window import Window

UNANSWERED = TodayList.UNANSWERED


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def office(qapp: QApplication, desk: Desk, kept: Kept):  # type: ignore[no-untyped-def]
    look, words, background = Look(qapp, RESOURCES, "light"), Words("fr"), Background()
    around = Surroundings(
        words,
        look,
        Actions(look, words),
        Notices(look, words),
        kept,
        background,
        kept,
        desk.clock.today,  # type: ignore[arg-type]
    )
    a_case(desk)
    window = OfficeWindow(OfficeScreens(desk, words, Settings()), around)
    window.show()
    Window(window.main).settle()
    yield window
    window.leave()
    background.close()


def test_a_referral_from_the_notice_to_its_answer(
    office: OfficeWindow, desk: Desk, kept: Kept, clock: FixedClock
) -> None:
    uid, window = an_organization(desk), Window(office.main)
    with desk.reading() as file:
        case = file.exec_driver_sql("SELECT id FROM cases").scalar_one()

    def press(name: str) -> None:
        tab = office.case.tab("partners")
        assert isinstance(tab, PartnersTab)
        window.settle()
        (button,) = (one for one in tab.findChildren(Button) if one.objectName() == name and one.isVisible())
        button.click()

    def answered(**values: object) -> None:
        dialog = kept.dialogs[-1]
        assert isinstance(dialog, FormDialog)
        dialog.form.set_values(values)  # type: ignore[arg-type]
        dialog.yes.click()

    TodayRobot(office.today).click(TodayList.CLOCKS, "Haddad")
    Keyboard().press("Alt+8", office.main)
    assert office.case.current_tab == "partners"
    press("give-notice")
    answered()
    press("give-consent")
    answered(organization=uid)
    press("new-referral")
    answered(organization=uid, assets="Parle trois langues")
    with desk.reading() as file:
        (row,) = referrals_of(file, case)
    press(f"send-referral-{row.id}")
    answered()
    press("print-sheet")
    assert kept.dialogs[-1].windowTitle().startswith("Aperçu — fiche-reference-")

    clock.advance(timedelta(days=16))
    office.main.show_page("today")
    office.today.listed.tick()
    robot = TodayRobot(office.today)
    (line,) = robot.lines(UNANSWERED)
    assert "Maison du Fleuve" in line
    robot.window.click(robot.row(UNANSWERED, "Haddad").acts[1])
    answered(state="taken_on")
    assert office.today.cards[UNANSWERED].isHidden()
    with desk.reading() as file:
        assert [one.state for one in referrals_of(file, case)] == [ReferralState.TAKEN_ON]
