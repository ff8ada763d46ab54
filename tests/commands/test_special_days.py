"""Days set by hand: whose they are to set, what is refused, and the kept deadlines that follow in the same act."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.appointments import AddAppointment, SetAppointmentState
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.commands.special_days import ChangeSpecialDay, MoveHoliday, RemoveSpecialDay, SetSpecialDay
from parcours_desktop.database.office import open_office
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import OfficerRow, SpecialDayRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.case_list import case_rows
from parcours_desktop.queries.special_days import DeadlineMove, days_of_clock, deadline_moves, special_day_rows
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from tests.builders.acts import complaints, seen, stored, wall
from tests.builders.cases import a_case
from tests.conftest import NOON, PASSPHRASE, SOPHIE

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
DECREE = "Décret 1234-2026"


def rows(desk: Desk) -> tuple[SpecialDayRow, ...]:
    with desk.reading() as file:
        return special_day_rows(file)


def refused(desk: Desk, command: Command[object]) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        desk.do(command)
    return {(refusal.code, refusal.field) for refusal in found.value.refusals}


def deadline(desk: Desk, case: int) -> str:
    return str(stored(desk, "case_summary", case, "deadline_on"))


def moves(desk: Desk, changed: dict[date, bool], *days: date) -> tuple[DeadlineMove, ...]:
    with desk.reading() as file:
        return deadline_moves(file, desk.workdays, desk.workdays.also(changed), days)


def deadlines(file: Reading) -> dict[int, str]:
    return {row.id: row.deadline_on for row in file.exec_driver_sql("SELECT id, deadline_on FROM case_summary")}


def test_a_coordinator_sets_a_day_and_the_deadlines_follow(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    far = a_case(desk, arrived_on=date(2026, 10, 1), csq_number="CSQ-2")
    assert deadline(desk, case) == "2026-11-27"
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=f"  {DECREE} "))
    (row,) = rows(desk)
    assert (row.on, row.works, row.office, row.source) == (TUESDAY, False, "", DECREE)
    assert deadline(desk, case) == "2026-11-30"
    assert deadline(desk, far) == "2026-10-08"
    assert complaints(desk) == []


def test_who_listens_is_told_of_the_cases_whose_deadline_moved(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    far = a_case(desk, arrived_on=date(2026, 10, 1), csq_number="CSQ-2")
    told: list[Changes] = []
    coordinator.listen(told.append)
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    assert "special_day" in told[0].topics
    assert case in told[0].cases
    assert far not in told[0].cases


def test_undo_and_redo_take_the_deadlines_along(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    for _ in range(2):
        assert coordinator.undo() == 0
        assert (deadline(desk, case), rows(desk)) == ("2026-11-27", ())
        assert desk.workdays.is_working(TUESDAY)
        coordinator.redo()
        assert (deadline(desk, case), len(rows(desk))) == ("2026-11-30", 1)
        assert not desk.workdays.is_working(TUESDAY)
    assert complaints(desk) == []


def test_another_desk_counts_with_the_day_at_once(desk: Desk, coordinator: Desk) -> None:
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    assert not desk.workdays.is_working(TUESDAY)
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    assert deadline(desk, case) == "2026-11-30"
    desk.do(ChangeProfile(case, {"arrived_on": date(2026, 11, 19)}, seen(desk)))
    assert deadline(desk, case) == "2026-11-27"


def test_a_file_opened_twice_counts_with_what_the_other_wrote(
    coordinator: Desk, office_path: Path, reference: Reference
) -> None:
    other = open_office(office_path, PASSPHRASE, NOON)
    sophie = Desk(other, SOPHIE, FixedClock(NOON), reference)
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    case = a_case(sophie, arrived_on=date(2026, 11, 20))
    assert deadline(sophie, case) == "2026-11-30"
    assert not sophie.workdays.is_working(TUESDAY)
    other.close()


def test_the_day_is_still_set_when_the_file_is_opened_again(
    coordinator: Desk, office_path: Path, reference: Reference
) -> None:
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    again = open_office(office_path, PASSPHRASE, NOON)
    assert not Desk(again, SOPHIE, FixedClock(NOON), reference).workdays.is_working(TUESDAY)
    again.close()


def test_a_closed_office_does_not_move_the_clock(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, office="MTL", source="Travaux au bureau"))
    assert deadline(desk, case) == "2026-11-27"
    assert desk.workdays.is_working(TUESDAY)
    coordinator.do(SetSpecialDay(TUESDAY, works=False, office="QUE", source="Tempête"))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    assert deadline(desk, case) == "2026-11-30"
    assert len(rows(desk)) == 3


def test_an_officer_is_refused_by_the_command_itself(desk: Desk, coordinator: Desk) -> None:
    made = coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE)).value
    only = {("workdays_coordination_only", "")}
    assert refused(desk, SetSpecialDay(MONDAY, works=False, source=DECREE)) == only
    assert refused(desk, ChangeSpecialDay(made, MONDAY, works=False, source=DECREE, seen=seen(desk))) == only
    assert refused(desk, RemoveSpecialDay(made, seen(desk))) == only
    assert refused(desk, MoveHoliday(date(2026, 12, 26), date(2026, 12, 28), DECREE)) == only
    assert [row.on for row in rows(desk)] == [TUESDAY]


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (SetSpecialDay(TUESDAY, works=False, source=" "), ("mandatory", "source")),
        (SetSpecialDay(TUESDAY, works=False, source="x" * 20_000), ("text_too_long", "source")),
        (SetSpecialDay(date(2029, 11, 24), works=False, source=DECREE), ("special_day_too_far", "on")),
        (SetSpecialDay(date(2023, 11, 22), works=False, source=DECREE), ("special_day_too_far", "on")),
        (SetSpecialDay(TUESDAY, works=False, source=DECREE, office="NULLE"), ("office_unknown", "office")),
        (SetSpecialDay(TUESDAY, works=True, source=DECREE, office="MTL"), ("office_works_with_all", "office")),
        (MoveHoliday(TUESDAY, date(2026, 11, 25), DECREE), ("not_a_holiday", "on")),
        (MoveHoliday(date(2026, 12, 26), date(2026, 12, 25), DECREE), ("day_off_already", "to_on")),
        (MoveHoliday(date(2026, 12, 26), date(2029, 12, 27), DECREE), ("special_day_too_far", "to_on")),
        (MoveHoliday(date(2026, 12, 26), date(2026, 12, 28), ""), ("mandatory", "source")),
    ],
)
def test_what_cannot_be_set(coordinator: Desk, command: Command[object], wrong: tuple[str, str]) -> None:
    assert refused(coordinator, command) == {wrong}
    assert rows(coordinator) == ()


@pytest.mark.parametrize("on", [date(2029, 11, 23), date(2023, 11, 23)])
def test_three_years_either_way_can_be_set(coordinator: Desk, on: date) -> None:
    coordinator.do(SetSpecialDay(on, works=False, source=DECREE))
    assert [row.on for row in rows(coordinator)] == [on]


def test_the_same_day_and_office_are_not_set_twice(coordinator: Desk) -> None:
    made = coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE)).value
    other = coordinator.do(SetSpecialDay(MONDAY, works=False, source=DECREE)).value
    assert refused(coordinator, SetSpecialDay(TUESDAY, works=True, source="Note")) == {("special_day_twice", "on")}
    correction = ChangeSpecialDay(other, TUESDAY, works=False, source=DECREE, seen=seen(coordinator))
    assert refused(coordinator, correction) == {("special_day_twice", "on")}
    coordinator.do(ChangeSpecialDay(made, TUESDAY, works=False, source="Décret 99", seen=seen(coordinator)))
    coordinator.do(RemoveSpecialDay(made, seen(coordinator)))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source="Note"))
    assert [row.source for row in rows(coordinator)] == [DECREE, "Note"]


def test_a_correction_moves_the_deadlines_to_the_other_day(desk: Desk, coordinator: Desk) -> None:
    early = a_case(desk, arrived_on=date(2026, 11, 2))
    late = a_case(desk, arrived_on=date(2026, 11, 20), csq_number="CSQ-2")
    made = coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE)).value
    assert (deadline(desk, early), deadline(desk, late)) == ("2026-11-09", "2026-11-30")
    coordinator.do(ChangeSpecialDay(made, date(2026, 11, 5), works=False, source=DECREE, seen=seen(coordinator)))
    assert (deadline(desk, early), deadline(desk, late)) == ("2026-11-10", "2026-11-27")
    coordinator.do(RemoveSpecialDay(made, seen(coordinator)))
    assert (deadline(desk, early), deadline(desk, late)) == ("2026-11-09", "2026-11-27")
    assert refused(coordinator, RemoveSpecialDay(made, seen(coordinator))) == {("row_is_gone", "")}
    assert complaints(desk) == []


def test_a_holiday_of_the_week_is_moved_in_one_act(coordinator: Desk) -> None:
    christmas_eve, wednesday = date(2026, 12, 24), date(2026, 12, 23)
    coordinator.do(MoveHoliday(christmas_eve, wednesday, "Annexe de 2026"))
    assert coordinator.workdays.is_working(christmas_eve)
    assert not coordinator.workdays.is_working(wednesday)
    coordinator.undo()
    assert not coordinator.workdays.is_working(christmas_eve)
    assert coordinator.workdays.is_working(wednesday)
    assert rows(coordinator) == ()


def test_a_holiday_moved_from_a_saturday_leaves_the_saturday_free(coordinator: Desk) -> None:
    saturday, monday = date(2026, 12, 26), date(2026, 12, 28)
    coordinator.do(MoveHoliday(saturday, monday, "Annexe de 2026"))
    assert not coordinator.workdays.is_working(saturday)
    assert not coordinator.workdays.is_working(monday)
    assert len(rows(coordinator)) == 2


def test_the_deadlines_told_before_are_those_that_move(sample_desk: Desk) -> None:
    marc = Desk(sample_desk.office, coordinator_of(sample_desk), sample_desk.clock, sample_desk.reference)
    with marc.reading() as file:
        kept = deadlines(file)
    told = moves(marc, {TUESDAY: False}, TUESDAY)
    assert told
    marc.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    with marc.reading() as file:
        now = deadlines(file)
    assert {case for case in kept if kept[case] != now[case]} == {move.case_id for move in told}
    assert {move.case_id: move.after.isoformat() for move in told} == {move.case_id: now[move.case_id] for move in told}
    assert {move.before.isoformat() for move in told} <= set(kept.values())


def test_a_deadline_that_moves_says_whether_the_person_was_met(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 16))
    made = desk.do(AddAppointment(case, AppointmentKind.FIRST_MEETING, wall("2026-11-20T10:00"))).value
    desk.do(SetAppointmentState(made, AppointmentState.HELD, seen(desk)))
    (move,) = moves(desk, {date(2026, 11, 18): False}, date(2026, 11, 18))
    assert (move.before, move.after, move.met_on) == (MONDAY, TUESDAY, date(2026, 11, 20))
    assert (move.list_name, move.closed) == ("Haddad, Rania", False)


def test_a_list_row_shows_the_deadline_that_was_recounted(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    coordinator.do(SetSpecialDay(TUESDAY, works=False, source=DECREE))
    with desk.reading() as file:
        (row,) = case_rows(file, [case])
    assert (row.deadline_on, row.next_on) == (date(2026, 11, 30), date(2026, 11, 30))


def test_the_clock_is_counted_with_the_days_of_everybody() -> None:
    days = (
        SpecialDayRow(1, 0, TUESDAY, False, "", DECREE),
        SpecialDayRow(2, 0, MONDAY, False, "MTL", "Travaux"),
    )
    assert days_of_clock(days) == {TUESDAY: False}
    assert WorkingDays(days_of_clock(days)).is_working(MONDAY)


def coordinator_of(desk: Desk) -> OfficerRow:
    return replace(desk.user, role=OfficerRole.COORDINATOR)
