"""HiGHS, a solver of mixed-integer linear programs, called in this process through its library's C interface.

Nothing is written anywhere: the program goes over as arrays of numbers. While HiGHS works, Python's other threads run.
"""

import ctypes
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

_ROW_WISE, _MINIMIZE = 2, 1
_OPTIMAL = 7
_FEASIBLE_POINT = 2
_MIP_INTERRUPT = 6
_LIBRARIES = {"win32": ("bin", "highs.dll"), "darwin": ("lib", "libhighs.dylib")}

_CALLBACK = ctypes.CFUNCTYPE(
    None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.c_void_p
)


class SolverMissing(Exception):
    """The solver's library is not there, or cannot be loaded on this machine."""


@dataclass(slots=True)
class Program:
    """A program to be minimized: columns from 0 to ``upper``, rows between two bounds, kept row by row."""

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    row_start: list[int] = field(default_factory=list)
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, cost: float, upper: float = 1, *, whole: bool = True) -> int:
        """Add a column; its number."""
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, terms: Sequence[tuple[int, float]], lower: float, upper: float) -> None:
        """Add a row: each term a column and its factor."""
        self.row_start.append(len(self.index))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.index.extend(column for column, _ in terms)
        self.value.extend(factor for _, factor in terms)


@dataclass(frozen=True, slots=True)
class Solved:
    """What came out: the value of each column, ``None`` when none was found; ``proven`` when nothing is better."""

    values: Sequence[float] | None
    proven: bool


def distribution() -> Path:
    """Where the solver's files are."""
    try:
        import highsbox
    except ImportError as missing:
        raise SolverMissing from missing
    return Path(highsbox.highs_dist_dir())


@cache
def loaded() -> ctypes.CDLL:
    """The solver’s library. ``SolverMissing`` without it."""
    folder, name = _LIBRARIES.get(sys.platform, ("lib", "libhighs.so"))
    try:
        library = ctypes.CDLL(str(distribution() / folder / name))
    except OSError as missing:
        raise SolverMissing from missing
    library.Highs_create.restype = ctypes.c_void_p
    return library


def solve(program: Program, seconds: float, stopped: Callable[[], bool], gap: float = 0) -> Solved:
    """Solve a program in at most ``seconds``; ``stopped`` is asked between the steps and ends the work (a first step of
    a program for a thousand people in one office may well last until the time is up).

    ``gap`` is how far from the best an answer may stay. ``SolverMissing`` without the library.
    """
    if not program.cost:
        return Solved((), proven=True)
    library = loaded()
    highs = ctypes.c_void_p(library.Highs_create())
    try:
        _set_options(library, highs, seconds, gap)
        _pass(library, highs, program)

        def ask(_kind: int, _text: bytes, _out: int, answer: Any, _data: int) -> None:
            answer[0] = int(stopped())  # the first field of HighsCallbackDataIn: user_interrupt

        kept = _CALLBACK(ask)
        library.Highs_setCallback(highs, kept, None)
        library.Highs_startCallback(highs, ctypes.c_int(_MIP_INTERRUPT))
        library.Highs_run(highs)
        return _outcome(library, highs, program)
    finally:
        library.Highs_destroy(highs)


def _set_options(library: ctypes.CDLL, highs: ctypes.c_void_p, seconds: float, gap: float) -> None:
    library.Highs_setBoolOptionValue(highs, b"output_flag", ctypes.c_int(0))
    library.Highs_setStringOptionValue(highs, b"parallel", b"off")
    library.Highs_setDoubleOptionValue(highs, b"time_limit", ctypes.c_double(max(seconds, 0.01)))
    library.Highs_setDoubleOptionValue(highs, b"mip_rel_gap", ctypes.c_double(0))
    library.Highs_setDoubleOptionValue(highs, b"mip_abs_gap", ctypes.c_double(gap))


def _pass(library: ctypes.CDLL, highs: ctypes.c_void_p, program: Program) -> None:
    zeros = [0.0] * len(program.cost)
    library.Highs_passMip(
        highs,
        *(ctypes.c_int(size) for size in (len(program.cost), len(program.row_lower), len(program.index))),
        ctypes.c_int(_ROW_WISE),
        ctypes.c_int(_MINIMIZE),
        ctypes.c_double(0),
        *(_doubles(one) for one in (program.cost, zeros, program.upper, program.row_lower, program.row_upper)),
        _ints(program.row_start),
        _ints(program.index),
        _doubles(program.value),
        _ints(program.whole),
    )


def _outcome(library: ctypes.CDLL, highs: ctypes.c_void_p, program: Program) -> Solved:
    found = ctypes.c_int()
    library.Highs_getIntInfoValue(highs, b"primal_solution_status", ctypes.byref(found))
    if found.value != _FEASIBLE_POINT:
        return Solved(None, proven=False)
    columns, duals = ((ctypes.c_double * len(program.cost))() for _ in range(2))
    rows, prices = ((ctypes.c_double * len(program.row_lower))() for _ in range(2))
    library.Highs_getSolution(highs, columns, duals, rows, prices)
    return Solved(list(columns), proven=library.Highs_getModelStatus(highs) == _OPTIMAL)


def _doubles(numbers: Sequence[float]) -> "ctypes.Array[ctypes.c_double]":
    return (ctypes.c_double * len(numbers))(*numbers)


def _ints(numbers: Sequence[int]) -> "ctypes.Array[ctypes.c_int]":
    return (ctypes.c_int * len(numbers))(*numbers)
