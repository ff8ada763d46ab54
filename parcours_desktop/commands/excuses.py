"""The one door through which a first meeting outside its five working days is excused, and the excuse taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import TEXT_AT_MOST, dated, journey_of, open_case, with_meetings
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import AttemptResult, AttemptWay, ExcuseReason
from parcours_desktop.domain.excuses import Excuse, excuse_refusals
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.rows import AttemptRow
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class ExcuseFirstMeeting:
    """Excuse the first meeting for a coded reason, given on a day. A remark is kept as a note of the case, in the same act."""

    case_id: int
    reason: ExcuseReason
    on: date
    seen: int
    note: str = ""
    title: ClassVar[str] = marked("Justification du délai")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused on a closed case and where ``domain.excuses`` asks for more than is documented."""
        case = open_case(work, self.case_id)
        note = clean(self.note, lines=True).text
        if len(note) > TEXT_AT_MOST:
            raise Refused(Refusal("text_too_long", "note", {"most": TEXT_AT_MOST}))
        _check(work, scene, case, Excuse(self.reason, self.on, bool(note)))
        work.change(self.case_id, {"excuse_reason": self.reason, "excused_on": self.on}, self.seen)
        if note:
            columns = {"text": note, "written_at": scene.clock.now(), "author": scene.user.login}
            work.create("note", self.case_id, columns)


@dataclass(frozen=True, slots=True)
class TakeExcuseBack:
    """Take the excuse back: the clock shows what it would without it. The history keeps what was given."""

    case_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait de la justification du délai")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case and where nothing was excused."""
        if not open_case(work, self.case_id)["excuse_reason"]:
            raise Refused(Refusal("excuse_is_none", "reason"))
        work.change(self.case_id, {"excuse_reason": None, "excused_on": None}, self.seen)


def check_excuse_again(work: UnitOfWork, scene: Scene, case_id: int, excuse: Mapping[str, Any]) -> None:
    """Whether an earlier excuse (stored columns) may be put back: its remark was written then. Raises ``Refused``."""
    if not excuse.get("excuse_reason"):
        return
    given = Excuse(ExcuseReason(excuse["excuse_reason"]), date.fromisoformat(excuse["excused_on"]), remarked=True)
    _check(work, scene, open_case(work, case_id), given)


def check_standing_excuse(work: UnitOfWork, scene: Scene, case_id: int, *, without: int) -> None:
    """Refuse to remove an attempt without which the excuse of its case would not have been taken."""
    _, _, case = work.row(case_id)
    if case["excuse_reason"] != ExcuseReason.UNREACHABLE or not case["excused_on"]:
        return
    excuse = Excuse(ExcuseReason.UNREACHABLE, date.fromisoformat(case["excused_on"]))
    if _refusals(work, scene, case, excuse) or not _refusals(work, scene, case, excuse, without):
        return
    raise Refused(Refusal("attempt_carries_excuse"))


def _check(work: UnitOfWork, scene: Scene, case: Mapping[str, Any], excuse: Excuse) -> None:
    refusals = _refusals(work, scene, case, excuse)
    if refusals:
        raise Refused(*refusals)


def _refusals(
    work: UnitOfWork, scene: Scene, case: Mapping[str, Any], excuse: Excuse, without: int | None = None
) -> tuple[Refusal, ...]:
    journey = with_meetings(work, case["id"], journey_of(dated(case)))
    today = scene.clock.today()
    clock = FirstMeetingClock(journey.arrived_on, journey.first_met_on, None, today, scene.workdays)
    attempts = [_attempt(row) for row in rows_of_case(work.connection, "attempt", case["id"]) if row["id"] != without]
    needed = scene.reference.calendar.rules(today).attempts_before_excuse
    return excuse_refusals(excuse, clock, attempts, needed)


def _attempt(row: Mapping[str, Any]) -> AttemptRow:
    return AttemptRow(
        id=row["id"],
        case_id=row["case_id"],
        seen=0,
        made_at=datetime.fromisoformat(row["made_at"]),
        way=AttemptWay(row["way"]),
        result=AttemptResult(row["result"]),
        officer=row["officer"] or "",
        note=row["note"] or "",
    )
