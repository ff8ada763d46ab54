"""A schedule done act by act under the eyes of the oracle, until the first complaint."""

from collections.abc import Iterator

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.fold import differences, rebuild, unsound_edits
from parcours_desktop.database.summary import Summaries
from parcours_desktop.database.tables import KINDS, case_summary, duplicate_key
from sqlalchemy import Connection
from tests.soak.oracle import Oracle
from tests.soak.schedule import Schedule

RECOUNT = Summaries.refresh  # as it is, whatever a test plants
KEPT = (case_summary.name, duplicate_key.name, "case_search")


class Interrupted(Exception):
    """Leaves a transaction so that it is rolled back."""


def watch(schedule: Schedule, acts: int, *, whole_every: int) -> Iterator[str]:
    """Do ``acts`` acts; what is wrong after each, and every ``whole_every`` acts in the whole file."""
    oracle = Oracle()
    desk = schedule.desks[0]
    with desk.reading() as file:
        oracle.learn(file, None)
    for number in range(1, acts + 1):
        name = schedule.act()
        with desk.reading() as file:
            yield from oracle.learn(file, schedule.seen)
            if number % whole_every == 0:
                yield from differences(file)
        yield from (f"{name}: {lost} is lost" for lost in oracle.lost)
        yield from (f"{name}: {left} is left beside what replaced it" for left in oracle.needless)
        oracle.lost.clear()
        oracle.needless.clear()
    yield from whole(desk)


def whole(desk: Desk) -> Iterator[str]:
    """What is wrong in the whole file: rows, seals, kept counts; and whether it can be made again from the journal."""
    with desk.reading() as file:
        yield from differences(file)
        yield from unsound_edits(file)
        rows, kept = _contents(file, [table.name for table in KINDS.values()]), _contents(file, KEPT)
        cases = set(file.exec_driver_sql("SELECT id FROM cases").scalars())
    try:
        with desk.office.file.writing() as file:
            rebuild(file)
            RECOUNT(desk.office.summaries, file, cases, {})
            again = _contents(file, list(rows)), _contents(file, KEPT)
            raise Interrupted
    except Interrupted:
        pass
    for before, after in zip((rows, kept), again, strict=True):
        yield from (f"{table} made again is another" for table in before if before[table] != after[table])


def _contents(file: Connection, tables: list[str] | tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in tables:
        columns = "rowid, names, keys, numbers" if table == "case_search" else "*"
        lines = file.exec_driver_sql(f'SELECT {columns} FROM "{table}"').all()
        found[table] = sorted((tuple(line) for line in lines), key=repr)
    return found
