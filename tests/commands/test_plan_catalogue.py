"""Steps of the catalogue: due dates proposed, templates applied, new arrivals proposed as differences."""

from datetime import date

import pytest
from parcours_desktop.commands.adding import AddStep, AddSteps
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.due_dates import AcceptDueDates, KeepDueDates
from parcours_desktop.commands.sharing import ShareSteps
from parcours_desktop.commands.steps import ChangeStep, SetStepsState, TickSteps
from parcours_desktop.commands.templates import ApplyTemplate
from parcours_desktop.database.fold import differences
from parcours_desktop.domain.codes import DueBasis, HouseholdRole, Responsible, StepState, Strand
from parcours_desktop.domain.planning import DueChange
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.queries.plan_sheet import plan_sheet
from tests.builders.acts import seen, stored
from tests.builders.cases import a_case


def sheet(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        assert list(differences(file)) == []
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def by_code(desk: Desk, case_id: int, code: str) -> StepRow:
    return next(step for step in sheet(desk, case_id).steps if step.code == code)


def refused_code(desk: Desk, command: AddSteps | ApplyTemplate) -> str:
    with pytest.raises(Refused) as refused:
        desk.do(command)
    return refused.value.refusals[0].code


def test_a_step_of_the_catalogue_brings_its_words_and_its_due_date(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 18))
    desk.do(AddSteps(case, ("INS-04",)))
    (step,) = sheet(desk, case).steps
    assert step.label == "Ouvrir un compte bancaire"
    assert step.strand is Strand.SETTLEMENT
    assert step.documents.startswith("passeport")
    assert step.due_on == date(2026, 11, 30)  # the 28th is a Saturday: moved to the Monday
    assert step.due_basis is DueBasis.ARRIVAL


def test_a_due_date_that_has_passed_is_proposed_for_today(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 10, 1))
    desk.do(AddSteps(case, ("INS-02",)))
    assert sheet(desk, case).steps[0].due_on == date(2026, 11, 23)


def test_until_the_meeting_due_dates_count_from_the_fifth_working_day(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 16))  # fifth working day: Monday 23
    desk.do(AddSteps(case, ("FRA-01",)))
    step = sheet(desk, case).steps[0]
    assert (step.due_on, step.due_basis) == (date(2026, 12, 3), DueBasis.MEETING)


def test_several_steps_are_one_act_and_those_there_already_are_left_out(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(AddSteps(case, ("INS-01",)))
    done = desk.do(AddSteps(case, ("INS-01", "INS-02", "FRA-01", "FRA-02")))
    assert len(done.value) == 3
    assert [step.code for step in sheet(desk, case).steps] == ["INS-01", "INS-02", "FRA-01", "FRA-02"]
    desk.undo()
    assert [step.code for step in sheet(desk, case).steps] == ["INS-01"]


def test_an_unknown_step_is_refused(desk: Desk) -> None:
    assert refused_code(desk, AddSteps(a_case(desk), ("ZZZ-99",))) == "step_unknown"


# Templates


def test_a_template_adds_steps_objectives_and_due_dates_in_one_act(desk: Desk) -> None:
    case = a_case(desk, household_key="F-1")
    child = HouseholdRole.DEPENDANT
    a_case(desk, household_key="F-1", household_role=child, birth_date=date(2019, 5, 1), csq_number="CSQ-40000001")
    added = desk.do(ApplyTemplate(case, "family")).value
    plan = sheet(desk, case)
    assert len(plan.steps) + len(plan.objectives) == added
    assert {objective.strand for objective in plan.objectives} == set(Strand)
    assert "INS-06" in {step.code for step in plan.steps}  # a child of school age
    assert all(step.due_on for step in plan.steps)
    desk.undo()
    assert sheet(desk, case).steps == ()
    assert sheet(desk, case).objectives == ()


def test_a_template_applied_twice_adds_nothing(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(ApplyTemplate(case, "skilled_worker"))
    assert refused_code(desk, ApplyTemplate(case, "skilled_worker")) == "template_adds_nothing"


def test_an_unknown_template_is_refused(desk: Desk) -> None:
    assert refused_code(desk, ApplyTemplate(a_case(desk), "none")) == "template_unknown"


def test_what_a_household_does_once_is_joined_when_it_enters_a_second_plan(desk: Desk) -> None:
    mother = a_case(desk, household_key="F-1")
    father = a_case(desk, household_key="F-1", household_role=HouseholdRole.SPOUSE, csq_number="CSQ-40000001")
    desk.do(AddSteps(mother, ("INS-02", "INS-05")))
    hers = by_code(desk, mother, "INS-05")
    desk.do(TickSteps((hers.id,), hers.seen))
    desk.do(AddSteps(father, ("INS-02", "INS-05")))
    housing, health = by_code(desk, father, "INS-05"), by_code(desk, father, "INS-02")
    assert housing.state is StepState.DONE
    assert housing.shared_uid == by_code(desk, mother, "INS-05").shared_uid != ""
    assert health.shared_uid == ""  # one application a person
    desk.do(TickSteps((housing.id,), housing.seen, done=False))
    assert by_code(desk, mother, "INS-05").state is StepState.TO_DO


def test_a_step_joined_while_an_organization_has_it_waits_since_the_same_day(desk: Desk) -> None:
    mother = a_case(desk, household_key="F-1")
    father = a_case(desk, household_key="F-1", household_role=HouseholdRole.SPOUSE, csq_number="CSQ-40000001")
    desk.do(AddSteps(mother, ("INS-05",)))
    hers = by_code(desk, mother, "INS-05").id
    who = {"responsible": Responsible.ORGANIZATION, "organization": "Maison d’accueil"}
    desk.do(ChangeStep(hers, who, seen(desk)))
    desk.do(SetStepsState((hers,), StepState.WAITING, seen(desk)))
    desk.do(AddSteps(father, ("INS-05",)))
    his = by_code(desk, father, "INS-05")
    assert (his.state, his.responsible, his.organization) == (StepState.WAITING, *who.values())
    assert stored(desk, "step", his.id, "asked_on") == "2026-11-23"


# New due dates


@pytest.fixture
def case(desk: Desk) -> int:
    case = a_case(desk)
    desk.do(AddSteps(case, ("INS-01", "INS-04")))
    return case


def change(step: StepRow, day: date) -> DueChange:
    return DueChange(step.id, step.label, step.due_on, day)


def test_accepted_due_dates_stay_proposed_ones(desk: Desk, case: int) -> None:
    plan = sheet(desk, case)
    wanted = tuple(change(step, date(2026, 12, 7)) for step in plan.steps)
    assert desk.do(AcceptDueDates(wanted, plan.seen)).value == 2
    after = sheet(desk, case)
    assert {step.due_on for step in after.steps} == {date(2026, 12, 7)}
    assert {step.due_basis for step in after.steps} == {DueBasis.ARRIVAL}
    desk.undo()
    assert [step.due_on for step in sheet(desk, case).steps] == [step.due_on for step in plan.steps]


def test_a_date_that_was_edited_meanwhile_is_left_alone(desk: Desk, case: int) -> None:
    plan = sheet(desk, case)
    wanted = tuple(change(step, date(2026, 12, 7)) for step in plan.steps)
    desk.do(ChangeStep(plan.steps[0].id, {"due_on": date(2026, 12, 1)}, plan.seen))
    desk.do(TickSteps((plan.steps[1].id,), plan.seen))
    assert desk.do(AcceptDueDates(wanted, sheet(desk, case).seen)).value == 0
    assert sheet(desk, case).steps[0].due_on == date(2026, 12, 1)


def test_dates_kept_count_as_chosen(desk: Desk, case: int) -> None:
    plan = sheet(desk, case)
    desk.do(KeepDueDates(tuple(step.id for step in plan.steps), plan.seen))
    after = sheet(desk, case)
    assert {step.due_basis for step in after.steps} == {DueBasis.EDITED}
    assert [step.due_on for step in after.steps] == [step.due_on for step in plan.steps]


def test_a_new_date_of_a_shared_step_reaches_every_plan(desk: Desk) -> None:
    mother = a_case(desk, household_key="F-1")
    father = a_case(desk, household_key="F-1", csq_number="CSQ-40000001")
    desk.do(AddSteps(mother, ("INS-05",)))
    hers = by_code(desk, mother, "INS-05")
    desk.do(ShareSteps((hers.id,), (father,), hers.seen))
    hers = by_code(desk, mother, "INS-05")
    desk.do(AcceptDueDates((change(hers, date(2027, 1, 11)),), hers.seen))
    his = by_code(desk, father, "INS-05")
    assert (his.due_on, his.due_basis) == (date(2027, 1, 11), DueBasis.EDITED)


def test_a_free_step_has_no_rule(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(AddStep(case, Strand.COMMUNITY, "Chorale"))
    assert sheet(desk, case).steps[0].due_basis is DueBasis.EDITED
