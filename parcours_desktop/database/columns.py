"""Column types of the file: days and wall times as text that sorts, so that a reader of the raw file understands them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Integer, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Day(TypeDecorator[date]):
    """A date, stored as ``2026-11-23``."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write a date."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Read a date."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A wall time in America/Toronto, stored as ``2026-11-23T14:30``: summer time does not move an appointment."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write a wall time."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read a wall time."""
        return None if value is None else datetime.fromisoformat(value)


def in_unit(unit: str, name: str, kind: Any = String) -> Column[Any]:
    """A column that merges together with the others of its unit: half of one address and half of another is none."""
    return Column(name, kind, info={"unit": unit})


def kept_by_file() -> tuple[Column[int], Column[int], Column[int]]:
    """What the file itself keeps of every row."""
    return (
        Column("id", Integer, primary_key=True),
        Column("case_id", Integer, nullable=False, index=True),
        Column("removed", Integer, nullable=False, server_default="0"),
    )
