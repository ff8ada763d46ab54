"""The page of the staff: who is there, in which office and role; add somebody, correct, give another role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.commands.staff import AddOfficer, ChangeOfficer
from parcours_desktop.database.journal import position
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.staff import login_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.trying import refusals_of
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

_KNOWN = (
    Field("name", marked("Nom"), required=True, width=Width.FULL),
    Field("role", marked("Rôle"), FieldKind.CHOICE, required=True, choices="roles"),
    Field("office", marked("Bureau"), FieldKind.CHOICE, required=True, choices="offices"),
    Field("phone", marked("Téléphone")),
    Field("languages", marked("Langues"), placeholder=marked("français, anglais, espagnol")),
    Field("feminine", marked("S’écrit au féminin («\u00a0agente\u00a0»)"), FieldKind.FLAG, width=Width.FULL),
)
CHANGE_FORM = Form((Section("", _KNOWN),))
ADD_FORM = Form(
    (
        Section(
            "",
            (
                _KNOWN[0],
                Field(
                    "login",
                    marked("Identifiant"),
                    help=marked("Ne change plus ensuite. Vide\u00a0: tiré du nom, comme s.lavoie."),
                    width=Width.FULL,
                ),
                *_KNOWN[1:],
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of the staff in words. ``gone``: no longer there."""

    id: int
    login: str
    name: str
    role: str
    office: str
    languages: str
    phone: str
    left: str

    @property
    def gone(self) -> bool:
        """Whether the person has left."""
        return bool(self.left)


class StaffScreen:
    """``changed``: other lines."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self.words = desk, words
        self._names = CaseNames(words, desk.reference)
        self.changed: Signal[()] = Signal()
        self._read()
        desk.listen(self._on_done)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_done)

    @property
    def ids(self) -> range:
        """The lines, by their places."""
        return range(len(self._people))

    def lines(self, ids: Sequence[int]) -> list[StaffLine]:
        """The lines at these places."""
        return [self._line(place, self._people[place]) for place in ids if place < len(self._people)]

    def choices(self, source: str) -> Sequence[Choice]:
        """The answers of the form: roles, and the offices in force."""
        if source == "roles":
            return tuple(Choice(role.value, self.words.label(role)) for role in OfficerRole)
        return tuple(Choice(office.code, office.name) for office in self._desk.reference.offices.values())

    def values(self, place: int) -> dict[str, FieldValue]:
        """What the form shows of somebody."""
        person = self._people[place]
        return {
            "name": person.name,
            "role": person.role,
            "office": person.office,
            "phone": person.phone,
            "languages": self._spoken(person),
            "feminine": person.feminine,
        }

    def new_values(self) -> dict[str, FieldValue]:
        """What the form of somebody new begins with."""
        return {"role": OfficerRole.OFFICER.value, "office": self._desk.user.office}

    def add(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Somebody joins."""
        login = str(values.get("login") or "").strip().lower() or login_of(str(values["name"] or ""))
        return refusals_of(self._desk, AddOfficer(self._person(login, values)))

    def change(self, login: str, seen: int, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Correct what is known of somebody; ``seen`` is what the form had loaded."""
        return refusals_of(self._desk, ChangeOfficer(self._person(login, values), seen))

    def login_at(self, place: int) -> str:
        """Who stands at a place."""
        return self._people[place].login

    @property
    def seen(self) -> int:
        """The position at which the lines were read."""
        return self._seen

    def undo(self) -> None:
        """Take back the last act."""
        self._desk.undo()

    def _person(self, login: str, values: Mapping[str, Any]) -> OfficerRow:
        return OfficerRow(
            login,
            str(values["name"] or ""),
            str(values["role"] or ""),
            str(values["office"] or ""),
            str(values["phone"] or ""),
            bool(values["feminine"]),
            self._names.codes("languages", str(values["languages"] or "")),
        )

    def _line(self, place: int, person: OfficerRow) -> StaffLine:
        words, known = self.words, self._desk.reference.office(person.office)
        role = words.label(OfficerRole(person.role)) if person.role in set(OfficerRole) else person.role
        left = words("parti le {day}", day=words.table_date(person.left_on)) if person.left_on else ""
        office = known.city if known else person.office
        return StaffLine(place, person.login, person.name, role, office, self._spoken(person), person.phone, left)

    def _spoken(self, person: OfficerRow) -> str:
        return ", ".join(self._names.label("languages", code) for code in person.languages)

    def _read(self) -> None:
        with self._desk.reading() as file:
            found, self._seen = staff(file), position(file)
        self._people = sorted(found, key=lambda person: (fold(person.name), person.login))

    def _on_done(self, changes: Changes) -> None:
        if "officer" in changes.topics:
            self._read()
            self.changed.emit()
