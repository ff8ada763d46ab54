"""What the frame around all panels shows: whose file it is, how many cases, whether all is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from parcours_desktop.screens.observing import Signal


@dataclass(frozen=True, slots=True)
class FileState:
    """The state of the file as the bottom bar says it; what is None is not shown.

    ``saved`` is False while something typed is not written yet. ``backup_at`` is the wall time of the last verified
    backup, ``waiting`` the number of changes not transmitted yet, ``lock_minutes`` the idle time until the file locks.
    """

    saved: bool | None = None
    waiting: int | None = None
    backup_at: datetime | None = None
    encrypted: bool = False
    lock_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ShellFacts:
    """Everything the frame shows. ``counts`` stand beside the entries of the navigation, by the entry's name."""

    person: str
    office: str
    trial: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    state: FileState = field(default_factory=FileState)


class ShellScreen(Protocol):
    """What the main window listens to."""

    changed: Signal[()]

    @property
    def facts(self) -> ShellFacts:
        """What to show now."""
