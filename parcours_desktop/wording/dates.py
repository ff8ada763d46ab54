"""Dates, hours and periods as CLDR writes them in French or English of Canada, with no-break spaces that print."""

from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK = "\u00a0"
CACHED = 8192
_SPACES = str.maketrans({"\u202f": NO_BREAK, "\u2009": NO_BREAK})
_SKELETONS = {
    "fr": {
        "long": "d\u00a0MMMM y",
        "medium": "d\u00a0MMM y",
        "short": "d\u00a0MMM",
        "day": "d\u00a0MMMM",
        "weekday": "EEEE d\u00a0MMMM",
        "short_weekday": "E d\u00a0MMM",
        "weekday_year": "EEEE d\u00a0MMMM y",
        "month": "LLLL y",
        "short_month": "LLL y",
        "weekday_name": "EEEE",
    },
    "en": {
        "long": "MMMM\u00a0d, y",
        "medium": "MMM\u00a0d, y",
        "short": "MMM\u00a0d",
        "day": "MMMM\u00a0d",
        "weekday": "EEEE, MMMM\u00a0d",
        "short_weekday": "EEE, MMM\u00a0d",
        "weekday_year": "EEEE, MMMM\u00a0d, y",
        "month": "LLLL y",
        "short_month": "LLL y",
        "weekday_name": "EEEE",
    },
}


def locale_of(language: str) -> str:
    """The CLDR locale of a language of the program: ``fr`` is French of Canada."""
    return f"{language}_CA"


class Dates:
    """Writes dates in one language. Every date is written once and then remembered: lists ask for thousands."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._patterns = _SKELETONS[language]
        self._remembered: dict[tuple[str, date], str] = {}
        self._hours: dict[tuple[int, int], str] = {}

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(locale_of(self._language))

    def write(self, pattern: str, day: date) -> str:
        """One date by the name of its pattern: ``long`` « 23 août 2026 », ``short`` « 23 août », ``month``…"""
        key = (pattern, day)
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= CACHED:
                self._remembered.clear()
            found = self._remembered[key] = self._write(self._patterns[pattern], day)
        return found

    def _write(self, pattern: str, day: date) -> str:
        from babel.dates import format_date

        if self._language == "fr" and day.day == 1:
            # Only the first day of a month is an ordinal (Office québécois de la langue française); CLDR has no field for it.
            pattern = pattern.replace("d\u00a0", "'1er'\u00a0")
        return format_date(day, pattern, self._locale).translate(_SPACES)

    def hour(self, at: time) -> str:
        """« 14 h 30 », « 10 h » on the hour; « 2:30 p.m. » in English. Seconds are not shown."""
        key = (at.hour, at.minute)
        found = self._hours.get(key)
        if found is None:
            found = self._hours[key] = self._hour(at)
        return found

    def _hour(self, at: time) -> str:
        if self._language == "fr":
            # CLDR pads (« 09 h 00 »); Québec usage neither pads the hour nor writes « 00 ».
            return f"{at.hour}{NO_BREAK}h" + (f"{NO_BREAK}{at.minute:02d}" if at.minute else "")
        from babel.dates import format_time

        return format_time(at.replace(second=0, microsecond=0, tzinfo=None), "short", locale=self._locale).translate(
            _SPACES
        )

    def span(self, start: date, end: date) -> str:
        """A period of whole days, shared parts written once: « 23–30 août 2026 »."""
        if start == end:
            return self.write("long", start)
        if (start.year, start.month) == (end.year, end.month) and start.day != 1:
            if self._language == "fr":
                return f"{start.day}–{self.write('long', end)}"
            return f"{self.write('day', start)}–{end.day}, {end.year}"
        if start.year == end.year:
            return f"{self.write('day', start)} – {self.write('long', end)}"
        return f"{self.write('long', start)} – {self.write('long', end)}"

    def first_weekday(self) -> int:
        """The first day of the week in a calendar: 0 Monday to 6 Sunday."""
        return int(self._locale.first_week_day)

    def names(self, kind: str, width: str) -> dict[int, str]:
        """Names of ``months`` (from 1) or ``days`` (from 0, Monday) in a width of CLDR: wide, abbreviated, narrow."""
        table: Any = getattr(self._locale, kind)
        return {int(number): str(name) for number, name in table["stand-alone"][width].items()}


def day_of(moment: date | datetime) -> date:
    """The day alone; a ``datetime`` is a ``date`` too, and would be remembered once a minute."""
    return moment.date() if isinstance(moment, datetime) else moment
