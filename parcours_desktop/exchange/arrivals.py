"""An arrivals list, from the file on disk to the cases: read, understood, set against the file, brought in, reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parcours_desktop.commands.arrivals import Compared, compare
from parcours_desktop.commands.desk import Desk, Done
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.domain.arrival_person import ParsedRow
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.lists.mapping import Mapping, recognize
from parcours_desktop.exchange.lists.parse import parse_list
from parcours_desktop.exchange.lists.raw import RawList
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.report import ImportReport, ReportRow
from parcours_desktop.exchange.lists.spellings import ListCodes, list_codes_of


@dataclass(frozen=True, slots=True)
class Preview:
    """A dry run: every row with its verdict, nothing written."""

    rows: tuple[Compared, ...]

    @property
    def parsed(self) -> tuple[ParsedRow, ...]:
        """The rows as they were understood."""
        return tuple(row.row for row in self.rows)

    @property
    def typed(self) -> frozenset[tuple[int, str]]:
        """The (row, unit) whose typed values the list contradicts."""
        return frozenset((row.row.number, c.unit) for row in self.rows for c in row.corrections if c.typed)

    def count(self, verdict: Verdict) -> int:
        """How many rows got a verdict."""
        return sum(row.verdict is verdict for row in self.rows)


def read_arrivals(path: Path, sheet: str | None = None) -> tuple[RawList, Mapping]:
    """A list and the mapping recognized by its headings. Raises ``Refused`` or ``Trouble`` when it is no list."""
    raw = read_list(path, sheet)
    return raw, recognize(raw.headings)


def preview_arrivals(desk: Desk, raw: RawList, mapping: Mapping, progress: Progress | None = None) -> Preview:
    """What bringing the list in would do, row by row."""
    progress = progress or Progress()
    total = len(raw.rows)
    parsed: list[ParsedRow] = []
    for row in parse_list(raw, mapping, codes_of(desk), desk.clock.today()):
        parsed.append(row)
        if len(parsed) % 200 == 0:
            progress(len(parsed), total)
    with desk.reading() as file:
        return Preview(tuple(compare(file, parsed)))


def bring_in(
    desk: Desk, preview: Preview, progress: Progress, agreed: frozenset[tuple[int, str]] = frozenset()
) -> Done[list[Compared]]:
    """Write what a preview showed, in one act, without announcing: the caller announces on its own thread.

    ``agreed`` names the typed values, (row, unit), that the list may replace.
    """
    return desk.do_quietly(ImportPeople(preview.parsed, agreed), progress)


def report_of(desk: Desk, list_name: str, rows: Sequence[Compared], *, dry_run: bool) -> ImportReport:
    """The report of a dry run or of an import."""
    lines = tuple(ReportRow(row.row.number, row.verdict, row.warnings, row.row.refusal) for row in rows)
    return ImportReport(list_name, desk.clock.now(), dry_run, lines)


def codes_of(desk: Desk) -> ListCodes:
    """The spellings of the reference data that a list may use."""
    return list_codes_of(desk.reference)
