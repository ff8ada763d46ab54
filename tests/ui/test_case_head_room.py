"""The head of a case at the sizes of real screens: every tab shows its whole word, whatever stands beside."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case


@pytest.fixture
def office(desk: Desk, around: Surroundings) -> Iterator[OfficeWindow]:
    office = OfficeWindow(OfficeScreens(desk, Words("fr"), Settings()), around)
    office.show()
    yield office
    office.leave()


@pytest.mark.parametrize("width", [1366, 1440, 1600, 1920])
def test_no_tab_is_cut_whichever_is_open(office: OfficeWindow, desk: Desk, qtbot: QtBot, width: int) -> None:
    case = a_case(desk, family_name="Abdelrahman-Mohammadi-Castellanos", given_name="Maria de los Angeles")
    office.main.resize(width, 800)
    for name in ("profile", "plan", "partners"):
        office.open_case(case, name)
        head = office.case.head
        qtbot.waitUntil(lambda: office.case.current_tab == name)  # noqa: B023 waited for within the round
        cut = {key: tab.width() for key, tab in head.tabs.items() if tab.width() < tab.sizeHint().width()}
        assert cut == {}, (width, name)
