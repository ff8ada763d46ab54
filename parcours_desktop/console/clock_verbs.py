"""Verbs on the five-working-day clock: clock, and the pages that are printed without a window."""

from argparse import Namespace
from collections.abc import Sequence

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.case_verbs import found_case
from parcours_desktop.console.json_text import json_text, plain
from parcours_desktop.console.opening import desk_of
from parcours_desktop.database.reading import Reading
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.queries.clock_sheet import clock_sheet, clocks
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
