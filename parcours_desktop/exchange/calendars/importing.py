"""Bringing a calendar in: read, judged date by date, then written in one act; and the report of it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parcours_desktop.commands.calendar_import import ImportCalendar, judge_calendar
from parcours_desktop.commands.desk import Desk, Done
from parcours_desktop.domain.calendar_events import CalendarEvent, CalendarWindow, EventVerdict, JudgedEvent
from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.calendars.reading import read_calendar
from parcours_desktop.exchange.lists.writing import write_bytes, write_csv
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

_HEADINGS = (
    marked("Identifiant"), marked("Début"), marked("Fin"), marked("Journée entière"), marked("Verdict"), marked("Motif"),
    marked("Code"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """A dry run: what the command would do with each date, nothing written."""

    name: str
    command: ImportCalendar
    judged: tuple[JudgedEvent, ...]

    @property
    def window(self) -> CalendarWindow:
        """Within which days recurrences were taken."""
        return self.command.calendar.window


def preview_calendar(
    desk: Desk, path: Path, progress: Progress | None = None, *, with_free: bool = False
) -> CalendarPreview:
    """Read a calendar and judge every date. Raises ``Refused`` or ``Trouble`` when it is none or cannot be opened."""
    progress = progress or Progress()
    command = ImportCalendar(read_calendar(path, desk.clock.today(), progress), with_free)
    return CalendarPreview(path.name, command, judge_calendar(desk, command, progress))


def judge_again(
    desk: Desk, preview: CalendarPreview, *, with_free: bool, progress: Progress | None = None
) -> CalendarPreview:
    """The same calendar, with or without the events that leave one free."""
    command = ImportCalendar(preview.command.calendar, with_free)
    return CalendarPreview(preview.name, command, judge_calendar(desk, command, progress or Progress()))


def bring_calendar_in(desk: Desk, preview: CalendarPreview, progress: Progress) -> Done[tuple[JudgedEvent, ...]]:
    """Write what a preview showed, judged anew, in one act, without announcing: the caller does, on its own thread."""
    return desk.do_quietly(preview.command, progress)


def count_verdicts(judged: Sequence[JudgedEvent]) -> dict[EventVerdict, int]:
    """How many dates got each verdict."""
    found = Counter(one.verdict for one in judged)
    return {verdict: found[verdict] for verdict in EventVerdict}


def save_calendar_report(
    path: Path, name: str, judged: Sequence[JudgedEvent], made_at: datetime, words: Words, *, dry_run: bool
) -> None:
    """Save what became of every date: CSV when the name ends so, else JSON. It tells no summary. Raises ``Trouble``."""
    if path.suffix.lower() == ".csv":
        write_csv(path, [words(heading) for heading in _HEADINGS], [_cells(one, words) for one in judged])
        return
    content = {
        "calendar": name,
        "made_at": made_at.isoformat(timespec="seconds"),
        "dry_run": dry_run,
        "counts": {str(verdict): count for verdict, count in count_verdicts(judged).items()},
        "events": [_told(one, words) for one in judged],
    }
    write_bytes(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _cells(one: JudgedEvent, words: Words) -> tuple[str | datetime | None, ...]:
    return (
        one.event.uid,
        one.event.starts_at,
        one.event.ends_at,
        words("oui") if one.event.all_day else "",
        words.label(one.verdict),
        words.refusal(one.reason) if one.reason else "",
        one.reason.code if one.reason else "",
    )


def _told(one: JudgedEvent, words: Words) -> dict[str, object]:
    return {
        "uid": one.event.uid,
        "key": one.event.key,
        "start": _written(one.event, one.event.starts_at),
        "end": _written(one.event, one.event.ends_at),
        "all_day": one.event.all_day,
        "verdict": str(one.verdict),
        "reason": words.refusal(one.reason) if one.reason else "",
        "reason_code": one.reason.code if one.reason else "",
    }


def _written(event: CalendarEvent, at: datetime | None) -> str | None:
    """A wall time, or of an all-day event the day; its end is the first day after, as in the calendar itself."""
    if at is None:
        return None
    return at.date().isoformat() if event.all_day else at.isoformat(timespec="minutes")
