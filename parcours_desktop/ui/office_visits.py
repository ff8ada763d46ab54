"""The pages that come and go: made when they are asked for, gone once they are left."""

from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.behind import Behind
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.ui.approving_panel import ApprovingPanel
from parcours_desktop.ui.assigning_panel import AssigningPanel
from parcours_desktop.ui.behind_panel import BehindPanel
from parcours_desktop.ui.calendar_import_panel import CalendarImportPanel
from parcours_desktop.ui.duplicates_panel import DuplicatesPanel
from parcours_desktop.ui.import_panel import ImportPanel
from parcours_desktop.ui.new_case_panel import NewCasePanel
from parcours_desktop.ui.register_panel import RegisterPanel
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.working_days_panel import WorkingDaysPanel

CASES, CALENDAR, PREFERENCES = "cases", "calendar", "preferences"
IMPORT, NEW_CASE, DUPLICATES = "import", "new_case", "duplicates"
WORKING_DAYS, IMPORT_CALENDAR, REGISTER, BEHIND = "working_days", "import_calendar", "print_register", "behind"
ASSIGNING, APPROVING = "assigning", "approving"


class Visit(Protocol):
    """What every page that comes and goes can do."""

    def leave(self) -> None:
        """Stop what is under way and let go of the screen."""


class OfficeVisits(QObject):
    """``case_wanted`` tells the case to open, ``cases_wanted`` those to show in the list, ``page_wanted`` what to print."""

    case_wanted = Signal(int)
    cases_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, main: MainWindow, screens: OfficeScreens, around: Surroundings) -> None:
        super().__init__(main)
        self._main, self._screens, self._around = main, screens, around
        self._pages: dict[str, QWidget] = {}

    def page(self, name: str) -> QWidget | None:
        """A page, if it is there."""
        return self._pages.get(name)

    def end_all(self) -> None:
        """Leave every page."""
        for name in tuple(self._pages):
            self._end(name)

    def import_list(self) -> None:
        """The import of an arrivals list."""
        page = ImportPanel(self._screens.import_list(), self._around)
        page.left.connect(partial(self._back, IMPORT, CASES))
        self._begin(IMPORT, page, CASES)

    def new_case(self, household_of: int | None = None) -> None:
        """A new case, of a household or of none."""
        page = NewCasePanel(self._screens.new_case(household_of), self._around)
        page.left.connect(partial(self._back, NEW_CASE, CASES))
        page.case_opened.connect(partial(self._on_case_opened, NEW_CASE))
        page.case_chosen.connect(self.case_wanted)
        self._begin(NEW_CASE, page, CASES)

    def duplicates(self, case_id: int | None = None) -> None:
        """The probable duplicates, of a case or of all."""
        page = DuplicatesPanel(self._screens.duplicates(case_id), self._around)
        page.left.connect(partial(self._back, DUPLICATES, CASES))
        page.case_chosen.connect(self.case_wanted)
        self._begin(DUPLICATES, page, CASES)

    def working_days(self) -> None:
        """The table of working days."""
        page = WorkingDaysPanel(self._screens.working_days(), self._around)
        page.left.connect(partial(self._back, WORKING_DAYS, PREFERENCES))
        page.case_chosen.connect(self.case_wanted)
        self._begin(WORKING_DAYS, page, PREFERENCES)

    def print_register(self) -> None:
        """What was printed and saved."""
        page = RegisterPanel(self._screens.print_register(), self._around)
        page.left.connect(partial(self._back, REGISTER, CASES))
        page.case_chosen.connect(self.case_wanted)
        self._begin(REGISTER, page, CASES)

    def behind(self, behind: Behind, under: str, back: str) -> None:
        """The list behind a figure of a page, which is called ``back`` on the way back to it."""
        page = BehindPanel(self._screens.behind(behind), self._around, back)
        page.left.connect(partial(self._back, BEHIND, under))
        page.case_wanted.connect(self.case_wanted)
        page.cases_wanted.connect(self.cases_wanted)
        self._begin(BEHIND, page, under)

    def assign(self, office: str, under: str, back: str) -> None:
        """Cases to be given out, of an office (code; "" for all)."""
        page = AssigningPanel(self._screens.assigning(office), self._around, back)
        page.left.connect(partial(self._back, ASSIGNING, under))
        page.case_wanted.connect(self.case_wanted)
        page.page_wanted.connect(self.page_wanted)
        self._begin(ASSIGNING, page, under)

    def approve(self, office: str, approval_id: int, under: str, back: str) -> None:
        """Plans to be answered, of an office (code; "" for all), one of them first."""
        page = ApprovingPanel(self._screens.approving(office, approval_id), self._around, back)
        page.left.connect(partial(self._back, APPROVING, under))
        page.case_wanted.connect(self.case_wanted)
        self._begin(APPROVING, page, under)

    def approve_first(self, under: str, approval_id: int) -> None:
        """Plans to be answered, asked for from another page than that of the team."""
        self.approve("", approval_id, under, self._around.words("Aujourd’hui"))

    def import_calendar(self) -> None:
        """The import of a calendar."""
        page = CalendarImportPanel(self._screens.calendar_import(), self._around)
        page.left.connect(partial(self._back, IMPORT_CALENDAR, CALENDAR))
        self._begin(IMPORT_CALENDAR, page, CALENDAR)

    def _begin(self, name: str, page: QWidget, under: str) -> None:
        self._end(name)
        self._pages[name] = page
        self._main.add_page(name, page, under=under)
        self._main.show_page(name)
        page.setFocus()

    def _end(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            self._main.remove_page(name)
            cast("Visit", page).leave()
            page.deleteLater()

    def _back(self, name: str, to: str) -> None:
        self._main.show_page(to)
        self._end(name)

    def _on_case_opened(self, name: str, case_id: int) -> None:
        self.case_wanted.emit(case_id)
        self._end(name)
