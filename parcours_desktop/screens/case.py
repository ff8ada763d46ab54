"""One case opened: its head, its household, the line of its journey, and the screens of its tabs."""

from dataclasses import dataclass
from datetime import date, datetime

from parcours_desktop.commands.cases import CloseCase, ReopenCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.journey import ConfirmArrival, ResolveConflict
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import ClosingReason, Stage
from parcours_desktop.domain.journey import Milestone
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.case_sheet import CaseSheet, HouseholdMember, JourneyMark
from parcours_desktop.queries.history import conflicts_of
from parcours_desktop.screens.case_appointments import AppointmentsScreen
from parcours_desktop.screens.case_clock import ClockScreen
from parcours_desktop.screens.case_consents import ConsentsScreen
from parcours_desktop.screens.case_courses import FrenchScreen
from parcours_desktop.screens.case_follow_up import FollowUpScreen
from parcours_desktop.screens.case_history import CaseHistoryScreen
from parcours_desktop.screens.case_integration import IntegrationScreen
from parcours_desktop.screens.case_needs import NeedsScreen
from parcours_desktop.screens.case_notes import NotesScreen
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.screens.case_profile import ProfileScreen
from parcours_desktop.screens.case_referrals import ReferralsScreen
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark of the line: ``state`` is done, next or ahead (an expected day that has not come is ahead too)."""

    milestone: Milestone
    title: str
    when: str
    tip: str
    state: str


@dataclass(frozen=True, slots=True)
class MemberShown:
    """A member of the household to jump to."""

    id: int
    name: str
    about: str

    @property
    def given_name(self) -> str:
        """« Étienne » of « Dubois, Étienne », where there is little room beside the head of the household."""
        return self.name.partition(", ")[2] or self.name


@dataclass(frozen=True, slots=True)
class ConflictOption:
    """One of the values between which to choose."""

    op: int
    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """A value that two people wrote without knowing of each other; the first option is the one shown meanwhile."""

    row: int
    unit: str
    what: str
    options: tuple[ConflictOption, ...]


class CaseScreen:
    """A case and the screens of its tabs. ``changed``: draw the head anew; ``arrival_changed``: due dates may follow."""

    def __init__(self, desk: Desk, words: Words, case_id: int, paper: Paper = Paper.LETTER) -> None:
        """Raises ``Refused`` when there is no such case."""
        self.desk, self.words, self.case_id = desk, words, case_id
        self.state = CaseState(desk, words, case_id)
        self.changed: Signal[()] = self.state.changed
        self.gone: Signal[()] = self.state.gone
        self.troubled: Signal[str] = self.state.troubled
        self.refused: Signal[tuple[Refusal, ...]] = self.state.refused
        self.arrival_changed: Signal[()] = self.state.arrival_changed
        self.profile = ProfileScreen(self.state)
        self.needs = NeedsScreen(self.state)
        self.appointments = AppointmentsScreen(self.state)
        self.first_meeting = ClockScreen(self.state, paper)
        self.follow_ups = FollowUpScreen(self.state)
        self.french = FrenchScreen(self.state)
        self.papers = CasePapers(desk, words, case_id, paper)
        self.integration = IntegrationScreen(self.state, self.papers)
        self.notes = NotesScreen(self.state)
        self.consents = ConsentsScreen(self.state, self.papers)
        self.referrals = ReferralsScreen(self.state, self.consents, self.papers)
        self.history = CaseHistoryScreen(self.state)
        self.refusals: tuple[Refusal, ...] = ()

    def close(self) -> None:
        """Listen no more."""
        self.state.close()

    # The head

    @property
    def sheet(self) -> CaseSheet:
        """The case as it was last read."""
        return self.state.sheet

    @property
    def title(self) -> str:
        """« Haddad, Rania »."""
        return self.sheet.list_name

    @property
    def stage(self) -> str:
        """How far the case has come, in a word or two."""
        return self.words.short_label(self.sheet.stage)

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: it can be reopened."""
        return self.sheet.stage is Stage.CLOSED

    @property
    def remark(self) -> str:
        """The file number and whose case it is: « AQ-2026-06-000001-4 · Sophie Lavoie »."""
        sheet, words = self.sheet, self.words
        officer = sheet.officer.name if sheet.officer else words("à attribuer")
        return words("{number} · {officer}", number=sheet.file_number, officer=officer)

    @property
    def closing(self) -> str:
        """Why and when a closed case was closed, with the remark made then."""
        profile = self.sheet.profile
        if not self.is_closed:
            return ""
        reason = self.state.names.label("closing_reasons", profile["closing_reason"] or "")
        told = self.words("Fermé le {on}\u00a0: {reason}", on=profile["closed_on"], reason=reason)
        return f"{told} — {profile['closing_note']}" if profile["closing_note"] else told

    # The journey

    @property
    def line(self) -> tuple[MarkShown, ...]:
        """The marks of the journey."""
        return tuple(self._mark(mark) for mark in self.sheet.line)

    @property
    def next(self) -> str:
        """What is next, and by when: « Tenir la première rencontre au plus tard demain »."""
        action, words = self.sheet.next, self.words
        if action is None:
            return ""
        if action.due_on is None:
            return words.label(action.kind)
        shown = words.relative_day(action.due_on, self.state.today)
        return words("{action} ({when})", action=words.label(action.kind), when=shown)

    @property
    def clock(self) -> tuple[str, ClockState]:
        """The five-working-day clock in words, and its state."""
        clock, words = self.sheet.clock, self.words
        left, late = clock.days_left, clock.days_late
        if clock.state is ClockState.RUNNING and left is not None:
            said = (
                words("Dernier jour ouvrable pour la première rencontre")
                if left == 0
                else words.many(
                    "{n} jour ouvrable pour la première rencontre",
                    "{n} jours ouvrables pour la première rencontre",
                    left,
                )
            )
        elif clock.state is ClockState.MISSED and late is not None:
            said = words.many("Délai dépassé de {n} jour ouvrable", "Délai dépassé de {n} jours ouvrables", late)
        elif clock.state is ClockState.MET:
            said = words("Première rencontre dans le délai de cinq jours ouvrables")
        elif clock.state is ClockState.EXCUSED:
            said = words("Dépassement du délai justifié")
        else:
            said = words("Le délai de cinq jours ouvrables commence à l’arrivée")
        return said, clock.state

    def _mark(self, mark: JourneyMark) -> MarkShown:
        words = self.words
        expected = mark.milestone is Milestone.ARRIVAL_EXPECTED and self.sheet.journey.arrived_on is not None
        state = "done" if mark.reached or expected else "next" if mark.ahead else "ahead"
        tip = ""
        if mark.on is not None:
            tip = words.full_date(mark.on)
        if mark.by and mark.written_at is not None:
            tip = words("{date}, noté par {name} le {written}", date=tip, name=mark.by, written=mark.written_at.date())
        elif mark.on is None and mark.ahead and self.next:
            tip = words("À suivre\u00a0: {next}", next=self.next)
        elif mark.on is None and not mark.ahead and self._is_past(mark.milestone):
            tip = words("Date non notée")
        return MarkShown(
            mark.milestone, words.short_label(mark.milestone), words.medium_date(mark.on) if mark.on else "", tip, state
        )

    def _is_past(self, milestone: Milestone) -> bool:
        """Whether a later mark was reached."""
        order = [mark.milestone for mark in self.sheet.line]
        return any(mark.reached for mark in self.sheet.line[order.index(milestone) + 1 :])

    # The household

    @property
    def members(self) -> tuple[MemberShown, ...]:
        """The others of the household."""
        return tuple(MemberShown(member.id, member.list_name, self._about(member)) for member in self.sheet.members)

    def _about(self, member: HouseholdMember) -> str:
        words = self.words
        parts = [words.short_label(member.role)] if member.role else []
        if member.birth_date is not None:
            parts.append(words.many("{n} an", "{n} ans", age(member.birth_date, self.state.today)))
        parts.append(words.short_label(member.stage))
        return " · ".join(parts)

    # Acts

    def confirm_arrival(self, arrived_on: date, flight: str | None = None) -> bool:
        """Note the arrival; False when it was refused (``refusals``)."""
        before = self.sheet.journey.arrived_on
        if not self._try(ConfirmArrival(self.case_id, arrived_on, self.sheet.seen, flight), tell=False):
            return False
        if self.sheet.journey.arrived_on != before:
            self.arrival_changed.emit()
        return True

    def choices(self, source: str) -> tuple[Choice, ...]:
        """What a field may hold: ``closing_reasons``."""
        return self.state.names.choices(source)

    def close_case(self, reason: str, note: str) -> bool:
        """Close the case for a coded reason; False when it was refused (``refusals``)."""
        return self._try(CloseCase(self.case_id, ClosingReason(reason), self.sheet.seen, note), tell=False)

    def reopen_case(self) -> bool:
        """Open the case again."""
        return self._try(ReopenCase(self.case_id, self.sheet.seen))

    def conflicts(self) -> tuple[ConflictShown, ...]:
        """The values that wait for a choice."""
        if not self.sheet.conflicts:
            return ()
        with self.desk.reading() as file:
            found = conflicts_of(file, self.case_id)
        values = CaseValues(self.words, self.state.names, self.state.staff)
        return tuple(
            ConflictShown(
                conflict.row,
                conflict.unit,
                values.what(conflict.kind, conflict.unit),
                tuple(
                    ConflictOption(choice.op, values.text(conflict.kind, choice.value), choice.by, choice.at)
                    for choice in conflict.choices
                ),
            )
            for conflict in found
        )

    def resolve(self, conflict: ConflictShown, option: ConflictOption) -> bool:
        """Choose one value of a conflict."""
        return self._try(ResolveConflict(conflict.row, conflict.unit, option.op))

    def _try(self, command: ConfirmArrival | CloseCase | ReopenCase | ResolveConflict, *, tell: bool = True) -> bool:
        self.refusals = ()
        try:
            self.desk.do(command)
        except Refused as refused:
            self.refusals = refused.refusals
            if tell:
                self.refused.emit(refused.refusals)
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
            return False
        return not self.refusals


def age(born: date, today: date) -> int:
    """Whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
