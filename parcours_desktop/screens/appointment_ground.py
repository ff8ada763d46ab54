"""What an entry that is being written meets in the calendar: conflicts, rooms that are free, the way to its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.appointment_conflicts import CalendarGround
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.codes import AppointmentState, Place
from parcours_desktop.domain.conflicts import AIRPORT, Conflict, Entry
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class Weighed:
    """What stands in the way of an entry, and the rooms of its office, the free ones first."""

    conflicts: tuple[Conflict, ...] = ()
    rooms: tuple[Choice, ...] = ()


def weighed(desk: Desk, file: Reading, words: Words, columns: Mapping[str, Any], cases: Sequence[int]) -> Weighed:
    """Look at an entry as its command will. One that is over or has begun has no conflicts any more."""
    ground = CalendarGround(file, desk.reference, desk.workdays)
    entry = ground.entry(columns, cases)
    rooms = rooms_at(ground, words, entry)
    over = not AppointmentState(columns["state"]).is_open
    begun = entry.starts_at + timedelta(minutes=entry.minutes if entry.all_day else 0) <= desk.clock.now()
    return Weighed(() if over or begun else ground.conflicts(entry), rooms)


def rooms_at(ground: CalendarGround, words: Words, entry: Entry) -> tuple[Choice, ...]:
    """The rooms of the entry's office: those that are free and large enough first, what the others lack said."""
    if not entry.location or entry.location == AIRPORT:
        return ()
    day = entry.starts_at.date()
    midnight = datetime.combine(day, time())
    taken = {
        other.room
        for other in ground.entries(midnight, max(entry.ends_at, midnight + timedelta(days=1)))
        if other.location == entry.location and other.overlaps(entry) and not entry.is_same(other)
    }
    free, rest = [], []
    for room in ground.reference.calendar.rooms_of(entry.location, day):
        name = room.name if words.language == "fr" else room.name_en
        said = words("{room} ({seats}\u00a0places)", room=name, seats=room.seats)
        if room.code in taken:
            rest.append(Choice(room.code, words("{room}, prise", room=said)))
        elif room.seats < len(entry.cases) + 1:
            rest.append(Choice(room.code, words("{room}, trop petite", room=said)))
        else:
            free.append(Choice(room.code, said))
    return (*free, *rest)


def travel_to(reference: Reference, home: str, values: Mapping[str, FieldValue]) -> int | None:
    """The minutes from an officer's own office to the place that a form names, by the table; None where none is named."""
    if values["place"] == Place.AIRPORT:
        return reference.calendar.travel_minutes(home, AIRPORT) or None
    if values["place"] == Place.OTHER_OFFICE and values["office"]:
        return reference.calendar.travel_minutes(home, str(values["office"])) or None
    return None
