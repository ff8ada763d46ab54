"""What is kept beside a file that many documents are being bound into, so that it can be gone on with after a crash.

A line for each part that is safe on the disk; a line that is not whole was being written and is not counted. It names
nobody: numbers of cases and versions, places in the file. It goes once the file has its name.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from parcours_desktop.documents.volume_state import Drawn
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import NewIssue

PARTIAL, STATE = ".part", ".part.json"


@dataclass(frozen=True, slots=True)
class Bound:
    """What one part added: documents with their pages, file numbers left out with the reason, the state of the volume.

    ``seen`` cases of the series are dealt with at its end.
    """

    seen: int
    drawn: tuple[tuple[NewIssue, int], ...]
    left: tuple[tuple[str, Refusal], ...]
    volume: Drawn


@dataclass(frozen=True, slots=True)
class Finished:
    """The file is whole: the SHA-256 of its bytes, in hexadecimal."""

    sha256: str


@dataclass(frozen=True, slots=True)
class BoundFile:
    """The file of a series in the making, and its state beside it."""

    target: Path

    @property
    def partial(self) -> Path:
        """Where it is written until it is whole."""
        return self.target.with_name(self.target.name + PARTIAL)

    @property
    def state(self) -> Path:
        """Where its state is kept."""
        return self.target.with_name(self.target.name + STATE)

    def parts(self, batch: str) -> tuple[list[Bound], Finished | None]:
        """What is safe of a series, and whether the file is whole. Nothing if the state is another series', or is gone."""
        found: list[Bound] = []
        for line in self._lines_of(batch)[1:]:
            told = _read(line)
            if not told:
                break
            if "sha256" in told:
                return found, Finished(told["sha256"])
            part = _bound_of(told)
            if part.volume.end > self.partial.stat().st_size:
                break
            found.append(part)
        return found, None

    def seen(self, batch: str) -> int:
        """How many cases of a series are safe in what was begun."""
        told = (_read(line).get("seen", 0) for line in reversed(self._lines_of(batch)))
        return next((int(seen) for seen in told if seen), 0)

    def is_of(self, batch: str) -> bool:
        """Whether what was begun is of this series."""
        return bool(self._lines_of(batch))

    def begin(self, batch: str) -> None:
        """Forget what was kept; what follows is of this series. Raises ``OSError``."""
        self.state.write_text(json.dumps({"batch": batch}) + "\n", encoding="ascii")

    def keep(self, part: Bound | Finished) -> None:
        """Keep one more part. Raises ``OSError``."""
        told = {"sha256": part.sha256} if isinstance(part, Finished) else _told(part)
        with self.state.open("a", encoding="ascii") as file:
            file.write(json.dumps(told, separators=(",", ":")) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def forget(self) -> None:
        """Remove what was begun."""
        self.partial.unlink(missing_ok=True)
        self.state.unlink(missing_ok=True)

    def _lines_of(self, batch: str) -> list[str]:
        """The lines of the state, the first of which names the series; none if it is another one's."""
        try:
            lines = self.state.read_text(encoding="ascii").splitlines(keepends=True) if self.partial.exists() else []
        except (OSError, ValueError):
            return []
        return lines if lines and _read(lines[0]).get("batch") == batch else []


def _read(line: str) -> dict[str, Any]:
    """A whole line; nothing for another."""
    try:
        told = json.loads(line) if line.endswith("\n") else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _told(part: Bound) -> dict[str, Any]:
    return {
        "seen": part.seen,
        "drawn": [[asdict(new), pages] for new, pages in part.drawn],
        "left": [[number, refusal.code, dict(refusal.values)] for number, refusal in part.left],
        "volume": part.volume.told(),
    }


def _bound_of(told: dict[str, Any]) -> Bound:
    return Bound(
        told["seen"],
        tuple((_issue_of(new), pages) for new, pages in told["drawn"]),
        tuple((number, Refusal(code, values=values)) for number, code, values in told["left"]),
        Drawn.of(told["volume"]),
    )


def _issue_of(told: dict[str, Any]) -> NewIssue:
    return NewIssue(**told | {"kind": DocumentKind(told["kind"]), "audience": Audience(told["audience"])})
