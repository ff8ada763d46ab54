"""The time of the office: the wall clock of America/Toronto, passed in wherever a rule needs today."""

import time
from abc import ABC, abstractmethod
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Toronto")
"""Québec's time zone: every hour the program shows or keeps is its wall time."""


class Clock(ABC):
    """The wall clock of the office, whatever the time zone of the machine."""

    @abstractmethod
    def now(self) -> datetime:
        """Wall time in America/Toronto, without a zone, to the second."""

    def today(self) -> date:
        """Today's date in America/Toronto."""
        return self.now().date()


class SystemClock(Clock):
    """The clock of the machine."""

    def now(self) -> datetime:
        """Wall time now."""
        return datetime.now(ZONE).replace(tzinfo=None, microsecond=0)


class FixedClock(Clock):
    """A clock that stands where it is put: trials, tests, ``--today``."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """A clock that stands at nine in the morning of a day."""
        return cls(datetime(day.year, day.month, day.day, 9))  # noqa: DTZ001 - wall time

    def now(self) -> datetime:
        """The time at which the clock stands."""
        return self._at

    def advance(self, by: timedelta) -> None:
        """Put the clock forward."""
        self._at += by


def exists(moment: datetime) -> bool:
    """Whether the clock of the office ever shows a wall time: the hour that summer time skips is none."""
    return moment.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == moment


def elapsed_seconds() -> float:
    """Seconds since some moment, those during which the machine slept included; never goes back."""
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux, whose monotonic clock stands still while the machine sleeps
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
