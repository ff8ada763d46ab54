"""The plan as it is read: everything in a few statements, whatever its size."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.appointments import AddAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.objectives import AddObjective
from parcours_desktop.commands.sharing import ShareSteps
from parcours_desktop.commands.special_days import SetSpecialDay
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.database.journal import position
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Horizon, Place, Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from parcours_desktop.queries.plan_members import plan_members
from parcours_desktop.queries.plan_sheet import plan_sheet
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.builders.cases import a_case
from tests.builders.plans import a_plan_sheet, a_step, an_objective


def read(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements executed meanwhile."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield said
    event.remove(Engine, "before_cursor_execute", note)


def hold_first_meeting(desk: Desk, case_id: int, at: datetime) -> None:
    made = desk.do(AddAppointment(case_id, AppointmentKind.FIRST_MEETING, at)).value
    with desk.reading() as file:
        seen = position(file)
    desk.do(SetAppointmentState(made, AppointmentState.HELD, seen))


def test_a_day_set_by_hand_changes_the_day_on_which_the_page_says_one_was_met(desk: Desk, coordinator: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 16))
    hold_first_meeting(desk, case, datetime.fromisoformat("2026-11-20T10:00"))
    assert read(desk, case).first_meeting_day == 4
    coordinator.do(SetSpecialDay(date(2026, 11, 18), works=False, source="Décret 1234-2026"))
    assert read(desk, case).first_meeting_day == 3
    coordinator.do(SetSpecialDay(date(2026, 11, 19), works=False, office="MTL", source="Travaux"))
    assert read(desk, case).first_meeting_day == 3


def test_a_new_case_has_an_empty_plan_with_its_person_and_officer(desk: Desk) -> None:
    sheet = read(desk, a_case(desk))
    assert (sheet.person_name, sheet.list_name) == ("Rania Haddad", "Haddad, Rania")
    assert sheet.officer is not None
    assert sheet.officer.name == "Sophie Lavoie"
    assert sheet.officer.feminine
    assert sheet.office_name == "Bureau de Montréal"
    assert (sheet.steps, sheet.objectives, sheet.version, sheet.latest_version) == ((), (), None, 0)
    assert sheet.printed_on == date(2026, 11, 23)


def test_steps_and_objectives_come_by_strand_and_in_their_order(desk: Desk) -> None:
    case = a_case(desk)
    for strand, label in ((Strand.FRENCH, "F1"), (Strand.SETTLEMENT, "I1"), (Strand.FRENCH, "F2")):
        desk.do(AddStep(case, strand, label))
    desk.do(AddObjective(case, Strand.COMMUNITY, Horizon.LONG, "Un réseau"))
    desk.do(AddObjective(case, Strand.SETTLEMENT, Horizon.SHORT, "Un logement"))
    sheet = read(desk, case)
    assert [step.label for step in sheet.steps] == ["I1", "F1", "F2"]
    assert [one.label for one in sheet.objectives] == ["Un logement", "Un réseau"]
    assert {step.seen for step in sheet.steps} == {sheet.seen}


def test_the_first_meeting_held_and_the_next_appointment_stand_on_the_sheet(desk: Desk) -> None:
    case = a_case(desk)  # arrived on Monday 16 November
    hold_first_meeting(desk, case, datetime.fromisoformat("2026-11-19T09:00"))
    desk.do(
        AddAppointment(case, AppointmentKind.FOLLOW_UP, datetime.fromisoformat("2026-12-10T14:30"), place=Place.PHONE)
    )
    desk.do(
        AddAppointment(case, AppointmentKind.FOLLOW_UP, datetime.fromisoformat("2026-12-03T10:00"), place=Place.PHONE)
    )
    sheet = read(desk, case)
    assert sheet.first_meeting_at == datetime.fromisoformat("2026-11-19T09:00")
    assert sheet.first_meeting_day == 3
    assert sheet.next_appointment is not None
    assert sheet.next_appointment.starts_at == datetime.fromisoformat("2026-12-03T10:00")


def test_a_case_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        read(desk, 999)


@pytest.mark.parametrize("size", [0, 40])
def test_a_plan_is_read_in_seven_statements_at_most(desk: Desk, size: int) -> None:
    case = a_case(desk)
    for number in range(size):
        desk.do(AddStep(case, list(Strand)[number % 4], f"Démarche {number}"))
    with desk.reading() as file, counted() as said:
        plan_sheet(file, case, desk.clock.today(), desk.reference, desk.workdays)
    assert len(said) <= 7


def test_the_household_is_read_with_the_steps_it_shares(desk: Desk) -> None:
    mother = a_case(desk, household_key="F-1")
    child = a_case(
        desk, household_key="F-1", given_name="Maya", csq_number="CSQ-40000001", birth_date=date(2020, 11, 24)
    )
    a_case(desk, household_key="F-2", csq_number="CSQ-40000002")
    home = desk.do(AddStep(mother, Strand.SETTLEMENT, "Trouver un logement")).value
    desk.do(ShareSteps((home,), (child,), read(desk, mother).seen))
    with desk.reading() as file:
        (member,) = plan_members(file, mother)
    assert (member.case_id, member.name) == (child, "Maya Haddad")
    assert member.age(date(2026, 11, 23)) == 5
    assert member.age(date(2026, 11, 24)) == 6
    assert member.shared == {read(desk, mother).steps[0].shared_uid}


def test_a_sheet_kept_as_text_comes_back_without_loss(desk: Desk) -> None:
    rich = a_plan_sheet(
        objectives=(an_objective("Un « vrai » logement\n— à deux pas"), an_objective("نيلوفر", id=2)),
        steps=(a_step("Nguyễn, Şahin, Łukasz, Олена", detail='{"x": 1}', objective_id=2), a_step(due_on=None, id=2)),
    )
    assert sheet_from(sheet_text(rich)) == rich
    bare = a_plan_sheet(
        officer=None, birth_date=None, first_meeting_at=None, first_meeting_day=None, next_appointment=None, steps=()
    )
    assert sheet_from(sheet_text(bare)) == bare
    zero = a_plan_sheet(first_meeting_day=0, latest_version=0, version=None, signed_on=None)
    assert sheet_from(sheet_text(zero)) == zero


def test_a_text_that_is_no_sheet_is_an_error() -> None:
    with pytest.raises(KeyError):
        sheet_from("{}")


def test_a_change_of_the_file_is_read_at_once(desk: Desk) -> None:
    case = a_case(desk)
    step = desk.do(AddStep(case, Strand.FRENCH, "Cours")).value
    before = read(desk, case)
    desk.do(ChangeStep(step, {"organization": "Cégep"}, before.seen))
    after = read(desk, case)
    assert after.steps[0].organization == "Cégep"
    assert after.seen > before.seen
