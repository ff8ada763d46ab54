"""Writes events as iCalendar (RFC 5545): the same events, the same bytes; nothing is rung, attached or sent."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from parcours_desktop.domain.calendar_events import OutgoingEvent
from parcours_desktop.domain.progress import Progress
from parcours_desktop.system.clock import ZONE

PRODUCT = "-//Parcours Desktop//Calendrier 1.0//FR"
# America/Toronto since 2007 (Act respecting Québec legal time, CQLR c. T-5.1; the dates of summer time are North America's).
_ZONE = (
    ("DAYLIGHT", "20070311T020000", "-0500", "-0400", "EDT", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
    ("STANDARD", "20071104T020000", "-0400", "-0500", "EST", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"),
)
_PART = 200


def calendar_bytes(events: Iterable[OutgoingEvent], progress: Progress | None = None) -> bytes:
    """A calendar of the events, by time. No METHOD: a file to keep or to import, not a message that asks for an answer."""
    from icalendar import Calendar

    progress = progress or Progress()
    listed = sorted(events, key=_order)
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_zone())
    for number, event in enumerate(listed):
        if number % _PART == 0:
            progress(number, len(listed))
        calendar.add_component(_component(event))
    written: bytes = calendar.to_ical()
    progress(len(listed), len(listed))
    return written


def _order(event: OutgoingEvent) -> tuple[datetime, str]:
    return event.starts_at, event.uid


def _component(event: OutgoingEvent) -> Any:
    from icalendar import Event

    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", event.written_at.replace(tzinfo=UTC))
    made.add("created", event.made_at.replace(tzinfo=UTC))
    made.add("last-modified", event.written_at.replace(tzinfo=UTC))
    made.add("sequence", event.sequence)
    if event.all_day:
        made.add("dtstart", event.starts_at.date())
        made.add("dtend", event.ends_at.date())
    else:
        made.add("dtstart", event.starts_at.replace(tzinfo=ZONE))
        made.add("dtend", event.ends_at.replace(tzinfo=ZONE))
    text = _text_type()
    made.add("summary", text(event.summary))
    if event.location:
        made.add("location", text(event.location))
    made.add("status", event.status)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT" if event.status == "CANCELLED" else "OPAQUE")
    if event.away:
        made.add("x-microsoft-cdo-busystatus", "OOF")
    return made


@cache
def _text_type() -> Any:
    r"""The library's text, escaped as RFC 5545 says (3.3.11): icalendar 7.3 takes the two signs of ``\N`` for a line end."""
    from icalendar.prop import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return text.replace("\r\n", "\n").replace("\n", "\\n").encode("utf-8")

    return Text


def _zone() -> Any:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
    from icalendar.prop import vRecur, vUTCOffset

    zone = Timezone()
    zone.add("tzid", ZONE.key)
    for kind, begins, before, after, name, rule in _ZONE:
        part = TimezoneDaylight() if kind == "DAYLIGHT" else TimezoneStandard()
        part.add("dtstart", datetime.strptime(begins, "%Y%m%dT%H%M%S"))  # noqa: DTZ007 - wall time
        part.add("tzoffsetfrom", vUTCOffset(vUTCOffset.from_ical(before)))
        part.add("tzoffsetto", vUTCOffset(vUTCOffset.from_ical(after)))
        part.add("tzname", name)
        part.add("rrule", vRecur.from_ical(rule))
        zone.add_component(part)
    return zone
