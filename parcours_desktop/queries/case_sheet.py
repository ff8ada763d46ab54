"""One case as its page shows it: profile, household, the line of its journey with who wrote each mark, what is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Integer, Label, Row, bindparam, literal_column, select

from parcours_desktop.database.edit import OP_SPAN
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import KEPT_BY_FILE, cases, officer
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.database.wall_time import wall_time_of
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import AppointmentKind, ExcuseReason, HouseholdRole, Place, Stage
from parcours_desktop.domain.journey import Journey, Milestone, NextAction, line_of, next_action
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import FollowUpOutcome
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.staff import officer_row

SEEN: Label[int] = literal_column(
    "(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name='edit')", Integer
).label("seen")
_PROFILE = tuple(column.name for column in cases.columns if column.name not in KEPT_BY_FILE)
_CASE = (
    select(
        cases,
        *(summary.c[name] for name in ("list_name", "stage", "deadline_on", "first_met_on", "conflicts", "is_open")),
        *(officer.c[name].label(f"officer_{name}") for name in ("name", "role", "office", "phone", "feminine")),
        SEEN,
    )
    .join_from(cases, summary, summary.c.id == cases.c.id)
    .outerjoin(officer, (officer.c.login == cases.c.officer) & (officer.c.removed == 0))
    .where(cases.c.id == bindparam("case_id"))
)
_MEMBERS = (
    select(
        cases.c.id,
        cases.c.household_role,
        cases.c.birth_date,
        cases.c.closed_on,
        summary.c.list_name,
        summary.c.stage,
    )
    .join_from(cases, summary, summary.c.id == cases.c.id)
    .where(
        cases.c.household_key == bindparam("key"),
        cases.c.id != bindparam("case_id"),
        cases.c.removed == 0,
        cases.c.merged_into.is_(None),
    )
    .order_by(cases.c.birth_date, cases.c.id)
)
# Who wrote the values that the line shows: units of the case, states of its held meetings, its signatures.
_WRITERS = f"""
SELECT 'case' AS kind, cell.unit AS what, NULL AS at, NULL AS place, edit."by" AS login, officer.name, cell.hlc
  FROM cell JOIN edit ON edit.n = cell.op / {OP_SPAN} LEFT JOIN officer ON officer.login = edit."by"
 WHERE cell.row = :case AND cell.unit IN
       ('csq_issued_on', 'federal_applied_on', 'copr_on', 'arriving_on', 'arrived_on', 'closure', 'reopened_on')
UNION ALL
SELECT 'appointment', a.kind, a.starts_at, a.place, edit."by", officer.name, cell.hlc
  FROM appointment a JOIN cell ON cell.row = a.id AND cell.unit = 'state'
  JOIN edit ON edit.n = cell.op / {OP_SPAN} LEFT JOIN officer ON officer.login = edit."by"
 WHERE a.case_id = :case AND a.removed = 0 AND a.state = 'held' AND a.starts_at IS NOT NULL
UNION ALL
SELECT 'plan_version', '', v.signed_on, NULL, edit."by", officer.name, cell.hlc
  FROM plan_version v JOIN cell ON cell.row = v.id AND cell.unit = 'signed_on'
  JOIN edit ON edit.n = cell.op / {OP_SPAN} LEFT JOIN officer ON officer.login = edit."by"
 WHERE v.case_id = :case AND v.removed = 0 AND v.signed_on IS NOT NULL AND coalesce(v.form, 'signed') = 'signed'
UNION ALL
SELECT 'follow_up', coalesce(f.outcome, ''), f.held_at, f.next_on, edit."by", officer.name, cell.hlc
  FROM follow_up f JOIN cell ON cell.row = f.id AND cell.unit = 'held_at'
  JOIN edit ON edit.n = cell.op / {OP_SPAN} LEFT JOIN officer ON officer.login = edit."by"
 WHERE f.case_id = :case AND f.removed = 0 AND f.held_at IS NOT NULL
"""
_WRITTEN_AS = {  # kind and what of the line of _WRITERS that is about a mark
    Milestone.CERTIFICATE: ("case", "csq_issued_on"),
    Milestone.FEDERAL_APPLICATION: ("case", "federal_applied_on"),
    Milestone.CONFIRMED_RESIDENCE: ("case", "copr_on"),
    Milestone.ARRIVAL_EXPECTED: ("case", "arriving_on"),
    Milestone.ARRIVED: ("case", "arrived_on"),
    Milestone.FIRST_MEETING: ("appointment", AppointmentKind.FIRST_MEETING),
    Milestone.PLAN_SIGNED: ("plan_version", ""),
    Milestone.FOLLOW_UP: ("appointment", AppointmentKind.FOLLOW_UP),  # or one of the log: see _wrote
    Milestone.CLOSED: ("case", "closure"),
    Milestone.REOPENED: ("case", "reopened_on"),
}

MISSED = FollowUpOutcome.NOT_REACHED.value
"""A follow-up in which the person was not reached is none on the line."""


@dataclass(frozen=True, slots=True)
class JourneyMark:
    """One mark of the line. ``by`` is the name (or the login) of whoever wrote it, ``written_at`` when; "" and None unknown."""

    milestone: Milestone
    on: date | None
    reached: bool
    ahead: bool
    by: str = ""
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Another case of the household."""

    id: int
    list_name: str
    role: HouseholdRole | None
    birth_date: date | None
    stage: Stage
    is_closed: bool


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """A case. ``profile`` holds every column of the profile by name, None for what is not known."""

    case_id: int
    seen: int
    file_number: str
    list_name: str
    stage: Stage
    is_open: bool
    conflicts: int
    profile: Mapping[str, Any]
    officer: OfficerRow | None
    members: tuple[HouseholdMember, ...]
    journey: Journey
    line: tuple[JourneyMark, ...]
    next: NextAction | None
    clock: FirstMeetingClock

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return " ".join(filter(None, (self.profile["given_name"], self.profile["family_name"])))


def case_sheet(
    file: Reading, case_id: int, today: date, workdays: WorkingDays, cadence: Sequence[int] = ()
) -> CaseSheet | None:
    """Everything at the head of a case, in three statements; None when there is no such case or it was taken away.

    ``cadence``: days after the first meeting at which follow-ups are due.
    """
    row = file.execute(_CASE, {"case_id": case_id}).one_or_none()
    if row is None or row.removed:
        return None
    profile = MappingProxyType({name: getattr(row, name) for name in _PROFILE})
    writers = file.exec_driver_sql(_WRITERS, {"case": case_id}).all()
    journey = _journey(profile, writers)
    return CaseSheet(
        case_id=case_id,
        seen=row.seen,
        file_number=row.file_number or "",
        list_name=row.list_name or "",
        stage=Stage(row.stage),
        is_open=bool(row.is_open),
        conflicts=row.conflicts,
        profile=profile,
        officer=_officer(row),
        members=_members(file, profile["household_key"], case_id),
        journey=journey,
        line=_line(journey, today, writers),
        next=next_action(journey, workdays, cadence),
        clock=FirstMeetingClock(
            journey.arrived_on,
            journey.first_met_on,
            ExcuseReason(profile["excuse_reason"]) if profile["excuse_reason"] else None,
            today,
            workdays,
        ),
    )


def _officer(row: Row[Any]) -> OfficerRow | None:
    if not row.officer:
        return None
    return officer_row(
        row.officer, row.officer_name, row.officer_role, row.officer_office, row.officer_phone, row.officer_feminine
    )


def _members(file: Reading, key: str | None, case_id: int) -> tuple[HouseholdMember, ...]:
    if not key:
        return ()
    return tuple(
        HouseholdMember(
            row.id,
            row.list_name or "",
            HouseholdRole(row.household_role) if row.household_role else None,
            row.birth_date,
            Stage(row.stage),
            row.closed_on is not None,
        )
        for row in file.execute(_MEMBERS, {"key": key, "case_id": case_id})
    )


def _journey(profile: Mapping[str, Any], writers: Sequence[Row[Any]]) -> Journey:
    meetings = sorted((row for row in writers if row.kind == "appointment"), key=lambda row: str(row.at))
    first = next((row for row in meetings if row.what == AppointmentKind.FIRST_MEETING), None)
    logged = sorted((row for row in writers if row.kind == "follow_up"), key=lambda row: str(row.at))
    held = [_day(row.at) for row in meetings if row.what == AppointmentKind.FOLLOW_UP]
    since = _day(first.at) if first else None
    held += [_day(row.at) for row in logged if since and row.what != MISSED and _day(row.at) >= since]
    signatures = [row.at for row in writers if row.kind == "plan_version"]
    dates = ("csq_issued_on", "csq_expires_on", "federal_applied_on", "copr_on", "arriving_on", "arrived_on")
    return Journey(
        **{name: profile[name] for name in (*dates, "closed_on", "reopened_on")},
        first_met_on=_day(first.at) if first else None,
        first_met_place=Place(first.place or Place.OFFICE) if first else None,
        signed_on=_day(max(signatures)) if signatures else None,
        followed_up_on=max(held, default=None),
        next_follow_up_on=_day(logged[-1].place) if logged and logged[-1].place else None,
    )


def _line(journey: Journey, today: date, writers: Sequence[Row[Any]]) -> tuple[JourneyMark, ...]:
    marks = []
    for mark in line_of(journey, today):
        wrote = [row for row in writers if _wrote(row, mark.milestone, mark.on)] if mark.on else []
        last = max(wrote, key=lambda row: int(row.hlc), default=None)
        marks.append(
            JourneyMark(
                mark.milestone,
                mark.on,
                mark.reached,
                mark.ahead,
                (last.name or last.login) if last else "",
                wall_time_of(last.hlc) if last else None,
            )
        )
    return tuple(marks)


def _wrote(row: Row[Any], milestone: Milestone, on: date) -> bool:
    """Whether a line of ``_WRITERS`` is about a mark."""
    kind, what = _WRITTEN_AS[milestone]
    if milestone is Milestone.FOLLOW_UP and row.kind == "follow_up":
        return row.what != MISSED and _day(row.at) == on
    return (row.kind, row.what) == (kind, what) and (kind == "case" or _day(row.at) == on)


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
