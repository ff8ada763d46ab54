"""Appointments: made, moved, corrected, and told how they went. Every move stays in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import officers, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.wording.marked import marked

MINUTES_AT_LEAST, MINUTES_AT_MOST = 5, 600
FARTHEST = timedelta(days=3 * 366)
DISTANT = {Place.PHONE, Place.VIDEO}
COLUMNS = ("kind", "state", "starts_at", "minutes", "place", "place_detail", "officer", "note")
WITH = {  # columns that merge together with those a form gives, and keep their value unless it gives them too
    "starts_at": ("all_day",),
    "place": ("room", "travel_minutes"),
}


@dataclass(frozen=True, slots=True)
class AddAppointment:
    """Make an appointment. ``starts_at`` is the wall time in America/Toronto; past ones may be noted too. Answers its id."""

    case_id: int
    kind: AppointmentKind
    starts_at: datetime
    minutes: int = 45
    place: Place = Place.OFFICE
    place_detail: str = ""
    officer: str = ""
    note: str = ""
    state: AppointmentState = AppointmentState.CONFIRMED
    title: ClassVar[str] = marked("Ajout d’un rendez-vous")

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, before an arrival (unless by telephone or video) or for an impossible time."""
        _, _, case = work.row(self.case_id)
        if case["closed_on"]:
            raise Refused(Refusal("case_closed"))
        columns = {name: getattr(self, name) for name in COLUMNS}
        columns["officer"] = self.officer or scene.user.login
        columns = _checked(work, scene, self.case_id, columns, None)
        return work.create("appointment", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class MoveAppointment:
    """Give an appointment another time, and another length if ``minutes`` is given."""

    appointment_id: int
    starts_at: datetime
    seen: int
    minutes: int | None = None
    title: ClassVar[str] = marked("Déplacement d’un rendez-vous")

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an appointment that is over, and where making it would be."""
        current = _current(work, self.appointment_id)
        if not current["state"].is_open:
            raise Refused(Refusal("appointment_is_over", "starts_at", {"state": current["state"]}))
        when = {"starts_at": self.starts_at, "minutes": self.minutes or current["minutes"]}
        _change(work, scene, self.appointment_id, current, when, self.seen)


@dataclass(frozen=True, slots=True)
class ChangeAppointment:
    """Correct columns of an appointment; those of one merge unit come together (time and length, place and detail)."""

    appointment_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction d’un rendez-vous")

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an impossible time, an unknown officer, or an order of dates that cannot be."""
        current = _current(work, self.appointment_id)
        _change(work, scene, self.appointment_id, current, self.columns, self.seen)


@dataclass(frozen=True, slots=True)
class SetAppointmentState:
    """Say that an appointment was held, missed, cancelled, or is to come after all."""

    appointment_id: int
    state: AppointmentState
    seen: int
    title: ClassVar[str] = marked("État d’un rendez-vous")

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused: held or missed before its hour, a first meeting held in person before the arrival is confirmed."""
        current = _current(work, self.appointment_id)
        _change(work, scene, self.appointment_id, current, {"state": self.state}, self.seen)


def _current(work: UnitOfWork, appointment_id: int) -> dict[str, Any]:
    kind, case_id, row = work.row(appointment_id)
    if kind != "appointment" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    current = {name: row[name] for name in (*COLUMNS, "all_day", "room", "travel_minutes")}
    current |= {
        "case_id": case_id,
        "kind": AppointmentKind(row["kind"]),
        "state": AppointmentState(row["state"] or AppointmentState.PROPOSED),
        "starts_at": datetime.fromisoformat(row["starts_at"]),
        "place": Place(row["place"] or Place.OFFICE),
    }
    return current


def _change(
    work: UnitOfWork,
    scene: Scene,
    appointment_id: int,
    current: dict[str, Any],
    changed: Mapping[str, Any],
    seen: int,
) -> None:
    case_id = current.pop("case_id")
    checked = _checked(work, scene, case_id, current | dict(changed), appointment_id)
    names = {*changed, *(name for given in changed for name in WITH.get(given, ()))}
    work.change(appointment_id, {name: checked[name] for name in names}, seen)


def _checked(
    work: UnitOfWork, scene: Scene, case_id: int, columns: Mapping[str, Any], appointment_id: int | None
) -> dict[str, Any]:
    """The columns as they are kept. Raises ``Refused`` with everything that is wrong."""
    kept = dict(columns)
    refusals: list[Refusal] = []
    for name in ("place_detail", "note"):
        text = clean(kept[name] or "", lines=name == "note").text
        kept[name] = text or None
        if len(text) > TEXT_AT_MOST:
            refusals.append(Refusal("text_too_long", name, {"most": TEXT_AT_MOST}))
    minutes = kept["minutes"]
    if minutes is None or not MINUTES_AT_LEAST <= minutes <= MINUTES_AT_MOST:
        values: dict[str, object] = {"least": MINUTES_AT_LEAST, "most": MINUTES_AT_MOST}
        refusals.append(Refusal("number_out_of_range", "minutes", values))
    if abs(kept["starts_at"] - scene.clock.now()) > FARTHEST:
        refusals.append(Refusal("appointment_too_far", "starts_at"))
    if kept["officer"] and kept["officer"] not in officers(work.connection):
        refusals.append(Refusal("officer_unknown", "officer"))
    refusals += _wrong_orders(work, scene, case_id, kept, appointment_id)
    if refusals:
        raise Refused(*refusals)
    return kept


def _wrong_orders(
    work: UnitOfWork, scene: Scene, case_id: int, columns: Mapping[str, Any], appointment_id: int | None
) -> list[Refusal]:
    state, kind, starts_at = columns["state"], columns["kind"], columns["starts_at"]
    found: list[Refusal] = []
    if state in {AppointmentState.HELD, AppointmentState.MISSED} and starts_at > scene.clock.now():
        found.append(Refusal("appointment_to_come", "state", {"at": starts_at}))
    if state in {AppointmentState.MISSED, AppointmentState.CANCELLED, AppointmentState.MOVED}:
        return found
    if kind is AppointmentKind.FIRST_MEETING and columns["place"] not in DISTANT:
        found += _before_arrival(work, case_id, starts_at.date(), state)
    if kind is AppointmentKind.FOLLOW_UP and state is AppointmentState.HELD:
        first = _first_meeting(work, case_id, appointment_id)
        if first is not None and starts_at.date() < first:
            found.append(Refusal("follow_up_before_meeting", "starts_at", {"on": starts_at.date(), "other": first}))
    return found


def _before_arrival(work: UnitOfWork, case_id: int, on: date, state: AppointmentState) -> list[Refusal]:
    """A first meeting in person follows the arrival: the one expected as long as it is to come, the real one once held."""
    _, _, case = work.row(case_id)
    arrived = case["arrived_on"]
    if state is AppointmentState.HELD and not arrived:
        return [Refusal("meeting_needs_arrival", "state")]
    arrival = arrived or case["arriving_on"]
    if arrival and on < date.fromisoformat(arrival):
        return [Refusal("meeting_before_arrival", "starts_at", {"on": on, "other": date.fromisoformat(arrival)})]
    return []


def _first_meeting(work: UnitOfWork, case_id: int, but: int | None) -> date | None:
    held = [
        date.fromisoformat(row["starts_at"][:10])
        for row in rows_of_case(work.connection, "appointment", case_id)
        if row["kind"] == AppointmentKind.FIRST_MEETING and row["state"] == AppointmentState.HELD and row["id"] != but
    ]
    return min(held, default=None)
