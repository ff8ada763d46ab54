"""Days and hours in a language that the program itself does not speak, as CLDR writes them: for papers given to people."""

from datetime import date, datetime

from parcours_desktop.system.translation_tables import Translation, translation
from parcours_desktop.wording.dates import NO_BREAK

WITHOUT_LOCALE = {"ht": "hat"}
"""What CLDR does not know, by tag; the program's own tables write its days."""
_SPACES = str.maketrans({"\u202f": NO_BREAK, "\u2009": NO_BREAK})


def day_in(locale: str, day: date) -> str:
    """A day with its weekday and year: « miércoles, 25 de noviembre de 2026 », « mèkredi 25 novanm 2026 »."""
    if locale in WITHOUT_LOCALE:
        return _full_day(WITHOUT_LOCALE[locale], day)
    from babel.dates import format_date

    return format_date(day, "full", locale).translate(_SPACES)


def time_in(locale: str, pattern: str, at: datetime) -> str:
    """An hour by a CLDR pattern: « 14:30 », « 2:30 p.m. »."""
    from babel.dates import format_time

    known = "en" if locale in WITHOUT_LOCALE else locale  # a pattern of figures alone
    return format_time(at.time(), pattern, locale=known).translate(_SPACES).replace(" ", NO_BREAK)


def long_day_in(texts: Translation, day: date) -> str:
    """A day with its month in letters and its year: « 25 de noviembre de 2026 », « 25 novanm 2026 »."""
    if texts.dates is not None:
        month = texts.dates.months[day.month - 1]
        return _together(texts.dates.long.format(day=day.day, month=month, year=day.year), day)
    from babel.dates import format_date

    return _together(format_date(day, "long", texts.locale).translate(_SPACES), day)


def short_day_in(texts: Translation, day: date) -> str:
    """A day with its month in letters, of a year that goes without saying: « 25 de noviembre », « 25 novanm »."""
    if texts.dates is not None:
        return _together(texts.dates.short.format(day=day.day, month=texts.dates.months[day.month - 1]), day)
    from babel.dates import format_skeleton

    return _together(format_skeleton("MMMMd", day, locale=texts.locale).translate(_SPACES), day)


def date_time_in(texts: Translation, at: datetime) -> str:
    """A moment: « 25 de noviembre de 2026, 14:30 »."""
    hour = time_in(texts.locale or texts.tag, texts.time, at)
    comma = {"ar": "، ", "fa": "، ", "zh-Hans": "\u00a0"}.get(texts.tag, ", ")
    return comma.join((long_day_in(texts, at.date()), hour))


def _full_day(language: str, day: date) -> str:
    dates = translation(language).dates
    if dates is None:
        return day.isoformat()
    weekday, month = dates.weekdays[day.weekday()], dates.months[day.month - 1]
    return dates.full.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _together(text: str, day: date) -> str:
    """A written day of which the number stays with the word after it, or with the month before it (« August 14 »)."""
    number = str(day.day)
    if text.startswith(f"{number} "):
        return text.replace(" ", NO_BREAK, 1)
    return text.replace(f" {number}", f"{NO_BREAK}{number}", 1)
