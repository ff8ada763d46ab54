"""Plan summaries: a page for each case, read in eight statements for two hundred cases at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, func, select

from parcours_desktop.database.journal_tables import record
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import KINDS, appointment, cases, officer, plan_version, step
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    Category,
    ExcuseReason,
    Place,
    Stage,
    StepState,
    Strand,
)
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import CourseState, FollowUpOutcome, ReferralState, SealForm, ServiceKind
from parcours_desktop.domain.summary_sheet import (
    OpenStep,
    StrandProgress,
    SummaryAppointment,
    SummaryCourse,
    SummaryFollowUp,
    SummaryReferral,
    SummarySheet,
)
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.staff import officer_row
from parcours_desktop.system.reference import Reference

PART = 200
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_follow_up, _course, _referral, _organization = (
    KINDS[kind] for kind in ("follow_up", "french_course", "referral", "organization")
)
_household = cases.alias("household")
_CASES = (
    select(
        cases,
        summary.c.list_name, summary.c.stage, summary.c.first_met_on,
        *(officer.c[name].label(f"officer_{name}") for name in ("name", "role", "office", "phone", "feminine")),
        select(func.count())
        .where(
            _household.c.household_key == cases.c.household_key,
            _household.c.removed == 0,
            _household.c.merged_into.is_(None),
        )
        .correlate(cases)
        .scalar_subquery()
        .label("household"),
    )
    .join_from(cases, summary, summary.c.id == cases.c.id)
    .outerjoin(officer, and_(officer.c.login == cases.c.officer, officer.c.removed == 0))
    .where(cases.c.id.in_(_IDS), cases.c.removed == 0)
)  # fmt: skip
_STEPS = (
    select(step.c.case_id, step.c.strand, step.c.label, step.c.organization, step.c.state, step.c.due_on)
    .where(step.c.case_id.in_(_IDS), step.c.removed == 0)
    .order_by(step.c.case_id, step.c.position, step.c.id)
)
_VERSIONS = select(plan_version.c.case_id, plan_version.c.number, plan_version.c.signed_on).where(
    plan_version.c.case_id.in_(_IDS),
    plan_version.c.removed == 0,
    plan_version.c.number.is_not(None),
    func.coalesce(plan_version.c.form, SealForm.SIGNED.value) == SealForm.SIGNED.value,
).order_by(plan_version.c.case_id, plan_version.c.number)  # fmt: skip
_APPOINTMENTS = (
    select(appointment.c.case_id, appointment.c.kind, appointment.c.starts_at, appointment.c.place)
    .where(
        appointment.c.case_id.in_(_IDS),
        appointment.c.removed == 0,
        appointment.c.starts_at >= bindparam("today", type_=appointment.c.starts_at.type),
        appointment.c.state.in_([state.value for state in AppointmentState if state.is_open]),
    )
    .order_by(appointment.c.case_id, appointment.c.starts_at.desc(), appointment.c.id.desc())
)
_FOLLOW_UPS = (
    select(_follow_up.c.case_id, _follow_up.c.held_at, _follow_up.c.outcome, _follow_up.c.next_on)
    .where(_follow_up.c.case_id.in_(_IDS), _follow_up.c.removed == 0, _follow_up.c.held_at.is_not(None))
    .order_by(_follow_up.c.case_id, _follow_up.c.held_at, _follow_up.c.id)
)
_COURSES = (
    select(_course).where(_course.c.case_id.in_(_IDS), _course.c.removed == 0).order_by(_course.c.case_id, _course.c.id)
)
_REFERRALS = (
    select(_referral.c.case_id, _referral.c.organization, _referral.c.service, _referral.c.sent_on)
    .where(
        _referral.c.case_id.in_(_IDS),
        _referral.c.removed == 0,
        _referral.c.state.in_([state.value for state in ReferralState if state.is_waiting]),
    )
    .order_by(_referral.c.case_id, _referral.c.sent_on, _referral.c.id)
)
_NAMES = (
    select(record.c.uid, _organization.c.name)
    .join_from(record, _organization, _organization.c.id == record.c.id)
    .where(record.c.uid.in_(bindparam("uids", expanding=True)))
)


def summary_sheet(
    file: Reading, case_id: int, today: date, reference: Reference, workdays: WorkingDays
) -> SummarySheet:
    """The page of one case. Raises ``Refused`` when there is no such case."""
    found = summary_sheets(file, (case_id,), today, reference, workdays)
    if not found:
        raise Refused(Refusal("row_is_gone"))
    return found[0]


def summary_sheets(
    file: Reading, ids: Sequence[int], today: date, reference: Reference, workdays: WorkingDays
) -> list[SummarySheet]:
    """The pages of cases, in the order given; those that are gone are left out. Eight statements for 200 cases."""
    found: dict[int, SummarySheet] = {}
    for start in range(0, len(ids), PART):
        part = _Part(file, list(ids[start : start + PART]), today, reference, workdays)
        found |= {sheet.case_id: sheet for sheet in part.sheets()}
    return [found[case_id] for case_id in ids if case_id in found]


class _Part:
    """What is known of at most ``PART`` cases, by case."""

    def __init__(self, file: Reading, ids: list[int], today: date, reference: Reference, workdays: WorkingDays) -> None:
        self._today, self._reference, self._workdays = today, reference, workdays
        self._cases = file.execute(_CASES, {"ids": ids}).all()
        self._steps = _by_case(file.execute(_STEPS, {"ids": ids}))
        self._versions = _last(file.execute(_VERSIONS, {"ids": ids}))
        midnight = datetime.combine(today, datetime.min.time())
        self._appointments = _last(file.execute(_APPOINTMENTS, {"ids": ids, "today": midnight}))
        self._follow_ups = _last(file.execute(_FOLLOW_UPS, {"ids": ids}))
        self._courses = _last(file.execute(_COURSES, {"ids": ids}))
        self._referrals = _by_case(file.execute(_REFERRALS, {"ids": ids}))
        self._organizations = _organizations(file, self._referrals.values())

    def sheets(self) -> Iterable[SummarySheet]:
        """The pages, in any order."""
        return map(self._sheet, self._cases)

    def _sheet(self, row: Row[Any]) -> SummarySheet:
        reference, today = self._reference, self._today
        steps = self._steps.get(row.id, [])
        office, region = reference.office(row.office or ""), reference.regions.get(row.region or "")
        language = reference.languages.get(row.contact_language or "")
        version, meeting = self._versions.get(row.id), self._appointments.get(row.id)
        excuse = ExcuseReason(row.excuse_reason) if row.excuse_reason else None
        return SummarySheet(
            case_id=row.id,
            file_number=row.file_number or "",
            person_name=" ".join(filter(None, (row.given_name, row.family_name))),
            list_name=row.list_name or "",
            birth_date=row.birth_date,
            category=Category(row.category) if row.category else None,
            contact_language=language.name if language else row.contact_language or "",
            interpreter=bool(row.interpreter),
            household=row.household or 1,
            stage=Stage(row.stage),
            closed_on=row.closed_on,
            officer=_officer(row),
            office_name=office.name if office else row.office or "",
            region=region.name if region else row.region or "",
            arriving_on=row.arriving_on,
            clock=FirstMeetingClock(row.arrived_on, row.first_met_on, excuse, today, self._workdays),
            strands=tuple(_progress(strand, steps, today) for strand in Strand),
            open_steps=_open_steps(steps, today),
            version=version.number if version else 0,
            signed_on=version.signed_on if version else None,
            appointment=_appointment(meeting) if meeting else None,
            follow_up=_follow_up_of(self._follow_ups.get(row.id)),
            course=_course_of(self._courses.get(row.id)),
            referrals=tuple(self._waiting(one) for one in self._referrals.get(row.id, ())),
            printed_on=today,
            programme_name=reference.programme_name(today),
        )

    def _waiting(self, row: Row[Any]) -> SummaryReferral:
        service = ServiceKind(row.service) if row.service else None
        return SummaryReferral(self._organizations.get(row.organization or "", ""), service, row.sent_on)


def _by_case(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _last(rows: Iterable[Row[Any]]) -> dict[int, Row[Any]]:
    """The last row of each case."""
    return {row.case_id: row for row in rows}


def _organizations(file: Reading, referrals: Iterable[list[Row[Any]]]) -> Mapping[str, str]:
    """Names of organizations by their uids."""
    uids = {bytes.fromhex(row.organization) for rows in referrals for row in rows if row.organization}
    return {row.uid.hex(): row.name or "" for row in file.execute(_NAMES, {"uids": sorted(uids)})}


def _officer(row: Row[Any]) -> OfficerRow | None:
    if not row.officer:
        return None
    named = (row.officer_name, row.officer_role, row.officer_office, row.officer_phone, row.officer_feminine)
    return officer_row(row.officer, *named)


def _progress(strand: Strand, steps: Iterable[Row[Any]], today: date) -> StrandProgress:
    mine = [row for row in steps if _strand(row) is strand and _state(row) is not StepState.NOT_APPLICABLE]
    late = sum(_state(row).is_open and row.due_on is not None and row.due_on < today for row in mine)
    return StrandProgress(strand, sum(_state(row) is StepState.DONE for row in mine), len(mine), late)


def _open_steps(steps: Iterable[Row[Any]], today: date) -> tuple[OpenStep, ...]:
    waiting = [
        OpenStep(_strand(row), row.label or "", row.organization or "", _state(row), row.due_on)
        for row in steps
        if _state(row).is_open
    ]
    return tuple(sorted(waiting, key=lambda one: (not one.is_late(today), one.due_on or date.max)))


def _strand(row: Row[Any]) -> Strand:
    return Strand(row.strand or Strand.SETTLEMENT)


def _state(row: Row[Any]) -> StepState:
    return StepState(row.state or StepState.TO_DO)


def _appointment(row: Row[Any]) -> SummaryAppointment:
    return SummaryAppointment(
        AppointmentKind(row.kind or AppointmentKind.FOLLOW_UP), row.starts_at, Place(row.place or Place.OFFICE)
    )


def _follow_up_of(row: Row[Any] | None) -> SummaryFollowUp | None:
    if row is None:
        return None
    return SummaryFollowUp(row.held_at, FollowUpOutcome(row.outcome or FollowUpOutcome.ADVANCING), row.next_on)


def _course_of(row: Row[Any] | None) -> SummaryCourse | None:
    if row is None:
        return None
    state = CourseState(row.state or CourseState.REGISTERED)
    since = {
        CourseState.REGISTERED: row.registered_on,
        CourseState.PLACED: row.placed_on,
        CourseState.WAITING: row.registered_on,
        CourseState.STARTED: row.started_on,
    }.get(state, row.ended_on)
    return SummaryCourse(state, row.institution or "", row.level, since)
