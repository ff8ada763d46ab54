"""The hours of an officer on a day: their own or the usual ones, less absences and what is taken."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.calendar_rules import Hours
from parcours_desktop.domain.free_time import OpenHours, absences_of, holds_on, hours_of, less, office_at
from parcours_desktop.domain.rows import AvailabilityRow
from tests.builders.acts import wall
from tests.builders.hours import hours_that_come_back

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
USUAL = (Hours(time(8, 30), time(12)), Hours(time(13), time(16, 30)))


def read(day: date, *rows: AvailabilityRow, works: bool = True) -> list[str]:
    found = hours_of(rows, USUAL, day, "MTL", works=works)
    return [f"{part.starts_at:%H:%M}-{part.ends_at:%H:%M} {part.office}" for part in found]


def test_who_has_no_hours_has_the_usual_ones_on_working_days() -> None:
    assert read(MONDAY) == ["08:30-12:00 MTL", "13:00-16:30 MTL"]
    assert read(MONDAY, works=False) == []


def test_who_has_hours_has_no_others() -> None:
    rows = (hours_that_come_back(0, "13:00", "16:00", office="LAV"), hours_that_come_back(0, "09:00", "11:00"))
    assert read(MONDAY, *rows) == ["09:00-11:00 MTL", "13:00-16:00 LAV"]
    assert read(TUESDAY, *rows) == []


def test_hours_that_are_over_or_not_there_yet_leave_the_usual_ones() -> None:
    assert read(MONDAY, hours_that_come_back(0, "09:00", "11:00", to_on=date(2026, 11, 20))) == read(MONDAY)
    assert read(MONDAY, hours_that_come_back(0, "09:00", "11:00", from_on=TUESDAY)) == read(MONDAY)


@pytest.mark.parametrize(("weeks_on", "falls"), [(0, True), (1, False), (2, True), (3, False)])
def test_every_other_week_is_counted_from_the_week_of_the_first_day(weeks_on: int, *, falls: bool) -> None:
    row = hours_that_come_back(1, "09:00", "11:00", every_weeks=2, from_on=date(2026, 9, 3))  # a Thursday
    assert holds_on(row, date(2026, 9, 1) + timedelta(weeks=weeks_on)) == (falls and weeks_on > 0)


def test_recurring_absences_are_taken_out() -> None:
    away = hours_that_come_back(0, "11:00", "14:00", absent=True)
    assert read(MONDAY, away) == ["08:30-11:00 MTL", "14:00-16:30 MTL"]
    assert absences_of((away,), TUESDAY) == ()


def test_the_office_is_the_one_that_the_hours_name() -> None:
    rows = (hours_that_come_back(0, "13:00", "16:00", office="LAV"),)
    assert office_at(rows, wall("2026-11-23T13:00"), "MTL") == "LAV"
    assert office_at(rows, wall("2026-11-23T16:00"), "MTL") == "MTL"


moments = st.integers(0, 24 * 60).map(lambda minute: datetime.combine(MONDAY, time()) + timedelta(minutes=minute))
times = st.lists(st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=6)


@given(times)
def test_what_is_left_is_every_minute_that_nobody_took(taken: list[tuple[datetime, datetime]]) -> None:
    hours = [OpenHours(wall("2026-11-23T08:30"), wall("2026-11-23T12:00"), "MTL"),
             OpenHours(wall("2026-11-23T13:00"), wall("2026-11-23T16:30"), "MTL")]  # fmt: skip

    def minutes(spans: list[tuple[datetime, datetime]]) -> set[datetime]:
        return {a + timedelta(minutes=n) for a, b in spans for n in range(int((b - a) / timedelta(minutes=1)))}

    left = less(hours, taken)
    assert minutes([(part.starts_at, part.ends_at) for part in left]) == minutes(
        [(part.starts_at, part.ends_at) for part in hours]
    ) - minutes(taken)
    assert all(part.starts_at < part.ends_at for part in left)
