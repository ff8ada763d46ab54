"""Figures over a year, each cut by office and month, and by region, against the bare count of the same rows."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from parcours_desktop.domain.figures import FIGURES, Cut, FigureName, FigureQuestion
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.queries.figures import figure_table
from tests.bench.offices import copied, desk_on
from tests.bench.reading import RAW
from tests.bench.timing import Measure, beside

ROUNDS = 5
_TABLES = {
    FigureName.FIVE_DAYS: "case_summary",
    FigureName.PLANS: "case_summary",
    FigureName.STEPS: "step",
    FigureName.STEP_TIMES: "step",
    FigureName.NEEDS: "need",
    FigureName.FRENCH: "french_course",
    FigureName.REFERRALS: "referral",
    FigureName.INTEGRATION: "integration_course",
}


def measures(path: Path, cases: int) -> Iterator[Measure]:
    """Every figure, cut twice."""
    with copied(path) as copy, desk_on(copy) as desk:
        today = desk.clock.today()
        first = months_after(today.replace(day=1), -11)
        with desk.office.file.unbound() as raw, desk.reading() as file:
            for name, figure in FIGURES.items():
                for by in ((Cut.OFFICE, Cut.MONTH), (Cut.REGION, figure.cuts[0])):
                    asked = FigureQuestion(name, first, today, by, today, today - timedelta(days=15))
                    title = f"Figure {name.value} by {', '.join(cut.value for cut in by)}"
                    floor, ours = partial(_bare, raw, _TABLES[name]), partial(figure_table, file, asked)
                    yield beside(title, cases, RAW, floor, ours, rounds=ROUNDS)


def _bare(raw: Any, table: str) -> None:
    raw.execute(f"SELECT count(*) FROM {table} NOT INDEXED WHERE id > 0").fetchall()
