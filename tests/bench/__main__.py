"""``python -m tests.bench [--json OUT] [--sizes 600,10000] [--only WORD]``: how long the promised things take.

Each is measured beside a floor in the same run; the ratio is what may be compared between machines. Nothing here fails
because of a clock.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.bench import bulk, calendar, figures, machine, paper, reading, scheduling, starting, team, today, writing
from tests.bench.offices import copied, desk_on, made_office
from tests.bench.report import table, write_json
from tests.bench.timing import Measure

PARTS = ("read", "save", "print", "import", "start", "schedule", "calendar", "bulk", "team", "figures")


def sizes_of(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def arguments() -> Namespace:
    parser = ArgumentParser(prog="./dev bench", description="Speeds beside a floor measured in the same run.")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures there as well")
    parser.add_argument("--sizes", type=sizes_of, default=[600, 10_000], help="cases of the offices: 600,10000,100000")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part (may be given several times)")
    return parser.parse_args()


def measured(size: int, parts: list[str]) -> Iterator[Measure]:
    """The measures of one office."""
    began = perf_counter()
    office = made_office(size)
    say(f"office of {size} cases ready ({perf_counter() - began:.1f} s)")
    with copied(office) as copy:
        with desk_on(copy) as desk:
            if "read" in parts:
                yield from reading.measures(desk, size)
                yield from today.measures(desk, size)
            if "save" in parts:
                yield writing.save(desk, size)
            if "print" in parts:
                yield paper.draw_one_of(desk, size)
            if "calendar" in parts:
                yield from calendar.measures(desk, size)
        if "bulk" in parts:
            yield from bulk.measures(copy, size)
        if "team" in parts:
            yield from team.measures(copy, size)
        if "figures" in parts:
            yield from figures.measures(copy, size)
        if "start" in parts:
            yield from starting.measures(copy, size)
    if "import" in parts:
        yield from writing.bring(office, size, rounds=1 if size > 10_000 else 2)


def say(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")


def main() -> int:
    asked = arguments()
    parts = asked.only or list(PARTS)
    before, measures = machine.load(), []
    for size in asked.sizes:
        for measure in measured(size, parts):
            say(f"{measure.name}: x{measure.ratio:.1f}")
            measures.append(measure)
    if "print" in parts:
        measures += [*paper.draw_a_long_one(), *paper.draw_a_bilingual_one()]
    if "schedule" in parts:
        measures += scheduling.measures()
    run = {"machine": machine.facts(), "load_before": before, "load_after": machine.load()}
    facts = run["machine"]
    sys.stdout.write(
        f"{facts['processor']}, {facts['cores']} cores, {facts['memory_gib']} GiB; {facts['system']}; "
        f"Python {facts['python']}, SQLite {facts['sqlite']}\n"
        f"load average {run['load_before']} before, {run['load_after']} after\n\n{table(measures)}\n"
    )
    if asked.json is not None:
        write_json(asked.json, run, measures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
