"""The lists of the first page: what runs out, is late, is not answered or expires, and the entries of the day.

Each list is one statement that reads no more rows than are shown and counts the rest; an officer's are found by the
index of their cases. The whole office of 10,000 cases takes some frames: whoever shows it reads aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.domain.approvals import ACCEPTED_SHOWN_DAYS
from parcours_desktop.domain.calendar_rules import CalendarRules
from parcours_desktop.domain.codes import AppointmentState, Strand
from parcours_desktop.domain.today import (
    EXPECTED_DAYS,
    Entry,
    ExpiringPaper,
    MetShare,
    Today,
    TodayList,
    TodayRow,
    TodaySlice,
    clocks_shown,
    entries_of,
    ranked,
    whole,
)
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.queries.appointments import appointment_row
from parcours_desktop.queries.today_approvals import ANSWERED, APPROVAL_CASES, APPROVALS, TO_ANSWER
from parcours_desktop.queries.today_follow_ups import DUE_CASES, DUE_FOLLOW_UPS
from parcours_desktop.queries.today_lists import (
    EARLIER,
    LISTS,
    OF_DAY,
    PLANNED,
    SHARE,
    TERM_CASES,
    THESE,
    UNTOLD_CASES,
)
from parcours_desktop.queries.today_referrals import UNANSWERED_CASES, UNANSWERED_REFERRALS

SHOWN, CLOCKS_SHOWN = 5, 8
"""Rows of a list that are read to be shown; of the clocks more, for they stand in two halves."""
SLACK = timedelta(days=3)  # months end on different days: read a little more, then count each month exactly


@dataclass(frozen=True, slots=True)
class TodayScope:
    """Whose page of which day: an officer's (login) or everybody's (None); ``terms``: months from the arrival within which
    a step of the catalogue must be done by law, by its code.
    """

    officer: str | None
    today: date
    rules: CalendarRules
    terms: Mapping[str, int]
    approves: bool = False
    shown: int = SHOWN
    clocks_shown: int = CLOCKS_SHOWN

    def days(self) -> dict[str, Any]:
        """The days between which the lists lie."""
        alert = timedelta(days=max(self.rules.expiry_alerts, default=0))
        return {
            "today": self.today,
            "asked_before": self.today - timedelta(days=self.rules.unanswered_days),
            "heard_before": self.today - timedelta(days=self.rules.silent_days),
            "expired_from": self.today - alert,
            "expired_to": self.today + alert,
            "expected_to": self.today + timedelta(days=EXPECTED_DAYS),
            "answered_from": self.today - timedelta(days=ACCEPTED_SHOWN_DAYS),
            "month_from": self.today.replace(day=1),
            "month_to": months_after(self.today.replace(day=1), 1),
        }

    def follow_up_days(self) -> dict[str, Any]:
        """The day up to which follow-ups are due, and the moment from which appointments are to come."""
        return {"today": self.today, "first": datetime.combine(self.today, time())}

    @property
    def owned(self) -> tuple[ColumnElement[bool], ...]:
        """What narrows a list to the officer's own cases."""
        return () if self.officer is None else (cases.c.officer == self.officer,)

    def narrowed(self, statement: Any, owner: ColumnElement[Any] = cases.c.officer) -> Any:
        """A statement on what is the officer's alone."""
        return statement if self.officer is None else statement.where(owner == self.officer)


def today_page(file: Reading, scope: TodayScope) -> Today:
    """Everything on the page, in at most sixteen statements."""
    days = scope.days()
    lists: dict[TodayList, TodaySlice] = {
        which: _slice(file, scope, which, days) for which in LISTS if which is not TodayList.EXPIRING
    }
    lists[TodayList.CLOCKS] = _with_plans(file, scope, lists[TodayList.CLOCKS])
    lists[TodayList.UNANSWERED] = _unanswered(file, scope, days, lists[TodayList.UNANSWERED])
    lists[TodayList.FOLLOW_UPS] = _follow_ups(file, scope)
    lists[TodayList.APPROVALS] = _approvals(file, scope, days)
    lists[TodayList.EXPIRING] = _expiring(file, scope, days)
    first = datetime.combine(scope.today, time())
    of_day = scope.narrowed(OF_DAY, appointment.c.officer)
    found = file.execute(of_day, {"first": first, "last": first + timedelta(days=1)})
    earlier, total = _earlier(file, scope, first)
    of, met = file.execute(scope.narrowed(SHARE), days).one()
    entries = entries_of(map(appointment_row, found))
    return Today(scope.today, lists, entries, earlier, total, MetShare(met, of))


def today_cases(file: Reading, scope: TodayScope, which: TodayList) -> tuple[int, ...]:
    """The cases of a whole list, in the order of their ids."""
    days = scope.days()
    if which is TodayList.UNTOLD:
        tomorrow = {"first": datetime.combine(scope.today, time())}
        return tuple(sorted(file.execute(scope.narrowed(UNTOLD_CASES, appointment.c.officer), tomorrow).scalars()))
    if which is TodayList.FOLLOW_UPS:
        return tuple(sorted(file.execute(scope.narrowed(DUE_CASES), scope.follow_up_days()).scalars()))
    if which is TodayList.APPROVALS:
        statement = scope.narrowed(APPROVAL_CASES.where(*(TO_ANSWER if scope.approves else ANSWERED)))
        return tuple(sorted(file.execute(statement, days).scalars()))
    found = set(file.execute(LISTS[which].cases(*scope.owned), days).scalars())
    if which is TodayList.EXPIRING:
        found |= {row.case_id for row in _terms(file, scope)}
    if which is TodayList.UNANSWERED:
        found |= set(file.execute(scope.narrowed(UNANSWERED_CASES), days).scalars())
    return tuple(sorted(found))


def _slice(file: Reading, scope: TodayScope, which: TodayList, days: Mapping[str, Any]) -> TodaySlice:
    most = scope.clocks_shown if which is TodayList.CLOCKS else scope.shown
    found = file.execute(LISTS[which].statement(*scope.owned), dict(days) | {"most": most}).all()
    if not found:
        return TodaySlice()
    return TodaySlice(tuple(_row(which, row) for row in found), found[0].total, int(found[0].pressing or 0))


def _row(which: TodayList, row: Row[Any]) -> TodayRow:
    of_step = LISTS[which].of_step
    return TodayRow(
        which,
        row.row_id,
        row.case_id,
        row.list_name or "",
        row.on,
        row.officer or "",
        row.since,
        row.what or "",
        Strand(row.strand) if row.strand else None,
        (row.organization or "") if of_step else "",
        ExpiringPaper.CERTIFICATE if which is TodayList.EXPIRING else None,
    )


def _with_plans(file: Reading, scope: TodayScope, clocks: TodaySlice) -> TodaySlice:
    """The clocks to show, with the next first meeting that is planned, if one is."""
    shown = clocks_shown(clocks.rows, scope.today, scope.clocks_shown)
    ids = [row.case_id for row in shown]
    if not ids:
        return clocks
    found = file.execute(PLANNED, {"ids": ids, "from_": datetime.combine(scope.today, time())})
    plans = {
        row.case_id: (row.starts_at, AppointmentState(row.state)) for row in found
    }  # the first one is written last
    rows = (
        replace(row, planned_at=plans[row.case_id][0], planned_state=plans[row.case_id][1])
        if row.case_id in plans
        else row
        for row in shown
    )
    return replace(clocks, rows=tuple(rows))


def _unanswered(file: Reading, scope: TodayScope, days: Mapping[str, Any], steps: TodaySlice) -> TodaySlice:
    """The referrals without an answer, with the steps that wait for an organization without any referral."""
    found = file.execute(scope.narrowed(UNANSWERED_REFERRALS), dict(days) | {"most": scope.shown}).all()
    if not found:
        return steps
    rows = ranked((*map(_referral, found), *steps.rows))[: scope.shown]
    return TodaySlice(rows, found[0].total + steps.total, found[0].total + steps.pressing)


def _follow_ups(file: Reading, scope: TodayScope) -> TodaySlice:
    """The follow-ups that are due and of which nothing is planned."""
    asked = scope.follow_up_days() | {"most": scope.shown}
    found = file.execute(scope.narrowed(DUE_FOLLOW_UPS), asked).all()
    if not found:
        return TodaySlice()
    rows = (
        TodayRow(
            TodayList.FOLLOW_UPS,
            row.case_id,
            row.case_id,
            row.list_name or "",
            row.on,
            row.officer or "",
            row.held_at.date(),
        )
        for row in found
    )
    return TodaySlice(tuple(rows), found[0].total, found[0].total)


def _approvals(file: Reading, scope: TodayScope, days: Mapping[str, Any]) -> TodaySlice:
    """The plans to approve, or those that came back with an answer."""
    statement = scope.narrowed(APPROVALS.where(*(TO_ANSWER if scope.approves else ANSWERED)))
    found = file.execute(statement, dict(days) | {"most": scope.shown}).all()
    if not found:
        return TodaySlice()
    rows = (
        TodayRow(
            TodayList.APPROVALS,
            row.row_id,
            row.case_id,
            row.list_name or "",
            row.on,
            row.officer or "",
            what=row.what,
        )
        for row in found
    )
    return TodaySlice(tuple(rows), found[0].total, found[0].total)


def _referral(row: Row[Any]) -> TodayRow:
    return TodayRow(
        TodayList.UNANSWERED,
        row.row_id,
        row.case_id,
        row.list_name or "",
        row.on,
        row.officer or "",
        what=row.what or "",
        organization=row.organization or "",
        referral_id=row.row_id,
        reminded_on=row.reminded_on,
    )


def _expiring(file: Reading, scope: TodayScope, days: Mapping[str, Any]) -> TodaySlice:
    certificates = _slice(file, scope, TodayList.EXPIRING, days)
    steps = whole(_terms(file, scope), scope.today, scope.shown)
    rows = ranked((*certificates.rows, *steps.rows))[: scope.shown]
    return TodaySlice(rows, certificates.total + steps.total, certificates.pressing + steps.pressing)


def _terms(file: Reading, scope: TodayScope) -> Sequence[TodayRow]:
    """The open steps whose term by law ends near today."""
    days = scope.days()
    found: list[TodayRow] = []
    first, last = days["expired_from"], days["expired_to"]
    for code, months in scope.terms.items():
        asked: dict[str, Any] = {
            "code": code,
            "arrived_from": months_after(first, -months) - SLACK,
            "arrived_to": months_after(last, -months) + SLACK,
            "most": -1,
        }
        for row in file.execute(TERM_CASES.statement(*scope.owned), asked):
            ends = months_after(row.since, months)
            if first <= ends <= last:
                found.append(
                    TodayRow(
                        TodayList.EXPIRING,
                        row.row_id,
                        row.case_id,
                        row.list_name or "",
                        ends,
                        row.officer or "",
                        row.since,
                        row.what or "",
                        Strand(row.strand) if row.strand else None,
                        row.organization or "",
                        ExpiringPaper.STEP,
                    )
                )
    return found


def _earlier(file: Reading, scope: TodayScope, first: datetime) -> tuple[tuple[Entry, ...], int]:
    """Entries of days before of which nobody said how they went, the oldest first, and how many there are."""
    statement = scope.narrowed(EARLIER, appointment.c.officer)
    found = file.execute(statement, {"first": first, "most": scope.shown}).all()
    if not found:
        return (), 0
    rows = file.execute(THESE, {"ids": [row.id for row in found]})
    return entries_of(map(appointment_row, rows)), found[0].total
