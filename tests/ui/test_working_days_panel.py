"""The page of working days: read by everybody, a day set, corrected and taken away by a coordinator."""

from collections.abc import Callable
from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.special_days import SetSpecialDay
from parcours_desktop.screens.working_days import WorkingDaysScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.working_days_panel import WorkingDaysPanel
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QListWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.builders.acts import stored
from tests.builders.cases import a_case
from tests.robots.keyboard import Keyboard
from tests.robots.texts import untranslated
from tests.robots.window import Window, rows_as_text
from tests.ui.conftest import AnsweredQuestions, surroundings

Opened = Callable[[Desk], Window]


def panel_of(robot: Window) -> WorkingDaysPanel:
    assert isinstance(robot.widget, WorkingDaysPanel)
    return robot.widget


@pytest.fixture
def opened(around: Surroundings, qtbot: QtBot) -> Opened:
    def make(desk: Desk) -> Window:
        panel = WorkingDaysPanel(WorkingDaysScreen(desk, around.words), around)
        qtbot.addWidget(panel)
        panel.resize(1166, 650)
        around.notices.attach(panel)
        robot = Window(panel)
        robot.show()
        panel.setFocus()
        return robot

    return make


def test_an_officer_reads_the_year_and_why_nothing_can_be_set(
    opened: Opened, desk: Desk, qtmodeltester: ModelTester
) -> None:
    robot = opened(desk)
    panel = panel_of(robot)
    rows = rows_as_text(panel.view)
    assert rows[0] == "2026-01-01 | jeudi | Jour de l’An | Non travaillé | Règle\u00a0: RLRQ c. J-3, r. 3, art. 3"
    assert len(rows) == 13
    assert robot.says("La coordination et l’administration fixent les jours ouvrables.")
    assert "Enregistrer" not in robot.texts()
    robot.click("Année suivante")
    assert rows_as_text(panel.view)[1].startswith("2027-01-02 | samedi | Lendemain du jour de l’An | En fin de semaine")
    model: QAbstractItemModel = panel.table
    qtmodeltester.check(model)


def test_a_coordinator_sets_a_day_after_seeing_what_it_moves_and_takes_it_back(
    opened: Opened, desk: Desk, coordinator: Desk, keyboard: Keyboard
) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    robot = opened(coordinator)
    card = panel_of(robot).card
    assert card is not None
    card.form.focus_field("on")
    keyboard.type("2026-11-24")
    card.form.focus_field("source")
    robot.settle()
    assert robot.says("1 échéance de première rencontre change.")
    moves = robot.named(QListWidget, "moves")
    assert moves.item(0).text().endswith("27\u00a0nov. → 30\u00a0nov.")
    keyboard.type("Décret 1234-2026")
    robot.click("Enregistrer")
    assert any("2026-11-24 | mardi" in row for row in rows_as_text(panel_of(robot).view))
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-30"
    robot.click("Annuler l’action")
    assert stored(desk, "case_summary", case, "deadline_on") == "2026-11-27"


def test_a_day_without_a_source_is_refused_beside_the_field(
    opened: Opened, coordinator: Desk, keyboard: Keyboard
) -> None:
    robot = opened(coordinator)
    card = panel_of(robot).card
    assert card is not None
    card.form.focus_field("on")
    keyboard.type("2026-11-24")
    robot.click("Enregistrer")
    assert card.form.box("source").is_refused
    assert robot.says("Ce champ est obligatoire.")


def test_a_day_is_taken_away_after_a_question_that_says_what_moves(
    opened: Opened, coordinator: Desk, questions: AnsweredQuestions, keyboard: Keyboard
) -> None:
    coordinator.do(SetSpecialDay(date(2026, 11, 24), works=False, source="Décret"))
    robot = opened(coordinator)
    panel = panel_of(robot)
    rows = rows_as_text(panel.view)
    panel.view.choose(next(number for number, row in enumerate(rows) if row.startswith("2026-11-24")))
    panel.view.setFocus()
    keyboard.press("Enter")
    assert robot.says("Corriger un jour fixé à la main")
    robot.click("Retirer…")
    assert questions.asked == ["Retirer ce jour?"]
    assert len(rows_as_text(panel.view)) == 13


def test_the_case_whose_deadline_moves_can_be_opened(
    opened: Opened, desk: Desk, coordinator: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 20))
    robot = opened(coordinator)
    panel = panel_of(robot)
    assert panel.card is not None
    panel.card.form.focus_field("on")
    keyboard.type("2026-11-24")
    panel.card.form.focus_field("source")
    robot.settle()
    moves = robot.named(QListWidget, "moves")
    with qtbot.waitSignal(panel.case_chosen) as told:
        moves.itemActivated.emit(moves.item(0))
    assert told.args == [case]


def test_escape_and_the_link_lead_back(opened: Opened, desk: Desk, qtbot: QtBot, keyboard: Keyboard) -> None:
    robot = opened(desk)
    with qtbot.waitSignal(panel_of(robot).left):
        keyboard.press("Esc")
    with qtbot.waitSignal(panel_of(robot).left):
        robot.click("Préférences")


def test_every_text_is_translated(
    around: Surroundings, coordinator: Desk, questions: AnsweredQuestions, qtbot: QtBot
) -> None:
    pseudo = surroundings(around.look, Words.pseudo(), questions, around.background)
    panel = WorkingDaysPanel(WorkingDaysScreen(coordinator, pseudo.words), pseudo)
    qtbot.addWidget(panel)
    assert untranslated(panel, data=[entry.name for entry in coordinator.reference.offices.values()]) == []
