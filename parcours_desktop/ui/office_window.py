"""The window of an opened office: makes the pages and joins them; the pages do not know each other."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.appointment_dialog import AppointmentDialog
from parcours_desktop.ui.availability_dialog import AvailabilityDialog
from parcours_desktop.ui.calendar_export_dialog import CalendarExportDialog
from parcours_desktop.ui.calendar_panel import CalendarPanel
from parcours_desktop.ui.case_list_panel import CaseListPanel
from parcours_desktop.ui.case_panel import CasePanel
from parcours_desktop.ui.label_output import LabelOutput
from parcours_desktop.ui.notices import Notice
from parcours_desktop.ui.office_coordination import Coordination
from parcours_desktop.ui.office_visits import CALENDAR, CASES, PREFERENCES, OfficeVisits
from parcours_desktop.ui.organizations_panel import OrganizationsPanel
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.plan_panel import PlanPanel
from parcours_desktop.ui.preferences_panel import PreferencesPanel
from parcours_desktop.ui.series_output import SeriesOutput
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.today_panel import TodayPanel
from parcours_desktop.ui.verify_dialog import Verifying

TODAY, CASE, ORGANIZATIONS = "today", "case", "organizations"
PLAN_TAB = "plan"
ROOMY = 1600  # pixels of the window from which the plan’s buttons fit into the head of the case, beside eight tabs


class OfficeWindow(QObject):
    """``closed``: the person closed the window; ``lock_wanted``; ``settings_chosen``: other preferences to keep."""

    closed = Signal()
    lock_wanted = Signal()
    settings_chosen = Signal(Settings)

    def __init__(self, screens: OfficeScreens, around: Surroundings) -> None:
        super().__init__()
        self.screens, self.around = screens, around
        self.main = MainWindow(screens.shell, around)
        self._tools: QWidget | None = None
        self._stepped: Notice | None = None
        self._build()
        self._connect()

    def visit(self, name: str) -> QWidget | None:
        """A page that comes and goes, if it is there."""
        return self.visits.page(name)

    def show(self) -> None:
        """Show the window: what must be done today, or the list as long as the office holds nothing."""
        self.main.show()
        if self.cases.listed.holds_nothing:
            self.main.show_page(CASES)
        page = self.today if self.main.current_page == TODAY else self.cases
        page.setFocus()
        self.series.offer()
        self.coordination.look()

    def leave(self) -> None:
        """Write what is being typed and let go of every screen: the file is about to be closed."""
        self.main.closing.disconnect(self.closed)
        self.case.close_case()
        self.visits.end_all()
        self.cases.leave()
        self.today.leave()
        self.organizations.leave()
        self.coordination.leave()
        self._calendar_screen.close()
        self.screens.close()
        self.main.close()
        self.main.deleteLater()

    def tell_crash(self, note: object) -> None:
        """Say that something failed in the program, and where the note lies."""
        words = self.around.words
        self.around.notices.failed(
            words("Une erreur est survenue; votre travail est gardé. Note\u00a0: {path}", path=str(note))
            if note
            else words("Une erreur est survenue; votre travail est gardé.")
        )

    def open_case(self, case_id: int, tab: str = "") -> None:
        """Show a case."""
        if self.case.open_case(case_id, tab):
            self.main.show_page(CASE)
            self.case.setFocus()

    # Building and joining

    def _build(self) -> None:
        screens, around = self.screens, self.around
        self.cases = CaseListPanel(screens.case_list(), around)
        self.case = CasePanel(screens.case, around, self._plan_of)
        self._calendar_screen = screens.calendar()
        self.calendar = CalendarPanel(self._calendar_screen, around)
        self.preferences = PreferencesPanel(screens.preferences(), around)
        self.today = TodayPanel(screens.today(), around)
        self.main.add_page(TODAY, self.today)
        self._day_output = PageOutput(around, self.main)
        self.series = SeriesOutput(around, self.main, screens.series, self._day_output.print_page)
        self.labels = LabelOutput(around, self.main, screens.labels, self._day_output.show)
        self.main.add_page(CASES, self.cases)
        self.main.add_page(CALENDAR, self.calendar)
        self.organizations = OrganizationsPanel(screens.organizations(), around)
        self.main.add_page(ORGANIZATIONS, self.organizations)
        self.main.add_page(PREFERENCES, self.preferences)
        self.main.add_page(CASE, self.case, under=CASES)
        self.visits = OfficeVisits(self.main, screens, around)
        self.coordination = Coordination(self.main, screens, around, self.visits)
        self.verifying = Verifying(self.main, around, screens.verification())

    def _connect(self) -> None:
        main, visits = self.main, self.visits
        visits.case_wanted.connect(self.open_case)
        visits.cases_wanted.connect(self._on_list)
        self.verifying.case_wanted.connect(self.open_case)
        main.search_changed.connect(self._on_search_changed)
        main.page_shown.connect(self._on_page_shown)
        main.closing.connect(self.closed)
        self.cases.case_chosen.connect(self.open_case)
        self.cases.duplicates_wanted.connect(visits.duplicates)
        self.cases.plan_wanted.connect(partial(self.open_case, tab="plan"))
        self.cases.print_wanted.connect(self._on_print)
        self.cases.acts.printing_wanted.connect(self.series.ask)
        self.cases.acts.labels_wanted.connect(self.labels.ask)
        self.cases.search_cleared.connect(partial(main.set_search_text, ""))
        self.case.back_wanted.connect(partial(main.show_page, CASES))
        self.case.member_wanted.connect(visits.new_case)
        self.case.tab_shown.connect(self._on_tab_shown)
        self.case.case_shown.connect(self._on_case_shown)
        self.calendar.case_wanted.connect(self.open_case)
        self.calendar.import_wanted.connect(visits.import_calendar)
        self.calendar.export_wanted.connect(self._on_export)
        self.today.case_wanted.connect(self.open_case)
        self.today.schedule_wanted.connect(self._on_schedule)
        self.today.list_wanted.connect(self._on_list)
        self.today.plan_wanted.connect(partial(self.open_case, tab=PLAN_TAB))
        self.today.answer_wanted.connect(partial(visits.approve_first, TODAY))
        self.today.counted.connect(partial(self.screens.shell.show_count, TODAY))
        self.screens.shell.show_count(TODAY, self.today.listed.points)
        self.preferences.settings_chosen.connect(self._on_settings_chosen)
        self.preferences.working_days_wanted.connect(visits.working_days)
        self.preferences.availability_wanted.connect(self._on_availability)
        self._bind()
        self.today.add_buttons("print_day", "new_case")
        self.screens.shell.changed.connect(self._on_file_changed)
        self._draw_undo()

    def _bind(self) -> None:
        """Give the actions of the whole window to what they do."""
        visits = self.visits
        for name, handler in (
            ("new_case", visits.new_case),
            ("import_list", visits.import_list),
            ("duplicates", visits.duplicates),
            ("working_days", visits.working_days),
            ("availability", self._on_availability),
            ("undo", self._on_undo),
            ("redo", self._on_redo),
            ("print_day", self._on_print_day),
            ("preview_day", self._on_preview_day),
            ("print_load", self._on_print_load),
            ("print_register", visits.print_register),
            ("lock", self.lock_wanted.emit),
        ):
            self.around.actions.bind(name, self.main, handler)

    def _on_availability(self) -> None:
        self.around.questions.show(AvailabilityDialog(self.main, self.screens.availability(), self.around))

    def _plan_of(self, case_id: int) -> QWidget:
        """The plan tab; its buttons stand in the head of the case while it is shown, if there is room."""
        screen = self.screens.plan(case_id)
        panel = PlanPanel(screen, self.around, tools_outside=True)
        self._drop_tools()
        if self.main.width() >= ROOMY:
            self._tools = panel.tools
            panel.tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.case.head.buttons.insertWidget(0, panel.tools)
        panel.destroyed.connect(screen.close)
        return panel

    def _on_tab_shown(self, name: str) -> None:
        if self._tools is not None:
            self._tools.setVisible(name == PLAN_TAB)
            self.case.head.fit()

    def _on_case_shown(self, _case_id: int) -> None:
        if self.case.current_tab != PLAN_TAB:
            self._drop_tools()

    def _drop_tools(self) -> None:
        if self._tools is not None and isValid(self._tools):
            self._tools.hide()
            self._tools.deleteLater()
        self._tools = None

    # What pages wish

    def _on_print(self, case_id: int) -> None:
        self.open_case(case_id, tab="plan")
        self.around.actions.run("print")

    def _on_export(self) -> None:
        """Whose calendar leaves, and for which days: those that are looked at are proposed."""
        shown = self._calendar_screen
        officer = shown.logins[0] if shown.logins and len(shown.logins) == 1 else ""
        screen = self.screens.calendar_export(officer, shown.period.first, shown.period.last)
        self.around.questions.show(CalendarExportDialog(self.main, screen, self.around))

    def _on_schedule(self, case_id: int) -> None:
        """Ask for a first meeting with the person of a case, on the next free time if their officer has one."""
        calendar = self._calendar_screen
        card = calendar.tray.card(case_id)
        form = calendar.form_at(calendar.slot_for(card), case_id) if card else self.screens.meeting(case_id)
        self.around.questions.show(AppointmentDialog(self.main, form, self.around))

    def _on_print_day(self) -> None:
        """Print the day that is shown, or one's own."""
        self._day_output.print_page(self.screens.day_page(self.today.listed.officer))

    def _on_preview_day(self) -> None:
        """Look at the page of the day that is shown, or of one's own."""
        self._day_output.show(self.screens.day_page(self.today.listed.officer))

    def _on_print_load(self) -> None:
        """Look at the load of the officer whose day is shown, or of the office."""
        self._day_output.show(self.screens.caseload(self.today.listed.officer))

    def _on_list(self, wanted: Any) -> None:
        """The list of cases, narrowed as a page asks."""
        self.main.set_search_text("")
        self.cases.listed.show(wanted)
        self.main.show_page(CASES)
        self.cases.setFocus()

    # What the frame tells

    def _on_search_changed(self, text: str) -> None:
        if text and self.main.current_page != CASES:
            self.main.show_page(CASES)
            self.main.focus_search()
        self.cases.search(text)

    def _on_page_shown(self, name: str) -> None:
        if name != CASE:
            self.case.flush()

    def _on_settings_chosen(self, settings: Settings) -> None:
        self.screens.settings = settings
        self.settings_chosen.emit(settings)

    def _on_undo(self) -> None:
        self._step_back(self.screens.shell.undo_title, self.screens.shell.undo, undone=True)

    def _on_redo(self) -> None:
        self._step_back(self.screens.shell.redo_title, self.screens.shell.redo, undone=False)

    def _step_back(self, title: str, move: Callable[[], int], *, undone: bool) -> None:
        if not title:
            return
        words, notices = self.around.words, self.around.notices
        left = move()
        said = (
            words("Annulé\u00a0: {act}", act=words(title))
            if undone
            else words("Rétabli\u00a0: {act}", act=words(title))
        )
        if self._stepped is not None and isValid(self._stepped):
            self._stepped.close_notice()
        self._stepped = notices.told(said)
        if left:
            notices.mind(
                words.many(
                    "{n} valeur a changé depuis et a été laissée telle quelle.",
                    "{n} valeurs ont changé depuis et ont été laissées telles quelles.",
                    left,
                )
            )

    def _on_file_changed(self) -> None:
        self.around.notices.forget_undo()
        self._draw_undo()

    def _draw_undo(self) -> None:
        actions, shell = self.around.actions, self.screens.shell
        actions.set_enabled("undo", bool(shell.undo_title))
        actions.set_enabled("redo", bool(shell.redo_title))
