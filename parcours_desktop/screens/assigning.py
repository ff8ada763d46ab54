"""Giving cases out on the screen: the queue with its clocks, or the load of somebody who goes; a proposal to accept or change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from parcours_desktop.commands.assigning import AssignCases, Assigned, Move
from parcours_desktop.commands.departures import EndAbsence, RecordAbsence, RecordDeparture
from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.database.journal import position
from parcours_desktop.domain.assignment import Candidate, Reason, propose
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.queries.assignment import (
    AssignmentFacts,
    WaitingRow,
    absence_now,
    assignment_facts,
    cases_held_by,
)
from parcours_desktop.screens.assigning_words import AssigningWords, ReceiverLine, WaitingLine
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.handover import handover_printout
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.office_choices import office_choices
from parcours_desktop.screens.printouts import Paper, Printout
from parcours_desktop.wording.words import Words


class Going(Enum):
    """Why somebody's load is split; a return splits nothing."""

    ABSENCE = "absence"
    DEPARTURE = "departure"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whose load is split: from which day, until which (of an absence; None: not known)."""

    login: str
    why: Going
    on: date
    until: date | None = None


class AssigningScreen:
    """``changed``: other lines or another plan; ``troubled``: a sentence of what could not be done."""

    def __init__(self, desk: Desk, words: Words, office: str = "", paper: Paper = Paper.LETTER) -> None:
        self._desk, self.words, self._paper = desk, words, paper
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.office = office
        self.leaving: Leaving | None = None
        self._plan: dict[int, tuple[str, tuple[Reason, ...]]] = {}
        self.given: dict[str, tuple[int, ...]] = {}
        self._giver = ""
        self._facts = self._read()
        self._says = AssigningWords(words, desk.reference)
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    # What is given out

    @property
    def offices(self) -> tuple[Choice, ...]:
        """The offices to choose from, all of them first."""
        return office_choices(self._desk.reference, self.words)

    def show_office(self, office: str) -> None:
        """Show the queue of an office, ("") of all."""
        self.office, self.leaving, self._plan = office, None, {}
        self.reread()

    def split(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Split the load of somebody who goes, as the form says it; nothing is written before ``apply``."""
        on, until = values["on"], values.get("until")
        if values["why"] == Going.RETURN.value:
            return self._returned(str(values["login"]), on)
        if until is not None and until < on:
            return (Refusal("to_before_from", "until", {"on": on}),)
        self.leaving = Leaving(str(values["login"]), Going(values["why"]), on, until)
        self._plan = {}
        self.reread()
        self.propose()
        return ()

    def _returned(self, login: str, on: date) -> tuple[Refusal, ...]:
        """Somebody is back: their absence ends the day before. What was handed over stays where it is."""
        with self._desk.reading() as file:
            found, seen = absence_now(file, login, self._desk.clock.today()), position(file)
        if found is None:
            return (Refusal("not_away", "login"),)
        try:
            self._desk.do(EndAbsence(found, on, seen))
        except Refused as refused:
            return refused.refusals
        return ()

    def reread(self) -> None:
        """Read again; what was planned for cases that are gone is forgotten."""
        self._facts = self._read()
        known = set(self.ids)
        self._plan = {case_id: planned for case_id, planned in self._plan.items() if case_id in known}
        self.changed.emit()

    @property
    def title(self) -> str:
        """What is given out."""
        if self.leaving is None:
            return self.words("Répartition des arrivées")
        name = self._name(self.leaving.login)
        if self.leaving.why is Going.DEPARTURE:
            return self.words("Départ de {name}", name=name)
        return self.words("Absence de {name}", name=name)

    @property
    def ids(self) -> tuple[int, ...]:
        """The cases, the clock that ends first first."""
        return tuple(row.waiting.case_id for row in self._facts.rows)

    def lines(self, ids: Sequence[int]) -> list[WaitingLine]:
        """The lines of these cases."""
        rows = {row.waiting.case_id: row for row in self._facts.rows}
        return [self._line(rows[case_id]) for case_id in ids if case_id in rows]

    @property
    def receivers(self) -> tuple[ReceiverLine, ...]:
        """Who can take cases, with the load before and after."""
        added = self._added()
        today, full = self._desk.clock.today(), self._facts.rule.full_load
        people = sorted(
            self._facts.candidates,
            key=lambda one: (bool(self.office) and one.office != self.office, self._name(one.login)),
        )
        return tuple(
            self._says.receiver(
                number, self._name(one.login), one, added.get(one.login, (0, 0)), full, away=one.is_away(today, today)
            )
            for number, one in enumerate(people)
        )

    @property
    def planned(self) -> tuple[Move, ...]:
        """The moves as they stand."""
        return tuple((case_id, login) for case_id, (login, _) in self._plan.items() if login)

    @property
    def everybody(self) -> tuple[Choice, ...]:
        """Those whose load can be split."""
        people = self._facts.people.values()
        return tuple(Choice(one.login, one.name) for one in people if one.left_on is None and one.role == "officer")

    @property
    def goings(self) -> tuple[Choice, ...]:
        """Why a load is split."""
        words = self.words
        named = (
            (Going.ABSENCE, words("Absence")),
            (Going.DEPARTURE, words("Départ")),
            (Going.RETURN, words("Retour d’absence")),
        )
        return tuple(Choice(going.value, label) for going, label in named)

    @property
    def today(self) -> date:
        """The day."""
        return self._desk.clock.today()

    # The plan

    def propose(self) -> None:
        """Propose somebody for every case that has nobody chosen by hand."""
        kept = {case_id: login for case_id, (login, reasons) in self._plan.items() if login and not reasons}
        added = self._added(only=kept)
        candidates = [
            Candidate(one.login, one.office, one.languages, one.load + added.get(one.login, (0, 0))[1], one.away)
            for one in self._facts.candidates
        ]
        waiting = [row.waiting for row in self._facts.rows if row.waiting.case_id not in kept]
        full = self._facts.rule.full_load
        for one in propose(waiting, candidates, self._facts.followed, full, self._desk.clock.today()):
            self._plan[one.case_id] = (one.login, one.reasons)
        self.changed.emit()

    def choose(self, case_ids: Iterable[int], login: str) -> None:
        """Choose by hand who takes these cases; "" takes the choice back."""
        for case_id in case_ids:
            if login:
                self._plan[case_id] = (login, ())
            else:
                self._plan.pop(case_id, None)
        self.changed.emit()

    def apply(self) -> Assigned | None:
        """Do it all in one act. None when it was refused, which is told."""
        moves, seen = self.planned, self._facts.seen
        command: Command[Assigned] = AssignCases(moves, seen)
        leaving = self.leaving
        if leaving is not None and leaving.why is Going.ABSENCE:
            command = RecordAbsence(leaving.login, leaving.on, leaving.until, "", moves, seen)
        elif leaving is not None:
            chosen = {case_id for case_id, _ in moves}
            queue = tuple((case_id, "") for case_id in self.ids if case_id not in chosen)
            command = RecordDeparture(leaving.login, leaving.on, (*moves, *queue), seen)
        return self._done(command, moves)

    @property
    def handovers(self) -> tuple[Choice, ...]:
        """Who has just received cases, and how many: each can have a page of them."""
        words = self.words
        return tuple(
            Choice(login, words("{name} ({n})", name=self._name(login), n=len(ids)))
            for login, ids in self.given.items()
        )

    def handover(self, login: str) -> Printout:
        """The page of what somebody has just received."""
        return handover_printout(self._desk, self.words, self.given[login], login, self._giver, self._paper)

    def undo(self) -> int:
        """Take the last act back."""
        return self._desk.undo()

    def _done(self, command: Command[Assigned], moves: Iterable[Move]) -> Assigned | None:
        try:
            done = self._desk.do(command).value
        except Refused as refused:
            self.troubled.emit(" ".join(map(self.words.refusal, refused.refusals)))
            return None
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
            return None
        self._giver, self.given = self.leaving.login if self.leaving else "", _by_receiver(moves)
        self.leaving, self._plan = None, {}
        self.reread()
        return done

    # Reading

    def _read(self) -> AssignmentFacts:
        today, reference = self._desk.clock.today(), self._desk.reference
        with self._desk.reading() as file:
            ids = tuple(cases_held_by(file, self.leaving.login)) if self.leaving else None
            return assignment_facts(file, today, reference, office=self.office, ids=ids)

    def _line(self, row: WaitingRow) -> WaitingLine:
        login, reasons = self._plan.get(row.waiting.case_id, ("", ()))
        return self._says.waiting(row, self._name(login) if login else "", reasons, self._desk.clock.today())

    def _added(self, only: Mapping[int, str] | None = None) -> dict[str, tuple[int, int]]:
        """By login: cases planned, and their weight."""
        weights = {row.waiting.case_id: row.waiting.weight for row in self._facts.rows}
        found: dict[str, tuple[int, int]] = {}
        planned = only if only is not None else dict(self.planned)
        for case_id, login in planned.items():
            count, weight = found.get(login, (0, 0))
            found[login] = (count + 1, weight + weights.get(case_id, 0))
        return found

    def _name(self, login: str) -> str:
        person = self._facts.people.get(login)
        return person.name if person else login

    def _on_done(self, changes: Changes) -> None:
        if changes.topics & {"case", "officer", "absence"}:
            self.reread()


def _by_receiver(moves: Iterable[Move]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for case_id, login in moves:
        found[login] = (*found.get(login, ()), case_id)
    return found
