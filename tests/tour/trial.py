"""The invented office, as a stranger meets it: weeks of work in it, in light and dark, at both sizes of screen."""

from collections.abc import Callable

from tests.robots.window import Window
from tests.tour.day import SIZE, SMALL, Tour


class TrialTour(Tour):
    """A tour of the trial."""

    def open_trial(self) -> None:
        """One click makes an office of 600 people around today."""
        self.program.start()
        unlock = self.program.unlock_window
        assert unlock is not None
        window = Window(unlock).show()
        window.click(unlock.trial_button)
        window.wait(lambda: self.program.window is not None)
        self.office.main.resize(*SIZE)

    def look_around(self) -> None:
        """The list, a week, a plan under way."""
        self.office.main.show_page("cases")
        self.shot("essai-dossiers")
        self.office.main.show_page("calendar")
        self.shot("essai-semaine")
        self.office.open_case(self.planned_case(), "plan")
        self._wait_for_page()
        self.shot("essai-plan")
        self.office.case.show_tab("profile")
        self.shot("essai-profil")
        self.office.case.show_tab("appointments")
        self.shot("essai-rendez-vous")

    def in_the_dark(self) -> None:
        """The same in dark colours, on a laptop's screen."""
        self.program.look.wear("dark")
        self.office.main.resize(*SMALL)
        self.office.main.show_page("cases")
        self.shot("sombre-dossiers")
        self.office.main.show_page("calendar")
        self.shot("sombre-semaine")
        self.office.open_case(self.planned_case(), "plan")
        self._wait_for_page()
        self.shot("sombre-plan")
        self.program.look.wear("light")
        self.office.main.show_page("cases")
        self.shot("petit-dossiers")

    def planned_case(self) -> int:
        """A case of the person's own with a signed plan."""
        panel = self.office.cases
        for case_id in panel.table.ids:
            preview = panel.listed.preview(case_id)
            if preview is not None and sum(done for _, done, _ in preview.strands) > 3 and len(preview.next) > 2:
                return case_id
        raise AssertionError("no case has a plan")

    def _wait_for_page(self) -> None:
        from parcours_desktop.ui.plan_panel import PlanPanel
        from tests.robots.plan_editor import PlanEditor

        panel = self.office.case.tab("plan")
        assert isinstance(panel, PlanPanel)
        PlanEditor(panel).wait_for_page()


TRIAL_STEPS: tuple[tuple[str, Callable[[TrialTour], None]], ...] = (
    ("ouvrir le bureau d’essai", TrialTour.open_trial),
    ("faire le tour", TrialTour.look_around),
    ("en sombre, sur un portable", TrialTour.in_the_dark),
)
