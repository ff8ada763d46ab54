"""Writing: a step saved, a list of ten thousand people brought in; against bare SQLCipher with the same promises to the disk."""

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.database.journal import position
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.exchange.arrivals import bring_in, preview_arrivals, read_arrivals
from parcours_desktop.exchange.trial_people import invent_people
from tests.bench.offices import CLOCK, FOLDER, copied, desk_on
from tests.bench.timing import Measure, Times, beside

ROWS = 10_000
SAVES = 40


def save(desk: Desk, cases: int) -> Measure:
    """One field of one step: the bare way writes the value and one line of 600 bytes, and waits for the disk as well."""
    with desk.office.file.unbound() as raw:
        steps = [row[0] for row in raw.execute("SELECT id FROM step WHERE removed=0 LIMIT 1000").fetchall()]
        steps = [step for step in steps if _may_change(desk, step)][:20]
        raw.execute("CREATE TABLE bench_journal (n INTEGER PRIMARY KEY, body TEXT)")
        turns = count()

        def bare() -> None:
            turn = next(turns)
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE step SET detail=? WHERE id=?", (f"Détail {turn}", steps[turn % len(steps)]))
            raw.execute("INSERT INTO bench_journal (body) VALUES (?)", ("x" * 600,))
            raw.execute("COMMIT")

        def program() -> None:
            turn = next(turns)
            with desk.reading() as file:
                seen = position(file)
            desk.do(ChangeStep(steps[turn % len(steps)], {"detail": f"Détail {turn}"}, seen))

        floor = "bare SQLCipher: the value and a line of 600 bytes"
        return beside("save a step", cases, floor, bare, program, rounds=SAVES, warm=3)


def _may_change(desk: Desk, step: int) -> bool:
    with desk.reading() as file:
        sql = "SELECT shared_uid IS NULL FROM step WHERE id=?"
        return bool(file.exec_driver_sql(sql, (step,)).scalar_one())


def list_of_people() -> Path:
    """Ten thousand invented people whom no office knows, as a CSV file; made once."""
    path = FOLDER / f"list-{ROWS}.csv"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        people = list(invent_people(ROWS, 7, CLOCK.today()))
        for number, person in enumerate(people):
            heading = next(name for name, value in person.items() if value.startswith("CSQ-"))
            person[heading] = f"CSQ-{70_000_000 + number}"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(people[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(people)
    return path


def bring(office: Path, cases: int, rounds: int) -> Iterator[Measure]:
    """The list read, understood, compared and written with its journal; then the same list again, which changes nothing."""
    path = list_of_people()
    floors, firsts, agains, compared = [], [], [], []
    for _ in range(rounds):
        with copied(office) as copy, desk_on(copy) as desk:
            with desk.office.file.unbound() as raw:
                floors.append(_timed(_bare_import, raw, path))
            phases: dict[str, float] = {}
            firsts.append(_timed(_import, desk, path, Verdict.NEW, phases))
            compared.append(phases)
            agains.append(_timed(_import, desk, path, Verdict.UNCHANGED, {}))
    floor = "csv.reader and one executemany into one table"
    best = compared[firsts.index(min(firsts))]
    notes = {"rows": ROWS, "seconds": {name: round(seconds, 2) for name, seconds in best.items()}}
    yield Measure(f"import {ROWS} rows", cases, floor, rounds, Times.of(floors), Times.of(firsts), notes)
    yield Measure("the same list again", cases, floor, rounds, Times.of(floors), Times.of(agains), {"rows": ROWS})


def _timed(function: Any, *arguments: Any) -> float:
    began = perf_counter()
    function(*arguments)
    return perf_counter() - began


def _bare_import(raw: Any, path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    names = ",".join(f"c{place}" for place in range(len(rows[0])))
    raw.execute(f"CREATE TABLE bench_people (id INTEGER PRIMARY KEY, {names})")
    raw.execute("BEGIN IMMEDIATE")
    marks = ",".join("?" * len(rows[0]))
    raw.executemany(f"INSERT INTO bench_people ({names}) VALUES ({marks})", rows[1:])
    raw.execute("COMMIT")


def _import(desk: Desk, path: Path, wanted: Verdict, phases: dict[str, float]) -> None:
    began = perf_counter()
    raw, mapping = read_arrivals(path)
    read = perf_counter()
    preview = preview_arrivals(desk, raw, mapping)
    previewed = perf_counter()
    if preview.count(wanted) != ROWS:
        raise ValueError(f"{preview.count(wanted)} rows of {ROWS} are {wanted}")
    bring_in(desk, preview, Progress())
    phases.update(read=read - began, preview=previewed - read, write=perf_counter() - previewed)
