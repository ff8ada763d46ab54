"""The five-working-day clock."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.clock import ClockState, DayKind, FirstMeetingClock
from parcours_desktop.domain.codes import ExcuseReason
from parcours_desktop.domain.workdays import Holiday, WorkingDays

FRIDAY = date(2026, 11, 20)
DEADLINE = date(2026, 11, 27)


def clock(
    today: date,
    met_on: date | None = None,
    arrived_on: date | None = FRIDAY,
    excused: ExcuseReason | None = None,
) -> FirstMeetingClock:
    return FirstMeetingClock(arrived_on, met_on, excused, today, WorkingDays())


def test_it_has_not_started_before_the_arrival_is_known_or_has_come() -> None:
    unknown = clock(FRIDAY, arrived_on=None)
    assert (unknown.state, unknown.deadline, unknown.day, unknown.days_left) == (
        ClockState.NOT_STARTED,
        None,
        None,
        None,
    )
    assert (unknown.days_late, unknown.meeting_day) == (None, None)
    assert clock(date(2026, 11, 19)).state is ClockState.NOT_STARTED


@pytest.mark.parametrize(
    ("today", "day", "left"),
    [("2026-11-20", 0, 5), ("2026-11-22", 0, 5), ("2026-11-23", 1, 4), ("2026-11-27", 5, 0)],
)
def test_it_runs_until_the_end_of_the_fifth_working_day(today: str, day: int, left: int) -> None:
    running = clock(date.fromisoformat(today))
    assert (running.state, running.day, running.days_left, running.days_late) == (ClockState.RUNNING, day, left, None)
    assert running.deadline == DEADLINE


@pytest.mark.parametrize(("met_on", "day"), [("2026-11-20", 0), ("2026-11-25", 3), ("2026-11-27", 5)])
def test_a_meeting_in_time_is_met_on_its_working_day(met_on: str, day: int) -> None:
    met = clock(date(2027, 1, 15), date.fromisoformat(met_on))
    assert (met.state, met.meeting_day, met.days_left, met.days_late) == (ClockState.MET, day, None, None)


def test_a_meeting_before_the_arrival_is_met() -> None:
    assert clock(FRIDAY, date(2026, 10, 1)).state is ClockState.MET
    assert clock(FRIDAY, date(2026, 10, 1), arrived_on=None).state is ClockState.MET


def test_a_late_meeting_is_missed_by_working_days() -> None:
    late = clock(date(2027, 1, 15), date(2026, 12, 1))
    assert (late.state, late.meeting_day, late.days_late) == (ClockState.MISSED, 7, 2)


def test_without_a_meeting_it_is_missed_by_more_each_day() -> None:
    assert clock(date(2026, 11, 30)).days_late == 1
    assert clock(date(2026, 12, 1)).days_late == 2


def test_an_excuse_counts_only_when_the_meeting_was_not_in_time() -> None:
    assert clock(date(2026, 12, 1), excused=ExcuseReason.ASKED_LATER).state is ClockState.EXCUSED
    assert clock(date(2026, 12, 9), date(2026, 12, 8), excused=ExcuseReason.ASKED_LATER).state is ClockState.EXCUSED
    assert clock(date(2026, 12, 1), date(2026, 11, 25), excused=ExcuseReason.ASKED_LATER).state is ClockState.MET


def test_each_day_to_the_deadline_is_counted_or_says_why_it_is_not() -> None:
    days = FirstMeetingClock(date(2026, 6, 23), None, None, date(2026, 6, 23), WorkingDays()).days
    assert [(day.on.isoformat()[5:], day.kind.value, day.number, day.holiday) for day in days] == [
        ("06-23", "arrival", None, None),
        ("06-24", "holiday", None, Holiday.NATIONAL_DAY),
        ("06-25", "working", 1, None),
        ("06-26", "working", 2, None),
        ("06-27", "weekend", None, None),
        ("06-28", "weekend", None, None),
        ("06-29", "working", 3, None),
        ("06-30", "working", 4, None),
        ("07-01", "holiday", None, Holiday.CANADA_DAY),
        ("07-02", "working", 5, None),
    ]
    assert clock(FRIDAY, arrived_on=None).days == ()


@given(
    st.dates(date(2019, 8, 8), date(2060, 12, 31)),
    st.dictionaries(st.integers(-3, 20), st.booleans(), max_size=6),
)
def test_the_days_always_end_at_the_deadline_and_count_to_five(arrived: date, moved: dict[int, bool]) -> None:
    table = WorkingDays({arrived + timedelta(days=away): works for away, works in moved.items()})
    one = FirstMeetingClock(arrived, None, None, arrived, table)
    assert [day.number for day in one.days if day.kind is DayKind.WORKING] == [1, 2, 3, 4, 5]
    assert one.days[0].on == arrived
    assert one.days[-1].on == one.deadline
    assert all(after.on - before.on == timedelta(days=1) for before, after in pairwise(one.days))
    assert all((day.kind is DayKind.WORKING) == table.is_working(day.on) for day in one.days[1:])
