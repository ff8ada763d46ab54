"""The dated weights of cases."""

from parcours_desktop.domain.caseload import LoadRule
from parcours_desktop.system.reference_tables import read_tree


def load_rules() -> tuple[LoadRule, ...]:
    """One row for each period."""
    return tuple(LoadRule(**row) for row in read_tree("caseload")["weights"])
