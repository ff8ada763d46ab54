"""The first page: what must be done today, list by list, and one's day; whose, and what can be said of it at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from parcours_desktop.commands.appointments import SetAppointmentState
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.codes import AppointmentState, OfficerRole
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.today import Entry, Today, TodayList
from parcours_desktop.queries.case_list import CaseFilter, case_count
from parcours_desktop.queries.staff import staff
from parcours_desktop.queries.today import TodayScope, today_cases, today_page
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.today_lines import DayLine, TodayLine, TodayWords
from parcours_desktop.screens.today_referrals import TodayReferrals
from parcours_desktop.wording.words import Words

EVERYBODY = ""
LONG = 1_500
"""Cases from which the page is read aside: below, reading it takes less than a frame."""
LISTED_AT_MOST = 30_000  # cases that one list can be narrowed to: the file bounds the values of one question
TOPICS = frozenset(
    {
        "case",
        "step",
        "appointment",
        "plan_version",
        "note",
        "follow_up",
        "attempt",
        "officer",
        "special_day",
        "referral",
        "approval",
        "remark",
    }
)
ALWAYS = (TodayList.CLOCKS, TodayList.LATE_STEPS)
CARDS = tuple(which for which in TodayList if which is not TodayList.UNTOLD)
ReadPage = Callable[[], Today]


@dataclass(frozen=True, slots=True)
class TodayCard:
    """One list as it is shown: ``pressing`` of its ``total`` rows are counted; ``more`` stand in the list of cases alone."""

    which: TodayList
    title: str
    pressing: int
    total: int
    lines: tuple[TodayLine, ...]
    remark: str = ""
    tip: str = ""
    empty: str = ""

    @property
    def more(self) -> int:
        """How many rows are not shown here."""
        return self.total - len(self.lines)


class TodayScreen:
    """``changed``: draw the page anew; ``troubled``: a sentence to show, why something was not done.

    ``read_aside``, when it is set, is handed the reading of a large office: it calls it in another thread and gives what it
    returned to ``take``, in the thread of the window, unless something else was asked for since.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.referrals = TodayReferrals(desk, words, self.troubled.emit)
        self.is_coordinator = desk.user.role == OfficerRole.COORDINATOR
        self.officer = EVERYBODY if self.is_coordinator else desk.user.login
        self.read_aside: Callable[[ReadPage], object] | None = None
        self.page = Today(self.today)
        self.is_read = False
        self._told = 0
        self._names: dict[str, tuple[str, str]] = {}
        self.reread()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)

    @property
    def today(self) -> date:
        """The day of the office."""
        return self.desk.clock.today()

    @property
    def now(self) -> datetime:
        """The wall time of the office."""
        return self.desk.clock.now()

    # What is shown

    @property
    def title(self) -> str:
        """« Lundi 23 novembre »."""
        return self.words.capital(self.words.weekday_date(self.page.on))

    @property
    def remark(self) -> str:
        """« 6 rendez-vous, 7 points à traiter »."""
        words = self.words
        held = words.many(
            "{n} rendez-vous", "{n} rendez-vous", sum(entry.first.kind.has_person for entry in self.page.entries)
        )
        points = words.many("{n} point à traiter", "{n} points à traiter", self.points)
        return words("{appointments}, {points}", appointments=held, points=points)

    @property
    def points(self) -> int:
        """What is to be dealt with now: the sum of what the lists count, and the count in the navigation."""
        return self.page.points(self.now)

    @property
    def cards(self) -> tuple[TodayCard, ...]:
        """The lists that hold something, in their order; the clocks and what is late always."""
        says = self._says()
        return tuple(self._card(which, says) for which in CARDS if which in ALWAYS or self.page.of(which).total)

    @property
    def untold(self) -> tuple[DayLine, ...]:
        """Entries that are over and of which nobody said how they went, the oldest first."""
        says = self._says()
        return tuple(says.entry(entry, self.now) for entry in self.page.untold(self.now))

    @property
    def untold_count(self) -> int:
        """How many there are; those of days before may be cut short."""
        return self.page.pressing(TodayList.UNTOLD, self.now)

    @property
    def approves(self) -> bool:
        """Whether the plans of the list are to be answered, by whoever looks."""
        return self.desk.may(Right.APPROVE)

    @property
    def day(self) -> tuple[DayLine, ...]:
        """The entries of the day by hour, but those that ``untold`` holds."""
        says, now = self._says(), self.now
        return tuple(says.entry(entry, now) for entry in self.page.entries if not entry.is_untold(now))

    def officers(self) -> tuple[Choice, ...]:
        """Whose page a coordinator can look at."""
        people = (Choice(login, name, login) for login, (name, _) in self._names.items())
        return (Choice(EVERYBODY, self.words("Tout le bureau")), *people)

    def title_of(self, which: TodayList) -> str:
        """The heading of a list."""
        return self._says().title(which)

    def filter_of(self, which: TodayList) -> CaseFilter:
        """The list of cases behind a list of the page: what is late and what has no next step are filters of their own."""
        officer = self.officer or None
        if which is TodayList.LATE_STEPS:
            return CaseFilter(officer=officer, late=True)
        if which is TodayList.WITHOUT_NEXT:
            return CaseFilter(officer=officer, without_next=True)
        with self.desk.reading() as file:
            return CaseFilter(among=today_cases(file, self._scope(), which)[:LISTED_AT_MOST])

    # Where one looks

    def show_officer(self, login: str) -> None:
        """Show the page of one officer, or of everybody (``EVERYBODY``)."""
        if login != self.officer:
            self.officer = login
            self.reread()

    def tick(self) -> None:
        """A minute went by: read anew when the day turned, else draw what is over by now."""
        if self.page.on != self.today:
            self.reread()
        else:
            self._tell_if_over()

    def reread(self) -> None:
        """Read the page again: at once, or aside when the office is large."""
        scope = self._scope()
        with self.desk.reading() as file:
            cases = case_count(file, CaseFilter(officer=scope.officer), scope.today)
            self._names = self._names or {person.login: (person.name, person.office) for person in staff(file)}
        read = partial(self._read, scope)
        if cases < LONG:
            self.take(read())
        elif self.read_aside is not None:
            self.read_aside(read)

    def take(self, page: Today) -> None:
        """Show what was read."""
        self.page, self.is_read = page, True
        self._told = self.points
        self.changed.emit()

    def _read(self, scope: TodayScope) -> Today:
        with self.desk.reading() as file:
            return today_page(file, scope)

    def _scope(self) -> TodayScope:
        reference, today = self.desk.reference, self.today
        terms = {step.code: step.stop_months for step in reference.steps if step.stop_months is not None}
        return TodayScope(self.officer or None, today, reference.calendar.rules(today), terms, self.approves)

    def _tell_if_over(self) -> None:
        if self.points != self._told:
            self._told = self.points
            self.changed.emit()

    # Acts

    def tell(self, entry: Entry, state: AppointmentState) -> int:
        """Say how an entry went, of everybody in it; answers how many acts that took, to be undone together."""
        done = 0
        try:
            for row in {row.state: row for row in entry.rows if row.state.is_open}.values():  # all of one state at once
                self.desk.do(SetAppointmentState(row.id, state, row.seen))
                done += 1
        except Refused as refused:
            self.troubled.emit(" ".join(self.words.refusal(refusal) for refusal in refused.refusals))
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
        return done

    def undo(self, acts: int) -> None:
        """Take back the last acts."""
        for _ in range(acts):
            self.desk.undo()

    # In words

    def _says(self) -> TodayWords:
        reference = self.desk.reference
        alerts = reference.calendar.rules(self.page.on).expiry_alerts
        return TodayWords(
            self.words,
            self.page.on,
            self.desk.workdays,
            reference.calendar,
            self._names,
            alerts,
            not self.officer,
            self.approves,
        )

    def _card(self, which: TodayList, says: TodayWords) -> TodayCard:
        held = self.page.of(which)
        remark, tip = self._share() if which is TodayList.CLOCKS else ("", "")
        lines = tuple(says.line(row) for row in held.rows)
        empty = "" if lines else self._empty(which)
        return TodayCard(which, says.title(which), held.pressing, held.total, lines, remark, tip, empty)

    def _share(self) -> tuple[str, str]:
        words, share = self.words, self.page.share
        if share.share is None:
            return "", ""
        told = words(
            "Premières rencontres échues ce mois-ci, tenues à temps\u00a0: {met} sur {n}", met=share.met, n=share.of
        )
        return words("{share} respecté ce mois-ci", share=words.percent(share.share)), told

    def _empty(self, which: TodayList) -> str:
        words = self.words
        if which is TodayList.CLOCKS:
            return words("Aucun délai ne court. Il part quand l’arrivée d’une personne est confirmée dans son dossier.")
        return words("Aucune démarche n’est en retard.")

    def _on_changes(self, changes: Changes) -> None:
        if not changes.topics & TOPICS:
            return
        if "officer" in changes.topics:
            self._names = {}
        self.reread()
