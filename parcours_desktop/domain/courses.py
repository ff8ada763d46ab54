"""French courses: how long a person waited, whether a course is still open, and which orders of dates can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parcours_desktop.domain.french import HIGHEST, LOWEST
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import CourseReason, CourseState
from parcours_desktop.domain.service_rows import FrenchCourseRow

BEFORE_START = frozenset({CourseState.REGISTERED, CourseState.PLACED, CourseState.WAITING})
OPEN = BEFORE_START | {CourseState.STARTED}
"""States in which a course goes on; a person has at most one such course."""
LINE = (CourseState.REGISTERED, CourseState.PLACED, CourseState.STARTED, CourseState.COMPLETED)
"""The states that a course goes through when all goes well."""

_NEEDED = {
    CourseState.STARTED: ("started_on",),
    CourseState.COMPLETED: ("started_on", "ended_on"),
    CourseState.DROPPED: ("started_on", "ended_on"),
    CourseState.NOT_STARTED: ("ended_on",),
}


@dataclass(frozen=True, slots=True)
class CourseDates:
    """The dates of a course, and where it stands."""

    state: CourseState
    registered_on: date | None
    placed_on: date | None
    starts_on: date | None
    started_on: date | None
    ended_on: date | None


def dates_of(course: FrenchCourseRow) -> CourseDates:
    """The dates of a course that is in the file."""
    return CourseDates(
        course.state, course.registered_on, course.placed_on, course.starts_on, course.started_on, course.ended_on
    )


def state_before_start(placed_on: date | None, starts_on: date | None) -> CourseState:
    """Registered until the placement; then waiting for a place until a day is known on which the course starts."""
    if placed_on is None:
        return CourseState.REGISTERED
    return CourseState.PLACED if starts_on else CourseState.WAITING


def waiting_days(course: FrenchCourseRow, today: date) -> int | None:
    """Calendar days from the registration to the start; to the day on which it was given up if it never started; or until
    today. None when nobody knows since when.
    """
    if course.registered_on is None:
        return None
    until = course.started_on or (course.ended_on if course.state is CourseState.NOT_STARTED else None) or today
    return max(0, (until - course.registered_on).days)


def open_course(courses: Iterable[FrenchCourseRow]) -> FrenchCourseRow | None:
    """The course that goes on, if there is one."""
    return next((course for course in courses if course.state in OPEN), None)


def course_refusals(dates: CourseDates, level: int | None, reason: CourseReason | None, today: date) -> list[Refusal]:
    """Why a course cannot be as it is told; each refusal names its field, ``on`` and the date (``other``) it breaks."""
    found = list(_order(dates))
    for field in ("registered_on", "placed_on", "started_on", "ended_on"):
        on = getattr(dates, field)
        if on is not None and on > today:
            found.append(Refusal("date_in_future", field, {"on": on, "other": today}))
    if level is not None and not LOWEST <= level <= HIGHEST:
        found.append(Refusal("french_level_range", "level", {"value": level, "lowest": LOWEST, "highest": HIGHEST}))
    needed = _NEEDED.get(dates.state, ())
    found += [Refusal("required", field) for field in needed if getattr(dates, field) is None]
    if dates.state in BEFORE_START:
        early = [field for field in ("started_on", "ended_on") if getattr(dates, field) is not None]
        found += [Refusal("course_state_wrong", field, {"state": dates.state}) for field in early]
    if dates.state in {CourseState.NOT_STARTED, CourseState.DROPPED} and reason is None:
        found.append(Refusal("course_reason_missing", "reason"))
    return found


def _order(dates: CourseDates) -> Iterator[Refusal]:
    """A date that precedes the one before it: registered, placed, started, ended; the planned start follows the registration."""
    last: date | None = None
    for field in ("registered_on", "placed_on", "started_on", "ended_on"):
        on = getattr(dates, field)
        if on is not None and last is not None and on < last:
            yield Refusal("course_dates_order", field, {"on": on, "other": last})
        last = on or last
    planned, registered = dates.starts_on, dates.registered_on
    if planned is not None and registered is not None and planned < registered:
        yield Refusal("course_dates_order", "starts_on", {"on": planned, "other": registered})
