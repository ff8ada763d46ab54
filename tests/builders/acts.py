"""What tests do on a case besides opening it, and what they ask of the file afterwards."""

from datetime import datetime
from typing import Any

from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.fold import differences, unsound_edits
from parcours_desktop.database.journal import position
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState


def wall(text: str) -> datetime:
    """A wall time in America/Toronto, from 2026-11-24T10:00."""
    return datetime.fromisoformat(text)


def seen(desk: Desk) -> int:
    """The journal's position: what a form loaded now has seen."""
    with desk.reading() as file:
        return position(file)


def complaints(desk: Desk) -> list[str]:
    """Where the file is not what its journal says."""
    with desk.reading() as file:
        return [*differences(file), *unsound_edits(file)]


def stored(desk: Desk, table: str, row: int, column: str) -> Any:
    """A value as it stands in the file."""
    with desk.reading() as file:
        return file.exec_driver_sql(f'SELECT {column} FROM "{table}" WHERE id=?', (row,)).scalar_one()


def an_appointment_of(desk: Desk, case_id: int, **overrides: Any) -> int:
    """A first meeting at the office, held the day after the arrival of ``a_case``; answers its id."""
    columns: dict[str, Any] = {
        "kind": AppointmentKind.FIRST_MEETING,
        "starts_at": wall("2026-11-17T10:00"),
        "state": AppointmentState.HELD,
    }
    return desk.do(AddAppointment(case_id, **(columns | overrides))).value
