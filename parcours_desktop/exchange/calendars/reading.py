"""Reads a calendar of another program into the dates of its events; an event that cannot be understood says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

from parcours_desktop.domain.calendar_events import CalendarEvent, CalendarWindow, ReadCalendar
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.exchange.calendars.lines import Properties, length_of, moment_of, properties_of
from parcours_desktop.exchange.calendars.recurrence import Recurrence, is_too_old, wall_in
from parcours_desktop.exchange.calendars.text import Block, calendars_in
from parcours_desktop.exchange.calendars.zones import UTC, Zones, exact_end, midnight, wall_time

MOST_EVENTS = 50_000
MONTHS_BEHIND, MONTHS_AHEAD = 1, 18
_TEXT_AT_MOST = 200
_DAY = timedelta(days=1)
_LONGEST = timedelta(days=LONGEST_ENTRY_DAYS)
_FREE = {"FREE", "WORKINGELSEWHERE"}
_HIDDEN = {"PRIVATE", "CONFIDENTIAL"}


def read_calendar(path: Path, today: date, progress: Progress | None = None) -> ReadCalendar:
    """Every date of every event of the file. Recurrences are taken from one month before ``today`` to eighteen after.

    Raises ``Trouble`` when the file cannot be opened, ``Refused`` when it is no calendar or holds too much.
    """
    progress = progress or Progress()
    window = CalendarWindow(months_after(today, -MONTHS_BEHIND), months_after(today, MONTHS_AHEAD))
    calendars = calendars_in(path, progress)
    total = sum(block.name == "VEVENT" for calendar in calendars for block in calendar.inside)
    if total > MOST_EVENTS:
        raise Refused(Refusal("calendar_too_many_events", values={"most": MOST_EVENTS}))
    reader = _Reader(window, progress, total)
    events = [event for calendar in calendars for event in reader.of_calendar(calendar)]
    return ReadCalendar(tuple(events), replace(window, cut=reader.cut), frozenset(reader.whole))


@dataclass(frozen=True, slots=True)
class _Span:
    """When an event happens: wall time of its start in ``zone``, its length, whole days or not."""

    start: datetime
    zone: tzinfo
    length: timedelta
    all_day: bool

    def at(self, start: datetime) -> tuple[datetime, datetime]:
        """Start and end in Québec of the same event at another date."""
        if self.all_day:
            return start, start + self.length
        ends = exact_end(start, self.length, self.zone)
        return wall_time(start, self.zone), wall_time(ends, UTC)


class _Reader:
    def __init__(self, window: CalendarWindow, progress: Progress, total: int) -> None:
        self._window, self._progress, self._total = window, progress, total
        self._done = self._made = 0
        self.cut = 0
        self.whole: set[str] = set()

    def of_calendar(self, calendar: Block) -> Iterator[CalendarEvent]:
        """The dates of one calendar, masters with the dates that were moved out of them."""
        zones = Zones(block for block in calendar.inside if block.name == "VTIMEZONE")
        withdrawn = properties_of(calendar.lines).code("METHOD") == "CANCEL"
        series: dict[str, list[tuple[Block, Properties]]] = {}
        for number, block in enumerate(block for block in calendar.inside if block.name == "VEVENT"):
            event = properties_of(block.lines)
            series.setdefault(event.text("UID") or f"\0{number}", []).append((block, event))
        for uid, parts in series.items():
            for one in self._of_series(uid, parts, zones):
                self._made += 1
                if self._made > MOST_EVENTS:
                    raise Refused(Refusal("calendar_too_many_events", values={"most": MOST_EVENTS}))
                yield replace(one, cancelled=True) if withdrawn else one

    def _of_series(self, uid: str, parts: Sequence[tuple[Block, Properties]], zones: Zones) -> Iterator[CalendarEvent]:
        masters: list[Properties] = []
        moved: list[Properties] = []
        for block, event in parts:
            self._done += 1
            self._progress(self._done, self._total)
            if uid.startswith("\0"):
                yield CalendarEvent("", refusal=Refusal("calendar_event_no_uid"))
            elif not block.is_whole:
                yield CalendarEvent(uid, refusal=Refusal("calendar_event_broken"))
            else:
                (moved if event.one("RECURRENCE-ID") else masters).append(event)
        masters = sorted(masters, key=_sequence)[-1:]  # of several versions of one event, the last
        keyed, refused = _keyed(uid, moved, masters, zones)
        yield from refused
        for event in masters:
            try:
                yield from self._of_master(uid, event, zones, keyed)
            except Refused as refusal:
                yield _told(uid, event, refusal.refusals[0])
        for key, event in keyed.items():
            try:
                yield _read(uid, key, event, span_of(event, zones), None)
            except Refused as refusal:
                yield replace(_told(uid, event, refusal.refusals[0]), key=key)

    def _of_master(
        self, uid: str, event: Properties, zones: Zones, moved: dict[str, Properties]
    ) -> Iterator[CalendarEvent]:
        span = span_of(event, zones)
        until = midnight(self._window.last) + _DAY
        recurrence = Recurrence(event, span.start, span.zone, zones, until, all_day=span.all_day)
        self.whole.add(uid)
        if recurrence.is_one and not moved:
            yield _read(uid, "", event, span, None)
            return
        if is_too_old(span.start):
            raise Refused(Refusal("calendar_event_date", values={"value": span.start.date().isoformat()}))
        found = False
        days: set[str] = set()
        for start in recurrence.dates():
            key = _key(start, days)
            days.add(key)
            if key not in moved and self._window.holds(span.at(start)[0]):
                found = True
                yield _read(uid, key, event, span, start)
        self.cut += recurrence.goes_on
        if not found and not moved:
            values: dict[str, object] = {"first": self._window.first, "last": self._window.last}
            yield _told(uid, event, Refusal("calendar_series_outside", values=values))


def span_of(event: Properties, zones: Zones) -> _Span:
    """When an event happens. Raises ``Refused`` with what is wrong with its dates."""
    begins = event.one("DTSTART")
    if begins is None:
        raise Refused(Refusal("calendar_event_no_start"))
    moment = _moment(begins.value)
    zone = zones.named(begins.zone)
    if not isinstance(moment, datetime):
        return _Span(midnight(moment), UTC, _whole_days(event, moment), all_day=True)
    if moment.tzinfo is not None:
        zone = UTC
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    if zone is None:
        raise Refused(Refusal("calendar_zone_unknown", values={"zone": begins.zone[:60]}))
    _require_known_year(moment)
    length = _length(event, moment, zone, zones)
    if length <= timedelta():
        raise Refused(Refusal("calendar_event_backwards" if length else "calendar_event_no_length"))
    _require_length(length)
    return _Span(moment, zone, length, all_day=_is_whole_days(event, moment, length))


def _is_whole_days(event: Properties, start: datetime, length: timedelta) -> bool:
    """Outlook says so beside times from midnight to midnight."""
    return (
        start == datetime.combine(start.date(), datetime.min.time())
        and length % _DAY == timedelta()
        and bool(event.code("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE")
    )


def _whole_days(event: Properties, first: date) -> timedelta:
    ends, lasts = event.one("DTEND"), event.one("DURATION")
    _require_known_year(midnight(first))
    length = _DAY
    if ends is not None:
        last = _moment(ends.value)
        length = (last.date() if isinstance(last, datetime) else last) - first
    elif lasts is not None:
        length = _duration(lasts.value)
    if length < timedelta():
        raise Refused(Refusal("calendar_event_backwards"))
    _require_length(length)
    return max(length - length % _DAY, _DAY)  # DTEND on the same day: one day, as several programs write it


def _length(event: Properties, start: datetime, zone: tzinfo, zones: Zones) -> timedelta:
    ends, lasts = event.one("DTEND"), event.one("DURATION")
    if ends is None:
        return _duration(lasts.value) if lasts is not None else timedelta()
    last = _moment(ends.value)
    if not isinstance(last, datetime):
        last = midnight(last)
    _require_known_year(last)
    own = zones.named(ends.zone) if ends.zone else zone
    if last.tzinfo is None:
        if own is None:
            raise Refused(Refusal("calendar_zone_unknown", values={"zone": ends.zone[:60]}))
        last = last.replace(tzinfo=own)
    return last.astimezone(UTC) - start.replace(tzinfo=zone).astimezone(UTC)


def _moment(text: str) -> date | datetime:
    try:
        return moment_of(text)
    except ValueError:
        raise Refused(Refusal("calendar_event_date", values={"value": text[:40]})) from None


def _duration(text: str) -> timedelta:
    try:
        return length_of(text)
    except ValueError:
        raise Refused(Refusal("calendar_event_date", values={"value": text[:40]})) from None


def _require_length(length: timedelta) -> None:
    if length > _LONGEST:
        raise Refused(Refusal("calendar_event_too_long"))


def _require_known_year(moment: datetime) -> None:
    """Zones are not reckoned at the two ends of the calendar."""
    if not 1900 <= moment.year <= 2200:
        raise Refused(Refusal("appointment_too_far", "starts_at"))


def _keyed(
    uid: str, moved: Sequence[Properties], masters: Sequence[Properties], zones: Zones
) -> tuple[dict[str, Properties], list[CalendarEvent]]:
    """The dates that were moved or cancelled one by one, by the key of the date at which they were; the last one counts."""
    keyed: dict[str, Properties] = {}
    refused: list[CalendarEvent] = []
    for event in sorted(moved, key=_sequence):
        was = event.one("RECURRENCE-ID")
        assert was is not None
        begins = (masters[0] if masters else event).one("DTSTART")
        zone = (zones.named(begins.zone) if begins else None) or UTC
        if begins and begins.value.strip().upper().endswith("Z"):
            zone = UTC
        try:
            moment, whole = moment_of(was.value), bool(begins and "T" not in begins.value)
            at, _ = wall_in(moment, was.zone, zone, zones, all_day=whole)
        except ValueError:
            refused.append(_told(uid, event, Refusal("calendar_event_date", values={"value": was.value[:40]})))
            continue
        keyed[f"{at:%Y%m%d}"] = event
    return keyed, refused


def _key(start: datetime, taken: set[str]) -> str:
    """A date's name in its series: its day, which stays when the hour of the whole series is moved."""
    day = f"{start:%Y%m%d}"
    return day if day not in taken else f"{start:%Y%m%dT%H%M}"


def _sequence(event: Properties) -> int:
    text = event.text("SEQUENCE")
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _told(uid: str, event: Properties, refusal: Refusal) -> CalendarEvent:
    """An event that was not understood."""
    return CalendarEvent(uid, summary=_text(event, "SUMMARY"), refusal=refusal)


def _read(uid: str, key: str, event: Properties, span: _Span, start: datetime | None) -> CalendarEvent:
    starts_at, ends_at = span.at(start or span.start)
    busy = event.code("X-MICROSOFT-CDO-BUSYSTATUS")
    hidden = event.code("CLASS") in _HIDDEN
    return CalendarEvent(
        uid,
        key,
        starts_at,
        ends_at,
        span.all_day,
        "" if hidden else _text(event, "SUMMARY"),
        "" if hidden else _text(event, "LOCATION"),
        cancelled=event.code("STATUS") == "CANCELLED",
        away=busy == "OOF",
        free=busy in _FREE or (event.code("TRANSP") == "TRANSPARENT" and busy != "OOF"),
        hidden=hidden,
        sequence=_sequence(event),
    )


def _text(event: Properties, name: str) -> str:
    """One line of text, as people's names are cleaned: no controls, no invisible signs, not too long."""
    text = " ".join(clean(event.text(name), lines=True).text.split())
    return text if len(text) <= _TEXT_AT_MOST else text[: _TEXT_AT_MOST - 1] + "…"
