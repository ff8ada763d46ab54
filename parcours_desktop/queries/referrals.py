"""The referrals of a case, of an organization, and one of them."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import organization, referral
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.service_codes import LegalGround, ReferralState, ReferralWay, ServiceKind
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.queries.case_sheet import SEEN

_named, _step = record.alias("named"), record.alias("of_step")


def _referrals() -> Select[Any]:
    return (
        select(
            referral,
            organization.c.name.label("organization_name"),
            _step.c.id.label("step_id"),
            summary.c.list_name,
            cases.c.file_number,
            SEEN,
        )
        .join_from(referral, cases, cases.c.id == referral.c.case_id)
        .join(summary, summary.c.id == cases.c.id)
        .outerjoin(_named, _named.c.uid == func.unhex(referral.c.organization))
        .outerjoin(organization, organization.c.id == _named.c.id)
        .outerjoin(_step, _step.c.uid == func.unhex(referral.c.step))
        .where(referral.c.removed == 0, referral.c.organization.is_not(None))
        .order_by(referral.c.sent_on.is_(None).desc(), referral.c.sent_on.desc(), referral.c.id.desc())
    )


_OF_CASE = _referrals().where(referral.c.case_id == bindparam("case_id"))
_ONE = _referrals().where(referral.c.id == bindparam("id"))
_TO = _referrals().where(referral.c.organization == bindparam("organization"), cases.c.removed == 0)


def referrals_of(file: Reading, case_id: int) -> tuple[ReferralRow, ...]:
    """The referrals of a case, those being prepared first, then the last one sent, in one statement."""
    return tuple(referral_row_of(row) for row in file.execute(_OF_CASE, {"case_id": case_id}))


def referrals_to(file: Reading, organization_uid: str) -> tuple[ReferralRow, ...]:
    """The referrals to an organization, in the same order, in one statement."""
    return tuple(referral_row_of(row) for row in file.execute(_TO, {"organization": organization_uid}))


def referral_row(file: Reading, referral_id: int) -> ReferralRow | None:
    """One referral; None when it is gone."""
    found = file.execute(_ONE, {"id": referral_id}).one_or_none()
    return referral_row_of(found) if found else None


def referral_row_of(row: Row[Any]) -> ReferralRow:
    """A frozen row; domains that this version of the program does not know are left out."""
    known = {domain.value for domain in NeedDomain}
    return ReferralRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        organization=row.organization or "",
        organization_name=row.organization_name or "",
        service=ServiceKind(row.service) if row.service else None,
        needs=tuple(NeedDomain(code) for code in (row.needs or "").split() if code in known),
        assets=row.assets or "",
        done=row.done or "",
        message=row.message or "",
        consent=row.consent or "",
        legal_ground=LegalGround(row.legal_ground) if row.legal_ground else None,
        ground_note=row.ground_note or "",
        sent_on=row.sent_on,
        way=ReferralWay(row.way) if row.way else None,
        state=ReferralState(row.state or ReferralState.PREPARED),
        answered_on=row.answered_on,
        answer_note=row.answer_note or "",
        reminded_on=row.reminded_on,
        step_id=row.step_id,
        officer=row.officer or "",
        person_name=row.list_name or "",
        file_number=row.file_number or "",
    )
