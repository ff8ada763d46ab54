"""Dialogs: opened without stopping the program, answered once, gone afterwards."""

from pathlib import Path

import pytest
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.questions import DialogQuestions
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog, ReasonDialog
from parcours_desktop.wording.words import Words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window

REASONS = (Choice("autonomy", "Autonomie"), Choice("left_quebec", "A quitté le Québec"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    Window(made).show()
    return made


@pytest.fixture
def ask(look: Look, words: Words) -> DialogQuestions:
    return DialogQuestions(look, words)


def test_yes_goes_on_and_the_dialog_is_gone(ask: DialogQuestions, window: QWidget) -> None:
    answers: list[bool] = []
    ask.confirm(window, "Retirer la démarche", "Elle peut être remise.", "Retirer", lambda: answers.append(True))
    dialog = window.findChildren(QuestionDialog)[0]
    Window(dialog).click("Retirer")
    assert answers == [True]
    Window(window).settle()
    assert not window.findChildren(QuestionDialog)


def test_no_or_escape_does_nothing(ask: DialogQuestions, window: QWidget, keyboard: Keyboard) -> None:
    answers: list[bool] = []
    ask.confirm(window, "Retirer", "", "Retirer", lambda: answers.append(True), danger=True)
    Window(window.findChildren(QuestionDialog)[0]).click("Annuler")
    ask.confirm(window, "Retirer", "", "Retirer", lambda: answers.append(True))
    keyboard.press("Esc", window.findChildren(QuestionDialog)[-1])
    assert answers == []


def test_a_reason_must_be_chosen_before_one_goes_on(ask: DialogQuestions, window: QWidget) -> None:
    answers: list[tuple[str, str]] = []
    ask.reason(window, "Fermer le dossier", "", "Fermer", REASONS, lambda code, remark: answers.append((code, remark)))
    dialog = Window(window.findChildren(ReasonDialog)[0])
    assert not dialog.button("Fermer").isEnabled()
    choice = dialog.named(ChoiceEditor, "reason")
    choice.set_value("left_quebec")
    choice.committed.emit()
    dialog.named(QPlainTextEdit, "remark").setPlainText(" Parti à Toronto ")
    dialog.click("Fermer")
    assert answers == [("left_quebec", "Parti à Toronto")]


def test_a_file_is_chosen_and_its_folder_remembered(ask: DialogQuestions, window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    list_file = tmp_path / "arrivées.csv"
    list_file.touch()
    ask.open_file(window, "Importer une liste", "Listes (*.csv *.xlsx)", chosen.append)
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(list_file))
    ask.save_file(window, "Enregistrer", "plan.pdf", "PDF (*.pdf)", chosen.append)
    dialog = window.findChildren(QFileDialog)[-1]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(tmp_path / "plan.pdf"))
    assert chosen == [list_file, tmp_path / "plan.pdf"]


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(look: Look, window: QWidget) -> None:
    row = QHBoxLayout(window)
    button, other = Button("Un", look), Button("Deux", look)
    row.addWidget(button)
    row.addWidget(other)
    Window(window).settle()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.property("ring")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert other.property("ring")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert not other.property("ring")
