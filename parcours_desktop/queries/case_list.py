"""The list of cases: which ones and in which order (ids), then the rows of those that are painted, then counts.

Nothing here pages by OFFSET: a list is a vector of ids, its rows are read by id when they come into view.
"""

import json
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    column,
    false,
    func,
    or_,
    select,
    table,
    true,
)
from sqlalchemy import text as sql_text
from sqlalchemy.sql.visitors import iterate

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.search import match_of
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.tables import cases
from parcours_desktop.domain.codes import Stage, Strand

NOBODY = ""  # the officer of cases that wait to be assigned


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases. None or empty asks nothing; ``officer`` "" asks for those without one (``NOBODY``).

    ``arrived_from`` and ``arrived_to`` bound the confirmed arrival, or else the expected one. ``among`` bounds the list
    to given cases (probable duplicates).
    """

    text: str = ""
    officer: str | None = None
    office: str | None = None
    stages: tuple[Stage, ...] = ()
    strand: Strand | None = None
    language: str | None = None
    region: str | None = None
    arrived_from: date | None = None
    arrived_to: date | None = None
    late: bool = False
    without_next: bool = False
    closed: bool = False
    among: tuple[int, ...] | None = None


class CaseOrder(StrEnum):
    """What a list can be sorted by."""

    FILE_NUMBER = "file_number"
    NAME = "name"
    COUNTRY = "country"
    STRAND = "strand"
    STAGE = "stage"
    NEXT = "next"
    DEADLINE = "deadline"
    ARRIVAL = "arrival"
    LANGUAGE = "language"
    REGION = "region"
    OFFICE = "office"
    OFFICER = "officer"
    LAST_CONTACT = "last_contact"


@dataclass(frozen=True, slots=True)
class CaseListRow:
    """One line of the list. Dates are as kept; what state they make today is the screen's to say."""

    id: int
    file_number: str
    list_name: str
    family_name: str
    given_name: str
    birth_date: date | None
    birth_country: str
    csq_number: str
    contact_language: str
    region: str
    office: str
    officer: str
    arriving_on: date | None
    arrived_on: date | None
    closed_on: date | None
    excuse_reason: str
    household_key: str
    phone: str
    email: str
    stage: str
    deadline_on: date | None
    first_met_on: date | None
    next_on: date | None
    next_what: str
    next_strand: str
    step_due_on: date | None
    last_contact_on: date | None
    steps: int
    steps_done: int
    open_settlement: int
    open_french: int
    open_employment: int
    open_community: int
    conflicts: int


_arrival = func.coalesce(cases.c.arrived_on, cases.c.arriving_on, type_=cases.c.arrived_on.type)
_ORDERS: dict[CaseOrder, ColumnElement[Any]] = {
    CaseOrder.FILE_NUMBER: cases.c.file_number,
    CaseOrder.NAME: summary.c.sort_name,
    CaseOrder.COUNTRY: cases.c.birth_country,
    CaseOrder.STRAND: summary.c.next_strand,
    CaseOrder.STAGE: summary.c.stage,
    CaseOrder.NEXT: summary.c.next_on,
    CaseOrder.DEADLINE: summary.c.deadline_on,
    CaseOrder.ARRIVAL: _arrival,
    CaseOrder.LANGUAGE: cases.c.contact_language,
    CaseOrder.REGION: cases.c.region,
    CaseOrder.OFFICE: cases.c.office,
    CaseOrder.OFFICER: cases.c.officer,
    CaseOrder.LAST_CONTACT: summary.c.last_contact_on,
}
_search = table("case_search", column("rowid"))
_FROM_SUMMARY = {
    "list_name", "stage", "deadline_on", "first_met_on", "next_on", "next_what", "next_strand", "step_due_on", "last_contact_on",
    "steps", "steps_done", "open_settlement", "open_french", "open_employment", "open_community", "conflicts",
}  # fmt: skip
_NAMES = tuple(field.name for field in fields(CaseListRow))
_TEXTS = tuple(field.name for field in fields(CaseListRow) if field.type is str)
_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<dd>\d{1,2})[/.-](?P<mm>\d{1,2})[/.-](?P<yy>\d{4})")
_PART = 900


def _shown(name: str) -> ColumnElement[Any]:
    """The column of a row; a text that is not known is empty."""
    stored = summary.c[name] if name in _FROM_SUMMARY else cases.c[name]
    return func.coalesce(stored, "") if name in _TEXTS else stored


_ROWS = (
    select(*map(_shown, _NAMES))
    .join_from(cases, summary, summary.c.id == cases.c.id)
    .where(cases.c.id.in_(bindparam("ids", expanding=True)))
)


def case_ids(
    file: Reading, wanted: CaseFilter, today: date, order: CaseOrder = CaseOrder.NAME, *, descending: bool = False
) -> "array[int]":  # not subscriptable before Python 3.12
    """Ids of the cases of a list, in its order; those without a value come last, equals follow their names.

    By name, what was found as it is written comes before what only sounds alike.
    """
    value = _ORDERS[order]
    ranked: list[ColumnElement[Any]] = [value.desc() if descending else value.asc()]
    if order is not CaseOrder.NAME:
        ranked = [value.is_(None), *ranked, summary.c.sort_name.asc()]
    elif match_of(wanted.text):
        as_written = select(_search.c.rowid).where(sql_text("case_search MATCH :as_written"))
        ranked = [summary.c.id.in_(as_written).desc(), *ranked]
    ranked.append(summary.c.id)  # of the summary: the index of names ends in it
    statement = _restricted(select(summary.c.id), wanted, today, ranked).order_by(*ranked)
    return array("q", file.execute(statement, _bound(wanted)).scalars())


def case_rows(file: Reading, ids: Sequence[int]) -> list[CaseListRow]:
    """The rows of the given cases, in the order given; ids that are gone are left out."""
    found: dict[int, CaseListRow] = {}
    for start in range(0, len(ids), _PART):
        part = file.execute(_ROWS, {"ids": ids[start : start + _PART]})
        found |= {row[0]: CaseListRow(*row) for row in part}
    return [found[case_id] for case_id in ids if case_id in found]


def case_count(file: Reading, wanted: CaseFilter, today: date) -> int:
    """How many cases a filter holds."""
    count: int = file.execute(_restricted(select(func.count()), wanted, today), _bound(wanted)).scalar_one()
    return count


def _bound(wanted: CaseFilter) -> dict[str, Any]:
    match = match_of(wanted.text)
    return {"match": match, "as_written": match_of(wanted.text, as_written=True)} if match else {}


def _restricted(
    statement: Select[Any], wanted: CaseFilter, today: date, ranked: Sequence[ColumnElement[Any]] = ()
) -> Select[Any]:
    """The statement on the cases of a filter. Open cases are known by their summary: their own rows are read only if asked for."""
    conditions = _conditions(wanted, today)
    if summary.c.is_open.name in _columns(summary, conditions[:1]) and not _columns(cases, (*conditions, *ranked)):
        return statement.select_from(summary).where(*conditions)
    statement = statement.select_from(cases.join(summary, summary.c.id == cases.c.id))
    return statement.where(cases.c.removed == 0, cases.c.merged_into.is_(None), *conditions)


def _columns(of: Table, clauses: Iterable[ColumnElement[Any]]) -> set[str]:
    """The columns of a table that clauses name."""
    parts = (part for clause in clauses for part in iterate(clause))
    return {part.name for part in parts if isinstance(part, Column) and part.table is of}


def _conditions(wanted: CaseFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [cases.c.closed_on.is_not(None) if wanted.closed else summary.c.is_open == 1]
    if wanted.closed is False and Stage.CLOSED in wanted.stages:
        found = [true()]
    if wanted.text.strip():
        matching = select(_search.c.rowid).where(sql_text("case_search MATCH :match"))
        born = _day_typed(wanted.text)
        either = cases.c.birth_date == born if born else false()
        found.append(or_(summary.c.id.in_(matching), either) if match_of(wanted.text) else false())
    for stored, asked in (
        (cases.c.office, wanted.office),
        (cases.c.contact_language, wanted.language),
        (cases.c.region, wanted.region),
    ):
        if asked is not None:
            found.append(stored == asked)
    if wanted.officer == NOBODY:
        found.append(or_(cases.c.officer.is_(None), cases.c.officer == NOBODY))
    elif wanted.officer is not None:
        found.append(cases.c.officer == wanted.officer)
    if wanted.stages:
        found.append(summary.c.stage.in_([str(stage) for stage in wanted.stages]))
    if wanted.strand is not None:
        found.append(summary.c[f"open_{wanted.strand}"] > 0)
    if wanted.among is not None:
        given = func.json_each(json.dumps(wanted.among)).table_valued("value")  # more than can be bound one by one
        found.append(summary.c.id.in_(select(given.c.value)))
    return found + _dated(wanted, today)


def _day_typed(text: str) -> date | None:
    """The day that a search names, to find who was born on it: 1984-05-06 or 06/05/1984."""
    typed = _DAY.fullmatch(text.strip())
    if typed is None:
        return None
    year, month, day = typed["y"] or typed["yy"], typed["m"] or typed["mm"], typed["d"] or typed["dd"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _dated(wanted: CaseFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.arrived_from is not None:
        found.append(_arrival >= wanted.arrived_from)
    if wanted.arrived_to is not None:
        found.append(_arrival <= wanted.arrived_to)
    if wanted.late:
        missed = and_(summary.c.deadline_on < today, summary.c.first_met_on.is_(None), cases.c.excuse_reason.is_(None))
        found.append(or_(summary.c.step_due_on < today, missed))
    if wanted.without_next:
        found.append(and_(summary.c.next_on.is_(None), summary.c.next_what.is_(None)))
    return found
