"""The page of the staff: somebody is added and corrected; what is refused is said beside its field."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.staff import StaffScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.staff_panel import StaffPanel
from parcours_desktop.ui.surroundings import Surroundings
from pytestqt.qtbot import QtBot
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions


@pytest.fixture
def panel(coordinator: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[StaffPanel]:
    made = StaffPanel(StaffScreen(coordinator, around.words), around)
    qtbot.addWidget(made)
    made.resize(1180, 600)
    Window(made).show()
    yield made
    made.leave()


def people(panel: StaffPanel) -> dict[str, str]:
    return {line.login: line.name for line in panel.shown.lines(panel.shown.ids)}


def asked(questions: AnsweredQuestions, **values: object) -> FormDialog:
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)  # type: ignore[arg-type]
    dialog.accept()
    return dialog


def test_somebody_is_added_with_a_login_made_of_the_name(panel: StaffPanel, questions: AnsweredQuestions) -> None:
    panel.add.click()
    asked(questions, name="Étienne Gagné", languages="français, espagnol")
    assert people(panel)["e.gagne"] == "Étienne Gagné"
    (line,) = [line for line in panel.shown.lines(panel.shown.ids) if line.login == "e.gagne"]
    assert line.languages == "français, espagnol"
    panel.shown.undo()
    assert "e.gagne" not in people(panel)


def test_a_language_that_is_not_known_is_told_beside_its_field_and_nothing_is_lost(
    panel: StaffPanel, questions: AnsweredQuestions
) -> None:
    panel.add.click()
    dialog = asked(questions, name="Étienne Gagné", languages="français, elfique")
    assert dialog.isVisible()
    assert "elfique" in dialog.form.box("languages").message.text.text()
    assert dialog.form.value("name") == "Étienne Gagné"
    dialog.reject()


def test_a_line_is_corrected_by_enter(panel: StaffPanel, questions: AnsweredQuestions) -> None:
    place = next(line.id for line in panel.shown.lines(panel.shown.ids) if line.login == "s.lavoie")
    panel.view.row_opened.emit(place)
    asked(questions, name="Sophie Lavoie-Roy")
    assert people(panel)["s.lavoie"] == "Sophie Lavoie-Roy"
