"""The days that the file sets by hand, and the deadlines of first meetings that would move with other ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parcours_desktop.database.journal import position
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.rows import SpecialDayRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.domain.written_days import written_day

_DAY = timedelta(days=1)
_DAYS = "SELECT id, on_day, works, office, source FROM special_day WHERE removed=0 AND on_day IS NOT NULL ORDER BY on_day, id"
_CASES = (
    "SELECT cases.id, cases.file_number, case_summary.list_name, cases.arrived_on, case_summary.first_met_on, "
    "cases.closed_on FROM cases JOIN case_summary ON case_summary.id = cases.id "
    "WHERE cases.removed=0 AND cases.merged_into IS NULL AND cases.arrived_on IN ({marks}) "
    "ORDER BY cases.arrived_on, case_summary.sort_name, cases.id"
)


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """A case whose fifth working day would be another. ``met_on``: its first meeting was held; ``closed``: it is closed."""

    case_id: int
    file_number: str
    list_name: str
    before: date
    after: date
    met_on: date | None
    closed: bool


def special_day_rows(file: Reading) -> tuple[SpecialDayRow, ...]:
    """Every day set by hand, in the order of the days."""
    seen = position(file)
    return tuple(
        SpecialDayRow(row.id, seen, date.fromisoformat(row.on_day), bool(row.works), row.office or "", row.source or "")
        for row in file.exec_driver_sql(_DAYS)
    )


def days_of_clock(rows: Iterable[SpecialDayRow]) -> dict[date, bool]:
    """Those that the clock is counted with: a closed office does not move it."""
    return {row.on: row.works for row in sorted(rows, key=_by_id) if not row.office}


def deadline_moves(
    file: Reading, before: WorkingDays, after: WorkingDays, days: Iterable[date]
) -> tuple[DeadlineMove, ...]:
    """The cases whose deadline is another with ``after`` than with ``before``, which differ on ``days`` alone."""
    moved: dict[date, tuple[date, date]] = {}
    for day in set(days):
        moved |= _moved_around(day, before, after)
    found: list[DeadlineMove] = []
    arrivals = sorted(moved)
    for start in range(0, len(arrivals), 500):
        found += _among(file, {on: moved[on] for on in arrivals[start : start + 500]})
    return tuple(found)


def _moved_around(day: date, before: WorkingDays, after: WorkingDays) -> dict[date, tuple[date, date]]:
    """The arrivals before a day whose deadline moves with it, with both deadlines; the deadline grows with the arrival."""
    found: dict[date, tuple[date, date]] = {}
    arrival = day - _DAY
    while True:
        deadlines = before.add(arrival, FIVE), after.add(arrival, FIVE)
        if max(deadlines) < day:
            return found
        if deadlines[0] != deadlines[1]:
            found[arrival] = deadlines
        arrival -= _DAY


def _among(file: Reading, moved: Mapping[date, tuple[date, date]]) -> list[DeadlineMove]:
    marks = ",".join("?" * len(moved))
    rows = file.exec_driver_sql(_CASES.format(marks=marks), tuple(on.isoformat() for on in moved))
    return [
        DeadlineMove(
            row.id,
            row.file_number or "",
            row.list_name or "",
            *moved[date.fromisoformat(row.arrived_on)],
            written_day(row.first_met_on),
            bool(row.closed_on),
        )
        for row in rows
    ]


def _by_id(row: SpecialDayRow) -> int:
    return row.id
