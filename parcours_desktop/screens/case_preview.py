"""What stands beside the list about the case that is looked at: plan, next steps, last acts, probable duplicates."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import StepState, Strand
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_list import CaseListRow, case_rows
from parcours_desktop.queries.duplicates import duplicates_of
from parcours_desktop.queries.history import history_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_lines import CaseWords, Line
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.history_words import HistoryWords
from parcours_desktop.wording.words import Words

NEXT_AT_MOST = 4
LAST_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Twin:
    """A case that may be the same person's, and why."""

    case_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class CasePreview:
    """Everything the pane draws, in words. ``strands``: done and total of each strand that has steps."""

    line: Line
    name: str
    about: str
    state: str
    strands: tuple[tuple[Strand, int, int], ...]
    next: tuple[str, ...]
    history: tuple[str, ...]
    contact: tuple[str, ...]
    twins: tuple[Twin, ...]


class CasePreviews:
    """Makes the preview of a case."""

    def __init__(self, desk: Desk, words: Words, names: CaseNames, says: CaseWords) -> None:
        self._desk, self._words, self._names, self._says = desk, words, names, says

    def of(self, line: Line) -> CasePreview:
        """The preview of the case of a line."""
        row = line.row
        with self._desk.reading() as file:
            sheet = plan_sheet(file, row.id, self._desk.clock.today(), self._desk.reference, self._desk.workdays)
            meetings = [meeting for meeting in appointments_of(file, row.id) if meeting.state.is_open]
            found = duplicates_of(file, row.id)
            others = {other.id: other for other in case_rows(file, [pair.second for pair in found])}
            last = history_of(file, row.id)[:LAST_AT_MOST]
            known = staff(file)
        happened = HistoryWords(self._words, CaseValues(self._words, self._names, known)).in_brief
        counted = [step for step in sheet.steps if step.state not in {StepState.ABANDONED, StepState.NOT_APPLICABLE}]
        strands = tuple(
            (strand, sum(s.state is StepState.DONE for s in counted if s.strand is strand), total)
            for strand in Strand
            if (total := sum(step.strand is strand for step in counted))
        )
        coming = [(m.starts_at.date(), self._words.time(m.starts_at), self._words.label(m.kind)) for m in meetings]
        coming += [(s.due_on, "", s.label) for s in sheet.steps if s.due_on and s.state.is_open]
        said = tuple(self._coming(day, hour, what) for day, hour, what in sorted(coming)[:NEXT_AT_MOST])
        twins = tuple(
            Twin(pair.second, others[pair.second].list_name, self._words.refusal(pair.reason))
            for pair in found
            if pair.second in others
        )
        return CasePreview(
            line,
            row.list_name,
            self._about(row),
            self._says.state(line.state),
            strands,
            said,
            tuple(map(happened, last)),
            self._contact(row),
            twins,
        )

    def _coming(self, day: date, hour: str, what: str) -> str:
        if hour:
            return self._words("{date}, {time} — {what}", date=self._words.short_date(day), time=hour, what=what)
        return self._words("{date} — {what}", date=self._words.short_date(day), what=what)

    def _about(self, row: CaseListRow) -> str:
        words = self._words
        parts = [row.file_number]
        if row.birth_date:
            parts.append(words("naissance : {date}", date=words.date(row.birth_date)))
        parts += [
            self._names.label("countries", row.birth_country),
            self._names.label("languages", row.contact_language),
        ]
        return " · ".join(part for part in parts if part)

    def _contact(self, row: CaseListRow) -> tuple[str, ...]:
        officer = self._says.officer(row.officer) if row.officer else self._words("À attribuer")
        return tuple(part for part in (officer, row.phone, row.email) if part)
