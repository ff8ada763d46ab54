"""Group sessions and airport welcomes of several people: one entry of the calendar, one row in the case of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from parcours_desktop.commands.appointment_conflicts import CalendarGround, reason_kept
from parcours_desktop.commands.appointment_rules import COLUMNS, checked, current
from parcours_desktop.commands.appointments import columns_of, create_entries, group_of
from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

GROUPS = {AppointmentKind.GROUP_SESSION, AppointmentKind.AIRPORT_WELCOME}


@dataclass(frozen=True, slots=True)
class AddGroupAppointment:
    """Make a session or a welcome for several people in one act. Answers the ids of its rows, in the order of the cases.

    A group session may begin without anybody (``case_ids`` empty): people join it later.
    """

    case_ids: tuple[int, ...]
    kind: AppointmentKind
    starts_at: datetime
    minutes: int = 120
    place: Place = Place.OFFICE
    place_detail: str = ""
    officer: str = ""
    note: str = ""
    state: AppointmentState = AppointmentState.CONFIRMED
    room: str = ""
    travel_minutes: int = 0
    flight: str = ""
    subject: str = ""
    conflict_reason: str = ""
    title: ClassVar[str] = marked("Ajout d’un rendez-vous de groupe")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, ...]:
        """Refused for another kind, a welcome of nobody, and where making one of the appointments would be."""
        if self.kind not in GROUPS:
            raise Refused(Refusal("kind_is_for_one", "kind"))
        if not self.case_ids and self.kind is not AppointmentKind.GROUP_SESSION:
            raise Refused(Refusal("required", "person"))
        cases = tuple(dict.fromkeys(self.case_ids)) or (REFERENCE_CASE,)
        columns = columns_of(self, scene) | {"group_key": work.uids.new().hex()}
        return create_entries(work, scene, cases, columns)


@dataclass(frozen=True, slots=True)
class JoinGroup:
    """Have people join a session or a welcome that stands already. Answers the ids of their rows."""

    appointment_id: int
    case_ids: tuple[int, ...]
    seen: int
    conflict_reason: str = ""
    title: ClassVar[str] = marked("Inscription à un rendez-vous de groupe")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, ...]:
        """Refused for what is no group, what is over, a closed case, and for conflicts (room too small, person taken)."""
        row = current(work, self.appointment_id)
        if row["kind"] not in GROUPS:
            raise Refused(Refusal("kind_is_for_one", "kind"))
        if not row["state"].is_open:
            raise Refused(Refusal("appointment_is_over", "starts_at", {"state": row["state"]}))
        rows = group_of(work, row)
        there = {other["case_id"] for other in rows if other["state"].is_open}
        joining = [case_id for case_id in dict.fromkeys(self.case_ids) if case_id not in there]
        key = row["group_key"] or work.uids.new().hex()
        shared: dict[str, Any] = {name: row[name] for name in COLUMNS} | {"note": None, "group_key": key}
        made = []
        for case_id in joining:
            open_case(work, case_id)
            made.append((case_id, checked(work, scene, case_id, shared, None)))
        kept = self._reason(work, scene, row, shared, [*there - {REFERENCE_CASE}], joining)
        if not row["group_key"]:
            work.change(row["id"], {"group_key": key}, self.seen)
        for other in rows:
            if joining and other["case_id"] == REFERENCE_CASE:  # it stood for the session while nobody was in it
                work.remove(other["id"], self.seen)
            elif kept != other["conflict_reason"]:
                work.change(other["id"], {"conflict_reason": kept}, self.seen)
        return tuple(work.create("appointment", case, columns | {"conflict_reason": kept}) for case, columns in made)

    def _reason(
        self,
        work: UnitOfWork,
        scene: Scene,
        row: dict[str, Any],
        shared: dict[str, Any],
        there: list[int],
        new: list[int],
    ) -> str | None:
        ground = CalendarGround(work.connection, scene.reference, scene.workdays)
        known = row["conflict_reason"] or ""
        before, after = ground.entry(row, there), ground.entry(shared | {"id": row["id"]}, [*there, *new])
        return reason_kept(ground, scene, after, before, self.conflict_reason.strip(), known)


@dataclass(frozen=True, slots=True)
class LeaveGroup:
    """Take a person out of a session or a welcome; a session that nobody attends any more stays in the calendar."""

    appointment_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un rendez-vous de groupe")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused for what is no group and what is over."""
        row = current(work, self.appointment_id)
        if row["kind"] not in GROUPS or not row["case_id"]:
            raise Refused(Refusal("kind_is_for_one", "kind"))
        if not row["state"].is_open:
            raise Refused(Refusal("appointment_is_over", "starts_at", {"state": row["state"]}))
        others = [other for other in group_of(work, row) if other["id"] != row["id"] and other["state"].is_open]
        if not others and row["kind"] is AppointmentKind.GROUP_SESSION:
            key = row["group_key"] or work.uids.new().hex()
            columns = {name: row[name] for name in COLUMNS} | {"note": None, "group_key": key}
            work.create("appointment", REFERENCE_CASE, columns)
        work.remove(row["id"], self.seen)
