"""``python -m tests.bench.bulk_child FILE KIND COUNT``: prints a series into one file in a process of its own; tells as JSON
how long it took and how much memory it held, before and at most."""

import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.print_series import SeriesChoice
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.screens.series import begin_series, end_series
from parcours_desktop.screens.series_papers import SERIES_PAPERS
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.wording.words import Words
from tests.bench.offices import desk_on


def main(path: Path, kind: DocumentKind, count: int) -> dict[str, float]:
    """Prints the first ``count`` cases of which there is something to print."""
    french, paper = Words("fr"), SERIES_PAPERS[kind]
    with desk_on(path) as desk, tempfile.TemporaryDirectory(dir=path.parent) as folder:
        with desk.reading() as file:
            ids = list(file.exec_driver_sql("SELECT id FROM cases WHERE removed=0 ORDER BY id").scalars())
            empty = paper.left_out(desk, file, ids)
            _case, sheet = next(paper.read(desk, file, [one for one in ids if one not in empty][:1]))
        paper.draw(sheet, french, Paper.LETTER)  # faces are opened and read before it counts
        chosen = [one for one in ids if one not in empty][:count]
        before, began = _peak(), perf_counter()
        target = Path(folder) / "series.pdf"
        series = begin_series(desk, SeriesChoice(kind), chosen, target)
        result = SeriesRun(desk, series, french)(Progress())
        end_series(desk, series)
        took = perf_counter() - began
        return {
            "seconds": took,
            "documents": result.documents,
            "pages": result.pages,
            "bytes": target.stat().st_size,
            "before": before,
            "peak": _peak(),
        }


def _peak() -> float:
    """The most memory that this process held so far, in MiB (what ``getrusage`` tells counts the parent's, too)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), DocumentKind(sys.argv[2]), int(sys.argv[3]))))
