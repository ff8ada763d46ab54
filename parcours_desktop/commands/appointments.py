"""Appointments: made, moved, corrected, and told how they went. Every move stays in the journal.

What stands in the way (``domain.conflicts``) is refused with the code ``conflicts`` unless a ``conflict_reason`` is given;
only entries that are still to come are asked, when their time, place, room, officer or kind is given or changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from parcours_desktop.commands.appointment_conflicts import CHECKED, CalendarGround, reason_kept
from parcours_desktop.commands.appointment_rules import COLUMNS, FARTHEST, checked, current, read
from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.calendar_store import rows_of_group
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

__all__ = [
    "FARTHEST",
    "AddAppointment",
    "ChangeAppointment",
    "MoveAppointment",
    "SetAppointmentState",
    "change_entries",
    "columns_of",
    "create_entries",
    "group_of",
]

WITH = {  # columns that merge together with those a form gives, and keep their value unless it gives them too
    "starts_at": ("all_day",),
    "place": ("room", "travel_minutes"),
}
OF_ONE_PERSON = {"note"}
"""Columns that differ between the people of a group: changing one changes that row alone."""


@dataclass(frozen=True, slots=True)
class AddAppointment:
    """Make an appointment. ``starts_at`` is the wall time in America/Toronto; past ones may be noted too. Answers its id.

    ``subject`` is its title in the calendar; ``travel_minutes`` the way there (and as long back). An other office is named
    by ``place_detail``: its code, name or city.
    """

    case_id: int
    kind: AppointmentKind
    starts_at: datetime
    minutes: int = 45
    place: Place = Place.OFFICE
    place_detail: str = ""
    officer: str = ""
    note: str = ""
    state: AppointmentState = AppointmentState.CONFIRMED
    room: str = ""
    travel_minutes: int = 0
    flight: str = ""
    subject: str = ""
    all_day: bool = False
    group_key: str = ""
    conflict_reason: str = ""
    title: ClassVar[str] = marked("Ajout d’un rendez-vous")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, before an arrival (unless by telephone or video), for an impossible time, for conflicts."""
        return create_entries(work, scene, (self.case_id,), columns_of(self, scene))[0]


def columns_of(command: Any, scene: Scene) -> dict[str, Any]:
    """The columns that a command to add an entry gives; without an officer it is that of the person at the desk."""
    given = {name: getattr(command, name, None) for name in COLUMNS if name != "title"}
    return given | {"title": command.subject, "officer": command.officer or scene.user.login}


def create_entries(
    work: UnitOfWork, scene: Scene, case_ids: Sequence[int], columns: Mapping[str, Any]
) -> tuple[int, ...]:
    """One row for each case (0: no case), after the rules and the conflicts of them all together."""
    made = []
    for case_id in case_ids:
        if case_id:
            open_case(work, case_id)
        made.append(checked(work, scene, case_id, columns, None))
    kept = made[0]
    if kept["state"].is_open and kept["starts_at"] is not None:
        ground = CalendarGround(work.connection, scene.reference, scene.workdays)
        entry = ground.entry(kept, case_ids)
        kept["conflict_reason"] = reason_kept(ground, scene, entry, None, kept["conflict_reason"] or "", "")
    return tuple(
        work.create("appointment", case_id, row | {"conflict_reason": kept["conflict_reason"]})
        for case_id, row in zip(case_ids, made, strict=True)
    )


@dataclass(frozen=True, slots=True)
class MoveAppointment:
    """Give an entry another time, and another length if ``minutes`` is given (or another officer); a group moves as one."""

    appointment_id: int
    starts_at: datetime
    seen: int
    minutes: int | None = None
    officer: str | None = None
    conflict_reason: str = ""
    title: ClassVar[str] = marked("Déplacement d’un rendez-vous")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an entry that is over, and where making it would be."""
        row = current(work, self.appointment_id)
        if not row["state"].is_open:
            raise Refused(Refusal("appointment_is_over", "starts_at", {"state": row["state"]}))
        changed: dict[str, Any] = {"starts_at": self.starts_at, "minutes": self.minutes or row["minutes"]}
        if self.officer is not None:
            changed["officer"] = self.officer
        rows = [other for other in group_of(work, row) if other["state"].is_open]
        change_entries(work, scene, rows, changed, self.seen, self.conflict_reason)


@dataclass(frozen=True, slots=True)
class ChangeAppointment:
    """Correct columns of an entry; those of one merge unit come together (time and length, place and detail).

    Of a group all rows are corrected, but for what is said of one person (``OF_ONE_PERSON``).
    """

    appointment_id: int
    columns: Mapping[str, Any]
    seen: int
    conflict_reason: str = ""
    title: ClassVar[str] = marked("Correction d’un rendez-vous")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an impossible time, an unknown officer, an order of dates that cannot be, or conflicts."""
        row = current(work, self.appointment_id)
        shared = {name: value for name, value in self.columns.items() if name not in OF_ONE_PERSON}
        own = {name: value for name, value in self.columns.items() if name in OF_ONE_PERSON}
        if shared:
            change_entries(work, scene, group_of(work, row), shared, self.seen, self.conflict_reason)
        if own:
            change_entries(work, scene, [row], own, self.seen, "")


@dataclass(frozen=True, slots=True)
class SetAppointmentState:
    """Say that an appointment was held, missed, cancelled, or is to come after all.

    Of a group, all rows that have the same state; ``alone``: of this person only.
    """

    appointment_id: int
    state: AppointmentState
    seen: int
    alone: bool = False
    conflict_reason: str = ""
    title: ClassVar[str] = marked("État d’un rendez-vous")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused: held or missed before its hour, a first meeting held in person before the arrival is confirmed.

        One that is to come after all is refused for conflicts, as a new one would be.
        """
        row = current(work, self.appointment_id)
        rows = [row] if self.alone else [other for other in group_of(work, row) if other["state"] is row["state"]]
        asked = self.state.is_open and not row["state"].is_open
        change_entries(work, scene, rows, {"state": self.state}, self.seen, self.conflict_reason, asked=asked)


def group_of(work: UnitOfWork, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the group to which a row belongs, itself among them; the row alone when there is none."""
    return [read(other) for other in rows_of_group(work.connection, row["group_key"])] if row["group_key"] else [row]


def change_entries(
    work: UnitOfWork,
    scene: Scene,
    rows: Sequence[Mapping[str, Any]],
    changed: Mapping[str, Any],
    seen: int,
    reason: str,
    *,
    asked: bool = False,
) -> None:
    """Write the same columns into the rows of one entry, after the rules of each and the conflicts of them all.

    ``asked`` looks for conflicts even though no column changes on which they hang.
    """
    made = [checked(work, scene, row["case_id"], {**row, **changed}, row["id"]) for row in rows]
    for row in rows:
        if not row["kind"].has_person:  # whoever's time it was must be one's own as well
            checked(work, scene, row["case_id"], row, row["id"])
    names = {*changed, *(name for given in changed for name in WITH.get(given, ()))}
    if (asked or names & CHECKED) and made[0]["state"].is_open:
        ground = CalendarGround(work.connection, scene.reference, scene.workdays)
        cases = [row["case_id"] for row in rows]
        before, after = ground.entry(rows[0], cases), ground.entry(made[0], cases)
        known = rows[0]["conflict_reason"] or ""
        kept = reason_kept(ground, scene, after, before, reason.strip(), known)
        if (kept or "") != known:
            names.add("conflict_reason")
            made = [row | {"conflict_reason": kept} for row in made]
    for row, columns in zip(rows, made, strict=True):
        work.change(row["id"], {name: columns[name] for name in names}, seen)
