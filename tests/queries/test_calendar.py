"""The calendar of a period: what stands in it, whose deadline it is, a month at a glance, and the moves of an entry."""

from datetime import date, timedelta

from parcours_desktop.commands.appointments import MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.queries.calendar import Calendar, DeadlineState, calendar, month_days
from parcours_desktop.queries.moves import moves_of
from parcours_desktop.queries.to_schedule import ToScheduleRow, to_schedule
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.calendar import Written
from tests.builders.cases import a_case

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
CONFIRMED, CANCELLED = AppointmentState.CONFIRMED, AppointmentState.CANCELLED
FOLLOW_UP, FIRST = AppointmentKind.FOLLOW_UP, AppointmentKind.FIRST_MEETING


def read(desk: Desk, logins: tuple[str, ...] | None = None, first: date = MONDAY, last: date = FRIDAY) -> Calendar:
    with desk.reading() as file:
        return calendar(file, logins, first, last)


def tray(desk: Desk, logins: tuple[str, ...] | None = None, since: date | None = None) -> tuple[ToScheduleRow, ...]:
    with desk.reading() as file:
        return to_schedule(file, MONDAY, logins, desk.workdays, 60, since=since)


def entry(desk: Desk, starts_at: str, **columns: object) -> int:
    """An entry as it may stand in the file, whatever the rules of making one."""
    given = {"kind": FOLLOW_UP, "state": CONFIRMED, "minutes": 30, "officer": "s.lavoie", "starts_at": wall(starts_at)}
    case_id = columns.pop("case_id", REFERENCE_CASE)
    return desk.do(Written("appointment", case_id, given | columns)).value  # type: ignore[operator]


def test_a_period_holds_its_entries_by_time_the_cancelled_ones_too(desk: Desk) -> None:
    case = a_case(desk)
    for at in ("2026-11-25T09:00", "2026-11-23T14:30", "2026-11-28T00:00", "2026-11-22T23:45"):
        entry(desk, at, case_id=case)
    gone = entry(desk, "2026-11-27T23:30", case_id=case, state=CANCELLED)
    found = read(desk)
    assert [row.starts_at for row in found.entries] == [
        wall("2026-11-23T14:30"),
        wall("2026-11-25T09:00"),
        wall("2026-11-27T23:30"),
    ]
    assert found.entries[-1].state is CANCELLED
    assert found.row(gone) == found.entries[-1]
    assert found.row(0) is None
    assert found.entries[0].person_name == "Haddad, Rania"


def test_rows_of_one_group_are_one_event_with_its_people(desk: Desk) -> None:
    cases = [a_case(desk, csq_number=f"CSQ-300000{n}0", given_name=f"Personne{n}") for n in range(3)]
    for case in cases:
        entry(desk, "2026-11-24T13:00", case_id=case, kind=AppointmentKind.GROUP_SESSION, group_key="aa")
    entry(desk, "2026-11-24T13:00", case_id=cases[0], group_key="aa", state=CANCELLED)
    single = entry(desk, "2026-11-24T13:00", case_id=cases[0])
    group, other = read(desk).timed(date(2026, 11, 24))
    assert (group.people, len(group.rows), group.is_group) == (3, 4, True)
    assert (other.row.id, other.people, other.is_group) == (single, 1, False)


def test_whole_days_stand_on_each_of_their_days_even_when_they_began_before_the_period(desk: Desk) -> None:
    entry(desk, "2026-11-19T00:00", kind=AppointmentKind.ABSENCE, minutes=6 * 1440, all_day=1, title="Vacances")
    entry(desk, "2026-11-01T00:00", kind=AppointmentKind.ABSENCE, minutes=1440, all_day=1)
    found = read(desk)
    assert [len(found.all_day(MONDAY + timedelta(days=n))) for n in range(5)] == [1, 1, 0, 0, 0]
    assert found.timed(MONDAY) == ()
    assert found.entries[0].title == "Vacances"


def test_a_deadline_says_whether_it_was_met_is_planned_or_presses(desk: Desk) -> None:
    late = a_case(desk, csq_number="CSQ-30000001", arrived_on=date(2026, 11, 12))
    pressing = a_case(desk, csq_number="CSQ-30000002")
    planned = a_case(desk, csq_number="CSQ-30000003", arrived_on=date(2026, 11, 18))
    waiting = a_case(desk, csq_number="CSQ-30000004", arrived_on=date(2026, 11, 19))
    met = a_case(desk, csq_number="CSQ-30000005")
    after = a_case(desk, csq_number="CSQ-30000006", arrived_on=date(2026, 11, 18))
    an_appointment_of(desk, met)
    entry(desk, "2026-11-25T09:00", case_id=planned, kind=FIRST)
    entry(desk, "2026-11-26T09:00", case_id=after, kind=FIRST)
    rows = {row.case_id: row for row in read(desk, first=date(2026, 11, 16)).deadlines}
    assert {case: rows[case].state(MONDAY) for case in rows} == {
        late: DeadlineState.MISSED,
        pressing: DeadlineState.URGENT,
        planned: DeadlineState.PLANNED,
        waiting: DeadlineState.WAITING,
        met: DeadlineState.MET,
        after: DeadlineState.WAITING,
    }
    assert (rows[planned].planned, rows[waiting].planned, rows[met].met_on) == (True, False, date(2026, 11, 17))


def test_the_calendar_of_some_officers_is_that_of_their_entries_and_cases(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, officer="s.lavoie")
    entry(desk, "2026-11-24T09:00", case_id=case)
    entry(desk, "2026-11-24T09:00", case_id=case, officer="m.roy")
    desk.do(Written("availability", REFERENCE_CASE, {"officer": "s.lavoie", "weekday": 0, "starts_at": "09:00",
                                                     "ends_at": "12:00", "from_on": MONDAY}))  # fmt: skip
    mine, others = read(desk, ("s.lavoie",)), read(coordinator, ("m.roy",))
    assert ([row.officer for row in mine.entries], len(mine.deadlines), len(mine.availability)) == (["s.lavoie"], 1, 1)
    assert ([row.officer for row in others.entries], others.deadlines, others.availability) == (["m.roy"], (), ())
    assert len(read(desk).entries) == 2


def test_days_set_by_hand_are_told(desk: Desk) -> None:
    desk.do(Written("special_day", REFERENCE_CASE, {"on_day": FRIDAY, "works": 0, "office": "MTL", "source": "Avis"}))
    (day,) = read(desk).special_days
    assert (day.on, day.works, day.office, day.source) == (FRIDAY, False, "MTL", "Avis")


def test_a_month_counts_events_and_shows_the_first_of_each_day(desk: Desk) -> None:
    case = a_case(desk)
    for hour in (9, 10, 11, 13, 14):
        entry(desk, f"2026-11-24T{hour:02}:00", case_id=case)
    entry(desk, "2026-11-24T08:00", case_id=case, state=CANCELLED)
    for _ in range(3):
        entry(desk, "2026-11-24T08:30", case_id=case, group_key="bb", kind=AppointmentKind.GROUP_SESSION)
    entry(desk, "2026-10-30T00:00", kind=AppointmentKind.ABSENCE, minutes=5 * 1440, all_day=1)
    with desk.reading() as file:
        days = month_days(file, None, date(2026, 11, 1), date(2026, 11, 30), lines=2)
    tuesday = days[date(2026, 11, 24)]
    assert tuesday.count == 6
    assert [(event.row.starts_at.hour, event.people) for event in tuesday.events] == [(8, 3), (9, 1)]
    assert list(days) == [date(2026, 11, 1), date(2026, 11, 24)]


def test_the_tray_holds_those_whose_clock_runs_and_who_have_no_time(desk: Desk) -> None:
    first = a_case(desk, csq_number="CSQ-30000001", other_languages="fra", office="MTL", officer="s.lavoie")
    planned = a_case(desk, csq_number="CSQ-30000002")
    entry(desk, "2026-11-24T09:00", case_id=planned, kind=FIRST)
    met = a_case(desk, csq_number="CSQ-30000003")
    an_appointment_of(desk, met)
    later = a_case(desk, csq_number="CSQ-30000004", arrived_on=date(2026, 11, 20), interpreter=True, officer="m.roy")
    missed = a_case(desk, csq_number="CSQ-30000005", arrived_on=date(2026, 11, 12))
    forgotten = a_case(desk, csq_number="CSQ-30000006")  # its time has passed and nobody said how it went
    entry(desk, "2026-11-20T09:00", case_id=forgotten, kind=FIRST)
    found = tray(desk)
    assert [(row.case_id, row.days_left) for row in found] == [(first, 0), (forgotten, 0), (later, 4)]
    assert (found[0].languages, found[0].office, found[0].minutes) == (("ara", "fra"), "MTL", 60)
    assert (found[0].list_name, found[0].deadline_on, found[2].interpreter) == ("Haddad, Rania", MONDAY, True)
    assert [row.case_id for row in tray(desk, ("m.roy",))] == [later]
    oldest = tray(desk, since=date(2026, 11, 16))[0]
    assert (oldest.case_id, oldest.days_left) == (missed, -2)


def test_the_moves_of_an_appointment_say_when_by_whom_and_from_what_to_what(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-24T10:00"), state=CONFIRMED)
    desk.do(MoveAppointment(made, wall("2026-11-25T14:30"), seen(desk)))
    desk.do(SetAppointmentState(made, CANCELLED, seen(desk)))
    with desk.reading() as file:
        moved, first = moves_of(file, made)
    assert (first.before, first.after, first.by) == (None, wall("2026-11-24T10:00"), "Sophie Lavoie")
    assert (moved.before, moved.after, moved.minutes) == (wall("2026-11-24T10:00"), wall("2026-11-25T14:30"), 45)
    desk.undo()
    desk.undo()
    with desk.reading() as file:
        assert moves_of(file, made)[0].after == wall("2026-11-24T10:00")
