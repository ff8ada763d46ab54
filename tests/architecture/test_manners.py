"""Habits that the linters do not know: how tests type and wait, where dialogs and the clock are, what is left unfinished."""

import ast
import re
from collections.abc import Callable, Container, Iterable

from tests.architecture.sources import Module, calls, everything, last_name, program

# The program's own event loop, the one in which a robot waits, and that of a drag from one view to another (QDrag has no other).
EVENT_LOOPS = {
    "parcours_desktop/bootstrap.py",
    "parcours_desktop/ui/assigning_drag.py",
    "tests/robots/window.py",
    "tests/bench/start_child.py",
}
CLOCK = "parcours_desktop/system/clock.py"
NOW = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
# Put together here, so that this file passes its own test.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")


def places(modules: Iterable[Module], wrong: Callable[[ast.Call], bool], allowed: Container[str] = ()) -> list[str]:
    """Path and line of every call for which ``wrong`` is true."""
    return [
        f"{module.path}:{call.lineno} {ast.unparse(call.func)}"
        for module in modules
        if module.path not in allowed
        for call in calls(module)
        if wrong(call)
    ]


def receiver(call: ast.Call) -> str:
    return last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def test_nobody_types_through_key_clicks() -> None:
    """QTest.keyClicks aborts the interpreter on an accented letter."""
    assert places(everything(), lambda call: last_name(call.func) == "keyClicks") == []


def test_tests_wait_for_something() -> None:
    def is_nap(call: ast.Call) -> bool:
        return (receiver(call), last_name(call.func)) in {
            ("qtbot", "wait"),
            ("QTest", "qWait"),
            ("time", "sleep"),
            ("QTest", "qSleep"),
        }

    tests = tuple(module for module in everything() if module.path.startswith("tests/"))
    assert places(tests, is_nap) == []


def test_dialogs_are_opened_and_never_executed() -> None:
    def is_exec(call: ast.Call) -> bool:
        return isinstance(call.func, ast.Attribute) and call.func.attr in {"exec", "exec_"}

    assert places(everything(), is_exec, EVENT_LOOPS) == []


def test_signals_are_connected_to_things_with_a_name() -> None:
    def to_lambda(call: ast.Call) -> bool:
        return last_name(call.func) == "connect" and any(isinstance(one, ast.Lambda) for one in call.args)

    assert places(program(), to_lambda) == []


def test_time_comes_from_the_clock() -> None:
    assert places(program(), lambda call: (receiver(call), last_name(call.func)) in NOW, {CLOCK}) == []


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{module.path}:{number}"
        for module in everything()
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert left == []


def test_annotations_are_read_when_they_are_met() -> None:
    later = "from __" + "future__"
    assert [module.path for module in everything() if later in module.text] == []
