"""The schedule as a mixed-integer linear program, in three kinds of columns that stay few.

*Pairs*: a person is met by an officer. *Beginnings*: an officer begins a meeting of that length then, whoever comes.
*Seats*: so many meetings begin then in rooms that are free at the same times. Who comes at which beginning is told
afterwards: for each officer and length, every stretch of time from an earliest moment to a deadline has at least as many
beginnings as pairs that must fall into it (Hall's condition, enough because each person's time is one stretch).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from parcours_desktop.domain.scheduling import FreeOfficer, FreeRoom, Span, Want, waiting
from parcours_desktop.domain.scheduling_board import Ground, bits
from parcours_desktop.scheduling.highs import Program

Diary = tuple[str, str, int]
"""An officer's meetings of one length at one office: login, office, minutes."""


@dataclass(slots=True)
class Model:
    """The program of a problem, and what each of its columns means."""

    ground: Ground
    program: Program = field(default_factory=Program)
    pairs: dict[tuple[int, str], int] = field(default_factory=dict)  # (place of the want in the problem, login)
    beginnings: dict[tuple[Diary, int], int] = field(default_factory=dict)
    seats: dict[tuple[tuple[FreeRoom, ...], int, int], int] = field(
        default_factory=dict
    )  # rooms alike, minutes, moment
    chosen: dict[Diary, list[int]] = field(default_factory=lambda: defaultdict(list))
    loads: dict[str, list[int]] = field(default_factory=dict)

    @property
    def officers(self) -> dict[str, FreeOfficer]:
        """The officers by their logins."""
        return {officer.login: officer for officer in self.ground.problem.officers}


def model_of(ground: Ground) -> Model:
    """Build the program of a problem."""
    model = Model(ground)
    _pairs_and_beginnings(model)
    _stretches(model)
    _one_meeting_at_a_time(model)
    _full_days(model)
    _rooms(model)
    _loads(model)
    _points(model)
    return model


def _pairs_and_beginnings(model: Model) -> None:
    ground, program = model.ground, model.program
    moments: dict[Diary, int] = defaultdict(int)
    for place, want in enumerate(ground.problem.wants):
        possible = ground.window(want) & ground.any_room(want.office, want.minutes)
        columns = []
        for officer in ground.problem.officers:
            starts = ground.starts(officer, want.office, want.minutes) & possible if officer.can_meet(want) else 0
            if starts:
                diary = (officer.login, want.office, want.minutes)
                column = program.column(0)
                model.pairs[place, officer.login] = column
                model.chosen[diary].append(place)
                moments[diary] |= starts
                columns.append((column, 1.0))
        if columns:
            program.row(columns, 0, 1)
    for diary, starts in moments.items():
        for moment in bits(starts):
            model.beginnings[diary, moment] = program.column(0)


def _stretches(model: Model) -> None:
    """As many beginnings as pairs, and never fewer in any stretch than pairs that must fall into it."""
    ground = model.ground
    by_diary: dict[Diary, list[tuple[int, int]]] = defaultdict(list)
    for (diary, moment), column in model.beginnings.items():
        by_diary[diary].append((moment, column))
    for diary, places in model.chosen.items():
        begins = by_diary[diary]
        spans = [_span(ground, ground.problem.wants[place], begins) for place in places]
        firsts, lasts = {first for first, _ in spans}, {last for _, last in spans}
        for first, last in ((first, last) for first in firsts for last in lasts if first <= last):
            inside = [place for place, span in zip(places, spans, strict=True) if first <= span[0] and span[1] <= last]
            if inside:
                terms = [(model.pairs[place, diary[0]], -1.0) for place in inside]
                terms += [(column, 1.0) for moment, column in begins if first <= moment <= last]
                whole = len(inside) == len(places)
                model.program.row(terms, 0, 0 if whole else inf)


def _span(ground: Ground, want: Want, begins: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first and the last beginning at which a person could come."""
    window = ground.window(want)
    fitting = [moment for moment, _ in begins if window >> moment & 1]
    return fitting[0], fitting[-1]


def _one_meeting_at_a_time(model: Model) -> None:
    by_officer: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for ((login, _, minutes), moment), column in model.beginnings.items():
        by_officer[login].append((moment, model.ground.length(minutes), column))
    for meetings in by_officer.values():
        _cliques(model.program, meetings, 1)


def _cliques(program: Program, meetings: Iterable[tuple[int, int, int]], most: int) -> None:
    """At each moment at which a meeting can begin, at most so many go on. Meetings: beginning, steps, column."""
    going: dict[int, list[int]] = defaultdict(list)
    begins = {begin for begin, _, _ in meetings}
    for begin, steps, column in meetings:
        for moment in range(begin, begin + steps):
            if moment in begins:
                going[moment].append(column)
    for columns in going.values():
        if sum(program.upper[column] for column in columns) > most:
            program.row([(column, 1.0) for column in columns], 0, most)


def _full_days(model: Model) -> None:
    officers, problem = model.officers, model.ground.problem
    of_day: dict[tuple[str, int], list[int]] = defaultdict(list)
    for ((login, _, _), moment), column in model.beginnings.items():
        of_day[login, model.ground.day(moment)].append(column)
    for (login, day), columns in of_day.items():
        booked = officers[login].booked.get(model.ground.when(day.bit_length() - 1).date(), 0)
        model.program.row([(column, 1.0) for column in columns], 0, problem.most_a_day - booked)


def _rooms(model: Model) -> None:
    """Rooms that are taken at the same times are alike: so many seats, of which each beginning takes one."""
    by_office: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    logins: dict[str, set[str]] = defaultdict(set)
    for ((login, office, minutes), moment), column in model.beginnings.items():
        by_office[office][minutes, moment].append(column)
        logins[office].add(login)
    for office, begins in by_office.items():
        alike: dict[tuple[Span, ...], tuple[FreeRoom, ...]] = defaultdict(tuple)
        for room in model.ground.rooms.get(office, ()):
            alike[tuple(sorted(room.busy, key=lambda span: (span.start, span.end)))] += (room,)
        always = len(alike.get((), ()))
        if not alike or always >= len(logins[office]):
            continue
        meetings: dict[tuple[FreeRoom, ...], list[tuple[int, int, int]]] = defaultdict(list)
        for (minutes, moment), columns in begins.items():
            terms = [(column, 1.0) for column in columns]
            for rooms in alike.values():
                if model.ground.room_starts(rooms[0], minutes) >> moment & 1:
                    seat = model.program.column(0, min(len(rooms), len(columns)))
                    model.seats[rooms, minutes, moment] = seat
                    meetings[rooms].append((moment, model.ground.length(minutes), seat))
                    terms.append((seat, -1.0))
            model.program.row(terms, 0, 0)
        for rooms, of_rooms in meetings.items():
            _cliques(model.program, of_rooms, len(rooms))


def _loads(model: Model) -> None:
    """One column for each meeting more that an officer may get: the dearer ones are filled last."""
    of_officer: dict[str, list[int]] = defaultdict(list)
    for (_, login), column in model.pairs.items():
        of_officer[login].append(column)
    for login, pairs in of_officer.items():
        days = len({model.ground.day(moment) for (diary, moment) in model.beginnings if diary[0] == login})
        most = min(len(pairs), days * model.ground.problem.most_a_day)
        model.loads[login] = [model.program.column(0, whole=False) for _ in range(most)]
        terms = [(column, 1.0) for column in pairs]
        model.program.row([*terms, *((column, -1.0) for column in model.loads[login])], 0, 0)


def _points(model: Model) -> None:
    """What each column costs. A person met is worth more than all that a whole schedule can cost."""
    problem, officers, costs = model.ground.problem, model.officers, model.program.cost
    weights, dearest = problem.weights, 1.0
    for login, columns in model.loads.items():
        before = sum(officers[login].booked.values())
        for more, column in enumerate(columns):
            costs[column] = weights.load * (before + more)
            dearest += weights.load * (before + more)
    latest = 0.0
    for (_, moment), column in model.beginnings.items():
        costs[column] = weights.day * waiting(problem, model.ground.when(moment))
        latest = max(latest, costs[column])
    dearest += len(problem.wants) * (weights.other_officer + weights.interpreter + latest)
    for (place, login), column in model.pairs.items():
        want = problem.wants[place]
        other, alone = want.officer not in {"", login}, not officers[login].speaks(want.language)
        costs[column] = weights.other_officer * other + weights.interpreter * alone - dearest
