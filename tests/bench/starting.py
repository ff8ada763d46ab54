"""From nothing to a list one can work with: a process of its own, timed from outside until it says where it is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.bench.offices import FOLDER, PASSPHRASE
from tests.bench.timing import Measure, Times

ROUNDS = 5
EMPTY, WINDOW, TYPED, LIST = "empty", "window", "typed", "list"
ROOT = Path(__file__).resolve().parents[2]


def measures(office: Path, cases: int) -> Iterator[Measure]:
    """The first window; the list, when the passphrase is given at once, and when it is typed as people type."""
    empty: list[float] = []
    windows: list[float] = []
    at_once: list[float] = []
    unlocked: list[float] = []
    for turn in range(-1, ROUNDS):
        bare = dict(started([EMPTY]))
        first = dict(started(["at_once", str(office), PASSPHRASE]))
        later = dict(started(["later", str(office), PASSPHRASE]))
        if turn >= 0:
            empty.append(bare[EMPTY])
            windows += [first[WINDOW], later[WINDOW]]
            at_once.append(first[LIST])
            unlocked.append(later[LIST] - later[TYPED])
    floor = "Python and an empty Qt window"
    for name, times in (
        ("start to the first window", windows),
        ("start to a usable list, passphrase at once", at_once),
        ("passphrase to a usable list", unlocked),
    ):
        yield Measure(name, cases, floor, ROUNDS, Times.of(empty), Times.of(times))


def started(command: list[str]) -> Iterator[tuple[str, float]]:
    """What a fresh process says, and after how many seconds."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(FOLDER / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled once
    line = [sys.executable, "-m", "tests.bench.start_child", *command]
    began = perf_counter()
    with subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for said in child.stdout:
            yield said.strip(), perf_counter() - began
    if child.returncode:
        raise ChildProcessError(" ".join(line))
