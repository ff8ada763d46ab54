"""A list as it was read: headings and rows of text, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_BYTES = 64 * 1024 * 1024


class ListKind(StrEnum):
    """What sort of file a list is."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class RawList:
    """Headings and rows of text. Row ``number`` of reports is 1 for ``rows[0]``.

    Rows are as long as they were in a CSV file (a short row is a fault that the parser names) and as wide as the
    headings in a workbook, which leaves empty cells out. ``sheet`` is the one of the ``sheets`` that was read. ``formula_rows`` are the numbers of rows that hold a formula:
    formulas are kept as text, never computed. ``encoding`` and ``delimiter`` are empty for a workbook.
    """

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    encoding: str
    delimiter: str
    kind: ListKind
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    formula_rows: frozenset[int] = frozenset()
