"""What an entry of the calendar must satisfy whoever writes it: values that are values, orders of dates that can be."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.case_rules import NAME_AT_MOST, TEXT_AT_MOST
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import officers, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.calendar_rules import LONGEST_ENTRY_DAYS
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, OfficerRole, Place
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.system.clock import exists

MINUTES_AT_LEAST, MINUTES_AT_MOST = 5, 600
WHOLE_DAY = 24 * 60
FARTHEST = timedelta(days=3 * 366)
DISTANT = {Place.PHONE, Place.VIDEO}
WITH_ROOMS = {Place.OFFICE, Place.OTHER_OFFICE}
COLUMNS = (
    "kind", "state", "starts_at", "minutes", "all_day", "place", "place_detail", "room", "travel_minutes", "officer",
    "note", "title", "flight", "group_key", "conflict_reason",
)  # fmt: skip
_TEXTS = {
    "place_detail": TEXT_AT_MOST,
    "note": TEXT_AT_MOST,
    "conflict_reason": TEXT_AT_MOST,
    "title": NAME_AT_MOST,
    "flight": NAME_AT_MOST,
    "room": NAME_AT_MOST,
}
_LINES = {"note", "conflict_reason"}


def current(work: UnitOfWork, appointment_id: int) -> dict[str, Any]:
    """An entry of the file with its codes and times read, its ``case_id`` and ``id`` too. Refuses one that is gone."""
    kind, case_id, row = work.row(appointment_id)
    if kind != "appointment" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    return read(row) | {"case_id": case_id}


def read(row: Mapping[str, Any]) -> dict[str, Any]:
    """A stored row with its codes and times read."""
    return {name: row[name] for name in (*COLUMNS, "id", "case_id")} | {
        "kind": AppointmentKind(row["kind"] or AppointmentKind.FOLLOW_UP),
        "state": AppointmentState(row["state"] or AppointmentState.PROPOSED),
        "starts_at": datetime.fromisoformat(row["starts_at"]),
        "minutes": row["minutes"] or 0,
        "place": Place(row["place"] or Place.OFFICE),
    }


def checked(
    work: UnitOfWork, scene: Scene, case_id: int, columns: Mapping[str, Any], but: int | None
) -> dict[str, Any]:
    """The columns as they are kept. Raises ``Refused`` with everything that is wrong; ``but`` is the entry itself."""
    kept, refusals = _texts(columns)
    if kept["place"] not in WITH_ROOMS:
        kept["room"] = None
    refusals += _times(kept, scene)
    if kept["officer"] and kept["officer"] not in officers(work.connection):
        refusals.append(Refusal("officer_unknown", "officer"))
    if not kept["kind"].has_person:
        refusals += _whose(scene, case_id, kept)
    elif not case_id and kept["kind"] is not AppointmentKind.GROUP_SESSION:
        refusals.append(Refusal("kind_needs_person", "kind"))
    else:
        refusals += _wrong_orders(work, scene, case_id, kept, but)
    if refusals:
        raise Refused(*refusals)
    return kept


def may_keep_time_of(scene: Scene, officer: str) -> bool:
    """Whether the person at the desk may write the time of an officer: their own, or anybody's for a coordinator."""
    return is_ones_to_keep(scene.user, officer)


def is_ones_to_keep(user: OfficerRow, officer: str) -> bool:
    """The same of any member of the staff."""
    return officer == user.login or user.role == OfficerRole.COORDINATOR


def _whose(scene: Scene, case_id: int, columns: Mapping[str, Any]) -> list[Refusal]:
    found = [] if may_keep_time_of(scene, columns["officer"] or "") else [Refusal("not_your_time", "officer")]
    return [*found, Refusal("own_time_has_no_case", "kind")] if case_id else found


def _texts(columns: Mapping[str, Any]) -> tuple[dict[str, Any], list[Refusal]]:
    kept, refusals = dict(columns), []
    for name, most in _TEXTS.items():
        text = clean(kept.get(name) or "", lines=name in _LINES).text
        kept[name] = text or None
        if len(text) > most:
            refusals.append(Refusal("text_too_long", name, {"most": most}))
    kept["travel_minutes"] = kept.get("travel_minutes") or None
    kept["group_key"] = kept.get("group_key") or None
    return kept, refusals


def _times(kept: dict[str, Any], scene: Scene) -> list[Refusal]:
    """What is wrong with the times; whole days begin at midnight and last whole days."""
    refusals: list[Refusal] = []
    minutes, least, most = kept["minutes"], MINUTES_AT_LEAST, MINUTES_AT_MOST
    if kept["all_day"]:
        kept["starts_at"] = datetime.combine(kept["starts_at"].date(), time())
        kept["minutes"] = minutes = max(1, -(-(minutes or 0) // WHOLE_DAY)) * WHOLE_DAY
        least, most = WHOLE_DAY, LONGEST_ENTRY_DAYS * WHOLE_DAY
    kept["all_day"] = 1 if kept["all_day"] else None
    if minutes is None or not least <= minutes <= most:
        refusals.append(Refusal("number_out_of_range", "minutes", {"least": least, "most": most}))
    if not 0 <= (kept["travel_minutes"] or 0) <= MINUTES_AT_MOST:
        values: dict[str, object] = {"least": 0, "most": MINUTES_AT_MOST}
        refusals.append(Refusal("number_out_of_range", "travel_minutes", values))
    if abs(kept["starts_at"] - scene.clock.now()) > FARTHEST:
        refusals.append(Refusal("appointment_too_far", "starts_at"))
    elif not exists(kept["starts_at"]):
        refusals.append(Refusal("hour_skipped", "starts_at", {"at": kept["starts_at"].time()}))
    return refusals


def _wrong_orders(
    work: UnitOfWork, scene: Scene, case_id: int, columns: Mapping[str, Any], but: int | None
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
        first = _first_meeting(work, case_id, but)
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
