"""From the form of an entry to the commands that write it: one for a new entry, the changed parts of one that stands."""

from collections.abc import Sequence
from typing import Any

from parcours_desktop.commands.appointments import AddAppointment, ChangeAppointment
from parcours_desktop.commands.group_appointments import GROUPS, AddGroupAppointment, JoinGroup, LeaveGroup
from parcours_desktop.commands.own_time import AddOwnTime
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.domain.rows import AppointmentRow

_OWN_TIME = ("officer", "kind", "starts_at", "minutes", "all_day", "title", "note")
_UNITS = (
    ("starts_at", "minutes", "all_day"),
    ("place", "place_detail", "room", "travel_minutes"),
    *((name,) for name in ("kind", "officer", "note", "title", "flight")),
)


def making(columns: dict[str, Any], cases: tuple[int, ...], reason: str) -> Any:
    """The command that makes what the columns of a form describe."""
    kind = columns["kind"]
    wanted = columns if kind.has_person else {name: columns[name] for name in _OWN_TIME}
    given = {("subject" if name == "title" else name): value for name, value in wanted.items()}
    given["conflict_reason"] = reason
    if not kind.has_person:
        return AddOwnTime(**given)
    if kind in GROUPS and (len(cases) != 1 or kind is AppointmentKind.GROUP_SESSION):
        del given["all_day"]
        return AddGroupAppointment(cases, **given)
    return AddAppointment(cases[0], **given)


def corrections(
    row: AppointmentRow, rows: Sequence[AppointmentRow], columns: dict[str, Any], cases: tuple[int, ...], reason: str
) -> list[Any]:
    """The commands that bring an entry (and the ``rows`` of its group) in line with a form; none when nothing changed."""
    changed = {
        name: columns[name]
        for unit in _UNITS
        if any(columns[name] != getattr(row, name) for name in unit)
        for name in unit
    }
    if row.state.is_open and columns["state"] is not row.state:
        changed["state"] = columns["state"]
    made: list[Any] = [ChangeAppointment(row.id, changed, row.seen, reason)] if changed else []
    if row.kind not in GROUPS:
        return made
    there = {other.case_id: other for other in rows if other.case_id and other.state is row.state}
    joining = tuple(case for case in cases if case not in there)
    if joining:
        made.append(JoinGroup(row.id, joining, row.seen, reason))
    return [*made, *(LeaveGroup(other.id, other.seen) for case, other in there.items() if case not in cases)]
