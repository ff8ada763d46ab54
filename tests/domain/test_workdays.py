"""Working days of the Québec public service."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.workdays import Holiday, WorkingDays, easter, holidays_of, months_after, six_months_after

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
OVERRIDES = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans(), max_size=20)


@pytest.mark.parametrize(
    ("arrival", "fifth"),
    [
        ("2025-12-19", "2026-01-05"),
        ("2026-03-07", "2026-03-13"),
        ("2026-03-09", "2026-03-16"),
        ("2026-04-01", "2026-04-10"),
        ("2026-06-23", "2026-07-02"),
    ],
)
def test_the_fifth_working_day_after_an_arrival(arrival: str, fifth: str) -> None:
    assert WorkingDays().add(date.fromisoformat(arrival), 5) == date.fromisoformat(fifth)


def test_a_year_has_thirteen_holidays_in_order() -> None:
    found = holidays_of(2026)
    assert list(found) == sorted(found)
    assert [day.isoformat() for day in found] == [
        "2026-01-01", "2026-01-02", "2026-04-03", "2026-04-06", "2026-05-18", "2026-06-24", "2026-07-01", "2026-09-07",
        "2026-10-12", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
    ]  # fmt: skip


@given(st.integers(1900, 2200))
def test_every_year_has_thirteen_holidays_where_the_rule_puts_them(year: int) -> None:
    days = {holiday: day for day, holiday in holidays_of(year).items()}
    assert len(days) == 13
    assert days[Holiday.PATRIOTS].weekday() == 0
    assert date(year, 5, 18) <= days[Holiday.PATRIOTS] < date(year, 5, 25)
    assert (days[Holiday.LABOUR_DAY].weekday(), days[Holiday.LABOUR_DAY].month) == (0, 9)
    assert 8 <= days[Holiday.THANKSGIVING].day <= 14
    assert days[Holiday.GOOD_FRIDAY].weekday() == 4
    assert days[Holiday.EASTER_MONDAY].weekday() == 0


@pytest.mark.parametrize("day", ["1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2026-04-05", "2038-04-25"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


def test_a_year_has_its_weekdays_less_the_holidays_that_fall_on_them() -> None:
    assert (
        WorkingDays().count(date(2025, 12, 31), date(2026, 12, 31)) == 249
    )  # 261 weekdays, 12 holidays on them (26 December is a Saturday)


def test_the_table_makes_a_holiday_work_and_a_working_day_a_holiday() -> None:
    calendar = WorkingDays({date(2026, 6, 24): True, date(2026, 6, 25): False, date(2026, 6, 27): True})
    assert calendar.is_working(date(2026, 6, 24))
    assert not calendar.is_working(date(2026, 6, 25))
    assert calendar.is_working(date(2026, 6, 27))  # a Saturday
    assert calendar.holiday(date(2026, 6, 24)) is None
    assert calendar.holiday(date(2026, 6, 25)) is Holiday.SET_BY_TABLE
    assert calendar.holiday(date(2026, 6, 26)) is None
    assert calendar.holiday(date(2026, 7, 1)) is Holiday.CANADA_DAY


def test_holidays_between_two_days_are_named_and_in_order() -> None:
    calendar = WorkingDays({date(2027, 1, 4): False, date(2027, 1, 1): True})
    assert calendar.holidays_between(date(2026, 12, 25), date(2027, 1, 4)) == (
        (date(2026, 12, 25), Holiday.CHRISTMAS),
        (date(2026, 12, 26), Holiday.BOXING_DAY),
        (date(2026, 12, 31), Holiday.NEW_YEAR_EVE),
        (date(2027, 1, 2), Holiday.DAY_AFTER_NEW_YEAR),
        (date(2027, 1, 4), Holiday.SET_BY_TABLE),
    )


@given(DAYS, st.integers(0, 300), OVERRIDES)
def test_counting_takes_back_what_adding_gave(start: date, n: int, overrides: dict[date, bool]) -> None:
    calendar = WorkingDays(overrides)
    assert calendar.count(start, calendar.add(start, n)) == n


@given(DAYS, st.integers(-5, 400), OVERRIDES)
def test_a_count_is_that_of_the_days_one_by_one(start: date, length: int, overrides: dict[date, bool]) -> None:
    calendar = WorkingDays(overrides)
    one_by_one = sum(calendar.is_working(start + timedelta(days=day)) for day in range(1, length + 1))
    assert calendar.count(start, start + timedelta(days=length)) == one_by_one


@given(DAYS, OVERRIDES)
def test_the_next_working_day_works_and_nothing_before_it_does(day: date, overrides: dict[date, bool]) -> None:
    calendar = WorkingDays(overrides)
    found = calendar.next_working(day)
    assert calendar.is_working(found)
    assert not any(calendar.is_working(day + timedelta(days=offset)) for offset in range((found - day).days))


def test_working_days_are_counted_forward_only() -> None:
    with pytest.raises(ValueError, match="forward"):
        WorkingDays().add(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-01-15", "2026-07-15"),
        ("2026-12-31", "2027-06-30"),
    ],
)
def test_six_months_is_the_same_day_number_or_the_end_of_the_month(day: str, after: str) -> None:
    assert six_months_after(date.fromisoformat(day)) == date.fromisoformat(after)


def test_months_go_back_too() -> None:
    assert months_after(date(2026, 1, 31), -2) == date(2025, 11, 30)
