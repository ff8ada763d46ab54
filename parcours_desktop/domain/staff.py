"""Members of the staff: the login by which edits name who wrote them."""

from datetime import date

from parcours_desktop.domain.names import fold
from parcours_desktop.domain.roles import CARRIERS
from parcours_desktop.domain.rows import OfficerRow


def login_of(name: str) -> str:
    """A login from a name: « Sophie Lavoie » is ``s.lavoie``; one word stays itself."""
    words = fold(name).split()
    if not words:
        return ""
    return f"{words[0][0]}.{words[-1]}" if len(words) > 1 else words[0]


def is_active(person: OfficerRow, today: date) -> bool:
    """Whether a member of the staff can hold cases on a day: of a role that does, and not gone."""
    return person.role in CARRIERS and (person.left_on is None or person.left_on > today)
