"""Dates as lists write them: the year first, or the day first, as Québec and the ministry do."""

import re
from datetime import date

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
EARLIEST, LATEST = 1900, 2199


def is_written_as_date(text: str) -> bool:
    """Whether the text has the form of a date, be there such a day or not."""
    return _split(text) is not None


def parse_day(text: str) -> date | None:
    """Read ``1985-03-12``, ``12/03/1985``, ``12-03-1985``, ``12.03.1985`` or ``19850312``; an hour behind is left out.

    ``None`` when it is no date, or no such day exists, or its year is not of 1900 to 2199. Months come second when the
    day is first: ``03/25/1985`` is no date.
    """
    parts = _split(text)
    if parts is None or not EARLIEST <= parts[0] <= LATEST:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _split(text: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _DIGITS.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    return None
