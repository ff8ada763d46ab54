"""A figure as a file that leaves the office: CSV, or a workbook, one line for each cell; what is masked is an empty cell."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parcours_desktop.domain.figure_sheet import FigureSheet
from parcours_desktop.exchange.lists.workbook_writing import Value
from parcours_desktop.exchange.lists.writing import write_csv, write_xlsx
from parcours_desktop.wording.words import Words


def export_figures(path: Path, sheet: FigureSheet, words: Words) -> None:
    """Write the records, then what is said of them; a name that ends in .xlsx makes a workbook.

    Raises ``Trouble`` when the disk refuses; the file that was there before then stays as it was.
    """
    write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
    write(path, headings(sheet, words), rows(sheet, words))


def headings(sheet: FigureSheet, words: Words) -> Sequence[str]:
    """The heads of the columns."""
    counts = (sheet.met_name, sheet.of_name, words("%")) if sheet.has_share else (sheet.of_name,)
    measure = (sheet.measure,) if sheet.measure else ()
    return (words("Bilan"), words("Période"), *sheet.cuts, *counts, *measure, words("Masqué"))


def rows(sheet: FigureSheet, words: Words, *, unmasked: bool = False) -> Iterator[Sequence[Value]]:
    """A line for each cell, with the figure and its period, so that a line that was copied still says what it is.

    ``unmasked``: for who stays in the office.
    """
    for record in sheet.records:
        cell, values = record.cell, list[Value]()
        if sheet.has_share:
            share = cell.counted.share
            values = [cell.counted.met, cell.counted.of, None if share is None else round(100 * share, 1)]
        else:
            values = [cell.counted.of]
        if sheet.measure:
            values.append(cell.counted.dollars if sheet.in_dollars else cell.counted.median)
        shown = [None] * len(values) if cell.masked and not unmasked else values
        yield (sheet.title, sheet.period, *record.names, *shown, words("oui") if cell.masked else "")
