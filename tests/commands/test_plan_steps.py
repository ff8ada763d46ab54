"""Steps: added, changed, ticked, left undone, moved, removed, shared by a household."""

from datetime import date

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.objectives import AddObjective, ChangeObjective, RemoveObjective
from parcours_desktop.commands.sharing import ShareSteps, UnshareSteps
from parcours_desktop.commands.steps import ChangeStep, LeaveUndone, MoveSteps, RemoveSteps, SetStepsState, TickSteps
from parcours_desktop.database.fold import differences
from parcours_desktop.domain.codes import (
    ClosingReason,
    DueBasis,
    Horizon,
    NotDoneReason,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet, StepRow
from parcours_desktop.queries.plan_sheet import plan_sheet
from tests.builders.cases import a_case

INSTALL, FRENCH = Strand.SETTLEMENT, Strand.FRENCH
TODAY = date(2026, 11, 23)


def sheet(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        assert list(differences(file)) == []
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def seen(desk: Desk, case_id: int) -> int:
    return sheet(desk, case_id).seen


def labels(desk: Desk, case_id: int, strand: Strand = INSTALL) -> list[str]:
    return [step.label for step in sheet(desk, case_id).of(strand)]


def step(desk: Desk, step_id: int, case_id: int) -> StepRow:
    return next(row for row in sheet(desk, case_id).steps if row.id == step_id)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[tuple[str, str]]:
    return {(refusal.code, refusal.field) for refusal in refused.value.refusals}


@pytest.fixture
def case(desk: Desk) -> int:
    return a_case(desk)


@pytest.fixture
def abc(desk: Desk, case: int) -> tuple[int, int, int]:
    """Three steps of one strand."""
    made = [desk.do(AddStep(case, INSTALL, label)).value for label in ("A", "B", "C")]
    return made[0], made[1], made[2]


def test_a_step_in_ones_own_words_comes_last_in_its_strand(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    new = desk.do(AddStep(case, INSTALL, "  Visiter la\u200b bibliothèque ")).value
    assert labels(desk, case) == ["A", "B", "C", "Visiter la bibliothèque"]
    row = step(desk, new, case)
    assert (row.state, row.responsible, row.due_on) == (StepState.TO_DO, Responsible.PERSON, None)


def test_a_step_without_words_is_refused(desk: Desk, case: int) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(AddStep(case, INSTALL, "  "))
    assert codes(refused) == {("label_missing", "label")}


def test_a_text_that_is_too_long_is_refused_and_not_cut(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(ChangeStep(abc[0], {"label": "x" * 201, "documents": "y" * 2001}, seen(desk, case)))
    assert codes(refused) == {("text_too_long", "label"), ("text_too_long", "documents")}


def test_nothing_is_added_to_the_plan_of_a_closed_case(desk: Desk, case: int) -> None:
    desk.do(CloseCase(case, ClosingReason.AUTONOMY, seen(desk, case)))
    with pytest.raises(Refused) as refused:
        desk.do(AddStep(case, INSTALL, "A"))
    assert codes(refused) == {("case_closed", "")}


def test_a_due_date_that_is_typed_counts_as_edited(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(ChangeStep(abc[0], {"due_on": date(2026, 12, 5)}, seen(desk, case)))
    row = step(desk, abc[0], case)
    assert (row.due_on, row.due_basis) == (date(2026, 12, 5), DueBasis.EDITED)


def test_half_of_a_merge_unit_keeps_the_other_half(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(ChangeStep(abc[0], {"organization": "RAMQ"}, seen(desk, case)))
    desk.do(ChangeStep(abc[0], {"responsible": Responsible.OFFICER}, seen(desk, case)))
    row = step(desk, abc[0], case)
    assert (row.responsible, row.organization) == (Responsible.OFFICER, "RAMQ")


def test_ticking_notes_the_day_and_ticking_again_is_undone(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(TickSteps(abc[:2], seen(desk, case)))
    assert [(row.state, row.done_on) for row in sheet(desk, case).of(INSTALL)] == [
        (StepState.DONE, TODAY),
        (StepState.DONE, TODAY),
        (StepState.TO_DO, None),
    ]
    desk.undo()
    assert {row.state for row in sheet(desk, case).steps} == {StepState.TO_DO}
    desk.redo()
    desk.do(TickSteps((abc[0],), seen(desk, case), done=False))
    assert (step(desk, abc[0], case).state, step(desk, abc[0], case).done_on) == (StepState.TO_DO, None)


def test_a_step_cannot_be_done_tomorrow(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(TickSteps((abc[0],), seen(desk, case), done_on=date(2026, 11, 24)))
    assert codes(refused) == {("date_in_future", "done_on")}


def test_a_day_means_done_and_no_day_means_to_do(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(ChangeStep(abc[0], {"done_on": date(2026, 11, 20)}, seen(desk, case)))
    assert step(desk, abc[0], case).state is StepState.DONE
    desk.do(ChangeStep(abc[0], {"done_on": None}, seen(desk, case)))
    assert step(desk, abc[0], case).state is StepState.TO_DO


def test_leaving_undone_asks_for_a_reason(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    for command in (
        LeaveUndone((abc[0],), StepState.ABANDONED, None, seen(desk, case)),
        ChangeStep(abc[0], {"state": StepState.NOT_APPLICABLE}, seen(desk, case)),
        SetStepsState((abc[0],), StepState.ABANDONED, seen(desk, case)),
    ):
        with pytest.raises(Refused) as refused:
            desk.do(command)
        assert codes(refused) == {("reason_missing", "not_done_reason")}
    desk.do(LeaveUndone((abc[0],), StepState.ABANDONED, NotDoneReason.NO_PLACE, seen(desk, case), "Liste complète"))
    row = step(desk, abc[0], case)
    assert (row.state, row.not_done_reason, row.result) == (
        StepState.ABANDONED,
        NotDoneReason.NO_PLACE,
        "Liste complète",
    )
    desk.do(SetStepsState((abc[0],), StepState.IN_PROGRESS, seen(desk, case)))
    assert step(desk, abc[0], case).not_done_reason is None


@pytest.mark.parametrize(
    ("moved", "before", "expected"),
    [((2,), 0, "CAB"), ((0,), None, "BCA"), ((1, 2), 0, "BCA"), ((0, 2), 1, "ACB"), ((0,), 0, "ABC")],
)
def test_steps_move_within_a_strand(
    desk: Desk, case: int, abc: tuple[int, ...], moved: tuple[int, ...], before: int | None, expected: str
) -> None:
    ids = tuple(abc[place] for place in moved)
    target = None if before is None else abc[before]
    if before in moved:
        target = abc[1]
    desk.do(MoveSteps(case, ids, INSTALL, target, seen(desk, case)))
    assert "".join(labels(desk, case)) == expected


def test_a_step_that_changes_strands_leaves_its_objective(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    objective = desk.do(AddObjective(case, INSTALL, Horizon.SHORT, "Un logement")).value
    desk.do(ChangeStep(abc[1], {"objective_id": objective}, seen(desk, case)))
    assert step(desk, abc[1], case).objective_id == objective
    desk.do(MoveSteps(case, (abc[1],), FRENCH, None, seen(desk, case)))
    assert labels(desk, case) == ["A", "C"]
    assert labels(desk, case, FRENCH) == ["B"]
    assert step(desk, abc[1], case).objective_id is None
    desk.undo()
    assert labels(desk, case) == ["A", "B", "C"]
    assert step(desk, abc[1], case).objective_id == objective


def test_an_objective_of_another_strand_is_refused(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    objective = desk.do(AddObjective(case, FRENCH, Horizon.LONG, "Parler")).value
    with pytest.raises(Refused) as refused:
        desk.do(ChangeStep(abc[0], {"objective_id": objective}, seen(desk, case)))
    assert codes(refused) == {("objective_elsewhere", "objective_id")}


def test_objectives_are_corrected_and_removed_while_their_steps_stay(
    desk: Desk, case: int, abc: tuple[int, ...]
) -> None:
    objective = desk.do(AddObjective(case, INSTALL, Horizon.SHORT, "Un logement")).value
    desk.do(ChangeStep(abc[0], {"objective_id": objective}, seen(desk, case)))
    desk.do(ChangeObjective(objective, {"label": "Un bail", "horizon": Horizon.MEDIUM}, seen(desk, case)))
    (row,) = sheet(desk, case).objectives
    assert (row.label, row.horizon) == ("Un bail", Horizon.MEDIUM)
    desk.do(RemoveObjective(objective, seen(desk, case)))
    assert sheet(desk, case).objectives == ()
    assert step(desk, abc[0], case).objective_id is None
    desk.undo()
    assert step(desk, abc[0], case).objective_id == objective


def test_several_steps_are_removed_in_one_act(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(RemoveSteps((abc[0], abc[2]), seen(desk, case)))
    assert labels(desk, case) == ["B"]
    desk.undo()
    assert labels(desk, case) == ["A", "B", "C"]


def test_a_removed_step_cannot_be_changed(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    desk.do(RemoveSteps((abc[0],), seen(desk, case)))
    with pytest.raises(Refused) as refused:
        desk.do(TickSteps((abc[0],), seen(desk, case)))
    assert codes(refused) == {("row_is_gone", "")}


def test_a_label_changed_under_a_form_is_a_conflict_and_not_lost(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    loaded = seen(desk, case)
    desk.do(ChangeStep(abc[0], {"label": "A de Sophie"}, loaded))
    desk.do(ChangeStep(abc[0], {"label": "A de Marc"}, loaded))
    with desk.reading() as file:
        heads = file.exec_driver_sql("SELECT value FROM cell WHERE row=? AND unit='label'", (abc[0],)).scalars().all()
    assert set(heads) == {'"A de Sophie"', '"A de Marc"'}


# The household


@pytest.fixture
def family(desk: Desk) -> tuple[int, int, int]:
    """Three cases of one household."""
    made = [
        a_case(desk, household_key="F-1", given_name=name, csq_number=f"CSQ-4000000{place}")
        for place, name in enumerate(("Rania", "Karim", "Maya"))
    ]
    return made[0], made[1], made[2]


def test_a_shared_step_is_ticked_once_for_all(desk: Desk, family: tuple[int, ...]) -> None:
    mother, father, _ = family
    home = desk.do(AddStep(mother, INSTALL, "Trouver un logement")).value
    assert desk.do(ShareSteps((home,), family[1:], seen(desk, mother))).value == 2
    assert [labels(desk, case) for case in family] == [["Trouver un logement"]] * 3
    in_his_plan = sheet(desk, father).steps[0]
    done = desk.do(TickSteps((in_his_plan.id,), in_his_plan.seen))
    assert done.changes is not None
    assert done.changes.cases == frozenset(family)
    assert {sheet(desk, case).steps[0].done_on for case in family} == {TODAY}
    with desk.reading() as file:
        edits = file.exec_driver_sql("SELECT case_id FROM edit WHERE act=?", (done.changes.act,)).scalars().all()
    assert sorted(edits) == sorted(family)
    desk.undo()
    assert {sheet(desk, case).steps[0].state for case in family} == {StepState.TO_DO}


def test_a_shared_step_keeps_its_place_in_each_plan(desk: Desk, family: tuple[int, ...]) -> None:
    mother, father, _ = family
    home = desk.do(AddStep(mother, INSTALL, "Trouver un logement")).value
    desk.do(AddStep(father, INSTALL, "Permis de conduire"))
    desk.do(ShareSteps((home,), (father,), seen(desk, mother)))
    assert labels(desk, father) == ["Permis de conduire", "Trouver un logement"]
    desk.do(ChangeStep(home, {"label": "Signer un bail", "due_on": date(2026, 12, 1)}, seen(desk, mother)))
    assert labels(desk, father) == ["Permis de conduire", "Signer un bail"]
    assert sheet(desk, father).steps[1].due_on == date(2026, 12, 1)


def test_sharing_again_adds_only_to_those_who_lack_it(desk: Desk, family: tuple[int, ...]) -> None:
    mother, father, _ = family
    home = desk.do(AddStep(mother, INSTALL, "Trouver un logement")).value
    desk.do(ShareSteps((home,), (father,), seen(desk, mother)))
    assert desk.do(ShareSteps((home,), family[1:], seen(desk, mother))).value == 1


def test_a_step_that_is_no_longer_shared_goes_its_own_way(desk: Desk, family: tuple[int, ...]) -> None:
    mother, father, child = family
    home = desk.do(AddStep(mother, INSTALL, "Trouver un logement")).value
    desk.do(ShareSteps((home,), (father, child), seen(desk, mother)))
    desk.do(UnshareSteps((home,), seen(desk, mother)))
    desk.do(TickSteps((home,), seen(desk, mother)))
    assert sheet(desk, father).steps[0].state is StepState.TO_DO
    his = sheet(desk, father).steps[0]
    desk.do(TickSteps((his.id,), his.seen))
    assert sheet(desk, child).steps[0].state is StepState.DONE


def test_removing_a_shared_step_takes_it_from_one_plan_only(desk: Desk, family: tuple[int, ...]) -> None:
    mother, father, _ = family
    home = desk.do(AddStep(mother, INSTALL, "Trouver un logement")).value
    desk.do(ShareSteps((home,), (father,), seen(desk, mother)))
    desk.do(RemoveSteps((home,), seen(desk, mother)))
    assert (labels(desk, mother), labels(desk, father)) == ([], ["Trouver un logement"])


def test_a_step_is_not_shared_outside_the_household(desk: Desk, case: int, abc: tuple[int, ...]) -> None:
    stranger = a_case(desk, csq_number="CSQ-55555555")
    with pytest.raises(Refused) as refused:
        desk.do(ShareSteps((abc[0],), (stranger,), seen(desk, case)))
    assert codes(refused) == {("not_of_household", "")}
