"""The page of probable duplicates: pairs with reasons, side by side, merged or told apart, taken back."""

from collections.abc import Callable

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.duplicates import DuplicatesScreen
from parcours_desktop.ui.duplicates_panel import DuplicatesPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pytestqt.qtbot import QtBot
from tests.builders.acts import complaints, stored
from tests.builders.cases import a_case
from tests.robots.duplicates import DuplicatesRobot
from tests.robots.keyboard import Keyboard
from tests.robots.texts import untranslated
from tests.ui.conftest import AnsweredQuestions

Opened = Callable[[], DuplicatesRobot]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Opened:
    def make() -> DuplicatesRobot:
        panel = DuplicatesPanel(DuplicatesScreen(desk, around.words), around)
        qtbot.addWidget(panel)
        panel.resize(1166, 690)
        around.notices.attach(panel)
        robot = DuplicatesRobot(panel)
        robot.show()
        panel.setFocus()
        return robot

    return make


@pytest.fixture
def pair(desk: Desk) -> tuple[int, int]:
    return a_case(desk), a_case(desk, family_name="Hadad", csq_number="CSQ-20000099", phone="514 555-0177")


def test_a_pair_is_listed_with_its_reason_and_compared(opened: Opened, pair: tuple[int, int]) -> None:
    robot = opened()
    assert robot.pairs() == [
        "Haddad, Rania et Hadad, Rania | Même date de naissance (4\u00a0mars 1988) et nom semblable\u00a0: Hadad Rania"
    ]
    said = robot.compared()
    assert {"CSQ-20000001", "CSQ-20000099", "514 555-0177"} <= set(said)


def test_the_case_chosen_stays_and_a_merge_is_taken_back(
    opened: Opened, desk: Desk, pair: tuple[int, int], around: Surroundings
) -> None:
    robot = opened()
    robot.keep(pair[1])
    robot.click("Fusionner")
    assert stored(desk, "cases", pair[0], "merged_into")
    assert robot.pairs() == []
    assert robot.says("Aucun doublon probable")
    robot.click("Annuler l’action")
    assert stored(desk, "cases", pair[0], "merged_into") is None
    assert len(robot.pairs()) == 1
    assert complaints(desk) == []


def test_two_people_are_told_apart_for_a_reason(
    opened: Opened, pair: tuple[int, int], questions: AnsweredQuestions
) -> None:
    robot = opened()
    questions.code = "twins"
    robot.click("Ce sont deux personnes…")
    assert questions.asked == ["Ce sont deux personnes"]
    assert robot.pairs() == []


def test_the_keyboard_walks_the_pairs_and_escape_leaves(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    a_case(desk)
    a_case(desk, csq_number="CSQ-2")
    other = {"family_name": "Kovalenko", "given_name": "Olena", "csq_number": "CSQ-20000005"}
    a_case(desk, **other)
    a_case(desk, **other)
    robot, keyboard = opened(), Keyboard()
    keyboard.press("Down")
    robot.settle()
    assert "Kovalenko, Olena" in robot.compared()
    with qtbot.waitSignal(robot.panel.left):
        keyboard.press("Esc")


def test_a_case_of_the_pair_is_opened(opened: Opened, pair: tuple[int, int], qtbot: QtBot) -> None:
    robot = opened()
    with qtbot.waitSignal(robot.panel.case_chosen) as told:
        robot.click("Ouvrir ce dossier")
    assert told.args[0] in pair


class TestWording:
    @pytest.fixture
    def words(self) -> Words:
        return Words.pseudo()

    def test_every_text_passes_through_wording(self, opened: Opened, desk: Desk, pair: tuple[int, int]) -> None:
        robot = opened()
        numbers = [stored(desk, "cases", case, "file_number") for case in pair]
        values = ("Haddad, Rania", "Hadad, Rania", "Haddad · Rania", "Hadad · Rania", "Sophie Lavoie", "CSQ")
        kept = (*values, *numbers, *(entry.name for entry in desk.reference.offices.values()))
        names = [entry.name for table in (desk.reference.regions, desk.reference.languages) for entry in table.values()]
        assert untranslated(robot.panel, data=(*kept, *names)) == []
