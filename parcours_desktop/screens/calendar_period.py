"""Which days a calendar shows: a day, a working week, the six weeks of a month, the days of a list."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parcours_desktop.domain.workdays import months_after
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

WORKING_DAYS = 5
WEEK = timedelta(days=7)
MONTH_WEEKS = 6


class CalendarMode(StrEnum):
    """How the calendar is looked at."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


MODE_NAMES = {
    CalendarMode.DAY: marked("Jour"),
    CalendarMode.WEEK: marked("Semaine"),
    CalendarMode.MONTH: marked("Mois"),
    CalendarMode.LIST: marked("Liste"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both included; ``day`` is the one that the person looks at."""

    mode: CalendarMode
    day: date

    @property
    def first(self) -> date:
        """The first day shown."""
        match self.mode:
            case CalendarMode.DAY:
                return self.day
            case CalendarMode.WEEK:
                return monday_of(self.day)
            case CalendarMode.MONTH:
                start = self.day.replace(day=1)
                return start - timedelta(days=start.weekday())
        return self.day.replace(day=1)

    @property
    def last(self) -> date:
        """The last day shown."""
        match self.mode:
            case CalendarMode.DAY:
                return self.day
            case CalendarMode.WEEK:
                return self.first + timedelta(days=WORKING_DAYS - 1)
            case CalendarMode.MONTH:
                return self.first + MONTH_WEEKS * WEEK - timedelta(days=1)
        return months_after(self.first, 1) - timedelta(days=1)

    def days(self) -> tuple[date, ...]:
        """Every day shown."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))

    def at(self, day: date) -> "Period":
        """The same way of looking, on another day."""
        return Period(self.mode, day)

    def seen_by(self, mode: CalendarMode) -> "Period":
        """The same day, looked at in another way."""
        return Period(mode, self.day)

    def moved(self, steps: int) -> "Period":
        """The period ``steps`` further on (negative: before). A single day passes over week-ends."""
        match self.mode:
            case CalendarMode.DAY:
                day = self.day + timedelta(days=steps)
                while day.weekday() >= WORKING_DAYS:
                    day += timedelta(days=1 if steps > 0 else -1)
                return self.at(day)
            case CalendarMode.WEEK:
                return self.at(self.first + steps * WEEK)
        return self.at(months_after(self.day.replace(day=1), steps))

    def title(self, words: Words) -> str:
        """« Lundi 23 novembre 2026 », « 23–27 novembre 2026 », « Novembre 2026 »."""
        match self.mode:
            case CalendarMode.DAY:
                return words.capital(words.full_date(self.day))
            case CalendarMode.WEEK:
                return words.period(self.first, self.last)
        return words.capital(words.month(self.day))


def monday_of(day: date) -> date:
    """The Monday of the week of a day; a Saturday or Sunday belongs to the week that follows it."""
    on = day if day.weekday() < WORKING_DAYS else day + timedelta(days=7 - day.weekday())
    return on - timedelta(days=on.weekday())
