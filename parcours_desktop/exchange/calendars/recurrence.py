"""The dates of a recurrence, by its rule, its extra dates and its exceptions; never more than the window holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from itertools import islice
from typing import Any

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.exchange.calendars.lines import Moment, Properties, Property, moment_of
from parcours_desktop.exchange.calendars.zones import Zones

MOST_DATES = 25_000  # of one recurrence, from its first date to the end of the window
_USUAL = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EARLIEST = 1970
_KNOWN = range(1900, 2200)  # years: zones are not reckoned at the two ends of the calendar


class Recurrence:
    """The wall times, in the zone of the event, at which it happens, between its first date and ``until``.

    ``goes_on`` once ``dates`` was walked through: the rule has more dates after ``until``. Raises ``Refused`` for a rule that
    cannot be followed.
    """

    def __init__(
        self, event: Properties, start: datetime, zone: tzinfo, zones: Zones, until: datetime, *, all_day: bool = False
    ) -> None:
        self._start, self._zone, self._zones, self._until, self._all_day = start, zone, zones, until, all_day
        self._rules = [_rule_of(rule, zone) for rule in event.all("RRULE")]
        self._extra = sorted(self._walls(event.all("RDATE")))
        self._without = self._walls(event.all("EXDATE"))
        self._days_without = {at.date() for at, whole in self._without if whole}
        self.goes_on = False

    @property
    def is_one(self) -> bool:
        """Whether there is no recurrence at all."""
        return not self._rules and not self._extra

    def dates(self) -> Iterator[datetime]:
        """Every date, in order, each once."""
        found = {self._start} | {at for at, _ in self._extra if at <= self._until}
        for rule in self._rules:
            found |= set(self._of_rule(rule))
        skipped = {at for at, whole in self._without if not whole}
        for at in sorted(found):
            if at not in skipped and at.date() not in self._days_without:
                yield at

    def _of_rule(self, rule: Mapping[str, Any]) -> Iterator[datetime]:
        from dateutil.rrule import rrule

        options = dict(rule)
        count = options.pop("count")
        ends = options.pop("until")
        last = min(ends, self._until) if ends else self._until
        # The first date counts even where it does not fit the rule (RFC 5545, 3.8.5.3), so the library begins there.
        dates = rrule(dtstart=self._start, until=last, cache=False, **options)
        taken = list(islice(dates, min(count, MOST_DATES + 1) if count else MOST_DATES + 1))
        if len(taken) > MOST_DATES:
            raise Refused(Refusal("calendar_too_many_dates", values={"most": MOST_DATES}))
        self.goes_on |= (ends is None or ends > self._until) and (count is None or len(taken) < count)
        yield from taken

    def _walls(self, properties: Sequence[Property]) -> set[tuple[datetime, bool]]:
        """Moments on the wall clock of the event's zone; those that are a day alone are marked."""
        found: set[tuple[datetime, bool]] = set()
        for one in properties:
            for text in one.value.split(","):
                if not text.strip():
                    continue
                try:
                    found.add(wall_in(moment_of(text), one.zone, self._zone, self._zones, all_day=self._all_day))
                except ValueError:
                    raise Refused(Refusal("calendar_event_date", values={"value": text[:40]})) from None
        return found


def wall_in(moment: Moment, named: str, zone: tzinfo, zones: Zones, *, all_day: bool = False) -> tuple[datetime, bool]:
    """A moment on the wall clock of ``zone``, without a zone, and whether it is a day alone (as of an all-day event).

    Raises ``ValueError`` for a year in which nobody has an appointment.
    """
    if not isinstance(moment, datetime) or all_day:
        return datetime(moment.year, moment.month, moment.day), True  # noqa: DTZ001 - wall time
    if moment.year not in _KNOWN:
        raise ValueError(moment.year)
    if moment.tzinfo is None:
        own = zones.named(named) if named else zone
        if own is None or own is zone:
            return moment, False
        moment = moment.replace(tzinfo=own)
    return moment.astimezone(zone).replace(tzinfo=None), False


def _rule_of(rule: Property, zone: tzinfo) -> dict[str, Any]:
    """A rule as the library that counts dates takes it."""
    from dateutil import rrule as dates
    from icalendar.prop import vRecur

    try:
        read = {str(name).upper(): value for name, value in vRecur.from_ical(rule.value.strip().rstrip(";")).items()}
        frequency = str(_first(read, "FREQ")).upper()
        given = _first(read, "INTERVAL")
        interval = 1 if given is None else int(given)
        count = _first(read, "COUNT")
        if frequency not in _FREQUENCIES or set(read) - _USUAL or _never(read, frequency):
            raise ValueError(frequency)
        if not 1 <= interval <= 1000 or (count is not None and int(count) < 1):
            raise ValueError(interval)
        weekdays = [_weekday(str(day)) for day in read.get("BYDAY", ())]
        return {
            "freq": getattr(dates, frequency),
            "interval": interval,
            "count": int(count) if count is not None else None,
            "until": _until(_first(read, "UNTIL"), zone),
            "wkst": _WEEKDAYS.index(str(_first(read, "WKST") or "MO")),
            "byweekday": [dates.weekday(day, n) for day, n in weekdays] or None,
            "bymonthday": [int(day) for day in read.get("BYMONTHDAY", ())] or None,
            "bymonth": [int(month) for month in read.get("BYMONTH", ())] or None,
            "bysetpos": [int(place) for place in read.get("BYSETPOS", ())] or None,
        }
    except (ValueError, TypeError, KeyError):
        raise Refused(Refusal("calendar_rule_unusual", values={"rule": rule.value[:80]})) from None


def _first(read: Mapping[str, Any], name: str) -> Any:
    listed = read.get(name)
    return listed[0] if isinstance(listed, list) and listed else None if isinstance(listed, list) else listed


def _weekday(text: str) -> tuple[int, int | None]:
    number = text[:-2].lstrip("+")
    return _WEEKDAYS.index(text[-2:].upper()), int(number) if number else None


def _until(value: Any, zone: tzinfo) -> datetime | None:
    """The last moment at which the rule may fall, on the wall clock of the event. A day alone counts to its end."""
    if value is None:
        return None
    assert isinstance(value, date)
    if not isinstance(value, datetime):
        return datetime.combine(value, time.max.replace(microsecond=0))
    if value.year not in _KNOWN:
        return None if value.year > _EARLIEST else value.replace(tzinfo=None)
    return value if value.tzinfo is None else value.astimezone(zone).replace(tzinfo=None)


def _never(read: Mapping[str, Any], frequency: str) -> bool:
    """Whether no date can ever fit (30 February), or one must look through all centuries to know."""
    months = [int(month) for month in read.get("BYMONTH", ())] or list(range(1, 13))
    days = [abs(int(day)) for day in read.get("BYMONTHDAY", ())]
    if not all(1 <= month <= 12 for month in months):
        return True
    if days and not any(1 <= day <= _LONGEST[month - 1] for day in days for month in months):
        return True
    numbered = any(len(str(day)) > 2 for day in read.get("BYDAY", ()))
    placed = bool(read.get("BYSETPOS"))
    return frequency in {"DAILY", "WEEKLY"} and (numbered or placed)


def is_too_old(start: date) -> bool:
    """Whether a recurrence begins so long ago that its dates are not counted."""
    return start.year < _EARLIEST
