"""The collection notices given to the person of a case, and their consents."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import consent, notice, organization
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, NoticeMode, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, NoticeRow
from parcours_desktop.queries.case_sheet import SEEN

_NOTICES = (
    select(notice, SEEN)
    .where(notice.c.case_id == bindparam("case_id"), notice.c.removed == 0, notice.c.given_on.is_not(None))
    .order_by(notice.c.given_on.desc(), notice.c.id.desc())
)
_named = record.alias("named")


def _consents() -> Select[Any]:
    return (
        select(consent, record.c.uid, organization.c.name.label("organization_name"), SEEN)
        .join_from(consent, record, record.c.id == consent.c.id)
        .outerjoin(_named, _named.c.uid == func.unhex(consent.c.organization))
        .outerjoin(organization, organization.c.id == _named.c.id)
        .where(consent.c.removed == 0, consent.c.given_on.is_not(None))
        .order_by(consent.c.given_on.desc(), consent.c.id.desc())
    )


_OF_CASE = _consents().where(consent.c.case_id == bindparam("case_id"))
_BY_UID = _consents().where(record.c.uid == bindparam("uid"))


def notices_of(file: Reading, case_id: int) -> tuple[NoticeRow, ...]:
    """The notices given, the last one first, in one statement."""
    return tuple(
        NoticeRow(
            row.id,
            row.case_id,
            row.seen,
            row.given_on,
            NoticeMode(row.mode or NoticeMode.READ),
            row.version or "",
            row.language or "",
            row.officer or "",
        )
        for row in file.execute(_NOTICES, {"case_id": case_id})
    )


def consents_of(file: Reading, case_id: int) -> tuple[ConsentRow, ...]:
    """The consents of a case, in force or not, the last one first, in one statement."""
    return tuple(consent_row_of(row) for row in file.execute(_OF_CASE, {"case_id": case_id}))


def consent_row(file: Reading, uid: str) -> ConsentRow | None:
    """A consent by its uid (hexadecimal); None when it is gone."""
    if not uid:
        return None
    found = file.execute(_BY_UID, {"uid": bytes.fromhex(uid)}).one_or_none()
    return consent_row_of(found) if found else None


def consent_row_of(row: Row[Any]) -> ConsentRow:
    """A frozen row; codes that this version of the program does not know cover nothing."""
    known = {field.value for field in SharedField}
    return ConsentRow(
        id=row.id,
        case_id=row.case_id,
        seen=row.seen,
        uid=row.uid.hex(),
        organization=row.organization or "",
        organization_name=row.organization_name or "",
        purpose=ConsentPurpose(row.purpose or ConsentPurpose.REFERRAL),
        fields=tuple(SharedField(code) for code in (row.fields or "").split() if code in known),
        version=row.version or "",
        given_on=row.given_on,
        mode=ConsentMode(row.mode or ConsentMode.ORAL),
        ends_on=row.ends_on,
        withdrawn_on=row.withdrawn_on,
        withdrawal_note=row.withdrawal_note or "",
        officer=row.officer or "",
        note=row.note or "",
    )
