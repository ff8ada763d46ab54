"""Verbs of coordinators: team, and giving out the cases that wait (assign propose, assign apply)."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from parcours_desktop.commands.assigning import AssignCases, Move
from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.json_text import json_text
from parcours_desktop.console.opening import desk_of, file_of, locked
from parcours_desktop.domain.assignment import Proposed, propose
from parcours_desktop.domain.caseload import HUNDREDTHS
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.team import TeamBounds, TeamFigure, TeamRow, TeamSheet
from parcours_desktop.queries.assignment import AssignmentFacts, assignment_facts, cases_changed_since, unheld_cases
from parcours_desktop.queries.caseload_sheet import months_until
from parcours_desktop.queries.team import team as team_query
from parcours_desktop.screens.assigning_words import REASONS
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.words import Words

READ_AT_MOST = 16 * 2**20
"""Bytes of a plan that is read: 100,000 moves are far below."""


def team(arguments: Namespace, words: Words, clock: Clock) -> int:
    """The team in figures."""
    today = clock.today()
    first, last = arguments.first or months_until(today)[-1], arguments.last or today
    if last < first:
        raise Refused(Refusal("to_before_from", "to", {"on": first}))
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        office = _office(desk, arguments.office)
        sheet = team_query(file, TeamBounds(today, first, last, office), desk.reference)
        unheld = len(unheld_cases(file, today))
    if arguments.json:
        print(json_text(_whole(sheet, unheld)))
        return 0
    for row in (*sheet.rows, sheet.whole):
        name = row.officer.name if row.officer else words("Total") if row is sheet.whole else words("À attribuer")
        share = words.percent(row.share) if row.share is not None else "—"
        counts = row.counts
        numbers = (counts[TeamFigure.ACTIVE], counts[TeamFigure.LATE_STEPS], counts[TeamFigure.WITHOUT_NEXT])
        print("\t".join((name, words.number(row.load / HUNDREDTHS, 2), share, *map(str, numbers))))
    return 0


def assign(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Propose who follows the cases that wait, or do what a proposal says."""
    return _propose(arguments, words, clock) if arguments.act == "propose" else _apply(arguments, words, clock)


def _propose(arguments: Namespace, words: Words, clock: Clock) -> int:
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        facts = assignment_facts(file, clock.today(), desk.reference, office=_office(desk, arguments.office))
    waiting = [row.waiting for row in facts.rows]
    found = propose(waiting, facts.candidates, facts.followed, facts.rule.full_load, clock.today())
    if arguments.json:
        print(json_text(_proposal(found, facts, words)))
        return 0
    rows = {row.waiting.case_id: row for row in facts.rows}
    for one in found:
        row = rows[one.case_id]
        to = facts.people[one.login].name if one.login else "—"
        print("\t".join((row.file_number, row.list_name, to, _why(one, words))))
    return 0


def _apply(arguments: Namespace, words: Words, clock: Clock) -> int:
    seen, moves = _read(arguments.plan)
    with locked(file_of(arguments)), desk_of(arguments, clock) as desk:
        with desk.reading() as file:
            changed = cases_changed_since(file, [case_id for case_id, _ in moves], seen)
        if changed:
            raise Refused(Refusal("plan_of_moves_old", "plan", {"n": len(changed)}))
        done = desk.do(AssignCases(moves, seen)).value
    if arguments.json:
        print(json_text(done))
    else:
        print(words.many("{n} dossier attribué.", "{n} dossiers attribués.", done.cases))
    return 0


def _read(plan: str) -> tuple[int, tuple[Move, ...]]:
    """The journal position and the moves of a plan in JSON, from a file or (``-``) standard input."""
    try:
        if plan == "-":
            text = sys.stdin.read(READ_AT_MOST)
        else:
            with Path(plan).open(encoding="utf-8") as source:
                text = source.read(READ_AT_MOST)
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("cannot_read", path=plan) from error
    try:
        told = json.loads(text)
        seen, moves = told["seen"], tuple((one["case_id"], one["officer"]) for one in told["moves"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(Refusal("plan_of_moves_unreadable", "plan")) from error
    sound = type(seen) is int and all(type(case) is int and type(login) is str for case, login in moves)
    if not sound or len({case for case, _ in moves}) < len(moves):
        raise Refused(Refusal("plan_of_moves_unreadable", "plan"))
    return seen, tuple((case, login) for case, login in moves if login)


def _office(desk: Desk, named: str) -> str:
    """The code of an office by code, name or city; "" for all."""
    if not named:
        return ""
    office = desk.reference.office_named(named)
    if office is None:
        raise Refused(Refusal("office_unknown", "office", {"value": named}))
    return office.code


def _whole(sheet: TeamSheet, unheld: int) -> dict[str, Any]:
    bounds, nobody = sheet.bounds, TeamRow(None, dict.fromkeys(TeamFigure, 0), 0)
    return {
        "today": bounds.today,
        "from": bounds.since,
        "to": bounds.until,
        "office": bounds.office,
        "full_load": sheet.rule.full_load / HUNDREDTHS,
        "officers": [_row(row) for row in sheet.rows if row.officer],
        "unassigned": _row(next((row for row in sheet.rows if row.officer is None), nobody)),
        "whole": _row(sheet.whole),
        "months": [{"month": f"{one.first:%Y-%m}", "met": one.met, "missed": one.missed} for one in sheet.months],
        "unheld": unheld,
    }


def _row(row: TeamRow) -> dict[str, Any]:
    person = row.officer
    named = {"login": person.login, "name": person.name, "office": person.office} if person else {}
    state = {"active": row.active, "away": row.away, "away_until": row.away_until} if person else {}
    counts = {figure.value: row.counts[figure] for figure in TeamFigure}
    return {**named, **state, "load": row.load / HUNDREDTHS, **counts, "share_met": row.share}


def _proposal(found: tuple[Proposed, ...], facts: AssignmentFacts, words: Words) -> dict[str, Any]:
    rows = {row.waiting.case_id: row for row in facts.rows}
    return {
        "seen": facts.seen,
        "moves": [
            {
                "case_id": one.case_id,
                "file_number": rows[one.case_id].file_number,
                "officer": one.login,
                "deadline_on": rows[one.case_id].waiting.deadline_on,
                "weight": rows[one.case_id].waiting.weight / HUNDREDTHS,
                "reason_codes": [reason.value for reason in one.reasons],
                "reason": _why(one, words),
            }
            for one in found
        ],
    }


def _why(one: Proposed, words: Words) -> str:
    return ", ".join(words(REASONS[reason]) for reason in one.reasons)
