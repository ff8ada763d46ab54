"""Absences and departures of officers: the cases that change hands do so in the same act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.assigning import AssignCases, Assigned, Move
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.store import officers, open_cases_of
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class RecordAbsence:
    """Somebody is away from a day to another (None: not known), and hands over the cases of ``moves``, if any."""

    login: str
    starts_on: date
    ends_on: date | None
    note: str
    moves: tuple[Move, ...]
    seen: int
    title: ClassVar[str] = marked("Absence")
    right: ClassVar[Right] = Right.ASSIGN

    def run(self, work: UnitOfWork, scene: Scene) -> Assigned:
        """Refused for somebody who is not known, for days turned round, and as giving the cases would be."""
        _person(work, self.login)
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise Refused(Refusal("to_before_from", "ends_on", {"on": self.starts_on}))
        days = {"officer": self.login, "starts_on": self.starts_on, "ends_on": self.ends_on, "note": self.note or None}
        work.create("absence", REFERENCE_CASE, days)
        return AssignCases(self.moves, self.seen).run(work, scene)


@dataclass(frozen=True, slots=True)
class EndAbsence:
    """Somebody is back: the absence ends the day before, or never was."""

    absence_id: int
    on: date
    seen: int
    title: ClassVar[str] = marked("Retour d’absence")
    right: ClassVar[Right] = Right.ASSIGN

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002 - the form of every command
        """Refused for an absence that is not there."""
        kind, _, row = work.row(self.absence_id)
        if kind != "absence" or row["removed"]:
            raise Refused(Refusal("row_is_gone"))
        if date.fromisoformat(row["starts_on"]) >= self.on:
            work.remove(self.absence_id, self.seen)
            return
        last = date.fromordinal(self.on.toordinal() - 1)
        work.change(self.absence_id, {"starts_on": row["starts_on"], "ends_on": last}, self.seen)


@dataclass(frozen=True, slots=True)
class RecordDeparture:
    """Somebody leaves: from ``on`` on they hold no case. Every open case goes to somebody, or ("") back to the queue."""

    login: str
    on: date
    moves: tuple[Move, ...]
    seen: int
    title: ClassVar[str] = marked("Départ")
    right: ClassVar[Right] = Right.ASSIGN

    def run(self, work: UnitOfWork, scene: Scene) -> Assigned:
        """Refused for somebody who is not known or has left, and while an open case would stay with them."""
        person = _person(work, self.login)
        if person["left_on"]:
            raise Refused(Refusal("officer_gone", "login"))
        given = {case_id for case_id, login in self.moves if login != self.login}
        left = [case_id for case_id in open_cases_of(work.connection, self.login) if case_id not in given]
        if left:
            raise Refused(Refusal("cases_left_behind", "moves", {"n": len(left), "name": person["name"]}))
        done = AssignCases(self.moves, self.seen).run(work, scene)
        work.change(person["id"], {"left_on": self.on}, self.seen)
        return done


def _person(work: UnitOfWork, login: str) -> Mapping[str, Any]:
    row = officers(work.connection).get(login)
    if row is None:
        raise Refused(Refusal("officer_unknown", "login"))
    return row
