"""Builds every part once and joins them; nobody else imports it.

The first window needs Qt and little else: the file, the pages and the lists are imported after it is painted (``WARMED``),
so that the window stands at once, and that nothing is left to load when the program is upgraded under a running one.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING

from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system.clock import Clock, FixedClock, SystemClock
from parcours_desktop.system.paths import Places, places_of_system
from parcours_desktop.system.reference import Reference, load_reference
from parcours_desktop.wording.words import Words

if TYPE_CHECKING:
    from parcours_desktop.screens.office_door import OfficeDoor

NO_SCREEN = 4  # the exit code of trouble of the environment
WARMED = (
    "sqlalchemy",
    "parcours_desktop.commands.desk",
    "parcours_desktop.screens.office_door",
    "parcours_desktop.screens.office",
    "parcours_desktop.ui.office_window",
    "parcours_desktop.documents.plan_page",
    "parcours_desktop.documents.preview",
    "parcours_desktop.exchange.case_export",
    "icalendar",
    "alembic.command",
    "openpyxl",
    "defusedxml.ElementTree",
    "xlsxwriter",
    "PySide6.QtPrintSupport",
)


def version() -> str:
    """The version of the program."""
    try:
        return metadata.version("parcours-desktop")
    except metadata.PackageNotFoundError:
        return "0.1.0"


def run_verb(arguments: Namespace) -> int:
    """Do the work of a verb without a window."""
    from parcours_desktop.console.run import run

    return run(arguments)


def run_window(arguments: Namespace) -> int:
    """Open the window and run until it is closed."""
    from parcours_desktop.system.private import keep_process_private
    from parcours_desktop.system.single_instance import raise_other_window
    from parcours_desktop.ui.application import WindowProgram, application

    if not has_screen():
        sys.stderr.write(Words(arguments.language).trouble(Trouble("no_screen")) + "\n")
        return NO_SCREEN
    keep_process_private()
    places = places_of_system()
    if raise_other_window(arguments.file or places.office_file):
        return 0
    clock: Clock = FixedClock.on(arguments.today) if arguments.today else SystemClock()
    reference, made = load_reference(), application()
    door = LateDoor(places, arguments.file, clock, reference)
    program = WindowProgram(made, places, clock, reference, door, version(), warming())
    program.start()
    return made.exec()


def has_screen() -> bool:
    """Whether a window can be shown: on Linux, whether a display server or a platform of Qt's is named."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def warming() -> Callable[[], bool]:
    """What imports, at each call, one part of what was left for after the first paint; false when nothing is left."""
    left = iter(WARMED)

    def warm() -> bool:
        name = next(left, None)
        if name is not None:
            import_module(name)
        return name is not None

    return warm


class LateDoor:
    """The door of the office whose parts are imported when it is first opened, not before the window is painted."""

    def __init__(self, places: Places, file: Path | None, clock: Clock, reference: Reference) -> None:
        self.path = file or places.office_file
        self._trial = self.path.with_name("essai.db")
        self._clock, self._reference = clock, reference
        self._door: OfficeDoor | None = None

    @property
    def opened(self) -> "OfficeDoor":
        """The door itself."""
        if self._door is None:
            from parcours_desktop.screens.office_door import OfficeDoor

            self._door = OfficeDoor(self.path, self._trial, self._clock, self._reference)
        return self._door

    def exists(self) -> bool:
        """Whether the office's file is there."""
        return self.path.exists()

    def create(self, name: str, login: str, office: str, role: OfficerRole, passphrase: str, *, feminine: bool) -> str:
        """Make the file, leave it open, and return the recovery code."""
        return self.opened.create(name, login, office, role, passphrase, feminine=feminine)

    def unlock(self, passphrase: str) -> None:
        """Open the file."""
        self.opened.unlock(passphrase)

    def recover(self, code: str, passphrase: str) -> None:
        """Open the file with the recovery code and give it a new passphrase."""
        self.opened.recover(code, passphrase)

    def make_trial(self, progress: Callable[[int, int], None], seat: OfficerRole) -> None:
        """Make an invented office, if there is none of today, and open it in the seat of a role."""
        self.opened.make_trial(progress, seat)

    def close(self) -> None:
        """Let go of the file, if it was opened."""
        if self._door is not None:
            self._door.close()
