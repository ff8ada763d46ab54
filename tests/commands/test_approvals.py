"""Plans sent for approval: what is sealed is what was sent, by somebody else, and nothing is answered twice."""

from collections.abc import Callable
from datetime import date

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.approvals import (
    AcceptPlan,
    AddRemark,
    RemoveRemark,
    ReturnPlan,
    SendForApproval,
    SettleRemark,
    WithdrawApproval,
)
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.approvals import ApprovalRow, ApprovalSheet
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.service_codes import ApprovalState, SealForm
from parcours_desktop.domain.today import TodayList
from parcours_desktop.queries.approvals import approval_sheet, approvals_waiting, last_approval
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import plan_versions, signed_sheet
from parcours_desktop.queries.today import TodayScope, today_cases, today_page
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case


def working(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


def shown(desk: Desk, approval: int) -> ApprovalSheet:
    with desk.reading() as file:
        found = approval_sheet(file, approval)
    assert found is not None
    return found


def last(desk: Desk, case_id: int) -> ApprovalRow | None:
    with desk.reading() as file:
        return last_approval(file, case_id)


def signed_on(desk: Desk, case_id: int) -> date | None:
    with desk.reading() as file:
        found = case_sheet(file, case_id, desk.clock.today(), desk.workdays)
    assert found is not None
    return found.journey.signed_on


def refused(desk: Desk, command: Command[object]) -> str:
    before = seen(desk)
    with pytest.raises(Refused) as found:
        desk.do(command)
    assert seen(desk) == before
    return found.value.refusals[0].code


@pytest.fixture
def case(desk: Desk) -> int:
    case = a_case(desk)
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte bancaire"))
    desk.do(AddStep(case, Strand.FRENCH, "Passer le test de classement"))
    return case


@pytest.fixture
def sent(desk: Desk, case: int) -> int:
    return desk.do(SendForApproval(working(desk, case), "Première version")).value


def test_what_is_accepted_is_sealed_as_it_was_sent(desk: Desk, coordinator: Desk, case: int, sent: int) -> None:
    plan = shown(coordinator, sent).sent
    desk.do(WriteNote(case, "Appelée ce matin"))  # no part of the plan
    number = coordinator.do(AcceptPlan(sent, seen(coordinator))).value
    with desk.reading() as file:
        kept = signed_sheet(file, case, number)
        assert [row.number for row in plan_versions(file, case)] == [1]
    assert kept is not None
    assert (kept.steps, kept.sealed_form, kept.version) == (plan.steps, SealForm.APPROVED, 1)
    row = last(desk, case)
    assert row is not None
    assert (row.state, row.version, row.answered_by) == (ApprovalState.ACCEPTED, 1, coordinator.user.login)
    assert complaints(desk) == []
    assert coordinator.undo() == 0
    with desk.reading() as file:
        assert plan_versions(file, case) == ()
    assert last(desk, case) == shown(coordinator, sent).row
    assert complaints(desk) == []


def test_an_approved_version_is_no_signature(desk: Desk, coordinator: Desk, case: int, sent: int) -> None:
    coordinator.do(AcceptPlan(sent, seen(coordinator)))
    assert signed_on(desk, case) is None
    desk.do(SealPlan(working(desk, case)))
    assert signed_on(desk, case) == desk.clock.today()


def test_a_plan_that_changed_since_cannot_be_accepted_but_can_be_returned_or_sent_again(
    desk: Desk, coordinator: Desk, case: int, sent: int
) -> None:
    now = working(desk, case)
    desk.do(ChangeStep(now.steps[0].id, {"label": "Ouvrir deux comptes"}, now.seen))
    assert shown(coordinator, sent).row.changed
    assert refused(coordinator, AcceptPlan(sent, seen(coordinator))) == "plan_changed_since_sent"
    again = desk.do(SendForApproval(working(desk, case))).value
    assert shown(coordinator, sent).row.state is ApprovalState.WITHDRAWN
    with coordinator.reading() as file:
        today = coordinator.clock.today()
        assert [row.id for row in approvals_waiting(file, today)] == [again]
        assert [row.id for row in approvals_waiting(file, today, "QUE")] == []
    assert not shown(coordinator, again).row.changed
    assert coordinator.do(AcceptPlan(again, seen(coordinator))).value == 1


def test_nobody_approves_their_own_plan(coordinator: Desk) -> None:
    case = a_case(coordinator)
    coordinator.do(AddStep(case, Strand.FRENCH, "Passer le test"))
    own = coordinator.do(SendForApproval(working(coordinator, case))).value
    assert refused(coordinator, AcceptPlan(own, seen(coordinator))) == "own_plan"
    assert refused(coordinator, ReturnPlan(own, "Non", seen(coordinator))) == "own_plan"


def test_a_plan_is_returned_with_a_word_or_a_remark(desk: Desk, coordinator: Desk, case: int, sent: int) -> None:
    assert refused(coordinator, ReturnPlan(sent, "  ", seen(coordinator))) == "return_without_word"
    step = working(desk, case).steps[1]
    remark = coordinator.do(AddRemark(sent, step.uid, "Préciser le lieu")).value
    coordinator.do(ReturnPlan(sent, "", seen(coordinator)))
    row = last(desk, case)
    assert row is not None
    assert [(one.id, one.step, one.text, one.author) for one in row.to_settle] == [
        (remark, step.uid, "Préciser le lieu", coordinator.user.login)
    ]
    assert refused(coordinator, RemoveRemark(remark, seen(coordinator))) == "approval_answered"
    desk.do(SettleRemark(remark, seen(desk)))
    settled = last(desk, case)
    assert settled is not None
    assert settled.to_settle == ()
    desk.undo()
    unsettled = last(desk, case)
    assert unsettled is not None
    assert len(unsettled.to_settle) == 1
    assert complaints(desk) == []


@pytest.mark.parametrize(
    "again",
    [
        AcceptPlan,
        lambda sent, n: ReturnPlan(sent, "Encore", n),
        lambda sent, n: AddRemark(sent, "", "Encore"),
        WithdrawApproval,
    ],
)
def test_what_was_answered_is_not_answered_again(
    desk: Desk, coordinator: Desk, sent: int, again: Callable[[int, int], Command[object]]
) -> None:
    coordinator.do(ReturnPlan(sent, "À préciser", seen(coordinator)))
    assert refused(coordinator, again(sent, seen(coordinator))) == "approval_answered"


def test_bad_requests_are_refused(desk: Desk, coordinator: Desk, case: int, sent: int) -> None:
    empty = a_case(desk, family_name="Mora", csq_number="CSQ-2")
    assert refused(desk, SendForApproval(working(desk, empty))) == "plan_empty"
    stale = working(desk, case)
    desk.do(AddStep(case, Strand.FRENCH, "Encore une"))
    assert refused(desk, SendForApproval(stale)) == "plan_changed"
    assert refused(coordinator, AddRemark(sent, "0" * 32, "Où?")) == "row_is_gone"
    assert refused(coordinator, AddRemark(sent, "", "   ")) == "mandatory"
    assert refused(coordinator, AddRemark(sent, "", "x" * 5000)) == "text_too_long"
    assert refused(coordinator, AcceptPlan(case, seen(coordinator))) == "row_is_gone"


def told(desk: Desk, officer: str | None, *, approves: bool) -> list[tuple[int, str]]:
    with desk.reading() as file:
        today = desk.clock.today()
        scope = TodayScope(officer, today, desk.reference.calendar.rules(today), {}, approves)
        found = today_page(file, scope).of(TodayList.APPROVALS)
        assert today_cases(file, scope, TodayList.APPROVALS) == tuple(sorted({row.case_id for row in found.rows}))
        assert found.total == len(found.rows)
        return [(row.case_id, row.what) for row in found.rows]


def test_the_first_page_tells_each_what_is_theirs(desk: Desk, coordinator: Desk, case: int, sent: int) -> None:
    login = desk.user.login
    assert told(coordinator, None, approves=True) == [(case, "sent")]
    assert told(desk, login, approves=False) == []
    coordinator.do(ReturnPlan(sent, "À préciser", seen(coordinator)))
    assert told(coordinator, None, approves=True) == []
    assert told(desk, login, approves=False) == [(case, "returned")]
    again = desk.do(SendForApproval(working(desk, case))).value
    assert told(desk, login, approves=False) == []
    coordinator.do(AcceptPlan(again, seen(coordinator)))
    assert told(desk, login, approves=False) == [(case, "accepted")]
    desk.do(SealPlan(working(desk, case)))
    assert told(desk, login, approves=False) == []


def test_a_plan_waits_with_the_team_of_its_officer_wherever_its_case_is(
    desk: Desk, coordinator: Desk, case: int, sent: int
) -> None:
    coordinator.do(ChangeProfile(case, {"office": "LON"}, seen(coordinator)))
    with coordinator.reading() as file:
        today = coordinator.clock.today()
        assert [row.id for row in approvals_waiting(file, today, desk.user.office)] == [sent]
        assert approvals_waiting(file, today, "LON") == ()
