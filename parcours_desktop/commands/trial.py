"""The invented office: officers, meetings, needs and plans hung on imported cases, as if work had gone on for weeks.

Everything follows from ``seed`` and the day: the same trial can be made twice.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.commands.needs import meeting_uid
from parcours_desktop.commands.trial_calendar import Rooms, furnish_calendar
from parcours_desktop.commands.trial_follow_ups import furnish_follow_ups
from parcours_desktop.commands.trial_organizations import furnish_organizations
from parcours_desktop.commands.trial_partners import furnish_partners
from parcours_desktop.commands.trial_plans import add_plan
from parcours_desktop.database.journal import position
from parcours_desktop.database.office import declare_officer
from parcours_desktop.database.store import all_cases
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.clock import FIVE
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, NeedDomain, NeedLevel, OfficerRole, Place
from parcours_desktop.domain.planning import Anchors, age_on
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked

PART = 200
UNASSIGNED_DAYS = 2
_SLOTS = (time(8, 30), time(9, 30), time(10, 30), time(13, 0), time(14, 0), time(15, 0))
_PLACES = (Place.OFFICE, Place.OFFICE, Place.OFFICE, Place.PHONE, Place.VIDEO)
_NOTES = (
    "Rencontre cordiale; a déjà trouvé un logement près de la famille.",
    "Demande de rappeler en fin de journée. Les enfants commencent l’école lundi.",
    "Attend la copie certifiée de ses diplômes. Revoir les délais ensemble.",
    "Cherche une garderie près du métro; a reçu la liste des milieux.",
    "Très motivée à suivre le cours de français à temps complet.",
)


@dataclass
class _Diary:
    """Free times of each officer and free rooms of each office: one meeting a slot, on working days."""

    scene: Scene
    offices: Mapping[str, str]
    rooms: Rooms
    taken: dict[str, set[datetime]] = field(default_factory=lambda: defaultdict(set))

    def slot(self, officer: str, wanted: date, dice: random.Random) -> datetime:
        """A free time on the wanted day, or on the next working days."""
        day = self.scene.workdays.next_working(wanted)
        while True:
            free = [at for at in _SLOTS if datetime.combine(day, at) not in self.taken[officer]]
            if free:
                found = datetime.combine(day, dice.choice(free))
                self.taken[officer].add(found)
                return found
            day = self.scene.workdays.next_working(day + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class FurnishTrial:
    """Give the cases of a trial their officers and their weeks of work. Answers the ids of cases that have a plan."""

    officers: tuple[OfficerRow, ...]
    seed: int
    title: ClassVar[str] = marked("Bureau d’essai")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> list[int]:
        """One transaction, written in parts."""
        dice = random.Random(self.seed)  # noqa: S311 - invented work, not secrets
        for officer in self.officers:
            if officer.login != work.device.login:
                declare_officer(work, officer)
        rows = all_cases(work.connection)
        seen = position(work.connection)
        diary = _Diary(scene, {officer.login: officer.office for officer in self.officers}, Rooms(scene))
        owners = self._owners(rows, scene.clock.today(), dice)
        planned: list[int] = []
        ages = _children_ages(rows, scene.clock.today())
        for place, row in enumerate(rows):
            owner = owners[row["household_key"]]
            if owner:
                work.change(row["id"], {"officer": owner}, seen)
                if _follow(work, scene, row, owner, diary, dice, ages[row["household_key"]]):
                    planned.append(row["id"])
            if place % PART == 0:
                work.flush()
                scene.progress(place, len(rows))
        work.flush()
        furnish_calendar(work, scene, self.officers, all_cases(work.connection), dice)
        organizations = furnish_organizations(work, scene, self.officers[0], dice)
        work.flush()
        furnish_follow_ups(work, scene, all_cases(work.connection), self.seed)
        furnish_partners(work, scene, all_cases(work.connection), organizations, self.seed)
        return planned

    def _owners(self, rows: Sequence[Mapping[str, Any]], today: date, dice: random.Random) -> dict[str, str]:
        """Household -> login: an officer of its office; some who came in the last days wait in the queue."""
        by_office: dict[str, list[str]] = defaultdict(list)
        active = [officer for officer in self.officers if officer.role == OfficerRole.OFFICER]
        for officer in active:
            by_office[officer.office].append(officer.login)
        owners: dict[str, str] = {}
        for row in rows:
            if row["household_key"] in owners:
                continue
            arrived = written_day(row["arrived_on"])
            waits = arrived is not None and (today - arrived).days <= UNASSIGNED_DAYS and dice.random() < 0.3
            known = by_office.get(row["office"]) or [officer.login for officer in active]
            owners[row["household_key"]] = "" if waits else dice.choice(known)
        return owners


def _follow(
    work: UnitOfWork,
    scene: Scene,
    row: Mapping[str, Any],
    owner: str,
    diary: _Diary,
    dice: random.Random,
    ages: tuple[int, ...],
) -> bool:
    """What was done with one person so far; whether they have a plan."""
    today, arrived, birth = scene.clock.today(), written_day(row["arrived_on"]), written_day(row["birth_date"])
    if birth is None or age_on(birth, today) < 18:
        return False
    if arrived is None or arrived > today:
        if dice.random() < 0.2:
            add_plan(work, scene, row, Anchors(written_day(row["arriving_on"])), dice, ages, template="before_arrival")
            return True
        return False
    met = _meet(work, scene, row["id"], arrived, owner, diary, dice)
    if met is None:
        return False
    _assess(work, row["id"], met.date(), dice)
    add_plan(work, scene, row, Anchors(arrived, met.date()), dice, ages)
    _follow_up(work, scene, row["id"], met.date(), owner, diary, dice)
    if dice.random() < 0.4:
        columns = {"text": dice.choice(_NOTES), "written_at": met + timedelta(hours=1), "author": owner}
        work.create("note", row["id"], columns)
    return True


def _meet(
    work: UnitOfWork, scene: Scene, case_id: int, arrived: date, owner: str, diary: _Diary, dice: random.Random
) -> datetime | None:
    """The first meeting: held, still to come, or missing. Answers when it was held."""
    today = scene.clock.today()
    deadline = scene.workdays.add(arrived, FIVE)
    fate = dice.random()
    if today <= deadline:
        if scene.workdays.count(arrived, today) >= 2 and fate < 0.4:
            return _held(work, case_id, AppointmentKind.FIRST_MEETING, _past(scene, arrived, today, dice), owner, dice)
        if fate < 0.8:
            state = AppointmentState.CONFIRMED if fate < 0.65 else AppointmentState.PROPOSED
            start = diary.slot(owner, min(deadline, scene.workdays.add(today, dice.randint(1, 3))), dice)
            _appoint(work, case_id, AppointmentKind.FIRST_MEETING, state, start, owner, Place.OFFICE, diary)
        return None
    if fate < 0.06:
        return None
    late = deadline + timedelta(days=dice.randint(1, 6)) if fate < 0.14 else deadline
    return _held(
        work, case_id, AppointmentKind.FIRST_MEETING, _past(scene, arrived, min(late, today), dice), owner, dice
    )


def _past(scene: Scene, arrived: date, latest: date, dice: random.Random) -> datetime:
    """A time on a working day after the arrival, up to ``latest`` and before now."""
    days = [arrived + timedelta(days=n) for n in range(1, (latest - arrived).days + 1)]
    working = [day for day in days if scene.workdays.is_working(day)] or [scene.workdays.next_working(arrived)]
    yesterday = scene.clock.today() - timedelta(days=1)
    day = min(working[-1] if latest > scene.workdays.add(arrived, FIVE) else dice.choice(working), yesterday)
    return datetime.combine(day, dice.choice(_SLOTS))


def _held(
    work: UnitOfWork, case_id: int, kind: AppointmentKind, start: datetime, owner: str, dice: random.Random
) -> datetime:
    _appoint(work, case_id, kind, AppointmentState.HELD, start, owner, dice.choice(_PLACES))
    return start


def _follow_up(
    work: UnitOfWork, scene: Scene, case_id: int, met: date, owner: str, diary: _Diary, dice: random.Random
) -> None:
    """The follow-up of the thirtieth day, and the next one."""
    today, thirtieth = scene.clock.today(), scene.workdays.next_working(met + timedelta(days=30))
    if thirtieth < today and dice.random() < 0.7:
        _held(work, case_id, AppointmentKind.FOLLOW_UP, datetime.combine(thirtieth, dice.choice(_SLOTS)), owner, dice)
        thirtieth = scene.workdays.next_working(met + timedelta(days=90))
    if thirtieth >= today and dice.random() < 0.6:
        start = diary.slot(owner, thirtieth, dice)
        _appoint(
            work,
            case_id,
            AppointmentKind.FOLLOW_UP,
            AppointmentState.CONFIRMED,
            start,
            owner,
            dice.choice(_PLACES),
            diary,
        )


def _appoint(
    work: UnitOfWork,
    case_id: int,
    kind: AppointmentKind,
    state: AppointmentState,
    start: datetime,
    owner: str,
    place: Place,
    diary: _Diary | None = None,
) -> None:
    minutes = 45 if kind is AppointmentKind.FIRST_MEETING else 30
    columns = {"kind": kind, "state": state, "starts_at": start, "minutes": minutes, "place": place, "officer": owner}
    if diary is not None and place is Place.OFFICE:
        columns["room"] = diary.rooms.free(diary.offices.get(owner, ""), start)
    work.create("appointment", case_id, columns)


def _assess(work: UnitOfWork, case_id: int, day: date, dice: random.Random) -> None:
    """Some of the 17 domains."""
    uid = work.uid(case_id)
    work.create("assessment", case_id, {"held_on": day, "minutes": 45}, meeting_uid(uid, "assessment", ""))
    for domain in NeedDomain:
        level = dice.choices(
            (None, NeedLevel.NONE, NeedLevel.WATCH, NeedLevel.ADDRESS, NeedLevel.URGENT), (5, 3, 2, 3, 1)
        )[0]
        if level is not None:
            work.create("need", case_id, {"domain": domain, "level": level}, meeting_uid(uid, "need", domain))


def _children_ages(rows: Sequence[Mapping[str, Any]], today: date) -> dict[str, tuple[int, ...]]:
    """Household -> ages of its members under 18."""
    ages: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        birth = written_day(row["birth_date"])
        age = age_on(birth, today) if birth else 18
        ages[row["household_key"]] += [age] if age < 18 else []
    return {household: tuple(found) for household, found in ages.items()}
