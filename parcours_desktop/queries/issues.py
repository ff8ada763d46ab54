"""The print register: what left the office, the last one first; by case, by the bytes, by the code that pages bear."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Row, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.service_tables import issue, organization
from parcours_desktop.database.tables import case_summary, cases
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import IssueRow

AT_MOST = 500
_named = record.alias("named")
_ROWS = (
    select(issue, organization.c.name.label("recipient_name"), case_summary.c.list_name, cases.c.file_number)
    .outerjoin(_named, _named.c.uid == func.unhex(issue.c.recipient))
    .outerjoin(organization, organization.c.id == _named.c.id)
    .outerjoin(cases, cases.c.id == issue.c.case_id)
    .outerjoin(case_summary, case_summary.c.id == issue.c.case_id)
    .where(issue.c.removed == 0, issue.c.issued_at.is_not(None))
    .order_by(issue.c.issued_at.desc(), issue.c.id.desc())
)


def issues(
    file: Reading,
    *,
    case_id: int | None = None,
    kind: DocumentKind | None = None,
    since: date | None = None,
    until: date | None = None,
    batch: str = "",
    most: int = AT_MOST,
) -> tuple[IssueRow, ...]:
    """The register, narrowed as asked; ``until`` is a day that counts still. At most ``most`` rows, in one statement."""
    wanted = _wanted(case_id, kind, since, until)
    if batch:
        wanted.append(issue.c.batch == batch)
    return tuple(map(_row, file.execute(_ROWS.where(*wanted).limit(most))))


def issue_ids(
    file: Reading,
    *,
    case_id: int | None = None,
    kind: DocumentKind | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[int, ...]:
    """The ids of the whole register, narrowed as asked, the last one first."""
    wanted = (issue.c.removed == 0, issue.c.issued_at.is_not(None), *_wanted(case_id, kind, since, until))
    found = select(issue.c.id).where(*wanted).order_by(issue.c.issued_at.desc(), issue.c.id.desc())
    return tuple(file.execute(found).scalars())


def issues_with_ids(file: Reading, ids: Sequence[int]) -> tuple[IssueRow, ...]:
    """Some lines of the register by their ids, the last one first."""
    return tuple(map(_row, file.execute(_ROWS.where(issue.c.id.in_(ids)))))


def _wanted(
    case_id: int | None, kind: DocumentKind | None, since: date | None, until: date | None
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if case_id is not None:
        wanted.append(issue.c.case_id == case_id)
    if kind is not None:
        wanted.append(issue.c.kind == kind)
    if since is not None:
        wanted.append(issue.c.issued_at >= datetime.combine(since, time()))
    if until is not None:
        wanted.append(issue.c.issued_at < datetime.combine(until + timedelta(days=1), time()))
    return wanted


def issues_with_bytes(file: Reading, sha256: str) -> tuple[IssueRow, ...]:
    """What left with exactly these bytes."""
    return tuple(map(_row, file.execute(_ROWS.where(issue.c.sha256 == sha256))))


def issues_with_code(file: Reading, code: str) -> tuple[IssueRow, ...]:
    """What left with this code on its pages."""
    return tuple(map(_row, file.execute(_ROWS.where(issue.c.code == code))))


def _row(row: Row[tuple[object, ...]]) -> IssueRow:
    return IssueRow(
        id=row.id,
        case_id=row.case_id or 0,
        issued_at=row.issued_at,
        kind=DocumentKind(row.kind or DocumentKind.PLAN),
        audience=Audience(row.audience or Audience.PERSON),
        recipient=row.recipient or "",
        recipient_name=row.recipient_name or "",
        version=row.version,
        language=row.language or "",
        language_ground=row.language_ground or "",
        sha256=row.sha256 or "",
        code=row.code or "",
        pages=row.pages or 0,
        batch=row.batch or "",
        officer=row.officer or "",
        person_name=row.list_name or "",
        file_number=row.file_number or "",
    )
