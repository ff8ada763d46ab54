"""Hours that come back, as rows, for tests of what hangs on them."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from parcours_desktop.domain.rows import AvailabilityRow


def hours_that_come_back(weekday: int, first: str, last: str, **overrides: Any) -> AvailabilityRow:
    """Sophie's hours of every week since September 2026."""
    row = AvailabilityRow(
        1, 1, "s.lavoie", weekday, time.fromisoformat(first), time.fromisoformat(last), 1, date(2026, 9, 1), None,
        False, "", "",
    )  # fmt: skip
    return replace(row, **overrides)
