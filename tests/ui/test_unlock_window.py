"""The first window, as an officer goes through it."""

from pathlib import Path

import pytest
from parcours_desktop.screens.start import StartScreen
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.unlock_window import UnlockWindow
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.screens.test_start import CODE, PHRASE, Door
from tests.ui.conftest import TODAY, AnsweredQuestions


class Start:
    """The window with its door, and whether it has opened."""

    def __init__(
        self, door: Door, look: Look, words: Words, questions: AnsweredQuestions, background: Background
    ) -> None:
        from parcours_desktop.screens.fields import Choice

        self.door, self.opened = door, False
        screen = StartScreen(door, words, (Choice("MTL", "Bureau de Montréal"), Choice("QUE", "Bureau de Québec")))
        self.window = UnlockWindow(screen, look, words, questions, background, lambda: TODAY)
        self.window.opened.connect(self._on_opened)
        self.robot = Window(self.window)

    def _on_opened(self) -> None:
        self.opened = True

    def line(self, name: str) -> QLineEdit:
        page = next(page for page in self.window.pages() if page.isVisibleTo(self.window))
        found = page.findChild(QLineEdit, name)
        assert found is not None
        return found


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def start(
    door: Door, look: Look, words: Words, questions: AnsweredQuestions, background: Background, qtbot: QtBot
) -> Start:
    made = Start(door, look, words, questions, background)
    qtbot.addWidget(made.window)
    made.robot.show()
    return made


@pytest.fixture
def later(look: Look, words: Words, questions: AnsweredQuestions, background: Background, qtbot: QtBot) -> Start:
    made = Start(Door(made=True), look, words, questions, background)
    qtbot.addWidget(made.window)
    made.robot.show()
    return made


def fill(start: Start, keyboard: Keyboard, again: str = PHRASE) -> None:
    form = start.window.create_page.form
    keyboard.type("Sophie Lavoie", form.box("name").editor.inner)
    form.set_values({"office": "MTL", "role": "officer:f"})
    keyboard.type(PHRASE, start.line("passphrase"))
    keyboard.type(again, start.line("again"))


def test_an_officer_starts_for_the_first_time(
    start: Start, keyboard: Keyboard, questions: AnsweredQuestions, tmp_path: Path
) -> None:
    fill(start, keyboard)
    assert start.robot.says("Solide.")
    start.robot.click("Créer le fichier")
    start.robot.wait(lambda: start.robot.says("Votre code de secours"))
    assert "7K2M – 9QXR" in start.robot.named(QLabel, "code").text()
    assert not start.robot.button("Continuer").isEnabled()
    questions.file = tmp_path / "code.txt"
    start.robot.click("Enregistrer…")
    assert CODE in questions.file.read_text(encoding="utf-8")
    start.robot.named(QCheckBox, "kept").setChecked(True)
    start.robot.click("Continuer")
    assert start.opened
    assert not start.window.isVisible()
    assert start.door.officer[0] == "Sophie Lavoie"


def test_what_is_missing_is_said_beside_each_field(start: Start) -> None:
    start.robot.click("Créer le fichier")
    start.robot.wait(lambda: start.window.create_page.form.box("name").is_refused)
    assert start.window.create_page.form.box("office").is_refused
    assert start.robot.texts().count("Ce champ est obligatoire.") == 4
    assert not start.opened


def test_two_different_passphrases_are_said_beside_the_second(start: Start, keyboard: Keyboard) -> None:
    fill(start, keyboard, again="autre chose ici")
    start.robot.click("Créer le fichier")
    start.robot.wait(lambda: start.robot.says("différentes"))
    assert start.window.create_page.form.value("name") == "Sophie Lavoie"
    assert start.line("passphrase").text() == PHRASE


def test_a_wrong_passphrase_is_said_beside_the_field_and_the_right_one_opens(later: Start, keyboard: Keyboard) -> None:
    assert later.line("passphrase").hasFocus()
    keyboard.type("mauvaise phrase")
    keyboard.press("Enter")
    later.robot.wait(lambda: later.robot.says("n’ouvre pas le fichier"))
    assert not later.opened
    later.robot.wait(later.line("passphrase").hasFocus)
    keyboard.type(PHRASE, later.line("passphrase"))
    keyboard.press("Enter", later.line("passphrase"))
    later.robot.wait(lambda: later.opened)
    assert later.window.locked_page.passphrase.text == ""


def test_the_passphrase_is_hidden_until_one_asks_to_see_it(later: Start, keyboard: Keyboard) -> None:
    assert later.line("passphrase").echoMode() is QLineEdit.EchoMode.Password
    later.robot.click("Montrer ce qui est tapé")
    assert later.line("passphrase").echoMode() is QLineEdit.EchoMode.Normal


def test_the_recovery_code_opens_with_a_new_passphrase(later: Start, keyboard: Keyboard) -> None:
    later.robot.click("Phrase de passe oubliée")
    keyboard.type("0000", later.line("recovery-code"))
    for name in ("passphrase", "again"):
        keyboard.type("une nouvelle phrase", later.line(name))
    later.robot.click("Ouvrir avec le code")
    later.robot.wait(lambda: later.robot.says("Ce code de secours n’ouvre pas"))
    later.line("recovery-code").clear()
    keyboard.type(CODE, later.line("recovery-code"))
    later.robot.click("Ouvrir avec le code")
    later.robot.wait(lambda: later.opened)
    assert later.door.phrase == "une nouvelle phrase"


def test_one_can_come_back_from_the_recovery_code(later: Start) -> None:
    later.robot.click("Phrase de passe oubliée")
    later.robot.click("Revenir")
    assert later.robot.says("Bonjour")


def test_the_trial_office_is_offered_only_before_a_file_is_made(start: Start, later: Start) -> None:
    assert not later.robot.says("bureau d’essai")
    start.robot.click("Ouvrir le bureau d’essai")
    start.robot.wait(lambda: start.opened)


def test_an_office_is_chosen_from_the_list(start: Start) -> None:
    form = start.window.create_page.form
    box = form.box("role").editor.inner
    assert isinstance(box, QComboBox)
    assert box.itemText(1).startswith("Agente")


def test_closing_the_window_without_opening_anything_says_so(later: Start) -> None:
    closed: list[bool] = []
    later.window.closed.connect(lambda: closed.append(True))
    later.window.close()
    assert closed == [True]
    assert not later.opened
