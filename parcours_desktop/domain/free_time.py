"""The hours of an officer on a day: those that come back, or the usual ones, less absences and what is already taken.

For whoever asks when somebody can meet people: the conflicts of one entry, and the proposal of a whole schedule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parcours_desktop.domain.calendar_rules import Hours
from parcours_desktop.domain.rows import AvailabilityRow

Taken = tuple[datetime, datetime]
"""From a moment to another, the second not included; wall time."""


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Hours in which people can be met, from a wall time to another of one day, and the office (code) where one is then."""

    starts_at: datetime
    ends_at: datetime
    office: str

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether a meeting lies within these hours."""
        return self.starts_at <= starts_at and ends_at <= self.ends_at


def holds_on(row: AvailabilityRow, day: date) -> bool:
    """Whether hours that come back fall on a day: its weekday, within its dates, in one of its weeks.

    Weeks begin on Monday and are counted from that of ``from_on``.
    """
    if row.weekday != day.weekday() or day < row.from_on or (row.to_on is not None and day > row.to_on):
        return False
    return row.every_weeks <= 1 or (_monday(day) - _monday(row.from_on)).days // 7 % row.every_weeks == 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def hours_of(
    rows: Sequence[AvailabilityRow], usual: Sequence[Hours], day: date, office: str, *, works: bool
) -> tuple[OpenHours, ...]:
    """When an officer meets people on a day, in order; empty where the public service does not work (``works``).

    ``rows`` are the officer's (those of others would be taken for theirs). Whoever has hours of their own in force that
    week has no others; the ``usual`` ones are for those who have none. ``office`` is that of the officer, for rows that
    name none. Recurring absences are taken out.
    """
    if not works:
        return ()
    if has_own_hours(rows, day):
        found = [
            OpenHours(datetime.combine(day, row.starts_at), datetime.combine(day, row.ends_at), row.office or office)
            for row in rows
            if not row.absent and holds_on(row, day)
        ]
    else:
        found = [
            OpenHours(datetime.combine(day, part.starts_at), datetime.combine(day, part.ends_at), office)
            for part in usual
        ]
    away = [
        (datetime.combine(day, row.starts_at), datetime.combine(day, row.ends_at)) for row in absences_of(rows, day)
    ]
    return less(sorted(found, key=_start), away)


def has_own_hours(rows: Iterable[AvailabilityRow], day: date) -> bool:
    """Whether an officer has hours of their own around a day: rows in force, on whatever weekday."""
    return any(not row.absent and row.from_on <= day and (row.to_on is None or day <= row.to_on) for row in rows)


def absences_of(rows: Iterable[AvailabilityRow], day: date) -> tuple[AvailabilityRow, ...]:
    """The recurring absences that fall on a day, by hour."""
    found = [row for row in rows if row.absent and holds_on(row, day)]
    return tuple(sorted(found, key=_hour))


def office_at(rows: Iterable[AvailabilityRow], at: datetime, office: str) -> str:
    """At which office somebody is at a moment: the one their hours name, or else their own (``office``)."""
    for row in rows:
        if not row.absent and row.office and row.starts_at <= at.time() < row.ends_at and holds_on(row, at.date()):
            return row.office
    return office


def less(hours: Iterable[OpenHours], taken: Iterable[Taken]) -> tuple[OpenHours, ...]:
    """What is left of hours once other times are taken out of them, in order."""
    left = list(hours)
    for start, end in taken:
        if start >= end:
            continue
        cut: list[OpenHours] = []
        for part in left:
            if end <= part.starts_at or part.ends_at <= start:
                cut.append(part)
                continue
            if part.starts_at < start:
                cut.append(OpenHours(part.starts_at, start, part.office))
            if end < part.ends_at:
                cut.append(OpenHours(end, part.ends_at, part.office))
        left = cut
    return tuple(left)


def _start(hours: OpenHours) -> datetime:
    return hours.starts_at


def _hour(row: AvailabilityRow) -> tuple[str, int]:
    return row.starts_at.isoformat(), row.id
