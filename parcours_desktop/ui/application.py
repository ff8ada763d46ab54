"""The program with windows: first the unlock window, then the office's window; locked when nobody is there.

The parts that need the file are imported when it is opened. ``warm`` fetches them after the first paint, one at each
call, and answers whether there is more: between two of them the window listens.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.start import Door, StartScreen
from parcours_desktop.system.clock import Clock, elapsed_seconds
from parcours_desktop.system.crash import CrashNotes
from parcours_desktop.system.disk import space_warning
from parcours_desktop.system.log import Log
from parcours_desktop.system.paths import Places
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.resources import resource_path
from parcours_desktop.system.settings import Settings, read_settings, write_settings
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.first_paint import FirstPaint
from parcours_desktop.ui.idle import IdleWatch
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notices
from parcours_desktop.ui.questions import DialogQuestions, Questions
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.unlock_window import UnlockWindow
from parcours_desktop.wording.words import Words

if TYPE_CHECKING:
    from parcours_desktop.screens.office_door import Changes, OfficeDoor
    from parcours_desktop.ui.office_window import OfficeWindow


class OpenedDoor(Door, Protocol):
    """A door that tells what it opened."""

    @property
    def opened(self) -> "OfficeDoor":
        """The door with its desk."""

    def close(self) -> None:
        """Let go of the file."""


class RememberedSettings:
    """Where windows keep their sizes: the layouts of the settings, written at once."""

    def __init__(self, program: "WindowProgram") -> None:
        self._program = program

    def get(self, key: str, default: str = "") -> str:
        """What was kept under ``key``."""
        return self._program.settings.layouts.get(key, default)

    def put(self, key: str, value: str) -> None:
        """Keep a text under ``key``."""
        self._program.keep_settings(self._program.settings.with_layout(key, value))


class WindowProgram(QObject):
    """Builds the windows and passes from one to the other."""

    _second_start = Signal()

    def __init__(
        self,
        application: QApplication,
        places: Places,
        clock: Clock,
        reference: Reference,
        door: OpenedDoor,
        version: str,
        warm: Callable[[], object],
        seconds: Callable[[], float] = elapsed_seconds,
    ) -> None:
        super().__init__()
        self._application, self._places, self._clock = application, places, clock
        self._reference, self._door, self._version, self._warm = reference, door, version, warm
        self.settings, self._warnings = read_settings(places.settings_file)
        self.words = Words(str(self.settings.language))
        self.look = Look(application, resource_path(""), str(self.settings.theme))
        self.background = Background(self)
        self.questions: Questions = DialogQuestions(self.look, self.words)
        self.crash_notes = CrashNotes(places.crashes, version, clock.now, self._on_crash)
        self.window: OfficeWindow | None = None
        self.unlock_window: UnlockWindow | None = None
        self._log = Log(places.logs)
        self._second_start.connect(self._come_forward)
        self.idle = IdleWatch(application, seconds, self._minutes, self)
        self.idle.idled.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        application.setQuitOnLastWindowClosed(False)

    def start(self) -> None:
        """Show the first window."""
        self.crash_notes.install()
        self._log.info("started")
        self.ask_to_unlock()
        if self.unlock_window is not None:
            FirstPaint(self.unlock_window).happened.connect(self._on_painted)

    def keep_settings(self, settings: Settings) -> None:
        """Use and keep other settings; where they cannot be written they hold until the end."""
        self.settings = settings
        try:
            write_settings(self._places.settings_file, settings)
        except Trouble as trouble:
            self._log.warning("settings_not_kept", error=trouble)

    def ask_to_unlock(self) -> None:
        """Show the window that opens the file, or makes it."""
        offices = tuple(
            Choice(code, office.name if self.words.language == "fr" else office.name_en, office.city)
            for code, office in self._reference.offices.items()
        )
        screen = StartScreen(self._door, self.words, offices)
        window = UnlockWindow(screen, self.look, self.words, self.questions, self.background, self._clock.today)
        window.opened.connect(self._on_opened)
        window.closed.connect(self._on_unlock_closed)
        self.unlock_window = window
        window.show()

    def lock(self) -> None:
        """Close the office and ask for its passphrase again; what was typed lies in the drafts.

        Nothing can be read from then on. Work under way is asked to stop, and the file is closed once it has.
        """
        if self.window is None:
            return
        window, self.window = self.window, None
        self.idle.end()
        for shown in self._application.topLevelWidgets():
            shown.hide()
        self._application.clipboard().clear()
        self.ask_to_unlock()
        if self.unlock_window is not None:
            self.unlock_window.set_waiting(waiting=True)
        self.background.when_still(partial(self._on_still, window))

    def _on_still(self, window: "OfficeWindow") -> None:
        window.leave()
        self._door.close()
        self._log.info("locked")
        if self.unlock_window is not None:
            self.unlock_window.set_waiting(waiting=False)

    def stop(self) -> None:
        """Let go of everything: the end of the program."""
        self.idle.end()
        if self.window is not None:
            window, self.window = self.window, None
            window.leave()
        self.background.close()
        self._door.close()
        self._log.info("ended")
        self._log.close()
        self.crash_notes.uninstall()

    def _quit(self) -> None:
        self.stop()
        self._application.quit()

    def _file_names(self) -> str:
        return self.settings.file_names

    def _minutes(self) -> int:
        return self.settings.lock_minutes

    def _on_painted(self) -> None:
        """Fetch one part of what was left for after the first paint, and the next one at the next turn of the loop."""
        if self._warm():
            QTimer.singleShot(0, self, self._on_painted)

    def _on_opened(self) -> None:
        from parcours_desktop.screens.office import OfficeScreens
        from parcours_desktop.ui.office_window import OfficeWindow

        self.unlock_window = None
        desk = self._door.opened.desk
        if desk is None:
            return
        around = Surroundings(
            self.words,
            self.look,
            Actions(self.look, self.words),
            Notices(self.look, self.words),
            self.questions,
            self.background,
            RememberedSettings(self),
            self._clock.today,
            self._file_names,
        )
        self.window = OfficeWindow(OfficeScreens(desk, self.words, self.settings), around)
        self.window.closed.connect(self._on_window_closed)
        self.window.lock_wanted.connect(self.lock)
        self.window.settings_chosen.connect(self._on_settings_chosen)
        self.idle.begin()
        low = space_warning(desk.office.file.path.parent)
        for warning in (*self._warnings, *((low,) if low else ())):
            around.notices.mind(self.words.refusal(warning))
        desk.listen(self._on_changes)
        self._log.info("opened", trial=int(desk.office.is_trial))
        self._listen_for_others()
        FirstPaint(self.window.main).happened.connect(self._on_window_painted)
        self.window.show()

    def _on_window_painted(self) -> None:
        """Check and copy the file, once a day, beside the work."""
        if self.window is not None:
            shell = self.window.screens.shell
            self.background.run(shell.back_up, done=shell.take_backup, troubled=self._on_no_backup)

    def _on_no_backup(self, trouble: Trouble) -> None:
        self._log.warning("no_backup", error=trouble)
        if self.window is not None:
            said = self.words("La sauvegarde du jour n’est pas faite. {why}", why=self.words.trouble(trouble))
            self.window.around.notices.failed(said)

    def _listen_for_others(self) -> None:
        """A second start raises this window."""
        lock = self._door.opened.lock
        if lock is not None:
            try:
                lock.listen(self._second_start.emit)
            except OSError as error:
                self._log.warning("no_channel", error=error)

    def _come_forward(self) -> None:
        window = self.window.main if self.window is not None else self.unlock_window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _on_changes(self, changes: "Changes") -> None:
        self._log.info("act", act=changes.act, cases=len(changes.cases))

    def _on_window_closed(self) -> None:
        if self.window is not None:
            self.idle.end()
            self.background.when_still(self._quit)

    def _on_unlock_closed(self) -> None:
        self.unlock_window = None
        if self.window is None:
            self.background.when_still(self._quit)

    def _on_settings_chosen(self, settings: Settings) -> None:
        self.keep_settings(settings)
        self.look.wear(str(settings.theme))

    def _on_crash(self, note: object) -> None:
        if self.window is not None:
            QTimer.singleShot(0, self, partial(self.window.tell_crash, note))


def application() -> QApplication:
    """The Qt application of this process."""
    made = QApplication(sys.argv[:1])
    made.setApplicationName("parcours-desktop")
    made.setDesktopFileName("parcours-desktop")
    return made
