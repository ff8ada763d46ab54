"""The collection notice and the consent form of one case, in the texts of the day; blank forms need no case."""

from datetime import date
from typing import TypedDict

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.notice_sheet import ConsentSheet, NoticeSheet
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.service_codes import ConsentPurpose
from parcours_desktop.domain.service_rows import ConsentRow
from parcours_desktop.queries.staff import officer_row
from parcours_desktop.system.reference import Reference

_CASE = (
    "SELECT cases.given_name, cases.family_name, cases.file_number, cases.office, cases.officer, officer.name, "
    "officer.phone FROM cases LEFT JOIN officer ON officer.login = cases.officer AND officer.removed = 0 "
    "WHERE cases.id = ? AND cases.removed = 0 LIMIT 1"
)


class _Person(TypedDict):
    person_name: str
    file_number: str
    officer_name: str
    office_name: str
    office_phone: str


def notice_sheet(file: Reading, case_id: int, today: date, reference: Reference) -> NoticeSheet:
    """The notice in force. Raises ``Refused`` when there is no such case."""
    person = _person(file, case_id, reference)
    return NoticeSheet(reference.notice_text(today), reference.programme_name(today), today, **person)


def consent_sheet(
    file: Reading,
    case_id: int,
    purpose: ConsentPurpose,
    today: date,
    reference: Reference,
    consent: ConsentRow | None = None,
) -> ConsentSheet:
    """The form for a purpose: blank, or filled as a consent was given. Raises ``Refused`` when there is no such case."""
    person = _person(file, case_id, reference)
    text, body = reference.consent_text(purpose, today), reference.notice_text(today).body
    name = reference.programme_name(today)
    if consent is None:
        return ConsentSheet(text, body, name, today, **person)
    return ConsentSheet(
        text,
        body,
        name,
        today,
        **person,
        organization=consent.organization_name,
        fields=consent.fields,
        ends_on=consent.ends_on,
    )


def _person(file: Reading, case_id: int, reference: Reference) -> _Person:
    row = file.exec_driver_sql(_CASE, (case_id,)).one_or_none()
    if row is None:
        raise Refused(Refusal("row_is_gone"))
    office = reference.office(row.office or "")
    named = officer_row(row.officer, row.name, None, row.office, row.phone, None) if row.officer else None
    return _Person(
        person_name=" ".join(filter(None, (row.given_name, row.family_name))),
        file_number=row.file_number or "",
        officer_name=named.name if named else "",
        office_name=office.name if office else row.office or "",
        office_phone=(named.phone if named else "") or (office.phone if office else ""),
    )
