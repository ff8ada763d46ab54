"""Work that takes longer than a frame: done in a worker thread, with progress and cancel, its end told in the window's thread.

    work = background.run(partial(screen.import_rows, plan), done=self._on_done, progressed=self._on_progress)
    work.cancel()
    background.when_still(self._on_still)       # stops everything, then calls: before the file is closed

The function gets a ``domain.progress.Progress`` as its only argument: ``progress(3, 600)`` says how far it is (the window
hears of it once a frame) and raises ``Cancelled`` once cancel was asked. How it ends: ``done(result)``,
``refused(refusals)``, ``troubled(trouble)`` or ``cancelled()``; whatever else is raised is a bug and goes to ``sys.excepthook`` in the window's thread.

While a worker runs, unreachable objects are collected in the window's thread alone: a widget that the worker's thread
happened to collect would end the program (Shiboken 6.11 deletes it later, through a pointer that is null by then).
"""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble

Result = TypeVar("Result")
SWITCH_WHILE_WORKING = 0.0005
SWEEP_MS = 400
FRAME = 0.016


class Work(QObject, Generic[Result]):
    """One piece of work under way."""

    progressed = Signal(int, int)
    ended = Signal()
    _told = Signal(int, int)
    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told_at = 0.0
        self.progress = Progress(self._tell)
        self.done: Callable[[Result], object] | None = None
        self.refused: Callable[[tuple[Refusal, ...]], object] | None = None
        self.troubled: Callable[[Trouble], object] | None = None
        self.cancelled: Callable[[], object] | None = None
        self._future: Future[Result] | None = None
        self._told.connect(self._on_told)
        # Queued even when the work ended before it was watched: who asked has its ``Work`` in hand before any end is told.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask to stop; ``cancelled`` is told once it has. What was not begun yet is not begun."""
        self.progress.cancel()
        if self._future is not None:
            self._future.cancel()

    def watch(self, future: "Future[Result]") -> None:
        """Tell the end of ``future`` in the thread of the window."""
        self._future = future
        future.add_done_callback(self._finished.emit)

    def _tell(self, done: int, total: int) -> None:
        now = monotonic()
        if (total and done >= total) or now - self._told_at >= FRAME:
            self._told_at = now
            self._told.emit(done, total)

    def _on_told(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_finished(self, future: "Future[Result]") -> None:
        self.ended.emit()
        self.deleteLater()
        failure = CancelledError() if future.cancelled() else future.exception()
        match failure:
            case None:
                _tell(self.done, future.result())
            case Refused() if self.refused is not None:
                self.refused(failure.refusals)
            case Trouble() if self.troubled is not None:
                self.troubled(failure)
            case Cancelled() | CancelledError():
                if self.cancelled is not None:
                    self.cancelled()
            case _:
                sys.excepthook(type(failure), failure, failure.__traceback__)


class Background(QObject):
    """Runs work, one piece after another, in one worker thread."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running: set[Work[object]] = set()
        self._ended: list[QObject] = []
        self._waiting: list[Callable[[], object]] = []
        self._usual_switch = sys.getswitchinterval()
        self._collects = gc.isenabled()
        self._sweep = QTimer(self, interval=SWEEP_MS)
        self._sweep.timeout.connect(self._on_sweep)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._running)

    def run(
        self,
        function: Callable[[Progress], Result],
        *,
        done: Callable[[Result], object] | None = None,
        refused: Callable[[tuple[Refusal, ...]], object] | None = None,
        troubled: Callable[[Trouble], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        progressed: Callable[[int, int], object] | None = None,
    ) -> Work[Result]:
        """Begin ``function(progress)`` in the worker thread; the callables are called in this thread."""
        work: Work[Result] = Work(self)
        work.done, work.refused, work.troubled, work.cancelled = done, refused, troubled, cancelled
        if progressed is not None:
            work.progressed.connect(progressed)
        work.ended.connect(self._on_ended)
        if not self._running:
            self._collects = gc.isenabled()
            gc.disable()
            self._sweep.start()
        self._running.add(work)  # type: ignore[arg-type]
        sys.setswitchinterval(SWITCH_WHILE_WORKING)
        self.busy_changed.emit(True)
        work.watch(self._pool.submit(function, work.progress))
        return work

    def when_still(self, then: Callable[[], object]) -> None:
        """Ask everything to stop; ``then()`` once nothing is under way and every end has been told. Does not wait."""
        self._waiting.append(then)
        self._still()

    def close(self) -> None:
        """Ask everything to stop and wait for it; nothing can be run afterwards."""
        for work in tuple(self._running):
            work.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._sweep.stop()
        if self._running and self._collects:
            gc.enable()

    def _on_ended(self) -> None:
        self._ended.append(self.sender())
        self._running.discard(self.sender())
        if not self._running:
            sys.setswitchinterval(self._usual_switch)
            if self._collects:
                gc.enable()
            self.busy_changed.emit(False)
            if self._waiting:
                QTimer.singleShot(0, self, self._still)  # who asked is told the end first, and may begin something else

    def _still(self) -> None:
        if self._running:
            for work in tuple(self._running):
                work.cancel()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _on_sweep(self) -> None:
        """Collect in this thread, and forget works that ended: the worker has let go of them by now."""
        gc.collect(1)
        if not self._running:
            self._ended.clear()
            self._sweep.stop()


def _tell(listener: Callable[[Result], object] | None, result: Result) -> None:
    if listener is not None:
        listener(result)
