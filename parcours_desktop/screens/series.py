"""Series of documents: one is asked for, printed, taken up again after it was stopped, or given up."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.identity import Uids
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.print_series import Series, SeriesChoice, in_order
from parcours_desktop.queries.print_series import printed_in, series_cases
from parcours_desktop.screens.series_bound import BoundFile

DRAFTS = "print_series"
"""The form under which a series is kept until it is printed: in the encrypted file, on this machine alone."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A series that was begun and stopped; ``printed`` of its cases are in the register, or safe in its file."""

    series: Series
    printed: int


def begin_series(
    desk: Desk,
    choice: SeriesChoice,
    ids: Sequence[int],
    target: Path,
    *,
    paper: Paper = Paper.LETTER,
    pattern: str = "",
) -> Series:
    """A series of cases given in the order of the list, kept so that it can be taken up again. Run it with ``SeriesRun``."""
    with desk.reading() as file:
        cases = in_order(series_cases(file, ids), choice)
    chosen = tuple((one.id, one.officer) for one in cases)
    series = Series(Uids().new().hex(), choice, target.absolute(), chosen, paper.name, pattern)
    desk.keep_draft(DRAFTS, series.batch, json.dumps(series.told()))
    return series


def interrupted_series(desk: Desk) -> tuple[Interrupted, ...]:
    """The series that were begun and not ended, the last one first."""
    found = []
    for draft in reversed(desk.drafts(DRAFTS).get(DRAFTS, ())):  # by their batches, which grow with time
        try:
            series = Series.of(json.loads(draft.text))
        except (KeyError, TypeError, ValueError):
            desk.drop_drafts(DRAFTS, draft.field)  # another version of the program wrote it
            continue
        found.append(Interrupted(series, _printed(desk, series)))
    return tuple(found)


def waiting_series(desk: Desk, choice: SeriesChoice, target: Path) -> Series | None:
    """The series of the same documents to the same place that was stopped, to be gone on with instead of begun anew."""
    waiting = (one.series for one in interrupted_series(desk))
    return next((one for one in waiting if (one.choice, one.target) == (choice, target.absolute())), None)


def end_series(desk: Desk, series: Series) -> None:
    """It is printed: nothing is left to take up."""
    desk.drop_drafts(DRAFTS, series.batch)


def give_up_series(desk: Desk, series: Series) -> None:
    """It is not wanted any more: what was begun of one file goes; files that were written stay, as the register does."""
    bound = BoundFile(series.target)
    if series.choice.merged and bound.is_of(series.batch):
        bound.forget()
    end_series(desk, series)


def _printed(desk: Desk, series: Series) -> int:
    if series.choice.merged:
        return BoundFile(series.target).seen(series.batch)
    with desk.reading() as file:
        return len(printed_in(file, series.batch))
