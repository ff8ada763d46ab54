"""The next free time of an officer: inside their hours, on a day that works, where nothing of theirs stands."""

from datetime import date, datetime, time, timedelta

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.queries.calendar import Calendar, calendar
from parcours_desktop.screens.calendar_drawing import CalendarDrawing
from parcours_desktop.screens.calendar_entries import Slot

LOOKED_AHEAD = timedelta(days=28)
STEP = 15
FREED = {AppointmentState.CANCELLED, AppointmentState.MOVED, AppointmentState.MISSED}


def next_free(file: Reading, desk: Desk, drawing: CalendarDrawing, officer: str, minutes: int) -> Slot:
    """The first free time of that length from now on; tomorrow at nine when four weeks are full."""
    now = desk.clock.now()
    found = calendar(file, (officer,), now.date(), now.date() + LOOKED_AHEAD)
    day = now.date()
    while day <= found.last:
        for first, last in drawing.open_hours(day, officer, found.availability, desk.workdays):
            begin = max(first, _quarter(now)) if day == now.date() else first
            for minute in range(-(-begin // STEP) * STEP, last - minutes + 1, STEP):
                slot = Slot(datetime.combine(day, time()) + timedelta(minutes=minute), minutes, officer)
                if _is_free(found, day, slot):
                    return slot
        day += timedelta(days=1)
    return Slot(datetime.combine(desk.workdays.next_working(now.date() + timedelta(days=1)), time(9)), minutes, officer)


def _is_free(found: Calendar, day: date, slot: Slot) -> bool:
    if any(event.row.state not in FREED for event in found.all_day(day)):
        return False
    rows = (row for event in found.timed(day) for row in event.rows if row.state not in FREED)
    return all(row.ends_at <= slot.at or slot.ends_at <= row.starts_at for row in rows)


def _quarter(now: datetime) -> int:
    return now.hour * 60 + now.minute
