"""The pages of coordinators, joined to the window for whoever has the right to them."""

from functools import partial

from PySide6.QtCore import QObject

from parcours_desktop.domain.behind import Behind
from parcours_desktop.domain.team import TeamFigure
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.screens.unheld import unheld_told
from parcours_desktop.ui.figures_panel import FiguresPanel
from parcours_desktop.ui.office_visits import OfficeVisits
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.staff_panel import StaffPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.team_panel import TeamPanel

TEAM, FIGURES, STAFF = "team", "figures", "staff"


class Coordination(QObject):
    """Makes the pages that the role of the person at the desk allows."""

    def __init__(self, main: MainWindow, screens: OfficeScreens, around: Surroundings, visits: OfficeVisits) -> None:
        super().__init__(main)
        self._screens, self._around, self._visits = screens, around, visits
        self._output = PageOutput(around, main)
        visits.page_wanted.connect(self._output.show)
        self.team: TeamPanel | None = None
        if screens.sees_team:
            self.team = TeamPanel(screens.team(), around)
            self.team.behind_wanted.connect(partial(self._on_behind, TEAM, around.words("Équipe")))
            self.team.print_wanted.connect(self._on_print)
            self.team.assign_wanted.connect(self._on_assign)
            self.team.approval_wanted.connect(self._on_approve)
            self.team.assign.setVisible(screens.may_assign)
            main.add_page(TEAM, self.team)
        self.figures: FiguresPanel | None = None
        if screens.sees_figures:
            self.figures = FiguresPanel(screens.figures(), around)
            self.figures.behind_wanted.connect(partial(self._on_behind, FIGURES, around.words("Bilans")))
            self.figures.page_wanted.connect(self._output.show)
            main.add_page(FIGURES, self.figures)
        self.staff: StaffPanel | None = None
        if screens.keeps_staff:
            self.staff = StaffPanel(screens.staff(), around)
            main.add_page(STAFF, self.staff)

    def look(self) -> None:
        """At the opening: say whether an open case has nobody any more."""
        found = self._screens.unheld()
        if found is not None:
            words, show = self._around.words, partial(self._on_behind, TEAM, self._around.words("Équipe"), found)
            self._around.notices.mind(unheld_told(len(found.ids), words), words("Voir la liste"), show, stays=True)

    def leave(self) -> None:
        """Let go of every screen."""
        if self.team is not None:
            self.team.leave()
        if self.figures is not None:
            self.figures.leave()
        if self.staff is not None:
            self.staff.leave()

    def _on_assign(self) -> None:
        """Give out the cases that wait, of the office that is shown."""
        if self.team is not None:
            self._visits.assign(self.team.shown.office, TEAM, self._around.words("Équipe"))

    def _on_approve(self, approval_id: int) -> None:
        """Answer a plan that waits; who may not is shown the list."""
        if self.team is None:
            return
        if self._screens.may_approve:
            self._visits.approve(self.team.shown.office, approval_id, TEAM, self._around.words("Équipe"))
        else:
            found = self.team.shown.behind(TeamFigure.TO_APPROVE)
            self._on_behind(TEAM, self._around.words("Équipe"), found)

    def _on_print(self, office: str) -> None:
        """Look at the page of the load of an office (code; "" for all)."""
        self._output.show(self._screens.caseload("", office))

    def _on_behind(self, page: str, name: str, behind: Behind) -> None:
        self._visits.behind(behind, page, name)
