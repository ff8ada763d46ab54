"""Time zones by whatever name a calendar gives them: IANA, Windows in English and French, Mozilla’s and Lotus’s paths."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from parcours_desktop.domain.names import fold
from parcours_desktop.exchange.calendars.lines import properties_of
from parcours_desktop.exchange.calendars.text import Block
from parcours_desktop.system.clock import ZONE

UTC = ZoneInfo("UTC")
# What Outlook calls the zones of Canada and its neighbours in French and English, besides the names of Windows itself
# (which the library knows), and what Lotus Notes and older programs call them.
_NAMES = {
    "est (amerique du nord)": "America/Toronto",
    "est (e.-u. et canada)": "America/Toronto",
    "eastern time (us & canada)": "America/Toronto",
    "eastern": "America/Toronto",
    "est": "America/Toronto",
    "edt": "America/Toronto",
    "est5edt": "America/Toronto",
    "eastern standard time": "America/Toronto",
    "heure de l'est": "America/Toronto",
    "eastern/us & canada": "America/Toronto",
    "atlantique": "America/Halifax",
    "atlantique (canada)": "America/Halifax",
    "atlantic time (canada)": "America/Halifax",
    "terre-neuve": "America/St_Johns",
    "newfoundland": "America/St_Johns",
    "centre (amerique du nord)": "America/Winnipeg",
    "centre (e.-u. et canada)": "America/Winnipeg",
    "central time (us & canada)": "America/Winnipeg",
    "rocheuses (amerique du nord)": "America/Edmonton",
    "montagnes rocheuses (e.-u. et canada)": "America/Edmonton",
    "mountain time (us & canada)": "America/Edmonton",
    "pacifique (amerique du nord)": "America/Vancouver",
    "pacifique (e.-u. et canada)": "America/Vancouver",
    "pacific time (us & canada)": "America/Vancouver",
    "paris, madrid": "Europe/Paris",
    "bruxelles, copenhague, madrid, paris": "Europe/Paris",
    "brussels, copenhagen, madrid, paris": "Europe/Paris",
    "romance": "Europe/Paris",
    "gmt": "UTC",
    "utc": "UTC",
    "coordinated universal time": "UTC",
    "temps universel coordonne": "UTC",
}
_FOLDED = {fold(name): zone for name, zone in _NAMES.items()}
_OFFSET = re.compile(r"^\((?:UTC|GMT)[^)]*\)\s*", re.IGNORECASE)


class Zones:
    """The zones of one calendar: known by their names, else by the definitions that came along."""

    def __init__(self, definitions: Iterable[Block] = ()) -> None:
        self._definitions: Mapping[str, Block] = {
            properties_of(block.lines).text("TZID"): block for block in definitions
        }
        self._found: dict[str, tzinfo | None] = {"": ZONE}

    def named(self, name: str) -> tzinfo | None:
        """The zone of a TZID; Québec's for none at all (a floating time); None when nobody knows it."""
        if name not in self._found:
            self._found[name] = known_zone(name) or self._defined(name)
        return self._found[name]

    def _defined(self, name: str) -> tzinfo | None:
        block = self._definitions.get(name)
        if block is None:
            return None
        elsewhere = properties_of(block.lines).text("X-LIC-LOCATION")
        return known_zone(elsewhere) or _built(block)


@cache
def known_zone(name: str) -> tzinfo | None:
    """The zone that a name means everywhere."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    plain = fold(_OFFSET.sub("", name))
    if plain in _FOLDED:
        return _zone(_FOLDED[plain])
    if name in WINDOWS_TO_OLSON:
        return _zone(WINDOWS_TO_OLSON[name])
    parts = name.strip("/").split("/")
    for start in range(len(parts)):  # /mozilla.org/20050126_1/America/Toronto, /freeassociation.sourceforge.net/…
        path = "/".join(parts[start:])
        if path in _available():
            return _zone(path)
    return None


def wall_time(moment: datetime, zone: tzinfo) -> datetime:
    """The wall time in Québec of a moment; one without a zone is told in ``zone``. An hour that a spring skips comes after."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None, second=0, microsecond=0)


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())


def exact_end(start: datetime, length: timedelta, zone: tzinfo) -> datetime:
    """The moment that lies an exact length after another (RFC 5545, 3.8.5.3)."""
    aware = start if start.tzinfo is not None else start.replace(tzinfo=zone)
    return aware.astimezone(UTC) + length


@cache
def _available() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> tzinfo:
    return ZONE if name == ZONE.key else ZoneInfo(name)


def _built(block: Block) -> tzinfo | None:
    """A zone from its definition."""
    from icalendar import Timezone

    try:
        read: Any = Timezone.from_ical(block.text)
        made = read.to_tz(lookup_tzid=False)
        made.utcoffset(datetime(2026, 1, 1))  # noqa: DTZ001 - the zone is asked
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None
    return made if isinstance(made, tzinfo) else None
