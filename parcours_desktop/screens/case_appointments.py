"""The appointments of a case: made, corrected, moved, and told how they went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from parcours_desktop.commands.appointment_conflicts import conflicts_in
from parcours_desktop.commands.appointments import (
    AddAppointment,
    ChangeAppointment,
    MoveAppointment,
    SetAppointmentState,
)
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.typed_times import read_time
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

CHOICE, SMALL, FULL = FieldKind.CHOICE, Width.SMALL, Width.FULL
APPOINTMENT = Form(
    (
        Section(
            "",
            (
                Field("kind", marked("Genre"), CHOICE, required=True, width=FULL, choices="appointment_kinds"),
                Field("day", marked("Jour"), FieldKind.DATE, required=True),
                Field("time", marked("Heure"), required=True, max_length=12, placeholder=marked("9\u00a0h\u00a030")),
                Field("minutes", marked("Durée (minutes)"), FieldKind.INTEGER, required=True, maximum=600),
                Field("place", marked("Lieu ou moyen"), CHOICE, required=True, choices="places"),
                Field("place_detail", marked("Précision sur le lieu"), width=FULL),
                Field("officer", marked("Avec"), CHOICE, width=FULL, choices="officers"),
                Field("note", marked("Note"), FieldKind.LONG_TEXT, width=FULL, max_length=4000),
                Field("conflict_reason", marked("Pourquoi passer outre"), width=FULL, max_length=4000),
            ),
        ),
    )
)
USUAL_MINUTES = {
    AppointmentKind.FIRST_MEETING: 60,
    AppointmentKind.AIRPORT_WELCOME: 60,
    AppointmentKind.GROUP_SESSION: 120,
}
USUAL_TIME = time(9)


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An appointment as a line: ``is_late`` when its hour has passed and nobody said how it went."""

    row: AppointmentRow
    when: str
    who: str
    is_late: bool


class AppointmentsScreen:
    """``changed``: draw the lines and the form anew. The form holds a new appointment or ``chosen``, the one corrected."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self.chosen: int | None = None
        self.is_open = False
        self.refusals: tuple[Refusal, ...] = ()
        self.needs_reason = False
        state.changed.connect(self.changed.emit)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return choices(self.state, source)

    @property
    def to_come(self) -> tuple[AppointmentLine, ...]:
        """Those still open, the next one first."""
        return tuple(self._line(row) for row in self.state.appointments if row.state.is_open)

    @property
    def over(self) -> tuple[AppointmentLine, ...]:
        """The others, the last one first."""
        return tuple(self._line(row) for row in reversed(self.state.appointments) if not row.state.is_open)

    def row(self, appointment_id: int) -> AppointmentRow | None:
        """One appointment, if it is still there."""
        return next((row for row in self.state.appointments if row.id == appointment_id), None)

    def outcomes(self, row: AppointmentRow) -> tuple[AppointmentState, ...]:
        """The states that can be said of an appointment now."""
        return outcomes(row, self.state.desk.clock.now())

    # The form

    def begin(self) -> None:
        """Open the form on a new appointment."""
        self.chosen, self.is_open, self.refusals, self.needs_reason = None, True, (), False
        self.changed.emit()

    def choose(self, appointment_id: int) -> None:
        """Open the form on an appointment, to correct it."""
        self.chosen, self.is_open, self.refusals, self.needs_reason = appointment_id, True, (), False
        self.changed.emit()

    def leave(self) -> None:
        """Close the form."""
        self.chosen, self.is_open, self.refusals, self.needs_reason = None, False, (), False
        self.changed.emit()

    def values(self) -> dict[str, FieldValue]:
        """What the form shows when it opens."""
        row = self.row(self.chosen) if self.chosen is not None else None
        return proposed(self.state) if row is None else shown(row, self.state.words)

    def add(self, values: Mapping[str, FieldValue]) -> bool:
        """Make the appointment that the form describes; False when something in it was refused."""
        columns, self.refusals = read_form(values)
        if not self.refusals:
            self._try(
                AddAppointment(self.state.case_id, **columns, conflict_reason=str(values.get("conflict_reason") or ""))
            )
        return self._settled()

    def save(self, name: str, values: Mapping[str, FieldValue]) -> bool:
        """Write the field ``name`` of the appointment that is being corrected, with its merge unit."""
        row = self.row(self.chosen) if self.chosen is not None else None
        if row is None:
            return False
        columns, self.refusals = read_form(values)
        if not self.refusals:
            changed, seen = self._changed(name, row, columns), row.seen
            reason = str(values.get("conflict_reason") or "")
            if set(changed) == {"starts_at", "minutes"} and row.state.is_open:
                self._try(
                    MoveAppointment(row.id, changed["starts_at"], seen, changed["minutes"], conflict_reason=reason)
                )
            elif changed:
                self._try(ChangeAppointment(row.id, changed, seen, reason))
        return self._settled(stay=True)

    def set_state(self, appointment_id: int, state: AppointmentState) -> bool:
        """Say how an appointment went."""
        row = self.row(appointment_id)
        if row is None:
            return False
        done = self.state.do(SetAppointmentState(appointment_id, state, row.seen))
        if done is not None and row.kind is AppointmentKind.FIRST_MEETING:
            self.state.arrival_changed.emit()
        return done is not None

    def _changed(self, name: str, row: AppointmentRow, columns: Mapping[str, Any]) -> dict[str, Any]:
        """The columns that a field writes; the reason is written with everything that had been refused without it."""
        if name != "conflict_reason":
            return {column: columns[column] for column in _UNITS.get(name, (name,))}
        units = [_UNITS.get(field.name, (field.name,)) for field in APPOINTMENT.fields if field.name != name]
        return {
            column: columns[column]
            for unit in units
            if any(columns[column] != getattr(row, column) for column in unit)
            for column in unit
        }

    def _try(self, command: Any) -> None:
        self.needs_reason = False
        try:
            self.state.desk.do(command)
        except Refused as refused:
            self.needs_reason = bool(conflicts_in(refused.refusals))
            self.refusals = tuple(_beside(refusal) for refusal in refused.refusals)
        except Trouble as trouble:
            self.state.troubled.emit(self.state.words.trouble(trouble))

    def _settled(self, *, stay: bool = False) -> bool:
        if not self.refusals and not stay:
            self.chosen, self.is_open = None, False
        self.changed.emit()
        return not self.refusals

    def _line(self, row: AppointmentRow) -> AppointmentLine:
        now = self.state.desk.clock.now()
        who = next((person.name for person in self.state.staff if person.login == row.officer), row.officer)
        return AppointmentLine(
            row, when(row, self.state.words, self.state.today), who, row.state.is_open and row.starts_at < now
        )


_UNITS = {
    "day": ("starts_at", "minutes"),
    "time": ("starts_at", "minutes"),
    "minutes": ("starts_at", "minutes"),
    "place": ("place", "place_detail"),
    "place_detail": ("place", "place_detail"),
}


def outcomes(row: AppointmentRow, now: datetime) -> tuple[AppointmentState, ...]:
    """The states that can be said of an appointment: held or missed once its hour has come."""
    found = [AppointmentState.HELD, AppointmentState.MISSED] if row.starts_at <= now else []
    if row.state is AppointmentState.PROPOSED:
        found.insert(0, AppointmentState.CONFIRMED)
    found.append(AppointmentState.CANCELLED)
    if not row.state.is_open:
        found.append(AppointmentState.CONFIRMED)
    return tuple(state for state in found if state is not row.state)


def when(row: AppointmentRow, words: Words, today: date) -> str:
    """« demain, 10 h », « mardi 24 novembre, 10 h »."""
    day = row.starts_at.date()
    near = abs((day - today).days) <= 1
    return words(
        "{day}, {time}",
        day=words.relative_day(day, today)
        if near
        else words.weekday_date(day)
        if day.year == today.year
        else words.full_date(day),
        time=row.starts_at.time(),
    )


def choices(state: CaseState, source: str) -> tuple[Choice, ...]:
    """The answers of a field of an appointment's form."""
    return state.names.officers(state.staff) if source == "officers" else state.names.choices(source)


def proposed(state: CaseState) -> dict[str, FieldValue]:
    """What the form of a new appointment begins with: what comes next on the journey, on the next working day."""
    sheet = state.sheet
    first = sheet.journey.first_met_on is None
    kind = AppointmentKind.FIRST_MEETING if first else AppointmentKind.FOLLOW_UP
    after = max(filter(None, (state.today, sheet.journey.arriving_on if sheet.journey.arrived_on is None else None)))
    return {
        "kind": kind.value,
        "day": state.desk.workdays.add(after, 1),
        "time": state.words.time(USUAL_TIME),
        "minutes": USUAL_MINUTES.get(kind, 30),
        "place": Place.OFFICE.value,
        "place_detail": "",
        "officer": sheet.officer.login if sheet.officer else state.desk.user.login,
        "note": "",
        "conflict_reason": "",
    }


def shown(row: AppointmentRow, words: Words) -> dict[str, FieldValue]:
    """An appointment as its form shows it."""
    return {
        "kind": row.kind.value,
        "day": row.starts_at.date(),
        "time": words.time(row.starts_at),
        "minutes": row.minutes,
        "place": row.place.value,
        "place_detail": row.place_detail,
        "officer": row.officer,
        "note": row.note,
        "conflict_reason": row.conflict_reason,
    }


def read_form(values: Mapping[str, FieldValue]) -> tuple[dict[str, Any], tuple[Refusal, ...]]:
    """The columns that a form means, and what cannot be read in it."""
    at, day = read_time(str(values["time"] or "")), values["day"]
    refusals = [Refusal("required", name) for name in ("kind", "place") if not values[name]]
    if not isinstance(day, date):
        refusals.append(Refusal("required", "day"))
    if at is None:
        refusals.append(Refusal("time_unreadable", "time"))
    if not isinstance(values["minutes"], int):
        refusals.append(Refusal("required", "minutes"))
    if refusals or not isinstance(day, date) or at is None:
        return {}, tuple(refusals)
    columns = {name: str(values[name] or "") for name in ("place_detail", "officer", "note")}
    return columns | {
        "kind": AppointmentKind(str(values["kind"])),
        "place": Place(str(values["place"])),
        "starts_at": datetime.combine(day, at),
        "minutes": values["minutes"],
    }, ()


def _beside(refusal: Refusal) -> Refusal:
    """A refusal of the command, beside the field of the form that it concerns."""
    field = {"starts_at": "day", "state": ""}.get(refusal.field, refusal.field)
    return Refusal(refusal.code, field, refusal.values)
