"""French courses: registered, placed, started, ended or never started, and why. A person has one open course at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from parcours_desktop.commands.case_rules import NAME_AT_MOST, TEXT_AT_MOST, open_case
from parcours_desktop.commands.course_steps import FRENCH_PLACED, FRENCH_REGISTERED, FRENCH_STARTED, tick_step
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.courses import (
    BEFORE_START,
    OPEN,
    CourseDates,
    course_refusals,
    state_before_start,
)
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import CourseFormat, CourseReason, CourseState
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.wording.marked import marked

DAYS = ("registered_on", "placed_on", "starts_on", "started_on", "ended_on")
_STATE = ("state", "started_on", "ended_on", "reason", "reason_note")
_TEXTS = {"institution": NAME_AT_MOST, "reason_note": TEXT_AT_MOST, "note": TEXT_AT_MOST}


@dataclass(frozen=True, slots=True)
class RegisterCourse:
    """Note a registration to a French course. ``level`` and ``placed_on`` tell a placement that is known already.

    ``tick_step`` ticks the step of the plan that it fulfils. Answers its id.
    """

    case_id: int
    registered_on: date
    format: CourseFormat | None = None
    institution: str = ""
    level: int | None = None
    placed_on: date | None = None
    starts_on: date | None = None
    note: str = ""
    tick_step: bool = False
    title: ClassVar[str] = marked("Inscription à un cours de français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, while another course is open, for an order of dates that cannot be."""
        open_case(work, self.case_id)
        if any(row["state"] in OPEN for row in rows_of_case(work.connection, "french_course", self.case_id)):
            raise Refused(Refusal("course_already_open"))
        names = ("registered_on", "format", "institution", "level", "placed_on", "starts_on", "note")
        columns: dict[str, Any] = dict.fromkeys((*DAYS, *_STATE)) | {name: getattr(self, name) for name in names}
        columns["state"] = state_before_start(self.placed_on, self.starts_on)
        made = work.create("french_course", self.case_id, _checked(scene, columns))
        if self.tick_step:
            tick_step(work, scene, self.case_id, FRENCH_REGISTERED, self.registered_on)
        return made


@dataclass(frozen=True, slots=True)
class ChangeCourse:
    """Correct a course: format, institution, level, dates, note; of one that ended also why it did."""

    course_id: int
    columns: Mapping[str, Any]
    seen: int
    title: ClassVar[str] = marked("Correction d’un cours de français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for an order of dates that cannot be, and for an end without its reason."""
        _change(work, scene, self.course_id, self.columns, self.seen)


@dataclass(frozen=True, slots=True)
class PlaceCourse:
    """Note the placement: the day and the level. Without a day on which the course starts, the person waits for a place."""

    course_id: int
    placed_on: date
    level: int | None
    seen: int
    starts_on: date | None = None
    tick_step: bool = False
    title: ClassVar[str] = marked("Classement en français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused once the course has started."""
        case_id, _ = _standing(work, self.course_id, BEFORE_START)
        columns: dict[str, Any] = {"placed_on": self.placed_on, "level": self.level}
        if self.starts_on is not None:
            columns["starts_on"] = self.starts_on
        _change(work, scene, self.course_id, columns, self.seen)
        if self.tick_step:
            tick_step(work, scene, case_id, FRENCH_PLACED, self.placed_on)


@dataclass(frozen=True, slots=True)
class StartCourse:
    """Note that the course has started."""

    course_id: int
    started_on: date
    seen: int
    tick_step: bool = False
    title: ClassVar[str] = marked("Début d’un cours de français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a course that has started already, for a day to come or before the registration."""
        case_id, _ = _standing(work, self.course_id, BEFORE_START)
        columns = {"state": CourseState.STARTED, "started_on": self.started_on}
        _change(work, scene, self.course_id, columns, self.seen)
        if self.tick_step:
            tick_step(work, scene, case_id, FRENCH_STARTED, self.started_on)


@dataclass(frozen=True, slots=True)
class EndCourse:
    """Note the end of a course that had started: completed, or dropped and why."""

    course_id: int
    ended_on: date
    seen: int
    reason: CourseReason | None = None
    reason_note: str = ""
    dropped: bool = False
    title: ClassVar[str] = marked("Fin d’un cours de français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a course that has not started, for one dropped without a reason."""
        _standing(work, self.course_id, frozenset({CourseState.STARTED}))
        columns: dict[str, Any] = {"state": CourseState.COMPLETED, "ended_on": self.ended_on}
        if self.dropped:
            columns |= {"state": CourseState.DROPPED, "reason": self.reason, "reason_note": self.reason_note}
        _change(work, scene, self.course_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class NotStarted:
    """Note that a course will not start, and why."""

    course_id: int
    reason: CourseReason | None
    on: date
    seen: int
    reason_note: str = ""
    title: ClassVar[str] = marked("Cours de français non commencé")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for a course that has started, and without a reason."""
        _standing(work, self.course_id, BEFORE_START)
        columns = {
            "state": CourseState.NOT_STARTED,
            "ended_on": self.on,
            "reason": self.reason,
            "reason_note": self.reason_note,
        }
        _change(work, scene, self.course_id, columns, self.seen)


@dataclass(frozen=True, slots=True)
class RemoveCourse:
    """Take away a course that was noted by mistake."""

    course_id: int
    seen: int
    title: ClassVar[str] = marked("Retrait d’un cours de français")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002
        """Refused on a closed case."""
        _current(work, self.course_id)
        work.remove(self.course_id, self.seen)


def _current(work: UnitOfWork, course_id: int) -> tuple[int, dict[str, Any]]:
    kind, case_id, row = work.row(course_id)
    if kind != "french_course" or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    open_case(work, case_id)
    read = dict(row) | {name: written_day(row[name]) for name in DAYS}
    read["state"] = CourseState(row["state"] or CourseState.REGISTERED)
    read["reason"] = CourseReason(row["reason"]) if row["reason"] else None
    return case_id, {
        name: read[name] for name in (*DAYS, *_STATE, "format", "institution", "level", "note") if name in read
    }


def _standing(work: UnitOfWork, course_id: int, states: frozenset[CourseState]) -> tuple[int, dict[str, Any]]:
    """The case and columns of a course that stands in one of some states. Refuses another."""
    case_id, row = _current(work, course_id)
    if row["state"] not in states:
        raise Refused(Refusal("course_state_wrong", "", {"state": row["state"]}))
    return case_id, row


def _change(work: UnitOfWork, scene: Scene, course_id: int, columns: Mapping[str, Any], seen: int) -> None:
    _, row = _current(work, course_id)
    made = row | dict(columns)
    changed = set(columns)
    if made["state"] in BEFORE_START:
        made["state"] = state_before_start(made["placed_on"], made["starts_on"])
        changed |= {"state"} if made["state"] != row["state"] else set()
    kept = _checked(scene, made)
    if changed & set(_STATE):
        changed |= set(_STATE)
    work.change(course_id, {name: kept[name] for name in changed}, seen)


def _checked(scene: Scene, columns: Mapping[str, Any]) -> dict[str, Any]:
    kept, refusals = dict(columns), []
    for name, most in _TEXTS.items():
        text = clean(kept.get(name) or "", lines=name != "institution").text
        kept[name] = text or None
        if len(text) > most:
            refusals.append(Refusal("text_too_long", name, {"most": most}))
    dates = CourseDates(kept["state"], *(kept[name] for name in DAYS))
    refusals += course_refusals(dates, kept["level"], kept["reason"], scene.clock.today())
    if refusals:
        raise Refused(*refusals)
    return kept
