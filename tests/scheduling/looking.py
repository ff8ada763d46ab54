"""What is wrong with an answer, looked at meeting by meeting with nothing of the program's own reckoning."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import combinations

from parcours_desktop.domain.scheduling import Answer, FreeOfficer, Placed, Problem, Unmet, UnmetReason, Want

GRID = timedelta(minutes=15)


def end_of(meeting: Placed) -> datetime:
    return meeting.start + timedelta(minutes=meeting.minutes)


def overlap(one: Placed, other: Placed) -> bool:
    return one.start < end_of(other) and other.start < end_of(one)


def wrongs(problem: Problem, answer: Answer) -> list[str]:
    """Every fault of an answer, in words."""
    found = [fault for meeting in answer.placed for fault in _alone(problem, meeting, _wants(problem)[meeting.case_id])]
    for one, other in combinations(answer.placed, 2):
        if overlap(one, other):
            if one.officer == other.officer:
                found.append(f"{one.officer} is in two meetings at {other.start}")
            if one.room and (one.office, one.room) == (other.office, other.room):
                found.append(f"{one.room} is taken twice at {other.start}")
    for officer in problem.officers:
        days = Counter(meeting.start.date() for meeting in answer.placed if meeting.officer == officer.login)
        found += [
            f"{officer.login} has too many on {day}" for day, n in days.items() if n + officer.booked.get(day, 0) > 8
        ]
    told = [meeting.case_id for meeting in answer.placed] + [unmet.case_id for unmet in answer.unmet]
    if sorted(told) != sorted(want.case_id for want in problem.wants):
        found.append("somebody is forgotten or told of twice")
    return found + [fault for unmet in answer.unmet for fault in _untrue(problem, answer, unmet)]


def _wants(problem: Problem) -> dict[int, Want]:
    return {want.case_id: want for want in problem.wants}


def _alone(problem: Problem, meeting: Placed, want: Want) -> Iterator[str]:
    officer = next(one for one in problem.officers if one.login == meeting.officer)
    if meeting.start < max(want.earliest, problem.now) or meeting.start.date() > want.deadline:
        yield f"{meeting.case_id} is met at {meeting.start}, outside their time"
    if (meeting.minutes, meeting.office) != (want.minutes, want.office):
        yield f"{meeting.case_id} is met for another time or elsewhere"
    spans = [span for span in officer.free if span.office == meeting.office]
    if not any(span.start <= meeting.start and end_of(meeting) <= span.end for span in spans):
        yield f"{officer.login} is not free at {meeting.start}"
    understood = want.language in {"", "fra"} or want.language in officer.languages
    if meeting.interpreter is understood or not (understood or want.interpreter):
        yield f"{meeting.case_id} and {officer.login} do not understand each other"
    rooms = {room.code: room for room in problem.rooms if room.office == meeting.office}
    if rooms and meeting.room not in rooms:
        yield f"{meeting.case_id} has no room"
    elif rooms and any(busy.start < end_of(meeting) and meeting.start < busy.end for busy in rooms[meeting.room].busy):
        yield f"{meeting.room} is taken at {meeting.start}"


def possible(problem: Problem, want: Want, officers: Iterable[FreeOfficer], rooms: bool = True) -> Iterator[Placed]:
    """Every meeting that a person could have if nobody else were there."""
    for officer in officers:
        for span in officer.free:
            if span.office != want.office:
                continue
            midnight = datetime.combine(span.start.date(), datetime.min.time())
            start = midnight - (midnight - span.start) // GRID * GRID
            while start + timedelta(minutes=want.minutes) <= span.end:
                meetings = [
                    Placed(want.case_id, officer.login, start, want.minutes, want.office, room.code)
                    for room in problem.rooms
                    if room.office == want.office and rooms
                ]
                for meeting in meetings or [Placed(want.case_id, officer.login, start, want.minutes, want.office, "")]:
                    needs_interpreter = want.language not in {"", "fra"} and want.language not in officer.languages
                    faults = [*_alone(problem, replaced(meeting, needs_interpreter), want)]
                    full = officer.booked.get(start.date(), 0) >= 8
                    if not full and not [fault for fault in faults if rooms or "room" not in fault]:
                        yield replaced(meeting, needs_interpreter)
                start += GRID


def replaced(meeting: Placed, interpreter: bool) -> Placed:
    return Placed(
        meeting.case_id, meeting.officer, meeting.start, meeting.minutes, meeting.office, meeting.room, interpreter
    )


def _untrue(problem: Problem, answer: Answer, unmet: Unmet) -> Iterator[str]:
    """A reason that is not the truth."""
    want = next(one for one in problem.wants if one.case_id == unmet.case_id)
    anyhow = Want(want.case_id, want.earliest, want.deadline, want.minutes, want.office)
    free = any(True for _ in possible(problem, anyhow, problem.officers, rooms=False))
    understood = any(True for _ in possible(problem, want, problem.officers, rooms=False))
    roomed = list(possible(problem, want, problem.officers))
    past = max(want.earliest, problem.now).date() > want.deadline
    true = (
        UnmetReason.DEADLINE_PAST if past
        else UnmetReason.NO_OFFICER if not free
        else UnmetReason.NO_LANGUAGE if not understood
        else UnmetReason.NO_ROOM if not roomed
        else UnmetReason.NO_PLACE_LEFT
    )  # fmt: skip
    if unmet.reason is not true:
        yield f"{unmet.case_id} is said to be unmet by {unmet.reason}, but it is {true}"
    for meeting in roomed:
        day = [
            one for one in answer.placed if one.officer == meeting.officer and one.start.date() == meeting.start.date()
        ]
        officer = next(one for one in problem.officers if one.login == meeting.officer)
        full = len(day) + officer.booked.get(meeting.start.date(), 0) >= 8
        at_once = [one for one in answer.placed if overlap(one, meeting)]
        taken = any(one.officer == meeting.officer or (one.room and one.room == meeting.room) for one in at_once)
        if not full and not taken:
            yield f"{unmet.case_id} could still be met by {meeting.officer} at {meeting.start}"
            return
