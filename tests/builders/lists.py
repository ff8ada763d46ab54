"""Lists as offices receive them: any number of invented people, in any encoding, with any separator, or as a workbook."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from parcours_desktop.exchange.lists.writing import write_xlsx
from parcours_desktop.exchange.trial_people import invent_people

LIST_DAY = date(2026, 11, 23)


def some_rows(rows: int, *, seed: int = 1, odd: Mapping[int, Mapping[str, str]] | None = None) -> list[dict[str, str]]:
    """Rows of invented people; ``odd`` changes cells: row number (from 1) -> heading -> text."""
    people = [dict(person) for person in invent_people(rows, seed, LIST_DAY)]
    for number, cells in (odd or {}).items():
        people[number - 1].update(cells)
    return people


def a_list(
    folder: Path,
    rows: int = 5,
    *,
    name: str = "liste.csv",
    encoding: str = "utf-8-sig",
    delimiter: str = ";",
    line_end: str = "\r\n",
    seed: int = 1,
    odd: Mapping[int, Mapping[str, str]] | None = None,
    headings: Mapping[str, str] | None = None,
    only: Sequence[str] | None = None,
) -> Path:
    """Write a list and answer its path; a name that ends in .xlsx makes a workbook.

    ``headings`` spells some headings otherwise, ``only`` keeps these columns in this order.
    """
    people = some_rows(rows, seed=seed, odd=odd)
    columns = list(only or people[0])
    shown = [(headings or {}).get(column, column) for column in columns]
    cells = [[person.get(column, "") for column in columns] for person in people]
    path = folder / name
    if path.suffix == ".xlsx":
        write_xlsx(path, shown, cells)
    else:
        path.write_bytes(csv_bytes([shown, *cells], encoding, delimiter, line_end))
    return path


def two_sheets(folder: Path, *, name: str = "classeur.xlsx", empty: str = "") -> Path:
    """A workbook whose second sheet, « Arrivées », is the list; the first, « Notes », names a few more people.

    ``empty`` names a third sheet, with nothing in it.
    """
    from openpyxl import Workbook

    people = some_rows(3)
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Notes"
    first.append(["No CSQ", "Nom"])
    for person in people[:2]:
        first.append([person["No CSQ"], person["Nom"]])
    second = book.create_sheet("Arrivées")
    second.append(list(people[0]))
    for person in people:
        second.append(list(person.values()))
    if empty:
        book.create_sheet(empty)
    path = folder / name
    book.save(path)
    return path


def csv_bytes(
    records: Sequence[Sequence[str]], encoding: str = "utf-8-sig", delimiter: str = ";", line_end: str = "\r\n"
) -> bytes:
    """Records as the bytes of a CSV file; letters that the encoding lacks become a question mark."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(records)
    return text.getvalue().encode(encoding, errors="replace")
