"""The proposal: the best schedule the solver finds, and never worse than serving people in the order they came."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from time import monotonic

from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.scheduling import Answer, Problem, better
from parcours_desktop.domain.scheduling_board import Ground, first_come_first_served
from parcours_desktop.scheduling.highs import SolverMissing, solve
from parcours_desktop.scheduling.model import model_of
from parcours_desktop.scheduling.reading import answer_from

SECONDS = 4.0
"""How long the solver may look for a better schedule."""
_NEAR = 0.2  # points that may be left on the table for the sake of time; a person is worth far more


def propose(problem: Problem, progress: Progress | None = None, seconds: float = SECONDS) -> Answer:
    """The schedule that meets most people in time and, among those, the one with the fewest points.

    ``proven`` says that nobody could have met more. When time runs out, or the solver cannot be had, the best answer so
    far comes back; it meets at least as many people as ``first_come_first_served``. Progress counts offices; raises
    ``Cancelled`` on request.
    """
    progress = progress or Progress()
    until = monotonic() + seconds
    parts = sorted(apart(problem), key=lambda part: len(part.wants))
    answers = []
    for number, part in enumerate(parts):
        progress(number, len(parts))
        people = sum(len(later.wants) for later in parts[number:])
        answers.append(_best(part, progress, (until - monotonic()) * len(part.wants) / people))
        if progress.cancelled:
            raise Cancelled
    progress(len(parts), len(parts))
    placed = sorted(chain.from_iterable(one.placed for one in answers), key=lambda one: (one.start, one.officer))
    places = {want.case_id: place for place, want in enumerate(problem.wants)}
    unmet = sorted(chain.from_iterable(one.unmet for one in answers), key=lambda one: places[one.case_id])
    return Answer(tuple(placed), tuple(unmet), all(one.proven for one in answers))


def apart(problem: Problem) -> Iterator[Problem]:
    """The problem cut where no officer works on both sides: offices that share somebody stay together."""
    offices = {want.office for want in problem.wants}
    groups: list[set[str]] = [{office} for office in sorted(offices)]
    for officer in problem.officers:
        theirs = {span.office for span in officer.free}
        joined = [group for group in groups if group & theirs]
        if joined:
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    for group in groups:
        yield replace(
            problem,
            wants=tuple(want for want in problem.wants if want.office in group),
            officers=tuple(one for one in problem.officers if any(span.office in group for span in one.free)),
            rooms=tuple(room for room in problem.rooms if room.office in group),
        )


def _best(problem: Problem, progress: Progress, seconds: float) -> Answer:
    served = first_come_first_served(problem)
    model = model_of(Ground(problem))
    people = len({place for place, _ in model.pairs})
    try:
        solved = solve(model.program, seconds, lambda: progress.cancelled, gap=_NEAR)
    except SolverMissing:
        return replace(served, proven=len(served.placed) == people)
    found = (served,) if solved.values is None else (answer_from(model, solved.values), served)
    best = better(problem, found)
    return replace(best, proven=solved.proven or len(best.placed) == people)
