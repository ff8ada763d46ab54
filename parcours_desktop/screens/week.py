"""A working week of the office: appointments on their hours, first meetings on their last day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import AppointmentRow, OfficerRow
from parcours_desktop.queries.case_list import CaseFilter, case_ids, case_rows
from parcours_desktop.queries.staff import staff
from parcours_desktop.queries.week import DeadlineRow, Week, week
from parcours_desktop.screens.case_appointments import USUAL_MINUTES, outcomes, read_form, shown
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

WORKING_DAYS = 5
EVERYBODY = ""
FOUND_AT_MOST = 30
HIDDEN = {AppointmentState.CANCELLED, AppointmentState.MOVED}


@dataclass(frozen=True, slots=True)
class Block:
    """An appointment on the grid. ``about`` is its kind, and how or where when that is not the office."""

    row: AppointmentRow
    name: str
    hours: str
    about: str
    state: str
    tip: str

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.row.starts_at + timedelta(minutes=self.row.minutes)


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day for a first meeting: ``urgent`` when it is today or past and nothing is planned."""

    row: DeadlineRow
    text: str
    tip: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One column of the week. ``holiday`` is its name, or ""."""

    on: date
    title: str
    is_today: bool
    holiday: str
    blocks: tuple[Block, ...]
    limits: tuple[Limit, ...]


class WeekScreen:
    """``changed``: draw the week anew; ``troubled``: a sentence to show; ``refused``: why nothing was done."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.refused: Signal[tuple[Refusal, ...]] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.officer = desk.user.login
        self.monday = monday_of(self.today)
        self.refusals: tuple[Refusal, ...] = ()
        self.staff: tuple[OfficerRow, ...] = ()
        self.week: Week
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)

    @property
    def today(self) -> date:
        """The day of the office."""
        return self.desk.clock.today()

    @property
    def now(self) -> datetime:
        """The wall time of the office."""
        return self.desk.clock.now()

    @property
    def title(self) -> str:
        """« 23–27 novembre 2026 »."""
        return self.words.period(self.monday, self.monday + timedelta(days=WORKING_DAYS - 1))

    @property
    def days(self) -> tuple[Day, ...]:
        """Monday to Friday."""
        return tuple(self._day(self.monday + timedelta(days=number)) for number in range(WORKING_DAYS))

    def officers(self) -> tuple[Choice, ...]:
        """Whose week can be shown."""
        return (Choice(EVERYBODY, self.words("Tout le bureau")), *self.names.officers(self.staff))

    # Where one looks

    def show_officer(self, login: str) -> None:
        """Show the week of one officer, or everybody's (``EVERYBODY``)."""
        self.officer = login
        self.reread()

    def show_day(self, day: date) -> None:
        """Show the week of a day."""
        self.monday = monday_of(day)
        self.reread()

    def previous(self) -> None:
        """Show the week before."""
        self.show_day(self.monday - timedelta(days=7))

    def next(self) -> None:
        """Show the week after."""
        self.show_day(self.monday + timedelta(days=7))

    def to_today(self) -> None:
        """Show this week."""
        self.show_day(self.today)

    def reread(self) -> None:
        """Read the week again and say so."""
        self._read()
        self.changed.emit()

    # Acts

    def row(self, appointment_id: int) -> AppointmentRow | None:
        """One appointment of the week."""
        return next((row for row in self.week.appointments if row.id == appointment_id), None)

    def move(self, appointment_id: int, starts_at: datetime) -> bool:
        """Give an appointment of the week another hour or day."""
        row = self.row(appointment_id)
        if row is None or row.starts_at == starts_at:
            return False
        return self._do(MoveAppointment(appointment_id, starts_at, row.seen))

    def set_state(self, appointment_id: int, state: AppointmentState) -> bool:
        """Say how an appointment went."""
        row = self.row(appointment_id)
        return row is not None and self._do(SetAppointmentState(appointment_id, state, row.seen))

    def outcomes(self, row: AppointmentRow) -> tuple[AppointmentState, ...]:
        """The states that can be said of an appointment now."""
        return outcomes(row, self.now)

    def undo(self) -> None:
        """Take back the last act."""
        self.desk.undo()

    def find_cases(self, text: str) -> tuple[Choice, ...]:
        """Open cases that a text finds: their ids and names."""
        if not text.strip():
            return ()
        with self.desk.reading() as file:
            rows = case_rows(file, case_ids(file, CaseFilter(text=text), self.today)[:FOUND_AT_MOST])
        return tuple(Choice(str(row.id), row.list_name, row.file_number) for row in rows)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field of an appointment's form."""
        return self.names.officers(self.staff) if source == "officers" else self.names.choices(source)

    def proposed(self, at: datetime, *, met: bool = True) -> dict[str, FieldValue]:
        """What the form of a new appointment begins with, on a slot; ``met``: the first meeting was held already."""
        kind = AppointmentKind.FOLLOW_UP if met else AppointmentKind.FIRST_MEETING
        return {
            "kind": kind.value,
            "day": at.date(),
            "time": self.words.time(at),
            "minutes": USUAL_MINUTES.get(kind, 30),
            "place": Place.OFFICE.value,
            "place_detail": "",
            "officer": self.officer or self.desk.user.login,
            "note": "",
        }

    def proposed_for(self, case_id: int, at: datetime) -> dict[str, FieldValue]:
        """What the form begins with once the case is chosen."""
        with self.desk.reading() as file:
            rows = case_rows(file, [case_id])
        return self.proposed(at, met=bool(rows) and rows[0].first_met_on is not None)

    def values(self, row: AppointmentRow) -> dict[str, FieldValue]:
        """An appointment as its form shows it."""
        return shown(row, self.words)

    def add(self, case_id: int, values: Mapping[str, FieldValue]) -> bool:
        """Make the appointment that a form describes; False when something was refused (``refusals``)."""
        columns, self.refusals = read_form(values)
        return not self.refusals and self._do(AddAppointment(case_id, **columns), tell=False)

    def _do(self, command: Any, *, tell: bool = True) -> bool:
        self.refusals = ()
        try:
            self.desk.do(command)
        except Refused as refused:
            self.refusals = refused.refusals
            if tell:
                self.refused.emit(refused.refusals)
                self.changed.emit()
            return False
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
            return False
        return True

    # What is drawn

    def _day(self, on: date) -> Day:
        holiday = self.desk.workdays.holiday(on)
        return Day(
            on,
            self.words.short_weekday_date(on),
            on == self.today,
            self.words.label(holiday) if holiday else "",
            tuple(self._block(row) for row in self.week.of(on) if row.state not in HIDDEN),
            tuple(self._limit(row) for row in self.week.due(on)),
        )

    def _block(self, row: AppointmentRow) -> Block:
        words = self.words
        parts = [words.label(row.kind)]
        if row.place is not Place.OFFICE:
            parts.append(words.short_label(row.place))
        hours = words.time_period(row.starts_at, row.starts_at + timedelta(minutes=row.minutes))
        who = next((person.name for person in self.staff if person.login == row.officer), row.officer)
        said = [row.person_name, f"{hours} · {words.label(row.state)}", " · ".join([*parts, who])]
        told = filter(None, [*said, row.place_detail, row.note])
        state = "" if row.state is AppointmentState.CONFIRMED else words.label(row.state)
        return Block(row, row.person_name, words.time(row.starts_at), " · ".join(parts), state, "\n".join(told))

    def _limit(self, row: DeadlineRow) -> Limit:
        words = self.words
        tip = words("{name}\u00a0: arrivée le {on}, première rencontre au plus tard le {limit}",
                    name=row.list_name, on=row.arrived_on, limit=row.on)  # fmt: skip
        return Limit(
            row, words("Limite\u00a0: {name}", name=row.list_name), tip, not row.planned and row.on <= self.today
        )

    def _read(self) -> None:
        with self.desk.reading() as file:
            self.week = week(file, self.officer or None, self.monday)
            self.staff = self.staff or staff(file)

    def _on_changes(self, changes: Changes) -> None:
        if "officer" in changes.topics:
            self.staff = ()
        if changes.topics & {"appointment", "case", "officer", "special_day"}:
            self.reread()


def monday_of(day: date) -> date:
    """The Monday of the week of a day; a Saturday or Sunday belongs to the week that follows it."""
    on = day if day.weekday() < WORKING_DAYS else day + timedelta(days=7 - day.weekday())
    return on - timedelta(days=on.weekday())
