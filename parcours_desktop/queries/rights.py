"""What a reading may show: a query for some roles alone asks first whether whoever reads has the right."""

from parcours_desktop.database.reading import RIGHTS, Reading
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.roles import Right, refusal_of


def require(file: Reading, right: Right) -> None:
    """Raises ``Refused`` unless the desk opened the reading for somebody who has the right."""
    if right not in file.get_execution_options().get(RIGHTS, frozenset()):
        raise Refused(refusal_of(right))
