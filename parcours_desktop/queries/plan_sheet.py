"""The plan of one case: all that the editor shows and the page prints, in six statements whatever its size."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import RowMapping

from parcours_desktop.database.journal import position
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    DueBasis,
    Horizon,
    NotDoneReason,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import AppointmentRow, ObjectiveRow, OfficerRow, PlanSheet, StepRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.staff import officer_row
from parcours_desktop.system.reference import Reference

_CASE = (
    "SELECT cases.*, officer.name AS officer_name, officer.role AS officer_role, officer.office AS officer_office, "
    "officer.phone AS officer_phone, officer.feminine AS officer_feminine "
    "FROM cases LEFT JOIN officer ON officer.login = cases.officer AND officer.removed=0 WHERE cases.id=? LIMIT 1"
)
_OBJECTIVES = (
    "SELECT objective.*, lower(hex(record.uid)) AS uid FROM objective JOIN record ON record.id = objective.id "
    "WHERE objective.case_id=? AND removed=0 ORDER BY position, objective.id"
)
_STEPS = (
    "SELECT step.*, lower(hex(record.uid)) AS uid FROM step JOIN record ON record.id = step.id "
    "WHERE step.case_id=? AND removed=0 ORDER BY position, step.id"
)
_LATEST = "SELECT max(number) FROM plan_version WHERE case_id=? AND removed=0"
_STRANDS = {strand: place for place, strand in enumerate(Strand)}


def plan_sheet(file: Reading, case_id: int, today: date, reference: Reference, workdays: WorkingDays) -> PlanSheet:
    """The working copy of a plan as it stands, ``workdays`` those in force. Raises ``Refused`` when there is no such case."""
    seen = position(file)
    case = file.exec_driver_sql(_CASE, (case_id,)).mappings().one_or_none()
    if case is None:
        raise Refused(Refusal("row_is_gone"))
    objectives = file.exec_driver_sql(_OBJECTIVES, (case_id,)).mappings().all()
    known = {row["uid"]: row["id"] for row in objectives}
    steps = [_step(row, known, seen) for row in file.exec_driver_sql(_STEPS, (case_id,)).mappings()]
    appointments = appointments_of(file, case_id)
    arrived_on = written_day(case["arrived_on"])
    met_at = _first_meeting(appointments)
    coming = tuple(one for one in appointments if one.state.is_open and one.starts_at.date() >= today)
    office = reference.office(case["office"] or "")
    return PlanSheet(
        case_id=case_id,
        seen=seen,
        file_number=case["file_number"] or "",
        person_name=" ".join(filter(None, (case["given_name"], case["family_name"]))),
        list_name=list_name(case),
        birth_date=written_day(case["birth_date"]),
        officer=_officer(case),
        office_name=office.name if office else case["office"] or "",
        office_phone=office.phone if office else "",
        arriving_on=written_day(case["arriving_on"]),
        arrived_on=arrived_on,
        first_meeting_at=met_at,
        first_meeting_day=workdays.count(arrived_on, met_at.date()) if arrived_on and met_at else None,
        next_appointment=coming[0] if coming else None,
        objectives=tuple(sorted((_objective(row, seen) for row in objectives), key=lambda row: _STRANDS[row.strand])),
        steps=tuple(sorted(steps, key=lambda step: _STRANDS[step.strand])),
        version=None,
        signed_on=None,
        latest_version=file.exec_driver_sql(_LATEST, (case_id,)).scalar() or 0,
        printed_on=today,
        programme_name=reference.programme_name(today),
        appointments=coming,
    )


def list_name(case: RowMapping) -> str:
    """« Haddad, Rania »."""
    return ", ".join(filter(None, (case["family_name"], case["given_name"])))


def _first_meeting(appointments: Iterable[AppointmentRow]) -> datetime | None:
    """The first meeting that was held; appointments come in their order."""
    held = (
        one.starts_at
        for one in appointments
        if one.kind is AppointmentKind.FIRST_MEETING and one.state is AppointmentState.HELD
    )
    return next(held, None)


def _officer(case: RowMapping) -> OfficerRow | None:
    if case["officer_name"] is None:
        return None
    named = (case[f"officer_{part}"] for part in ("name", "role", "office", "phone", "feminine"))
    return officer_row(case["officer"], *named)


def _objective(row: RowMapping, seen: int) -> ObjectiveRow:
    return ObjectiveRow(
        id=row["id"],
        seen=seen,
        strand=Strand(row["strand"] or Strand.SETTLEMENT),
        horizon=Horizon(row["horizon"] or Horizon.SHORT),
        label=row["label"] or "",
        position=row["position"] or 0,
        uid=row["uid"],
    )


def _step(row: RowMapping, objectives: Mapping[str, int], seen: int) -> StepRow:
    return StepRow(
        id=row["id"],
        seen=seen,
        strand=Strand(row["strand"] or Strand.SETTLEMENT),
        position=row["position"] or 0,
        code=row["code"] or "",
        label=row["label"] or "",
        detail=row["detail"] or "",
        objective_id=objectives.get(row["objective"] or ""),
        responsible=Responsible(row["responsible"] or Responsible.PERSON),
        organization=row["organization"] or "",
        documents=row["documents"] or "",
        due_on=written_day(row["due_on"]),
        due_basis=DueBasis(row["due_basis"] or DueBasis.EDITED),
        state=StepState(row["state"] or StepState.TO_DO),
        done_on=written_day(row["done_on"]),
        result=row["result"] or "",
        not_done_reason=NotDoneReason(row["not_done_reason"]) if row["not_done_reason"] else None,
        shared_uid=row["shared_uid"] or "",
        uid=row["uid"],
    )
