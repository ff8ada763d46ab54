"""Makes the bytes of a workbook (XLSX) with XlsxWriter: one sheet of text, numbers and dates, nothing that is computed."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from parcours_desktop.domain.refusal import Refusal, Refused

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | date | None  # one cell
LONGEST_CELL = 32_767  # UTF-16 units that a cell of a workbook holds
LONGEST_SHEET = 1_048_576
# In memory: no unencrypted copy passes through the folder of temporary files.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE_ON = datetime(1980, 1, 1)  # noqa: DTZ001  (as the archive's parts are dated: the same rows give the same bytes)
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLES = re.compile(r'[\[\]:*?/\\"<\x00-\x1f]')
_LONGEST_TITLE = 31
_WIDEST = 340  # pixels, about 48 letters


def workbook_bytes(sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The bytes of a workbook of one sheet, headings kept in sight. The same rows give the same bytes.

    Raises ``Refused`` (``export_cell_too_long``, ``export_too_many_rows``) rather than cutting anything off.
    """
    from xlsxwriter import Workbook

    made = io.BytesIO()
    with Workbook(made, _OPTIONS) as book:
        book.set_properties({"created": _MADE_ON})
        page = book.add_worksheet(_title(sheet))
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        page.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            _write(page, 0, column, heading, bold)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                _write(page, number, column, value, moment if isinstance(value, datetime) else day)
        page.autofit(_WIDEST)
    return made.getvalue()


def _write(page: "Worksheet", row: int, column: int, value: Value, style: "Format") -> None:
    match value:
        case None | "":
            return
        case str():
            text = _NOT_IN_XML.sub("\ufffd", value)
            outcome = page.write_string(row, column, text, style if row == 0 else None)
        case date():
            outcome = page.write_datetime(row, column, value, style)
        case _:
            outcome = page.write_number(row, column, value)
    if outcome == -2:
        raise Refused(Refusal("export_cell_too_long", values={"most": LONGEST_CELL}))
    if outcome == -1:
        raise Refused(Refusal("export_too_many_rows", values={"most": LONGEST_SHEET - 1}))


def _title(sheet: str) -> str:
    title = _NOT_IN_TITLES.sub(" ", sheet)[:_LONGEST_TITLE].strip("' ")
    return title or "1"
