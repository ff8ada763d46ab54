"""The invented office, as a stranger meets it: weeks of work in it, in light and dark, at both sizes of screen."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import ConsentPurpose, DocumentKind
from parcours_desktop.screens.calendar_period import CalendarMode
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.ui.approving_panel import ApprovingPanel
from parcours_desktop.ui.assigning_panel import AssigningPanel
from parcours_desktop.ui.page_preview import PagePreview
from PySide6.QtWidgets import QDialog
from tests.robots.calendar import CalendarRobot
from tests.robots.preview import Preview
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
        """What must be done today, the list, a plan under way."""
        self.office.main.show_page("today")
        self.shot("essai-aujourdhui")
        self.office.main.show_page("cases")
        self.shot("essai-dossiers")
        self.office.open_case(self.planned_case(), "plan")
        self._wait_for_page()
        self.shot("essai-plan")
        self.look_at_papers()
        self.office.case.show_tab("profile")
        self.shot("essai-profil")
        self.office.case.show_tab("appointments")
        self.shot("essai-rendez-vous")
        self.office.open_case(self.followed_case(), "follow_up")
        self.shot("essai-suivi-et-cours")
        self.office.main.resize(*SMALL)
        self.shot("petit-suivi-et-cours")
        self.office.main.resize(*SIZE)
        self.camera.page(self.slip(), "objectif-integration")
        self.look_at_partners()

    def look_at_partners(self) -> None:
        """The directory, a case with its consents and referrals, the sheet of one of them."""
        self.office.main.show_page("organizations")
        self.shot("essai-partenaires")
        self.office.open_case(self.referred_case(), "partners")
        self.shot("essai-dossier-partenaires")
        self.office.main.resize(*SMALL)
        self.shot("petit-dossier-partenaires")
        self.office.main.resize(*SIZE)
        case = self.office.case.opened
        assert case is not None
        self.camera.page(next(self.sheets(case)).draw(), "fiche-de-reference")

    def sheets(self, case: CaseScreen) -> Iterator[Printout]:
        """The sheets of the referrals of a case for which a consent is in force."""
        for entry in case.papers.entries():
            if entry.kind is DocumentKind.REFERRAL:
                with suppress(Refused):
                    yield entry.make()

    def verify(self) -> None:
        """A plan in two languages, the sealed page of another, its verification, and the register."""
        self.office.open_case(self.signed_case(), "plan")
        self._wait_for_page()
        case = self.office.case.opened
        assert case is not None
        sealed = case.papers.plan()
        path = self.camera.folder / "plan-scelle.pdf"
        sealed.record(sealed.saving(path)())
        self.camera.page(path.read_bytes(), "plan-scelle")
        dialog = self.office.verifying.open()
        dialog.verify_file(path)
        self.main.wait(lambda: bool(dialog.sentence.text()))
        self.camera.window(dialog, "essai-verifier")
        dialog.reject()
        self.do("print_register")
        self.shot("essai-registre")
        self.office.main.show_page("cases")
        for code in ("ara", "spa"):
            screen = self.office.screens.plan(self.welcomed_case())
            screen.show_version(None)
            screen.second.choose(code)
            self.camera.page(screen.printout().draw(), f"plan-fr-{code}")
            screen.close()

    def referred_case(self) -> int:
        """The case of which the most was referred."""
        found: dict[int, int] = {}
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.case(case_id)
            found[case_id] = sum(1 for _sheet in self.sheets(screen))
            screen.close()
        return max(found, key=lambda case_id: found[case_id])

    def welcomed_case(self) -> int:
        """A case with many steps that may have a second language."""
        found: dict[int, int] = {}
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.plan(case_id)
            if screen.second.refusal("ara") is None and not screen.versions:
                found[case_id] = len(screen.sheet.steps)
            screen.close()
        return max(found, key=lambda case_id: found[case_id])

    def slip(self) -> bytes:
        """The attendance slip of the case that is open."""
        assert self.office.case.opened is not None
        page = self.office.case.opened.integration.slip()
        assert page is not None
        return page.draw()

    def look_at_papers(self) -> None:
        """The plan in the preview, and the other papers of the case that is open."""
        case = self.office.case
        assert case.opened is not None
        papers = case.opened.papers
        case.papers.output.show(papers.plan())
        preview = case.window().findChildren(PagePreview)[-1]
        Preview(preview, preview.around.background).wait_for_pages()
        self.camera.window(preview, "apercu")
        preview.reject()
        self.camera.page(papers.plan().enlarged(large=True).draw(), "plan-gros-caracteres")
        self.camera.page(papers.summary().draw(), "bilan")
        self.camera.page(papers.notice().draw(), "avis-de-collecte")
        self.camera.page(papers.consent(ConsentPurpose.REFERRAL).draw(), "consentement")
        self.camera.page(papers.access_file().draw(), "demande-acces")
        self.camera.page(self.office.screens.caseload("").draw(), "bilan-de-la-charge")

    def plan_the_week(self) -> None:
        """The calendar in its four ways, a meeting moved and moved back, a schedule proposed, an entry looked at."""
        office, panel = self.office, self.office.calendar
        office.main.show_page("calendar")
        robot = CalendarRobot(panel)
        self.shot("essai-semaine")
        entry = next(one for one in panel.calendar.entries() if one.row.kind is AppointmentKind.FIRST_MEETING)
        self.show_entry(entry.row.id)
        panel.proposal.ask.click()
        robot.wait(lambda: panel.calendar.proposal.is_shown)
        self.shot("essai-horaire-propose")
        panel.calendar.proposal.dismiss_all()
        for mode in (CalendarMode.DAY, CalendarMode.MONTH, CalendarMode.LIST):
            panel.calendar.show(mode)
            self.shot(f"essai-calendrier-{mode.name.lower()}")
        panel.calendar.show(CalendarMode.WEEK)

    def show_entry(self, entry_id: int) -> None:
        """The dialog of one entry."""
        panel = self.office.calendar
        panel.grid.setFocus()
        panel.open_entry(entry_id)
        dialog = next(one for one in panel.findChildren(QDialog) if one.isVisible())
        self.camera.window(dialog, "essai-rendez-vous-modifier")
        dialog.reject()

    def set_days(self) -> None:
        """The table of working days, and the page that proves a clock."""
        self.do("working_days")
        self.shot("essai-jours-ouvrables")
        self.office.main.show_page("cases")
        hard = self.hard_to_reach()
        self.office.open_case(hard, "appointments")
        self.shot("essai-delai")
        screen = self.office.screens.case(hard)
        self.camera.page(screen.first_meeting.proof().draw(), "preuve-du-delai")
        screen.close()
        self.camera.page(self.office.screens.day_page("").draw(), "ma-journee")

    def in_the_dark(self) -> None:
        """The same in dark colours, on a laptop's screen."""
        self.program.look.wear("dark")
        self.office.main.resize(*SMALL)
        self.office.main.show_page("today")
        self.shot("sombre-aujourdhui")
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

    def hard_to_reach(self) -> int:
        """A case of a person whom it took attempts to reach."""
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.case(case_id)
            clock = screen.first_meeting
            found = bool(clock.attempts)
            screen.close()
            if found:
                return case_id
        raise AssertionError("nobody was hard to reach")

    def followed_case(self) -> int:
        """The case of which the most is noted after the first meeting, among those with Objectif Intégration."""
        noted: dict[int, int] = {}
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.case(case_id)
            if screen.integration.can_print:
                noted[case_id] = len(screen.follow_ups.rows) + len(screen.french.rows)
            screen.close()
        return max(noted, key=lambda case_id: noted[case_id])

    def signed_case(self) -> int:
        """A case with a sealed plan and an appointment to come."""
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.plan(case_id)
            found = bool(screen.versions and screen.sheet.appointments)
            screen.close()
            if found:
                return case_id
        raise AssertionError("nobody has a sealed plan")

    def planned_case(self) -> int:
        """A case of the person's own with a plan under way."""
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
    ("planifier la semaine", TrialTour.plan_the_week),
    ("compter les jours", TrialTour.set_days),
    ("vérifier ce qui est imprimé", TrialTour.verify),
    ("en sombre, sur un portable", TrialTour.in_the_dark),
)


class CoordinationTour(Tour):
    """The same office from the coordinator’s seat."""

    def open_trial(self) -> None:
        """In the coordinator’s seat."""
        self.program.start()
        unlock = self.program.unlock_window
        assert unlock is not None
        window = Window(unlock).show()
        window.click(unlock.coordinator_button)
        window.wait(lambda: self.program.window is not None)
        self.office.main.resize(*SIZE)

    def look_at_the_team(self) -> None:
        """The team, the list behind a figure."""
        self.office.main.show_page("team")
        self.shot("equipe")
        self.office.main.resize(*SMALL)
        self.shot("petit-equipe")
        self.office.main.resize(*SIZE)
        team = self.office.coordination.team
        assert team is not None
        self.main.click(team.cards[3])
        self.shot("equipe-derriere-un-chiffre")

    def give_out(self) -> None:
        """The queue with a proposal, then given out; a departure; the page of who receives."""
        self.office.main.show_page("team")
        team = self.office.coordination.team
        assert team is not None
        self.main.click(team.assign)
        page = self.office.visit("assigning")
        assert isinstance(page, AssigningPanel)
        self.main.click(page.propose)
        self.shot("repartition-proposee")
        self.main.click(page.apply)
        self.shot("repartition-faite")
        self.camera.page(page.shown.handover(page.shown.handovers[0].code).draw(), "releve")
        page.shown.split({"login": "k.benali", "why": "departure", "on": page.shown.today, "until": None})
        self.shot("repartition-depart")

    def approve(self) -> None:
        """A first plan, one beside its last version, with a remark; the plan that came back, at its officer’s."""
        self.office.main.show_page("team")
        team = self.office.coordination.team
        assert team is not None
        waiting = [line.approval_id for line in team.shown.waiting]
        team.approval_wanted.emit(waiting[0])
        page = self.office.visit("approving")
        assert isinstance(page, ApprovingPanel)
        self.shot("approbation-premier-plan")
        page.shown.choose(waiting[-1])
        page.shown.remark(next(line.step for line in page.grid.lines if line.step), {"text": "À quelle date?"})
        self.shot("approbation-differences")
        self.office.open_case(self.returned_case(), "plan")
        self.shot("plan-retourne")

    def count(self) -> None:
        """A figure by office with its chart, steps by strand and month, the page of it."""
        figures = self.office.coordination.figures
        assert figures is not None
        self.office.main.show_page("figures")
        self.main.wait(lambda: figures.shown.sheet is not None)
        self.shot("bilans-delai")
        self.camera.page(figures.shown.printout().draw(), "bilan-statistique")
        before = figures.shown.table
        figures.shown.show("referrals")
        figures.shown.cut(0, "office")
        figures.shown.cut(1, "state")
        self.main.wait(lambda: figures.shown.table is not before and len(figures.shown.table.question.by) == 2)
        self.shot("bilans-references")

    def keep_staff(self) -> None:
        """The staff."""
        self.office.main.show_page("staff")
        self.shot("personnel")

    def returned_case(self) -> int:
        """A case whose plan came back with remarks."""
        for case_id in self.office.cases.table.ids:
            screen = self.office.screens.plan(case_id)
            found = bool(screen.approval.remarks)
            screen.close()
            if found:
                return case_id
        raise AssertionError("no plan came back")

    def in_the_dark(self) -> None:
        """The same in dark colours."""
        self.program.look.wear("dark")
        self.office.main.show_page("team")
        self.shot("sombre-equipe")
        self.program.look.wear("light")


COORDINATION_STEPS: tuple[tuple[str, Callable[[CoordinationTour], None]], ...] = (
    ("ouvrir le bureau à la place de la coordination", CoordinationTour.open_trial),
    ("voir l’équipe", CoordinationTour.look_at_the_team),
    ("répartir les dossiers", CoordinationTour.give_out),
    ("approuver des plans", CoordinationTour.approve),
    ("compter", CoordinationTour.count),
    ("voir le personnel", CoordinationTour.keep_staff),
    ("l’équipe en sombre", CoordinationTour.in_the_dark),
)
