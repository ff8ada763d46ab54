"""Days and hours in a language that the program itself does not speak, as CLDR writes them: for letters to people."""

from datetime import date, datetime

from parcours_desktop.wording.dates import NO_BREAK

_SPACES = str.maketrans({"\u202f": NO_BREAK, "\u2009": NO_BREAK})


def day_in(locale: str, day: date) -> str:
    """A day with its weekday and year: « miércoles, 25 de noviembre de 2026 »."""
    from babel.dates import format_date

    return format_date(day, "full", locale).translate(_SPACES)


def time_in(locale: str, pattern: str, at: datetime) -> str:
    """An hour by a CLDR pattern: « 14:30 », « 2:30 p.m. »."""
    from babel.dates import format_time

    return format_time(at.time(), pattern, locale=locale).translate(_SPACES).replace(" ", NO_BREAK)
