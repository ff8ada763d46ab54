"""An officer's own time: absences, ways, other things that nobody else attends. It belongs to no case."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from parcours_desktop.commands.appointment_rules import current, may_keep_time_of
from parcours_desktop.commands.appointments import columns_of, create_entries
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class AddOwnTime:
    """Note an absence, a way or something else in an officer's calendar ("" is whoever is at the desk). Answers its id.

    ``all_day`` counts whole days: ``minutes`` is rounded up to them (three days are 4320).
    """

    officer: str
    kind: AppointmentKind
    starts_at: datetime
    minutes: int = 60
    all_day: bool = False
    subject: str = ""
    note: str = ""
    conflict_reason: str = ""
    state: AppointmentState = AppointmentState.CONFIRMED
    title: ClassVar[str] = marked("Ajout au calendrier")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for a kind that is held with people, for another officer's time (unless a coordinator), for conflicts."""
        if self.kind.has_person:
            raise Refused(Refusal("kind_needs_person", "kind"))
        return create_entries(work, scene, (REFERENCE_CASE,), columns_of(self, scene) | {"place": None})[0]


@dataclass(frozen=True, slots=True)
class RemoveOwnTime:
    """Take an entry of one's own time out of the calendar."""

    appointment_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait du calendrier")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an appointment with people, which is cancelled instead, and for another officer's time."""
        row = current(work, self.appointment_id)
        if row["case_id"] != REFERENCE_CASE:
            raise Refused(Refusal("cancel_instead"))
        if not may_keep_time_of(scene, row["officer"] or ""):
            raise Refused(Refusal("not_your_time", "officer"))
        work.remove(self.appointment_id, self.seen)
