"""Signing: a numbered version that later edits leave as it is."""

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.commands.steps import ChangeStep, RemoveSteps, TickSteps
from parcours_desktop.database.fold import differences
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import code_of, sealed_copy
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions, signed_sheet
from tests.builders.cases import a_case


def working(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        assert list(differences(file)) == []
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def signed(desk: Desk, case_id: int, number: int) -> PlanSheet | None:
    with desk.reading() as file:
        return signed_sheet(file, case_id, number)


def refused_code(desk: Desk, sheet: PlanSheet) -> str:
    with pytest.raises(Refused) as refused:
        desk.do(SealPlan(sheet))
    return refused.value.refusals[0].code


@pytest.fixture
def case(desk: Desk) -> int:
    case = a_case(desk)
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte bancaire"))
    desk.do(AddStep(case, Strand.FRENCH, "Passer le test de classement"))
    return case


def test_a_signed_plan_is_a_numbered_version_of_what_was_shown(desk: Desk, case: int) -> None:
    shown = working(desk, case)
    assert desk.do(SealPlan(shown)).value == 1
    kept = signed(desk, case, 1)
    today = desk.clock.today()
    assert kept is not None
    assert kept == sealed_copy(shown, today, SealForm.SIGNED)
    assert (kept.version, kept.signed_on, kept.code) == (1, today, code_of(kept))
    assert working(desk, case).latest_version == 1


def test_later_edits_leave_a_signed_version_as_it_is(desk: Desk, case: int) -> None:
    desk.do(SealPlan(working(desk, case)))
    before = signed(desk, case, 1)
    now = working(desk, case)
    first, second = now.steps
    desk.do(ChangeStep(first.id, {"label": "Autre chose"}, now.seen))
    desk.do(TickSteps((second.id,), now.seen))
    desk.do(RemoveSteps((first.id,), working(desk, case).seen))
    assert signed(desk, case, 1) == before
    assert desk.do(SealPlan(working(desk, case))).value == 2
    with desk.reading() as file:
        assert [row.number for row in plan_versions(file, case)] == [2, 1]


def test_a_signature_can_be_taken_back_at_once(desk: Desk, case: int) -> None:
    desk.do(SealPlan(working(desk, case)))
    desk.undo()
    assert signed(desk, case, 1) is None
    assert working(desk, case).latest_version == 0


def test_an_empty_plan_is_not_signed(desk: Desk) -> None:
    assert refused_code(desk, working(desk, a_case(desk))) == "plan_empty"


def test_a_plan_that_changed_since_it_was_shown_is_not_signed(desk: Desk, case: int) -> None:
    shown = working(desk, case)
    desk.do(AddStep(case, Strand.COMMUNITY, "Jumelage"))
    assert refused_code(desk, shown) == "plan_changed"


def test_a_signed_version_is_not_signed_again(desk: Desk, case: int) -> None:
    desk.do(SealPlan(working(desk, case)))
    version = signed(desk, case, 1)
    assert version is not None
    assert refused_code(desk, version) == "signed_already"


def test_work_on_another_case_does_not_hinder_signing(desk: Desk, case: int) -> None:
    shown = working(desk, case)
    a_case(desk, csq_number="CSQ-77777777")
    assert desk.do(SealPlan(shown)).value == 1


def test_a_long_plan_is_signed_whole(desk: Desk, case: int) -> None:
    for number in range(60):
        step = desk.do(AddStep(case, Strand.EMPLOYMENT, f"Démarche {number} " + "é" * 150)).value
        desk.do(ChangeStep(step, {"documents": "diplômes et relevés de notes " * 5}, working(desk, case).seen))
    shown = working(desk, case)
    desk.do(SealPlan(shown))
    kept = signed(desk, case, 1)
    assert kept is not None
    assert kept.steps == shown.steps
