"""The needs assessment: its header, and one row for each of the 17 domains."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID, uuid5

from parcours_desktop.commands.case_rules import TEXT_AT_MOST
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

LONGEST_INTERVIEW = 600
PRIORITIES = range(1, 10)


@dataclass(frozen=True, slots=True)
class SaveNeed:
    """Write columns (level, asset, done, comment, priority) of one domain. Answers the row's id, None if none was needed.

    The row's uid follows from the case's and the domain: two offices that assess the same domain meet in one row.
    """

    case_id: int
    domain: NeedDomain
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Évaluation d’un besoin")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int | None:  # noqa: ARG002
        """Refused for a text that is too long or a priority outside 1 to 9."""
        columns = _cleaned(self.columns)
        priority = columns.get("priority")
        if priority is not None and priority not in PRIORITIES:
            values: dict[str, object] = {"least": PRIORITIES.start, "most": PRIORITIES.stop - 1}
            raise Refused(Refusal("number_out_of_range", "priority", values))
        return _save(work, "need", self.case_id, self.domain, columns, self.seen, {"domain": self.domain})


@dataclass(frozen=True, slots=True)
class SaveAssessment:
    """Write columns of the assessment's header: day, mode, language, interpreter, length in minutes, people present."""

    case_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Évaluation des besoins")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int | None:
        """Refused for a day to come or a length outside 1 to 600 minutes."""
        columns = _cleaned(self.columns)
        held_on, minutes = columns.get("held_on"), columns.get("minutes")
        refusals = []
        if held_on is not None and held_on > scene.clock.today():
            refusals.append(Refusal("date_in_future", "held_on"))
        if minutes is not None and not 0 < minutes <= LONGEST_INTERVIEW:
            refusals.append(Refusal("number_out_of_range", "minutes", {"least": 1, "most": LONGEST_INTERVIEW}))
        if refusals:
            raise Refused(*refusals)
        return _save(work, "assessment", self.case_id, "", columns, self.seen, {})


def meeting_uid(case_uid: bytes, kind: str, name: str) -> bytes:
    """The uid of a row of which a case has one only, the same in every office that writes it."""
    return uuid5(UUID(bytes=case_uid), f"{kind}:{name}").bytes


def _save(
    work: UnitOfWork, kind: str, case_id: int, name: str, columns: dict[str, Any], seen: int, own: dict[str, Any]
) -> int | None:
    uid = meeting_uid(work.uid(case_id), kind, name)
    row_id = work.row_of(uid)
    if row_id is None:
        filled = any(value is not None for value in columns.values())
        return work.create(kind, case_id, own | columns, uid) if filled else None
    if work.row(row_id)[2]["removed"]:
        work.restore(row_id)
    work.change(row_id, columns, seen)
    return row_id


def _cleaned(columns: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in columns.items():
        kept[name] = value
        if type(value) is str:
            text = clean(value, lines=True).text
            if len(text) > TEXT_AT_MOST:
                raise Refused(Refusal("text_too_long", name, {"most": TEXT_AT_MOST}))
            kept[name] = text or None
    return kept
