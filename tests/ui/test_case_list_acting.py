"""What one does in the page « Dossiers » besides looking: several at once, the keyboard, doubles, empty lists, long lists."""

from array import array
from collections.abc import Iterator
from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens import case_list
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.ui.case_list_panel import CaseListPanel
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.row_table import Column, HasId, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.robots.case_list import CaseListRobot
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions

PEOPLE = (("Abadi", "Nour"), ("Haddad", "Rania"), ("Kovalenko", "Olena"), ("Rania", "Haddad"))


@pytest.fixture
def robot(desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[CaseListRobot]:
    for number, (family, given) in enumerate(PEOPLE):
        born = date(1988, 3, 4) if "Rania" in {family, given} else date(1970 + number, 1, 2)
        a_case(desk, family_name=family, given_name=given, csq_number=f"CSQ-3000000{number}", birth_date=born)
    panel = CaseListPanel(CaseListScreen(desk, around.words), around)
    qtbot.addWidget(panel)
    panel.resize(1166, 690)
    around.notices.attach(panel)
    made = CaseListRobot(panel)
    made.show()
    yield made
    panel.leave()


def pane_says(robot: CaseListRobot, text: str) -> bool:
    return any(text in said for said in robot.preview())


def choose(robot: CaseListRobot, name: str) -> int:
    case_id = robot.panel.table.ids[robot.names().index(name)]
    robot.panel.view.choose(case_id)
    robot.wait(lambda: robot.panel.preview.shown is not None and robot.panel.preview.shown.line.id == case_id)
    robot.settle()  # Qt shows what is put into a visible pane one turn of the event loop later
    return case_id


def test_ctrl_a_chooses_all_and_the_pane_says_what_can_be_done(robot: CaseListRobot) -> None:
    robot.press("Ctrl+A")
    robot.wait(lambda: pane_says(robot, "4 dossiers choisis"))
    assert pane_says(robot, "Attribuer les dossiers choisis…")


def test_escape_goes_back_to_one_row_then_takes_the_search_away(robot: CaseListRobot, qtbot: QtBot) -> None:
    robot.search("rania")
    robot.press("Ctrl+A")
    robot.press("Esc")
    assert len(robot.panel.view.chosen_ids()) == 1
    with qtbot.waitSignal(robot.panel.search_cleared):
        robot.press("Esc")
    robot.wait(lambda: len(robot.panel.table.ids) == 4)


def test_a_slash_goes_to_the_search(robot: CaseListRobot, around: Surroundings) -> None:
    asked: list[bool] = []
    around.actions.bind("search", robot.panel, lambda: asked.append(True))
    robot.keyboard.press("/", robot.panel.view)
    assert asked == [True]


def test_the_pane_opens_the_case_its_plan_and_the_print(robot: CaseListRobot, qtbot: QtBot) -> None:
    case_id = choose(robot, "Haddad, Rania")
    for name, signal in (
        ("preview-open", robot.panel.case_chosen),
        ("preview-plan", robot.panel.plan_wanted),
        ("preview-print", robot.panel.print_wanted),
        ("preview-duplicates", robot.panel.duplicates_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            robot.click(robot.named(QPushButton, name))
        assert told.args == [case_id], name


def test_two_people_are_told_apart_for_a_reason_and_that_is_taken_back(
    robot: CaseListRobot, questions: AnsweredQuestions, desk: Desk
) -> None:
    choose(robot, "Haddad, Rania")
    assert pane_says(robot, "Doublon probable")
    questions.code = "same_name"
    robot.click(robot.named(QPushButton, "preview-apart"))
    robot.wait(lambda: not pane_says(robot, "Doublon probable"))
    assert questions.asked == ["Ce sont deux personnes"]
    desk.undo()
    robot.wait(lambda: pane_says(robot, "Doublon probable"))


def test_a_search_that_finds_nothing_says_so_and_goes_with_one_click(robot: CaseListRobot) -> None:
    robot.search("introuvable")
    assert robot.says("Rien ne correspond à «\u00a0introuvable\u00a0»")
    robot.click("Effacer la recherche")
    robot.wait(lambda: len(robot.panel.table.ids) == 4)


def test_what_filters_hide_is_offered(robot: CaseListRobot) -> None:
    robot.choose("officer", "À attribuer")
    robot.search("kovalenko")
    assert robot.says("1 dossier y correspond hors de ces filtres.")
    robot.click("Enlever tous les filtres")
    assert robot.names() == ["Kovalenko, Olena"]


def test_the_name_of_the_view_stands_on_its_button(robot: CaseListRobot) -> None:
    assert robot.panel.filters.view.text() == "Vue\u00a0: Mes dossiers"
    robot.choose("region", "Montréal")
    assert robot.panel.filters.view.text() == "Vues"


def test_a_period_of_a_view_is_seen_on_its_chip(robot: CaseListRobot) -> None:
    robot.choose("arrival", "30 derniers jours")
    robot.panel.listed.save_view("Récents")
    robot.panel.listed.clear()
    robot.settle()
    assert robot.panel.filters.arrival.codes == ()
    robot.view("Récents")
    assert robot.panel.filters.arrival.codes == ("last_30",)


def test_of_several_readings_of_a_long_list_the_newest_is_shown(
    robot: CaseListRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_list, "LONG", 1)
    for typed in ("haddad", "kova", "rania", "nour"):
        robot.panel.listed.search(typed)
    robot.wait(lambda: robot.names() == ["Abadi, Nour"])
    assert robot.panel.header.remark.text() == "1 trouvé"


def test_choosing_everything_of_a_long_table_asks_for_what_is_seen_alone(
    look: Look, words: Words, qtbot: QtBot
) -> None:
    class Counted(RowTable[HasId]):
        asked = 0

        def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
            self.asked += 1
            return super().flags(index)

    table = Counted((Column("name", "Nom", text=str, width=200),), words, lambda _ids: [])
    table.set_ids(array("q", range(50_000)))
    view = TableView(table, look)
    qtbot.addWidget(view)
    view.resize(600, 400)
    Window(view).show()
    view.selectAll()
    view.grab()
    Window(view).settle()
    assert table.asked < 2_000
    assert len(view.chosen_ids()) == 50_000
