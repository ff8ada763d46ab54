"""What stands in the way of an entry: overlaps, ways, rooms, hours, days, and what does not."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.calendar_rules import Hours, Room
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.conflicts import (
    AIRPORT,
    ConflictCode,
    Deadline,
    Entry,
    Ground,
    conflicts_of,
    needed_minutes,
)
from parcours_desktop.domain.free_time import OpenHours, hours_of
from parcours_desktop.domain.workdays import Holiday
from tests.builders.acts import wall
from tests.builders.hours import hours_that_come_back

TUESDAY = date(2026, 11, 24)
USUAL = (Hours(time(8, 30), time(12)), Hours(time(13), time(16, 30)))
MORNING = hours_of((), USUAL, TUESDAY, "MTL", works=True)
FOLLOW_UP, FIRST, OTHER = AppointmentKind.FOLLOW_UP, AppointmentKind.FIRST_MEETING, AppointmentKind.OTHER


def entry(at: str = "2026-11-24T10:00", minutes: int = 60, **given: Any) -> Entry:
    """A follow-up of one person at the Montréal office."""
    return replace(Entry(FOLLOW_UP, wall(at), minutes, "s.lavoie", cases=(1,), location="MTL"), **given)


def way(_one: str, _other: str) -> int:
    return 40


def ground(*others: Entry, **given: Any) -> Ground:
    return replace(Ground(others, way, 8, MORNING), **given)


def codes(one: Entry, held: Ground) -> set[ConflictCode]:
    return {conflict.code for conflict in conflicts_of(one, held)}


spans = st.builds(
    lambda minute, length: (datetime.combine(TUESDAY, time()) + timedelta(minutes=minute), length),
    st.integers(0, 22 * 60),
    st.integers(5, 110),
)


@given(spans, spans)
def test_overlap_is_mutual_and_means_a_minute_of_both(one: tuple[datetime, int], other: tuple[datetime, int]) -> None:
    first, second = (Entry(FOLLOW_UP, at, minutes, "a", id=n) for n, (at, minutes) in enumerate((one, other), 1))
    shared = {one[0] + timedelta(minutes=n) for n in range(one[1])} & {
        other[0] + timedelta(minutes=n) for n in range(other[1])
    }
    assert first.overlaps(second) == second.overlaps(first) == bool(shared)


@given(spans, spans, st.integers(0, 90))
def test_who_stands_in_whose_way_is_mutual(
    one: tuple[datetime, int], other: tuple[datetime, int], minutes: int
) -> None:
    def needed(_from: str, _to: str) -> int:
        return minutes

    first = entry(id=1, location="MTL").__class__(FOLLOW_UP, *one, "a", id=1, cases=(1,), location="MTL", room="S1")
    second = Entry(FOLLOW_UP, *other, "a", id=2, cases=(1,), location="LAV", place=Place.OTHER_OFFICE)
    mutual = {
        ConflictCode.OFFICER_BUSY,
        ConflictCode.PERSON_BUSY,
        ConflictCode.TRAVEL_TOO_SHORT,
        ConflictCode.ROOM_BUSY,
    }
    assert codes(first, Ground((second,), needed, 8)) & mutual == codes(second, Ground((first,), needed, 8)) & mutual


@given(spans, st.integers(5, 120))
def test_one_that_begins_when_the_other_ends_is_in_nobodys_way(one: tuple[datetime, int], minutes: int) -> None:
    first = Entry(FOLLOW_UP, *one, "a", id=1, cases=(1,), location="MTL", room="S1")
    second = replace(first, id=2, starts_at=first.ends_at, minutes=minutes)
    busy = {ConflictCode.OFFICER_BUSY, ConflictCode.PERSON_BUSY, ConflictCode.ROOM_BUSY, ConflictCode.TRAVEL_TOO_SHORT}
    assert not codes(first, ground(second)) & busy
    assert not codes(second, ground(first)) & busy


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
def test_summer_time_makes_an_entry_neither_longer_nor_shorter(day: date) -> None:
    night = Entry(FOLLOW_UP, datetime.combine(day, time(1)), 150, "a", id=1)
    assert night.ends_at.time() == time(3, 30)
    assert night.overlaps(Entry(FOLLOW_UP, datetime.combine(day, time(3, 15)), 30, "a", id=2))
    assert not night.overlaps(Entry(FOLLOW_UP, datetime.combine(day, time(3, 30)), 30, "a", id=2))


def test_a_free_hour_has_nothing_in_the_way() -> None:
    assert conflicts_of(entry(), ground(entry("2026-11-24T09:00", id=2), entry("2026-11-24T11:00", id=3))) == ()


def test_an_officer_a_person_and_a_room_are_in_one_place_at_a_time() -> None:
    other = entry("2026-11-24T10:30", id=2, room="S1", about="Haddad, Rania")
    found = conflicts_of(entry(room="S1"), ground(other))
    assert [conflict.code for conflict in found] == [
        ConflictCode.OFFICER_BUSY,
        ConflictCode.PERSON_BUSY,
        ConflictCode.ROOM_BUSY,
    ]
    assert found[0].values == {"start": time(10, 30), "end": time(11, 30), "name": "Haddad, Rania"}
    assert codes(entry(officer="m.roy", cases=(2,), room="S1"), ground(other)) == {ConflictCode.ROOM_BUSY}
    assert codes(entry(officer="m.roy", cases=(2,), room="S1", location="LAV"), ground(other)) == set()


def test_an_entry_is_not_in_its_own_way_nor_in_that_of_its_group() -> None:
    assert codes(entry(id=2), ground(entry(id=2), entry(id=3, group_key=""))) == {
        ConflictCode.OFFICER_BUSY,
        ConflictCode.PERSON_BUSY,
    }
    assert codes(entry(id=2, group_key="k"), ground(entry(id=3, group_key="k"))) == set()


def test_a_remark_for_the_whole_day_leaves_it_free_and_an_absence_does_not() -> None:
    whole = {"all_day": True, "minutes": 1440, "cases": (), "id": 9, "location": ""}
    midnight = wall("2026-11-24T00:00")
    assert codes(entry(), ground(entry(kind=OTHER, starts_at=midnight, **whole))) == set()
    away = entry(kind=AppointmentKind.ABSENCE, starts_at=midnight, **whole)
    assert codes(entry(), ground(away)) == {ConflictCode.OFFICER_BUSY}
    assert codes(away, ground(entry(id=2))) == {ConflictCode.OFFICER_BUSY}


def test_the_way_between_two_places_takes_its_time() -> None:
    laval = {"place": Place.OTHER_OFFICE, "location": "LAV"}
    assert codes(entry("2026-11-24T10:30", 30, **laval), ground(entry("2026-11-24T09:30", 30, id=2))) == {
        ConflictCode.TRAVEL_TOO_SHORT
    }
    assert codes(entry("2026-11-24T10:40", 30, **laval), ground(entry("2026-11-24T09:30", 30, id=2))) == set()
    assert needed_minutes(entry(travel_minutes=90, **laval), entry(), way) == 90
    assert needed_minutes(entry(**laval), entry(), way) == 40
    assert needed_minutes(entry(place=Place.PHONE, location=""), entry(), way) == 0
    landing = entry(place=Place.AIRPORT, location=AIRPORT, travel_minutes=25)
    assert needed_minutes(landing, entry(), way) == needed_minutes(entry(), landing, way) == 25


def test_a_room_has_seats_for_everybody_and_the_officer() -> None:
    room = Room("MTL", "S1", "Salle 1", "Room 1", 4)
    assert codes(entry(cases=(1, 2, 3), room="S1"), ground(room=room)) == set()
    assert codes(entry(cases=(1, 2, 3, 4), room="S1"), ground(room=room)) == {ConflictCode.ROOM_TOO_SMALL}


def test_holidays_week_ends_and_closed_offices_are_said() -> None:
    assert codes(entry(), ground(works=False, holiday=Holiday.CHRISTMAS)) == {ConflictCode.HOLIDAY}
    assert codes(entry(), ground(works=False)) == {ConflictCode.DAY_OFF}
    closed = ground(is_closed=True, closed_why="Travaux")
    assert codes(entry(), closed) == {ConflictCode.OFFICE_CLOSED}
    assert codes(entry(place=Place.PHONE, location=""), closed) == set()
    assert codes(entry(kind=OTHER, cases=(), location=""), ground(works=False)) == set()


@pytest.mark.parametrize(("at", "minutes"), [("08:00", 30), ("11:45", 30), ("12:15", 30), ("16:15", 30)])
def test_hours_outside_those_of_the_officer_are_said(at: str, minutes: int) -> None:
    assert codes(entry(f"2026-11-24T{at}", minutes), ground()) == {ConflictCode.OUTSIDE_HOURS}
    welcome = entry(f"2026-11-24T{at}", minutes, kind=AppointmentKind.AIRPORT_WELCOME, location=AIRPORT)
    assert codes(welcome, ground()) == set()


def test_a_recurring_absence_is_said_by_its_hours() -> None:
    row = hours_that_come_back(1, "10:30", "11:30", absent=True, note="Formation")
    rows = (row,)
    held = ground(absences=rows, hours=hours_of(rows, USUAL, TUESDAY, "MTL", works=True))
    (found,) = conflicts_of(entry(), held)
    assert (found.code, found.values["start"], found.values["note"]) == (
        ConflictCode.RECURRING_ABSENCE,
        time(10, 30),
        "Formation",
    )
    assert codes(entry("2026-11-24T09:30"), held) == set()


def test_a_day_holds_so_many_meetings_and_own_time_does_not_count() -> None:
    rows = [entry(f"2026-11-24T{hour:02}:00", 30, id=hour, cases=(hour,)) for hour in (8, 9, 11, 13, 14, 15, 16)]
    own = entry("2026-11-24T17:00", 30, id=99, kind=OTHER, cases=())
    assert codes(entry(), ground(*rows, own)) == set()
    assert codes(entry(), ground(*rows, entry("2026-11-24T17:00", id=98, cases=(98,)))) == {
        ConflictCode.TOO_MANY_MEETINGS
    }


def test_a_first_meeting_after_the_five_days_is_a_warning_that_asks_for_no_reason() -> None:
    due = (Deadline(1, "Haddad, Rania", date(2026, 11, 23)),)
    (found,) = conflicts_of(entry(kind=FIRST), ground(deadlines=due))
    assert (found.code, found.stops) == (ConflictCode.AFTER_DEADLINE, False)
    assert conflicts_of(entry(), ground(deadlines=due)) == ()
    assert OpenHours(wall("2026-11-24T09:00"), wall("2026-11-24T10:00"), "MTL").holds(
        wall("2026-11-24T09:00"), wall("2026-11-24T10:00")
    )
