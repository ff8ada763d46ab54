"""Verbs on cases: import, cases, show, print."""

from argparse import Namespace

from parcours_desktop.commands.desk import Desk
from parcours_desktop.console.case_json import case_json
from parcours_desktop.console.json_text import json_text
from parcours_desktop.console.opening import desk_of, file_of, locked
from parcours_desktop.domain.codes import Stage, Verdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.arrivals import bring_in, preview_arrivals, read_arrivals, report_of
from parcours_desktop.exchange.lists.report import save_report
from parcours_desktop.queries.case_list import CaseFilter, case_ids, case_rows
from parcours_desktop.queries.numbers import case_of_number
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

_LABELS = {
    "file_number": marked("Numéro"),
    "name": marked("Nom"),
    "stage": marked("Étape"),
    "officer": marked("Agent"),
}


def bring(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Import a list, or only say what importing it would do."""
    if arguments.dry_run:
        with desk_of(arguments, clock) as desk:
            return _bring(arguments, words, desk)
    with locked(file_of(arguments)), desk_of(arguments, clock) as desk:
        return _bring(arguments, words, desk)


def _bring(arguments: Namespace, words: Words, desk: Desk) -> int:
    raw, mapping = read_arrivals(arguments.list)
    preview = preview_arrivals(desk, raw, mapping)
    rows = list(preview.rows) if arguments.dry_run else bring_in(desk, preview, Progress()).value
    report = report_of(desk, arguments.list.name, rows, dry_run=arguments.dry_run)
    if arguments.report is not None:
        save_report(arguments.report, report, words)
    counts = report.count()
    for verdict in Verdict:
        print(f"{words.label(verdict)}\t{counts[verdict]}")
    return 0 if any(counts[verdict] for verdict in Verdict if verdict is not Verdict.REFUSED) else 1


def cases(arguments: Namespace, words: Words, clock: Clock) -> int:  # noqa: ARG001
    """The cases that a search finds, in the order of their names."""
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        ids = case_ids(file, CaseFilter(text=arguments.search), clock.today())
        rows = case_rows(file, ids)
    if arguments.json:
        print(json_text(rows))
    else:
        for row in rows:
            print(f"{row.file_number}\t{row.list_name}\t{row.csq_number}")
    return 0


def show(arguments: Namespace, words: Words, clock: Clock) -> int:
    """One case, whole as JSON, or in a few lines."""
    with desk_of(arguments, clock) as desk, desk.reading() as file:
        whole = case_json(file, found_case(desk, arguments.case), desk)
    if arguments.json:
        print(json_text(whole))
        return 0
    for name in ("file_number", "name", "stage", "officer"):
        value = words.label(Stage(str(whole[name]))) if name == "stage" else whole[name]
        print(f"{words(_LABELS[name])}\t{value or '—'}")
    return 0


def found_case(desk: Desk, number: str) -> int:
    """The case that bears a file number, or a certificate number."""
    with desk.reading() as file:
        case_id = case_of_number(file, number)
    if case_id is None:
        raise Refused(Refusal("case_unknown", "case", {"number": number}))
    return case_id
