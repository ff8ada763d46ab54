"""What commands need to know of the file while they write: rows found by what identifies them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, text

from parcours_desktop.database.tables import KINDS

T = TypeVar("T")


def rows_of_case(connection: Connection, kind: str, case_id: int) -> list[dict[str, Any]]:
    """The rows of one kind that belong to a case and are not removed, as stored, with their ids."""
    table = KINDS[kind].name
    found = connection.exec_driver_sql(f'SELECT * FROM "{table}" WHERE case_id=? AND removed=0 ORDER BY id', (case_id,))
    return [dict(row) for row in found.mappings()]


def all_cases(connection: Connection) -> list[dict[str, Any]]:
    """Every open case, as stored, in the order in which they came."""
    found = connection.exec_driver_sql("SELECT * FROM cases WHERE removed=0 AND merged_into IS NULL ORDER BY id")
    return [dict(row) for row in found.mappings()]


def household(connection: Connection, key: str) -> list[dict[str, Any]]:
    """The open cases of a household, as stored."""
    found = connection.exec_driver_sql(
        "SELECT * FROM cases WHERE household_key=? AND removed=0 AND merged_into IS NULL ORDER BY id", (key,)
    )
    return [dict(row) for row in found.mappings()]


def shared_steps(connection: Connection, shared_uid: str) -> list[dict[str, Any]]:
    """The rows of one step that a household shares, one per member's case."""
    found = connection.exec_driver_sql("SELECT * FROM step WHERE shared_uid=? AND removed=0 ORDER BY id", (shared_uid,))
    return [dict(row) for row in found.mappings()]


def cases_by_certificate(connection: Connection, numbers: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Cases that bear the given certificate numbers: number -> stored columns."""
    found: dict[str, dict[str, Any]] = {}
    for part in _parts(numbers):
        marks = ",".join("?" * len(part))
        rows = connection.exec_driver_sql(
            f"SELECT * FROM cases WHERE csq_number IN ({marks}) AND removed=0 AND merged_into IS NULL", tuple(part)
        )
        found |= {row["csq_number"]: dict(row) for row in rows.mappings()}
    return found


def officers(connection: Connection) -> dict[str, dict[str, Any]]:
    """The staff by login."""
    found = connection.exec_driver_sql("SELECT * FROM officer WHERE removed=0")
    return {row["login"]: dict(row) for row in found.mappings()}


def open_cases_of(connection: Connection, login: str) -> list[int]:
    """The open cases that somebody holds."""
    sql = "SELECT id FROM case_summary WHERE is_open=1 AND officer=? ORDER BY id"
    return list(connection.exec_driver_sql(sql, (login,)).scalars())


def left_behind(connection: Connection, today: date) -> frozenset[int]:
    """The open cases of those who have left. By an index: nobody who has left holds one, so there is nothing to read."""
    sql = (
        "SELECT id FROM case_summary WHERE is_open=1 AND officer IN "
        "(SELECT login FROM officer WHERE removed=1 OR left_on<=?)"
    )
    return frozenset(connection.exec_driver_sql(sql, (today.isoformat(),)).scalars())


_TO_COME = "removed=0 AND starts_at>=? AND coalesce(state,'proposed') IN ('proposed','confirmed')"


def appointments_to_come(connection: Connection, case_ids: Sequence[int], since: str) -> list[dict[str, Any]]:
    """The open appointments of cases from a wall time on, those of group sessions left out: these have a host of their own."""
    found: list[dict[str, Any]] = []
    for part in _parts(case_ids):
        marks = ",".join("?" * len(part))
        sql = f"SELECT * FROM appointment WHERE case_id IN ({marks}) AND {_TO_COME} AND coalesce(group_key,'')='' ORDER BY id"
        found += [dict(row) for row in connection.exec_driver_sql(sql, (*part, since)).mappings()]
    return found


def time_to_come(connection: Connection, login: str, since: str) -> list[dict[str, Any]]:
    """Every open entry in the calendar of an officer from a wall time on."""
    sql = f"SELECT * FROM appointment WHERE officer=? AND {_TO_COME} ORDER BY id"
    return [dict(row) for row in connection.exec_driver_sql(sql, (login, since)).mappings()]


def special_days(connection: Connection) -> dict[date, bool]:
    """The days that the file sets for the whole public service: whether each works. The last one written of a day wins."""
    found = connection.exec_driver_sql(
        "SELECT on_day, works FROM special_day WHERE removed=0 AND on_day IS NOT NULL AND coalesce(office,'')='' ORDER BY id"
    )
    return {date.fromisoformat(on): bool(works) for on, works in found}


def writers_of(connection: Connection, rows: Sequence[int]) -> dict[int, dict[str, str]]:
    """For each unit of each row, why its shown value was written: ``entry``, ``import`` or ``undo:…``."""
    found: dict[int, dict[str, str]] = {row: {} for row in rows}
    for part in _parts(rows):
        marks = ",".join("?" * len(part))
        cells = connection.exec_driver_sql(
            "SELECT cell.row, cell.unit, edit.why FROM cell JOIN edit ON edit.n = cell.op / 512 "
            f"WHERE cell.row IN ({marks}) ORDER BY cell.hlc",
            tuple(part),
        )
        for row, unit, why in cells:
            found[row][unit] = why
    return found


def take_numbers(connection: Connection, count: int) -> int:
    """Reserve ``count`` file numbers of this machine; returns the first counter."""
    first = int(connection.exec_driver_sql("SELECT value FROM meta WHERE name='file_counter'").scalar_one())
    connection.exec_driver_sql("UPDATE meta SET value=? WHERE name='file_counter'", (str(first + count),))
    return first


def next_position(connection: Connection, kind: str, case_id: int, strand: str) -> int:
    """The position after the last row of a strand."""
    last = connection.exec_driver_sql(
        f'SELECT max(position) FROM "{KINDS[kind].name}" WHERE case_id=? AND strand=? AND removed=0', (case_id, strand)
    ).scalar()
    return (last or 0) + 1


def has_changed_since(connection: Connection, case_id: int, seen: int) -> bool:
    """Whether anything of a case was written after a journal position."""
    found = connection.exec_driver_sql("SELECT 1 FROM edit WHERE case_id=? AND n>? LIMIT 1", (case_id, seen))
    return found.scalar() is not None


def plan_changed_after(connection: Connection, approval_id: int) -> bool:
    """Whether a step, an objective or a version of the plan was written after an approval of it was asked for."""
    sql = (
        "SELECT 1 FROM record sent JOIN record part ON part.case_id=sent.case_id "
        "AND part.kind IN ('step','objective','plan_version') JOIN change ON change.row=part.id "
        "WHERE sent.id=:sent AND change.op > (SELECT max(op) FROM change WHERE row=:sent AND unit='asked') LIMIT 1"
    )
    return connection.execute(text(sql), {"sent": approval_id}).scalar() is not None


def remarks_of(connection: Connection, approval_uid: str) -> list[dict[str, Any]]:
    """The remarks on a plan that was sent for approval (its uid), as stored."""
    found = connection.exec_driver_sql(
        "SELECT * FROM remark WHERE approval=? AND removed=0 ORDER BY id", (approval_uid,)
    )
    return [dict(row) for row in found.mappings()]


def _parts(values: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
