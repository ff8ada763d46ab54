"""The frame around all panels."""

from datetime import datetime, time

import pytest
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.shell import FileState, ShellFacts
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.ui.conftest import TODAY, AnsweredQuestions


class Frame:
    """A shell screen that a test changes."""

    def __init__(self) -> None:
        self.changed = Signal[()]()
        self.facts = ShellFacts("Sophie Lavoie", "Bureau de Montréal")

    def become(self, facts: ShellFacts) -> None:
        self.facts = facts
        self.changed.emit()


@pytest.fixture
def frame() -> Frame:
    return Frame()


@pytest.fixture
def window(frame: Frame, around: Surroundings, qtbot: QtBot) -> MainWindow:
    made = MainWindow(frame, around)
    qtbot.addWidget(made)
    return made


def test_only_pages_that_exist_have_an_entry(window: MainWindow) -> None:
    robot = Window(window).show()
    assert not robot.says("Dossiers")
    window.add_page("cases", QWidget())
    assert robot.says("Dossiers")
    assert not robot.says("Calendrier")


def test_an_entry_or_its_keys_go_to_the_page(window: MainWindow, keyboard: Keyboard) -> None:
    shown: list[str] = []
    window.page_shown.connect(shown.append)
    window.add_page("cases", QWidget())
    window.add_page("calendar", QWidget())
    robot = Window(window).show()
    robot.click("Calendrier")
    keyboard.press("Ctrl+1", window)
    assert shown == ["cases", "calendar", "cases"]


def test_a_page_under_another_keeps_its_entry_lit(window: MainWindow) -> None:
    window.add_page("cases", QWidget())
    window.add_page("case", QWidget(), under="cases")
    window.add_page("calendar", QWidget())
    window.show_page("calendar")
    window.show_page("case")
    robot = Window(window)
    assert robot.button("Dossiers").isChecked()
    assert window.current_page == "case"


def test_ctrl_k_goes_to_the_search_and_escape_empties_it(window: MainWindow, keyboard: Keyboard) -> None:
    heard: list[str] = []
    window.search_changed.connect(heard.append)
    window.add_page("cases", QWidget())
    Window(window).show()
    keyboard.press("Ctrl+K", window)
    assert window.top_bar.search.hasFocus()
    keyboard.type("Tré")
    assert heard == ["T", "Tr", "Tré"]
    assert window.search_text == "Tré"
    keyboard.press("Esc")
    assert heard[-1] == ""


def test_arrow_down_hands_the_keyboard_to_what_was_found(window: MainWindow, keyboard: Keyboard) -> None:
    page = QWidget()
    page.setFocusPolicy(page.focusPolicy().StrongFocus)
    window.add_page("cases", page)
    Window(window).show()
    window.focus_search()
    keyboard.press("Down", window.top_bar.search)
    assert page.hasFocus()


def test_the_state_bar_says_only_what_exists(window: MainWindow, frame: Frame) -> None:
    robot = Window(window).show()
    bar = Window(window.state_bar)
    assert bar.texts() == ()
    backup = datetime.combine(TODAY, time(8, 2))
    frame.become(
        ShellFacts("S", "B", state=FileState(saved=True, waiting=14, backup_at=backup, encrypted=True, lock_minutes=15))
    )
    assert bar.texts() == (
        "Enregistré",
        "14 modifications à transmettre",
        "Dernière sauvegarde vérifiée\u00a0: 8\u00a0h\u00a002",
        "Base chiffrée · verrouillage après 15 minutes",
    )
    frame.become(ShellFacts("S", "B", state=FileState(saved=False)))
    assert bar.texts() == ("Saisie en cours",)
    assert robot.widget is window


def test_the_trial_banner_and_the_counts_follow_the_screen(window: MainWindow, frame: Frame) -> None:
    window.add_page("cases", QWidget())
    robot = Window(window).show()
    assert not robot.says("Bureau d’essai")
    frame.become(ShellFacts("Sophie Lavoie", "Bureau de Montréal", trial=True, counts={"cases": 1412, "absent": 3}))
    assert robot.says("Bureau d’essai — données inventées")
    assert robot.button("Dossiers").accessibleDescription() == "1\u00a0412"
    assert window.top_bar.avatar.accessibleName() == "Sophie Lavoie"


def test_the_window_comes_back_where_it_was(
    window: MainWindow, frame: Frame, around: Surroundings, qtbot: QtBot
) -> None:
    window.show()
    window.resize(1240, 660)
    window.close()
    again = MainWindow(frame, around)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1240, 660)


def test_a_memory_that_makes_no_sense_is_ignored(frame: Frame, around: Surroundings, qtbot: QtBot) -> None:
    around.remembered.put("window", "n’importe quoi")
    window = MainWindow(frame, around)
    qtbot.addWidget(window)
    assert window.width() == 1366


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    window.add_page("cases", QWidget())
    Window(window).show()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumWidth() <= 1280


def test_notices_stand_in_the_corner_can_be_undone_and_closed(window: MainWindow, around: Surroundings) -> None:
    undone: list[bool] = []
    window.add_page("cases", QWidget())
    robot = Window(window).show()
    around.notices.done("Dossier fermé.", undo=lambda: undone.append(True))
    around.notices.failed("Impossible d’écrire dans «\u00a0/media/usb\u00a0».")
    robot.settle()
    assert around.notices.texts() == ("Dossier fermé.", "Impossible d’écrire dans «\u00a0/media/usb\u00a0».")
    robot.click("Annuler l’action")
    assert undone == [True]
    assert len(around.notices.texts()) == 1
    robot.click("Fermer")
    assert around.notices.texts() == ()


@pytest.mark.parametrize("places", [("right",), ("left",), ("right", "left"), ("right", "left", "middle")])
def test_notices_hide_neither_the_pages_verb_nor_what_has_the_focus(
    window: MainWindow, around: Surroundings, places: tuple[str, ...]
) -> None:
    page = QWidget()
    row = {"left": 20, "middle": 500, "right": 1000}
    verb, line = Button("Importer", around.look, "primary"), QLineEdit()
    for control in (verb, line):
        control.setParent(page)
    window.add_page("cases", page)
    robot = Window(window).show()
    foot = page.height() - 60
    verb.setGeometry(row[places[0]], foot, 160, 34)
    line.setGeometry(row[places[-1]], foot, 160, 34)
    line.setFocus()
    other = Button("Retour", around.look)
    other.setParent(page)
    other.setGeometry(row["middle"] if "middle" in places else 2000, foot, 160, 34)
    for control in (verb, line, other):
        control.show()
    around.notices.told("La liste est lue.")
    robot.settle()
    assert not around.notices.geometry().intersects(verb.geometry())
    assert not around.notices.geometry().intersects(line.geometry())


def test_a_notice_stands_aside_for_what_takes_the_focus_and_for_another_page(
    window: MainWindow, around: Surroundings
) -> None:
    empty, page = QWidget(), QWidget()
    line, verb = QLineEdit(empty), Button("Importer", around.look, "primary")
    verb.setParent(page)
    window.add_page("cases", empty)
    window.add_page("import", page, under="cases")
    robot = Window(window).show()
    around.notices.told("La liste est lue.")
    robot.settle()
    corner = around.notices.geometry()
    assert corner.right() == empty.width() - 17
    line.setGeometry(corner)
    line.setFocus()
    assert not around.notices.geometry().intersects(line.geometry())
    line.clearFocus()
    window.show_page("import")
    verb.setGeometry(around.notices.geometry())
    window.show_page("cases")
    window.show_page("import")
    assert not around.notices.geometry().intersects(verb.geometry())


def test_no_more_than_four_notices_stand_at_once(window: MainWindow, around: Surroundings) -> None:
    Window(window).show()
    for number in range(6):
        around.notices.told(f"Note {number}")
    assert around.notices.texts() == ("Note 2", "Note 3", "Note 4", "Note 5")


def test_a_long_work_shows_how_far_it_is_until_it_ends(window: MainWindow, around: Surroundings, qtbot: QtBot) -> None:
    robot = Window(window).show()
    told: list[str] = []
    started = False

    def work(progress: object) -> None:
        nonlocal started
        assert callable(progress)
        while True:
            started = True
            progress(3, 600)

    running = around.background.run(work, cancelled=lambda: told.append("cancelled"))
    around.notices.work("Importation de la liste", running)
    robot.wait(lambda: robot.says("3 sur 600"))
    robot.click("Annuler")
    robot.wait(lambda: told == ["cancelled"])
    robot.wait(lambda: not robot.says("Importation de la liste"))
    assert started


def test_the_palette_and_the_help_open_by_their_keys(
    window: MainWindow, questions: AnsweredQuestions, keyboard: Keyboard
) -> None:
    Window(window).show()
    keyboard.press("Ctrl+Shift+P", window)
    questions.dialogs[-1].close()
    keyboard.press("F1", window)
    assert [type(dialog).__name__ for dialog in questions.dialogs] == ["PaletteDialog", "HelpDialog"]
    questions.dialogs[-1].close()
    assert window.findChildren(QLabel)
