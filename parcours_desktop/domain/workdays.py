"""Working days of the Québec public service: its 13 holidays by rule, and the table that overrides them.

Holidays and counting (start day excluded, last day included): Règlement de la Cour, RLRQ c. J-3, r. 3, s. 3, and
c. E-6.1, r. 0.3, s. 4; the same 13 days as the collective agreement's. The civil service moves days that fall on a
week-end by a dated annex each year, so a rule is never enough: ``WorkingDays`` takes a table of overrides.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parcours_desktop.domain.refusal import Refusal

_DAY = timedelta(days=1)
_SATURDAY = 5


class Holiday(StrEnum):
    """The 13 holidays, and a day set aside by the table of overrides."""

    NEW_YEAR = "new_year"
    DAY_AFTER_NEW_YEAR = "day_after_new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    PATRIOTS = "patriots"
    NATIONAL_DAY = "national_day"
    CANADA_DAY = "canada_day"
    LABOUR_DAY = "labour_day"
    THANKSGIVING = "thanksgiving"
    CHRISTMAS_EVE = "christmas_eve"
    CHRISTMAS = "christmas"
    BOXING_DAY = "boxing_day"
    NEW_YEAR_EVE = "new_year_eve"
    SET_BY_TABLE = "set_by_table"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day left out of a count. ``holiday`` is ``None`` on an ordinary Saturday or Sunday."""

    on: date
    holiday: Holiday | None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, quarter_rest = divmod(of_century, 4)
    weekday = (32 + 2 * leap_rest + 2 * quarter - moon - quarter_rest) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _monday_from(day: date) -> date:
    """The first Monday on or after ``day``."""
    return day + timedelta(days=-day.weekday() % 7)


def holidays_of(year: int) -> dict[date, Holiday]:
    """The 13 holidays of a year on their own dates (nothing moved from a week-end), in order."""
    sunday = easter(year)
    return {
        date(year, 1, 1): Holiday.NEW_YEAR,
        date(year, 1, 2): Holiday.DAY_AFTER_NEW_YEAR,
        sunday - 2 * _DAY: Holiday.GOOD_FRIDAY,
        sunday + _DAY: Holiday.EASTER_MONDAY,
        _monday_from(date(year, 5, 18)): Holiday.PATRIOTS,
        date(year, 6, 24): Holiday.NATIONAL_DAY,
        date(year, 7, 1): Holiday.CANADA_DAY,
        _monday_from(date(year, 9, 1)): Holiday.LABOUR_DAY,
        _monday_from(date(year, 10, 8)): Holiday.THANKSGIVING,
        date(year, 12, 24): Holiday.CHRISTMAS_EVE,
        date(year, 12, 25): Holiday.CHRISTMAS,
        date(year, 12, 26): Holiday.BOXING_DAY,
        date(year, 12, 31): Holiday.NEW_YEAR_EVE,
    }


class WorkingDays:
    """The calendar of working days. ``overrides``: a date -> ``True`` works after all, ``False`` is a holiday."""

    def __init__(self, overrides: Mapping[date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._years: dict[int, dict[date, Holiday]] = {}

    def also(self, overrides: Mapping[date, bool]) -> "WorkingDays":
        """The same calendar with more days set; where both name a day, ``overrides`` wins."""
        return WorkingDays(self._overrides | dict(overrides))

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._years:
            self._years[year] = holidays_of(year)
        return self._years[year]

    def holiday(self, day: date) -> Holiday | None:
        """The holiday of a day, whatever its weekday; ``None`` when it is none or the table says it works."""
        override = self._overrides.get(day)
        if override is True:
            return None
        found = self._year(day.year).get(day)
        return Holiday.SET_BY_TABLE if found is None and override is False else found

    def is_working(self, day: date) -> bool:
        """Whether the public service works that day. The table wins, even on a Saturday."""
        override = self._overrides.get(day)
        if override is not None:
            return override
        return day.weekday() < _SATURDAY and day not in self._year(day.year)

    def next_working(self, day: date) -> date:
        """The day itself when it works, else the first one after it that does."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start`` (start excluded, last included); ``start`` itself for 0.

        Raises ``ValueError`` when ``n`` is negative, ``OverflowError`` past the year 9999.
        """
        if n < 0:
            msg = "working days are counted forward"
            raise ValueError(msg)
        day = start
        for _ in range(n):
            day = self.next_working(day + _DAY)
        return day

    def count(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
        if end <= start:
            return 0
        weeks, rest = divmod((end - start).days, 7)
        total = weeks * 5 + sum((end - offset * _DAY).weekday() < _SATURDAY for offset in range(rest))
        marked = {day for year in range(start.year, end.year + 1) for day in self._year(year)} | self._overrides.keys()
        for day in marked:
            if start < day <= end:
                total += self.is_working(day) - (day.weekday() < _SATURDAY)
        return total

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, Holiday], ...]:
        """The holidays from ``first`` to ``last`` (both included) in order, those on week-ends among them."""
        return tuple(self._holidays(first, last))

    def _holidays(self, first: date, last: date) -> Iterator[tuple[date, Holiday]]:
        marked = {day for year in range(first.year, last.year + 1) for day in self._year(year)} | self._overrides.keys()
        for day in sorted(marked):
            found = self.holiday(day)
            if first <= day <= last and found is not None:
                yield day, found

    def days_off(self, start: date, end: date) -> tuple[DayOff, ...]:
        """The days left out of a count from ``start`` (excluded) to ``end`` (included), with why, in order."""
        days = (start + offset * _DAY for offset in range(1, (end - start).days + 1))
        return tuple(DayOff(day, self.holiday(day)) for day in days if not self.is_working(day))

    def mind(self, day: date, *, works: bool) -> tuple[Refusal, ...]:
        """What to mind before the table says that a day works, or does not: a week-end worked, nothing changed."""
        if works == self.is_working(day):
            return (Refusal("day_works_already" if works else "day_off_already", "on", {"on": day}),)
        if works and day.weekday() >= _SATURDAY:
            return (Refusal("weekend_worked", "on", {"on": day}),)
        return ()


def months_after(day: date, months: int) -> date:
    """The same day number ``months`` calendar months later, clamped to the end of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def six_months_after(day: date) -> date:
    """End of the first six months: « mois » is a calendar month (Loi d'interprétation, RLRQ c. I-16, s. 61)."""
    return months_after(day, 6)
