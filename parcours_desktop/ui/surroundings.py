"""What every panel finds around it. One ``Surroundings`` is made at the start and handed to all panels and dialogs.

class CaseListPanel(QWidget):
    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.questions import Questions
from parcours_desktop.wording.words import Words


class Remembered(Protocol):
    """Where windows and tables keep their sizes and columns from one start to the next (never anything personal)."""

    def get(self, key: str, default: str = "") -> str:
        """What was kept under ``key``, or ``default``."""

    def put(self, key: str, value: str) -> None:
        """Keep a text under ``key``."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words, look, and the few things through which a panel reaches the window: actions, notices, questions, work."""

    words: Words
    look: Look
    actions: Actions
    notices: Notices
    questions: Questions
    background: Background
    remembered: Remembered
    today: Callable[[], date]
    file_names: Callable[[], str] = str
    """The pattern of the names of saved documents, as chosen; "" for the usual one."""
    has_printer: Callable[[], bool] | None = None
    """Whether there is a printer; None: the system is asked."""
