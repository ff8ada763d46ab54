"""The papers of a case in its menu, chosen as an officer chooses them."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.ui.case_panel import CasePanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.ui.conftest import AnsweredQuestions


def plan_of(case_id: int) -> QWidget:
    return QLabel(f"plan {case_id}")


@pytest.fixture
def panel(desk: Desk, around: Surroundings, words: Words, qtbot: QtBot) -> Iterator[CasePanel]:
    def open_screen(case_id: int) -> CaseScreen:
        return CaseScreen(desk, words, case_id)

    made = CasePanel(open_screen, around, plan_of)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    assert made.open_case(a_case(desk))
    yield made
    made.close_case()


def papers(panel: CasePanel) -> dict[str, QAction]:
    menus = [action.menu() for action in panel.menu().actions() if action.menu() is not None]
    (menu,) = (menu for menu in menus if isinstance(menu, QMenu) and menu.title() == "Imprimer un document")
    return {action.objectName(): action for action in menu.actions()}


def test_the_menu_of_a_case_lists_its_papers(panel: CasePanel) -> None:
    assert {"plan", "summary", "notice", "access"} <= set(papers(panel))


def test_a_paper_that_is_chosen_opens_in_the_preview(panel: CasePanel, questions: AnsweredQuestions) -> None:
    papers(panel)["summary"].trigger()
    assert len(questions.dialogs) == 1
    questions.dialogs[-1].reject()


def test_the_papers_can_be_asked_for_from_the_palette(panel: CasePanel, around: Surroundings) -> None:
    assert around.actions.is_enabled("case_papers")
