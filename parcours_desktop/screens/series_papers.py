"""What a series draws of each case, read for a few cases at a time: the plan as it was last signed, or the summary."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.summary_page import draw_summary
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.domain.summary_sheet import SummarySheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions, signed_sheet
from parcours_desktop.queries.print_series import empty_plans
from parcours_desktop.queries.summary_sheet import summary_sheets
from parcours_desktop.screens.print_register import plan_issued
from parcours_desktop.wording.marked import marked

Sheets = Iterator[tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class SeriesPaper:
    """How one kind of document is made; ``genre`` (marked) begins the names of files.

    ``empty(file, ids)`` are the cases of which there is nothing to print; ``read(desk, file, ids)`` gives a sheet for each case, or the ``Refusal`` that says why there is none;
    ``draw(sheet, words, paper, large=, into=)`` its PDF; ``issue(case_id, sheet)`` what the register says of it.
    """

    genre: str
    empty: Callable[[Reading, Sequence[int]], frozenset[int]]
    read: Callable[[Desk, Reading, Sequence[int]], Sheets]
    draw: Callable[..., bytes]
    issue: Callable[[int, Any], NewIssue]


def _plans(desk: Desk, file: Reading, ids: Sequence[int]) -> Sheets:
    """The plan of each case as it was last signed, or the working copy while none is (it prints « Projet »)."""
    for case_id in ids:
        versions = plan_versions(file, case_id)
        signed = signed_sheet(file, case_id, versions[0].number) if versions else None
        try:
            sheet = signed or plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)
        except Refused as refused:
            yield case_id, refused.refusals[0]
        else:
            yield case_id, sheet


def _plan_issue(_case_id: int, sheet: PlanSheet) -> NewIssue:
    return plan_issued(sheet)


def _summaries(desk: Desk, file: Reading, ids: Sequence[int]) -> Sheets:
    """The summary of each case."""
    sheets = summary_sheets(file, ids, desk.clock.today(), desk.reference, desk.workdays)
    found = {sheet.case_id: sheet for sheet in sheets}
    for case_id in ids:
        yield case_id, found.get(case_id) or Refusal("row_is_gone")


def _none(_file: Reading, _ids: Sequence[int]) -> frozenset[int]:
    """Every case has a summary."""
    return frozenset()


def _summary_issue(case_id: int, _sheet: SummarySheet) -> NewIssue:
    return NewIssue(DocumentKind.SUMMARY, case_id, Audience.OFFICE)


SERIES_PAPERS: Mapping[DocumentKind, SeriesPaper] = {
    DocumentKind.PLAN: SeriesPaper(marked("plan"), empty_plans, _plans, draw_plan, _plan_issue),
    DocumentKind.SUMMARY: SeriesPaper(marked("bilan"), _none, _summaries, draw_summary, _summary_issue),
}
