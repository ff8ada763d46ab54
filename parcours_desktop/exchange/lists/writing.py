"""Writes lists as CSV and XLSX: whole or not at all, and never a cell that a spreadsheet would compute."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO

from parcours_desktop.exchange.lists.workbook_writing import Value, workbook_bytes
from parcours_desktop.system.disk import trouble_of

# A cell that begins so is computed by a spreadsheet; the apostrophes before keep reading back exact (lists/text.py).
_COMPUTED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def defused(text: str) -> str:
    """The text as a CSV cell: behind an apostrophe when it begins with ``= + - @``, a tabulation or a line end."""
    return "'" + text if _COMPUTED.match(text) else text


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write UTF-8 with its mark, semicolons and CRLF, which a French spreadsheet opens as it is.

    Dates are written ``2026-11-23``. Raises ``Trouble``; the file that was there before then stays as it was.
    """

    def fill(file: IO[bytes]) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow([defused(heading) for heading in headings])
        writer.writerows([_text(value) for value in row] for row in rows)
        text.detach()  # the file stays open: it is pushed to the disk before it takes its place

    _write_whole(path, fill)


def write_xlsx(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]], sheet: str = "Liste") -> None:
    """Write a workbook of one ``sheet``: text as text, dates as dates, headings kept in sight.

    Raises ``Trouble`` as ``write_csv`` does, and ``Refused`` (``export_cell_too_long``, ``export_too_many_rows``)
    rather than cutting anything off.
    """
    write_bytes(path, workbook_bytes(sheet, headings, rows))


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return defused(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all (a report). Raises ``Trouble``."""
    _write_whole(path, lambda file: file.write(data))


def _write_whole(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Fill a file beside ``path``, push it to the disk, then put it in the place of ``path`` in one step."""
    try:
        handle, name = tempfile.mkstemp(prefix=".parcours-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise trouble_of(error, path) from None
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    except OSError as error:
        raise trouble_of(error, path) from None
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)
