"""Conflicts of an entry with what is in the file: the same reading for the form that shows them and the command that refuses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.appointment_rules import read
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.calendar_store import (
    availability_rows,
    deadlines_of,
    entries_between,
    special_day_rows,
)
from parcours_desktop.database.reading import Reading
from parcours_desktop.database.store import officers
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.conflicts import AIRPORT, Conflict, Deadline, Entry, Ground, conflicts_of
from parcours_desktop.domain.free_time import absences_of, hours_of, office_at
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import AvailabilityRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.system.reference import Reference

CONFLICTS = "conflicts"
"""Code of the refusal that carries conflicts (``values["conflicts"]``); those of each follow it, beside their fields."""
CHECKED = frozenset(
    {"kind", "starts_at", "minutes", "all_day", "place", "place_detail", "room", "travel_minutes", "officer"}
)
"""The columns on which conflicts hang: changing others asks nothing."""


@dataclass
class CalendarGround:
    """Reads what entries are held against. ``workdays`` are those in force."""

    file: Reading
    reference: Reference
    workdays: WorkingDays
    _availability: dict[str, list[AvailabilityRow]] = field(default_factory=dict)
    _offices: dict[str, str] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._offices = {login: row["office"] or "" for login, row in officers(self.file).items()}
        for row in availability_rows(self.file, None):
            self._availability.setdefault(row.officer, []).append(row)

    def entry(self, columns: Mapping[str, Any], cases: Sequence[int], about: object = "") -> Entry:
        """Columns of an entry (codes and times read) as conflicts see it."""
        kind, place = columns["kind"], columns["place"]
        return Entry(
            kind,
            columns["starts_at"],
            columns["minutes"] or 0,
            columns["officer"] or "",
            columns.get("id") or 0,
            tuple(case for case in cases if case),
            bool(columns["all_day"]),
            place,
            self.location(kind, place, columns["place_detail"] or "", columns["officer"] or "", columns["starts_at"]),
            columns["room"] or "",
            columns["travel_minutes"] or 0,
            columns["group_key"] or "",
            about,
        )

    def location(self, kind: AppointmentKind, place: Place, detail: str, officer: str, at: datetime) -> str:
        """Where an entry takes place: an office's code, the airport, or "" where nobody goes anywhere."""
        if not kind.has_person or place in {Place.PHONE, Place.VIDEO}:
            return ""
        if place is Place.AIRPORT:
            return AIRPORT
        if place is Place.OTHER_OFFICE:
            return self.office_named(detail)
        return office_at(self._availability.get(officer, ()), at, self._offices.get(officer, ""))

    def office_named(self, text: str) -> str:
        """The code of the office that a detail of place names; the text itself for a place that is no office of ours."""
        if text not in self._places:
            office = self.reference.office_named(text)
            self._places[text] = office.code if office is not None else text
        return self._places[text]

    def entries(self, first: datetime, last: datetime) -> list[Entry]:
        """The entries that stand between two moments; rows of one group are one."""
        earlier = first - timedelta(days=LONGEST_ENTRY_DAYS)
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in entries_between(self.file, first, last, earlier):
            grouped.setdefault(row["group_key"] or f"#{row['id']}", []).append(row)
        found = []
        for rows in grouped.values():
            about = rows[0]["title"] or rows[0]["list_name"] or ""
            found.append(self.entry(read(rows[0]), [row["case_id"] for row in rows], about))
        return found

    def conflicts(self, entry: Entry) -> tuple[Conflict, ...]:
        """Everything in the way of an entry."""
        day = entry.starts_at.date()
        midnight = datetime.combine(day, time())
        last = max(midnight + timedelta(days=1), entry.ends_at)
        rules = self.reference.calendar.rules(day)
        rows = self._availability.get(entry.officer, [])
        own = self._offices.get(entry.officer, "")
        works = self.workdays.is_working(day)
        closed = [
            row
            for row in special_day_rows(self.file, day, day)
            if row.office and row.office == entry.location and not row.works
        ]
        return conflicts_of(
            entry,
            Ground(
                self.entries(midnight, last),
                self.reference.calendar.travel_minutes,
                rules.meetings_a_day,
                hours_of(rows, rules.hours, day, own, works=works),
                absences_of(rows, day),
                works,
                self.workdays.holiday(day),
                bool(closed),
                closed[0].source if closed else "",
                self.reference.calendar.room(entry.location, entry.room),
                self._deadlines(entry),
            ),
        )

    def _deadlines(self, entry: Entry) -> tuple[Deadline, ...]:
        if entry.kind is not AppointmentKind.FIRST_MEETING or not entry.cases:
            return ()
        found = deadlines_of(self.file, entry.cases)
        return tuple(Deadline(case, name, on) for case, (name, on, met) in found.items() if on and met is None)


def reason_kept(
    ground: CalendarGround, scene: Scene, entry: Entry, before: Entry | None, reason: str, known: str
) -> str | None:
    """The reason that an entry keeps: the one given, or the one it had (``known``) while nothing new is in the way.

    Raises ``Refused`` with ``CONFLICTS`` when something is and no reason was given. An entry that has begun is checked
    no more; one without conflicts keeps no reason.
    """
    if entry.starts_at + timedelta(minutes=entry.minutes if entry.all_day else 0) <= scene.clock.now():
        return reason or known or None
    found = [conflict for conflict in ground.conflicts(entry) if conflict.stops]
    if not found:
        return None
    if reason:
        return reason
    if before is not None and known and set(found) <= set(ground.conflicts(before)):
        return known
    raise Refused(
        Refusal(CONFLICTS, "conflict_reason", {CONFLICTS: tuple(found), "n": len(found)}),
        *(conflict.refusal for conflict in found),
    )


def conflicts_in(refusals: Sequence[Refusal]) -> tuple[Conflict, ...]:
    """The conflicts that refusals carry; none when something else was refused."""
    for refusal in refusals:
        if refusal.code == CONFLICTS:
            carried = refusal.values[CONFLICTS]
            return carried if isinstance(carried, tuple) else ()
    return ()
