"""Whatever is done in whatever order, a referral only goes where it may, and its days are counted from the last asking."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.consents import covering, fields_wanted, in_force_for
from parcours_desktop.domain.referrals import ANSWERS, NEXT, answers_after, asked_on, can_follow, is_unanswered
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, ReferralState, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, ReferralRow

DAY = date(2026, 11, 23)
STATES = tuple(ReferralState)


def a_row(
    state: ReferralState,
    sent_on: date | None = None,
    reminded_on: date | None = None,
    answered_on: date | None = None,
) -> ReferralRow:
    return ReferralRow(1, 1, 0, "aa", "Maison", None, (), "", "", "", "", None, "", sent_on, None, state, answered_on, "",
                       reminded_on, None, "s.lavoie")  # fmt: skip


def a_consent(number: int, *fields: SharedField, ends_on: date | None = None) -> ConsentRow:
    return ConsentRow(number, 1, 0, f"{number:032x}", "aa", "Maison", ConsentPurpose.REFERRAL, fields, "2026-1", DAY,
                      ConsentMode.ORAL, ends_on, None, "", "s.lavoie", "")  # fmt: skip


@given(st.lists(st.sampled_from(STATES), max_size=30))
def test_no_order_of_acts_leads_where_the_table_does_not(wishes: list[ReferralState]) -> None:
    state, was_sent = ReferralState.PREPARED, False
    for wish in wishes:
        if not can_follow(state, wish):
            continue
        assert wish is not state
        assert state is not ReferralState.WITHDRAWN
        assert was_sent or wish in {ReferralState.SENT, ReferralState.WITHDRAWN}
        assert not (was_sent and wish in {ReferralState.PREPARED, ReferralState.SENT})
        was_sent, state = was_sent or wish is ReferralState.SENT, wish
    assert state in NEXT


@pytest.mark.parametrize("state", STATES)
def test_every_state_but_the_withdrawn_one_can_still_end(state: ReferralState) -> None:
    seen, ahead = {state}, [state]
    while ahead:
        ahead += [after for after in NEXT[ahead.pop()] if after not in seen and not seen.add(after)]
    assert ReferralState.WITHDRAWN in seen
    assert set(answers_after(state)) <= set(ANSWERS)
    if state is ReferralState.PREPARED:
        assert answers_after(state) == ()


@given(st.integers(0, 40), st.none() | st.integers(0, 40), st.sampled_from(STATES), st.integers(1, 30))
def test_days_without_an_answer_are_counted_from_the_last_asking(
    sent: int, reminded: int | None, state: ReferralState, days: int
) -> None:
    row = a_row(
        state,
        DAY - timedelta(days=sent),
        None if reminded is None else DAY - timedelta(days=reminded),
    )
    last = sent if reminded is None else min(sent, reminded)
    waits = state in {ReferralState.SENT, ReferralState.RECEIVED}
    assert is_unanswered(row, DAY, days) is (waits and last >= days)


def test_what_is_received_is_counted_from_there_and_what_was_never_sent_is_not() -> None:
    received = a_row(ReferralState.RECEIVED, DAY - timedelta(days=20), None, DAY - timedelta(days=3))
    assert asked_on(received) == DAY - timedelta(days=3)
    assert not is_unanswered(received, DAY, 15)
    assert asked_on(a_row(ReferralState.PREPARED)) is None
    assert not is_unanswered(a_row(ReferralState.SENT), DAY, 15)


@given(st.sets(st.sampled_from(tuple(SharedField))), st.booleans(), st.booleans())
def test_a_consent_covers_what_is_wanted_or_is_not_chosen(held: set[SharedField], needs: bool, assets: bool) -> None:
    wanted = fields_wanted(needs=needs, assets=assets)
    found = covering((a_consent(1, *held),), "aa", ConsentPurpose.REFERRAL, wanted, DAY)
    assert (found is not None) is (wanted <= held)
    assert covering((a_consent(1, *held),), "bb", ConsentPurpose.REFERRAL, wanted, DAY) is None


def test_the_widest_consent_in_force_comes_first() -> None:
    narrow, wide = a_consent(1, SharedField.IDENTITY), a_consent(2, SharedField.IDENTITY, SharedField.NEEDS)
    over = a_consent(3, *SharedField, ends_on=DAY - timedelta(days=1))
    assert in_force_for((narrow, over, wide), "aa", ConsentPurpose.REFERRAL, DAY) == (wide, narrow)
