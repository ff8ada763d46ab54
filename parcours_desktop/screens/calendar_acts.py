"""What is done to the entries of a calendar: moved, lengthened, told how they went, made for a person of the tray."""

from datetime import datetime
from typing import Any

from parcours_desktop.commands.appointment_conflicts import conflicts_in
from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.own_time import RemoveOwnTime
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.screens.calendar_entries import Entry, Slot
from parcours_desktop.screens.case_appointments import outcomes
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words


class CalendarActs:
    """``refused``: why nothing was done; ``troubled``: a sentence to show.

    ``conflicts`` are the sentences of the last act when it was refused for conflicts alone: with a reason it can be done.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.refused: Signal[tuple[Refusal, ...]] = Signal()
        self.troubled: Signal[str] = Signal()
        self.conflicts: tuple[str, ...] = ()

    def move(self, entry: Entry, slot: Slot, reason: str = "") -> bool:
        """Give an entry another time, length or officer; all rows of a group go together."""
        row = entry.row
        officer = slot.officer if slot.officer and slot.officer != row.officer else ""
        if (row.starts_at, row.minutes) == (slot.at, slot.minutes) and not officer:
            return False
        return self._do(MoveAppointment(row.id, slot.at, row.seen, slot.minutes, officer or None, reason))

    def meet(self, case_id: int, slot: Slot, reason: str = "") -> bool:
        """Make a first meeting on a slot."""
        return self._do(
            AddAppointment(
                case_id,
                AppointmentKind.FIRST_MEETING,
                slot.at,
                slot.minutes,
                officer=slot.officer,
                conflict_reason=reason,
            )
        )

    def set_state(self, entry: Entry, state: AppointmentState) -> bool:
        """Say how an entry went."""
        return self._do(SetAppointmentState(entry.row.id, state, entry.row.seen))

    def cancel(self, entry: Entry) -> bool:
        """Cancel an appointment (it stays in the history), or take an officer's own time out of the calendar."""
        if entry.row.kind.has_person:
            return self.set_state(entry, AppointmentState.CANCELLED)
        return self._do(RemoveOwnTime(entry.row.id, entry.row.seen))

    def outcomes(self, entry: Entry, now: datetime) -> tuple[AppointmentState, ...]:
        """The states that can be said of an entry now."""
        return outcomes(entry.row, now)

    def undo(self) -> None:
        """Take back the last act."""
        self._desk.undo()

    def _do(self, command: Any) -> bool:
        self.conflicts = ()
        try:
            self._desk.do(command)
        except Refused as refused:
            found = conflicts_in(refused.refusals)
            self.conflicts = tuple(self._words.refusal(conflict.refusal) for conflict in found)
            if not found:
                self.refused.emit(refused.refusals)
            return False
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))
            return False
        return True
