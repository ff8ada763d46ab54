"""The sheet of a referral: what its consent (or its legal ground) covers is all that is read into it."""

from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.consents import GROUND_FIELDS, covering, fields_wanted
from parcours_desktop.domain.referral_sheet import ReferralSheet, referral_sheet_of
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import ConsentPurpose, ReferralState, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, ReferralRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.consents import consents_of
from parcours_desktop.queries.organizations import organization_named_by
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.referrals import referral_row
from parcours_desktop.queries.shared_case import PROVINCE, shared_case
from parcours_desktop.system.reference import Reference


def referral_sheet(
    file: Reading, referral_id: int, today: date, reference: Reference, workdays: WorkingDays
) -> ReferralSheet:
    """The sheet as it may be handed over on a day.

    Raises ``Refused``: it is gone or withdrawn, or nothing in force allows what it says to be handed over.
    """
    row = referral_row(file, referral_id)
    if row is None:
        raise Refused(Refusal("row_is_gone"))
    if row.state is ReferralState.WITHDRAWN:
        raise Refused(Refusal("referral_not_sheet"))
    consent, fields = _allowed(row, consents_of(file, row.case_id), today)
    plan = plan_sheet(file, row.case_id, today, reference, workdays)
    whole = shared_case(file, row.case_id, plan, reference, workdays, today)
    return referral_sheet_of(row, whole, fields, consent, _address(file, row.organization))


def _allowed(
    row: ReferralRow, consents: tuple[ConsentRow, ...], today: date
) -> tuple[ConsentRow | None, frozenset[SharedField]]:
    wanted = fields_wanted(needs=bool(row.needs), assets=bool(row.assets or row.done))
    if row.legal_ground is not None:
        return None, GROUND_FIELDS | wanted
    own = tuple(one for one in consents if not row.consent or one.uid == row.consent)
    found = covering(own, row.organization, ConsentPurpose.REFERRAL, wanted, today)
    if found is None:
        held = any(one.organization == row.organization and one.holds(today) for one in own)
        known = any(one.organization == row.organization for one in own)
        if held:
            raise Refused(Refusal("consent_too_narrow"))
        raise Refused(Refusal("consent_not_in_force" if known else "consent_missing"))
    return found, frozenset(found.fields)


def _address(file: Reading, uid: str) -> tuple[str, ...]:
    found = organization_named_by(file, uid)
    if found is None:
        return ()
    city = f"{found.city} ({PROVINCE})" if found.city else ""
    return tuple(filter(None, (found.street, "\u00a0\u00a0".join(filter(None, (city, found.postal_code))))))
