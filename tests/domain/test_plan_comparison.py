"""Two states of a plan side by side: nothing is lost or told twice, and what differs is what was changed."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.codes import StepState, Strand
from parcours_desktop.domain.plan_comparison import Difference, compare
from parcours_desktop.domain.rows import PlanSheet, StepRow
from tests.builders.plans import a_plan_sheet, a_step, an_objective


@st.composite
def steps(draw: st.DrawFn) -> tuple[StepRow, ...]:
    """Steps with names of their own, in any order, in any strand."""
    numbers = draw(st.lists(st.integers(1, 12), unique=True, max_size=8))
    return tuple(
        a_step(
            id=number,
            uid=f"{number:032x}",
            strand=draw(st.sampled_from(Strand)),
            label=draw(st.sampled_from(("Carte", "Test", "Visite"))),
            state=draw(st.sampled_from((StepState.TO_DO, StepState.DONE))),
            due_on=draw(st.sampled_from((None, date(2026, 12, 1)))),
        )
        for number in numbers
    )


def sheet(rows: tuple[StepRow, ...]) -> PlanSheet:
    ordered = sorted(rows, key=lambda step: list(Strand).index(step.strand))
    return replace(a_plan_sheet(), steps=tuple(ordered), objectives=())


@given(steps())
def test_a_plan_beside_itself_is_all_the_same(rows: tuple[StepRow, ...]) -> None:
    assert {pair.difference for pair in compare(sheet(rows), sheet(rows)).steps} <= {Difference.SAME}


@given(steps(), steps())
def test_every_step_of_either_stands_in_one_pair(before: tuple[StepRow, ...], after: tuple[StepRow, ...]) -> None:
    pairs = compare(sheet(before), sheet(after)).steps
    assert sorted(pair.before.uid for pair in pairs if pair.before) == sorted(step.uid for step in before)
    assert sorted(pair.after.uid for pair in pairs if pair.after) == sorted(step.uid for step in after)
    assert all(pair.before.uid == pair.after.uid for pair in pairs if pair.before and pair.after)
    for strand in Strand:  # as it is read now
        now = [pair.after.uid for pair in pairs if pair.after and pair.either.strand is strand]
        assert now == [step.uid for step in sheet(after).of(strand)]


@given(steps(), steps())
def test_what_was_added_one_way_is_removed_the_other(before: tuple[StepRow, ...], after: tuple[StepRow, ...]) -> None:
    there, back = compare(sheet(before), sheet(after)), compare(sheet(after), sheet(before))
    assert there.count(Difference.ADDED) == back.count(Difference.REMOVED)
    assert there.count(Difference.CHANGED) == back.count(Difference.CHANGED)


def test_what_changed_is_named_field_by_field() -> None:
    old = a_step(id=1, uid="a" * 32, label="Ouvrir un compte", due_on=None)
    new = replace(old, label="Ouvrir un compte bancaire", due_on=date(2026, 12, 4))
    (pair,) = compare(sheet((old,)), sheet((new,))).steps
    assert (pair.difference, pair.fields) == (Difference.CHANGED, ("label", "due_on"))


def test_one_step_carried_to_the_top_is_moved_and_the_others_are_not() -> None:
    rows = tuple(a_step(id=number, uid=f"{number:032x}") for number in range(1, 6))
    pairs = compare(sheet(rows), sheet((rows[4], *rows[:4]))).steps
    assert [pair.either.id for pair in pairs if pair.difference is Difference.MOVED] == [5]


def test_versions_of_before_names_were_kept_are_matched_by_number() -> None:
    old = a_step(id=7, uid="", label="Carte")
    (pair,) = compare(sheet((old,)), sheet((replace(old, uid="b" * 32),))).steps
    assert pair.difference is Difference.SAME


def test_the_first_plan_is_all_added() -> None:
    rows = (a_step(id=1, uid="a" * 32),)
    assert compare(None, sheet(rows)).count(Difference.ADDED) == 1


def test_a_step_that_serves_another_objective_is_changed_even_if_its_number_is_the_same() -> None:
    step = a_step(id=1, uid="a" * 32, objective_id=9)
    goal = an_objective("Se loger", id=9, uid="c" * 32)
    before = replace(sheet((step,)), objectives=(goal,))
    after = replace(sheet((step,)), objectives=(replace(goal, label="Se loger à Québec"),))
    (pair,) = compare(before, after).steps
    assert pair.fields == ("objective",)
