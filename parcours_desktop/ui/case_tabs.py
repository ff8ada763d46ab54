"""The tabs of the case that is open, each built when it is first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.ui.case_appointments import AppointmentsTab
from parcours_desktop.ui.case_follow_up import FollowUpTab
from parcours_desktop.ui.case_history import HistoryTab
from parcours_desktop.ui.case_needs import NeedsTab
from parcours_desktop.ui.case_notes import NotesTab
from parcours_desktop.ui.case_partners import PartnersTab
from parcours_desktop.ui.case_profile import ProfileTab
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.labels import named

Tab = ProfileTab | NeedsTab | AppointmentsTab | FollowUpTab | PartnersTab | NotesTab | HistoryTab
PLAN = "plan"


class CaseTabs(QStackedWidget):
    """``plan_of(case_id)`` makes the tab of the plan. ``open_screen`` gives the tabs their case, ``let_go`` takes it."""

    def __init__(self, around: Surroundings, plan_of: Callable[[int], QWidget]) -> None:
        super().__init__()
        named(self, "case-pages")
        self._around, self._plan_of = around, plan_of
        self._screen: CaseScreen | None = None
        self._tabs: dict[str, Tab] = {}
        self._plan: QWidget | None = None

    def open_screen(self, screen: CaseScreen) -> None:
        """Show the case of a screen from now on."""
        self._screen = screen

    def show_tab(self, name: str) -> None:
        """Go to a tab; what is being typed in another one is written first."""
        self.flush()
        page = self.made(name)
        if page is not None:
            self.setCurrentWidget(page)

    def made(self, name: str) -> QWidget | None:
        """The widget of a tab, built if it was not yet; None without a case."""
        if self._screen is None:
            return None
        found = self._plan if name == PLAN else self._tabs.get(name)
        if found is None:
            found = self._make(name, self._screen)
            self.addWidget(found)
        return found

    def flush(self) -> None:
        """Write what is being typed."""
        for tab in self._tabs.values():
            tab.flush()

    def let_go(self) -> None:
        """Take all tabs away, written."""
        self.flush()
        self._screen = None
        for widget in (*self._tabs.values(), self._plan):
            if widget is not None:
                self.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._tabs, self._plan = {}, None

    def _make(self, name: str, screen: CaseScreen) -> QWidget:
        around = self._around
        tab: Tab
        match name:
            case "profile":
                tab = ProfileTab(screen.profile, around)
            case "needs":
                tab = NeedsTab(screen.needs, screen.profile, around)
            case "appointments":
                tab = AppointmentsTab(screen.appointments, screen.first_meeting, around)
            case "follow_up":
                tab = FollowUpTab(screen.follow_ups, screen.french, screen.integration, around)
            case "partners":
                tab = PartnersTab(screen.consents, screen.referrals, around)
            case "notes":
                tab = NotesTab(screen.notes, around)
            case "history":
                tab = HistoryTab(screen.history, around)
            case _:
                self._plan = self._plan_of(screen.case_id)
                return self._plan
        self._tabs[name] = tab
        return tab
