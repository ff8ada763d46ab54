"""The tray of the calendar: people whose clock runs and whose first meeting has no time yet."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, exists, select

from parcours_desktop.database.reading import Reading
from parcours_desktop.database.tables import appointment, cases
from parcours_desktop.database.tables import case_summary as summary
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.workdays import WorkingDays

_WITH_TIME = exists().where(
    appointment.c.case_id == cases.c.id,
    appointment.c.removed == 0,
    appointment.c.kind == AppointmentKind.FIRST_MEETING.value,
    appointment.c.state.in_([AppointmentState.PROPOSED.value, AppointmentState.CONFIRMED.value]),
    appointment.c.starts_at >= bindparam("midnight", type_=appointment.c.starts_at.type),
)
_TO_SCHEDULE = (
    select(
        cases.c.id,
        cases.c.file_number,
        cases.c.officer,
        cases.c.office,
        cases.c.arrived_on,
        cases.c.contact_language,
        cases.c.mother_tongue,
        cases.c.other_languages,
        cases.c.interpreter,
        cases.c.phone,
        summary.c.list_name,
        summary.c.deadline_on,
    )
    .join_from(summary, cases, cases.c.id == summary.c.id)
    .where(
        summary.c.deadline_on >= bindparam("since", type_=summary.c.deadline_on.type),
        cases.c.arrived_on <= bindparam("today", type_=cases.c.arrived_on.type),
        summary.c.first_met_on.is_(None),
        summary.c.is_open == 1,
        cases.c.removed == 0,
        cases.c.excuse_reason.is_(None),
        ~_WITH_TIME,
    )
    .order_by(summary.c.deadline_on, summary.c.sort_name, cases.c.id)
)


@dataclass(frozen=True, slots=True)
class ToScheduleRow:
    """A person to be given a first meeting. ``days_left`` counts working days after today: 0 is the last day.

    ``languages`` are ISO 639-3 codes, that of contact first; ``office`` is a code, ``officer`` a login, each perhaps "".
    ``minutes`` is the usual length of a first meeting. Below 0, ``days_left`` says how long ago the deadline was.
    """

    case_id: int
    list_name: str
    file_number: str
    arrived_on: date
    deadline_on: date
    days_left: int
    languages: tuple[str, ...]
    interpreter: bool
    office: str
    officer: str
    phone: str
    minutes: int


def to_schedule(
    file: Reading,
    today: date,
    logins: tuple[str, ...] | None,
    workdays: WorkingDays,
    minutes: int,
    *,
    since: date | None = None,
) -> tuple[ToScheduleRow, ...]:
    """Those of some officers, or of everybody and of nobody yet (None), the most urgent first, in one statement.

    ``since``: deadlines that were missed on that day or later come too, as long as the person was not met.
    """
    wanted = _TO_SCHEDULE if logins is None else _TO_SCHEDULE.where(cases.c.officer.in_(logins))
    bounds = {"today": today, "since": min(today, since or today), "midnight": datetime.combine(today, time())}
    return tuple(
        ToScheduleRow(
            row.id,
            row.list_name or "",
            row.file_number or "",
            row.arrived_on,
            row.deadline_on,
            workdays.count(today, row.deadline_on) - workdays.count(row.deadline_on, today),
            _languages(row.contact_language, row.mother_tongue, row.other_languages),
            bool(row.interpreter),
            row.office or "",
            row.officer or "",
            row.phone or "",
            minutes,
        )
        for row in file.execute(wanted, bounds)
    )


def _languages(*told: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for text in told for code in (text or "").replace(",", " ").split()))
