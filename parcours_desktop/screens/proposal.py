"""A schedule proposed for the people whose clock runs: ghosts to accept one by one or all, and who cannot be met and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.commands.proposals import AcceptProposal
from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.scheduling import Answer, Placed, Unmet
from parcours_desktop.domain.scheduling_board import still_possible
from parcours_desktop.queries.scheduling_facts import SchedulingFacts, scheduling_facts, working_days
from parcours_desktop.scheduling.proposal import propose
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

DAYS = FIVE + 1
"""Working days looked at: whoever arrived today has their last one among them."""
_CONCERN = {"appointment", "case", "officer", "availability", "special_day"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the work in the background answers: what was asked (whose people, how many days), what is known, what was found."""

    officer: OfficerRow | None
    days: int
    facts: SchedulingFacts
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ghost:
    """A meeting proposed, as the calendar draws it. ``about`` tells the room, an interpreter, another officer than the case's."""

    meeting: Placed
    name: str
    file_number: str
    officer: str
    hours: str
    about: str
    tip: str

    @property
    def case_id(self) -> int:
        """The case it is for; a proposal has at most one meeting for each."""
        return self.meeting.case_id

    @property
    def starts_at(self) -> datetime:
        """When it would begin."""
        return self.meeting.start

    @property
    def ends_at(self) -> datetime:
        """When it would end."""
        return self.meeting.start + timedelta(minutes=self.meeting.minutes)


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody for whom there is no place, and why in words."""

    case_id: int
    name: str
    file_number: str
    why: str
    deadline: date


def proposal_for(desk: Desk, first: date | None = None, days: int = DAYS) -> Callable[[Progress], Proposal]:
    """The work that reads the file and proposes; for a worker. An officer's is for their own people (and those of
    the office whom nobody has yet), a coordinator's for all.
    """
    officer = desk.user if desk.user.role == OfficerRole.OFFICER else None
    return partial(_propose, desk, officer, first, days)


def _facts(desk: Desk, officer: OfficerRow | None, first: date | None, days: int) -> SchedulingFacts:
    now = desk.clock.now()
    period = working_days(desk.workdays, max(first or now.date(), now.date()), days)
    with desk.reading() as file:
        return scheduling_facts(file, desk.reference, desk.workdays, now, period, officer)


def _propose(desk: Desk, officer: OfficerRow | None, first: date | None, days: int, progress: Progress) -> Proposal:
    facts = _facts(desk, officer, first, days)
    return Proposal(officer, days, facts, propose(facts.problem, progress))


def why(words: Words, names: CaseNames, unmet: Unmet) -> str:
    """Why somebody has no place, as a sentence."""
    values: dict[str, object] = {
        "deadline": unmet.deadline,
        "office": names.label("offices", unmet.office),
        "language": names.label("languages", unmet.language),
    }
    return words.refusal(Refusal(f"unmet_{unmet.reason}", "", values))


class ProposalScreen:
    """``changed``: other ghosts; ``refused``: why nothing was accepted; ``troubled``: a sentence to show.

    The work of ``work`` is run by the window in the background; what it answers is handed to ``show``.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.refused: Signal[tuple[Refusal, ...]] = Signal()
        self._names = CaseNames(words, desk.reference)
        self._proposal: Proposal | None = None
        self._pending: tuple[Placed, ...] = ()
        self.ghosts: tuple[Ghost, ...] = ()
        self.left: tuple[Left, ...] = ()
        self.overtaken = 0
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    def work(self, first: date | None = None, days: int = DAYS) -> Callable[[Progress], Proposal]:
        """What proposes a schedule for ``days`` working days from ``first`` (today): to be run in the background."""
        return proposal_for(self._desk, first, days)

    def show(self, proposal: Proposal) -> None:
        """Show what the work answered."""
        self._proposal, self._pending, self.overtaken = proposal, proposal.answer.placed, 0
        self.left = tuple(self._left(proposal.facts, unmet) for unmet in proposal.answer.unmet)
        self._draw()

    @property
    def is_shown(self) -> bool:
        """Whether there is a proposal, be it one without a single meeting."""
        return self._proposal is not None

    @property
    def summary(self) -> str:
        """« 12 rencontres proposées · 3 personnes sans place »."""
        if self._proposal is None:
            return ""
        words = self._words
        if not self.ghosts and not self.left:
            return words("Personne n’attend de première rencontre dont le délai court.")
        said = [words.many("{n} rencontre proposée", "{n} rencontres proposées", len(self.ghosts))]
        if self.left:
            said.append(words.many("{n} personne sans place", "{n} personnes sans place", len(self.left)))
        if self.overtaken:
            said.append(words.many("{n} place prise entre-temps", "{n} places prises entre-temps", self.overtaken))
        if not self._proposal.answer.proven:
            said.append(words("arrêté avant la fin\u00a0: il en existe peut-être une meilleure"))
        return " · ".join(said)

    def accept(self, case_id: int) -> bool:
        """Make the appointment of one ghost; False when it was refused."""
        return self._accept(tuple(one for one in self._pending if one.case_id == case_id))

    def accept_all(self) -> bool:
        """Make the appointments of all ghosts, in one act; False when one was refused: then none is made."""
        return self._accept(self._pending)

    def dismiss(self, case_id: int) -> None:
        """Take one ghost away."""
        self._pending = tuple(one for one in self._pending if one.case_id != case_id)
        self._draw()

    def dismiss_all(self) -> None:
        """Forget the proposal."""
        self._proposal, self._pending, self.left, self.overtaken = None, (), (), 0
        self._draw()

    def undo(self) -> None:
        """Take back the last act."""
        self._desk.undo()

    def _accept(self, chosen: tuple[Placed, ...]) -> bool:
        if not chosen:
            return False
        before = self._pending
        self._pending = tuple(one for one in before if one not in chosen)
        try:
            self._desk.do(AcceptProposal(chosen))
        except Refused as refused:
            self._pending = before
            self.refused.emit(refused.refusals)
        except Trouble as trouble:
            self._pending = before
            self.troubled.emit(self._words.trouble(trouble))
        else:
            return True
        return False

    def _draw(self) -> None:
        shown = self._proposal
        self.ghosts = () if shown is None else tuple(self._ghost(shown.facts, meeting) for meeting in self._pending)
        self.changed.emit()

    def _ghost(self, facts: SchedulingFacts, meeting: Placed) -> Ghost:
        words, person = self._words, facts.people[meeting.case_id]
        want = next(one for one in facts.problem.wants if one.case_id == meeting.case_id)
        officer = facts.officers[meeting.officer].name
        hours = words.time_period(meeting.start, meeting.start + timedelta(minutes=meeting.minutes))
        about = [self._room(meeting)] if meeting.room else []
        if meeting.interpreter:
            language = self._names.label("languages", want.language)
            about.append(words("avec interprète ({language})", language=language))
        if want.officer not in {"", meeting.officer}:
            own = facts.officers.get(want.officer)
            about.append(words("au lieu de {name}", name=own.name if own is not None else want.officer))
        limit = words("première rencontre au plus tard le {limit}", limit=want.deadline)
        said = [person.list_name, f"{words.weekday_date(meeting.start)}, {hours} · {officer}", " · ".join(about), limit]
        tip = "\n".join(filter(None, said))
        return Ghost(meeting, person.list_name, person.file_number, officer, hours, " · ".join(about), tip)

    def _room(self, meeting: Placed) -> str:
        room = self._desk.reference.calendar.room(meeting.office, meeting.room)
        if room is None:
            return meeting.room
        return room.name if self._words.language == "fr" else room.name_en

    def _left(self, facts: SchedulingFacts, unmet: Unmet) -> Left:
        person = facts.people[unmet.case_id]
        sentence = why(self._words, self._names, unmet)
        return Left(unmet.case_id, person.list_name, person.file_number, sentence, unmet.deadline)

    def _on_changes(self, changes: Changes) -> None:
        """Keep the ghosts that are still possible; those that somebody else overtook are counted and leave."""
        shown = self._proposal
        if shown is None or not changes.topics & _CONCERN:
            return
        now = _facts(self._desk, shown.officer, shown.facts.first, shown.days)
        kept = still_possible(now.problem, self._pending)
        self.overtaken += len(self._pending) - len(kept)
        self._pending = kept
        self._draw()
