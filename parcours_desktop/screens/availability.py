"""The hours that come back of one officer: when they meet people, at which office, and the absences that come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.appointment_rules import is_ones_to_keep
from parcours_desktop.commands.availability import RemoveAvailability, SetAvailability
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.rows import AvailabilityRow, OfficerRow
from parcours_desktop.queries.free_time import availability_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.typed_times import read_time
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

MONDAY = date(2026, 11, 23)  # any Monday: weekdays are named by dates
CHOICE, SMALL = FieldKind.CHOICE, Width.SMALL
EVERY = {"1": marked("Chaque semaine"), "2": marked("Une semaine sur deux")}
SORTS = {"free": marked("Heures de rencontre"), "absent": marked("Absence")}
HOURS = Form(
    (
        Section(
            "",
            (
                Field("sort", marked("Genre"), CHOICE, required=True, width=SMALL, choices="sorts"),
                Field("weekday", marked("Jour"), CHOICE, required=True, width=SMALL, choices="weekdays"),
                Field("every", marked("Retour"), CHOICE, required=True, width=SMALL, choices="every"),
                Field("starts_at", marked("De"), required=True, width=SMALL, max_length=12, placeholder=marked("9\u00a0h\u00a030")),
                Field("ends_at", marked("À"), required=True, width=SMALL, max_length=12, placeholder=marked("12\u00a0h")),
                Field("office", marked("Bureau"), CHOICE, width=SMALL, choices="offices"),
                Field("from_on", marked("À partir du"), FieldKind.DATE, required=True),
                Field("to_on", marked("Jusqu’au"), FieldKind.DATE),
                Field("note", marked("Note"), width=Width.FULL),
            ),
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AvailabilityLine:
    """Hours as a line: « lundi, 9 h – 12 h », and what else there is to say of them."""

    row: AvailabilityRow
    when: str
    about: str


class AvailabilityScreen:
    """``changed``: draw the lines and the form anew. The form holds new hours, or ``chosen``, those corrected."""

    def __init__(self, desk: Desk, words: Words, officer: str = "") -> None:
        self.desk, self.words = desk, words
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.refusals: tuple[Refusal, ...] = ()
        self.chosen: int | None = None
        self.officer = officer or desk.user.login
        self.rows: tuple[AvailabilityRow, ...] = ()
        self.staff: tuple[OfficerRow, ...] = ()
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)

    @property
    def lines(self) -> tuple[AvailabilityLine, ...]:
        """The hours by weekday and hour."""
        return tuple(self._line(row) for row in self.rows)

    @property
    def may_write(self) -> bool:
        """Whether the person at the desk may change these hours: their own, or anybody's for a coordinator."""
        return is_ones_to_keep(self.desk.user, self.officer)

    def officers(self) -> tuple[Choice, ...]:
        """Whose hours can be shown."""
        return self.names.officers(self.staff)

    def show_officer(self, login: str) -> None:
        """Show the hours of another officer."""
        self.officer, self.chosen, self.refusals = login, None, ()
        self.reread()

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        words = self.words
        if source == "weekdays":
            days = (MONDAY + timedelta(days=n) for n in range(7))
            return tuple(Choice(str(n), words.capital(words.weekday(day))) for n, day in enumerate(days))
        if source == "every":
            return tuple(Choice(code, words(text)) for code, text in EVERY.items())
        if source == "sorts":
            return tuple(Choice(code, words(text)) for code, text in SORTS.items())
        return self.names.choices(source)

    def values(self) -> dict[str, FieldValue]:
        """What the form shows: new hours, or the chosen ones."""
        row = next((row for row in self.rows if row.id == self.chosen), None)
        if row is None:
            today = self.desk.clock.today()
            return {"sort": "free", "weekday": "0", "every": "1", "starts_at": "", "ends_at": "", "office": "",
                    "from_on": today, "to_on": None, "note": ""}  # fmt: skip
        return {
            "sort": "absent" if row.absent else "free",
            "weekday": str(row.weekday),
            "every": str(row.every_weeks),
            "starts_at": self.words.time(row.starts_at),
            "ends_at": self.words.time(row.ends_at),
            "office": row.office,
            "from_on": row.from_on,
            "to_on": row.to_on,
            "note": row.note,
        }

    def choose(self, availability_id: int | None) -> None:
        """Hold hours in the form, to correct them; None for new ones."""
        self.chosen, self.refusals = availability_id, ()
        self.changed.emit()

    def save(self, values: Mapping[str, FieldValue]) -> bool:
        """Write the hours that the form describes; False when something was refused (``refusals``)."""
        first, last = read_time(str(values["starts_at"] or "")), read_time(str(values["ends_at"] or ""))
        day, to_on = values["from_on"], values["to_on"]
        self.refusals = tuple(
            Refusal("time_unreadable", name) for name, at in (("starts_at", first), ("ends_at", last)) if at is None
        )
        if not isinstance(day, date):
            self.refusals = (*self.refusals, Refusal("required", "from_on"))
        if first is None or last is None or not isinstance(day, date):
            self.changed.emit()
            return False
        row = next((row for row in self.rows if row.id == self.chosen), None)
        command = SetAvailability(
            self.officer,
            int(str(values["weekday"] or 0)),
            first,
            last,
            day,
            to_on if isinstance(to_on, date) else None,
            int(str(values["every"] or 1)),
            values["sort"] == "absent",
            str(values["office"] or ""),
            str(values["note"] or ""),
            row.id if row is not None else None,
            row.seen if row is not None else 0,
        )
        return self._do(command)

    def remove(self, availability_id: int) -> bool:
        """Take hours away."""
        row = next((row for row in self.rows if row.id == availability_id), None)
        return row is not None and self._do(RemoveAvailability(row.id, row.seen))

    def reread(self) -> None:
        """Read the hours again and say so."""
        self._read()
        self.changed.emit()

    def _do(self, command: Any) -> bool:
        self.refusals = ()
        kept, self.chosen = self.chosen, None
        try:
            self.desk.do(command)
        except Refused as refused:
            self.refusals, self.chosen = refused.refusals, kept
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
            self.chosen = kept
            return False
        self.changed.emit()
        return not self.refusals

    def _line(self, row: AvailabilityRow) -> AvailabilityLine:
        words = self.words
        day = words.capital(words.weekday(MONDAY + timedelta(days=row.weekday)))
        when = words("{day}, {hours}", day=day, hours=words.time_period(row.starts_at, row.ends_at))
        until = words("jusqu’au {on}", on=row.to_on) if row.to_on else ""
        told = [
            words(SORTS["absent"]) if row.absent else "",
            self.names.label("offices", row.office),
            words(EVERY["2"]) if row.every_weeks == 2 else "",
            words("à partir du {on}", on=row.from_on) if row.from_on > self.desk.clock.today() else "",
            until,
            row.note,
        ]
        return AvailabilityLine(row, when, " · ".join(filter(None, told)))

    def _read(self) -> None:
        with self.desk.reading() as file:
            self.rows = availability_of(file, (self.officer,))
            self.staff = self.staff or staff(file)
        if self.chosen not in {row.id for row in self.rows}:
            self.chosen = None

    def _on_changes(self, changes: Changes) -> None:
        if "availability" in changes.topics:
            self.reread()
