"""A referral leaves with a consent or a legal ground, its step follows it, and its answer is one act."""

from datetime import date, timedelta
from typing import Any

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.consents import WithdrawConsent
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.referrals import (
    ChangeReferral,
    RecordAnswer,
    ReferralContent,
    RemindOrganization,
    SendReferral,
    WithdrawReferral,
)
from parcours_desktop.commands.steps import TickSteps
from parcours_desktop.domain.codes import ClosingReason, NeedDomain, Responsible, StepState, Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import (
    LegalGround,
    ReferralState,
    ReferralWay,
    ServiceKind,
    SharedField,
)
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.queries.referrals import referral_row, referrals_of, referrals_to
from parcours_desktop.system.clock import FixedClock
from tests.builders.acts import complaints, seen, stored
from tests.builders.cases import a_case
from tests.builders.partners import TODAY, a_consent, a_notice, a_referral, an_organization, sent

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def refused(desk: Desk, command: Command[Any]) -> list[str]:
    with pytest.raises(Refused) as why:
        desk.do(command)
    return [refusal.code for refusal in why.value.refusals]


def row(desk: Desk, referral: int) -> ReferralRow:
    with desk.reading() as file:
        found = referral_row(file, referral)
    assert found is not None
    return found


def send(
    desk: Desk, referral: int, on: date = TODAY, ground: LegalGround | None = None, note: str = ""
) -> SendReferral:
    return SendReferral(referral, on, ReferralWay.EMAIL, seen(desk), ground, note)


def answer(desk: Desk, referral: int, state: ReferralState, on: date = TODAY) -> RecordAnswer:
    return RecordAnswer(referral, state, on, "", seen(desk))


@pytest.fixture
def case(desk: Desk) -> int:
    made = a_case(desk)
    a_notice(desk, made, YESTERDAY)
    return made


@pytest.fixture
def house(desk: Desk) -> str:
    return an_organization(desk)


def a_step(desk: Desk, case: int) -> int:
    return desk.do(AddStep(case, Strand.SETTLEMENT, "Trouver un logement")).value


def state_of(desk: Desk, step: int) -> tuple[str | None, ...]:
    return tuple(stored(desk, "step", step, name) for name in ("state", "responsible", "organization", "asked_on"))


def test_what_was_prepared_is_read_back_and_can_be_corrected_until_it_is_sent(
    desk: Desk, case: int, house: str
) -> None:
    made = a_referral(desk, case, house, service=ServiceKind.HOUSING, done=" Deux visites ", message="Merci")
    found = row(desk, made)
    assert (found.state, found.sent_on, found.officer, found.done) == (
        ReferralState.PREPARED,
        None,
        "s.lavoie",
        "Deux visites",
    )
    assert (found.organization_name, found.person_name) == ("Maison du Fleuve", "Haddad, Rania")
    needs = (NeedDomain.CHILDREN, NeedDomain.HOUSING)
    desk.do(ChangeReferral(made, ReferralContent(house, needs=needs), seen(desk)))
    assert row(desk, made).needs == (NeedDomain.HOUSING, NeedDomain.CHILDREN)
    a_consent(desk, case, house)
    sent(desk, made)
    assert refused(desk, ChangeReferral(made, ReferralContent(house), seen(desk))) == ["referral_is_sent"]
    with desk.reading() as file:
        assert referrals_of(file, case) == referrals_to(file, house) == (row(desk, made),)
    assert complaints(desk) == []


def test_nothing_leaves_without_a_consent_in_force_that_covers_it(desk: Desk, case: int, house: str) -> None:
    made = a_referral(desk, case, house)
    assert refused(desk, send(desk, made)) == ["consent_missing"]
    a_consent(desk, case, an_organization(desk, "Autre maison"))
    assert refused(desk, send(desk, made)) == ["consent_missing"]
    a_consent(desk, case, house, fields=(SharedField.IDENTITY, SharedField.NEEDS))
    with pytest.raises(Refused) as why:
        desk.do(send(desk, made))
    assert [(one.code, one.values) for one in why.value.refusals] == [
        ("consent_does_not_cover", {"fields": [SharedField.ASSETS]})
    ]
    wide = a_consent(desk, case, house, given_on=TODAY)
    assert refused(desk, send(desk, made, YESTERDAY)) == ["consent_not_in_force"]
    desk.do(send(desk, made))
    with desk.reading() as file:
        uid = file.exec_driver_sql("SELECT lower(hex(uid)) FROM record WHERE id=?", (wide,)).scalar_one()
    assert (row(desk, made).consent, row(desk, made).state) == (uid, ReferralState.SENT)


def test_a_consent_withdrawn_or_ended_carries_nothing_more(desk: Desk, case: int, house: str) -> None:
    ended, made = a_consent(desk, case, house, given_on=YESTERDAY, ends_on=YESTERDAY), a_referral(desk, case, house)
    assert refused(desk, send(desk, made)) == ["consent_not_in_force"]
    held = a_consent(desk, case, house)
    sent(desk, made)
    desk.do(WithdrawConsent(held, TODAY, "", seen(desk)))
    assert refused(desk, RemindOrganization(made, seen(desk))) == ["consent_not_in_force"]
    assert refused(desk, send(desk, a_referral(desk, case, house))) == ["consent_not_in_force"]
    desk.do(answer(desk, made, ReferralState.TAKEN_ON))  # what the organization says may be heard
    assert row(desk, made).state is ReferralState.TAKEN_ON
    assert ended != held


def test_a_legal_ground_needs_its_note(desk: Desk, case: int, house: str) -> None:
    made = a_referral(desk, case, house)
    assert refused(desk, send(desk, made, ground=LegalGround.DANGER, note="  ")) == ["ground_note_missing"]
    desk.do(send(desk, made, ground=LegalGround.DANGER, note="Menace immédiate"))
    found = row(desk, made)
    assert (found.consent, found.legal_ground, found.ground_note) == ("", LegalGround.DANGER, "Menace immédiate")


def test_its_step_waits_then_goes_on_and_each_is_one_act(desk: Desk, case: int, house: str) -> None:
    step = a_step(desk, case)
    before = state_of(desk, step)
    a_consent(desk, case, house, given_on=YESTERDAY)
    made = a_referral(desk, case, house, step_id=step)
    assert row(desk, made).step_id == step
    sent(desk, made, YESTERDAY)
    waiting = (StepState.WAITING, Responsible.ORGANIZATION, "Maison du Fleuve", YESTERDAY.isoformat())
    assert state_of(desk, step) == waiting
    desk.do(answer(desk, made, ReferralState.TAKEN_ON))
    assert state_of(desk, step)[0] == StepState.IN_PROGRESS
    assert state_of(desk, step)[3] is None
    desk.undo()
    assert (state_of(desk, step), row(desk, made).state) == (waiting, ReferralState.SENT)
    desk.undo()
    assert (state_of(desk, step), row(desk, made).sent_on) == (before, None)
    assert complaints(desk) == []


@pytest.mark.parametrize("fate", ["refused", "withdrawn"])
def test_a_refusal_or_a_withdrawal_puts_the_step_back_unless_it_was_done(
    desk: Desk, case: int, house: str, fate: str
) -> None:
    a_consent(desk, case, house)
    steps = [a_step(desk, case), a_step(desk, case)]
    made = [sent(desk, a_referral(desk, case, house, step_id=step)) for step in steps]
    desk.do(TickSteps((steps[1],), seen(desk)))
    for referral in made:
        if fate == "refused":
            desk.do(answer(desk, referral, ReferralState.REFUSED))
        else:
            desk.do(WithdrawReferral(referral, "Déménage", seen(desk)))
    assert [state_of(desk, step)[0] for step in steps] == [StepState.TO_DO, StepState.DONE]
    assert complaints(desk) == []


def test_an_answer_cannot_come_before_the_sending_tomorrow_or_to_what_was_not_sent(
    desk: Desk, case: int, house: str
) -> None:
    a_consent(desk, case, house)
    made = a_referral(desk, case, house)
    assert refused(desk, answer(desk, made, ReferralState.TAKEN_ON)) == ["referral_state"]
    sent(desk, made)
    assert refused(desk, answer(desk, made, ReferralState.RECEIVED, YESTERDAY)) == ["answer_before_sending"]
    assert refused(desk, answer(desk, made, ReferralState.RECEIVED, TOMORROW)) == ["date_in_future"]
    assert refused(desk, answer(desk, made, ReferralState.WITHDRAWN)) == ["referral_no_answer"]
    desk.do(WithdrawReferral(made, "", seen(desk)))
    assert refused(desk, WithdrawReferral(made, "", seen(desk))) == ["referral_state"]
    assert refused(desk, RemindOrganization(made, seen(desk))) == ["referral_not_waiting"]


def test_a_reminder_is_dated_today(desk: Desk, case: int, house: str, clock: FixedClock) -> None:
    a_consent(desk, case, house)
    made = sent(desk, a_referral(desk, case, house))
    clock.advance(timedelta(days=16))
    desk.do(RemindOrganization(made, seen(desk)))
    assert row(desk, made).reminded_on == TODAY + timedelta(days=16)


def test_a_closed_case_takes_no_referral(desk: Desk, case: int, house: str) -> None:
    a_consent(desk, case, house)
    made = sent(desk, a_referral(desk, case, house))
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    with pytest.raises(Refused, match="case_closed"):
        a_referral(desk, case, house)
    assert refused(desk, answer(desk, made, ReferralState.REFUSED)) == ["case_closed"]
    assert refused(desk, RemindOrganization(made, seen(desk))) == ["case_closed"]
