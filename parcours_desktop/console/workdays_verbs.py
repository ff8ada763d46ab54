"""The verb ``workdays``: counts working days, with the days that an office's file sets when one is named."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date

from parcours_desktop.console.json_text import json_text
from parcours_desktop.console.opening import desk_of
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import SpecialDayRow
from parcours_desktop.domain.workdays import DayOff, WorkingDays
from parcours_desktop.queries.special_days import special_day_rows
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.reference import Reference, load_reference
from parcours_desktop.wording.words import Words

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day left out. ``why``: a holiday's code, ``saturday`` or ``sunday``; ``source`` where it was set other than by rule."""

    on: date
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer of ``workdays add --json``; ``with_file``: the days that the file sets counted."""

    start: date
    days: int
    end: date
    with_file: bool
    skipped: tuple[Skipped, ...]


def workdays(arguments: Namespace, words: Words, clock: Clock) -> int:  # noqa: ARG001
    """Print the N-th working day after a day: the first does not count, the last does."""
    start, days = _day(arguments.date), _number(arguments.days)
    if arguments.file is None:
        reference = load_reference()
        counted = _counted(start, days, reference.workdays, reference, None)
    else:
        with desk_of(arguments, clock) as desk, desk.reading() as file:
            counted = _counted(start, days, desk.workdays, desk.reference, special_day_rows(file))
    print(json_text(counted) if arguments.json else counted.end.isoformat())
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(Refusal("day_not_iso", "date", {"value": text[:40]})) from error


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(MOST)) or int(text) > MOST:
        raise Refused(Refusal("workdays_number", "days", {"most": MOST, "value": text[:40]}))
    return int(text)


def _counted(
    start: date, days: int, working: WorkingDays, reference: Reference, by_hand: tuple[SpecialDayRow, ...] | None
) -> Counted:
    try:
        end = working.add(start, days)
    except OverflowError as error:
        raise Refused(Refusal("workdays_past_calendar", "days", {"value": days})) from error
    sources = {on: note.name for on, note in reference.holiday_notes.items()}
    sources |= {row.on: row.source for row in by_hand or () if not row.office}
    skipped = tuple(_skipped(day, sources) for day in working.days_off(start, end))
    return Counted(start, days, end, by_hand is not None, skipped)


def _skipped(day: DayOff, sources: dict[date, str]) -> Skipped:
    weekend = "saturday" if day.on.weekday() == 5 else "sunday"
    return Skipped(day.on, str(day.holiday) if day.holiday else weekend, sources.get(day.on, ""))
