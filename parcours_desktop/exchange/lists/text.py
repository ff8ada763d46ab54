"""A list saved as text: which encoding, which separator, which line bears the headings."""

import csv
import io
import re
from typing import TYPE_CHECKING

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.lists.headings import find_headings
from parcours_desktop.exchange.lists.mapping import count_recognized
from parcours_desktop.exchange.lists.raw import MAX_COLUMNS, MAX_ROWS, ListKind, RawList

if TYPE_CHECKING:
    import _csv

DELIMITERS = (";", ",", "\t")
# The apostrophe that exports put before a sign that a spreadsheet would compute (lists/writing.py).
_DEFUSED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE_LETTERS = 64 * 1024
_SAMPLE_LINES = 20
_MOST_RECORDS = 2 * MAX_ROWS  # empty lines included
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text_list(data: bytes) -> RawList:
    """Read the bytes of a CSV file. ``Refused`` says why a file is no list."""
    text, encoding = decode(data)
    text, delimiter = _without_separator_line(text)
    delimiter = delimiter or _delimiter(text)
    records = _records(text, delimiter)
    at = find_headings(records)
    headings = tuple(cell.strip() for cell in records[at])
    rows = records[at + 1 :]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS:
        raise Refused(Refusal("list_too_many_rows", values={"most": MAX_ROWS}))
    return RawList(headings, [_armed(row) for row in rows], encoding, delimiter, ListKind.CSV)


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: by its mark, else UTF-16 by its zeros, UTF-8, Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    encoding = _wide_encoding(data)
    if encoding:
        return _decoded(data, encoding), encoding
    if b"\0" in data:
        raise Refused(Refusal("list_binary"))
    try:
        return _readable(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(data, error) from None
    return _decoded(data, "cp1252"), "cp1252"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise (_damaged(data, error) if encoding == "utf-8-sig" else Refused(Refusal("list_binary"))) from None


def _damaged(data: bytes, error: UnicodeDecodeError) -> Refused:
    line = str(data.count(b"\n", 0, error.start) + 1)
    return Refused(Refusal("list_encoding_damaged", values={"line": line}))


def _readable(text: str) -> str:
    found = _CONTROLS.findall(text[:_SAMPLE_LETTERS])
    if "\0" in text or len(found) > 2 + len(text[:_SAMPLE_LETTERS]) // 200:
        raise Refused(Refusal("list_binary"))
    return text


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of the headings is zero, whatever script the names are in."""
    line = data[:400].partition(b"\n")[0]
    if len(line) < 4 or len(data) % 2:
        return ""
    even, odd = line[0::2].count(0) / len(line[0::2]), line[1::2].count(0) / len(line[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether the file is UTF-8 with some damaged letters, rather than Windows-1252 (where valid pairs are rare)."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - broken > 4 * broken


def _without_separator_line(text: str) -> tuple[str, str]:
    """Take off the line ``sep=;`` with which a spreadsheet is told the separator."""
    found = re.match(r'"?sep=(.)"?(\r\n|\r|\n)', text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _delimiter(text: str) -> str:
    """The separator under which the first lines name most fields, then give most cells."""
    sample = text[:_SAMPLE_LETTERS]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            lines = [
                line for _, line in zip(range(_SAMPLE_LINES), _reader(sample, delimiter, strict=False), strict=False)
            ]
        except csv.Error:
            return 0, 0
        return max(map(count_recognized, lines), default=0), max(map(len, lines), default=0)

    return max(DELIMITERS, key=score)


def _reader(text: str, delimiter: str, *, strict: bool) -> "_csv.Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _records(text: str, delimiter: str) -> list[list[str]]:
    reader = _reader(text, delimiter, strict=True)
    records: list[list[str]] = []
    begins = 1
    try:
        for record in reader:
            records.append(record)
            if len(record) > MAX_COLUMNS:
                raise Refused(Refusal("list_too_wide", values={"most": MAX_COLUMNS}))
            if len(records) > _MOST_RECORDS:
                raise Refused(Refusal("list_too_many_rows", values={"most": MAX_ROWS}))
            begins = reader.line_num + 1
    except csv.Error:
        raise Refused(Refusal("list_quote_open", values={"line": str(begins)})) from None
    return records


def _armed(row: list[str]) -> tuple[str, ...]:
    return tuple(cell[1:] if cell[:1] == "'" and _DEFUSED.match(cell) else cell for cell in row)
