"""Verbs on documents that left the office: verify one, and read the print register."""

from argparse import Namespace
from pathlib import Path

from parcours_desktop.console.case_verbs import found_case
from parcours_desktop.console.json_text import json_text, plain
from parcours_desktop.console.opening import desk_of
from parcours_desktop.domain.sealing import shown_code
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.domain.service_rows import IssueRow
from parcours_desktop.queries.issues import issues
from parcours_desktop.screens.verification import Answer, VerificationScreen
from parcours_desktop.system.clock import Clock
from parcours_desktop.wording.words import Words

MOST = 1_000_000


def verify(arguments: Namespace, words: Words, clock: Clock) -> int:
    """Whether a PDF or a code is that of a plan in force: 0 if so, 1 for anything else."""
    with desk_of(arguments, clock) as desk:
        screen = VerificationScreen(desk, words)
        path = Path(arguments.what)
        is_file = path.suffix.lower() == ".pdf" or path.exists()
        answer = screen.verifying(path)() if is_file else screen.typed(arguments.what)
    if arguments.json:
        print(json_text(_told(answer)))
    else:
        print(answer.sentence)
        for line in answer.details:
            print(line)
    return 0 if answer.verdict.is_current else 1


def _told(answer: Answer) -> dict[str, object]:
    verdict, version = answer.verdict, answer.verdict.version
    return {
        "standing": verdict.standing.value,
        "file_number": version.file_number if version else "",
        "version": version.number if version else None,
        "code": shown_code(version.code) if version else "",
        "sealed_on": plain(version.sealed_on) if version else None,
        "superseded_on": plain(version.next_on) if version else None,
        "superseded_by": version.next_number if version else None,
        "issued": [_line(row) for row in verdict.issued],
    }


def documents(arguments: Namespace, words: Words, clock: Clock) -> int:
    """The print register, the last document first."""
    kind = DocumentKind(arguments.kind) if arguments.kind else None
    with desk_of(arguments, clock) as desk:
        case_id = found_case(desk, arguments.case) if arguments.case else None
        with desk.reading() as file:
            rows = issues(file, case_id=case_id, kind=kind, since=arguments.first, until=arguments.last, most=MOST)
    if arguments.json:
        print(json_text([_line(row) for row in rows]))
        return 0
    for row in rows:
        print(
            f"{row.issued_at:%Y-%m-%d %H:%M}\t{words.label(row.kind)}\t{row.file_number}\t{row.version or ''}\t{row.officer}"
        )
    return 0


def _line(row: IssueRow) -> dict[str, object]:
    return {
        "issued_at": plain(row.issued_at),
        "kind": str(row.kind),
        "audience": str(row.audience),
        "recipient": row.recipient_name,
        "file_number": row.file_number,
        "version": row.version,
        "code": shown_code(row.code) if row.code else "",
        "language": row.language,
        "language_ground": row.language_ground,
        "pages": row.pages,
        "sha256": row.sha256,
        "batch": row.batch,
        "officer": row.officer,
    }
