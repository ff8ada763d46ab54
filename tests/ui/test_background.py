"""Work in a worker thread: its end is told in the window's thread, whatever it is."""

import gc
import sys
import threading
from collections.abc import Callable

import pytest
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.ui.background import Background
from pytestqt.qtbot import QtBot


def finished(
    qtbot: QtBot, background: Background, function: Callable[[Progress], object], **told: Callable[..., object]
) -> None:
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda busy: not busy):
        background.run(function, **told)
    qtbot.waitUntil(lambda: not background.busy)


def test_the_result_is_told_in_the_thread_of_the_window(qtbot: QtBot, background: Background) -> None:
    threads: list[threading.Thread] = []
    results: list[object] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        results.append(result)
        threads.append(threading.current_thread())

    finished(qtbot, background, work, done=done)
    assert results == [42]
    assert threads[0] is not threads[1] is threading.main_thread()


def test_progress_is_told_as_it_goes_once_a_frame_in_the_thread_of_the_window(
    qtbot: QtBot, background: Background
) -> None:
    steps: list[tuple[int, int]] = []
    threads: set[threading.Thread] = set()

    def work(progress: Progress) -> None:
        for number in range(10_001):
            progress(number, 10_000)

    def progressed(done: int, total: int) -> None:
        steps.append((done, total))
        threads.add(threading.current_thread())

    finished(qtbot, background, work, progressed=progressed)
    assert steps[0] == (0, 10_000)
    assert steps[-1] == (10_000, 10_000)
    assert len(steps) < 1000
    assert threads == {threading.main_thread()}


def test_work_stops_at_its_next_step_when_one_cancels(qtbot: QtBot, background: Background) -> None:
    started, told = threading.Event(), []

    def work(progress: Progress) -> None:
        while True:
            started.set()
            progress(1, 2)

    running = background.run(work, cancelled=lambda: told.append("cancelled"), done=lambda _result: told.append("done"))
    assert started.wait(5)
    with qtbot.waitSignal(running.ended):
        running.cancel()
    qtbot.waitUntil(lambda: told == ["cancelled"])


@pytest.mark.parametrize(
    ("failure", "told_as"), [(Refused(Refusal("required", "name")), "refused"), (Trouble("disk_full"), "troubled")]
)
def test_a_refusal_and_a_trouble_are_told_to_who_asked(
    qtbot: QtBot, background: Background, failure: Exception, told_as: str
) -> None:
    told: list[object] = []

    def work(_progress: Progress) -> None:
        raise failure

    finished(qtbot, background, work, **{told_as: told.append})
    assert told == [failure.refusals if isinstance(failure, Refused) else failure]


def test_a_bug_goes_to_the_outermost_hook(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: seen.append(kind))

    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    finished(qtbot, background, work)
    assert seen == [ZeroDivisionError]


def test_pieces_of_work_are_done_one_after_another_and_the_switch_is_as_before(
    qtbot: QtBot, background: Background
) -> None:
    usual, order = sys.getswitchinterval(), []
    for number in range(3):
        background.run(lambda _progress, number=number: number, done=order.append)
    assert sys.getswitchinterval() < usual
    qtbot.waitUntil(lambda: order == [0, 1, 2])
    qtbot.waitUntil(lambda: not background.busy)
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_nothing_is_collected_in_the_worker(background: Background, qtbot: QtBot) -> None:
    seen: list[bool] = []
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda busy: not busy):
        background.run(lambda _progress: gc.isenabled(), done=seen.append)
    assert seen == [False]
    assert gc.isenabled()
