"""What a series prints, read for a few cases at a time, and what it leaves out and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.print_series import CoverSheet, Series, SeriesCase
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_rows import NewIssue
from parcours_desktop.queries.print_series import printed_in, series_cases
from parcours_desktop.screens.series_papers import SERIES_PAPERS


@dataclass(frozen=True, slots=True)
class Made:
    """A case with its sheet, ready to be drawn."""

    case: SeriesCase
    sheet: Any


class SeriesReading:
    """A series as the file holds it now. An officer prints the cases of their own; a coordinator prints all.

    ``done`` are the cases that the register holds for it already, with their pages; ``left`` grows as cases are passed:
    file numbers with reasons.
    """

    def __init__(self, desk: Desk, series: Series, progress: Progress) -> None:
        self._desk, self._series, self._progress = desk, series, progress
        self.paper = SERIES_PAPERS[series.choice.kind]
        self.left: list[tuple[str, Refusal]] = []
        officers = dict(series.cases)
        with desk.reading() as file:
            found = series_cases(file, list(officers))
            self.done = printed_in(file, series.batch)
            self._refused = dict(self.paper.left_out(desk, file, list(officers)))
        self.cases = {one.id: replace(one, officer=officers[one.id]) for one in found}
        self._refused |= {case_id: Refusal("row_is_gone") for case_id in officers if case_id not in self.cases}
        if desk.user.role == OfficerRole.OFFICER:
            own = desk.user.login
            self._refused |= {case: Refusal("series_not_own") for case, officer in officers.items() if officer != own}
        self._first = self._first_of_each()

    def sheets(self, ids: Sequence[int], seen: int) -> Iterator[Made]:
        """Each case's sheet; ``seen`` cases were dealt with before. Raises ``Cancelled`` when asked to stop."""
        wanted = [case_id for case_id in ids if case_id not in self._refused]
        self.left += [(self._number(case_id), self._refused[case_id]) for case_id in ids if case_id in self._refused]
        with self._desk.reading() as file:
            sheets = list(self.paper.read(self._desk, file, wanted))
        for at, (case_id, sheet) in enumerate(sheets, seen):
            self._progress(at, len(self._series.cases))
            if isinstance(sheet, Refusal):
                self.left.append((self._number(case_id), sheet))
            else:
                yield Made(self.cases[case_id], sheet)

    def issue(self, made: Made) -> NewIssue:
        """What the register says of a document."""
        return self.paper.issue(made.case.id, made.sheet)

    def cover(self, made: Made) -> CoverSheet | None:
        """The cover sheet that stands before a case's document, if one does."""
        officer = made.case.officer
        if not self._series.choice.has_covers or self._first.get(officer) != made.case.id:
            return None
        cases = tuple(
            self.cases[case_id]
            for case_id, login in self._series.cases
            if login == officer and case_id not in self._refused
        )
        office = self._desk.reference.office(made.case.office)
        of_one = office is not None and len({one.office for one in cases}) == 1
        return CoverSheet(
            self._series.choice.kind,
            made.case.officer_name or officer,
            office.name if office and of_one else "",
            cases,
            self._desk.clock.today(),
        )

    def _first_of_each(self) -> dict[str, int]:
        """The first case that is printed of each officer."""
        found: dict[str, int] = {}
        for case_id, officer in self._series.cases:
            if case_id not in self._refused:
                found.setdefault(officer, case_id)
        return found

    def _number(self, case_id: int) -> str:
        case = self.cases.get(case_id)
        return case.file_number if case and case.file_number else str(case_id)
