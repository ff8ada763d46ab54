"""The follow-ups of a case: noted, corrected, taken away. The next one is proposed, and may be fixed in the same act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from parcours_desktop.commands.appointments import AddAppointment, columns_of, create_entries
from parcours_desktop.commands.case_rules import TEXT_AT_MOST, dated, journey_of, open_case, with_meetings
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import officers, rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import AppointmentKind, Place
from parcours_desktop.domain.follow_ups import NextFollowUp, proposed_next
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.wording.marked import marked

MINUTES = 30
PLACES = {FollowUpMode.IN_PERSON: Place.OFFICE, FollowUpMode.VIDEO: Place.VIDEO}
"""Where the appointment of the next follow-up is, by how this one was held; all others by telephone."""
COLUMNS = ("held_at", "mode", "outcome", "note", "next_on", "officer")


@dataclass(frozen=True, slots=True)
class LogFollowUp:
    """Note a follow-up that was held. ``held_at`` is the wall time in America/Toronto; ``officer`` "" is whoever acts.

    ``next_on`` is the day of the next one; without it the day proposed is kept if ``propose``, else none. With
    ``appointment_at`` (wall time) the next one is fixed in the calendar too, on that day. Answers its id.
    """

    case_id: int
    held_at: datetime
    mode: FollowUpMode
    outcome: FollowUpOutcome
    note: str = ""
    next_on: date | None = None
    propose: bool = True
    appointment_at: datetime | None = None
    officer: str = ""
    title: ClassVar[str] = marked("Ajout d’un suivi")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, for a time to come, for a next day that is no later; and as an appointment would be."""
        case = open_case(work, self.case_id)
        proposed = proposed_for(work, scene, case, self.outcome)
        next_on = self.appointment_at.date() if self.appointment_at is not None else self.next_on
        if next_on is None and self.propose and proposed is not None:
            next_on = proposed.on
        columns = {name: getattr(self, name) for name in COLUMNS} | {
            "officer": self.officer or scene.user.login,
            "next_on": next_on,
        }
        made = work.create("follow_up", self.case_id, checked(work, scene, columns, proposed))
        if self.appointment_at is not None:
            place = PLACES.get(self.mode, Place.PHONE)
            wanted = AddAppointment(
                self.case_id, AppointmentKind.FOLLOW_UP, self.appointment_at, MINUTES, place, officer=columns["officer"]
            )
            create_entries(work, scene, (self.case_id,), columns_of(wanted, scene))
        return made


@dataclass(frozen=True, slots=True)
class ChangeFollowUp:
    """Correct a follow-up: the columns that change."""

    follow_up_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction d’un suivi")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused as a new one would be."""
        case_id, row = current(work, self.follow_up_id)
        case = open_case(work, case_id)
        columns = row | dict(self.columns)
        proposed = proposed_for(work, scene, case, columns["outcome"], without=self.follow_up_id)
        kept = checked(work, scene, columns, proposed)
        names = {*self.columns, "next_days"} if "next_on" in self.columns else set(self.columns)
        work.change(self.follow_up_id, {name: kept[name] for name in names}, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveFollowUp:
    """Take away a follow-up that was noted by mistake."""

    follow_up_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un suivi")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        case_id, _ = current(work, self.follow_up_id)
        open_case(work, case_id)
        work.remove(self.follow_up_id, self.seen)


def current(work: UnitOfWork, follow_up_id: int) -> tuple[int, dict[str, Any]]:
    """The case and the columns of a follow-up of the file, codes and times read. Refuses one that is gone."""
    kind, case_id, row = work.row(follow_up_id)
    if kind != "follow_up" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    return case_id, {
        "held_at": datetime.fromisoformat(row["held_at"]),
        "mode": FollowUpMode(row["mode"]),
        "outcome": FollowUpOutcome(row["outcome"]),
        "note": row["note"],
        "next_on": date.fromisoformat(row["next_on"]) if row["next_on"] else None,
        "officer": row["officer"],
    }


def proposed_for(
    work: UnitOfWork, scene: Scene, case: Mapping[str, Any], outcome: FollowUpOutcome, without: int = 0
) -> NextFollowUp | None:
    """What is proposed after a follow-up with this outcome, the newest of the case."""
    rows = [row for row in rows_of_case(work.connection, "follow_up", case["id"]) if row["id"] != without]
    rows.sort(key=lambda row: (str(row["held_at"]), row["id"]), reverse=True)
    outcomes = [outcome, *(FollowUpOutcome(row["outcome"]) for row in rows if row["outcome"])]
    met_on = with_meetings(work, case["id"], journey_of(dated(case))).first_met_on
    today, reference = scene.clock.today(), scene.reference
    return proposed_next(
        outcomes,
        met_on,
        reference.follow_up_days(met_on or today),
        reference.missed_contacts_before_reminder(today),
        today,
        scene.workdays,
    )


def checked(
    work: UnitOfWork, scene: Scene, columns: Mapping[str, Any], proposed: NextFollowUp | None
) -> dict[str, Any]:
    """The columns as they are kept, with the day of the cadence that proposed the next one. Raises ``Refused``."""
    note = clean(columns["note"] or "", lines=True).text
    held_at, next_on = columns["held_at"], columns["next_on"]
    refusals = []
    if held_at > scene.clock.now():
        refusals.append(Refusal("follow_up_to_come", "day", {"at": held_at}))
    if len(note) > TEXT_AT_MOST:
        refusals.append(Refusal("text_too_long", "note", {"most": TEXT_AT_MOST}))
    if columns["officer"] not in officers(work.connection):
        refusals.append(Refusal("officer_unknown", "officer"))
    if next_on is not None and next_on <= held_at.date():
        refusals.append(Refusal("next_follow_up_past", "next_on", {"on": next_on, "other": held_at.date()}))
    if refusals:
        raise Refused(*refusals)
    days = proposed.days if proposed is not None and proposed.on == next_on else None
    return {**columns, "note": note or None, "next_days": days}
