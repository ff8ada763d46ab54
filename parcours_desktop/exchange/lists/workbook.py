"""A list saved as a workbook (XLSX), read by openpyxl: which sheet, and its cells as text."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice, repeat
from math import isfinite
from typing import TYPE_CHECKING

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.lists.archive import ARCHIVE_DAMAGE, inspect_archive
from parcours_desktop.exchange.lists.headings import find_headings
from parcours_desktop.exchange.lists.mapping import count_recognized
from parcours_desktop.exchange.lists.raw import MAX_COLUMNS, MAX_ROWS, ListKind, RawList

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_SEARCHED = 20
_SPARE_ROWS = 50  # titles above the headings
_LONGEST_SHEET = 1_048_576  # rows, empty ones included


def read_workbook(data: bytes, sheet: str | None = None) -> RawList:
    """Read the bytes of a workbook: the sheet of that name, else the one whose first rows name most fields.

    Formulas are kept as text, never computed. Raises ``Refused`` when it is no list that can be read.
    """
    inspect_archive(data)
    with _opened(data) as book:
        sheets = {found.title: found for found in book.worksheets}
        if not sheets:
            raise Refused(Refusal("list_other_workbook"))
        if sheet is not None and sheet not in sheets:
            raise Refused(Refusal("list_sheet_missing", values={"sheet": sheet}))
        chosen = sheets[sheet] if sheet is not None else max(sheets.values(), key=_worth)
        rows = list(_rows(chosen))
    return _list_of(rows, tuple(sheets), chosen.title)


def _worth(sheet: "ReadOnlyWorksheet") -> tuple[int, bool]:
    """How many headings are recognized; among equals the first sheet that is not empty."""
    first = [cells for cells, _ in islice(_rows(sheet), _SEARCHED)]
    return max(map(count_recognized, first), default=0), any(first)


def _list_of(rows: list[tuple[list[str], bool]], sheets: tuple[str, ...], sheet: str) -> RawList:
    at = find_headings([cells for cells, _ in rows])
    headings = [cell.strip() for cell in rows[at][0]]
    below = rows[at + 1 :]
    if len(below) > MAX_ROWS:
        raise _too_many_rows()
    width = max(len(headings), max((len(cells) for cells, _ in below), default=0))
    headings += [""] * (width - len(headings))
    texts = [(*cells, *[""] * (width - len(cells))) for cells, _ in below]
    formulas = frozenset(number for number, (_, formula) in enumerate(below, 1) if formula)
    return RawList(tuple(headings), texts, "", "", ListKind.XLSX, sheets, sheet, formulas)


def _rows(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[list[str], bool]]:
    """The rows down to the last that says something: cells as text to the last likewise, and whether one is a formula."""
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    skipped = 0
    with _damage_refused():
        for number, cells in enumerate(sheet.rows, 1):
            texts = [_text(cell.value) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if number > (MAX_ROWS + _SPARE_ROWS if texts else _LONGEST_SHEET):
                raise _too_many_rows()
            if len(texts) > MAX_COLUMNS:
                raise Refused(Refusal("list_too_wide", values={"most": MAX_COLUMNS}))
            if not texts:
                skipped += 1
                continue
            yield from repeat(([], False), skipped)
            skipped = 0
            yield texts, any(cell.data_type == "f" for cell in cells)


def _too_many_rows() -> Refused:
    return Refused(Refusal("list_too_many_rows", values={"most": MAX_ROWS}))


def _text(value: object) -> str:
    """A cell as a person would write it: ``12.0`` is ``12``, a date is ``2026-11-23``, its hour left out."""
    match value:
        case None:
            return ""
        case str():
            return _unescaped(value) if "_x" in value else value
        case int() | float():
            return _number(value)
        case datetime():
            return value.date().isoformat()
        case date() | time() | timedelta():
            return str(value)
        case _:
            return str(getattr(value, "text", "="))  # a formula over several cells, or a table of such


def _number(value: float) -> str:
    if not isfinite(value):
        raise Refused(Refusal("list_damaged"))
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)


def _unescaped(text: str) -> str:
    """A text in which ``_x000D_`` stands for a sign that XML cannot hold."""
    from openpyxl.utils.escape import unescape

    return unescape(text).encode("utf-8", errors="replace").decode("utf-8")


@contextmanager
def _opened(data: bytes) -> Iterator["Workbook"]:
    from openpyxl import load_workbook

    with _damage_refused():
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        except OSError:  # openpyxl's word for a package without a workbook: a text document, a binary workbook
            raise Refused(Refusal("list_other_workbook")) from None
    try:
        yield book
    finally:
        book.close()


@contextmanager
def _damage_refused() -> Iterator[None]:
    """Around what openpyxl does: whatever it stumbles over in a file is damage; what it leaves out is not needed here.

    openpyxl checks little before it uses what it read, so that damage comes out as almost any of Python's errors.
    """
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import TranslatorError

    library = (TokenizerError, TranslatorError, SyntaxError)  # XML that is not well formed is a SyntaxError
    misread = (LookupError, TypeError, AttributeError, ArithmeticError, AssertionError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (*ARCHIVE_DAMAGE, *library, *misread):
        raise Refused(Refusal("list_damaged")) from None
