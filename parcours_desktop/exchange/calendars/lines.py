"""The properties of a component: name, parameters, value, as the library reads them; lines that are none are passed over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import cast

_USED = re.compile(
    r"(UID|DTSTART|DTEND|DURATION|SUMMARY|LOCATION|STATUS|SEQUENCE|RRULE|RDATE|EXDATE|RECURRENCE-ID|TRANSP|CLASS"
    r"|X-MICROSOFT-CDO-BUSYSTATUS|X-MICROSOFT-CDO-ALLDAYEVENT|TZID|X-LIC-LOCATION|METHOD)[;:]",
    re.IGNORECASE,
)
_TEXTS = {"UID", "SUMMARY", "LOCATION"}
# Some programs write a zone's name with a colon and no quotes; a date then stands after the last one.
_LOOSE = re.compile(r"([A-Z-]+);(?:.*;)?TZID=([^;]*?)(?:;[^:]*)?:([0-9TZ,P/WDHMS+-]+)$", re.IGNORECASE)
Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Property:
    """One property. ``zone`` is its TZID, "" without one; ``value`` has its escapes resolved."""

    name: str
    value: str
    zone: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of one component that matter here."""

    found: dict[str, list[Property]] = field(default_factory=dict)

    def one(self, name: str) -> Property | None:
        """The first of a name: a second one is against the rule, and passed over."""
        listed = self.found.get(name)
        return listed[0] if listed else None

    def all(self, name: str) -> list[Property]:
        """Every one of a name."""
        return self.found.get(name, [])

    def text(self, name: str) -> str:
        """The text of the first of a name, or ""."""
        one = self.one(name)
        return one.value.strip() if one else ""

    def code(self, name: str) -> str:
        """The same in capitals."""
        return self.text(name).upper()


def properties_of(lines: Iterable[str]) -> Properties:
    """The properties among lines."""
    read = Properties()
    for line in lines:
        if _USED.match(line):
            one = _property(line)
            if one is not None:
                read.found.setdefault(one.name, []).append(one)
    return read


def _property(line: str) -> Property | None:
    from icalendar.parser import Contentline

    try:
        name, parameters, value = Contentline(line).parts()
    except ValueError:
        name, _, value = line.partition(":")
        return Property(name.partition(";")[0].upper(), value) if name.partition(";")[0].isalpha() else None
    name = str(name).upper()
    zone, kind = _one(parameters.get("TZID")), _one(parameters.get("VALUE")).upper()
    if name not in _TEXTS:
        loose = _LOOSE.match(line)
        if loose and zone and zone not in {loose[2], loose[2].strip('"')}:
            zone, value = loose[2], loose[3]
    return Property(name, str(value), zone, kind)


def _one(parameter: object) -> str:
    """A parameter's text; one that was read as several is put together again."""
    if isinstance(parameter, (list, tuple)):
        return ",".join(map(str, parameter))
    return "" if parameter is None else str(parameter)


def moment_of(text: str) -> Moment:
    """A day, or a time with or without a zone. Raises ``ValueError``."""
    from icalendar.prop import vDDDTypes

    text = text.strip()
    if re.fullmatch(r"\d{8}T\d{4}Z?", text):  # without seconds, as some write it
        text = text[:13] + "00" + text[13:]
    found = vDDDTypes.from_ical(text)
    if isinstance(found, tuple):
        found = found[0]
    if not isinstance(found, date):
        raise ValueError(text)
    return found


def length_of(text: str) -> timedelta:
    """A duration. Raises ``ValueError``."""
    from icalendar.prop import vDuration

    return cast("timedelta", vDuration.from_ical(text.strip()))
