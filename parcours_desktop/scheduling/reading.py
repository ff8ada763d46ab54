"""From the solver's numbers back to meetings: who comes at which beginning, and in which room."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from parcours_desktop.domain.scheduling import Answer, FreeRoom, Want
from parcours_desktop.domain.scheduling_board import Board, answer_of
from parcours_desktop.scheduling.model import Diary, Model


def answer_from(model: Model, values: Sequence[float]) -> Answer:
    """The answer that the values of the columns stand for. ``ValueError`` if they are no schedule: a fault of the model.

    Whoever is left out is tried once more at the end, so that nobody is unmet while a place is free.
    """
    board, officers = Board(model.ground), model.officers
    seats = {key: round(values[column]) for key, column in model.seats.items()}
    for moment, login, want in sorted(_meetings(model, values), key=lambda one: (one[0], one[1])):
        room = _room(board, seats, want, moment)
        board.place(want, officers[login], moment, room)
    met = {meeting.case_id for meeting in board.placed}
    for want in model.ground.problem.wants:
        if want.case_id not in met:
            board.place_first(want)
    return answer_of(board)


def _meetings(model: Model, values: Sequence[float]) -> Iterator[tuple[int, str, Want]]:
    """Moment, login and person. Each beginning goes to whoever can come then and has the earliest deadline."""
    begins: dict[Diary, list[int]] = defaultdict(list)
    for (diary, moment), column in model.beginnings.items():
        if values[column] > 0.5:
            begins[diary].append(moment)
    for diary, places in model.chosen.items():
        waiting = [model.ground.problem.wants[place] for place in places if values[model.pairs[place, diary[0]]] > 0.5]
        for moment in sorted(begins[diary]):
            able = [want for want in waiting if model.ground.window(want) >> moment & 1]
            if able:
                first = min(able, key=lambda want: want.deadline)
                waiting.remove(first)
                yield moment, diary[0], first


def _room(
    board: Board, seats: dict[tuple[tuple[FreeRoom, ...], int, int], int], want: Want, moment: int
) -> FreeRoom | None:
    """A room with a seat for this beginning; ``None`` where rooms never run short and any will do."""
    for (rooms, minutes, begin), left in seats.items():
        if left and rooms[0].office == want.office and (minutes, begin) == (want.minutes, moment):
            seats[rooms, minutes, begin] = left - 1
            return next(room for room in rooms if board.room_openings(room, minutes) >> moment & 1)
    return None
