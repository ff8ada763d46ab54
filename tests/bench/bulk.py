"""Printing many cases into one file: time for each, and memory that must not grow with their number."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from parcours_desktop.documents.faces import Weight
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.screens.series_papers import SERIES_PAPERS
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from tests.bench.offices import desk_on
from tests.bench.timing import Measure, Times
from tests.documents.test_drawing_cost import PLAIN, bare_canvas, placed_texts

FLOOR = "the same texts on a bare ReportLab canvas, a document"
SERIES = (
    (DocumentKind.PLAN, 50),
    (DocumentKind.PLAN, 500),
    (DocumentKind.SUMMARY, 50),
    (DocumentKind.SUMMARY, 500),
    (DocumentKind.SUMMARY, 5_000),
)
FLOOR_DOCUMENTS = 20


def measures(path: Path, cases: int) -> Iterator[Measure]:
    """The series that an office of this size has enough cases for; times are those of one document."""
    for kind, count in SERIES:
        if count <= cases:
            floor, told = _floor(path, kind), _printed(path, kind, count)
            seconds = told["seconds"] / told["documents"]
            notes = {
                "documents": told["documents"],
                "pages": told["pages"],
                "seconds": round(told["seconds"], 1),
                "MiB of the file": round(told["bytes"] / 2**20, 1),
                "MiB before": round(told["before"]),
                "MiB at most": round(told["peak"]),
            }
            name = f"print {count} {'plans' if kind is DocumentKind.PLAN else 'summaries'} into one file"
            yield Measure(name, cases, FLOOR, 1, floor, Times.of([seconds]), notes)


def _printed(path: Path, kind: DocumentKind, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.bulk_child", str(path), kind.value, str(count)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told: dict[str, Any] = json.loads(said)
    return told


def _floor(path: Path, kind: DocumentKind) -> Times:
    """The texts of some of the documents, each set on a canvas of its own."""
    pdfmetrics.registerFont(TTFont(PLAIN, str(resource_path(f"fonts/{Weight.REGULAR}.ttf"))))
    paper, french, seconds = SERIES_PAPERS[kind], Words("fr"), []
    with desk_on(path) as desk, desk.reading() as file:
        ids = list(file.exec_driver_sql("SELECT id FROM cases WHERE removed=0 ORDER BY id").scalars())
        empty = paper.left_out(desk, file, ids)
        chosen = [one for one in ids if one not in empty][:FLOOR_DOCUMENTS]
        drawings = [
            partial(bare_canvas, placed_texts(paper.draw(sheet, french, Paper.LETTER)))
            for _case, sheet in paper.read(desk, file, chosen)
        ]
    for draw in drawings:
        began = perf_counter()
        draw()
        seconds.append(perf_counter() - began)
    return Times.of([sum(seconds) / len(seconds)])
