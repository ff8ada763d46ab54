"""The whole window of an office, opened for a desk: shared by the journeys that need more than one."""

from collections.abc import Callable, Iterator

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication
from tests.journeys.test_today import RESOURCES, Kept
from tests.robots.window import Window

Opening = Callable[[Desk], OfficeWindow]
"""Opens the whole window of an office for whoever sits at the desk; the one before is closed, as the last is after the test."""


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opening]:
    made: list[tuple[OfficeWindow, Background]] = []

    def end() -> None:
        while made:
            window, background = made.pop()
            window.leave()
            background.close()

    def opening(desk: Desk) -> OfficeWindow:
        end()
        kept, background = Kept(), Background()
        look, words = Look(qapp, RESOURCES, "light"), Words("fr")
        notices, actions = Notices(look, words), Actions(look, words)
        around = Surroundings(words, look, actions, notices, kept, background, kept, desk.clock.today)  # type: ignore[arg-type]
        window = OfficeWindow(OfficeScreens(desk, words, Settings()), around)
        made.append((window, background))
        window.show()
        Window(window.main).settle()
        return window

    yield opening
    end()
