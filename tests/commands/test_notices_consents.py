"""The notice comes first, a consent is for one organization and one purpose, and a withdrawal counts from its day."""

from datetime import date, timedelta
from typing import Any

import pytest
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.consents import GiveConsent, RemoveConsent, WithdrawConsent
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.notices import GiveNotice, RemoveNotice
from parcours_desktop.domain.codes import ClosingReason
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, NoticeMode, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, NoticeRow
from parcours_desktop.queries.consents import consent_row, consents_of, notices_of
from parcours_desktop.system.clock import FixedClock
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case
from tests.builders.partners import TODAY, a_consent, a_notice, a_referral, an_organization, sent

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def refused(desk: Desk, command: Command[Any]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as why:
        desk.do(command)
    return [(refusal.code, refusal.field) for refusal in why.value.refusals]


def consents(desk: Desk, case: int) -> tuple[ConsentRow, ...]:
    with desk.reading() as file:
        return consents_of(file, case)


def notices(desk: Desk, case: int) -> tuple[NoticeRow, ...]:
    with desk.reading() as file:
        return notices_of(file, case)


def test_the_notice_bears_the_version_in_force_and_who_gave_it(desk: Desk) -> None:
    case = a_case(desk)
    desk.do(GiveNotice(case, TODAY, NoticeMode.PRINTED, language="ara"))
    (row,) = notices(desk, case)
    assert (row.given_on, row.mode, row.version, row.language, row.officer) == (
        TODAY,
        NoticeMode.PRINTED,
        desk.reference.notice_text(TODAY).version,
        "ara",
        "s.lavoie",
    )
    assert complaints(desk) == []


def test_a_notice_is_not_given_tomorrow_nor_in_a_version_that_never_was(desk: Desk) -> None:
    case = a_case(desk)
    asked = GiveNotice(case, TOMORROW, NoticeMode.READ, "1999-1", "klingon")
    assert refused(desk, asked) == [
        ("date_in_future", "given_on"),
        ("notice_version_unknown", "version"),
        ("notice_language_unknown", "language"),
    ]
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    assert refused(desk, GiveNotice(case, TODAY, NoticeMode.READ)) == [("case_closed", "")]


def test_a_consent_is_refused_before_the_notice_to_come_or_without_fields(desk: Desk) -> None:
    case, house = a_case(desk), an_organization(desk)
    a_notice(desk, case)

    def asked(on: date = TODAY, ends_on: date | None = None, fields: tuple[SharedField, ...] = ()) -> Command[int]:
        return GiveConsent(case, house, ConsentPurpose.REFERRAL, fields, ConsentMode.ORAL, on, ends_on)

    assert refused(desk, asked(YESTERDAY, YESTERDAY - timedelta(days=1))) == [
        ("notice_first", "given_on"),
        ("consent_without_fields", "fields"),
        ("ends_before_given", "ends_on"),
    ]
    assert refused(desk, asked(TOMORROW, fields=(SharedField.NEEDS,))) == [("date_in_future", "given_on")]
    unknown = GiveConsent(case, "00" * 16, ConsentPurpose.PLAN, (SharedField.NEEDS,), ConsentMode.ORAL, TODAY)
    assert refused(desk, unknown) == [("partner_unknown", "organization")]
    assert consents(desk, case) == ()


def test_a_consent_is_read_back_whole_and_holds_until_it_ends(desk: Desk) -> None:
    case, house = a_case(desk), an_organization(desk)
    a_notice(desk, case)
    fields = (SharedField.STEPS, SharedField.IDENTITY)
    a_consent(desk, case, house, fields=fields, ends_on=TOMORROW, mode=ConsentMode.SIGNED, note=" Avec sa sœur ")
    (row,) = consents(desk, case)
    assert row.fields == (SharedField.IDENTITY, SharedField.STEPS)
    assert (row.organization, row.organization_name, row.mode, row.note) == (
        house,
        "Maison du Fleuve",
        ConsentMode.SIGNED,
        "Avec sa sœur",
    )
    assert [row.holds(TODAY + timedelta(days=days)) for days in (-1, 0, 1, 2)] == [False, True, True, False]
    with desk.reading() as file:
        assert consent_row(file, row.uid) == row
        assert consent_row(file, "") is None


def test_a_withdrawal_counts_from_its_day_and_is_undone_whole(desk: Desk) -> None:
    case, house = a_case(desk), an_organization(desk)
    a_notice(desk, case, YESTERDAY)
    made = a_consent(desk, case, house, given_on=YESTERDAY)
    early = WithdrawConsent(made, YESTERDAY - timedelta(days=1), "", seen(desk))
    assert refused(desk, early) == [("withdrawn_before_given", "withdrawn_on")]
    desk.do(WithdrawConsent(made, TODAY, "Ne veut plus", seen(desk)))
    (row,) = consents(desk, case)
    assert (row.holds(YESTERDAY), row.holds(TODAY), row.withdrawal_note) == (True, False, "Ne veut plus")
    assert refused(desk, WithdrawConsent(made, TODAY, "", seen(desk))) == [("consent_withdrawn", "")]
    desk.undo()
    assert consents(desk, case)[0].holds(TODAY)
    assert complaints(desk) == []


def test_only_a_mistake_of_the_day_on_which_nothing_rests_is_removed(desk: Desk, clock: FixedClock) -> None:
    case, house = a_case(desk), an_organization(desk)
    notice = a_notice(desk, case)
    used, idle = a_consent(desk, case, house), a_consent(desk, case, an_organization(desk, "Carrefour Sept Rivières"))
    sent(desk, a_referral(desk, case, house))
    assert refused(desk, RemoveConsent(used, seen(desk))) == [("consent_is_used", "")]
    assert refused(desk, RemoveNotice(notice, seen(desk))) == [("notice_is_used", "")]
    desk.do(RemoveConsent(idle, seen(desk)))
    assert [row.id for row in consents(desk, case)] == [used]
    desk.undo()
    clock.advance(timedelta(days=1))
    assert refused(desk, RemoveConsent(idle, seen(desk))) == [("not_of_today", "")]
    assert refused(desk, RemoveNotice(notice, seen(desk))) == [("not_of_today", "")]
