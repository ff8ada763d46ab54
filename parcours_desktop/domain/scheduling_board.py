"""The board on which meetings are placed one by one: what is still possible, and why somebody has no place.

A set of moments is one whole number: bit ``n`` stands for the ``n``-th step after the midnight before ``now``. So « where
could this meeting begin » is a few operations on numbers, whatever the length of the period.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from functools import cached_property

from parcours_desktop.domain.scheduling import (
    Answer,
    FreeOfficer,
    FreeRoom,
    Placed,
    Problem,
    Span,
    Unmet,
    UnmetReason,
    Want,
)


def bits(moments: int) -> Iterator[int]:
    """The moments of a set, in order."""
    while moments:
        lowest = moments & -moments
        yield lowest.bit_length() - 1
        moments ^= lowest


class Ground:
    """What can begin when before anything is placed."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._midnight = datetime.combine(problem.now.date(), time())
        self._of_officer: dict[tuple[str, str, int], int] = {}
        self._of_room: dict[tuple[str, str, int], int] = {}

    @cached_property
    def end(self) -> int:
        """The first moment after everything."""
        ends = [span.end for officer in self.problem.officers for span in officer.free]
        return self._at_or_after(max(ends, default=self._midnight)) + 1

    def _minutes(self, moment: datetime) -> int:
        return int((moment - self._midnight) / timedelta(minutes=1))

    def _at_or_after(self, moment: datetime) -> int:
        return max(0, -((self._midnight - moment) // timedelta(minutes=self.problem.step)))

    def _range(self, first: int, last: int) -> int:
        """The moments from ``first`` to ``last``, both included."""
        return ((1 << (last - first + 1)) - 1) << first if last >= first else 0

    def when(self, moment: int) -> datetime:
        """The wall time of a moment."""
        return self._midnight + timedelta(minutes=moment * self.problem.step)

    def moment(self, start: datetime) -> int:
        """The moment of a wall time that lies on the grid."""
        return self._at_or_after(start)

    def length(self, minutes: int) -> int:
        """Steps that a meeting takes."""
        return -(-minutes // self.problem.step)

    def starts(self, officer: FreeOfficer, office: str, minutes: int) -> int:
        """When an officer could begin a meeting at an office: inside a free span, on a day that is not full."""
        key = (officer.login, office, minutes)
        if key not in self._of_officer:
            found = 0
            for span in officer.free:
                if span.office == office:
                    last = (self._minutes(span.end) - minutes) // self.problem.step
                    found |= self._range(self._at_or_after(max(span.start, self.problem.now)), last)
            for day, booked in officer.booked.items():
                if booked >= self.problem.most_a_day and day >= self.problem.now.date():
                    found &= ~self.day(self._at_or_after(datetime.combine(day, time())))
            self._of_officer[key] = found
        return self._of_officer[key]

    def room_starts(self, room: FreeRoom, minutes: int) -> int:
        """When a meeting could begin in a room, but for what is placed."""
        key = (room.office, room.code, minutes)
        if key not in self._of_room:
            found = self._range(0, self.end)
            for busy in room.busy:
                found &= ~self._overlapping(busy, minutes)
            self._of_room[key] = found
        return self._of_room[key]

    def _overlapping(self, busy: Span, minutes: int) -> int:
        """The starts at which a meeting would overlap a span."""
        first = (self._minutes(busy.start) - minutes) // self.problem.step + 1
        return self._range(max(0, first), self._at_or_after(busy.end) - 1)

    def day(self, moment: int) -> int:
        """All moments of the day of a moment."""
        of_day = 24 * 60 // self.problem.step
        first = moment // of_day * of_day
        return self._range(first, first + of_day - 1)

    def window(self, want: Want) -> int:
        """When a person could be met: from the earliest moment to the end of the deadline."""
        after = self._at_or_after(datetime.combine(want.deadline + timedelta(days=1), time()))
        return self._range(self._at_or_after(max(want.earliest, self.problem.now)), after - 1)

    @cached_property
    def rooms(self) -> dict[str, tuple[FreeRoom, ...]]:
        """The rooms of each office that names some."""
        found: dict[str, tuple[FreeRoom, ...]] = {}
        for room in self.problem.rooms:
            found[room.office] = (*found.get(room.office, ()), room)
        return found

    def any_room(self, office: str, minutes: int) -> int:
        """When at least one room of an office is free, but for what is placed."""
        if office not in self.rooms:
            return self._range(0, self.end)
        found = 0
        for room in self.rooms[office]:
            found |= self.room_starts(room, minutes)
        return found


class Board:
    """Meetings placed so far; each new one is looked at against all of them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.placed: list[Placed] = []
        self._officer_taken: dict[str, int] = {}
        self._room_taken: dict[tuple[str, str], int] = {}
        self._roomed: dict[tuple[str, int], int] = {}
        self._held: dict[tuple[str, int], int] = {}
        self._full: dict[str, int] = {}

    def _clear_of(self, taken: int, minutes: int) -> int:
        """The starts at which a meeting would touch nothing of what is taken."""
        blocked = 0
        for step in range(self.ground.length(minutes)):
            blocked |= taken >> step
        return ~blocked

    def openings(self, want: Want, officer: FreeOfficer) -> int:
        """When a person could still be met by an officer, rooms included."""
        if not officer.can_meet(want):
            return 0
        found = self.ground.starts(officer, want.office, want.minutes) & self.ground.window(want)
        taken = self._officer_taken.get(officer.login, 0)
        found &= self._clear_of(taken, want.minutes) & ~self._full.get(officer.login, 0)
        return found & self._some_room(want.office, want.minutes) if found else 0

    def _some_room(self, office: str, minutes: int) -> int:
        if office not in self.ground.rooms:
            return -1
        if (office, minutes) not in self._roomed:
            found = 0
            for room in self.ground.rooms[office]:
                found |= self.room_openings(room, minutes)
            self._roomed[office, minutes] = found
        return self._roomed[office, minutes]

    def room_openings(self, room: FreeRoom, minutes: int) -> int:
        """When a meeting could still begin in a room."""
        taken = self._room_taken.get((room.office, room.code), 0)
        return self.ground.room_starts(room, minutes) & self._clear_of(taken, minutes)

    def place(self, want: Want, officer: FreeOfficer, moment: int, room: FreeRoom | None = None) -> None:
        """Place a meeting, in the first room that is free unless one is named. ``ValueError`` where it cannot be."""
        if not self.openings(want, officer) >> moment & 1:
            msg = "an officer cannot begin this meeting then"
            raise ValueError(msg)
        rooms = (room,) if room is not None else self.ground.rooms.get(want.office, ())
        free = [one for one in rooms if self.room_openings(one, want.minutes) >> moment & 1]
        if rooms and not free:
            msg = "the room is taken then"
            raise ValueError(msg)
        taken = ((1 << self.ground.length(want.minutes)) - 1) << moment
        self._officer_taken[officer.login] = self._officer_taken.get(officer.login, 0) | taken
        if free:
            key = (free[0].office, free[0].code)
            self._room_taken[key] = self._room_taken.get(key, 0) | taken
            self._roomed = {known: found for known, found in self._roomed.items() if known[0] != want.office}
        self._count(officer, moment)
        code = free[0].code if free else ""
        alone = not officer.speaks(want.language)
        start = self.ground.when(moment)
        self.placed.append(Placed(want.case_id, officer.login, start, want.minutes, want.office, code, alone))

    def _count(self, officer: FreeOfficer, moment: int) -> None:
        """One meeting more on a day; the day is full when it holds as many as it may."""
        day = self.ground.day(moment)
        held = self._held[officer.login, day] = self._held.get((officer.login, day), 0) + 1
        if held + officer.booked.get(self.ground.when(moment).date(), 0) >= self.ground.problem.most_a_day:
            self._full[officer.login] = self._full.get(officer.login, 0) | day

    def place_first(self, want: Want) -> bool:
        """Place a person with their own officer if it can be, else with whoever suits best; the earliest moment."""
        best: tuple[int, int, str] | None = None
        chosen: FreeOfficer | None = None
        for officer in self.ground.problem.officers:
            openings = self.openings(want, officer)
            if openings:
                rank = 0 if officer.login == want.officer else 1 if officer.speaks(want.language) else 2
                offer = (rank, next(bits(openings)), officer.login)
                if best is None or offer < best:
                    best, chosen = offer, officer
        if best is None or chosen is None:
            return False
        self.place(want, chosen, best[1])
        return True


def why_unmet(ground: Ground, want: Want) -> UnmetReason:
    """Why a person has no place, looked at alone: NO_PLACE_LEFT means that others have taken what there was."""
    window = ground.window(want)
    if not window:
        return UnmetReason.DEADLINE_PAST
    free = [(one, ground.starts(one, want.office, want.minutes) & window) for one in ground.problem.officers]
    if not any(starts for _, starts in free):
        return UnmetReason.NO_OFFICER
    understood = [starts for officer, starts in free if officer.can_meet(want)]
    if not any(understood):
        return UnmetReason.NO_LANGUAGE
    rooms = ground.any_room(want.office, want.minutes)
    return UnmetReason.NO_PLACE_LEFT if any(starts & rooms for starts in understood) else UnmetReason.NO_ROOM


def answer_of(board: Board, *, proven: bool = False) -> Answer:
    """What stands on a board, and of everybody else the reason."""
    ground = board.ground
    met = {meeting.case_id for meeting in board.placed}
    unmet = (
        Unmet(want.case_id, why_unmet(ground, want), want.office, want.deadline, want.language)
        for want in ground.problem.wants
        if want.case_id not in met
    )
    return Answer(tuple(sorted(board.placed, key=lambda one: (one.start, one.officer))), tuple(unmet), proven)


def first_come_first_served(problem: Problem) -> Answer:
    """Each person in the order in which they came gets the first place that suits; nobody is moved for another."""
    board = Board(Ground(problem))
    for want in problem.wants:
        board.place_first(want)
    return answer_of(board)


def still_possible(problem: Problem, placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Those meetings of an earlier proposal that can be held as they were proposed, now that the problem is another."""
    board = Board(Ground(problem))
    wants = {want.case_id: want for want in problem.wants}
    officers = {officer.login: officer for officer in problem.officers}
    kept = []
    for meeting in placed:
        want, officer = wants.get(meeting.case_id), officers.get(meeting.officer)
        if want is None or officer is None or (want.office, want.minutes) != (meeting.office, meeting.minutes):
            continue
        moment = board.ground.moment(meeting.start)
        rooms = [room for room in board.ground.rooms.get(meeting.office, ()) if room.code == meeting.room]
        roomed = not meeting.room or any(board.room_openings(room, want.minutes) >> moment & 1 for room in rooms)
        if roomed and board.openings(want, officer) >> moment & 1:
            board.place(want, officer, moment, rooms[0] if rooms else None)
            kept.append(meeting)
    return tuple(kept)
