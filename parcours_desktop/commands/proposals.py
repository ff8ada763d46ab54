"""A proposed schedule accepted: its meetings become appointments that are proposed to people, all in one act."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from parcours_desktop.commands.appointment_conflicts import CONFLICTS
from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import officers, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.scheduling import Placed
from parcours_desktop.wording.marked import marked

_TO_COME = {AppointmentState.PROPOSED.value, AppointmentState.CONFIRMED.value}


@dataclass(frozen=True, slots=True)
class AcceptProposal:
    """Make the first meetings of a proposal, or of the part of it that was chosen. Answers the ids of the appointments."""

    placed: tuple[Placed, ...]
    title: ClassVar[str] = marked("Acceptation d’un horaire proposé")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, ...]:
        """All or none. Refused where making one of them would be; when a person has a first meeting by now; and when
        something has come in the way since the proposal was made.
        """
        return tuple(_made(work, scene, meeting) for meeting in self.placed)


def _made(work: UnitOfWork, scene: Scene, meeting: Placed) -> int:
    """One appointment: at the office where the officer is by their own hours then."""
    for row in rows_of_case(work.connection, "appointment", meeting.case_id):
        if row["kind"] == AppointmentKind.FIRST_MEETING and row["state"] in _TO_COME:
            at = datetime.fromisoformat(row["starts_at"])
            raise Refused(Refusal("first_meeting_planned", "starts_at", {"at": at}))
    kind, state = AppointmentKind.FIRST_MEETING, AppointmentState.PROPOSED
    added = AddAppointment(
        meeting.case_id, kind, meeting.start, meeting.minutes, officer=meeting.officer, state=state, room=meeting.room
    )
    try:
        return added.run(work, scene)
    except Refused as refused:
        if refused.refusals[0].code != CONFLICTS:
            raise
        name = officers(work.connection).get(meeting.officer, {}).get("name") or meeting.officer
        overtaken = Refusal("proposal_overtaken", "starts_at", {"at": meeting.start, "officer": name})
        raise Refused(overtaken, *refused.refusals[1:]) from refused
