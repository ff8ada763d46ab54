"""What each role may see and do: one table. The desk enforces it on every command, queries on what only some may read.

Source: the programme gives the roles of officer and coordinator; access only for those whose functions need it (Act
respecting Access to documents held by public bodies, s. 62) gives the rest: who keeps the reference data reads no case.
"""

from collections.abc import Mapping
from enum import Enum

from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.refusal import Refusal


class Right(Enum):
    """One thing that somebody may see or do."""

    READ_CASES = "read_cases"
    WRITE_CASES = "write_cases"
    PRINT = "print"
    DIRECTORY = "directory"
    WORKING_DAYS = "working_days"
    ASSIGN = "assign"
    APPROVE = "approve"
    TEAM = "team"
    FIGURES = "figures"
    REFERENCE = "reference"
    STAFF = "staff"


RIGHTS: Mapping[OfficerRole, frozenset[Right]] = {
    OfficerRole.OFFICER: frozenset({Right.READ_CASES, Right.WRITE_CASES, Right.PRINT, Right.DIRECTORY}),
    OfficerRole.COORDINATOR: frozenset(Right),
    OfficerRole.ADMINISTRATOR: frozenset({Right.REFERENCE, Right.STAFF, Right.DIRECTORY, Right.WORKING_DAYS}),
    OfficerRole.READER: frozenset({Right.READ_CASES, Right.TEAM, Right.FIGURES}),
}
CARRIERS = frozenset({OfficerRole.OFFICER, OfficerRole.COORDINATOR})
"""The roles that can hold cases."""


def rights_of(role: str) -> frozenset[Right]:
    """The rights of a role by its code; none for a role that is not known."""
    return RIGHTS[OfficerRole(role)] if role in set(OfficerRole) else frozenset()


def refusal_of(right: Right) -> Refusal:
    """What is said to somebody who has not the right."""
    return Refusal("workdays_coordination_only" if right is Right.WORKING_DAYS else "not_allowed")
