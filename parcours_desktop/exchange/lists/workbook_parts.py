"""The parts of a workbook that is written: one sheet of text, numbers and dates, and nothing that can be computed.

Written straight into the archive: no unencrypted copy passes through the folder of temporary files (where a library
keeps the sheet until it is saved), no text is cut at 32,767 letters, no cell is taken for a formula.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import IO, TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from parcours_desktop.domain.refusal import Refusal, Refused

Value: TypeAlias = str | int | float | date | None  # one cell
LONGEST_CELL = 32_767  # what a cell of a workbook holds
LONGEST_SHEET = 1_048_576
_HEADING, _DAY, _MOMENT = 1, 2, 3  # places in cellXfs
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES = re.compile(r'[\[\]:*?/\\"<\x00-\x1f]')
_LONGEST_TITLE = 31
_WIDEST, _NARROWEST, _MEASURED_ROWS = 48, 8, 100
_DAY_ZERO = date(1899, 12, 30).toordinal()

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def write_workbook(file: IO[bytes], sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a workbook of one sheet, headings kept in sight. Raises ``Refused`` rather than cutting anything off.

    The same rows give the same bytes.
    """
    name = escape(_NOT_IN_TITLES.sub(" ", sheet)[:_LONGEST_TITLE].strip("' ") or "1")
    contents = f'<bookViews><workbookView/></bookViews><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
    with ZipFile(file, "w") as archive:
        for name, content in _FIXED.items():
            archive.writestr(_member(name), _XML + content)
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{contents}</workbook>'
        archive.writestr(_member("xl/workbook.xml"), _XML + book)
        with archive.open(_member("xl/worksheets/sheet1.xml"), "w") as part:
            for piece in _sheet(headings, iter(rows)):
                part.write(piece.encode("utf-8"))


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name)  # dated 1980, whenever it is written
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    return member


def _sheet(headings: Sequence[str], rows: Iterator[Sequence[Value]]) -> Iterator[str]:
    measured = list(islice(rows, _MEASURED_ROWS))
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    if headings:
        widths = enumerate(_widths(headings, measured), 1)
        columns = (f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in widths)
        yield f"<cols>{''.join(columns)}</cols>"
    yield "<sheetData>"
    names = [column_name(place) for place in range(len(headings))]
    yield _row(1, (_text_cell(f"{name}1", text, _HEADING) for name, text in zip(names, headings, strict=True)))
    for number, row in enumerate(chain(measured, rows), 2):
        if number > LONGEST_SHEET:
            raise Refused(Refusal("export_too_many_rows", values={"most": LONGEST_SHEET - 1}))
        while len(names) < len(row):
            names.append(column_name(len(names)))
        yield _row(number, (_cell(f"{names[place]}{number}", value) for place, value in enumerate(row)))
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value) -> str:
    match value:
        case None | "":
            return ""
        case str():
            return _text_cell(place, value)
        case datetime():
            day = value.toordinal() - _DAY_ZERO + (value.hour * 60 + value.minute) / 1440
            return f'<c r="{place}" s="{_MOMENT}"><v>{day!r}</v></c>'
        case date():
            return f'<c r="{place}" s="{_DAY}"><v>{value.toordinal() - _DAY_ZERO}</v></c>'
        case _:
            return f'<c r="{place}"><v>{value!r}</v></c>'


def _text_cell(place: str, text: str, style: int = 0) -> str:
    if len(text) > LONGEST_CELL:
        raise Refused(Refusal("export_cell_too_long", values={"most": LONGEST_CELL}))
    if not text.isalnum():
        text = escape(_FORBIDDEN.sub(_escaped, text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _escaped(found: re.Match[str]) -> str:
    """A sign that XML cannot hold, as workbooks write it: ``_x0007_``."""
    return f"_x{ord(found[0]):04X}_"


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(65 + letter) + name
    return name


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> list[float]:
    widths = [len(heading) for heading in headings]
    for row in rows:
        for place, value in enumerate(row[: len(widths)]):
            widths[place] = max(widths[place], 0 if value is None else len(str(value)))
    return [min(max(width, _NARROWEST), _WIDEST) + 2.0 for width in widths]
