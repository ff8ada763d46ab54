"""The page of a case: its line with who wrote each mark, its household, what is next, in a fixed number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from parcours_desktop.commands.appointments import SetAppointmentState
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import ChangeProfile, CloseCase, ReopenCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.needs import SaveAssessment, SaveNeed
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    ClosingReason,
    HouseholdRole,
    NeedDomain,
    NeedLevel,
    Stage,
)
from parcours_desktop.domain.journey import Milestone, NextKind
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.case_sheet import CaseSheet, JourneyMark, case_sheet
from parcours_desktop.queries.history import conflicts_of, history_of
from parcours_desktop.queries.needs_sheet import needs_sheet
from parcours_desktop.queries.notes import notes_of
from parcours_desktop.queries.staff import staff
from sqlalchemy import event
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case

TODAY = date(2026, 11, 23)


def sheet(desk: Desk, case: int) -> CaseSheet:
    with desk.reading() as file:
        found = case_sheet(file, case, TODAY, WorkingDays(), (30, 90))
    assert found is not None
    return found


def marks(desk: Desk, case: int) -> dict[Milestone, JourneyMark]:
    return {mark.milestone: mark for mark in sheet(desk, case).line}


@contextmanager
def counted(file: Reading) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def on_sent(*said: object) -> None:
        sent.append(str(said[2]))

    event.listen(file, "before_cursor_execute", on_sent)
    yield sent
    event.remove(file, "before_cursor_execute", on_sent)


def test_a_sheet_holds_the_whole_profile_and_the_position_at_which_it_was_read(desk: Desk) -> None:
    case = a_case(desk, city="Montréal", phone="514 555 0199")
    found = sheet(desk, case)
    assert found.profile["family_name"] == "Haddad"
    assert found.profile["birth_date"] == date(1988, 3, 4)
    assert found.profile["phone"] == "514 555-0199"
    assert found.profile["email"] is None
    assert (found.list_name, found.full_name, found.stage) == ("Haddad, Rania", "Rania Haddad", Stage.ARRIVED)
    assert found.seen == seen(desk)
    assert found.officer is not None
    assert found.officer.name == "Sophie Lavoie"


def test_there_is_no_sheet_of_a_case_that_is_not_there(desk: Desk) -> None:
    case = a_case(desk)
    desk.undo()
    with desk.reading() as file:
        assert case_sheet(file, case, TODAY, WorkingDays()) is None
        assert case_sheet(file, 999, TODAY, WorkingDays()) is None


def test_the_household_is_the_other_cases_under_the_same_key(desk: Desk) -> None:
    case = a_case(desk, household_key="F-1")
    child = a_case(
        desk,
        household_key="F-1",
        given_name="Maya",
        csq_number="CSQ-20000002",
        birth_date=date(2020, 5, 1),
        household_role=HouseholdRole.DEPENDANT,
    )
    a_case(desk, household_key="F-2", csq_number="CSQ-20000003")
    (member,) = sheet(desk, case).members
    assert (member.id, member.list_name, member.role) == (child, "Haddad, Maya", HouseholdRole.DEPENDANT)


def test_each_mark_says_who_wrote_it(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, csq_issued_on=date(2025, 3, 1))
    desk.do(ChangeProfile(case, {"federal_applied_on": date(2025, 6, 1)}, seen(desk)))
    an_appointment_of(desk, case)
    line = marks(desk, case)
    assert line[Milestone.FEDERAL_APPLICATION].on == date(2025, 6, 1)
    assert {line[m].by for m in (Milestone.CERTIFICATE, Milestone.ARRIVED, Milestone.FIRST_MEETING)} == {
        "Sophie Lavoie"
    }
    assert line[Milestone.ARRIVED].written_at is not None
    assert line[Milestone.FIRST_MEETING].on == date(2026, 11, 17)
    assert line[Milestone.CONFIRMED_RESIDENCE].by == ""
    assert line[Milestone.PLAN_SIGNED].ahead
    found = sheet(desk, case)
    assert found.next is not None
    assert found.next.kind is NextKind.SIGN_PLAN
    assert found.clock.state is ClockState.MET


def test_before_the_first_meeting_it_is_next_with_its_deadline(desk: Desk) -> None:
    found = sheet(desk, a_case(desk))
    assert found.next is not None
    assert (found.next.kind, found.next.due_on) == (NextKind.HOLD_FIRST_MEETING, date(2026, 11, 23))
    assert found.clock.days_left == 0


def test_a_meeting_that_turns_out_missed_leaves_the_line(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case)
    desk.do(SetAppointmentState(made, AppointmentState.MISSED, seen(desk)))
    assert marks(desk, case)[Milestone.FIRST_MEETING].on is None


def test_closing_and_reopening_are_marks(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    assert marks(desk, case)[Milestone.CLOSED].on == TODAY
    assert sheet(desk, case).next is None
    desk.do(ReopenCase(case, seen(desk)))
    line = marks(desk, case)
    assert line[Milestone.CLOSED].on is None
    assert (line[Milestone.REOPENED].on, line[Milestone.REOPENED].by) == (TODAY, "Sophie Lavoie")


@pytest.mark.parametrize("size", [1, 40])
def test_a_whole_case_is_read_in_seven_statements_whatever_its_size(desk: Desk, size: int) -> None:
    case = a_case(desk, household_key="F-1")
    for number in range(size):
        a_case(desk, household_key="F-1", csq_number=f"CSQ-300{number:05}", given_name=f"Membre {number}")
        an_appointment_of(desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=wall("2026-11-20T10:00"))
        desk.do(WriteNote(case, f"Note {number}"))
    desk.do(SaveAssessment(case, {"minutes": 45}, seen(desk)))
    for domain in NeedDomain:
        desk.do(SaveNeed(case, domain, {"level": NeedLevel.WATCH}, seen(desk)))
    with desk.reading() as file, counted(file) as sent:
        found = case_sheet(file, case, TODAY, WorkingDays())
        assert found is not None
        whole = (needs_sheet(file, case, found.seen), appointments_of(file, case), notes_of(file, case))
        assert len(sent) <= 7
    assert (len(found.members), whole[0].assessed, len(whole[1]), len(whole[2])) == (size, 17, size, size)
    with desk.reading() as file, counted(file) as sent:
        history_of(file, case)
        conflicts_of(file, case)
        assert len(sent) <= 3


def test_the_officer_is_the_one_to_whom_the_case_was_given(coordinator: Desk) -> None:
    case = a_case(coordinator)
    assert sheet(coordinator, case).officer is None
    coordinator.do(assigned_to((case,), "s.lavoie", seen(coordinator)))
    found = sheet(coordinator, case).officer
    assert found is not None
    assert (found.login, found.feminine) == ("s.lavoie", True)


def test_the_staff_are_read_by_name(desk: Desk) -> None:
    with desk.reading() as file:
        assert [person.name for person in staff(file)] == ["Sophie Lavoie"]
