"""What tests do on a case besides opening it, and what they ask of the file afterwards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.desk import Desk, Scene
from parcours_desktop.database.fold import differences, unsound_edits
from parcours_desktop.database.journal import position
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, AttemptResult, AttemptWay
from parcours_desktop.domain.roles import Right


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


@dataclass(frozen=True, slots=True)
class _Attempts:
    """Attempts to reach the person, one an hour, each with its result."""

    case_id: int
    results: tuple[AttemptResult, ...]
    title: ClassVar[str] = "Tentatives"
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        for hour, result in enumerate(self.results, 9):
            made_at = wall(f"2026-11-20T{hour:02d}:00")
            work.create("attempt", self.case_id, {"made_at": made_at, "way": AttemptWay.PHONE, "result": result})


def attempts_in(desk: Desk, case_id: int, *results: AttemptResult) -> None:
    """Have tried to reach the person of a case by telephone, with these results, in this order."""
    desk.do(_Attempts(case_id, results))
