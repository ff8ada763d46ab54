"""The window opens on today: points in the navigation, a case opened and planned from its row, the day on paper."""

from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.today import TodayList
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.appointment_dialog import AppointmentDialog
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.side_nav import NavButton
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication, QDialog
from tests.builders.cases import a_case
from tests.robots.keyboard import Keyboard
from tests.robots.today import TodayRobot
from tests.robots.window import Window

RESOURCES = Path(__file__).parents[2] / "resources"


class Kept:
    """Questions that are only kept, and a memory of nothing."""

    def __init__(self) -> None:
        self.dialogs: list[QDialog] = []

    def show(self, dialog: QDialog) -> None:
        self.dialogs.append(dialog)

    def get(self, _key: str, default: str = "") -> str:
        return default

    def put(self, key: str, value: str) -> None:
        pass


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def around(qapp: QApplication, desk: Desk, kept: Kept):  # type: ignore[no-untyped-def]
    look, words, background = Look(qapp, RESOURCES, "light"), Words("fr"), Background()
    yield Surroundings(
        words,
        look,
        Actions(look, words),
        Notices(look, words),
        kept,
        background,
        kept,
        desk.clock.today,  # type: ignore[arg-type]
        has_printer=lambda: True,
    )
    background.close()


@pytest.fixture
def opened(desk: Desk, around: Surroundings):  # type: ignore[no-untyped-def]
    made: list[OfficeWindow] = []

    def open_office() -> OfficeWindow:
        office = OfficeWindow(OfficeScreens(desk, Words("fr"), Settings()), around)
        made.append(office)
        office.show()
        Window(office.main).settle()
        return office

    yield open_office
    for office in made:
        office.leave()


def test_the_window_opens_on_today_and_counts_its_points_in_the_navigation(desk: Desk, opened) -> None:  # type: ignore[no-untyped-def]
    a_case(desk)
    office = opened()
    button = office.main.findChild(NavButton, "go-today")
    assert (office.main.current_page, office.main.page("today").isVisible()) == ("today", True)
    assert button.accessibleDescription() == "1"
    a_case(desk, csq_number="CSQ-20000002", family_name="Silva")
    assert button.accessibleDescription() == "2" == str(sum(TodayRobot(office.today).counts()))
    office.main.show_page("calendar")
    Keyboard().press("Alt+Home", office.main)
    assert office.main.current_page == "today"


def test_an_office_without_cases_opens_on_its_list(opened) -> None:  # type: ignore[no-untyped-def]
    assert opened().main.current_page == "cases"


def test_a_row_opens_its_case_plans_it_and_leads_to_the_whole_list(desk: Desk, opened, kept: Kept) -> None:  # type: ignore[no-untyped-def]
    for number in range(12):
        a_case(desk, csq_number=f"CSQ-200001{number:02}", family_name=f"Nom{number:02}")
    office = opened()
    robot = TodayRobot(office.today)
    robot.press_button(TodayList.CLOCKS, "Nom00")
    dialog = kept.dialogs[-1]
    assert isinstance(dialog, AppointmentDialog)
    assert [choice.label for choice in dialog.entry.people] == ["Nom00, Rania"]
    assert dialog.entry.values["kind"] == "first_meeting"
    robot.see_all(TodayList.CLOCKS)
    assert (office.main.current_page, len(office.cases.listed.ids)) == ("cases", 12)
    office.main.show_page("today")
    robot.click(TodayList.CLOCKS, "Nom01")
    assert office.main.current_page == "case"


def test_the_day_goes_to_the_printer(desk: Desk, opened, around: Surroundings, kept: Kept) -> None:  # type: ignore[no-untyped-def]
    a_case(desk)
    opened()
    assert around.actions.run("print_day")
    assert len(kept.dialogs) == 1
    assert around.actions.run("preview_day")
    assert kept.dialogs[-1].windowTitle().startswith("Aperçu — ma-journee-")
