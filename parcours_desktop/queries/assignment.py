"""What giving out cases takes: those that wait, those who can hold them with their load and absences, who follows whom."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from parcours_desktop.database.journal import position
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.staff_tables import absence
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases, officer
from parcours_desktop.domain.assignment import Candidate, Waiting
from parcours_desktop.domain.caseload import LoadFacts, LoadRule, weight_of
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.roles import CARRIERS, Right
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.staff import is_active
from parcours_desktop.queries.rights import require
from parcours_desktop.queries.staff import staff
from parcours_desktop.queries.team_loads import loads_of
from parcours_desktop.system.reference import Reference


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A case that waits, as a line shows it, and as the proposal knows it (``waiting``). ``seen``: when it was read."""

    waiting: Waiting
    list_name: str
    file_number: str
    held_by: str
    first_met_on: date | None
    interpreter: bool


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """Everything that a proposal follows from. ``seen`` is the position of the journal."""

    rows: tuple[WaitingRow, ...]
    candidates: tuple[Candidate, ...]
    people: Mapping[str, OfficerRow]
    followed: Mapping[str, str]
    rule: LoadRule
    seen: int


def assignment_facts(
    file: Reading, today: date, reference: Reference, *, office: str = "", ids: Sequence[int] | None = None
) -> AssignmentFacts:
    """The queue of an office (code; "" for all), or the cases of ``ids``, whoever holds them. Refused without the right."""
    require(file, Right.ASSIGN)
    rule = reference.load_rule(today)
    people = {person.login: person for person in staff(file)}
    loads, away = loads_of(file, rule), _absences(file, today)
    rows = _rows(file, rule, office, ids)
    leaving = {row.held_by for row in rows if row.held_by}
    candidates = tuple(
        Candidate(
            person.login,
            person.office,
            frozenset(person.languages),
            loads.get(person.login, 0),
            tuple(away.get(person.login, ())),
        )
        for person in people.values()
        if person.role == OfficerRole.OFFICER and is_active(person, today) and person.login not in leaving
    )
    return AssignmentFacts(rows, candidates, people, _followed(file, rows, leaving), rule, position(file))


def unheld_cases(file: Reading, today: date) -> "array[int]":
    """Open cases whose officer is not there any more, or cannot hold cases: there must be none."""
    here = select(officer.c.login).where(
        officer.c.removed == 0,
        officer.c.role.in_([role.value for role in CARRIERS]),
        or_(officer.c.left_on.is_(None), officer.c.left_on > today),
    )
    statement = select(summary.c.id).where(
        summary.c.is_open == 1, summary.c.officer != "", ~summary.c.officer.in_(here)
    )
    return array("q", file.execute(statement.order_by(summary.c.id)).scalars())


def absence_now(file: Reading, login: str, today: date) -> int | None:
    """The absence of somebody that is not over, the one that began last."""
    still = or_(absence.c.ends_on.is_(None), absence.c.ends_on >= today)
    statement = select(absence.c.id).where(absence.c.removed == 0, absence.c.officer == login, still)
    found: int | None = file.execute(statement.order_by(absence.c.starts_on.desc(), absence.c.id.desc())).scalar()
    return found


def cases_changed_since(file: Reading, case_ids: Sequence[int], seen: int) -> frozenset[int]:
    """Those of the cases in which anything was written after a journal position, or that are not there."""
    written = file.exec_driver_sql("SELECT DISTINCT case_id FROM edit WHERE n > ?", (seen,)).scalars()
    known = set(file.execute(select(summary.c.id).where(summary.c.is_open == 1)).scalars())
    return frozenset(case_ids) & frozenset(written) | frozenset(case_ids) - known


def interpreted_cases(file: Reading, case_ids: Sequence[int]) -> frozenset[int]:
    """Those of the cases whose person needs an interpreter."""
    wanted = select(summary.c.id).where(summary.c.id.in_(case_ids), summary.c.interpreter == 1)
    return frozenset(file.execute(wanted).scalars())


def cases_held_by(file: Reading, login: str) -> "array[int]":
    """The open cases of an officer, by name."""
    held = select(summary.c.id).where(summary.c.is_open == 1, summary.c.officer == login)
    return array("q", file.execute(held.order_by(summary.c.sort_name, summary.c.id)).scalars())


def _rows(file: Reading, rule: LoadRule, office: str, ids: Sequence[int] | None) -> tuple[WaitingRow, ...]:
    home = summary.alias("home")
    members = (
        select(func.count())
        .where(home.c.household_key == summary.c.household_key, home.c.is_open == 1)
        .correlate(summary)
        .scalar_subquery()
    )
    wanted = summary.c.id.in_(ids) if ids is not None else summary.c.officer == ""
    place = (summary.c.office == office,) if office and ids is None else ()
    statement = (
        select(summary, cases.c.contact_language, cases.c.file_number, members.label("members"))
        .join_from(summary, cases, cases.c.id == summary.c.id)
        .where(summary.c.is_open == 1, wanted, *place)
        .order_by(
            summary.c.first_met_on.is_not(None),
            summary.c.deadline_on.is_(None),
            summary.c.deadline_on,
            summary.c.sort_name,
            summary.c.id,
        )
    )
    return tuple(_waiting(row, rule) for row in file.execute(statement))


def _waiting(row: Any, rule: LoadRule) -> WaitingRow:
    """A row of the kept counts with its language, number and members."""
    facts = LoadFacts(row.members or 1, bool(row.interpreter), bool(row.refugee))
    waiting = Waiting(
        row.id,
        row.office,
        row.contact_language or "",
        row.household_key or "",
        weight_of(facts, rule),
        row.deadline_on if row.first_met_on is None else None,  # a clock that is over presses nobody
        row.arrived_on,
    )
    number, name = row.file_number or "", row.list_name or ""
    return WaitingRow(waiting, name, number, row.officer, row.first_met_on, bool(row.interpreter))


def _followed(file: Reading, rows: Sequence[WaitingRow], leaving: set[str]) -> dict[str, str]:
    """Of the households of the rows: who follows most of their other members; of equals the first by login."""
    homes = {row.waiting.household for row in rows if row.waiting.household}
    if not homes:
        return {}
    statement = (
        select(summary.c.household_key, summary.c.officer, func.count().label("n"))
        .where(summary.c.is_open == 1, summary.c.officer != "", summary.c.household_key.in_(homes))
        .group_by(summary.c.household_key, summary.c.officer)
        .order_by(func.count(), summary.c.officer.desc())
    )
    return {home: login for home, login, _ in file.execute(statement) if login not in leaving}


def _absences(file: Reading, today: date) -> dict[str, list[tuple[date, date | None]]]:
    found: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    still = or_(absence.c.ends_on.is_(None), absence.c.ends_on >= today)
    statement = select(absence.c.officer, absence.c.starts_on, absence.c.ends_on).where(absence.c.removed == 0, still)
    for login, starts_on, ends_on in file.execute(statement):
        if starts_on is not None:
            found[login].append((starts_on, ends_on))
    return found
