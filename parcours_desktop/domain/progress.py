"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event


class Cancelled(Exception):
    """The person asked to stop; whatever was begun is rolled back."""


@dataclass
class Progress:
    """Reports (done, total) of long work; ``cancel`` makes its next report raise ``Cancelled``. Safe across threads."""

    listener: Callable[[int, int], None] | None = None
    _cancelled: Event = field(default_factory=Event)

    def report(self, done: int, total: int) -> None:
        """Say how far the work is. Raises ``Cancelled`` once ``cancel`` was called."""
        if self._cancelled.is_set():
            raise Cancelled
        if self.listener is not None:
            self.listener(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()
