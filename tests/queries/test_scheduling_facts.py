"""The problem of a period as the file tells it: who waits, who is free where, which rooms are taken."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Desk, Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.scheduling import FreeOfficer
from parcours_desktop.queries.scheduling_facts import SchedulingFacts, scheduling_facts, working_days
from tests.builders.acts import an_appointment_of, wall
from tests.builders.cases import a_case
from tests.conftest import SOPHIE

MONDAY = date(2026, 11, 23)
CONFIRMED = AppointmentState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the reference case, as another command would write it."""

    kind: str
    columns: dict[str, Any]
    title: ClassVar[str] = "Essai"
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        work.create(self.kind, REFERENCE_CASE, self.columns)


def hours(desk: Desk, weekday: int, starts_at: str, ends_at: str, **more: Any) -> None:
    columns = {"officer": "s.lavoie", "weekday": weekday, "starts_at": starts_at, "ends_at": ends_at}
    desk.do(Written("availability", columns | {"every_weeks": 1, "from_on": MONDAY, "absent": False} | more))


def own_time(desk: Desk, kind: AppointmentKind, starts_at: str, minutes: int, **more: Any) -> None:
    columns = {
        "kind": kind,
        "state": CONFIRMED,
        "starts_at": wall(starts_at),
        "minutes": minutes,
        "officer": "s.lavoie",
    }
    desk.do(Written("appointment", columns | more))


def facts(desk: Desk, first: date = MONDAY, days: int = 5, officer: OfficerRow | None = None) -> SchedulingFacts:
    period = working_days(desk.workdays, first, days)
    with desk.reading() as file:
        return scheduling_facts(file, desk.reference, desk.workdays, desk.clock.now(), period, officer)


def sophie(desk: Desk, **asked: Any) -> FreeOfficer:
    return next(one for one in facts(desk, **asked).problem.officers if one.login == "s.lavoie")


def free_on(officer: FreeOfficer, day: date) -> list[str]:
    return [f"{one.start:%H:%M}-{one.end:%H:%M} {one.office}" for one in officer.free if one.start.date() == day]


def test_those_wait_whose_clock_runs_and_who_have_no_first_meeting(desk: Desk) -> None:
    waits = a_case(desk)
    an_appointment_of(
        desk, a_case(desk, csq_number="CSQ-20000002"), starts_at=wall("2026-11-23T15:00"), state=CONFIRMED
    )
    an_appointment_of(desk, a_case(desk, csq_number="CSQ-20000003"))
    a_case(desk, csq_number="CSQ-20000004", arrived_on=date(2026, 11, 9))
    a_case(desk, csq_number="CSQ-20000005", arrived_on=None, arriving_on=date(2026, 11, 26))
    (want,) = facts(desk).problem.wants
    assert (want.case_id, want.deadline, want.minutes) == (waits, MONDAY, 60)
    assert (want.office, want.officer, want.language) == ("MTL", "s.lavoie", "ara")


def test_a_meeting_that_was_cancelled_leaves_the_person_waiting(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-23T15:00"), state=AppointmentState.CANCELLED)
    assert [want.case_id for want in facts(desk).problem.wants] == [case]


def test_who_came_first_stands_first_and_the_period_says_who_belongs_to_it(desk: Desk) -> None:
    later = a_case(desk, arrived_on=date(2026, 11, 20))
    sooner = a_case(desk, csq_number="CSQ-20000002")
    assert [want.case_id for want in facts(desk).problem.wants] == [sooner, later]
    assert [want.case_id for want in facts(desk, days=1).problem.wants] == [sooner]


def test_the_people_of_one_officer_and_those_whom_nobody_has(desk: Desk) -> None:
    mine, nobody_s = a_case(desk), a_case(desk, csq_number="CSQ-20000002", officer=None, office="MTL")
    a_case(desk, csq_number="CSQ-20000003", officer=None, office="QUE")
    assert len(facts(desk).problem.wants) == 3
    assert [want.case_id for want in facts(desk, officer=SOPHIE).problem.wants] == [mine, nobody_s]


def test_usual_hours_less_what_is_taken(desk: Desk) -> None:
    case = a_case(desk)
    follow_up = AppointmentKind.FOLLOW_UP
    an_appointment_of(desk, case, kind=follow_up, starts_at=wall("2026-11-24T10:00"), minutes=30, state=CONFIRMED)
    own_time(desk, AppointmentKind.TRAVEL, "2026-11-24T14:00", 60, travel_minutes=30)
    own_time(desk, AppointmentKind.ABSENCE, "2026-11-25T00:00", 1440, all_day=True)
    officer = sophie(desk)
    assert free_on(officer, date(2026, 11, 24)) == [
        "08:30-10:00 MTL",
        "10:30-12:00 MTL",
        "13:00-13:30 MTL",
        "15:30-16:30 MTL",
    ]
    assert free_on(officer, date(2026, 11, 25)) == []
    assert officer.booked == {date(2026, 11, 24): 1}


def test_an_absence_of_weeks_that_began_before(desk: Desk) -> None:
    own_time(desk, AppointmentKind.ABSENCE, "2026-11-16T00:00", 1440 * 9, all_day=True)
    assert [free_on(sophie(desk), MONDAY + timedelta(days=day)) for day in (0, 1)] == [[], []]
    assert free_on(sophie(desk), date(2026, 11, 25)) == ["08:30-12:00 MTL", "13:00-16:30 MTL"]


def test_own_hours_and_another_office_every_other_week(desk: Desk) -> None:
    hours(desk, 0, "09:00", "12:00")
    hours(desk, 0, "12:00", "16:00", office="LON", every_weeks=2)
    hours(desk, 0, "10:00", "10:30", absent=True)
    way = desk.reference.calendar.travel_minutes("MTL", "LON")
    arrives = datetime.combine(MONDAY, time(12)) + timedelta(minutes=way)
    first = ["09:00-10:00 MTL", "10:30-12:00 MTL", f"{arrives:%H:%M}-16:00 LON"]
    assert way > 0
    assert free_on(sophie(desk), MONDAY) == first
    assert free_on(sophie(desk, first=MONDAY + timedelta(days=7)), date(2026, 11, 30)) == first[:2]
    assert free_on(sophie(desk), date(2026, 11, 24)) == []


def test_a_closed_office_and_a_holiday(desk: Desk) -> None:
    desk.do(
        Written("special_day", {"on_day": date(2026, 11, 24), "works": False, "office": "MTL", "source": "Inondation"})
    )
    desk.do(Written("special_day", {"on_day": date(2026, 11, 25), "works": False, "office": "", "source": "Décret"}))
    found = facts(desk)
    assert free_on(sophie(desk), date(2026, 11, 24)) == []
    assert found.last == date(2026, 11, 30)
    assert free_on(sophie(desk), date(2026, 11, 25)) == []


def test_rooms_are_taken_where_the_meeting_is(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=wall("2026-11-24T10:00"), minutes=30,
                      state=CONFIRMED, room="S1")  # fmt: skip
    own_time(
        desk, AppointmentKind.OTHER, "2026-11-24T14:00", 60, place=Place.OTHER_OFFICE, place_detail="LON", room="S1"
    )
    rooms = {room.code: room for room in facts(desk).problem.rooms}
    assert [(span.start, span.end) for span in rooms["S1"].busy] == [
        (wall("2026-11-24T10:00"), wall("2026-11-24T10:30"))
    ]
    assert "GR" not in rooms


def test_a_group_counts_as_one_meeting_of_the_day(desk: Desk) -> None:
    for _ in range(3):
        own_time(desk, AppointmentKind.GROUP_SESSION, "2026-11-24T14:00", 60, group_key="séance")
    assert sophie(desk).booked == {date(2026, 11, 24): 1}


def test_the_way_from_the_airport_and_what_a_person_has_already(desk: Desk) -> None:
    """A welcome at the airport takes the officer the way there and back, and the person until it ends."""
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    an_appointment_of(desk, case, kind=AppointmentKind.AIRPORT_WELCOME, starts_at=wall("2026-11-24T10:00"), minutes=60,
                      state=CONFIRMED, place=Place.AIRPORT, travel_minutes=40)  # fmt: skip
    assert free_on(sophie(desk), date(2026, 11, 24)) == ["08:30-09:20 MTL", "11:40-12:00 MTL", "13:00-16:30 MTL"]
    assert facts(desk).problem.wants[0].earliest == wall("2026-11-24T11:00")


def test_a_remark_for_the_whole_day_leaves_it_free(desk: Desk) -> None:
    own_time(desk, AppointmentKind.OTHER, "2026-11-24T00:00", 1440, all_day=True)
    assert free_on(sophie(desk), date(2026, 11, 24)) == ["08:30-12:00 MTL", "13:00-16:30 MTL"]
