"""Reading of the reference tables of the calendar: rooms, ways between offices, usual hours and limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any

from parcours_desktop.domain.calendar_rules import CalendarRules, Hours, Room
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.domain.validity import in_force
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.system.reference_tables import read_rows, read_tree


@dataclass(frozen=True)
class CalendarReference:
    """The rooms of the offices, the minutes from one to another, and the rules by period."""

    rooms: tuple[Room, ...]
    ways: Mapping[tuple[str, str], int]
    periods: tuple[CalendarRules, ...]
    usual_way: int

    @cached_property
    def _rooms(self) -> dict[tuple[str, str], Room]:
        return {(room.office, room.code): room for room in self.rooms}

    def rooms_of(self, office: str, on: date) -> tuple[Room, ...]:
        """The rooms of an office on a day."""
        return tuple(room for room in self.rooms if room.office == office and in_force(room, on))

    def room(self, office: str, code: str) -> Room | None:
        """A room by its office and code."""
        return self._rooms.get((office, code))

    def travel_minutes(self, one: str, other: str) -> int:
        """Minutes from one office to another, either way; 0 within one, the usual way where the table says nothing."""
        if one == other or not one or not other:
            return 0
        return self.ways.get((one, other), self.ways.get((other, one), self.usual_way))

    def rules(self, on: date) -> CalendarRules:
        """The rules in force on a day (the first ones before they began)."""
        return next((rules for rules in self.periods if in_force(rules, on)), self.periods[0])


def calendar_reference() -> CalendarReference:
    """Read ``rooms.csv``, ``travel.csv`` and ``calendar.toml``."""
    tree = read_tree("calendar")
    rooms = tuple(
        Room(
            row["office"], row["code"], row["name"], row["name_en"], int(row["seats"]),
            written_day(row["valid_from"]), written_day(row["valid_to"]),
        )
        for row in read_rows("rooms")
    )  # fmt: skip
    ways = {(row["from_office"], row["to_office"]): int(row["minutes"]) for row in read_rows("travel")}
    return CalendarReference(rooms, ways, tuple(map(_rules, tree["rules"])), tree["rules"][0]["usual_way"])


def _rules(row: dict[str, Any]) -> CalendarRules:
    return CalendarRules(
        tuple(Hours(time.fromisoformat(first), time.fromisoformat(last)) for first, last in row["hours"]),
        {AppointmentKind(kind): minutes for kind, minutes in row["minutes"].items()},
        row["meetings_a_day"],
        row["attempts_before_excuse"],
        row["unanswered_days"],
        row["silent_days"],
        tuple(row["expiry_alerts"]),
        row.get("valid_from"),
        row.get("valid_to"),
    )
