"""A list of cases as it leaves: the columns that are shown, as CSV or as a workbook, by the ending of the name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.lists.workbook_writing import Value
from parcours_desktop.exchange.lists.writing import write_csv, write_xlsx

PART = 500  # cases read between two reports of progress


def export_cases(
    path: Path,
    headings: Sequence[str],
    case_ids: Sequence[int],
    read: Callable[[Sequence[int]], Iterable[Sequence[Value]]],
    progress: Progress,
) -> None:
    """Write the cells that ``read`` gives for cases, whole or not at all: a name that ends in .xlsx makes a workbook.

    Raises ``Trouble`` when the disk refuses, ``Refused`` when a sheet cannot hold it, ``Cancelled`` when it was asked;
    the file that was there before then stays as it was.
    """
    write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
    write(path, headings, _rows(case_ids, read, progress))


def _rows(
    case_ids: Sequence[int], read: Callable[[Sequence[int]], Iterable[Sequence[Value]]], progress: Progress
) -> Iterator[Sequence[Value]]:
    for start in range(0, len(case_ids), PART):
        progress(start, len(case_ids))
        yield from read(case_ids[start : start + PART])
    progress(len(case_ids), len(case_ids))
