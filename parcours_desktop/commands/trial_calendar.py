"""The calendar of the invented office: the officers' own time, a session, a welcome, attempts to reach people."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    AttemptResult,
    AttemptWay,
    OfficerRole,
    Place,
)
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.written_days import written_day

_ATTENDING = 9
_WELCOMED = 3
_FLIGHT_WAIT = time(16, 0)
_IN_VAIN = (AttemptResult.NO_ANSWER, AttemptResult.MESSAGE_LEFT, AttemptResult.WRONG_NUMBER)
_OWN_TIME = (
    (0, time(11, 30), 30, AppointmentKind.OTHER, "Rencontre d’équipe"),
    (2, time(15, 30), 60, AppointmentKind.OTHER, "Mise à jour des dossiers"),
    (4, time(13, 0), 210, AppointmentKind.ABSENCE, "Congé"),
)


@dataclass
class Rooms:
    """The rooms that are taken: each meeting held at an office gets one, as long as there are any."""

    scene: Scene
    taken: set[tuple[str, str, datetime]] = field(default_factory=set)

    def free(self, office: str, at: datetime) -> str | None:
        """A room of the office that is free at a time, or None."""
        for room in self.scene.reference.calendar.rooms_of(office, at.date()):
            if room.seats <= 6 and (office, room.code, at) not in self.taken:
                self.taken.add((office, room.code, at))
                return room.code
        return None


def furnish_calendar(
    work: UnitOfWork,
    scene: Scene,
    officers: Sequence[OfficerRow],
    rows: Sequence[Mapping[str, Any]],
    dice: random.Random,
) -> None:
    """Write this week's and the next one's common life of the office, and the attempts to reach who could not be met."""
    today = scene.clock.today()
    monday = today - timedelta(days=today.weekday())
    active = [officer for officer in officers if officer.role == OfficerRole.OFFICER]
    for officer in active:
        for week in range(3):
            for weekday, at, minutes, kind, title in _OWN_TIME:
                if kind is AppointmentKind.OTHER or (week == 1 and officer.login == active[0].login):
                    start = datetime.combine(monday + timedelta(days=7 * week + weekday), at)
                    _own_time(work, officer.login, kind, start, minutes, title)
    _other_office(work, active[0], monday)
    _session(work, scene, active[0], rows, monday)
    _welcome(work, scene, active[0], rows)
    _attempts(work, scene, rows, dice)


def _own_time(work: UnitOfWork, officer: str, kind: AppointmentKind, start: datetime, minutes: int, title: str) -> None:
    columns = {"kind": kind, "state": AppointmentState.CONFIRMED, "starts_at": start, "minutes": minutes}
    work.create("appointment", REFERENCE_CASE, columns | {"officer": officer, "title": title})


def _other_office(work: UnitOfWork, officer: OfficerRow, monday: date) -> None:
    """Every other Thursday afternoon the officer is at another office."""
    hours = {
        "weekday": 3,
        "starts_at": "13:00",
        "ends_at": "16:30",
        "every_weeks": 2,
        "from_on": monday,
        "absent": False,
    }
    for weekday in range(5):
        morning = {"weekday": weekday, "starts_at": "08:30", "ends_at": "12:00", "every_weeks": 1, "from_on": monday}
        work.create(
            "availability",
            REFERENCE_CASE,
            morning | {"officer": officer.login, "office": officer.office, "absent": False},
        )
        if weekday != 3:
            afternoon = morning | {"starts_at": "13:00", "ends_at": "16:30", "absent": False}
            work.create(
                "availability", REFERENCE_CASE, afternoon | {"officer": officer.login, "office": officer.office}
            )
    work.create("availability", REFERENCE_CASE, hours | {"officer": officer.login, "office": "LON"})


def _session(
    work: UnitOfWork, scene: Scene, officer: OfficerRow, rows: Sequence[Mapping[str, Any]], monday: date
) -> None:
    """An information session, with people of the officer's office who came in the last months."""
    start = datetime.combine(scene.workdays.next_working(monday + timedelta(days=3)), time(13, 30))
    came = [row for row in rows if row["office"] == officer.office and row["arrived_on"] and not row["closed_on"]]
    key = work.uids.new().hex()
    for row in came[:_ATTENDING]:
        columns = {
            "kind": AppointmentKind.GROUP_SESSION,
            "state": AppointmentState.CONFIRMED,
            "starts_at": start,
            "minutes": 90,
            "place": Place.OFFICE,
            "room": "GR",
            "officer": officer.login,
            "title": "Séance d’information : travailler au Québec",
            "group_key": key,
        }
        work.create("appointment", row["id"], columns)


def _welcome(work: UnitOfWork, scene: Scene, officer: OfficerRow, rows: Sequence[Mapping[str, Any]]) -> None:
    """The families that land on the same day are welcomed together."""
    today = scene.clock.today()
    coming = [
        row
        for row in rows
        if row["office"] == officer.office
        and not row["arrived_on"]
        and (on := written_day(row["arriving_on"])) is not None
        and on > today
        and row["household_role"] == "principal"
    ]
    if not coming:
        return
    first = min(coming, key=lambda row: (row["arriving_on"], row["id"]))
    day, flight = date.fromisoformat(first["arriving_on"]), first["flight"] or ""
    key = work.uids.new().hex()
    for row in [row for row in coming if row["arriving_on"] == first["arriving_on"]][:_WELCOMED]:
        columns = {
            "kind": AppointmentKind.AIRPORT_WELCOME,
            "state": AppointmentState.CONFIRMED,
            "starts_at": datetime.combine(day, _FLIGHT_WAIT),
            "minutes": 90,
            "place": Place.AIRPORT,
            "travel_minutes": 40,
            "officer": officer.login,
            "flight": flight,
            "group_key": key,
        }
        work.create("appointment", row["id"], columns)


def _attempts(work: UnitOfWork, scene: Scene, rows: Sequence[Mapping[str, Any]], dice: random.Random) -> None:
    """Some of those who came and were hard to reach."""
    today = scene.clock.today()
    for row in rows:
        arrived = written_day(row["arrived_on"])
        if arrived is None or not row["officer"] or not 1 <= (today - arrived).days <= 20 or dice.random() > 0.15:
            continue
        for number in range(dice.randint(1, 3)):
            day = arrived + timedelta(days=1 + number)
            if day >= today:
                break
            columns = {
                "made_at": datetime.combine(scene.workdays.next_working(day), time(dice.randint(9, 15), 20)),
                "way": dice.choice((AttemptWay.PHONE, AttemptWay.PHONE, AttemptWay.EMAIL, AttemptWay.TEXT)),
                "result": dice.choice(_IN_VAIN),
                "officer": row["officer"],
            }
            if columns["made_at"] < scene.clock.now():
                work.create("attempt", row["id"], columns)
