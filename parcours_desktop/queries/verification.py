"""Sealed versions by the code of their pages, or by the fingerprint of a PDF; those that were taken back too."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import case_summary, cases, officer, plan_version
from parcours_desktop.domain.sealing import code_of
from parcours_desktop.domain.sheet_text import sheet_from
from parcours_desktop.domain.verification import SealedVersion, Standing, Verdict
from parcours_desktop.queries.issues import issues_with_bytes, issues_with_code

_later = plan_version.alias("later")
_NEXT = (
    select(func.min(_later.c.number))
    .where(_later.c.case_id == plan_version.c.case_id, _later.c.removed == 0, _later.c.number > plan_version.c.number)
    .correlate(plan_version)
    .scalar_subquery()
)
_NEXT_ON = (
    select(func.min(_later.c.signed_on))
    .where(_later.c.case_id == plan_version.c.case_id, _later.c.removed == 0, _later.c.number > plan_version.c.number)
    .correlate(plan_version)
    .scalar_subquery()
)
_VERSIONS = (
    select(
        plan_version,
        cases.c.file_number,
        case_summary.c.list_name,
        officer.c.name.label("sealed_by_name"),
        _NEXT.label("next_number"),
        _NEXT_ON.label("next_on"),
    )
    .join(cases, cases.c.id == plan_version.c.case_id)
    .outerjoin(case_summary, case_summary.c.id == cases.c.id)
    .outerjoin(officer, officer.c.login == plan_version.c.sealed_by)
    .order_by(plan_version.c.removed, plan_version.c.id.desc())
)


def version_with_code(file: Reading, code: str) -> SealedVersion | None:
    """The version whose pages bear a code; one that stands before one that was taken back."""
    return _first(file, plan_version.c.code == code)


def version_with_bytes(file: Reading, sha256: str) -> SealedVersion | None:
    """The version of which a PDF has exactly these bytes: as it was sealed, or as it was printed or saved since."""
    sealed = _first(file, plan_version.c.sha256 == sha256)
    if sealed is not None or not sha256:
        return sealed
    codes = (row.code for row in issues_with_bytes(file, sha256) if row.code)
    return next(filter(None, (version_with_code(file, code) for code in codes)), None)


def verdict_on_code(file: Reading, code: str) -> Verdict:
    """What can be said of a typed code, as ``read_code`` gives it."""
    version = version_with_code(file, code) if code else None
    if version is None:
        return Verdict(Standing.UNKNOWN)
    return Verdict(version.standing, version, issues_with_code(file, code))


def verdict_on_bytes(file: Reading, sha256: str) -> Verdict | None:
    """What can be said of a PDF whose bytes are known; None when they are not."""
    issued = issues_with_bytes(file, sha256)
    if len({row.case_id for row in issued}) > 1:  # one file with the papers of many
        return Verdict(Standing.ISSUED, None, issued)
    version = version_with_bytes(file, sha256)
    if version is not None:
        return Verdict(version.standing, version, issued)
    if not issued:
        return None
    is_plan = issued[0].kind.is_plan and issued[0].version is None
    return Verdict(Standing.DRAFT if is_plan else Standing.ISSUED, None, issued)


def _first(file: Reading, wanted: ColumnElement[bool]) -> SealedVersion | None:
    row = file.execute(_VERSIONS.where(wanted, plan_version.c.number.is_not(None)).limit(1)).one_or_none()
    return _version(row) if row is not None else None


def _version(row: Row[Any]) -> SealedVersion:
    return SealedVersion(
        case_id=row.case_id,
        file_number=row.file_number or "",
        person_name=row.list_name or "",
        number=row.number,
        sealed_on=row.signed_on,
        sealed_by=row.sealed_by_name or row.sealed_by or "",
        code=row.code or "",
        withdrawn=bool(row.removed),
        next_number=row.next_number,
        next_on=date.fromisoformat(row.next_on) if isinstance(row.next_on, str) else row.next_on,
        intact=not row.code or _makes(row.sheet or "", row.code),
        sheet=row.sheet or "",
    )


def _makes(text: str, code: str) -> bool:
    """Whether the kept text is still the one of which the code was made."""
    try:
        sheet = sheet_from(text)
    except (ValueError, KeyError, TypeError):
        return False
    return sheet.code == code and code_of(sheet) == code
