"""Lists that leave: no cell is computed by a spreadsheet, text comes back as it was, a file is whole or not there."""

import errno
import os
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.text import read_text_list
from parcours_desktop.exchange.lists.workbook import read_workbook
from parcours_desktop.exchange.lists.workbook_writing import LONGEST_CELL, LONGEST_SHEET
from parcours_desktop.exchange.lists.writing import defused, write_csv, write_xlsx

HEADINGS = ["No CSQ", "Nom", "Prénom"]
COMPUTED = ["=1+1", "+1 514 555-0100", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=cmd|" /C calc"!A0', "＝1+1"]


def test_csv_is_what_a_french_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"

    write_csv(path, HEADINGS, [["A-1", "Le Goff", date(1985, 3, 12)], [7, None, "l’un;l’autre"]])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().decode("utf-8-sig") == (
        'No CSQ;Nom;Prénom\r\nA-1;Le Goff;1985-03-12\r\n7;;"l’un;l’autre"\r\n'
    )


@pytest.mark.parametrize("text", COMPUTED)
def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path: Path, text: str) -> None:
    write_csv(tmp_path / "liste.csv", HEADINGS, [["A-1", text, ""]])

    assert read_list(tmp_path / "liste.csv").rows[0][1] == text
    assert defused(text) == "'" + text
    assert ("'" + text[:3]).encode() in (tmp_path / "liste.csv").read_bytes()


@pytest.mark.parametrize("text", [*COMPUTED, "#N/A", "'=1+1"])
def test_every_text_of_a_workbook_is_of_type_text(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "liste.xlsx", ["=titre", "Nom"], [["A-1", text]])

    sheet = openpyxl.load_workbook(tmp_path / "liste.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    raw = read_list(tmp_path / "liste.xlsx")
    assert raw.rows[0][1] == text
    assert raw.formula_rows == frozenset()


def test_dates_of_a_workbook_are_real_dates_and_numbers_numbers(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [["A-1", date(1985, 3, 12), 12], ["A-2", None, 1.5]])

    sheet = openpyxl.load_workbook(tmp_path / "liste.xlsx").active
    assert sheet["B2"].value == datetime.combine(date(1985, 3, 12), datetime.min.time())
    assert (sheet["B2"].is_date, sheet["C2"].value, sheet["C3"].value) == (True, 12, 1.5)
    assert sheet.freeze_panes == "A2"
    assert read_list(tmp_path / "liste.xlsx").rows[0] == ("A-1", "1985-03-12", "12")


SIGNS = st.sampled_from("=+-@'\t\r\n;\"_x")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | SIGNS, max_size=12)
ANY_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\ufffe\uffff") | SIGNS, max_size=12
)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5)
TAIL = ("CSQ-1", "fin", "fin")


@settings(database=None, deadline=None, max_examples=120)
@given(rows=ROWS)
def test_any_text_comes_back_from_a_csv(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "tour.csv"

    write_csv(path, HEADINGS, [*rows, TAIL])

    assert list(read_text_list(path.read_bytes()).rows) == [*rows, TAIL]


@settings(database=None, deadline=None, max_examples=80)
@given(rows=st.lists(st.tuples(ANY_TEXTS, ANY_TEXTS, ANY_TEXTS), max_size=5))
def test_any_text_comes_back_from_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "tour.xlsx"

    write_xlsx(path, HEADINGS, [*rows, TAIL])

    assert list(read_workbook(path.read_bytes()).rows) == [*rows, TAIL]


def test_nothing_is_cut_off_to_fit_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    write_xlsx(path, HEADINGS, [["A-1", "a" * LONGEST_CELL, ""]])
    before = path.read_bytes()

    with pytest.raises(Refused) as refused:
        write_xlsx(path, HEADINGS, [["A-1", "a" * (LONGEST_CELL + 1), ""]])

    assert refused.value.refusals[0].code == "export_cell_too_long"
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["liste.xlsx"]


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_a_full_disk_leaves_the_old_file_and_says_so(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_text("ancien")
    real = os.fsync

    def full(handle: int) -> None:
        real(handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    write = write_csv if name.endswith("csv") else write_xlsx

    with pytest.raises(Trouble) as trouble:
        write(path, HEADINGS, [["A-1", "Roy", ""]])

    assert trouble.value.code == "disk_full"
    assert path.read_text() == "ancien"
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_folder_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        write_csv(tmp_path / "absent" / "liste.csv", HEADINGS, [])

    assert trouble.value.code == "file_missing"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_trouble(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(Trouble) as trouble:
        write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [])

    assert trouble.value.code == "cannot_write"


def test_a_folder_in_the_place_of_the_file_is_trouble_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").mkdir()

    with pytest.raises(Trouble):
        write_csv(tmp_path / "liste.csv", HEADINGS, [])

    assert [found.name for found in tmp_path.iterdir()] == ["liste.csv"]


def test_signs_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [["A-1", "a\ud800b", "c\uffffd"]])

    assert read_list(tmp_path / "liste.xlsx").rows[0] == ("A-1", "a\ufffdb", "c\ufffdd")


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    rows: list[list[str]] = [[]] * (LONGEST_SHEET - 1)

    with pytest.raises(Refused) as refused:
        write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [*rows, ["A-1"]])

    assert refused.value.refusals[0].code == "export_too_many_rows"
    assert list(tmp_path.iterdir()) == []


def test_no_copy_passes_through_the_folder_of_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))

    write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [["A-1", "Roy", date(1985, 3, 12)]] * 1000)

    assert len(read_list(tmp_path / "liste.xlsx").rows) == 1000


def test_a_sheet_bears_its_title_as_far_as_workbooks_allow(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "liste.xlsx", HEADINGS, [], "Dossiers [06] : Montréal & Laval, automne 2026")

    assert openpyxl.load_workbook(tmp_path / "liste.xlsx").sheetnames == ["Dossiers  06    Montréal & Lava"]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(tmp_path / name, HEADINGS, [["A-1", "Roy", date(1985, 3, 12)]])

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
