"""The window locks: by hand, when nobody is there, in the middle of a long work; nothing can be read, nothing is half written."""

from pathlib import Path

import pytest
from parcours_desktop.database.office import open_office
from parcours_desktop.system.paths import Places
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.application import WindowProgram
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from tests.builders.lists import a_list
from tests.conftest import NOON, PASSPHRASE
from tests.journeys.conftest import Stopwatch
from tests.robots.import_list import ImportRobot
from tests.robots.program import make_file, unlock_with
from tests.robots.window import Window

ROWS = 1_500


def begin_an_import(program: WindowProgram, folder: Path) -> None:
    """Bring a long list in, and come back while it is being written."""
    assert program.window is not None
    program.window.around.actions.run("import_list")
    robot = ImportRobot(program.window.visit("import"))
    robot.open(a_list(folder, ROWS))
    robot.check()
    written: list[int] = []
    robot.click(robot.panel.foot.next)
    robot.panel._work.progressed.connect(lambda done, _total: written.append(done))
    robot.wait(lambda: any(written))
    assert program.background.busy


def readable(program: WindowProgram) -> list[str]:
    """The windows that can be seen besides the one that asks for the passphrase."""
    shown = QApplication.topLevelWidgets()
    return [str(one) for one in shown if one.isVisible() and one is not program.unlock_window]


def test_locking_waits_for_the_import_under_way_and_nothing_of_it_is_kept(
    program: WindowProgram, places: Places, tmp_path: Path
) -> None:
    make_file(program)
    begin_an_import(program, tmp_path)
    program.lock()
    assert program.window is None
    assert readable(program) == []
    unlock = program.unlock_window
    assert unlock is not None
    assert not unlock.locked_page.isEnabled(), "the file is still being written"
    Window(unlock).wait(unlock.locked_page.isEnabled)
    assert not program.background.busy
    office = open_office(places.office_file, PASSPHRASE, NOON)
    with office.reading() as file:
        assert file.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == 0
    office.close()
    window = unlock_with(program, PASSPHRASE)
    window.wait(lambda: program.window is not None)
    assert program.window is not None
    assert program.window.cases.table.rowCount() == 0


def test_closing_the_window_waits_for_the_import_under_way(
    program: WindowProgram, places: Places, tmp_path: Path
) -> None:
    make_file(program)
    begin_an_import(program, tmp_path)
    window = program.window
    assert window is not None
    window.main.close()
    assert readable(program) == []
    Window(window.main).wait(lambda: program.window is None)
    office = open_office(places.office_file, PASSPHRASE, NOON)
    with office.reading() as file:
        assert file.exec_driver_sql("SELECT count(*) FROM cases").scalar_one() == 0
    office.close()


def test_a_question_that_stands_open_is_covered_too(program: WindowProgram) -> None:
    make_file(program)
    assert program.window is not None
    program.window.around.actions.run("help")
    assert any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    program.lock()
    assert readable(program) == []


def test_nobody_touches_the_window_for_ten_minutes_and_it_locks(program: WindowProgram, stopwatch: Stopwatch) -> None:
    make_file(program)
    window = Window(program.window.main)  # type: ignore[union-attr]
    stopwatch.seconds = 9.5 * 60
    QTest.mouseClick(window.widget.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(700, 400))
    stopwatch.seconds = 19 * 60
    program.idle.look()
    window.settle()
    assert program.window is not None, "it was touched nine and a half minutes ago"
    stopwatch.seconds = 19.5 * 60
    program.idle.look()
    window.settle()
    assert program.window is None
    assert program.unlock_window is not None


def test_a_machine_that_wakes_locks_before_it_takes_the_key(program: WindowProgram, stopwatch: Stopwatch) -> None:
    make_file(program)
    main = program.window.main  # type: ignore[union-attr]
    main.focus_search()
    typed: list[str] = []
    main.search_changed.connect(typed.append)
    stopwatch.seconds = 8 * 3600
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_A)
    Window(main).wait(lambda: program.window is None)
    assert typed == []


@pytest.mark.parametrize(("minutes", "locked"), [(0, False), (1, True)])
def test_the_time_chosen_counts_from_the_choice_on(
    program: WindowProgram, stopwatch: Stopwatch, minutes: int, locked: bool
) -> None:
    make_file(program)
    assert program.window is not None
    program.window.settings_chosen.emit(Settings(lock_minutes=minutes))
    stopwatch.seconds = 70.0
    program.idle.look()
    Window(program.window.main).settle()
    assert (program.window is None) is locked
