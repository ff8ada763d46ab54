"""Laws of working days, whatever the year and the days set by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.workdays import Holiday, WorkingDays, holidays_of, months_after, six_months_after

ANY_DAY = st.dates(date(1900, 1, 1), date(9990, 12, 31))
AROUND = st.integers(-40, 60)
DAY = timedelta(days=1)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkingDays, date]:
    """A calendar with days set by hand around a start, and the start."""
    start = draw(ANY_DAY)
    offsets = draw(st.dictionaries(AROUND, st.booleans(), max_size=25))
    return WorkingDays({start + offset * DAY: works for offset, works in offsets.items()}), start


@given(calendars(), st.integers(0, 40))
def test_adding_and_counting_are_inverse(made: tuple[WorkingDays, date], n: int) -> None:
    calendar, start = made
    assert calendar.count(start, calendar.add(start, n)) == n


@given(calendars(), st.integers(1, 40))
def test_the_day_reached_works_and_the_start_is_not_counted(made: tuple[WorkingDays, date], n: int) -> None:
    calendar, start = made
    reached = calendar.add(start, n)
    assert reached > start
    assert calendar.is_working(reached)
    assert calendar.count(start, reached - DAY) == n - 1


@given(calendars(), st.integers(0, 20))
def test_a_later_start_never_ends_earlier(made: tuple[WorkingDays, date], n: int) -> None:
    calendar, start = made
    reached = [calendar.add(start + offset * DAY, n) for offset in range(12)]
    assert all(one <= other for one, other in pairwise(reached))


@given(calendars(), st.integers(0, 20), st.integers(0, 20))
def test_adding_in_two_goes_is_adding_once(made: tuple[WorkingDays, date], n: int, m: int) -> None:
    calendar, start = made
    assert calendar.add(calendar.add(start, n), m) == calendar.add(start, n + m)


@given(calendars(), st.integers(0, 60), st.integers(0, 60))
def test_a_count_is_the_sum_of_its_parts(made: tuple[WorkingDays, date], first: int, second: int) -> None:
    calendar, start = made
    middle, end = start + first * DAY, start + (first + second) * DAY
    assert calendar.count(start, end) == calendar.count(start, middle) + calendar.count(middle, end)


@given(calendars(), st.integers(0, 90))
def test_days_counted_and_days_off_are_all_the_days(made: tuple[WorkingDays, date], length: int) -> None:
    calendar, start = made
    end = start + length * DAY
    off = calendar.days_off(start, end)
    assert calendar.count(start, end) + len(off) == length
    assert [day.on for day in off] == sorted({day.on for day in off})
    assert all(day.holiday is not None or day.on.weekday() >= 5 for day in off)


@given(calendars())
def test_a_day_set_to_not_work_moves_no_deadline_earlier(made: tuple[WorkingDays, date]) -> None:
    calendar, start = made
    for offset in range(1, 12):
        day = start + offset * DAY
        assert calendar.also({day: False}).add(start, 5) >= calendar.add(start, 5)
        assert calendar.also({day: True}).add(start, 5) <= calendar.add(start, 5)


@given(calendars(), AROUND, st.booleans())
def test_the_table_wins_over_the_rule_and_says_when_it_changes_nothing(
    made: tuple[WorkingDays, date], offset: int, works: bool
) -> None:
    calendar, start = made
    day = start + offset * DAY
    after = calendar.also({day: works})
    assert after.is_working(day) is works
    codes = {refusal.code for refusal in calendar.mind(day, works=works)}
    assert (calendar.is_working(day) is works) == bool(codes & {"day_works_already", "day_off_already"})
    assert after.is_working(day + DAY) is calendar.is_working(day + DAY)


def test_every_year_from_1900_to_9998_has_its_thirteen_holidays() -> None:
    for year in range(1900, 9999):
        days = holidays_of(year)
        assert set(days.values()) == set(Holiday) - {Holiday.SET_BY_TABLE}
        assert list(days) == sorted(days)
        assert {day.year for day in days} == {year}


@given(st.dates(date(1, 1, 1), date(9999, 6, 30)))
def test_six_months_keep_the_day_number_or_end_with_the_month(day: date) -> None:
    after = six_months_after(day)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == 6
    assert after.day == day.day or (after.day < day.day and (after + DAY).day == 1)


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.integers(-600, 600))
def test_months_forth_and_back_come_to_the_same_month(day: date, months: int) -> None:
    back = months_after(months_after(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2099-08-30", "2100-02-28"),
        ("1999-08-29", "2000-02-29"),
    ],
)
def test_six_months_from_the_end_of_august(day: str, after: str) -> None:
    assert six_months_after(date.fromisoformat(day)) == date.fromisoformat(after)


def test_past_the_last_year_it_says_that_the_calendar_ends() -> None:
    with pytest.raises(OverflowError):
        WorkingDays().add(date(9999, 12, 20), 30)
