"""Dated reference data: a row holds from one day to another, both included; an open end is ``None``."""

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """A row of reference data."""

    @property
    def valid_from(self) -> date | None:
        """First day."""

    @property
    def valid_to(self) -> date | None:
        """Last day."""


def in_force(row: Dated, on: date) -> bool:
    """Whether the row holds on a day."""
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or on <= row.valid_to)
