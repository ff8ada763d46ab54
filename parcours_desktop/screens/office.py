"""The screens of an opened office, made on demand: what ``ui`` asks for instead of commands and queries."""

from collections.abc import Sequence
from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.behind import Behind
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.domain.roles import Right
from parcours_desktop.queries.numbers import case_of_number
from parcours_desktop.queries.staff import person_of_login
from parcours_desktop.screens.appointment_form import AppointmentFormScreen
from parcours_desktop.screens.approving import ApprovingScreen
from parcours_desktop.screens.assigning import AssigningScreen
from parcours_desktop.screens.availability import AvailabilityScreen
from parcours_desktop.screens.behind import BehindScreen
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_export import CalendarExportScreen
from parcours_desktop.screens.calendar_import import CalendarImportScreen
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.screens.caseload_printing import caseload_printout
from parcours_desktop.screens.day_printing import day_printout
from parcours_desktop.screens.duplicates import DuplicatesScreen
from parcours_desktop.screens.figures import FiguresScreen
from parcours_desktop.screens.import_list import ImportScreen
from parcours_desktop.screens.labels import LabelsScreen
from parcours_desktop.screens.new_case import NewCaseScreen
from parcours_desktop.screens.office_shell import OfficeShellScreen
from parcours_desktop.screens.organizations import OrganizationsScreen
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.preferences import PreferencesScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.screens.register import RegisterScreen
from parcours_desktop.screens.series_printing import SeriesScreen
from parcours_desktop.screens.staff import StaffScreen
from parcours_desktop.screens.team import TeamScreen
from parcours_desktop.screens.today import TodayScreen
from parcours_desktop.screens.unheld import unheld
from parcours_desktop.screens.verification import VerificationScreen
from parcours_desktop.screens.working_days import WorkingDaysScreen
from parcours_desktop.system.settings import Settings
from parcours_desktop.wording.words import Words


class OfficeScreens:
    """Makes the screens of one opened office."""

    def __init__(self, desk: Desk, words: Words, settings: Settings) -> None:
        self._desk, self._words = desk, words
        self.settings = settings
        self.shell = OfficeShellScreen(desk, desk.reference, settings)

    def case_list(self) -> CaseListScreen:
        """The list of cases."""
        return CaseListScreen(self._desk, self._words)

    def case(self, case_id: int) -> CaseScreen:
        """One case. Raises ``Refused`` when it is gone."""
        return CaseScreen(self._desk, self._words, case_id, Paper[self.settings.paper.name])

    def case_with(self, number: str) -> int | None:
        """The case that bears a file number or a certificate number."""
        with self._desk.reading() as file:
            return case_of_number(file, number)

    def plan(self, case_id: int) -> PlanScreen:
        """The plan of a case."""
        return PlanScreen(self._desk, self._words, case_id, Paper[self.settings.paper.name])

    def today(self) -> TodayScreen:
        """What must be done today."""
        return TodayScreen(self._desk, self._words)

    def day_page(self, officer: str) -> Printout:
        """Today on paper, of an officer (login) or ("") of whoever sits at the desk."""
        with self._desk.reading() as file:
            person = person_of_login(file, officer) if officer else None
        return day_printout(self._desk, self._words, Paper[self.settings.paper.name], officer=person)

    def caseload(self, officer: str, office: str | None = None) -> Printout:
        """The load of an officer (login), or ("") of an office (code; None: that of whoever sits at the desk), on paper."""
        office = "" if officer else self._desk.user.office if office is None else office
        paper = Paper[self.settings.paper.name]
        return caseload_printout(self._desk, self._words, paper, officer=officer, office=office)

    def meeting(self, case_id: int) -> AppointmentFormScreen:
        """The form of a first meeting with the person of a case."""
        return AppointmentFormScreen(self._desk, self._words, case_id=case_id, kind=AppointmentKind.FIRST_MEETING)

    def calendar(self) -> CalendarScreen:
        """The calendar."""
        return CalendarScreen(self._desk, self._words)

    def calendar_import(self) -> CalendarImportScreen:
        """The import of a calendar."""
        return CalendarImportScreen(self._desk, self._words)

    def calendar_export(self, officer: str, first: date, last: date) -> CalendarExportScreen:
        """A calendar that leaves: an officer's ("" for one's own), of some days."""
        names = self.settings.names_in_calendars
        return CalendarExportScreen(self._desk, self._words, with_names=names, officer=officer, first=first, last=last)

    def organizations(self) -> OrganizationsScreen:
        """The directory of partner organizations."""
        return OrganizationsScreen(self._desk, self._words)

    @property
    def sees_team(self) -> bool:
        """Whether the person at the desk may see the team."""
        return self._desk.may(Right.TEAM)

    def team(self) -> TeamScreen:
        """The team in figures."""
        return TeamScreen(self._desk, self._words)

    @property
    def may_assign(self) -> bool:
        """Whether the person at the desk may give cases to anybody."""
        return self._desk.may(Right.ASSIGN)

    def unheld(self) -> Behind | None:
        """The open cases whose officer has left, for whoever can give them to somebody; None as it should be."""
        return unheld(self._desk, self._words) if self.may_assign else None

    @property
    def keeps_staff(self) -> bool:
        """Whether the person may keep the staff."""
        return self._desk.may(Right.STAFF)

    def staff(self) -> StaffScreen:
        """The staff."""
        return StaffScreen(self._desk, self._words)

    @property
    def sees_figures(self) -> bool:
        """Whether the person may see the figures of the office."""
        return self._desk.may(Right.FIGURES)

    def figures(self) -> FiguresScreen:
        """The figures."""
        return FiguresScreen(self._desk, self._words, Paper[self.settings.paper.name])

    @property
    def may_approve(self) -> bool:
        """Whether the person may answer plans that were sent for approval."""
        return self._desk.may(Right.APPROVE)

    def approving(self, office: str, approval_id: int = 0) -> ApprovingScreen:
        """Plans to be answered, of an office (code; "" for all), one of them first."""
        return ApprovingScreen(self._desk, self._words, office, approval_id, Paper[self.settings.paper.name])

    def assigning(self, office: str) -> AssigningScreen:
        """Giving out the cases that wait, of an office (code; "" for all)."""
        return AssigningScreen(self._desk, self._words, office, Paper[self.settings.paper.name])

    def behind(self, behind: Behind) -> BehindScreen:
        """The list behind a figure."""
        return BehindScreen(self._desk, self._words, behind)

    def labels(self, ids: Sequence[int]) -> LabelsScreen:
        """Address labels for some cases."""
        return LabelsScreen(self._desk, self._words, ids, Paper[self.settings.paper.name])

    def verification(self) -> VerificationScreen:
        """Verifying printed plans."""
        return VerificationScreen(self._desk, self._words)

    def print_register(self) -> RegisterScreen:
        """What was printed and saved."""
        return RegisterScreen(self._desk, self._words)

    def series(self) -> SeriesScreen:
        """Printing many cases at once."""
        chosen = self.settings
        return SeriesScreen(self._desk, self._words, Paper[chosen.paper.name], chosen.file_names)

    def import_list(self) -> ImportScreen:
        """The import of an arrivals list."""
        return ImportScreen(self._desk, self._words)

    def new_case(self, household_of: int | None = None) -> NewCaseScreen:
        """A new case; with ``household_of`` a member of that case's household."""
        return NewCaseScreen(self._desk, self._words, household_of)

    def duplicates(self, case_id: int | None = None) -> DuplicatesScreen:
        """The probable duplicates; with ``case_id`` those of that case."""
        return DuplicatesScreen(self._desk, self._words, case_id)

    def availability(self) -> AvailabilityScreen:
        """The hours that come back of the person at work; a coordinator chooses whose."""
        return AvailabilityScreen(self._desk, self._words)

    def working_days(self) -> WorkingDaysScreen:
        """The table of working days."""
        return WorkingDaysScreen(self._desk, self._words)

    def preferences(self) -> PreferencesScreen:
        """The preferences."""
        return PreferencesScreen(self.settings, self._words)

    def close(self) -> None:
        """Listen no more."""
        self.shell.close()
