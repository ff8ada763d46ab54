"""The proposal: nobody in two places, nobody late, nobody left out who could be met, and never worse than a queue."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.scheduling import (
    FreeOfficer,
    FreeRoom,
    FreeSpan,
    Placed,
    Problem,
    Span,
    UnmetReason,
    Want,
    cost,
)
from parcours_desktop.domain.scheduling_board import first_come_first_served
from parcours_desktop.scheduling import highs
from parcours_desktop.scheduling.proposal import propose
from tests.scheduling.invented_weeks import MONDAY, a_week, at
from tests.scheduling.looking import overlap, possible, wrongs


def free(login: str, *spans: tuple[int, str, str], office: str = "MTL", languages: str = "") -> FreeOfficer:
    of = tuple(FreeSpan(at(day, begins), at(day, ends), office) for day, begins, ends in spans)
    return FreeOfficer(login, of, frozenset(languages.split()))


def want(case_id: int, day: int = 4, *, officer: str = "", language: str = "", interpreter: bool = True) -> Want:
    return Want(case_id, at(0, "00:00"), at(day, "00:00").date(), 60, "MTL", officer, language, interpreter)


def problem(wants: list[Want], officers: list[FreeOfficer], rooms: list[FreeRoom] | None = None) -> Problem:
    return Problem(MONDAY, tuple(wants), tuple(officers), tuple(rooms or ()))


def most_by_trying(given: Problem) -> int:
    """The most people that can be met, by trying every way."""
    ways = [list(possible(given, one, given.officers)) for one in given.wants]
    booked = {officer.login: officer.booked for officer in given.officers}

    def most(number: int, placed: list[Placed]) -> int:
        if number == len(ways):
            return len(placed)
        best = 0
        for meeting in ways[number]:
            day = [one for one in placed if one.officer == meeting.officer and one.start.date() == meeting.start.date()]
            clash = any(
                overlap(one, meeting) and (one.officer == meeting.officer or (one.room and one.room == meeting.room))
                for one in placed
            )
            if not clash and len(day) + booked[meeting.officer].get(meeting.start.date(), 0) < 8:
                best = max(best, most(number + 1, [*placed, meeting]))
                if best == len(placed) + len(ways) - number:
                    return best
        return max(best, most(number + 1, placed))

    return most(0, [])


@pytest.mark.parametrize("tens", range(20))
def test_no_week_is_worse_than_first_come_first_served(tens: int) -> None:
    """Two hundred weeks: valid, true, and at least as many people met in time."""
    for seed in range(tens * 10, tens * 10 + 10):
        week = a_week(seed, people=12 + seed % 19, officers=3 + seed % 2, lengths=(60,) if seed % 3 else (45, 60))
        served, proposed = first_come_first_served(week), propose(week)
        assert (seed, wrongs(week, served), wrongs(week, proposed)) == (seed, [], [])
        assert len(proposed.placed) >= len(served.placed)
        if len(proposed.placed) == len(served.placed):
            assert cost(week, proposed.placed) <= cost(week, served.placed)


def test_a_crowded_week_meets_more_people_than_a_queue() -> None:
    week = a_week(1, people=60, officers=6)
    assert len(propose(week).placed) >= len(first_come_first_served(week).placed) + 5


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nobody_could_meet_more_people(data: st.DataObject) -> None:
    """Small mornings in which every way can be tried."""
    moments = st.integers(0, 12)
    officers = []
    for number in range(data.draw(st.integers(1, 2))):
        begins, steps = data.draw(moments), data.draw(st.integers(3, 9))
        start = at(0, "09:00") + timedelta(minutes=15 * begins)
        spans = (FreeSpan(start, start + timedelta(minutes=15 * steps), "MTL"),)
        officers.append(
            FreeOfficer(f"officer{number}", spans, booked={MONDAY.date(): data.draw(st.sampled_from([0, 7]))})
        )
    rooms = []
    for number in range(data.draw(st.integers(0, 2))):
        start = at(0, "09:00") + timedelta(minutes=15 * data.draw(moments))
        rooms.append(FreeRoom("MTL", f"R{number}", (Span(start, start + timedelta(minutes=30)),)))
    wants = []
    for number in range(data.draw(st.integers(2, 5))):
        earliest = at(0, "09:00") + timedelta(minutes=15 * data.draw(moments))
        wants.append(Want(number, earliest, MONDAY.date(), data.draw(st.sampled_from([30, 45, 60])), "MTL"))
    morning = problem(wants, officers, rooms)
    proposed = propose(morning)
    assert wrongs(morning, proposed) == []
    assert (len(proposed.placed), proposed.proven) == (most_by_trying(morning), True)


def test_a_person_is_moved_so_that_another_can_be_met_in_time() -> None:
    """The one who came first could be met at any time; the other today only."""
    week = problem([want(1, day=1), want(2, day=0)], [free("sophie", (0, "11:00", "12:00"), (1, "09:00", "10:00"))])
    assert len(first_come_first_served(week).placed) == 1
    assert [(one.case_id, one.start) for one in propose(week).placed] == [(2, at(0, "11:00")), (1, at(1, "09:00"))]


def test_the_case_s_own_officer_comes_before_a_shorter_wait() -> None:
    week = problem(
        [want(1, officer="marc")], [free("sophie", (0, "10:00", "12:00")), free("marc", (2, "10:00", "12:00"))]
    )
    assert [(one.officer, one.start) for one in propose(week).placed] == [("marc", at(2, "10:00"))]


def test_somebody_who_speaks_the_language_comes_before_an_interpreter() -> None:
    team = [free("sophie", (0, "10:00", "12:00")), free("marc", (1, "10:00", "12:00"), languages="ara")]
    placed = propose(problem([want(1, language="ara")], team)).placed
    assert [(one.officer, one.interpreter) for one in placed] == [("marc", False)]
    alone = propose(problem([want(1, language="ara")], team[:1])).placed
    assert [(one.officer, one.interpreter) for one in alone] == [("sophie", True)]


def test_the_load_is_the_same_for_everybody() -> None:
    busy = replace(free("marc", (0, "09:00", "16:00")), booked={at(3, "00:00").date(): 3})
    week = problem([want(number, day=0) for number in range(1, 6)], [free("sophie", (0, "09:00", "16:00")), busy])
    assert Counter(one.officer for one in propose(week).placed) == {"sophie": 4, "marc": 1}


def test_nobody_waits_for_nothing() -> None:
    week = problem([want(1), want(2)], [free("sophie", *((day, "10:00", "11:00") for day in range(5)))])
    assert [one.start.day for one in propose(week).placed] == [23, 24]


def test_nobody_is_sent_to_another_office() -> None:
    answer = propose(problem([want(1)], [free("julie", (0, "10:00", "16:00"), office="QUE")]))
    assert [(one.reason, one.office) for one in answer.unmet] == [(UnmetReason.NO_OFFICER, "MTL")]


def test_no_more_meetings_than_a_day_may_hold() -> None:
    full = replace(free("sophie", (0, "09:00", "16:00")), booked={MONDAY.date(): 7})
    answer = propose(problem([want(1, day=0), want(2, day=0)], [full]))
    assert (len(answer.placed), [one.reason for one in answer.unmet]) == (1, [UnmetReason.NO_PLACE_LEFT])


@pytest.mark.parametrize(
    ("wanted", "rooms", "reason"),
    [
        (Want(1, MONDAY, at(-1, "00:00").date(), 60, "MTL"), [], UnmetReason.DEADLINE_PAST),
        (Want(1, MONDAY, MONDAY.date(), 60, "MTL"), [], UnmetReason.NO_OFFICER),
        (want(1, language="tam", interpreter=False), [], UnmetReason.NO_LANGUAGE),
        (want(1), [FreeRoom("MTL", "A", (Span(at(1, "08:00"), at(1, "17:00")),))], UnmetReason.NO_ROOM),
    ],
    ids=str,
)
def test_why_somebody_cannot_be_met(wanted: Want, rooms: list[FreeRoom], reason: UnmetReason) -> None:
    answer = propose(problem([wanted], [free("sophie", (1, "09:00", "12:00"), languages="ara")], rooms))
    assert ([one.reason for one in answer.unmet], answer.proven) == ([reason], True)


def test_rooms_are_shared_without_meeting_in_the_door() -> None:
    """Two rooms, taken at odd moments, three officers: whoever is met sits in a room that is free to the end."""
    rooms = [
        FreeRoom("MTL", "A", (Span(at(0, "10:20"), at(0, "11:00")),)),
        FreeRoom("MTL", "B", (Span(at(0, "13:00"), at(0, "15:00")),)),
    ]
    team = [free(login, (0, "09:00", "15:00")) for login in ("sophie", "marc", "julie")]
    week = problem([want(number, day=0) for number in range(1, 10)], team, rooms)
    answer = propose(week)
    assert (wrongs(week, answer), len(answer.placed)) == ([], 9)


def test_nobody_to_meet_is_an_empty_proposal() -> None:
    assert propose(problem([], [free("sophie", (0, "09:00", "12:00"))])).placed == ()


def test_the_work_stops_when_it_is_asked_to() -> None:
    asked: list[int] = []
    progress = Progress(lambda done, total: (asked.append(done), progress.cancel())[0])
    with pytest.raises(Cancelled):
        propose(a_week(1, people=30, officers=4), progress)
    assert asked == [0]


def test_without_time_it_is_first_come_first_served() -> None:
    week = a_week(3, people=60, officers=6, lengths=(45, 60, 90))
    hurried = propose(week, seconds=0)
    assert len(hurried.placed) >= len(first_come_first_served(week).placed)
    assert wrongs(week, hurried) == []


def test_without_the_solver_it_is_first_come_first_served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    highs.loaded.cache_clear()
    monkeypatch.setattr(highs, "distribution", lambda: tmp_path)
    week = a_week(3, people=12, officers=3, offices=("MTL",))
    answer = propose(week)
    highs.loaded.cache_clear()
    assert answer.placed == first_come_first_served(week).placed


def test_the_same_week_gives_the_same_proposal() -> None:
    week = a_week(5, people=20, officers=4)
    assert propose(week) == propose(week)


def test_offices_that_share_nobody_are_solved_apart() -> None:
    """What one office gets does not depend on another."""
    week = a_week(8, people=24, officers=4)
    here = replace(week, wants=tuple(one for one in week.wants if one.office == "MTL"))
    apart = {one.office for one in chain.from_iterable(officer.free for officer in week.officers)}
    assert apart == {"MTL", "QUE"}
    assert len(propose(here).placed) >= sum(one.office == "MTL" for one in propose(week).placed)


def test_work_under_way_stops_when_it_is_asked_to() -> None:
    """A week that takes seconds, given up from another thread: it ends well before its time."""
    week = a_week(2, people=200, officers=13, offices=("MTL",), lengths=(45, 60, 90), rooms=6)
    progress, began = Progress(), monotonic()
    canceller = Timer(0.3, progress.cancel)
    canceller.start()
    with pytest.raises(Cancelled):
        propose(week, progress, seconds=60)
    canceller.join()
    assert monotonic() - began < 30
