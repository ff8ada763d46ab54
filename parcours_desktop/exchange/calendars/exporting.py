"""A calendar as it leaves: how many appointments, under which words, and nothing of people that was not asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.calendar_events import OutgoingEvent
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.calendars.writing import calendar_bytes
from parcours_desktop.exchange.lists.writing import write_bytes
from parcours_desktop.queries.calendar_export import ExportedRow, ExportRange, exported
from parcours_desktop.queries.staff import staff
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.words import Words

_STATUS = {AppointmentState.PROPOSED: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """How events are called outside. ``with_names``: the person’s name, the title and the place’s detail as well."""

    words: Words
    reference: Reference
    offices: dict[str, str]
    with_names: bool = False

    def event(self, one: ExportedRow) -> OutgoingEvent:
        """What is seen of an appointment outside."""
        row = one.row
        minutes = max(row.minutes, 1)
        ends_at = row.starts_at + timedelta(minutes=minutes)
        if row.all_day:
            ends_at = row.starts_at + timedelta(days=max(1, -(-minutes // (24 * 60))))
        status = "CANCELLED" if one.cancelled else _STATUS.get(row.state, "CONFIRMED")
        return OutgoingEvent(
            one.uid,
            one.sequence,
            one.made_at,
            one.written_at,
            row.starts_at,
            ends_at,
            row.all_day,
            status,
            self._summary(one),
            self._location(one),
            away=row.kind is AppointmentKind.ABSENCE and not one.cancelled,
        )

    def _summary(self, one: ExportedRow) -> str:
        row, words = one.row, self.words
        said = [words.label(row.kind)]
        if row.group_key:
            said.append(words.many("{n} personne", "{n} personnes", one.people))
        elif row.file_number:
            said.append(row.file_number)
        if self.with_names:
            said += [text for text in (row.title, "" if row.group_key else row.person_name) if text]
        return " – ".join(said)

    def _location(self, one: ExportedRow) -> str:
        row = one.row
        if not row.kind.has_person and not row.place_detail:
            return ""
        said = [self.words.label(row.place)] if row.kind.has_person else []
        if row.place is Place.OFFICE and row.room:
            office = self.offices.get(row.officer, "")
            room = self.reference.calendar.room(office, row.room)
            english = self.words.language == "en"
            said.append((room.name_en if english else room.name) if room else row.room)
        if self.with_names and row.place_detail:
            said.append(row.place_detail)
        return ", ".join(said)


def outgoing(desk: Desk, words: Words, of: ExportRange, *, with_names: bool) -> tuple[OutgoingEvent, ...]:
    """The events of a range, as they are seen outside."""
    with desk.reading() as file:
        rows: Sequence[ExportedRow] = exported(file, of)
        offices = {person.login: person.office for person in staff(file)}
    naming = CalendarWords(words, desk.reference, offices, with_names)
    return tuple(naming.event(row) for row in rows)


def export_calendar(
    desk: Desk, words: Words, path: Path, of: ExportRange, *, with_names: bool, progress: Progress | None = None
) -> int:
    """Write a range as one calendar, whole or not at all; answers how many events. Raises ``Trouble`` or ``Cancelled``."""
    events = outgoing(desk, words, of, with_names=with_names)
    write_bytes(path, calendar_bytes(events, progress))
    return len(events)
