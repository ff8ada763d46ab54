"""Verbs on the five-working-day clock: clock, and the pages that are printed without a window."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.case_verbs import found_case, print_plan
from parcours_desktop.console.json_text import json_text, plain
from parcours_desktop.console.opening import desk_of
from parcours_desktop.database.reading import Reading
from parcours_desktop.documents.clock_page import draw_clock_proof
from parcours_desktop.documents.day_page import draw_day
from parcours_desktop.documents.invitation_page import draw_invitation
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.exchange.lists.writing import write_bytes
from parcours_desktop.queries.clock_sheet import clock_sheet, clocks
from parcours_desktop.queries.day_sheet import day_sheet
from parcours_desktop.queries.letter_sheet import letter_sheet
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.settings import Paper as Size
from parcours_desktop.wording.clock_words import outcome
from parcours_desktop.wording.words import Words

WRONG_USE = 2
_PAPERS = {str(Size.LETTER): Paper.LETTER, str(Size.A4): Paper.A4}


def clock(arguments: Namespace, words: Words, clock: Clock) -> int:
    """The clock of one case, or those of every open case."""
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        if arguments.all:
            rows = [
                (_json(row.id, row.file_number, row.list_name, row.officer, one, attempts), one)
                for row, one, attempts in clocks(file, clock.today(), desk.workdays)
            ]
        else:
            rows = [_one(file, desk, arguments.case)]
    if arguments.json:
        shown = [row for row, _ in rows]
        print(json_text(shown if arguments.all else shown[0]))
        return 0
    for row, one in rows:
        print(f"{row['file_number']}\t{row['list_name']}\t{outcome(one, words)}")
    return 0


def _one(file: Reading, desk: Desk, number: str) -> tuple[dict[str, object], FirstMeetingClock]:
    sheet = clock_sheet(file, found_case(desk, number), desk.clock.today(), desk.reference, desk.workdays)
    officer = sheet.officer.login if sheet.officer else ""
    told = _json(sheet.case_id, sheet.file_number, sheet.list_name, officer, sheet.clock, sheet.attempts)
    told["excused_on"] = plain(sheet.excused_on)
    told["days"] = plain(sheet.days)
    return told, sheet.clock


def _json(
    case_id: int,
    file_number: str,
    list_name: str,
    officer: str,
    clock: FirstMeetingClock,
    attempts: Sequence[AttemptRow],
) -> dict[str, object]:
    return {
        "case_id": case_id,
        "file_number": file_number,
        "list_name": list_name,
        "officer": officer,
        "today": plain(clock.today),
        "arrived_on": plain(clock.arrived_on),
        "state": str(clock.state),
        "deadline": plain(clock.deadline),
        "day": clock.day,
        "days_left": clock.days_left,
        "days_late": clock.days_late,
        "met_on": plain(clock.first_met_on),
        "meeting_day": clock.meeting_day,
        "excuse": str(clock.excused) if clock.excused else "",
        "attempts": plain(tuple(attempts)),
    }


def print_page(arguments: Namespace, words: Words, clock: Clock) -> int:
    """A page as a PDF: the plan, the proof of a clock or the invitation of a case, in French; or an officer's day."""
    if (arguments.kind == "day") == bool(arguments.case):
        code = "no_case_for_day" if arguments.case else "case_for_page"
        print(words.refusal(Refusal(code, "case")), file=sys.stderr)
        return WRONG_USE
    if arguments.kind == "plan":
        return print_plan(arguments, words, clock)
    paper, french = _PAPERS[arguments.paper], Words("fr")
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        if arguments.kind == "day":
            pdf = _day(file, desk, arguments.date or clock.today(), words, paper)
        else:
            case_id, known = found_case(desk, arguments.case), (clock.today(), desk.reference, desk.workdays)
            if arguments.kind == "clock":
                pdf = draw_clock_proof(clock_sheet(file, case_id, *known), french, paper)
            else:
                pdf = draw_invitation(letter_sheet(file, case_id, *known, arguments.second), french, paper)
    write_bytes(arguments.output, pdf)
    return 0


def _day(file: Reading, desk: Desk, on: date, words: Words, paper: Paper) -> bytes:
    sheet = day_sheet(file, desk.user, on, desk.clock.today(), desk.reference, desk.workdays)
    return draw_day(sheet, words, paper)
