"""Notices that nobody is at the window: keys and clicks put off the lock, and a machine that sleeps does not stop the count.

idle = IdleWatch(application, elapsed_seconds, minutes, parent)     # ``minutes()``: how long one may be away, 0 for ever
idle.begin(); idle.idled.connect(program.lock); idle.end()
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_MS = 5_000
_HANDS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


class IdleWatch(QObject):
    """Tells ``idled`` once nobody has touched a window for so many minutes."""

    idled = Signal()

    def __init__(
        self, application: QGuiApplication, seconds: Callable[[], float], minutes: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._application, self._seconds, self._minutes = application, seconds, minutes
        self._touched_at = 0.0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Watch from now on."""
        if not self._timer.isActive():
            self._application.focusWindowChanged.connect(self._watch)
            self._timer.start()
        self._touched_at = self._seconds()
        self._watch(self._application.focusWindow())

    def end(self) -> None:
        """Watch no more."""
        if self._timer.isActive():
            self._application.focusWindowChanged.disconnect(self._watch)
            self._timer.stop()

    def look(self) -> None:
        """Count the time since the last touch; done every few seconds, and at the first touch after a long absence."""
        minutes = self._minutes()
        if minutes and self._timer.isActive() and self._seconds() - self._touched_at >= minutes * 60:
            self.end()
            self.idled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _HANDS:
            return super().eventFilter(watched, event)
        self.look()  # a machine that wakes may be touched before the timer has counted: it locks all the same
        self._touched_at = self._seconds()
        return not self._timer.isActive()

    def _watch(self, window: QWindow | None) -> None:
        """Hear the window that has the focus (a filter on all of Qt would see every repaint)."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
