"""Lists saved as text: every encoding, separator and line end reads alike; what is no list is refused in words."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.exchange.lists.mapping import recognize
from parcours_desktop.exchange.lists.raw import MAX_ROWS, ListKind
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.text import read_text_list
from parcours_desktop.wording.words import Words
from tests.builders.lists import a_list, csv_bytes, some_rows

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
HEADINGS = ["No CSQ", "Nom", "Prénom"]


def refused_code(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_list(path)
    refusal = refused.value.refusals[0]
    assert "[" not in Words().refusal(refusal)
    assert refusal.code not in Words().refusal(refusal)
    return refusal.code


@pytest.mark.parametrize("encoding", [*WIDE, "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_encoding_separator_and_line_end_reads_alike(
    tmp_path: Path, encoding: str, delimiter: str, line_end: str
) -> None:
    western = [
        person
        for person in some_rows(60)
        if all(cell.encode("cp1252", "ignore").decode("cp1252") == cell for cell in person.values())
    ]
    records = [list(western[0]), *(list(person.values()) for person in western)]
    path = tmp_path / "liste.txt"
    path.write_bytes(csv_bytes(records, encoding, delimiter, line_end))

    raw = read_list(path)

    assert list(raw.headings) == records[0]
    assert [list(row) for row in raw.rows] == records[1:]
    assert raw.delimiter == delimiter
    assert raw.kind is ListKind.CSV


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n;,\t\"'"), max_size=12
)


@settings(database=None, deadline=None, max_examples=80)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6),
    encoding=st.sampled_from(WIDE),
    delimiter=st.sampled_from([";", ",", "\t"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_any_text_comes_back_as_it_was(
    rows: list[tuple[str, str, str]], encoding: str, delimiter: str, line_end: str
) -> None:
    tail = ("CSQ-10000001", "Fin", "Fin")
    raw = read_text_list(csv_bytes([HEADINGS, *rows, tail], encoding, delimiter, line_end))

    read = [tuple(row) or ("",) * 3 for row in raw.rows]
    assert [tuple(unarmed(cell) for cell in row) for row in [*rows, tail]] == read


def unarmed(cell: str) -> str:
    """The apostrophe before a computing sign is what exports add: it comes off."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare[:1] and bare[0] in "=+-@\t\r\n＝＋－＠" else cell


def test_a_line_end_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(b'No CSQ;Nom;Ville\r\n1;"Le\r\nGoff";Laval\r\n')

    assert read_list(path).rows[0] == ("1", "Le\r\nGoff", "Laval")


def test_titles_and_empty_lines_may_stand_above_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Arrivées du 23 novembre 2026;;\n;;\nNo CSQ;Nom;Prénom\n1;Le Goff;Anaïs\n;;\n\n", encoding="utf-8")

    raw = read_list(path)

    assert raw.headings == ("No CSQ", "Nom", "Prénom")
    assert list(raw.rows) == [("1", "Le Goff", "Anaïs")]


def test_a_line_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\nNo CSQ,Nom;Prénom\n1,Le Goff;Anaïs\n", encoding="utf-8")

    assert read_list(path).rows[0] == ("1", "Le Goff;Anaïs")


def test_headings_may_all_be_unknown(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Alpha;Bêta\n1;2\n", encoding="utf-8")

    raw = read_list(path)

    assert raw.headings == ("Alpha", "Bêta")
    assert recognize(raw.headings).fields == (None, None)


def test_a_list_of_one_column_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("No CSQ\nCSQ-10000001\n", encoding="utf-8")

    assert list(read_list(path).rows) == [("CSQ-10000001",)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "list_empty"),
        (b";;\n;;\n", "list_empty"),
        (b"CSQ-10000001;Le Goff;2026-11-23\n", "list_without_headings"),
        (bytes(range(256)) * 20, "list_binary"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "list_binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "list_binary"),
        (b'No CSQ;Nom\n1;"Le Goff\n2;Roy\n', "list_quote_open"),
        ("No CSQ;Nom\n1;Zoé Élodie Benoît Loïc Gaël\n2;Zo".encode() + b"\xe9;\n", "list_encoding_damaged"),
        (b"\xef\xbb\xbfNo CSQ;Nom\n1;Zo\xe9\n", "list_encoding_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list_old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "list_locked"),
        (b"No CSQ;Nom\n" + b"1;a\n" * (MAX_ROWS + 1), "list_too_many_rows"),
        (b"No CSQ;Nom\n" + b"\n" * (2 * MAX_ROWS + 1), "list_too_many_rows"),
        (b"No CSQ;Nom\n" + b";" * 300 + b"\n", "list_too_wide"),
        (b"No CSQ;Nom\n1;" + b"a" * 200_000 + b"\n", "list_quote_open"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused_code(tmp_path / "liste.csv", content) == code


@settings(database=None, deadline=None, max_examples=200)
@given(st.binary(max_size=200) | st.builds(lambda tail: b"No CSQ;Nom\n" + tail, st.binary(max_size=60)))
def test_any_bytes_are_a_list_or_are_refused_and_nothing_else(data: bytes) -> None:
    with suppress(Refused):
        read_text_list(data)


def test_an_open_quote_is_shown_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(b'No CSQ;Nom\n1;Roy\n2;"Le Goff\n3;Roy\n')

    with pytest.raises(Refused) as refused:
        read_list(path)

    assert refused.value.refusals[0].values["line"] == "3"


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    with path.open("wb") as file:
        file.write(b"No CSQ;Nom\n")
        file.truncate(70 * 1024 * 1024)

    with pytest.raises(Refused) as refused:
        read_list(path)

    assert refused.value.refusals[0].code == "list_too_large"


def test_a_missing_file_and_a_folder_are_trouble_that_names_them(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as missing:
        read_list(tmp_path / "absente.csv")
    with pytest.raises(Trouble) as folder:
        read_list(tmp_path)

    assert (missing.value.code, folder.value.code) == ("file_missing", "cannot_read")
    assert "absente.csv" in Words().trouble(missing.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_the_right_to_read_is_trouble(tmp_path: Path) -> None:
    path = a_list(tmp_path)
    path.chmod(0)

    with pytest.raises(Trouble) as trouble:
        read_list(path)

    assert trouble.value.code == "cannot_read"
