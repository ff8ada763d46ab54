"""The staff of the office, as the file knows it."""

from datetime import date

from sqlalchemy import select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import officer
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.rows import OfficerRow

_STAFF = select(officer).where(officer.c.removed == 0).order_by(officer.c.name, officer.c.id)


def staff(file: Reading) -> tuple[OfficerRow, ...]:
    """Everybody, by name."""
    return tuple(
        officer_row(row.login, row.name, row.role, row.office, row.phone, row.feminine, row.languages, row.left_on)
        for row in file.execute(_STAFF)
    )


def officer_row(
    login: str,
    name: str | None,
    role: str | None,
    office: str | None,
    phone: str | None,
    feminine: int | None,
    languages: str | None = None,
    left_on: date | None = None,
) -> OfficerRow:
    """A member of the staff from stored columns, any of which but the login may be empty."""
    spoken = tuple((languages or "").split())
    return OfficerRow(login, name or login, role or "", office or "", phone or "", bool(feminine), spoken, left_on)


def person_of_login(file: Reading, login: str) -> OfficerRow:
    """The member of the staff with a login; one that the file does not know yet has the login for a name."""
    known = {person.login: person for person in staff(file)}
    return known.get(login) or OfficerRow(login, login, OfficerRole.OFFICER, "")
