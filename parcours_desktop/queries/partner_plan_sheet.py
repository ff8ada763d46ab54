"""The plan for a partner organization, by a consent in force: what the consent covers is all that is read into the sheet."""

from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.audience import limited
from parcours_desktop.domain.partner_plan_sheet import PartnerPlanSheet
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import Audience, ConsentPurpose
from parcours_desktop.domain.service_rows import ConsentRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.consents import consents_of
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.queries.plan_versions import signed_sheet
from parcours_desktop.queries.shared_case import PROVINCE, shared_case
from parcours_desktop.system.reference import Reference

_ADDRESS = (
    "SELECT street, city, postal_code FROM organization JOIN record ON record.id = organization.id "
    "WHERE record.uid = ? AND removed = 0 LIMIT 1"
)


def partner_plan_sheet(
    file: Reading, case_id: int, consent: str, today: date, reference: Reference, workdays: WorkingDays
) -> PartnerPlanSheet:
    """The plan for the organization of a consent (its uid): the version signed last, or the working copy before the first.

    Raises ``Refused``: there is no such case; the consent is not this person's, is for another purpose, or is not in force.
    """
    given = _in_force(file, case_id, consent, today)
    plan = plan_sheet(file, case_id, today, reference, workdays)
    if plan.latest_version:
        plan = signed_sheet(file, case_id, plan.latest_version) or plan
    whole = shared_case(file, case_id, plan, reference, workdays, today)
    return PartnerPlanSheet(
        case=limited(whole, Audience.PARTNER, given.fields),
        consent=given,
        organization=given.organization_name,
        address=_address(file, given.organization),
    )


def plan_consents(file: Reading, case_id: int, today: date) -> tuple[ConsentRow, ...]:
    """The consents by which the plan may be handed to an organization on a day."""
    return tuple(row for row in consents_of(file, case_id) if row.purpose is ConsentPurpose.PLAN and row.holds(today))


def _in_force(file: Reading, case_id: int, consent: str, today: date) -> ConsentRow:
    found = next((row for row in plan_consents(file, case_id, today) if row.uid == consent), None)
    if found is None:
        raise Refused(Refusal("plan_consent_needed"))
    return found


def _address(file: Reading, uid: str) -> tuple[str, ...]:
    row = file.exec_driver_sql(_ADDRESS, (bytes.fromhex(uid),)).one_or_none()
    if row is None:
        return ()
    city = f"{row.city} ({PROVINCE})" if row.city else ""
    town = "\u00a0\u00a0".join(filter(None, (city, row.postal_code)))
    return tuple(filter(None, (row.street, town)))
