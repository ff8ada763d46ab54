"""The office's time is Toronto's whatever the laptop's zone: a process of its own for each zone, both changes of 2026."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAID = """
import json, sys, time
from datetime import UTC, date, datetime
import parcours_desktop.system.clock as clock
from parcours_desktop.domain.workdays import WorkingDays

class At(datetime):
    at = datetime.now(UTC)
    @classmethod
    def now(cls, tz=None):
        return cls.at.astimezone(tz)

clock.datetime = At
told = []
for text in sys.argv[1:]:
    At.at = datetime.fromisoformat(text)
    here = clock.SystemClock()
    told.append([here.now().isoformat(), here.today().isoformat(), WorkingDays().add(here.today(), 5).isoformat()])
print(json.dumps([list(time.tzname), told]))
"""
MOMENTS = {
    "2026-03-08T06:59:59+00:00": ("2026-03-08T01:59:59", "2026-03-08", "2026-03-13"),  # the last second of winter time
    "2026-03-08T07:00:00+00:00": ("2026-03-08T03:00:00", "2026-03-08", "2026-03-13"),
    "2026-03-09T03:59:59+00:00": ("2026-03-08T23:59:59", "2026-03-08", "2026-03-13"),
    "2026-03-09T04:00:00+00:00": ("2026-03-09T00:00:00", "2026-03-09", "2026-03-16"),  # midnight by summer time
    "2026-11-01T05:59:59+00:00": ("2026-11-01T01:59:59", "2026-11-01", "2026-11-06"),  # the hour comes twice
    "2026-11-01T06:00:00+00:00": ("2026-11-01T01:00:00", "2026-11-01", "2026-11-06"),
    "2026-11-02T04:59:59+00:00": ("2026-11-01T23:59:59", "2026-11-01", "2026-11-06"),
    "2026-11-02T05:00:00+00:00": ("2026-11-02T00:00:00", "2026-11-02", "2026-11-09"),
    "2027-01-01T04:30:00+00:00": ("2026-12-31T23:30:00", "2026-12-31", "2027-01-08"),  # the year ends later here
}
ZONES = (
    "America/Toronto",
    "UTC",
    "Asia/Tokyo",
    "America/Vancouver",
    "Pacific/Kiritimati",
    "Europe/Paris",
    "nulle/part",
)


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_and_the_hour_are_those_of_toronto(zone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAID, *MOMENTS],
        cwd=ROOT,
        env=os.environ | {"TZ": zone},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names, told = json.loads(done.stdout)
    assert told == [list(said) for said in MOMENTS.values()]
    assert zone != "Asia/Tokyo" or names[0] == "JST"
