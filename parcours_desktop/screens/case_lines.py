"""What one line of the list says, column by column, in the words of the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.case_state import CaseState, CaseStateKind
from parcours_desktop.domain.clock import ClockState, FirstMeetingClock
from parcours_desktop.domain.codes import AppointmentKind, Stage, Strand
from parcours_desktop.queries.case_list import CaseListRow, CaseOrder
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

FIRST_COLUMNS = ("file_number", "name", "country", "strand", "stage", "next", "state")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the row of the file, its state today, its clock."""

    row: CaseListRow
    state: CaseState
    clock: FirstMeetingClock

    @property
    def id(self) -> int:
        """The case."""
        return self.row.id

    @property
    def strand(self) -> Strand | None:
        """The strand of the next step, or of the first strand with an open step."""
        if self.row.next_strand:
            return Strand(self.row.next_strand)
        return next((strand for strand in Strand if getattr(self.row, f"open_{strand}")), None)

    @property
    def is_late(self) -> bool:
        """Whether something should have been done before today."""
        return self.state.kind in {CaseStateKind.CLOCK_MISSED, CaseStateKind.CLOCK_TODAY, CaseStateKind.STEP_LATE}


@dataclass(frozen=True, slots=True)
class LineColumn:
    """A column that can be chosen: its key, its marked title, its width in pixels, what sorts it."""

    key: str
    title: str
    width: int
    order: CaseOrder | None


COLUMNS = (
    LineColumn("file_number", marked("Numéro"), 130, CaseOrder.FILE_NUMBER),
    LineColumn("name", marked("Nom"), 0, CaseOrder.NAME),
    LineColumn("country", marked("Pays"), 78, CaseOrder.COUNTRY),
    LineColumn("strand", marked("Volet actif"), 112, CaseOrder.STRAND),
    LineColumn("stage", marked("Étape"), 118, CaseOrder.STAGE),
    LineColumn("next", marked("Prochaine date"), 102, CaseOrder.NEXT),
    LineColumn("state", marked("État"), 118, CaseOrder.DEADLINE),
    LineColumn("clock", marked("Première rencontre"), 150, CaseOrder.DEADLINE),
    LineColumn("arrival", marked("Arrivée"), 110, CaseOrder.ARRIVAL),
    LineColumn("language", marked("Langue"), 110, CaseOrder.LANGUAGE),
    LineColumn("region", marked("Région"), 150, CaseOrder.REGION),
    LineColumn("office", marked("Bureau"), 150, CaseOrder.OFFICE),
    LineColumn("officer", marked("Agent"), 130, CaseOrder.OFFICER),
    LineColumn("csq_number", marked("Certificat (CSQ)"), 130, None),
    LineColumn("phone", marked("Téléphone"), 120, None),
    LineColumn("email", marked("Courriel"), 180, None),
    LineColumn("last_contact", marked("Dernier contact"), 120, CaseOrder.LAST_CONTACT),
    LineColumn("progress", marked("Démarches"), 90, None),
)


class CaseWords:
    """Says lines in words; ``officers`` maps logins to names."""

    def __init__(self, words: Words, names: CaseNames, officers: Mapping[str, str], today: Callable[[], date]) -> None:
        self._words, self._names, self._officers, self._today = words, names, officers, today
        self._texts: dict[str, Callable[[CaseListRow], str]] = {
            "file_number": lambda row: row.file_number.removeprefix("AQ-"),
            "name": lambda row: row.list_name,
            "country": lambda row: names.label("countries", row.birth_country),
            "stage": self.stage,
            "next": lambda row: self._near(row.next_on),
            "arrival": lambda row: self._near(row.arrived_on or row.arriving_on),
            "language": lambda row: names.label("languages", row.contact_language),
            "region": lambda row: names.label("regions", row.region),
            "office": lambda row: names.label("offices", row.office),
            "officer": lambda row: officers.get(row.officer, row.officer) if row.officer else words("À attribuer"),
            "csq_number": lambda row: row.csq_number,
            "phone": lambda row: row.phone,
            "email": lambda row: row.email,
            "last_contact": lambda row: self._near(row.last_contact_on),
            "progress": lambda row: (
                words("{done} / {total}", done=row.steps_done, total=row.steps) if row.steps else ""
            ),
        }

    def text(self, key: str, line: Line) -> str:
        """The words of one cell."""
        if key == "state":
            return self.state(line.state)
        if key == "clock":
            return self.clock(line.clock)
        if key == "strand":
            return self._words.short_label(line.strand) if line.strand else "—"
        return self._texts[key](line.row)

    def value(self, key: str, line: Line) -> str | date | None:
        """The value of one cell where it leaves the program: dates as dates, everything else as it is shown, whole."""
        row = line.row
        match key:
            case "next":
                return row.next_on
            case "arrival":
                return row.arrived_on or row.arriving_on
            case "last_contact":
                return row.last_contact_on
            case "file_number":
                return row.file_number
            case "strand":
                return self._words.label(line.strand) if line.strand else None
        return self.text(key, line)

    def stage(self, row: CaseListRow) -> str:
        """How far the case has come."""
        return self._words.short_label(Stage(row.stage))

    def state(self, state: CaseState) -> str:
        """The pill of a state."""
        words, days = self._words, state.days
        said = {
            CaseStateKind.CLOCK_MISSED: words.many("{n} j retard", "{n} j retard", days),
            CaseStateKind.CLOCK_TODAY: words("dernier jour"),
            CaseStateKind.STEP_LATE: words.many("{n} j retard", "{n} j retard", days),
            CaseStateKind.CLOCK_RUNNING: words.many("{n} j ouvr.", "{n} j ouvr.", days),
            CaseStateKind.STEP_TODAY: words("échéance auj."),
            CaseStateKind.SILENT: words.many("silence {n} j", "silence {n} j", days),
            CaseStateKind.ARRIVING: words("arrivée prévue"),
            CaseStateKind.BEFORE_ARRIVAL: words("avant l’arrivée"),
            CaseStateKind.CLOSED: words("fermé"),
            CaseStateKind.UP_TO_DATE: words("à jour"),
        }
        return said[state.kind]

    def clock(self, clock: FirstMeetingClock) -> str:
        """What the five-working-day clock shows, in a word or two."""
        words = self._words
        match clock.state:
            case ClockState.MET:
                return words("tenue {day}, à temps", day=self._near(clock.first_met_on))
            case ClockState.RUNNING:
                left = clock.days_left or 0
                return words.many("{n} j ouvr.", "{n} j ouvr.", left) if left else words("dernier jour")
            case ClockState.MISSED:
                late = clock.days_late or 0
                return words.many("délai dépassé de {n} j", "délai dépassé de {n} j", late)
            case ClockState.EXCUSED:
                return words("dépassement justifié")
        return "—"

    def next_what(self, row: CaseListRow) -> str:
        """What comes next, in words."""
        kind, _, detail = row.next_what.partition(":")
        match kind:
            case "step":
                return detail
            case "appointment":
                return self._words.label(AppointmentKind(detail))
            case "first_meeting":
                return self._words("Première rencontre à fixer")
            case "follow_up":
                return self._words("Suivi prévu")
            case "arrival":
                return self._words("Arrivée prévue")
        return ""

    def next_tip(self, row: CaseListRow) -> str:
        """The full date of what comes next, and what it is."""
        if row.next_on is None:
            return self.next_what(row)
        what = self.next_what(row)
        return self._words("{date}\u00a0: {what}", date=self._words.full_date(row.next_on), what=what)

    def officer(self, login: str) -> str:
        """The name of an officer."""
        return self._officers.get(login, login)

    def _near(self, day: date | None) -> str:
        if day is None:
            return "—"
        today = self._today()
        return self._words.short_date(day) if day.year == today.year else self._words.medium_date(day)
