"""One measure: the program's way beside a floor, taken by turns in the same run, so that a busy machine slows both."""

import gc
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one operation over some rounds."""

    best: float
    median: float
    worst: float

    @classmethod
    def of(cls, seconds: list[float]) -> "Times":
        """Their summary."""
        return cls(min(seconds), statistics.median(seconds), max(seconds))


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, at how many cases, against what; ``notes`` holds counts that are no times."""

    name: str
    cases: int
    floor_is: str
    rounds: int
    floor: Times
    program: Times
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Best over best: what is left when the rest of the machine is quiet."""
        return self.program.best / self.floor.best

    @property
    def usual_ratio(self) -> float:
        """Median over median."""
        return self.program.median / self.floor.median

    def as_json(self) -> dict[str, Any]:
        """For a machine to read; times in seconds."""
        return asdict(self) | {"ratio": round(self.ratio, 2), "usual_ratio": round(self.usual_ratio, 2)}


def beside(
    name: str,
    cases: int,
    floor_is: str,
    floor: Callable[[], object],
    program: Callable[[], object],
    *,
    rounds: int,
    operations: int = 1,
    warm: int = 1,
    notes: dict[str, Any] | None = None,
) -> Measure:
    """Run floor and program by turns ``rounds`` times after ``warm`` turns that do not count.

    Each call does ``operations`` operations; times are those of one.
    """
    floors: list[float] = []
    programs: list[float] = []
    gc.collect()
    for turn in range(-warm, rounds):
        for one, times in ((floor, floors), (program, programs)):
            began = perf_counter()
            one()
            if turn >= 0:
                times.append((perf_counter() - began) / operations)
    return Measure(name, cases, floor_is, rounds, Times.of(floors), Times.of(programs), notes or {})
