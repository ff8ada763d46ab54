"""One table of actions, and all that is drawn from it."""

from collections import Counter

import pytest
from parcours_desktop.ui.action_table import ACTIONS, EVERYWHERE, GROUPS
from parcours_desktop.ui.help_dialog import HelpDialog
from parcours_desktop.ui.palette_dialog import PaletteDialog
from parcours_desktop.ui.surroundings import Surroundings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QHBoxLayout(made)
    made.show()
    made.activateWindow()
    return made


def test_every_action_has_its_own_name_a_known_group_and_keys_that_qt_knows() -> None:
    assert [name for name, often in Counter(action.name for action in ACTIONS).items() if often > 1] == []
    assert {action.group for action in ACTIONS} <= set(GROUPS)
    for action in ACTIONS:
        assert not action.shortcut or QKeySequence(action.shortcut).toString()


def test_no_keys_are_given_twice_where_both_would_work() -> None:
    contexts = {action.context for action in ACTIONS}
    for context in contexts:
        keys = Counter(
            action.shortcut for action in ACTIONS if action.shortcut and action.context in {context, EVERYWHERE}
        )
        assert [key for key, often in keys.items() if often > 1] == []


def test_keys_do_what_was_bound(around: Surroundings, window: QWidget, keyboard: Keyboard) -> None:
    done: list[str] = []
    around.actions.bind("new_case", window, lambda: done.append("new"))
    keyboard.press("Ctrl+N", window)
    assert done == ["new"]


def test_keys_of_a_context_work_only_where_the_focus_is(
    around: Surroundings, window: QWidget, keyboard: Keyboard
) -> None:
    done: list[str] = []
    inside, outside = QLineEdit(), QLineEdit()
    panel = QWidget()
    QHBoxLayout(panel).addWidget(inside)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(panel)
    layout.addWidget(outside)
    around.actions.bind("add_step", panel, lambda: done.append("step"))
    Window(window).settle()
    outside.setFocus()
    keyboard.press("Ctrl+D", outside)
    assert done == []
    inside.setFocus()
    keyboard.press("Ctrl+D", inside)
    assert done == ["step"]


def test_undo_in_a_text_field_is_its_own_and_elsewhere_the_programs(
    around: Surroundings, window: QWidget, keyboard: Keyboard
) -> None:
    done: list[str] = []
    around.actions.bind("undo", window, lambda: done.append("undo"))
    line, elsewhere = QLineEdit(), QWidget()
    elsewhere.setFocusPolicy(elsewhere.focusPolicy().StrongFocus)
    for widget in (line, elsewhere):
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
    line.setFocus()
    keyboard.type("a", line)
    keyboard.press("Ctrl+Z", line)
    assert (line.text(), done) == ("", [])
    elsewhere.setFocus()
    keyboard.press("Ctrl+Z", elsewhere)
    assert done == ["undo"]


def test_a_button_says_what_it_does_with_its_keys_and_follows_whether_it_can(
    around: Surroundings, window: QWidget
) -> None:
    done: list[str] = []
    around.actions.bind("new_case", window, lambda: done.append("new"))
    button = around.actions.button("new_case", "primary")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(button)
    assert (button.text(), button.toolTip()) == ("Nouveau dossier", "Nouveau dossier (Ctrl+N)")
    Window(window).click(button)
    around.actions.set_enabled("new_case", enabled=False)
    assert not button.isEnabled()
    assert around.actions.run("new_case") is False
    assert done == ["new"]


def test_an_action_goes_with_the_panel_that_could_do_it(around: Surroundings, window: QWidget, qtbot: QtBot) -> None:
    panel = QWidget(window)
    around.actions.bind("add_step", panel, panel.update)
    assert [action.name for action in around.actions.available()] == ["add_step"]
    with qtbot.waitSignal(around.actions.changed):
        panel.deleteLater()
    assert around.actions.available() == ()


def test_bound_twice_the_newest_counts(around: Surroundings, window: QWidget, keyboard: Keyboard) -> None:
    done: list[str] = []
    around.actions.bind("print", window, lambda: done.append("old"))
    around.actions.bind("print", window, lambda: done.append("new"))
    keyboard.press("Ctrl+P", window)
    assert done == ["new"]


def test_a_menu_holds_only_what_can_be_done(around: Surroundings, window: QWidget) -> None:
    around.actions.bind("lock", window, window.update)
    menu = around.actions.menu(("preferences", "", "lock", "quit"), window)
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == ["Verrouiller"]


def test_the_palette_finds_by_the_beginning_of_words_and_does_it_after_closing(
    around: Surroundings, window: QWidget, keyboard: Keyboard, qtbot: QtBot
) -> None:
    done: list[bool] = []
    palette = PaletteDialog(window, around.look, around.words, around.actions)
    for name in ("new_case", "import_list", "go_calendar"):
        around.actions.bind(name, window, window.update)
    around.actions.bind("help", window, lambda: done.append(palette.isVisible()))
    palette.open()
    keyboard.type("cal", palette.line)
    assert palette.list.count() == 1
    palette.line.clear()
    keyboard.type("zzz", palette.line)
    assert Window(palette).says("Aucune commande")
    palette.line.clear()
    keyboard.press("Up", palette.line)
    keyboard.press("Enter", palette.line)
    qtbot.waitUntil(lambda: done == [False])


def test_the_palette_leaves_out_what_cannot_be_done_now(around: Surroundings, window: QWidget) -> None:
    for name in ("undo", "redo"):
        around.actions.bind(name, window, window.update)
    around.actions.set_enabled("redo", enabled=False)
    palette = PaletteDialog(window, around.look, around.words, around.actions)
    assert palette.list.count() == 1


def test_the_help_lists_what_exists_with_its_keys(around: Surroundings, window: QWidget) -> None:
    around.actions.bind("search", window, window.update)
    page = HelpDialog(window, around.look, around.words, around.actions)
    assert {"Aller à", "Rechercher un dossier", "Ctrl+K"} <= set(Window(page).texts())
    assert not Window(page).says("Imprimer")


def test_a_button_does_what_was_bound_last_even_after_it_was_made(
    around: Surroundings, window: QWidget, qtbot: QtBot
) -> None:
    done: list[str] = []
    around.actions.bind("new_case", window, lambda: done.append("first"))
    button = around.actions.button("new_case")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(button)
    around.actions.bind("new_case", window, lambda: done.append("second"))
    button.click()
    assert done == ["second"]
    around.actions.set_enabled("new_case", False)
    assert not button.isEnabled()


def test_when_the_newest_owner_is_gone_the_one_before_does_again(
    around: Surroundings, window: QWidget, keyboard: Keyboard, qtbot: QtBot
) -> None:
    done: list[str] = []
    around.actions.bind("print", window, lambda: done.append("window"))
    panel = QWidget(window)
    around.actions.bind("print", panel, lambda: done.append("panel"))
    panel.show()
    around.actions.run("print")
    panel.deleteLater()
    Window(window).settle()
    assert around.actions.run("print")
    keyboard.press("Ctrl+P", window)
    assert done == ["panel", "window", "window"]
