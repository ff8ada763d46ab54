"""The figures of a run: a table for people, JSON for machines."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.timing import Measure

HEADINGS = ("cases", "what", "floor", "program", "ratio", "median", "usual", "")


def table(measures: Sequence[Measure]) -> str:
    """One line a measure: best times, their ratio, the median and the ratio of medians."""
    lines = [HEADINGS, *(_line(measure) for measure in measures)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    shown = []
    for line in lines:
        cells = [
            cell.ljust(width) if place in {1, 7} else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        shown.append("  ".join(cells).rstrip())
    return "\n".join(shown)


def _line(measure: Measure) -> tuple[str, ...]:
    return (
        f"{measure.cases:,}" if measure.cases else "",
        measure.name,
        _time(measure.floor.best),
        _time(measure.program.best),
        f"x{measure.ratio:.1f}",
        _time(measure.program.median),
        f"x{measure.usual_ratio:.1f}",
        "; ".join(f"{name} {_told(value)}" for name, value in measure.notes.items()),
    )


def _told(value: Any) -> str:
    return ", ".join(f"{name} {one}" for name, one in value.items()) if isinstance(value, dict) else str(value)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s " if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def write_json(path: Path, run: dict[str, Any], measures: Sequence[Measure]) -> None:
    """Everything, times in seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = run | {"measures": [measure.as_json() for measure in measures]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
