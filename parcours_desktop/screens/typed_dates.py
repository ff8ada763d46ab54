"""Dates as people type them: 2026-11-23, 23/11/2026, 23 nov, 1er août 2026, nov 23, demain."""

import re
from datetime import date, timedelta

from parcours_desktop.domain.names import fold

MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
DAYS_AWAY = {"aujourd hui": 0, "today": 0, "demain": 1, "tomorrow": 1, "hier": -1, "yesterday": -1}
_WORDS = re.compile(r"\d+|[a-z]+")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
FAR_AHEAD = 20


def read_date(text: str, today: date) -> date | None:
    """The day that ``text`` means, or None if it cannot be read or does not exist.

    Without a year it is the one nearest to ``today``; two figures of a year mean at most twenty years ahead.
    """
    said = fold(text)
    if said in DAYS_AWAY:
        return today + timedelta(days=DAYS_AWAY[said])
    if compact := _COMPACT.match(said):
        return _day(*map(int, compact.groups()))
    parts = [part for part in _WORDS.findall(said) if part not in {"er", "le", "st", "nd", "rd", "th"}]
    numbers = [part for part in parts if part.isdigit()]
    names = [part for part in parts if not part.isdigit()]
    if len(names) == 1:
        return _named(numbers, _month(names[0]), today)
    return None if names else _in_figures(numbers, today)


def _named(numbers: list[str], month: int, today: date) -> date | None:
    if not month or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 1:
        return _nearest(int(numbers[0]), month, today)
    day, year = numbers if len(numbers[0]) < 4 else (numbers[1], numbers[0])
    return _day(_year(year, today), month, int(day))


def _in_figures(numbers: list[str], today: date) -> date | None:
    match [len(number) for number in numbers]:
        case [4, _, _]:
            year, month, day = numbers
            return _day(int(year), int(month), int(day))
        case [1 | 2, 1 | 2, 4 | 2]:
            day, month, year = numbers
            return _day(_year(year, today), int(month), int(day))
        case [1 | 2, 1 | 2]:
            return _nearest(int(numbers[0]), int(numbers[1]), today)
        case _:
            return None


def _month(name: str) -> int:
    found = [number for number, names in enumerate(MONTHS, 1) if any(whole.startswith(name) for whole in names)]
    return found[0] if len(found) == 1 and len(name) >= 3 else 0


def _year(figures: str, today: date) -> int:
    if len(figures) == 4:
        return int(figures)
    year = today.year // 100 * 100 + int(figures)
    return year - 100 if year > today.year + FAR_AHEAD else year


def _nearest(day: int, month: int, today: date) -> date | None:
    near = [found for year in (today.year - 1, today.year, today.year + 1) if (found := _day(year, month, day))]
    return min(near, key=lambda found: abs((found - today).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
