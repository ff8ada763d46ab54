"""The five-working-day clock of one case with all that proves it; and the clocks of every case, for lists."""

from collections.abc import Iterator
from datetime import date

from parcours_desktop.database.edit import OP_SPAN
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.domain.codes import AppointmentKind, ExcuseReason
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import AppointmentRow, AttemptRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.attempts import attempts_by_case, attempts_of
from parcours_desktop.queries.case_list import CaseFilter, CaseListRow, case_ids, case_rows
from parcours_desktop.queries.case_sheet import CaseSheet, case_sheet
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.reference import Reference

PART = 500
# Who wrote the excuse that is shown, and the remark written in the same act.
_EXCUSE = f"""
SELECT coalesce(officer.name, edit."by") AS name,
       (SELECT note.text FROM note JOIN cell AS written ON written.row = note.id AND written.unit = 'text'
          JOIN edit AS other ON other.n = written.op / {OP_SPAN}
         WHERE note.case_id = :case AND note.removed = 0 AND other.act = edit.act LIMIT 1) AS remark
  FROM cell JOIN edit ON edit.n = cell.op / {OP_SPAN} LEFT JOIN officer ON officer.login = edit."by"
 WHERE cell.row = :case AND cell.unit = 'excuse' ORDER BY cell.hlc DESC LIMIT 1
"""


def clock_sheet(file: Reading, case_id: int, today: date, reference: Reference, workdays: WorkingDays) -> ClockSheet:
    """The clock of a case on a day. Raises ``Refused`` when there is no such case."""
    case = case_sheet(file, case_id, today, workdays)
    if case is None:
        raise Refused(Refusal("row_is_gone"))
    return clock_sheet_of(file, case, appointments_of(file, case_id), attempts_of(file, case_id), reference)


def clock_sheet_of(
    file: Reading,
    case: CaseSheet,
    appointments: tuple[AppointmentRow, ...],
    attempts: tuple[AttemptRow, ...],
    reference: Reference,
) -> ClockSheet:
    """The same from rows that were read already."""
    today, profile = case.clock.today, case.profile
    office = reference.office(profile["office"] or "")
    excuse = file.exec_driver_sql(_EXCUSE, {"case": case.case_id}).one_or_none() if profile["excuse_reason"] else None
    return ClockSheet(
        case_id=case.case_id,
        seen=case.seen,
        file_number=case.file_number,
        person_name=case.full_name,
        list_name=case.list_name,
        is_open=case.is_open,
        programme_name=reference.programme_name(today),
        office_name=office.name if office else profile["office"] or "",
        officer=case.officer,
        arriving_on=profile["arriving_on"],
        clock=case.clock,
        appointments=tuple(row for row in appointments if row.kind is AppointmentKind.FIRST_MEETING),
        attempts=attempts,
        excused_on=profile["excused_on"],
        excused_by=(excuse.name or "") if excuse else "",
        excuse_note=(excuse.remark or "") if excuse else "",
        names={person.login: person.name for person in staff(file)},
        attempts_needed=reference.calendar.rules(today).attempts_before_excuse,
        printed_on=today,
    )


def clocks(
    file: Reading, today: date, workdays: WorkingDays
) -> Iterator[tuple[CaseListRow, FirstMeetingClock, tuple[AttemptRow, ...]]]:
    """Every open case, by name, with its clock and its attempts."""
    attempts = attempts_by_case(file)
    ids = case_ids(file, CaseFilter(), today)
    for start in range(0, len(ids), PART):
        for row in case_rows(file, ids[start : start + PART]):
            excuse = ExcuseReason(row.excuse_reason) if row.excuse_reason else None
            clock = FirstMeetingClock(row.arrived_on, row.first_met_on, excuse, today, workdays)
            yield row, clock, attempts.get(row.id, ())
