"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event


class Cancelled(Exception):
    """The person asked to stop; whatever was begun is rolled back."""


@dataclass
class Progress:
    """Called with (done, total) by long work; ``cancel`` makes the next call raise ``Cancelled``. Safe across threads.

    ``total`` is 0 when it is not known.
    """

    listener: Callable[[int, int], None] | None = None
    _asked: Event = field(default_factory=Event)

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is. Raises ``Cancelled`` once ``cancel`` was called."""
        if self._asked.is_set():
            raise Cancelled
        if self.listener is not None:
            self.listener(done, total)

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._asked.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._asked.set()
