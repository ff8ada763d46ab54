"""Hours that come back: when an officer meets people, at which office, and the absences that come back."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

from parcours_desktop.commands.appointment_rules import may_keep_time_of
from parcours_desktop.commands.case_rules import TEXT_AT_MOST
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.calendar_store import availability_rows
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.store import officers
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import AvailabilityRow
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class SetAvailability:
    """Add hours that come back, or correct those called ``availability_id``. Answers the id of the row.

    ``weekday`` 0 is Monday; ``every_weeks`` 1 or 2, counted from the week of ``from_on``; ``to_on`` is included.
    """

    officer: str
    weekday: int
    starts_at: time
    ends_at: time
    from_on: date
    to_on: date | None = None
    every_weeks: int = 1
    absent: bool = False
    office: str = ""
    note: str = ""
    availability_id: int | None = None
    seen: int = 0
    title: ClassVar[str] = marked("Heures de rencontre")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused for hours that end before they begin or overlap others of their sort, and for another's time."""
        note = clean(self.note).text
        self._check(work, scene, note)
        columns: dict[str, Any] = {
            "officer": self.officer,
            "weekday": self.weekday,
            "starts_at": self.starts_at.isoformat(timespec="minutes"),
            "ends_at": self.ends_at.isoformat(timespec="minutes"),
            "every_weeks": self.every_weeks,
            "from_on": self.from_on,
            "to_on": self.to_on,
            "absent": int(self.absent),
            "office": self.office or None,
            "note": note or None,
        }
        if self.availability_id is None:
            return work.create("availability", REFERENCE_CASE, columns)
        _own(work, scene, self.availability_id)
        work.change(self.availability_id, columns, self.seen)
        return self.availability_id

    def _check(self, work: UnitOfWork, scene: Scene, note: str) -> None:
        refusals: list[Refusal] = []
        if not may_keep_time_of(scene, self.officer):
            refusals.append(Refusal("not_your_time", "officer"))
        elif self.officer not in officers(work.connection):
            refusals.append(Refusal("officer_unknown", "officer"))
        if not 0 <= self.weekday <= 6:
            refusals.append(Refusal("required", "weekday"))
        if self.every_weeks not in {1, 2}:
            refusals.append(Refusal("number_out_of_range", "every_weeks", {"least": 1, "most": 2}))
        if self.ends_at <= self.starts_at:
            refusals.append(Refusal("ends_before_start", "ends_at", {"start": self.starts_at}))
        if self.to_on is not None and self.to_on < self.from_on:
            refusals.append(Refusal("to_before_from", "to_on", {"on": self.from_on}))
        if self.office and scene.reference.office(self.office) is None:
            refusals.append(Refusal("office_unknown", "office", {"value": self.office}))
        if len(note) > TEXT_AT_MOST:
            refusals.append(Refusal("text_too_long", "note", {"most": TEXT_AT_MOST}))
        if not refusals:
            refusals = [
                Refusal("hours_overlap", "starts_at", {"start": row.starts_at, "end": row.ends_at})
                for row in availability_rows(work.connection, (self.officer,))
                if row.id != self.availability_id and self._overlaps(row)
            ][:1]
        if refusals:
            raise Refused(*refusals)

    def _overlaps(self, row: AvailabilityRow) -> bool:
        """Whether other hours of the same sort can fall into these on one day."""
        if (row.weekday, row.absent) != (self.weekday, self.absent):
            return False
        if row.ends_at <= self.starts_at or self.ends_at <= row.starts_at:
            return False
        if (row.to_on is not None and row.to_on < self.from_on) or (
            self.to_on is not None and self.to_on < row.from_on
        ):
            return False
        return not (row.every_weeks == self.every_weeks == 2 and _week(row.from_on) % 2 != _week(self.from_on) % 2)


def _week(day: date) -> int:
    """The number of the week of a day, Monday to Sunday, since the first one there was."""
    return (day.toordinal() - 1) // 7


@dataclass(frozen=True, slots=True)
class RemoveAvailability:
    """Take hours that come back away."""

    availability_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’heures de rencontre")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for another officer's, unless by a coordinator."""
        _own(work, scene, self.availability_id)
        work.remove(self.availability_id, self.seen)


def _own(work: UnitOfWork, scene: Scene, availability_id: int) -> None:
    kind, _, row = work.row(availability_id)
    if kind != "availability" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    if not may_keep_time_of(scene, row["officer"] or ""):
        raise Refused(Refusal("not_your_time", "officer"))
