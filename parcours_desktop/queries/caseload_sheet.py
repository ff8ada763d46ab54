"""The load of an officer, of an office or of the whole file in figures: nine counts, whatever the number of cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases, step
from parcours_desktop.domain.case_state import SILENT_AFTER_DAYS
from parcours_desktop.domain.caseload_sheet import CaseloadSheet, ClockCount, OfficerLoad, StrandCount
from parcours_desktop.domain.clock import ClockState
from parcours_desktop.domain.codes import Category, Stage, StepState, Strand
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.reference import Reference

MONTHS = 12
"""Months of arrivals that the page shows, the current one included; the clock counts the people who arrived in them."""
_JOINED = cases.join(summary, summary.c.id == cases.c.id)
_OPEN = tuple(state.value for state in StepState if state.is_open)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose cases: an officer's (login), an office's (code), or all of the file."""

    officer: str = ""
    office: str = ""

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """What the cases must be."""
        asked = ((cases.c.officer, self.officer), (cases.c.office, self.office))
        return (
            cases.c.removed == 0,
            cases.c.merged_into.is_(None),
            *(stored == code for stored, code in asked if code),
        )


def caseload_sheet(
    file: Reading, today: date, reference: Reference, *, officer: str = "", office: str = ""
) -> CaseloadSheet:
    """The page of an officer (login), of an office (code) or, without either, of the whole file, on a day.

    The clock counts everybody who arrived in the months shown, closed cases too; all the rest counts open cases.
    """
    whose = Whose(officer, office)
    people = {person.login: person for person in staff(file)}
    named = people.get(officer) or (OfficerRow(officer, officer, "", "") if officer else None)
    place = reference.office(office or (named.office if named else ""))
    months = months_until(today)
    clocks = _clocks(file, whose, today, months[0])
    open_of = _counted(file, whose, cases.c.officer)
    late_of = _late_steps(file, whose, today)
    return CaseloadSheet(
        officer=named,
        office_name=place.name if place else office,
        on=today,
        programme_name=reference.programme_name(today),
        open_cases=sum(open_of.values()),
        closed_cases=_count(file, whose, summary.c.is_open == 0),
        stages=_in_order(Stage, _counted(file, whose, summary.c.stage)),
        clock=_sum(clocks.values()),
        strands=_strands(file, whose, today),
        cases_late=_count(file, whose, and_(summary.c.is_open == 1, summary.c.step_due_on < today)),
        silent=_count(
            file,
            whose,
            and_(summary.c.is_open == 1, summary.c.last_contact_on <= today - timedelta(days=SILENT_AFTER_DAYS)),
        ),
        silent_days=SILENT_AFTER_DAYS,
        months=_arrivals(file, whose, months, today),
        categories=_categories(_counted(file, whose, cases.c.category)),
        languages=_languages(_counted(file, whose, cases.c.contact_language), reference),
        interpreters=_count(file, whose, and_(summary.c.is_open == 1, cases.c.interpreter == 1)),
        officers=() if officer else tuple(_loads(people, open_of, clocks, late_of)),
    )


def months_until(today: date) -> tuple[date, ...]:
    """The first days of the last ``MONTHS`` months, in order, that of ``today`` last."""
    back = (today.year * 12 + today.month - 1 - away for away in range(MONTHS - 1, -1, -1))
    return tuple(date(month // 12, month % 12 + 1, 1) for month in back)


def _count(file: Reading, whose: Whose, condition: ColumnElement[bool]) -> int:
    found: int = file.execute(
        select(func.count()).select_from(_JOINED).where(*whose.conditions, condition)
    ).scalar_one()
    return found


def _counted(file: Reading, whose: Whose, by: ColumnElement[Any]) -> dict[str, int]:
    """Open cases by a column; "" where it is empty."""
    value = func.coalesce(by, "")
    statement = (
        select(value, func.count())
        .select_from(_JOINED)
        .where(*whose.conditions, summary.c.is_open == 1)
        .group_by(value)
    )
    return {str(key): count for key, count in file.execute(statement)}


def _clocks(file: Reading, whose: Whose, today: date, since: date) -> dict[str, ClockCount]:
    """The clocks by officer: arrivals since a day, and open cases whose arrival is still to come."""
    in_time = or_(summary.c.deadline_on.is_(None), summary.c.first_met_on <= summary.c.deadline_on)
    state = case(
        (and_(summary.c.first_met_on.is_not(None), in_time), ClockState.MET.value),
        (func.coalesce(cases.c.excuse_reason, "") != "", ClockState.EXCUSED.value),
        (
            or_(cases.c.arrived_on.is_(None), summary.c.deadline_on.is_(None), cases.c.arrived_on > today),
            ClockState.NOT_STARTED.value,
        ),
        (or_(summary.c.first_met_on.is_not(None), summary.c.deadline_on < today), ClockState.MISSED.value),
        else_=ClockState.RUNNING.value,
    )
    login = func.coalesce(cases.c.officer, "")
    wanted = or_(cases.c.arrived_on >= since, and_(cases.c.arrived_on.is_(None), summary.c.is_open == 1))
    statement = (
        select(login, state, func.count()).select_from(_JOINED).where(*whose.conditions, wanted).group_by(login, state)
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for officer, kind, count in file.execute(statement):
        found[officer][kind] = count
    return {
        officer: ClockCount(**{kind.value: counts.get(kind.value, 0) for kind in ClockState})
        for officer, counts in found.items()
    }


def _sum(counts: Iterable[ClockCount]) -> ClockCount:
    total = ClockCount(0, 0, 0, 0, 0)
    for one in counts:
        total = replace(
            total,
            met=total.met + one.met,
            missed=total.missed + one.missed,
            excused=total.excused + one.excused,
            running=total.running + one.running,
            not_started=total.not_started + one.not_started,
        )
    return total


def _strands(file: Reading, whose: Whose, today: date) -> tuple[StrandCount, ...]:
    late = and_(step.c.state.in_(_OPEN), step.c.due_on < today)
    statement = (
        select(step.c.strand, step.c.state, func.count(), func.sum(case((late, 1), else_=0)))
        .select_from(_JOINED.join(step, step.c.case_id == cases.c.id))
        .where(*whose.conditions, summary.c.is_open == 1, step.c.removed == 0)
        .group_by(step.c.strand, step.c.state)
    )
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for strand, state, count, past in file.execute(statement):
        found[strand or Strand.SETTLEMENT][state or StepState.TO_DO] = (count, past or 0)
    return tuple(
        StrandCount(
            strand,
            tuple((state, found[strand].get(state, (0, 0))[0]) for state in StepState),
            sum(past for _, past in found[strand].values()),
        )
        for strand in Strand
    )


def _late_steps(file: Reading, whose: Whose, today: date) -> dict[str, int]:
    """Open steps past due, by officer."""
    login = func.coalesce(cases.c.officer, "")
    statement = (
        select(login, func.count())
        .select_from(_JOINED.join(step, step.c.case_id == cases.c.id))
        .where(
            *whose.conditions,
            summary.c.is_open == 1,
            summary.c.step_due_on < today,
            step.c.removed == 0,
            step.c.state.in_(_OPEN),
            step.c.due_on < today,
        )
        .group_by(login)
    )
    return {officer: count for officer, count in file.execute(statement)}  # noqa: C416 rows of SQLAlchemy are no pairs to mypy


def _arrivals(file: Reading, whose: Whose, months: tuple[date, ...], today: date) -> tuple[tuple[date, int], ...]:
    month = func.substr(cases.c.arrived_on, 1, 7)
    statement = (
        select(month, func.count())
        .select_from(_JOINED)
        .where(*whose.conditions, cases.c.arrived_on >= months[0], cases.c.arrived_on <= today)
        .group_by(month)
    )
    found = {key: count for key, count in file.execute(statement)}  # noqa: C416
    return tuple((first, found.get(f"{first:%Y-%m}", 0)) for first in months)


def _in_order(codes: type[Stage], counts: Mapping[str, int]) -> tuple[tuple[Stage, int], ...]:
    return tuple((code, counts.get(code.value, 0)) for code in codes if code is not Stage.CLOSED)


def _categories(counts: Mapping[str, int]) -> tuple[tuple[Category | None, int], ...]:
    known: list[tuple[Category | None, int]] = [(code, counts.get(code.value, 0)) for code in Category]
    return tuple(pair for pair in (*known, (None, counts.get("", 0))) if pair[1])


def _languages(counts: Mapping[str, int], reference: Reference) -> tuple[tuple[str, int], ...]:
    named = ((reference.languages[code].name if code in reference.languages else code, n) for code, n in counts.items())
    return tuple(sorted(named, key=lambda pair: (-pair[1], pair[0])))


def _loads(
    people: Mapping[str, OfficerRow],
    cases_of: Mapping[str, int],
    clocks: Mapping[str, ClockCount],
    late: Mapping[str, int],
) -> Iterable[OfficerLoad]:
    """A line for each officer with cases, by name; those to be assigned last."""
    logins = {*cases_of, *clocks}
    for login in sorted(logins, key=lambda one: (not one, people[one].name if one in people else one)):
        person = people.get(login) or (OfficerRow(login, login, "", "") if login else None)
        yield OfficerLoad(person, cases_of.get(login, 0), clocks.get(login) or _sum(()), late.get(login, 0))
