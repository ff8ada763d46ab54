"""The load of officers in hundredths of a case: the weights of their open cases (``domain.caseload``), summed by the file."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.caseload import LoadRule

ONE, ZERO = literal(1, literal_execute=True), literal(0, literal_execute=True)
"""Written out: no partial index would serve a value that is bound."""
Within = Callable[[Any], tuple[ColumnElement[bool], ...]]
"""Given the kept counts, or what stands for them: which of them."""


def loads_of(file: Reading, rule: LoadRule) -> dict[str, int]:
    """The load of everybody who holds an open case, by login; "" for those that wait."""
    statement = (
        select(summary.c.officer, func.count(), func.sum(summary.c.interpreter), func.sum(summary.c.refugee))
        .where(summary.c.is_open == ONE)
        .group_by(summary.c.officer)
    )
    loads = household_weights(file, rule, _everybody)
    for login, cases, interpreters, refugees in file.execute(statement):
        own = cases * rule.case + interpreters * rule.interpreter + refugees * rule.refugee
        loads[login] = loads.get(login, 0) + own
    return loads


def household_weights(file: Reading, rule: LoadRule, within: Within) -> dict[str, int]:
    """What the households add to each load: all open cases of the file make them, only those within are added up."""
    homes = (
        select(
            summary.c.officer,
            summary.c.office,
            func.count().label("here"),
            func.sum(func.count()).over(partition_by=summary.c.household_key).label("members"),
        )
        .where(summary.c.is_open == ONE, summary.c.household_key.is_not(None))
        .group_by(summary.c.household_key, summary.c.officer, summary.c.office)
        .subquery()
    )
    others = func.sum(homes.c.here * func.min(homes.c.members - 1, rule.members_at_most))
    statement = select(homes.c.officer, others).where(*within(homes)).group_by(homes.c.officer)
    return {login: int(count) * rule.member for login, count in file.execute(statement)}


def _everybody(_kept: Any) -> tuple[ColumnElement[bool], ...]:
    return ()
