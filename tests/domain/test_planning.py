"""Due dates that the rules propose, and templates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.codes import (
    Category,
    DueBasis,
    HouseholdRole,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.planning import (
    Anchors,
    CatalogueStep,
    DueChange,
    DueProposal,
    DueRule,
    Template,
    age_on,
    arrival_change,
    due_changes,
    hard_stop,
    propose_due,
    template_steps,
)
from parcours_desktop.domain.rows import StepRow
from parcours_desktop.domain.workdays import WorkingDays

WORKDAYS = WorkingDays()
ARRIVAL, MEETING = date(2026, 8, 7), date(2026, 8, 12)
ANCHORS = Anchors(ARRIVAL, MEETING)
NAS = CatalogueStep("INS-01", Strand.SETTLEMENT, "NAS", rule=DueRule.ARRIVAL, days=10)
LICENCE = CatalogueStep("INS-08", Strand.SETTLEMENT, "Permis", rule=DueRule.ARRIVAL, days=60, stop_months=6)
TAXES = CatalogueStep("INS-10", Strand.SETTLEMENT, "Impôts", rule=DueRule.TAX_DAY)
COURSE = CatalogueStep("FRA-01", Strand.FRENCH, "Cours", rule=DueRule.MEETING, days=10)
TRAINING = CatalogueStep("EMP-05", Strand.EMPLOYMENT, "Formation")
SCHOOL = CatalogueStep(
    "INS-06",
    Strand.SETTLEMENT,
    "École",
    roles=frozenset({HouseholdRole.PRINCIPAL}),
    not_for=frozenset({Category.WORKER}),
    children=(4, 16),
)
CATALOGUE = {step.code: step for step in (NAS, LICENCE, TAXES, COURSE, TRAINING, SCHOOL)}


def row(
    step_id: int,
    code: str,
    due_on: date | None,
    basis: DueBasis = DueBasis.ARRIVAL,
    state: StepState = StepState.TO_DO,
) -> StepRow:
    return StepRow(
        step_id, 0, Strand.SETTLEMENT, step_id, code, f"étape {step_id}", "", None, Responsible.PERSON, "", "", due_on,
        basis, state, None, "", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("step", "due"),
    [
        (NAS, DueProposal(date(2026, 8, 17), DueBasis.ARRIVAL)),
        (LICENCE, DueProposal(date(2026, 10, 6), DueBasis.ARRIVAL)),
        (TAXES, DueProposal(date(2027, 4, 30), DueBasis.ARRIVAL)),
        (COURSE, DueProposal(date(2026, 8, 24), DueBasis.MEETING)),  # 22 August is a Saturday
        (TRAINING, DueProposal(None, DueBasis.EDITED)),
    ],
)
def test_a_due_date_is_proposed_and_moved_to_a_working_day(step: CatalogueStep, due: DueProposal) -> None:
    assert propose_due(step, ANCHORS, WORKDAYS) == due


def test_taxes_on_a_week_end_are_due_on_the_monday() -> None:
    assert propose_due(TAXES, Anchors(date(2026 - 4, 1, 1)), WORKDAYS).on == date(2023, 5, 1)


def test_nothing_is_proposed_until_the_arrival_is_known() -> None:
    assert propose_due(NAS, Anchors(), WORKDAYS) == DueProposal(None, DueBasis.ARRIVAL)
    assert propose_due(COURSE, Anchors(), WORKDAYS) == DueProposal(None, DueBasis.MEETING)


def test_before_the_meeting_it_is_taken_to_be_on_the_fifth_working_day() -> None:
    assert propose_due(COURSE, Anchors(ARRIVAL), WORKDAYS).on == date(2026, 8, 24)  # 14 + 10 days


def test_a_proposal_is_not_in_the_past() -> None:
    assert propose_due(NAS, ANCHORS, WORKDAYS, not_before=date(2026, 9, 5)).on == date(2026, 9, 8)  # after Labour Day
    assert propose_due(NAS, ANCHORS, WORKDAYS, not_before=date(2026, 8, 10)).on == date(2026, 8, 17)


@given(st.dates(date(2019, 1, 1), date(2060, 1, 1)), st.integers(0, 400))
def test_a_hard_stop_is_never_passed(arrival: date, days: int) -> None:
    step = CatalogueStep("X", Strand.SETTLEMENT, "", rule=DueRule.ARRIVAL, days=days, stop_months=6)
    due, stop = propose_due(step, Anchors(arrival), WORKDAYS).on, hard_stop(step, arrival)
    assert due is not None
    assert stop is not None
    assert due <= stop
    assert due == stop or WORKDAYS.is_working(due)


def test_only_some_steps_have_a_hard_stop() -> None:
    assert hard_stop(LICENCE, date(2026, 8, 31)) == date(2027, 2, 28)
    assert hard_stop(LICENCE, None) is None
    assert hard_stop(NAS, ARRIVAL) is None


def test_a_new_arrival_changes_what_the_rules_proposed_and_leaves_the_rest_alone() -> None:
    steps = [
        row(1, "INS-01", date(2026, 8, 17)),
        row(2, "INS-01", date(2026, 8, 20), DueBasis.EDITED),
        row(3, "INS-01", date(2026, 8, 17), state=StepState.DONE),
        row(4, "FRA-01", date(2026, 8, 24), DueBasis.MEETING),
        row(5, "", date(2026, 9, 1)),
        row(6, "", date(2026, 9, 1), DueBasis.MEETING),
        row(7, "", None),
        row(8, "INS-10", date(2027, 4, 30)),
    ]
    assert arrival_change(steps, ARRIVAL, date(2026, 8, 14), CATALOGUE, MEETING, WORKDAYS) == (
        DueChange(1, "étape 1", date(2026, 8, 17), date(2026, 8, 24)),
        DueChange(5, "étape 5", date(2026, 9, 1), date(2026, 9, 8)),
    )


def test_an_arrival_that_becomes_known_fills_the_dates() -> None:
    changes = arrival_change([row(1, "INS-01", None), row(2, "", None)], None, ARRIVAL, CATALOGUE, None, WORKDAYS)
    assert changes == (DueChange(1, "étape 1", None, date(2026, 8, 17)),)


def test_an_arrival_that_is_taken_back_empties_nothing() -> None:
    assert arrival_change([row(1, "INS-01", date(2026, 8, 17))], ARRIVAL, None, CATALOGUE, None, WORKDAYS) == ()


def test_a_new_meeting_changes_the_dates_counted_from_it() -> None:
    steps = [
        row(1, "INS-01", date(2026, 8, 17)),
        row(2, "FRA-01", date(2026, 8, 24), DueBasis.MEETING),
        row(3, "", date(2026, 8, 20), DueBasis.MEETING),
        row(4, "EMP-05", date(2026, 8, 20), DueBasis.MEETING),
    ]
    after = Anchors(ARRIVAL, date(2026, 8, 14))
    assert due_changes(steps, ANCHORS, after, CATALOGUE, WORKDAYS) == (
        DueChange(3, "étape 3", date(2026, 8, 20), date(2026, 8, 24)),
        DueChange(4, "étape 4", date(2026, 8, 20), date(2026, 8, 24)),
    )


def test_a_proposed_change_is_not_in_the_past() -> None:
    steps = [row(1, "INS-01", date(2026, 8, 17)), row(2, "", date(2026, 8, 17))]
    changes = arrival_change(
        steps, ARRIVAL, date(2026, 8, 10), CATALOGUE, MEETING, WORKDAYS, not_before=date(2026, 9, 1)
    )
    assert [change.new for change in changes] == [date(2026, 9, 1)] * 2


def test_a_template_brings_the_steps_that_suit_and_are_not_there_yet() -> None:
    template = Template("t", "Modèle", "Template", ("FRA-01", "INS-01", "INS-06", "gone"))
    assert template_steps(template, CATALOGUE) == (COURSE, NAS, SCHOOL)
    assert template_steps(template, CATALOGUE, {"INS-01"}, HouseholdRole.SPOUSE) == (COURSE,)
    assert template_steps(template, CATALOGUE, category=Category.WORKER) == (COURSE, NAS)
    assert template_steps(template, CATALOGUE, ages=(2, 17)) == (COURSE, NAS)
    assert SCHOOL in template_steps(template, CATALOGUE, role=HouseholdRole.PRINCIPAL, ages=(2, 16))


@pytest.mark.parametrize(("day", "age"), [("2026-05-05", 41), ("2026-05-06", 42), ("1980-01-01", 0)])
def test_ages_in_whole_years(day: str, age: int) -> None:
    assert age_on(date(1984, 5, 6), date.fromisoformat(day)) == age


def test_someone_born_on_29_february() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
