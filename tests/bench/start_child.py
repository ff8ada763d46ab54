"""A start that drives itself and says when a window stands: ``… empty | at_once OFFICE PASSPHRASE | later OFFICE PASSPHRASE``."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def say(where: str) -> None:
    sys.stdout.write(f"{where}\n")
    sys.stdout.flush()


def empty() -> None:
    """The floor: a window with nothing in it, painted."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(960, 690)
    window.show()
    for _ in range(3):
        application.processEvents()
    say("empty")


def through_the_door(office: Path, passphrase: str, *, at_once: bool) -> None:
    """The program as it starts; its passphrase is given at the first paint, or when all parts have been fetched."""
    from parcours_desktop.bootstrap import LateDoor, warming
    from parcours_desktop.system.clock import SystemClock
    from parcours_desktop.system.paths import places_under
    from parcours_desktop.system.reference import load_reference
    from parcours_desktop.ui.application import WindowProgram, application

    made = application()
    with tempfile.TemporaryDirectory() as folder:
        places, clock, reference = places_under(Path(folder)), SystemClock(), load_reference()
        door = LateDoor(places, office, clock, reference)
        warm, fetched = warming(), [False]

        def fetch() -> bool:
            fetched[0] = not warm()
            return not fetched[0]

        program = WindowProgram(made, places, clock, reference, door, "bench", fetch)
        first = painted_once(made)
        program.start()
        unlock = program.unlock_window
        assert unlock is not None
        turn(first if at_once else lambda: fetched[0])
        say("typed")
        unlock.locked_page.passphrase.line.setText(passphrase)
        unlock.locked_page.wanted.emit()
        turn(lines_shown)
        say("list")
        program.stop()


def painted_once(application: "QApplication") -> "Callable[[], bool]":
    """Says « window » at the first paint of any widget; the answer tells whether that was."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.seen:
                self.seen = True
                say("window")
            return False

    watch = Watch(application)
    application.installEventFilter(watch)
    return lambda: watch.seen


def lines_shown() -> bool:
    """Whether a visible table has its first line's texts."""
    from PySide6.QtWidgets import QApplication, QTableView

    tables = (one for one in QApplication.allWidgets() if isinstance(one, QTableView) and one.isVisible())
    models = [table.model() for table in tables]
    return any(
        model.index(0, column).data()
        for model in models
        if model is not None and model.rowCount()
        for column in range(model.columnCount())
    )


def turn(until: Callable[[], bool]) -> None:
    """Run the event loop, as the program does, until something is so; looked at every two milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, poll = QEventLoop(), QTimer(interval=2)

    def look() -> None:
        if until():
            loop.quit()

    poll.timeout.connect(look)
    poll.start()
    loop.exec()
    poll.stop()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1] == "empty":
        empty()
    else:
        through_the_door(Path(sys.argv[2]), sys.argv[3], at_once=sys.argv[1] == "at_once")
