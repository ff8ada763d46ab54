"""Coordinators: the team in figures against the same counts by bare SQLCipher; 300 cases given out in one act."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import Any

from parcours_desktop.commands.assigning import AssignCases
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.assignment import propose
from parcours_desktop.domain.team import TeamBounds, TeamFigure
from parcours_desktop.queries.assignment import assignment_facts
from parcours_desktop.queries.caseload_sheet import months_until
from parcours_desktop.queries.team import team, team_ids
from tests.bench.offices import copied, desk_on
from tests.bench.reading import RAW, counted
from tests.bench.timing import Measure, Times, beside

ROUNDS, MANY = 9, 300
_COUNT = "SELECT officer, count(*) FROM case_summary WHERE is_open=1 GROUP BY officer"
_FLOOR = (
    _COUNT,
    "SELECT officer, arrived_on, count(*) FROM case_summary WHERE is_counted=1 AND arrived_on IS NOT NULL GROUP BY officer, arrived_on",
    (
        "SELECT s.officer, count(*) FROM step p INDEXED BY ix_step_late JOIN case_summary s ON s.id = p.case_id "
        "WHERE p.removed=0 AND p.state IN ('to_do','in_progress','waiting') AND p.due_on<'2026-11-23' AND s.is_open=1 GROUP BY 1"
    ),
)


def measures(path: Path, cases: int) -> Iterator[Measure]:
    """The page, the longest list behind a figure, a proposal for 300 cases, and those 300 given out."""
    with copied(path) as copy, desk_on(copy) as desk:
        yield from _reading(desk, cases)
        yield _given_out(desk, cases)


def _reading(desk: Desk, cases: int) -> Iterator[Measure]:
    bounds = TeamBounds(desk.clock.today(), months_until(desk.clock.today())[-1], desk.clock.today())
    with desk.office.file.unbound() as raw, desk.reading() as file:
        with counted(desk) as sent:
            team(file, bounds, desk.reference)
        notes = {"statements": len(sent)}
        page = partial(team, file, bounds, desk.reference)
        yield beside("Team page", cases, RAW, partial(_bare, raw), page, rounds=ROUNDS, notes=notes)
        for figure in (TeamFigure.ACTIVE, TeamFigure.LATE_STEPS):
            name = f"List behind « {figure.value} »"
            yield beside(name, cases, RAW, partial(_bare, raw), partial(team_ids, file, figure, bounds), rounds=ROUNDS)


def _bare(raw: Any) -> None:
    for sql in _FLOOR:
        raw.execute(sql).fetchall()


def _given_out(desk: Desk, cases: int) -> Measure:
    """Cases given from hand to hand and taken back, beside the same number of rows updated bare."""
    with desk.reading() as file:
        ids = _some(file)
        today, reference = desk.clock.today(), desk.reference
        rows, facts = assignment_facts(file, today, reference, ids=ids).rows, assignment_facts(file, today, reference)
        began = perf_counter()
        propose([row.waiting for row in rows], facts.candidates, facts.followed, 10**9, today)
        proposing = perf_counter() - began
    logins = cycle(one.login for one in facts.candidates)
    floors, seconds, undone = [], [], []
    for _ in range(3):
        moves = tuple((case_id, next(logins)) for case_id in ids)
        began = perf_counter()
        desk.do(AssignCases(moves, facts.seen))
        seconds.append(perf_counter() - began)
        began = perf_counter()
        desk.undo()
        undone.append(perf_counter() - began)
        floors.append(_updated(desk, ids))
    notes = {"cases": len(ids), "ms to propose": round(proposing * 1000, 1), "ms to undo": round(min(undone) * 1000)}
    floor = "the officer's column of as many rows, in one transaction"
    return Measure(f"Give out {len(ids)} cases", cases, floor, 3, Times.of(floors), Times.of(seconds), notes)


def _some(file: Reading) -> list[int]:
    sql = "SELECT id FROM case_summary WHERE is_open=1 AND officer<>'' ORDER BY id LIMIT ?"
    return list(file.exec_driver_sql(sql, (MANY,)).scalars())


def _updated(desk: Desk, ids: list[int]) -> float:
    began = perf_counter()
    with desk.office.file.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET officer=officer WHERE id=?", [(case_id,) for case_id in ids])
    return perf_counter() - began
