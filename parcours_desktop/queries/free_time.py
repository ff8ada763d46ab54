"""When officers meet people: the hours that come back, and the days that are set by hand."""

from collections.abc import Sequence
from datetime import date

from parcours_desktop.database.calendar_store import availability_rows, special_day_rows
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.rows import AvailabilityRow, SpecialDayRow


def availability_of(file: Reading, logins: Sequence[str] | None) -> tuple[AvailabilityRow, ...]:
    """Hours and recurring absences of some officers, or of everybody (None), by weekday and hour; in one statement."""
    return availability_rows(file, logins)


def special_days_of(file: Reading, first: date, last: date) -> tuple[SpecialDayRow, ...]:
    """The days set by hand in a period: the whole public service's (office "") and closed offices; in one statement."""
    return special_day_rows(file, first, last)
