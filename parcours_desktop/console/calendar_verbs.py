"""Verbs on calendars: calendar export, calendar import."""

from argparse import Namespace

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.opening import desk_of, file_of, locked
from parcours_desktop.domain.calendar_events import EventVerdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.calendars.exporting import export_calendar
from parcours_desktop.exchange.calendars.importing import (
    bring_calendar_in,
    count_verdicts,
    preview_calendar,
    save_calendar_report,
)
from parcours_desktop.queries.calendar_export import ExportRange
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.words import Words


def calendar(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Export a calendar, import one, or only say what importing it would do."""
    if arguments.act == "export":
        with desk_of(arguments, clock) as desk:
            return _send_out(arguments, words, desk)
    if arguments.dry_run:
        with desk_of(arguments, clock) as desk:
            return _bring(arguments, words, desk)
    with locked(file_of(arguments)), desk_of(arguments, clock) as desk:
        return _bring(arguments, words, desk)


def _send_out(arguments: Namespace, words: Words, desk: Desk) -> int:
    with desk.reading() as file:
        known = {person.login for person in staff(file)}
    if arguments.officer is not None and arguments.officer not in known:
        raise Refused(Refusal("officer_unknown", "officer"))
    if arguments.first and arguments.last and arguments.last < arguments.first:
        raise Refused(Refusal("calendar_days_backwards", "last"))
    officer = None if arguments.everybody else arguments.officer or desk.user.login
    of = ExportRange(officer, arguments.first, arguments.last)
    count = export_calendar(desk, words, arguments.output, of, with_names=arguments.names)
    print(words.many("{n} événement", "{n} événements", count))
    return 0


def _bring(arguments: Namespace, words: Words, desk: Desk) -> int:
    preview = preview_calendar(desk, arguments.calendar, with_free=arguments.with_free)
    judged = preview.judged if arguments.dry_run else bring_calendar_in(desk, preview, Progress()).value
    if arguments.report is not None:
        made_at = desk.clock.now()
        save_calendar_report(arguments.report, preview.name, judged, made_at, words, dry_run=arguments.dry_run)
    counts = count_verdicts(judged)
    for verdict in EventVerdict:
        print(f"{words.label(verdict)}\t{counts[verdict]}")
    accepted = any(counts[verdict] for verdict in EventVerdict if verdict is not EventVerdict.REFUSED)
    return 0 if accepted or not judged else 1
