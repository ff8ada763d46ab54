"""Lists saved as workbooks: dates and numbers as the parser expects them, nothing computed, no bomb opened."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.exchange.lists.raw import ListKind
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.workbook import read_workbook
from tests.builders.lists import LIST_DAY, a_list, some_rows


def book_bytes(*rows: list[object], prepare: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if prepare:
        prepare(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def remade(data: bytes, **parts: bytes | None) -> bytes:
    """The archive with some parts replaced (``sheet``, ``strings``) or, for ``None``, left out."""
    names = {"sheet": "xl/worksheets/sheet1.xml", "strings": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    changed = {names[key]: content for key, content in parts.items()}
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = changed.get(member.filename, old.read(member))
            if content is not None:
                new.writestr(member.filename, content)
    return saved.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def sheet_of(rows: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def by_hand(sheet: str, strings: str = "", told: str = "") -> bytes:
    """A workbook with its strings apart, as spreadsheets save it, and what the file tells of their number."""
    kinds = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{at}"/>' for n, (kind, at) in enumerate(kinds)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{BOOK}"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{BOOK.replace("sheet.main", "sharedStrings")}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Liste" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" {told}>{strings}</sst>',
        "xl/worksheets/sheet1.xml": sheet_of(sheet).decode(),
    }
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_workbook(data)
    return refused.value.refusals[0].code


HEADINGS: list[object] = ["No CSQ", "Nom", "Date de naissance"]
PLAIN = book_bytes(HEADINGS, ["1", "Le Goff", "1985-03-12"])


def test_a_workbook_reads_as_the_same_list_in_text(tmp_path: Path) -> None:
    raw = read_list(a_list(tmp_path, 40, name="liste.xlsx"))

    assert raw.kind is ListKind.XLSX
    assert [dict(zip(raw.headings, row, strict=True)) for row in raw.rows] == some_rows(40)


def test_real_dates_and_numbers_become_the_text_that_lists_write() -> None:
    raw = read_workbook(
        book_bytes(
            [
                "No CSQ",
                "Nom",
                "Date de naissance",
                "Arrivée prévue",
                "Code région",
                "CNP",
                "Téléphone",
                "Français oral",
            ],
            ["A-1", "Roy", date(1985, 3, 12), datetime.combine(LIST_DAY, time(14, 30)), 3, 21231, 5145550001, 7.0],
        )
    )

    assert raw.rows[0] == ("A-1", "Roy", "1985-03-12", "2026-11-23", "3", "21231", "5145550001", "7")


def test_dates_counted_from_1904_are_the_same_days() -> None:
    def from_1904(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    from_1904(book)
    for row in (HEADINGS, ["1", "Roy", date(1985, 3, 12)]):
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)

    assert read_workbook(saved.getvalue()).rows[0][2] == "1985-03-12"


def test_a_formula_stays_text_and_its_row_is_known() -> None:
    raw = read_workbook(book_bytes(HEADINGS, ["1", "Roy", ""], ["2", '=HYPERLINK("http://exemple.invalid")', ""]))

    assert raw.rows[1][1] == '=HYPERLINK("http://exemple.invalid")'
    assert raw.formula_rows == {2}


def test_empty_rows_between_keep_the_numbers_of_the_others() -> None:
    raw = read_workbook(book_bytes(["Arrivées de la semaine"], [], HEADINGS, ["1", "Roy"], [], ["3", "Le Goff"]))

    assert [row[1] for row in raw.rows] == ["Roy", "", "Le Goff"]


def test_the_sheet_with_the_list_is_found_and_another_can_be_named() -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.active.title = "Lisez-moi"
        listed = book.create_sheet("Arrivées")
        listed.append(HEADINGS)
        listed.append(["1", "Le Goff", None])

    data = book_bytes(["Cette liste est confidentielle"], prepare=more)

    assert read_workbook(data).sheets == ("Lisez-moi", "Arrivées")
    assert read_workbook(data).rows[0][1] == "Le Goff"
    assert read_workbook(data, "Lisez-moi").headings == ("Cette liste est confidentielle",)
    with pytest.raises(Refused) as refused:
        read_workbook(data, "Absente")
    assert refused.value.refusals[0].code == "list_sheet_missing"


def test_a_cell_far_to_the_right_matters_only_when_it_says_something() -> None:
    def far(value: str | None) -> bytes:
        def prepare(book: openpyxl.Workbook) -> None:
            cell = book.active.cell(2, 16_000)
            cell.font = openpyxl.styles.Font(bold=True)
            cell.value = value

        return book_bytes(HEADINGS, ["1", "Roy", ""], prepare=prepare)

    assert read_workbook(far(None)).rows[0][:2] == ("1", "Roy")
    assert code_of(far("loin")) == "list_too_wide"


@pytest.mark.parametrize("reference", ["ZZZZZZZZ1", "1", "é4"])
def test_a_cell_with_an_impossible_place_is_refused(reference: str) -> None:
    sheet = sheet_of(f'<row r="1"><c r="{reference}" t="str"><v>a</v></c></row>')

    assert code_of(remade(PLAIN, sheet=sheet)) == "list_damaged"


@pytest.mark.parametrize("row", ["99999999999", "1048576"])
@pytest.mark.parametrize("place", ["", 'r="XFD1048576"'])
def test_a_row_far_below_is_refused(row: str, place: str) -> None:
    first = '<row r="1"><c t="str"><v>No CSQ</v></c></row>'
    sheet = sheet_of(f'{first}<row r="{row}"><c {place} t="str"><v>a</v></c></row>')

    assert code_of(remade(PLAIN, sheet=sheet)) == "list_too_many_rows"


def test_an_empty_row_far_below_says_nothing() -> None:
    rows = '<row r="1"><c t="str"><v>No CSQ</v></c></row><row r="2"><c t="str"><v>A-1</v></c></row>'
    sheet = sheet_of(f'{rows}<row r="1048576"><c r="XFD1048576" s="0"/></row>')

    assert list(read_workbook(remade(PLAIN, sheet=sheet)).rows) == [("A-1",)]


def test_sizes_that_a_file_tells_of_itself_are_not_believed() -> None:
    told = 'count="4000000000" uniqueCount="4000000000"'
    cells = '<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c t="s"><v>1</v></c></row>'
    data = by_hand(cells, "<si><t>No CSQ</t></si><si><t>A-1</t></si>", told)
    narrow = sheet_of(cells).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')

    assert list(read_workbook(data).rows) == [("A-1",)]
    assert list(read_workbook(remade(data, sheet=narrow)).rows) == [("A-1",)]
    assert list(read_workbook(remade(data, sheet=narrow.replace(b"A1:XFD1048576", b"A1"))).rows) == [("A-1",)]


VALUES = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=10
    ),
    st.integers(-(10**12), 10**12),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.none(),
)


@settings(database=None, deadline=None, max_examples=40)
@given(rows=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=5))
def test_cells_read_as_they_were_written(rows: list[list[object]]) -> None:
    data = book_bytes(HEADINGS, *rows, ["fin", "fin", "fin"])

    expected = [tuple("" if value is None else str(value) for value in row) for row in rows]
    assert list(read_workbook(data).rows) == [*expected, ("fin", "fin", "fin")]


def test_a_zip_bomb_is_refused_before_anything_is_unpacked() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (64 * 1024 * 1024))

    assert len(saved.getvalue()) < 100_000
    assert code_of(saved.getvalue()) == "list_suspect"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "xl\\..\\a.xml", "C:/a.xml"])
def test_an_archive_with_odd_paths_is_refused(name: str) -> None:
    saved = io.BytesIO(PLAIN)
    with zipfile.ZipFile(saved, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"a")

    data = saved.getvalue().replace(b"xl/..\\a", b"xl\\..\\a")
    assert code_of(data) == "list_suspect"


def test_an_archive_of_thousands_of_parts_is_refused() -> None:
    saved = io.BytesIO(PLAIN)
    with zipfile.ZipFile(saved, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"part{number}", b"")

    assert code_of(saved.getvalue()) == "list_suspect"


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [LAUGHS, OUTSIDE, b'<!DOCTYPE sst SYSTEM "http://exemple.invalid/a.dtd">'])
@pytest.mark.parametrize("part", ["sheet", "strings", "book"])
def test_a_part_that_declares_entities_is_refused(declaration: bytes, part: str) -> None:
    body = b"<sst><si><t>&c;</t></si></sst>"

    assert code_of(remade(by_hand(""), **{part: declaration + body})) == "list_suspect"


def test_a_workbook_locked_by_a_password_is_refused() -> None:
    data = bytearray(PLAIN)
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1

    assert code_of(bytes(data)) == "list_locked"


@pytest.mark.parametrize("cut", [30, len(PLAIN) // 2, len(PLAIN) - 10])
def test_a_workbook_that_was_cut_off_is_refused_as_damaged(cut: int) -> None:
    assert code_of(PLAIN[:cut]) == "list_damaged"


@settings(database=None, deadline=None, max_examples=150)
@given(places=st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_workbook_with_wrong_bytes_is_read_or_refused_and_nothing_else(places: list[tuple[int, int]]) -> None:
    data = bytearray(PLAIN)
    for place, value in places:
        data[place] = value

    with suppress(Refused):
        read_workbook(bytes(data))


@pytest.mark.parametrize(
    "sheet", [b"<worksheet><sheetData>", b"", b"\xff\xff", sheet_of('<row><c t="s"><v>999</v></c></row>'),
              sheet_of('<row><c t="s"><v>z</v></c></row>'), sheet_of("<row><c><v>1e999</v></c></row>")]
)  # fmt: skip
def test_a_sheet_that_cannot_be_understood_is_refused_as_damaged(sheet: bytes) -> None:
    assert code_of(remade(PLAIN, sheet=sheet)) == "list_damaged"


def test_another_kind_of_archive_is_no_workbook() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert code_of(saved.getvalue()) == "list_other_workbook"


def test_prefixes_and_reading_aids_in_the_xml_do_no_harm() -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>No CSQ</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Nom</x:t></x:is></x:c></x:row>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>1</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:r><x:t>Ta</x:t></x:r>'
        '<x:r><x:t>naka</x:t></x:r><x:rPh sb="0" eb="1"><x:t>タナカ</x:t></x:rPh></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )

    assert read_workbook(remade(PLAIN, sheet=sheet.encode())).rows[0] == ("1", "Tanaka")


def test_strings_kept_apart_are_read_with_their_runs_and_without_their_reading_aids() -> None:
    strings = (
        "<si><t>No CSQ</t></si><si><t>Nom</t></si><si><r><t>Ta</t></r><r><t>naka</t></r>"
        '<rPh sb="0" eb="1"><t>タナカ</t></rPh></si><si><t xml:space="preserve"> Le_x000D_Goff</t></si>'
    )
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{a}</v></c><c r="B{n}" t="s"><v>{b}</v></c></row>'
        for n, a, b in ((1, 0, 1), (2, 2, 3))
    )

    assert read_workbook(by_hand(rows, strings)).rows[0] == ("Tanaka", " Le\rGoff")


def test_a_sign_that_no_text_may_hold_is_replaced() -> None:
    cells = '<row><c t="str"><v>No CSQ</v></c></row><row><c t="str"><v>A_xD800_1</v></c></row>'

    assert read_workbook(remade(PLAIN, sheet=sheet_of(cells))).rows[0] == ("A?1",)


def test_what_is_not_a_text_reads_as_a_person_would_write_it() -> None:
    cells = [12.0, 1.5, -3, True, time(14, 30)]

    raw = read_workbook(book_bytes(["No CSQ", "Nom", "Prénom", "b", "c"], cells))

    assert raw.rows[0] == ("12", "1.5", "-3", "1", "14:30:00")


def test_a_formula_over_several_cells_stays_text_too() -> None:
    array = openpyxl.worksheet.formula.ArrayFormula("B2:B3", "=A2:A3*2")

    raw = read_workbook(book_bytes(HEADINGS, ["1", array, ""], ["2", "", "fin"]))

    assert (raw.rows[0][1], raw.formula_rows) == ("=A2:A3*2", {1})
