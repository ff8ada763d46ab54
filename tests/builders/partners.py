"""Organizations, notices and consents for the tests of what is done with partners."""

from datetime import date
from typing import Any

from parcours_desktop.commands.consents import GiveConsent
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notices import GiveNotice
from parcours_desktop.commands.organizations import AddOrganization
from parcours_desktop.commands.referrals import PrepareReferral, ReferralContent, SendReferral
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.consents import REFERRAL_FIELDS
from parcours_desktop.domain.organizations import OrganizationFacts
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, NoticeMode, ReferralWay
from tests.builders.acts import seen

TODAY = date(2026, 11, 23)


def an_organization(desk: Desk, name: str = "Maison du Fleuve", city: str = "Montréal", **facts: Any) -> str:
    """Enter an organization into the directory; answers its uid."""
    made = desk.do(AddOrganization(OrganizationFacts(name, city=city, **facts))).value
    with desk.reading() as file:
        uid: bytes = file.exec_driver_sql("SELECT uid FROM record WHERE id=?", (made,)).scalar_one()
    return uid.hex()


def a_notice(desk: Desk, case_id: int, on: date = TODAY) -> int:
    """Give the notice; answers its id."""
    return desk.do(GiveNotice(case_id, on, NoticeMode.READ)).value


def a_consent(desk: Desk, case_id: int, organization: str, **changed: Any) -> int:
    """Record a consent to a referral, as usually given; answers its id."""
    values: dict[str, Any] = {
        "purpose": ConsentPurpose.REFERRAL,
        "fields": REFERRAL_FIELDS,
        "mode": ConsentMode.ORAL,
        "given_on": TODAY,
    } | changed
    return desk.do(GiveConsent(case_id, organization, **values)).value


def a_referral(desk: Desk, case_id: int, organization: str, **content: Any) -> int:
    """Prepare a referral; answers its id."""
    values: dict[str, Any] = {"needs": (NeedDomain.HOUSING,), "assets": "Parle trois langues"} | content
    return desk.do(PrepareReferral(case_id, ReferralContent(organization, **values))).value


def sent(desk: Desk, referral_id: int, on: date = TODAY) -> int:
    """Send a referral by e-mail; answers its id."""
    desk.do(SendReferral(referral_id, on, ReferralWay.EMAIL, seen(desk)))
    return referral_id
