"""Referrals without an answer on the first page: which, since when, and what becomes of the steps that they serve."""

from datetime import date, timedelta

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.referrals import RecordAnswer, RemindOrganization, WithdrawReferral
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.referrals import is_unanswered
from parcours_desktop.domain.service_codes import ReferralState, ServiceKind
from parcours_desktop.domain.today import TodayList, TodayRow
from parcours_desktop.queries.referrals import referrals_of
from parcours_desktop.queries.today import TodayScope, today_cases, today_page
from parcours_desktop.system.clock import FixedClock
from tests.builders.acts import seen
from tests.builders.cases import a_case
from tests.builders.partners import TODAY, a_consent, a_notice, a_referral, an_organization, sent

UNANSWERED, LATE = TodayList.UNANSWERED, TodayList.LATE_STEPS


def scope(desk: Desk) -> TodayScope:
    today = desk.clock.today()
    return TodayScope("s.lavoie", today, desk.reference.calendar.rules(today), {})


def rows(desk: Desk, which: TodayList) -> tuple[TodayRow, ...]:
    with desk.reading() as file:
        held = today_page(file, scope(desk)).of(which)
        found = today_cases(file, scope(desk), which)
    assert (held.total, held.pressing) == (len(held.rows), len(held.rows))
    assert set(found) == {row.case_id for row in held.rows}
    return held.rows


def unanswered(desk: Desk, case: int) -> list[int]:
    """The referrals shown, which are those that the rule names."""
    days = desk.reference.calendar.rules(desk.clock.today()).unanswered_days
    with desk.reading() as file:
        named = [row.id for row in referrals_of(file, case) if is_unanswered(row, desk.clock.today(), days)]
    shown = [row.referral_id for row in rows(desk, UNANSWERED) if row.referral_id]
    assert sorted(named) == sorted(shown)
    return shown


@pytest.fixture
def case(desk: Desk) -> int:
    made = a_case(desk)
    a_notice(desk, made)
    return made


@pytest.fixture
def house(desk: Desk, case: int) -> str:
    uid = an_organization(desk)
    a_consent(desk, case, uid)
    return uid


def test_a_referral_is_shown_on_the_fifteenth_day_with_its_organization(
    desk: Desk, case: int, house: str, clock: FixedClock
) -> None:
    made = sent(desk, a_referral(desk, case, house, service=ServiceKind.HOUSING))
    a_referral(desk, case, house)
    clock.advance(timedelta(days=14))
    assert unanswered(desk, case) == []
    clock.advance(timedelta(days=1))
    assert unanswered(desk, case) == [made]
    (row,) = rows(desk, UNANSWERED)
    assert (row.organization, row.what, row.on, row.person_name) == (
        "Maison du Fleuve",
        "housing",
        TODAY,
        "Haddad, Rania",
    )


def test_a_reminder_and_a_receipt_give_fifteen_days_more(desk: Desk, case: int, house: str, clock: FixedClock) -> None:
    reminded, received = sent(desk, a_referral(desk, case, house)), sent(desk, a_referral(desk, case, house))
    clock.advance(timedelta(days=16))
    assert sorted(unanswered(desk, case)) == [reminded, received]
    desk.do(RemindOrganization(reminded, seen(desk)))
    today = desk.clock.today()
    desk.do(RecordAnswer(received, ReferralState.RECEIVED, today, "", seen(desk)))
    assert unanswered(desk, case) == []
    clock.advance(timedelta(days=15))
    assert sorted(unanswered(desk, case)) == [reminded, received]
    assert {row.reminded_on for row in rows(desk, UNANSWERED)} == {None, today}


@pytest.mark.parametrize("state", [ReferralState.TAKEN_ON, ReferralState.WAITING_LIST, ReferralState.REFUSED])
def test_an_answer_takes_it_off_the_list(
    desk: Desk, case: int, house: str, clock: FixedClock, state: ReferralState
) -> None:
    made = sent(desk, a_referral(desk, case, house))
    clock.advance(timedelta(days=20))
    desk.do(RecordAnswer(made, state, desk.clock.today(), "", seen(desk)))
    assert unanswered(desk, case) == []
    desk.undo()
    assert unanswered(desk, case) == [made]
    desk.do(WithdrawReferral(made, "", seen(desk)))
    assert unanswered(desk, case) == []


def test_a_step_is_told_of_once_by_its_referral_and_by_itself_when_late_and_asked_again(
    desk: Desk, case: int, house: str, clock: FixedClock
) -> None:
    step = desk.do(AddStep(case, Strand.SETTLEMENT, "Trouver un logement")).value
    desk.do(ChangeStep(step, {"due_on": date(2026, 11, 30)}, seen(desk)))
    made = sent(desk, a_referral(desk, case, house, step_id=step))
    clock.advance(timedelta(days=16))
    assert [(row.referral_id, row.row_id) for row in rows(desk, UNANSWERED)] == [(made, made)]
    assert rows(desk, LATE) == ()
    desk.do(RemindOrganization(made, seen(desk)))
    assert rows(desk, UNANSWERED) == ()
    assert [row.row_id for row in rows(desk, LATE)] == [step]
