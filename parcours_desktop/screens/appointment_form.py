"""The form of one entry of the calendar: what it asks for each kind, what stands in the way, and how it is saved."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.appointment_conflicts import CONFLICTS
from parcours_desktop.commands.appointments import SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.group_appointments import GROUPS
from parcours_desktop.commands.own_time import RemoveOwnTime
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.queries.appointments import entry_with
from parcours_desktop.queries.case_list import CaseFilter, case_ids, case_rows
from parcours_desktop.queries.moves import Move, moves_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.appointment_commands import corrections, making
from parcours_desktop.screens.appointment_fields import (
    Slot,
    beside,
    dependent,
    move_lines,
    new_values,
    read_values,
    shown_values,
    visible,
)
from parcours_desktop.screens.appointment_ground import Weighed, travel_to, weighed
from parcours_desktop.screens.case_appointments import outcomes
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

FOUND_AT_MOST = 30
USUAL_TIME = time(9)


__all__ = ["AppointmentFormScreen", "Slot"]


class AppointmentFormScreen:
    """``changed``: draw the people, the fields that are asked, the conflicts; ``troubled``: a sentence to show.

    A new entry begins with ``at`` (and a case or a kind, if they are known already); an entry of the file with its id.
    """

    def __init__(
        self,
        desk: Desk,
        words: Words,
        at: Slot | None = None,
        *,
        case_id: int | None = None,
        kind: AppointmentKind | None = None,
        appointment_id: int | None = None,
    ) -> None:
        self.desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.rows: tuple[AppointmentRow, ...] = ()
        self.moves: tuple[Move, ...] = ()
        self.people: tuple[Choice, ...] = ()
        self.refusals: tuple[Refusal, ...] = ()
        self.weighed = Weighed()
        self.staff: tuple[OfficerRow, ...] = ()
        with desk.reading() as file:
            self.staff = staff(file)
            if appointment_id is not None:
                self.rows = entry_with(file, appointment_id)
                self.moves = moves_of(file, appointment_id)
        if appointment_id is not None and not self.rows:
            raise Refused(Refusal("row_is_gone"))
        self._id = appointment_id or 0
        self.values: dict[str, FieldValue] = {}
        if self.row is not None:
            self.people = tuple(_person(row) for row in self.rows if row.case_id and row.state is self.row.state)
            self.values = shown_values(self.row, words, desk.reference)
        else:
            self._begin(at or Slot("", self._next_morning()), case_id, kind)
        self.look(self.values)

    # What is shown

    @property
    def row(self) -> AppointmentRow | None:
        """The entry that is corrected; None for a new one."""
        return next((row for row in self.rows if row.id == self._id), None)

    @property
    def is_new(self) -> bool:
        """Whether the entry is not in the file yet."""
        return self.row is None

    @property
    def kind(self) -> AppointmentKind:
        """The kind that the form holds."""
        return AppointmentKind(str(self.values.get("kind") or AppointmentKind.FOLLOW_UP))

    @property
    def is_group(self) -> bool:
        """Whether several people can be asked."""
        return self.kind in GROUPS

    @property
    def asks_people(self) -> bool:
        """Whether people are asked, and can still be chosen: those of an appointment that was made stay, but for a group's."""
        return self.kind.has_person and (self.is_new or self.is_group)

    @property
    def visible(self) -> frozenset[str]:
        """The fields that are asked now."""
        asked = visible(self.values, is_new=self.is_new)
        return asked if self.row is None or self.row.state.is_open else asked - {"state"}

    @property
    def needs_reason(self) -> bool:
        """Whether something stands in the way that asks for a reason."""
        return any(conflict.stops for conflict in self.weighed.conflicts)

    @property
    def conflicts(self) -> tuple[tuple[str, bool], ...]:
        """What stands in the way, in sentences; with each whether it asks for a reason."""
        return tuple((self.words.refusal(one.refusal).strip(), one.stops) for one in self.weighed.conflicts)

    @property
    def outcomes(self) -> tuple[AppointmentState, ...]:
        """The states that can be said of the entry now."""
        row = self.row
        if row is None:
            return ()
        found = outcomes(row, self.desk.clock.now())
        own = {AppointmentState.HELD, AppointmentState.MISSED}
        return found if row.kind.has_person else tuple(state for state in found if state not in own)

    @property
    def history(self) -> tuple[str, ...]:
        """The moves of the entry as lines, the newest first; none for one that never moved."""
        return move_lines(self.moves, self.words)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        words = self.words
        if source == "officers":
            return self.names.officers(self.staff)
        if source == "kinds":
            return tuple(Choice(kind.value, words.label(kind)) for kind in self._kinds())
        if source == "open_states":
            return tuple(Choice(s.value, words.label(s)) for s in AppointmentState if s.is_open)
        if source == "rooms":
            return self.weighed.rooms
        return self.names.choices(source)

    def _kinds(self) -> tuple[AppointmentKind, ...]:
        row = self.row
        if row is None:
            return tuple(AppointmentKind)
        if row.group_key or row.kind in GROUPS:
            return (row.kind,)
        return tuple(k for k in AppointmentKind if k.has_person == row.kind.has_person and k not in GROUPS)

    # People

    def find_cases(self, text: str) -> tuple[Choice, ...]:
        """Open cases that a text finds and that are not chosen yet: their ids and names."""
        if not text.strip():
            return ()
        with self.desk.reading() as file:
            rows = case_rows(file, case_ids(file, CaseFilter(text=text), self.desk.clock.today())[:FOUND_AT_MOST])
        there = {person.code for person in self.people}
        return tuple(Choice(str(row.id), row.list_name, row.file_number) for row in rows if str(row.id) not in there)

    def add_person(self, case_id: int, values: Mapping[str, FieldValue]) -> None:
        """Take a person; of one person's appointment, instead of the one before. The kind follows what comes next."""
        with self.desk.reading() as file:
            rows = case_rows(file, [case_id])
        if not rows:
            return
        person = Choice(str(case_id), rows[0].list_name, rows[0].file_number)
        self.people = (*(self.people if self.is_group else ()), person)
        changed = dict(values)
        if self.is_new and not self.is_group:
            met = rows[0].first_met_on is not None
            kind = AppointmentKind.FOLLOW_UP if met else AppointmentKind.FIRST_MEETING
            if {self.kind, kind} == {AppointmentKind.FOLLOW_UP, AppointmentKind.FIRST_MEETING}:
                changed = self._after("kind", changed | {"kind": kind.value})
        self.look(changed)

    def remove_person(self, case_id: int, values: Mapping[str, FieldValue]) -> None:
        """Leave a person out."""
        self.people = tuple(person for person in self.people if person.code != str(case_id))
        self.look(values)

    # The form

    def edit(self, name: str, values: Mapping[str, FieldValue]) -> None:
        """A field was left: what follows from it is filled in (usual length, way, place), and conflicts looked for."""
        self.look(self._after(name, values))

    def look(self, values: Mapping[str, FieldValue]) -> None:
        """Look for conflicts of what the form holds, and for free rooms; says ``changed``. What is wrong stays said."""
        self.values = dict(values)
        columns, refusals = read_values(self.values, self.desk.reference)
        if self.row is not None and not self.row.state.is_open:
            columns["state"] = self.row.state
        with self.desk.reading() as file:
            if refusals:
                self.weighed = Weighed(rooms=self.weighed.rooms)
            else:
                cases = [int(person.code) for person in self.people]
                self.weighed = weighed(self.desk, file, self.words, self._known() | columns, cases)
        self.changed.emit()

    def save(self, values: Mapping[str, FieldValue], reason: str = "") -> bool:
        """Write the entry; False when something was refused (``refusals``, beside their fields)."""
        columns, self.refusals = read_values(values, self.desk.reference)
        if self.kind.has_person and not self.people and self.kind is not AppointmentKind.GROUP_SESSION:
            self.refusals = (*self.refusals, Refusal("required", "person"))
        if not self.refusals:
            done = all(map(self._do, self._commands(columns, reason.strip())))
            if done:
                return True
        self.look(values)
        return False

    def set_state(self, state: AppointmentState) -> bool:
        """Say how the entry went."""
        row = self.row
        return row is not None and self._do(SetAppointmentState(row.id, state, row.seen))

    def remove(self) -> bool:
        """Take an entry of one's own time out of the calendar."""
        row = self.row
        return row is not None and self._do(RemoveOwnTime(row.id, row.seen))

    def _commands(self, columns: dict[str, Any], reason: str) -> list[Any]:
        cases = tuple(int(person.code) for person in self.people)
        if self.row is None:
            return [making(columns, cases, reason)]
        return corrections(self.row, self.rows, columns, cases, reason)

    def _do(self, command: Any) -> bool:
        self.refusals = ()
        try:
            self.desk.do(command)
        except Refused as refused:
            self.refusals = tuple(beside(one) for one in refused.refusals if not _is_listed(one, refused.refusals))
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
            return False
        return not self.refusals

    # What a form begins with

    def _begin(self, at: Slot, case_id: int | None, kind: AppointmentKind | None) -> None:
        wanted = kind or AppointmentKind.FOLLOW_UP
        usual = self._usual(wanted, at.starts_at.date())
        self.values = new_values(self.words, wanted, at, at.officer or self.desk.user.login, at.minutes or usual)
        self.values = self._after("kind", self.values, keep_minutes=at.minutes is not None)
        if case_id is not None:
            self.add_person(case_id, self.values)
            if kind is not None and self.kind is not kind:
                self.values = self._after("kind", self.values | {"kind": kind.value})
            if at.minutes is not None:
                self.values["minutes"] = at.minutes

    def _after(
        self, name: str, values: Mapping[str, FieldValue], *, keep_minutes: bool = False
    ) -> dict[str, FieldValue]:
        kind = AppointmentKind(str(values["kind"] or AppointmentKind.FOLLOW_UP))
        day = values["day"] if isinstance(values["day"], date) else self.desk.clock.today()
        usual = None if keep_minutes or not self.is_new else self._usual(kind, day)
        filled = dependent(name, values, usual)
        if name in {"kind", "place", "office", "officer"}:
            home = next((person.office for person in self.staff if person.login == filled["officer"]), "")
            filled["travel_minutes"] = travel_to(self.desk.reference, home, filled)
        return filled

    def _usual(self, kind: AppointmentKind, on: date) -> int:
        return self.desk.reference.calendar.rules(on).minutes_of(kind)

    def _next_morning(self) -> datetime:
        return datetime.combine(
            self.desk.workdays.next_working(self.desk.clock.today() + timedelta(days=1)), USUAL_TIME
        )

    def _known(self) -> dict[str, Any]:
        return {"id": self._id, "group_key": self.row.group_key if self.row is not None else ""}


def _person(row: AppointmentRow) -> Choice:
    return Choice(str(row.case_id), row.person_name, row.file_number)


def _is_listed(refusal: Refusal, refusals: tuple[Refusal, ...]) -> bool:
    """Whether a refusal is one of the conflicts that are listed under the form anyway."""
    return refusals[0].code == CONFLICTS and refusal.code != CONFLICTS
