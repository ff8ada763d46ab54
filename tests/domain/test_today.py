"""What presses today, and in which order it is shown."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.domain.today import (
    Entry,
    ExpiringPaper,
    MetShare,
    Today,
    TodayList,
    TodayRow,
    TodaySlice,
    Urgency,
    clocks_shown,
    entries_of,
    presses,
    ranked,
    urgency_of,
    whole,
)
from parcours_desktop.domain.workdays import WorkingDays

TODAY = date(2026, 11, 23)
NOON = datetime.combine(TODAY, datetime.min.time()).replace(hour=12)
ALERTS = (30, 15, 5)


def row(which: TodayList, away: int | None = 0, number: int = 1) -> TodayRow:
    on = None if away is None else TODAY + timedelta(days=away)
    return TodayRow(which, number, number, f"Nom{number:03}, Rania", on, paper=ExpiringPaper.CERTIFICATE)


def entry(
    start: str, *, state: AppointmentState = AppointmentState.CONFIRMED, number: int = 1, **more: object
) -> AppointmentRow:
    at = datetime.fromisoformat(f"2026-11-23T{start}")
    columns = {"kind": AppointmentKind.FOLLOW_UP, "case_id": 7, "minutes": 30, "place": Place.OFFICE} | more
    return AppointmentRow(
        id=number,
        seen=1,
        state=state,
        starts_at=at,
        place_detail="",
        officer="s.lavoie",
        note="",
        **columns,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("which", "away", "urgency"),
    [
        (TodayList.CLOCKS, -3, Urgency.OVERDUE),
        (TodayList.CLOCKS, 0, Urgency.TODAY),
        (TodayList.CLOCKS, 2, Urgency.SOON),
        (TodayList.CLOCKS, 3, Urgency.LATER),
        (TodayList.EXPIRING, 5, Urgency.TODAY),
        (TodayList.EXPIRING, 15, Urgency.SOON),
        (TodayList.EXPIRING, 30, Urgency.LATER),
        (TodayList.EXPIRING, -1, Urgency.OVERDUE),
        (TodayList.SILENT, -75, Urgency.SOON),
        (TodayList.WITHOUT_NEXT, None, Urgency.SOON),
    ],
)
def test_what_runs_out_presses_more_the_nearer_it_is(which: TodayList, away: int | None, urgency: Urgency) -> None:
    assert urgency_of(row(which, away), TODAY, ALERTS, WorkingDays()) is urgency


def test_a_week_end_is_no_reason_to_wait() -> None:
    friday = date(2026, 11, 27)
    monday = TodayRow(TodayList.CLOCKS, 1, 1, "Nom", date(2026, 11, 30))
    assert urgency_of(monday, friday, ALERTS, WorkingDays()) is Urgency.SOON


def test_a_clock_presses_on_its_last_day_and_an_arrival_once_its_day_is_past() -> None:
    assert [presses(row(TodayList.CLOCKS, away), TODAY) for away in (-1, 0, 1)] == [True, True, False]
    assert [presses(row(TodayList.ARRIVALS, away), TODAY) for away in (-1, 0, 1)] == [True, False, False]
    assert presses(row(TodayList.WITHOUT_NEXT, None), TODAY)


def test_the_worst_comes_first_and_what_has_no_day_last() -> None:
    rows = [row(TodayList.WITHOUT_NEXT, away, number) for number, away in ((1, None), (2, -3), (3, -40), (4, -3))]
    assert [one.row_id for one in ranked(rows)] == [3, 2, 4, 1]


def test_those_who_can_still_be_met_in_time_are_not_hidden_behind_those_who_cannot() -> None:
    rows = [row(TodayList.CLOCKS, away, number) for number, away in enumerate((*range(-20, 0), 0, 1, 2, 3, 4))]
    shown = [(one.on - TODAY).days for one in clocks_shown(rows, TODAY, 8) if one.on]
    assert shown == [0, -20, -19, -18, -17, 1, 2, 3]


@given(st.lists(st.integers(-40, 10)), st.integers(0, 12))
def test_every_clock_is_shown_while_there_is_room(aways: list[int], most: int) -> None:
    rows = [row(TodayList.CLOCKS, away, number) for number, away in enumerate(aways)]
    shown = clocks_shown(rows, TODAY, most)
    assert len(shown) == len(set(shown)) == min(len(rows), most)


@given(
    st.dictionaries(
        st.sampled_from([one for one in TodayList if one is not TodayList.UNTOLD]),
        st.lists(st.integers(-90, 30)),
        max_size=7,
    ),
    st.lists(st.tuples(st.integers(8, 16), st.sampled_from(AppointmentState))),
    st.integers(0, 9),
)
def test_the_points_are_the_sum_of_what_the_lists_count(
    days: dict[TodayList, list[int]], hours: list[tuple[int, AppointmentState]], earlier: int
) -> None:
    lists = {
        which: whole((row(which, away, number) for number, away in enumerate(aways)), TODAY, 1000)
        for which, aways in days.items()
    }
    entries = entries_of(entry(f"{hour:02}:00", state=state, number=n) for n, (hour, state) in enumerate(hours, 1))
    old = tuple(Entry((entry("08:00", number=1000 + number),)) for number in range(earlier))
    page = Today(TODAY, lists, entries, old, earlier)
    shown = sum(presses(one, TODAY) for held in lists.values() for one in held.rows) + len(page.untold(NOON))
    assert page.points(NOON) == shown == sum(page.pressing(which, NOON) for which in TodayList)


def test_a_list_cut_short_still_counts_everything() -> None:
    held = whole((row(TodayList.LATE_STEPS, -number, number) for number in range(1, 31)), TODAY, 5)
    assert (len(held.rows), held.total, held.pressing) == (5, 30, 30)
    assert Today(TODAY).of(TodayList.SILENT) == TodaySlice()


def test_rows_of_one_group_are_one_entry_and_what_was_called_off_is_none() -> None:
    rows = [
        entry("14:00", number=1, group_key="g", kind=AppointmentKind.GROUP_SESSION),
        entry("14:00", number=2, group_key="g", kind=AppointmentKind.GROUP_SESSION),
        entry("09:00", number=3),
        entry("10:00", number=4, state=AppointmentState.CANCELLED),
        entry("00:00", number=5, all_day=True, kind=AppointmentKind.ABSENCE, case_id=0),
    ]
    assert [[one.id for one in found.rows] for found in entries_of(rows)] == [[5], [3], [1, 2]]


def test_an_entry_is_untold_once_it_is_over_and_nobody_said_how_it_went() -> None:
    assert Entry((entry("11:30"),)).is_untold(NOON)
    assert not Entry((entry("11:31"),)).is_untold(NOON)
    assert not Entry((entry("09:00", state=AppointmentState.HELD),)).is_untold(NOON)
    assert not Entry((entry("09:00", case_id=0, kind=AppointmentKind.ABSENCE),)).is_untold(NOON)


def test_a_share_of_nothing_is_none() -> None:
    assert (MetShare().share, MetShare(3, 4).share) == (None, 0.75)
