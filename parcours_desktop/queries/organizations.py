"""The directory of partner organizations: by name, narrowed by what is looked for, and who is referred there now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from parcours_desktop.database.journal import position
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.organizations import is_old
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.domain.written_days import written_day

_ROWS = (
    "SELECT organization.*, lower(hex(record.uid)) AS uid FROM organization JOIN record ON record.id = organization.id "
    "WHERE organization.removed=0 AND coalesce(organization.name, '')<>''"
)
_REFERRED = (
    "SELECT count(DISTINCT referral.case_id) FROM referral JOIN cases ON cases.id = referral.case_id "
    "WHERE referral.organization=? AND referral.removed=0 AND cases.removed=0 AND cases.merged_into IS NULL "
    "AND cases.closed_on IS NULL AND referral.state IN ('sent', 'received', 'taken_on', 'waiting_list')"
)


@dataclass(frozen=True, slots=True)
class OrganizationFilter:
    """What is looked for. ``text``: each word begins a word of its name, city, or other texts.

    ``region`` also finds those of the whole of Québec; ``unchecked_months``: nobody made sure for more than so many
    months; ``closed``: those that are closed too.
    """

    text: str = ""
    service: ServiceKind | None = None
    region: str = ""
    language: str = ""
    unchecked_months: int | None = None
    closed: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out that stands in the directory and is open."""
        return bool(self.text.strip() or self.service or self.region or self.language or self.unchecked_months)


def organizations(
    file: Reading, wanted: OrganizationFilter | None = None, today: date | None = None
) -> tuple[OrganizationRow, ...]:
    """The organizations that match, by name. ``today`` is needed to look for those not checked for long."""
    asked = wanted or OrganizationFilter()
    seen = position(file)
    rows = (_row(row, seen) for row in file.exec_driver_sql(_ROWS))
    found = [row for row in rows if _matches(row, asked, today)]
    return tuple(sorted(found, key=_by_name))


def organization_of(file: Reading, organization_id: int) -> OrganizationRow | None:
    """One organization by its id; closed ones too."""
    row = file.exec_driver_sql(f"{_ROWS} AND organization.id=?", (organization_id,)).one_or_none()
    return None if row is None else _row(row, position(file))


def organization_named_by(file: Reading, uid: str) -> OrganizationRow | None:
    """One organization by its uid (hexadecimal), as other rows name it; closed ones too."""
    try:
        wanted = bytes.fromhex(uid)
    except ValueError:
        return None
    row = file.exec_driver_sql(f"{_ROWS} AND record.uid=?", (wanted,)).one_or_none()
    return None if row is None else _row(row, position(file))


def names_by_uid(file: Reading) -> dict[str, str]:
    """The name of every organization by its uid, closed ones too."""
    return {row.uid: row.name for row in file.exec_driver_sql(_ROWS)}


def referred_to(file: Reading, uid: str) -> int:
    """How many people with an open case are referred to an organization (uid), and neither refused nor withdrawn."""
    return int(file.exec_driver_sql(_REFERRED, (uid,)).scalar_one())


def _by_name(row: OrganizationRow) -> tuple[str, str, int]:
    return fold(row.name), fold(row.city), row.id


def _matches(row: OrganizationRow, asked: OrganizationFilter, today: date | None) -> bool:
    left_out = (
        (row.closed_on is not None and not asked.closed),
        (asked.service is not None and asked.service not in row.services),
        (bool(asked.region and row.regions) and asked.region not in row.regions),
        (bool(asked.language) and asked.language not in row.languages),
        (asked.unchecked_months is not None and not (today and is_old(row.checked_on, today, asked.unchecked_months))),
    )
    return not any(left_out) and _bears(row, fold(asked.text).split())


def _bears(row: OrganizationRow, typed: Sequence[str]) -> bool:
    """Whether each word typed begins a word of its texts."""
    if not typed:
        return True
    words = fold(f"{row.name} {row.city} {row.contact} {row.street} {row.eligibility} {row.note} {row.email}").split()
    return all(any(word.startswith(part) for word in words) for part in typed)


def _row(row: Row[Any], seen: int) -> OrganizationRow:
    known = {kind.value for kind in ServiceKind}
    return OrganizationRow(
        id=row.id,
        seen=seen,
        uid=row.uid,
        name=row.name or "",
        services=tuple(ServiceKind(code) for code in (row.services or "").split() if code in known),
        regions=tuple((row.regions or "").split()),
        languages=tuple((row.languages or "").split()),
        eligibility=row.eligibility or "",
        contact=row.contact or "",
        phone=row.phone or "",
        email=row.email or "",
        website=row.website or "",
        street=row.street or "",
        city=row.city or "",
        postal_code=row.postal_code or "",
        checked_on=written_day(row.checked_on),
        checked_by=row.checked_by or "",
        note=row.note or "",
        closed_on=written_day(row.closed_on),
    )
