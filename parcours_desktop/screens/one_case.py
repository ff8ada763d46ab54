"""One case that a screen has before it: read again whenever an act concerns it; what fails is told in a sentence."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words


class OneCase(ABC):
    """``changed``: draw anew; ``troubled``: a sentence to show. It hears of acts from ``listen`` to ``close``."""

    def __init__(self, desk: Desk, words: Words, case_id: int) -> None:
        self.desk, self.words, self.case_id = desk, words, case_id
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()

    def listen(self) -> None:
        """Hear of acts from now on."""
        self.desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)

    @property
    def today(self) -> date:
        """The day of the office."""
        return self.desk.clock.today()

    @contextmanager
    def telling_trouble(self) -> Iterator[None]:
        """Say what the environment failed at, and go on: what was typed stays where it is."""
        try:
            yield
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))

    @abstractmethod
    def _on_changes(self, changes: Changes) -> None: ...
