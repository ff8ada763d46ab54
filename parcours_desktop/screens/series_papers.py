"""What a series draws of each case, read for a few cases at a time: plans, summaries, invitations, proofs of the clock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.documents.clock_page import draw_clock_proof
from parcours_desktop.documents.invitation_page import draw_invitation
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.summary_page import draw_summary
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.domain.letters import LetterSheet
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.clock_sheet import clock_sheet
from parcours_desktop.queries.letter_sheet import letter_sheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions, signed_sheet
from parcours_desktop.queries.print_series import empty_plans, without_first_meeting
from parcours_desktop.queries.summary_sheet import summary_sheets
from parcours_desktop.screens.print_register import plan_issued
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

Sheets = Iterator[tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class SeriesPaper:
    """How one kind of document is made; ``genre`` (marked) begins the name of a file, ``genres`` that of all in one.

    ``left_out(desk, file, ids)`` gives the cases of which there is nothing to print, with the reason;
    ``read(desk, file, ids)`` a sheet for each of the others, or the ``Refusal`` that came meanwhile;
    ``draw(sheet, words, paper, large=, into=)`` the PDF; ``issue(case_id, sheet)`` what the register says of it.
    """

    genre: str
    genres: str
    left_out: Callable[[Desk, Reading, Sequence[int]], Mapping[int, Refusal]]
    read: Callable[[Desk, Reading, Sequence[int]], Sheets]
    draw: Callable[..., bytes]
    issue: Callable[[int, Any], NewIssue]


def _plan(desk: Desk, file: Reading, case_id: int) -> PlanSheet:
    """The plan as it was last signed, or the working copy while it never was (it prints « Projet »)."""
    versions = plan_versions(file, case_id)
    signed = signed_sheet(file, case_id, versions[0].number) if versions else None
    return signed or plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def _letter(desk: Desk, file: Reading, case_id: int) -> LetterSheet:
    """The invitation to the next first meeting, in the person's language too where that is allowed."""
    return letter_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def _clock(desk: Desk, file: Reading, case_id: int) -> ClockSheet:
    return clock_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def _each(read: Callable[[Desk, Reading, int], object], desk: Desk, file: Reading, ids: Sequence[int]) -> Sheets:
    """What is read case by case."""
    for case_id in ids:
        try:
            sheet = read(desk, file, case_id)
        except Refused as refused:
            yield case_id, refused.refusals[0]
        else:
            yield case_id, sheet


def _summaries(desk: Desk, file: Reading, ids: Sequence[int]) -> Sheets:
    """The summary of each case."""
    sheets = summary_sheets(file, ids, desk.clock.today(), desk.reference, desk.workdays)
    found = {sheet.case_id: sheet for sheet in sheets}
    for case_id in ids:
        yield case_id, found.get(case_id) or Refusal("row_is_gone")


def _empty_plans(_desk: Desk, file: Reading, ids: Sequence[int]) -> Mapping[int, Refusal]:
    return dict.fromkeys(empty_plans(file, ids), Refusal("series_plan_empty"))


def _without_meeting(desk: Desk, file: Reading, ids: Sequence[int]) -> Mapping[int, Refusal]:
    return dict.fromkeys(without_first_meeting(file, ids, desk.clock.today()), Refusal("no_first_meeting"))


def _none(_desk: Desk, _file: Reading, _ids: Sequence[int]) -> Mapping[int, Refusal]:
    """Every case has one."""
    return {}


def _in_usual_print(
    draw: Callable[..., bytes],
    sheet: object,
    words: Words,
    paper: Paper,
    *,
    large: bool = False,
    into: Volume | None = None,
) -> bytes:
    """A document that knows no large print."""
    del large
    return draw(sheet, words, paper, into=into)


def _plan_issue(_case_id: int, sheet: PlanSheet) -> NewIssue:
    return plan_issued(sheet)


def _office_issue(kind: DocumentKind, case_id: int, _sheet: object) -> NewIssue:
    return NewIssue(kind, case_id, Audience.OFFICE)


def _letter_issue(case_id: int, sheet: LetterSheet) -> NewIssue:
    return NewIssue(DocumentKind.LETTER, case_id, language=sheet.second.language if sheet.second else "")


SERIES_PAPERS: Mapping[DocumentKind, SeriesPaper] = {
    DocumentKind.PLAN: SeriesPaper(
        marked("plan"), marked("plans"), _empty_plans, partial(_each, _plan), draw_plan, _plan_issue
    ),
    DocumentKind.SUMMARY: SeriesPaper(
        marked("bilan"),
        marked("bilans"),
        _none,
        _summaries,
        draw_summary,
        partial(_office_issue, DocumentKind.SUMMARY),
    ),
    DocumentKind.LETTER: SeriesPaper(
        marked("invitation"),
        marked("invitations"),
        _without_meeting,
        partial(_each, _letter),
        partial(_in_usual_print, draw_invitation),
        _letter_issue,
    ),
    DocumentKind.CLOCK: SeriesPaper(
        marked("preuve-delai"),
        marked("preuves-delai"),
        _none,
        partial(_each, _clock),
        partial(_in_usual_print, draw_clock_proof),
        partial(_office_issue, DocumentKind.CLOCK),
    ),
}
