"""Bringing in a calendar of another program: ours move and are cancelled by their own rules, the others are one's own time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from parcours_desktop.commands.appointment_rules import FARTHEST
from parcours_desktop.commands.appointments import MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk, Scene
from parcours_desktop.database.event_history import sequence_of
from parcours_desktop.database.journal import position
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import IMPORT, UnitOfWork
from parcours_desktop.domain.calendar_events import (
    CalendarEvent,
    EventVerdict,
    JudgedEvent,
    OurName,
    ReadCalendar,
    name_in,
)
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.system.memory import collector_resting
from parcours_desktop.wording.marked import marked

PART = 500
LONGEST = LONGEST_ENTRY_DAYS * 24 * 60  # minutes
_COLUMNS = ("id", "starts_at", "minutes", "all_day", "title", "place_detail", "kind", "state", "ics_uid")


@dataclass(frozen=True, slots=True)
class ImportCalendar:
    """Write what a calendar says, for the person at the desk. Answers every date, by time, with what was done with it.

    ``with_free`` takes the events that leave one free as well; they are passed over otherwise.
    """

    calendar: ReadCalendar
    with_free: bool = False
    title: ClassVar[str] = marked("Importation d’un calendrier")
    right: ClassVar[Right] = Right.WRITE_CASES
    why: ClassVar[str] = IMPORT

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[JudgedEvent, ...]:
        """One date refused leaves the others in. Raises ``Cancelled``, and nothing is kept."""
        with collector_resting():
            return _Import(work, scene, self).run()


def judge_calendar(desk: Desk, command: ImportCalendar, progress: Progress) -> tuple[JudgedEvent, ...]:
    """What the command would do, by the command itself on a file that is only read."""
    scene = Scene(desk.user, desk.clock, desk.reference, desk.workdays, progress)
    with desk.reading() as file:
        work = UnitOfWork(file, desk.office.device, desk.office.uids, desk.office.summaries)
        return command.run(work, scene)


@dataclass
class _Import:
    """One import under way. The rows that are there are read once: an event is found by its name, ours by its uid."""

    work: UnitOfWork
    scene: Scene
    command: ImportCalendar
    _seen: int = field(init=False)
    _there: dict[str, dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self._seen = position(self.work.connection)
        found = self.work.connection.exec_driver_sql(
            f"SELECT {','.join(_COLUMNS)} FROM appointment WHERE ics_uid<>'' AND officer=? AND removed=0 ORDER BY id",
            (self.scene.user.login,),
        )
        self._there = {row["ics_uid"]: dict(row) for row in found.mappings()}

    def run(self) -> tuple[JudgedEvent, ...]:
        events, done = self.command.calendar.events, []
        named: set[str] = set()
        for number, event in enumerate(events):
            if number % PART == 0:
                self.scene.progress(number, len(events))
            if event.refusal is None and event.name in named:
                continue  # the same date twice in one file: the first counts
            named.add(event.name)
            done.append(self._judged(event))
        done += self._gone(named)
        self.scene.progress(len(events), len(events))
        return tuple(sorted(done, key=_time_of))

    def _judged(self, event: CalendarEvent) -> JudgedEvent:
        if event.refusal is not None:
            passed = event.refusal.code == "calendar_series_outside"
            return JudgedEvent(event, EventVerdict.UNCHANGED if passed else EventVerdict.REFUSED, event.refusal)
        ours = name_in(event.uid)
        try:
            return self._of_ours(event, ours) if ours else self._of_others(event)
        except Refused as refused:
            return JudgedEvent(event, EventVerdict.REFUSED, refused.refusals[0])

    # Appointments of this file

    def _of_ours(self, event: CalendarEvent, ours: OurName) -> JudgedEvent:
        rows = self._rows_of(ours)
        if not rows:
            raise Refused(Refusal("calendar_not_ours_here"))
        standing = [row for row in rows if AppointmentState(row["state"] or AppointmentState.PROPOSED).is_open]
        first = (standing or rows)[0]
        if event.cancelled:
            return self._cancel_ours(event, rows, standing)
        at, minutes = datetime.fromisoformat(first["starts_at"]), first["minutes"]
        if (event.starts_at, event.minutes) == (at, minutes):
            return JudgedEvent(event, EventVerdict.UNCHANGED, None, first["id"])
        if event.sequence < sequence_of(self.work.connection, [row["id"] for row in rows]):
            raise Refused(Refusal("calendar_event_older"))
        assert event.starts_at is not None
        if event.all_day != bool(first["all_day"]):
            raise Refused(Refusal("calendar_ours_whole_day"))
        MoveAppointment(first["id"], event.starts_at, self._seen, event.minutes).run(self.work, self.scene)
        return JudgedEvent(event, EventVerdict.CHANGED, None, first["id"])

    def _cancel_ours(
        self, event: CalendarEvent, rows: Sequence[dict[str, Any]], standing: Sequence[dict[str, Any]]
    ) -> JudgedEvent:
        if not standing:
            over = {AppointmentState.HELD, AppointmentState.MISSED}
            kept = [row for row in rows if row["state"] in over and not row["removed"]]
            if kept:
                state = AppointmentState(kept[0]["state"])
                raise Refused(Refusal("appointment_is_over", "state", {"state": state}))
            return JudgedEvent(event, EventVerdict.UNCHANGED, None, rows[0]["id"])
        for row in {row["state"]: row for row in reversed(standing)}.values():  # the rows of a group go along with one
            SetAppointmentState(row["id"], AppointmentState.CANCELLED, self._seen).run(self.work, self.scene)
        return JudgedEvent(event, EventVerdict.CANCELLED, None, standing[0]["id"])

    def _rows_of(self, ours: OurName) -> list[dict[str, Any]]:
        if ours.of_group:
            found = self.work.connection.exec_driver_sql(
                "SELECT * FROM appointment WHERE group_key=? AND removed=0 ORDER BY id", (ours.key,)
            )
            return [dict(row) for row in found.mappings()]
        row_id = self.work.row_of(bytes.fromhex(ours.key))
        if row_id is None:
            return []
        kind, _, row = self.work.row(row_id)
        if kind != "appointment" or not row["starts_at"]:
            return []
        return [row | {"state": AppointmentState.CANCELLED.value} if row["removed"] else row]

    # One's own time

    def _of_others(self, event: CalendarEvent) -> JudgedEvent:
        there = self._there.get(event.name)
        gone = event.cancelled or (event.free and not self.command.with_free)
        if gone:
            reason = None if event.cancelled else Refusal("calendar_event_free")
            if there is None or there["state"] == AppointmentState.CANCELLED:
                return JudgedEvent(event, EventVerdict.UNCHANGED, reason)
            return self._cancel(event, there, reason)
        columns = self._columns(event)
        if there is None:
            row = self.work.create("appointment", REFERENCE_CASE, columns | {"officer": self.scene.user.login})
            return JudgedEvent(event, EventVerdict.NEW, None, row)
        changed = {name for name, value in columns.items() if value != _kept(there, name)}
        if not changed:
            return JudgedEvent(event, EventVerdict.UNCHANGED, None, there["id"])
        self.work.change(there["id"], _whole(columns, changed, there, self.work), self._seen)
        return JudgedEvent(event, EventVerdict.CHANGED, None, there["id"])

    def _columns(self, event: CalendarEvent) -> dict[str, Any]:
        """An entry of one's own time. Raises ``Refused`` for a time that no calendar here holds."""
        assert event.starts_at is not None
        if abs(event.starts_at - self.scene.clock.now()) > FARTHEST:
            raise Refused(Refusal("appointment_too_far", "starts_at"))
        if event.minutes < 1:
            raise Refused(Refusal("calendar_event_no_length"))
        if event.minutes > LONGEST:
            raise Refused(Refusal("calendar_event_too_long"))
        absent = event.all_day or event.away
        return {
            "kind": (AppointmentKind.ABSENCE if absent else AppointmentKind.OTHER).value,
            "state": AppointmentState.CONFIRMED.value,
            "starts_at": event.starts_at.isoformat(timespec="minutes"),
            "minutes": event.minutes,
            "all_day": int(event.all_day),
            "title": event.summary or None,
            "place_detail": event.location or None,
            "ics_uid": event.name,
        }

    def _cancel(self, event: CalendarEvent, there: dict[str, Any], reason: Refusal | None) -> JudgedEvent:
        self.work.change(there["id"], {"state": AppointmentState.CANCELLED}, self._seen)
        return JudgedEvent(event, EventVerdict.CANCELLED, reason, there["id"])

    def _gone(self, named: set[str]) -> Iterable[JudgedEvent]:
        """Dates that an earlier import brought and that the whole series, come again, no longer has."""
        whole, window = self.command.calendar.whole, self.command.calendar.window
        for name, row in self._there.items():
            uid, _, key = name.rpartition("#")
            at = datetime.fromisoformat(row["starts_at"])
            standing = row["state"] != AppointmentState.CANCELLED
            if name not in named and uid in whole and standing and (not key or window.holds(at)):
                event = CalendarEvent(uid, key, at, summary=row["title"] or "", cancelled=True)
                yield self._cancel(event, row, Refusal("calendar_date_gone"))


def _time_of(one: JudgedEvent) -> str:
    """By time; what has none comes first."""
    return one.event.starts_at.isoformat() if one.event.starts_at else ""


def _kept(row: dict[str, Any], name: str) -> Any:
    return int(row[name] or 0) if name == "all_day" else row[name]


def _whole(columns: dict[str, Any], changed: set[str], row: dict[str, Any], work: UnitOfWork) -> dict[str, Any]:
    """The changed columns, with those that merge together with them."""
    given = {name: columns[name] for name in changed}
    if changed & {"starts_at", "minutes", "all_day"}:
        given |= {name: columns[name] for name in ("starts_at", "minutes", "all_day")}
    if "place_detail" in changed:
        _, _, stored = work.row(row["id"])
        given |= {name: stored[name] for name in ("place", "room", "travel_minutes")}
    return given
