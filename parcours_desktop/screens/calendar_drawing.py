"""Rows of the calendar as they are drawn: names, hours, words for the state, tips, open hours."""

from collections.abc import Sequence
from datetime import date, datetime, time

from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.free_time import hours_of
from parcours_desktop.domain.rows import AppointmentRow, AvailabilityRow, OfficerRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.queries.calendar import CalendarEvent, DeadlineRow, DeadlineState
from parcours_desktop.screens.calendar_entries import Entry, Flag, FlagState, Shade
from parcours_desktop.screens.proposal import Ghost
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.words import Words

SHADES = {
    AppointmentKind.FIRST_MEETING: Shade.SETTLEMENT,
    AppointmentKind.FOLLOW_UP: Shade.EMPLOYMENT,
    AppointmentKind.AIRPORT_WELCOME: Shade.WELCOME,
    AppointmentKind.GROUP_SESSION: Shade.GROUP,
}

TIPS = 12  # flags named in the tip of several


class CalendarDrawing:
    """Makes entries and flags in the words of one language."""

    def __init__(self, words: Words, reference: Reference) -> None:
        self._words, self._reference = words, reference
        self.staff: tuple[OfficerRow, ...] = ()

    def name_of(self, login: str) -> str:
        """The name of an officer; the login of one who is not known."""
        return next((person.name for person in self.staff if person.login == login), login)

    def office_of(self, login: str) -> str:
        """The office of an officer, or ""."""
        return next((person.office for person in self.staff if person.login == login), "")

    def entry(self, event: CalendarEvent) -> Entry:
        """An event as it is drawn."""
        words, row = self._words, event.row
        rows = (row, *(other for other in event.rows if other is not row))
        state = "" if row.state is AppointmentState.CONFIRMED or not row.kind.has_person else words.label(row.state)
        whole = row.all_day
        hours = words("toute la journée") if whole else words.time_period(row.starts_at, row.ends_at)
        name, about = self._named(event)
        people = "\n".join(one.person_name for one in rows if one.person_name and event.is_group)
        said = [
            name,
            " · ".join(filter(None, [hours, state])),
            " · ".join(filter(None, [about, self.name_of(row.officer)])),
        ]
        told = [row.place_detail, self._room(event), people, row.note, self._overridden(row.conflict_reason)]
        tip = "\n".join(filter(None, [*said, *told]))
        return Entry(
            rows, name, "" if whole else words.time(row.starts_at), about, state, tip, SHADES.get(row.kind, Shade.OWN)
        )

    def ghost(self, ghost: Ghost) -> Entry:
        """A meeting that is only proposed: its number is that of its case below zero, and nothing of it is in the file."""
        words, meeting = self._words, ghost.meeting
        row = AppointmentRow(
            -meeting.case_id,
            meeting.case_id,
            0,
            AppointmentKind.FIRST_MEETING,
            AppointmentState.PROPOSED,
            meeting.start,
            meeting.minutes,
            Place.OFFICE,
            "",
            meeting.officer,
            "",
            ghost.name,
        )
        about = words("Proposition")
        return Entry((row,), ghost.name, words.time(meeting.start), about, ghost.about, ghost.tip, Shade.SETTLEMENT)

    def flag(self, due: DeadlineRow, today: date) -> Flag:
        """The flag of a deadline."""
        words = self._words
        state = FlagState(due.state(today).value)
        told = {
            DeadlineState.MET: words("rencontrée à temps"),
            DeadlineState.EXCUSED: words("délai excusé"),
            DeadlineState.PLANNED: words("rencontre prévue"),
            DeadlineState.WAITING: words("rencontre à prévoir"),
            DeadlineState.URGENT: words("rencontre à prévoir sans attendre"),
            DeadlineState.MISSED: words("délai manqué"),
        }[due.state(today)]
        tip = words("{name}\u00a0: arrivée le {on}, première rencontre au plus tard le {limit}",
                    name=due.list_name, on=due.arrived_on, limit=due.on)  # fmt: skip
        text = words("Limite\u00a0: {name}", name=due.list_name)
        return Flag(due.case_id, due.list_name, text, f"{tip} ({told})", state)

    def flags(self, due: Sequence[DeadlineRow], today: date) -> tuple[Flag, ...]:
        """The flags of a day, what presses first."""
        worst = list(FlagState)[::-1]
        return tuple(sorted((self.flag(row, today) for row in due), key=lambda flag: worst.index(flag.state)))

    def summed(self, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
        """Several flags of one day as one of no case, in the state of the worst; their names are its tip."""
        if len(flags) < 2:
            return flags
        text = self._words.many("{n} limite", "{n} limites", len(flags))
        return (Flag(0, text, text, "\n".join(flag.tip for flag in flags[:TIPS]), flags[0].state),)

    def open_hours(
        self, on: date, login: str, rows: Sequence[AvailabilityRow], workdays: WorkingDays
    ) -> tuple[tuple[int, int], ...]:
        """The minutes of a day in which an officer meets people ("": the usual hours of everybody)."""
        if not workdays.is_working(on):
            return ()
        own = [row for row in rows if row.officer == login]
        spans = hours_of(own, self._reference.calendar.rules(on).hours, on, self.office_of(login), works=True)
        return tuple((_minute(span.starts_at), _minute(span.ends_at)) for span in spans)

    def _named(self, event: CalendarEvent) -> tuple[str, str]:
        words, row = self._words, event.row
        kind = words.label(row.kind)
        parts = [] if row.place is Place.OFFICE or not row.kind.has_person else [words.short_label(row.place)]
        if row.flight:
            parts.insert(0, words("Vol {flight}", flight=row.flight))
        if event.is_group or (row.kind is AppointmentKind.GROUP_SESSION and not row.case_id):
            people = words.many("{n} inscrit", "{n} inscrits", event.people)
            if row.kind is AppointmentKind.AIRPORT_WELCOME:
                people = words.many("{n} personne", "{n} personnes", event.people)
            return row.title or kind, " · ".join([*parts, people])
        if not row.case_id:
            return row.title or kind, " · ".join(parts if not row.title else [kind, *parts])
        return row.person_name, " · ".join([kind, *parts])

    def _room(self, event: CalendarEvent) -> str:
        if not event.row.room:
            return ""
        office = self.office_of(event.row.officer)
        room = self._reference.calendar.room(office, event.row.room)
        if room is None:
            return self._words("Salle {room}", room=event.row.room)
        return room.name_en if self._words.language == "en" and room.name_en else room.name

    def _overridden(self, reason: str) -> str:
        return self._words("Malgré un conflit\u00a0: {reason}", reason=reason) if reason else ""


def _minute(at: datetime | time) -> int:
    return at.hour * 60 + at.minute
