"""The cases of a series to print, what names them, and which of them the register holds for a series already."""

from collections.abc import Sequence
from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.print_series import SeriesCase

AT_ONCE = 500
"""Ids in one statement (SQLite binds a bounded number of values)."""
_CASES = (
    "SELECT cases.id, cases.file_number, case_summary.list_name, case_summary.sort_name, cases.officer, officer.name, "
    "cases.office FROM cases JOIN case_summary ON case_summary.id = cases.id "
    "LEFT JOIN officer ON officer.login = cases.officer AND officer.removed=0 "
    "WHERE cases.removed=0 AND cases.id IN ({marks}) GROUP BY cases.id"
)
_FILLED = (
    "SELECT case_id FROM step WHERE removed=0 AND case_id IN ({marks}) "
    "UNION SELECT case_id FROM objective WHERE removed=0 AND case_id IN ({marks}) "
    "UNION SELECT case_id FROM plan_version WHERE removed=0 AND number IS NOT NULL AND case_id IN ({marks})"
)
_INVITED = (
    "SELECT case_id FROM appointment WHERE removed=0 AND kind=? AND starts_at>=? AND state IN ({states}) "
    "AND case_id IN ({marks})"
)
_PRINTED = "SELECT case_id, pages FROM issue WHERE batch=? AND removed=0"


def series_cases(file: Reading, ids: Sequence[int]) -> list[SeriesCase]:
    """The cases that are there still, in the order given, each once."""
    found: dict[int, SeriesCase] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = tuple(ids[start : start + AT_ONCE])
        rows = file.exec_driver_sql(_CASES.format(marks=",".join("?" * len(part))), part)
        found |= {row[0]: SeriesCase(row[0], *(value or "" for value in row[1:])) for row in rows}
    return [found[case_id] for case_id in dict.fromkeys(ids) if case_id in found]


def empty_plans(file: Reading, ids: Sequence[int]) -> frozenset[int]:
    """The cases whose plan holds nothing and was never signed."""
    filled: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        part = tuple(ids[start : start + AT_ONCE])
        filled.update(file.exec_driver_sql(_FILLED.format(marks=",".join("?" * len(part))), part * 3).scalars())
    return frozenset(ids) - filled


def without_first_meeting(file: Reading, ids: Sequence[int], today: date) -> frozenset[int]:
    """The cases with no first meeting to come, to which nobody can be invited."""
    invited: set[int] = set()
    states = [state.value for state in AppointmentState if state.is_open]
    for start in range(0, len(ids), AT_ONCE):
        part = tuple(ids[start : start + AT_ONCE])
        statement = _INVITED.format(states=",".join("?" * len(states)), marks=",".join("?" * len(part)))
        values = (AppointmentKind.FIRST_MEETING.value, today.isoformat(), *states, *part)
        invited.update(file.exec_driver_sql(statement, values).scalars())
    return frozenset(ids) - invited


def printed_in(file: Reading, batch: str) -> dict[int, int]:
    """The cases whose documents the register holds for a series, with the pages of each."""
    return {row[0]: row[1] or 0 for row in file.exec_driver_sql(_PRINTED, (batch,))}
