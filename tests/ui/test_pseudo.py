"""Every text of the drawn room passes through wording."""

import pytest
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.start import StartScreen
from parcours_desktop.ui.action_table import ACTIONS
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.help_dialog import HelpDialog
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.palette_dialog import PaletteDialog
from parcours_desktop.ui.recovery_sheet import sheet
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.unlock_window import UnlockWindow
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.date_field import DateField
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog, ReasonDialog
from parcours_desktop.wording.pseudo import outside
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.texts import untranslated
from tests.screens.test_start import CODE, Door
from tests.ui.conftest import TODAY, AnsweredQuestions, surroundings
from tests.ui.gallery import Frame


@pytest.fixture
def words() -> Words:
    return Words.pseudo()


@pytest.fixture
def around(look: Look, words: Words, questions: AnsweredQuestions, background: Background) -> Surroundings:
    return surroundings(look, words, questions, background)


def test_a_text_that_was_not_translated_is_found(qtbot: QtBot, words: Words) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("oublié", window)
    QLabel(words("Dossiers"), window)
    assert untranslated(window) == ["oublié"]


def test_the_frame_passes_through_wording(around: Surroundings, qtbot: QtBot) -> None:
    window = MainWindow(Frame(), around)
    qtbot.addWidget(window)
    for name in ("cases", "calendar", "preferences"):
        window.add_page(name, QWidget())
    for action in ACTIONS:
        around.actions.bind(action.name, window, window.update)
    around.notices.done(around.words("Enregistré"), undo=window.update)
    assert untranslated(window, data=("Sophie Lavoie", "Bureau de Montréal")) == []


def test_the_palette_and_the_help_pass_through_wording(around: Surroundings, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for action in ACTIONS:
        around.actions.bind(action.name, window, window.update)
    for kind in (PaletteDialog, HelpDialog):
        dialog = kind(window, around.look, around.words, around.actions)
        assert untranslated(dialog) == []


def test_all_pages_of_the_first_window_pass_through_wording(
    look: Look, words: Words, questions: AnsweredQuestions, background: Background, qtbot: QtBot
) -> None:
    for door in (Door(), Door(made=True)):
        screen = StartScreen(door, words, (Choice("MTL", words("Montréal")),))
        window = UnlockWindow(screen, look, words, questions, background, lambda: TODAY)
        qtbot.addWidget(window)
        screen.create("", "", "", "", "")
        window.create_page.show_complaints(screen.complaints)
        window.create_page.strength.show_for("sept érables sous la neige")
        assert untranslated(window) == []


def test_questions_and_small_windows_pass_through_wording(around: Surroundings, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    words, look = around.words, around.look
    ask = words("Fermer le dossier")
    for shown in (
        QuestionDialog(window, look, ask, ask, ask, words("Annuler")),
        ReasonDialog(window, look, words, ask, ask, ask, (Choice("a", ask),)),
        ChoicePopup(look, words, (Choice("a", ask),), (), single=False, parent=window),
        DateField(look, words, around.today),
    ):
        qtbot.addWidget(shown)
        assert untranslated(shown) == []


def test_the_sheet_with_the_recovery_code_passes_through_wording(words: Words, qtbot: QtBot) -> None:
    assert outside(sheet(words, CODE).toPlainText()).replace(CODE, "").strip() == ""
