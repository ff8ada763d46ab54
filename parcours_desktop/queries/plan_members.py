"""The other members of a household, as far as the plan of one of them needs to know them."""

from dataclasses import dataclass
from datetime import date

from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.planning import age_on
from parcours_desktop.domain.written_days import written_day


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member with an open case. ``shared`` holds the keys of the shared steps that stand in that member's plan."""

    case_id: int
    name: str
    birth_date: date | None
    shared: frozenset[str]

    def age(self, today: date) -> int | None:
        """Full years on a day; None when the birth date is not known."""
        return None if self.birth_date is None else age_on(self.birth_date, today)


_MEMBERS = (
    "SELECT other.id, other.given_name, other.family_name, other.birth_date, group_concat(step.shared_uid) AS shared "
    "FROM cases mine JOIN cases other ON other.household_key = mine.household_key AND other.id <> mine.id "
    "LEFT JOIN step ON step.case_id = other.id AND step.removed = 0 AND step.shared_uid IS NOT NULL "
    "WHERE mine.id=? AND mine.household_key <> '' AND other.removed=0 AND other.merged_into IS NULL AND other.closed_on IS NULL "
    "GROUP BY other.id ORDER BY other.birth_date, other.id"
)


def plan_members(file: Reading, case_id: int) -> tuple[MemberRow, ...]:
    """The other members of a case's household whose cases are open, the eldest first; in one statement."""
    return tuple(
        MemberRow(
            row.id,
            " ".join(filter(None, (row.given_name, row.family_name))),
            written_day(row.birth_date),
            frozenset(row.shared.split(",")) if row.shared else frozenset(),
        )
        for row in file.exec_driver_sql(_MEMBERS, (case_id,))
    )
