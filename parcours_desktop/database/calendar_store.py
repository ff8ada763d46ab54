"""What the calendar and its commands ask of the file alike: hours that come back, days set by hand, entries around a time."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from parcours_desktop.database.journal import position
from parcours_desktop.domain.rows import AvailabilityRow, SpecialDayRow

_AVAILABILITY = "SELECT * FROM availability WHERE removed=0 AND officer IS NOT NULL AND weekday IS NOT NULL"
_BY_TIME = " ORDER BY officer, weekday, starts_at, id"
_SPECIAL = (
    "SELECT * FROM special_day WHERE removed=0 AND on_day BETWEEN ? AND ? ORDER BY on_day, coalesce(office, ''), id"
)
_ENTRIES = """
SELECT appointment.*, cases.file_number, cases.contact_language, case_summary.list_name
  FROM appointment LEFT JOIN cases ON cases.id = appointment.case_id
  LEFT JOIN case_summary ON case_summary.id = appointment.case_id
 WHERE appointment.removed=0 AND coalesce(cases.removed, 0)=0 AND cases.merged_into IS NULL
   AND coalesce(appointment.state, 'proposed') NOT IN ('cancelled', 'moved', 'missed')
   AND appointment.starts_at >= :earlier AND appointment.starts_at < :last
   AND (appointment.starts_at >= :first OR appointment.all_day = 1)
 ORDER BY appointment.starts_at, appointment.id
"""
_GROUP = "SELECT * FROM appointment WHERE group_key=? AND removed=0 ORDER BY id"


def availability_rows(connection: Connection, logins: Sequence[str] | None) -> tuple[AvailabilityRow, ...]:
    """Hours and recurring absences of some officers, or of everybody (None), by officer, weekday and hour."""
    seen = position(connection)
    among = "" if logins is None else f" AND officer IN ({','.join('?' * len(logins))})"
    found = connection.exec_driver_sql(_AVAILABILITY + among + _BY_TIME, tuple(logins or ()))
    return tuple(_availability(row, seen) for row in found.mappings())


def _availability(row: Any, seen: int) -> AvailabilityRow:
    return AvailabilityRow(
        row["id"],
        seen,
        row["officer"],
        row["weekday"],
        time.fromisoformat(row["starts_at"] or "00:00"),
        time.fromisoformat(row["ends_at"] or "00:00"),
        row["every_weeks"] or 1,
        date.fromisoformat(row["from_on"] or date.min.isoformat()),
        date.fromisoformat(row["to_on"]) if row["to_on"] else None,
        bool(row["absent"]),
        row["office"] or "",
        row["note"] or "",
    )


def special_day_rows(connection: Connection, first: date, last: date) -> tuple[SpecialDayRow, ...]:
    """The days set by hand from ``first`` to ``last``, by day and office."""
    seen = position(connection)
    found = connection.exec_driver_sql(_SPECIAL, (first.isoformat(), last.isoformat())).mappings()
    return tuple(
        SpecialDayRow(
            row["id"],
            seen,
            date.fromisoformat(row["on_day"]),
            bool(row["works"]),
            row["office"] or "",
            row["source"] or "",
        )
        for row in found
    )


def entries_between(connection: Connection, first: datetime, last: datetime, earlier: datetime) -> list[dict[str, Any]]:
    """Everybody's entries that stand, as stored, with the name of the person: those that begin in the period, and those
    of whole days that began since ``earlier``.
    """
    bounds = {name: at.isoformat(timespec="minutes") for name, at in
              (("first", first), ("last", last), ("earlier", earlier))}  # fmt: skip
    return [dict(row) for row in connection.exec_driver_sql(_ENTRIES, bounds).mappings()]


def rows_of_group(connection: Connection, group_key: str) -> list[dict[str, Any]]:
    """The rows of one group session or welcome, as stored."""
    return [dict(row) for row in connection.exec_driver_sql(_GROUP, (group_key,)).mappings()]


def deadlines_of(connection: Connection, case_ids: Sequence[int]) -> dict[int, tuple[str, date | None, date | None]]:
    """Of each case its name, the last of its five working days, and the day on which it was met."""
    marks = ",".join("?" * len(case_ids))
    found = connection.exec_driver_sql(
        f"SELECT id, list_name, deadline_on, first_met_on FROM case_summary WHERE id IN ({marks})", tuple(case_ids)
    )
    return {case_id: (name or "", _day(deadline), _day(met)) for case_id, name, deadline, met in found}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
