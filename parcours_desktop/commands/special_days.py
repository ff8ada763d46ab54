"""Days set by hand: holidays moved, days worked after all, offices closed. A coordinator's to set, with a source.

The days of the whole public service (``office`` "") move the clock: the kept deadlines follow in the same transaction.
A closed office does not; its officers and rooms are merely not there (a conflict, when something is planned).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.wording.marked import marked

MONTHS_AWAY = 36
KIND = "special_day"


@dataclass(frozen=True, slots=True)
class SetSpecialDay:
    """Say that a day works or does not, whatever the rule says. ``office`` "" is the whole public service. Answers its id."""

    on: date
    works: bool
    source: str
    office: str = ""
    title: ClassVar[str] = marked("Ajout d’un jour fixé à la main")
    right: ClassVar[Right] = Right.WORKING_DAYS

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused to officers, without a source, for a day set already, or more than three years away."""
        return work.create(
            KIND, REFERENCE_CASE, _checked(work, scene, self.on, self.office, self.source, works=self.works)
        )


@dataclass(frozen=True, slots=True)
class ChangeSpecialDay:
    """Correct a day set by hand, as a form shows it."""

    day_id: int
    on: date
    works: bool
    source: str
    seen: int
    office: str = ""
    title: ClassVar[str] = marked("Correction d’un jour fixé à la main")
    right: ClassVar[Right] = Right.WORKING_DAYS

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused as adding it would be."""
        _standing(work, self.day_id)
        columns = _checked(work, scene, self.on, self.office, self.source, works=self.works, but=self.day_id)
        work.change(self.day_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveSpecialDay:
    """Leave a day to the rule again."""

    day_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un jour fixé à la main")
    right: ClassVar[Right] = Right.WORKING_DAYS

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002 - the form of every command
        """Refused to officers, and for a day that is gone."""
        _standing(work, self.day_id)
        work.remove(self.day_id, self.seen)


@dataclass(frozen=True, slots=True)
class MoveHoliday:
    """Have a holiday taken on another day, as the dated annex of each year does. Answers the ids of both days set.

    Its own day then works, unless it falls on a week-end: that stays one.
    """

    from_on: date
    to_on: date
    source: str
    title: ClassVar[str] = marked("Déplacement d’un jour férié")
    right: ClassVar[Right] = Right.WORKING_DAYS

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, int]:
        """Refused from a day that is no holiday, to one that is not worked anyway, and as setting a day by hand is."""
        if scene.workdays.holiday(self.from_on) is None:
            raise Refused(Refusal("not_a_holiday", "on", {"on": self.from_on}))
        if not scene.workdays.is_working(self.to_on):
            raise Refused(Refusal("day_off_already", "to_on", {"on": self.to_on}))
        weekend = self.from_on.weekday() >= 5
        own = _checked(work, scene, self.from_on, "", self.source, works=not weekend)
        taken = _checked(work, scene, self.to_on, "", self.source, works=False, field="to_on")
        return work.create(KIND, REFERENCE_CASE, own), work.create(KIND, REFERENCE_CASE, taken)


def _standing(work: UnitOfWork, day_id: int) -> None:
    kind, _, row = work.row(day_id)
    if kind != KIND or row["removed"]:
        raise Refused(Refusal("row_is_gone"))


def _checked(
    work: UnitOfWork,
    scene: Scene,
    on: date,
    office: str,
    source: str,
    *,
    works: bool,
    but: int | None = None,
    field: str = "on",
) -> dict[str, Any]:
    """The columns as they are kept. Raises ``Refused`` with everything that is wrong."""
    found: list[Refusal] = []
    text = clean(source).text
    today = scene.clock.today()
    if not text:
        found.append(Refusal("mandatory", "source"))
    if len(text) > TEXT_AT_MOST:
        found.append(Refusal("text_too_long", "source", {"most": TEXT_AT_MOST}))
    if office and scene.reference.office(office) is None:
        found.append(Refusal("office_unknown", "office", {"value": office}))
    if office and works:
        found.append(Refusal("office_works_with_all", "office"))
    if not months_after(today, -MONTHS_AWAY) <= on <= months_after(today, MONTHS_AWAY):
        found.append(Refusal("special_day_too_far", field, {"years": MONTHS_AWAY // 12}))
    found += [
        Refusal("special_day_twice", field, {"on": on, "source": row["source"] or ""})
        for row in rows_of_case(work.connection, KIND, REFERENCE_CASE)
        if row["id"] != but and row["on_day"] == on.isoformat() and (row["office"] or "") == office
    ]
    if found:
        raise Refused(*found)
    return {"on_day": on, "works": works, "office": office, "source": text}
