"""The page of a new case: by keyboard alone, refused beside the field, duplicates while typing, nothing lost."""

from collections.abc import Callable

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.new_case import NewCaseScreen
from parcours_desktop.screens.new_case_form import MANDATORY
from parcours_desktop.ui.new_case_panel import NewCasePanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from tests.builders.acts import stored
from tests.builders.cases import a_case
from tests.robots.new_case import NADIA, NewCaseRobot
from tests.robots.texts import untranslated

Opened = Callable[..., NewCaseRobot]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Opened:
    def make(household_of: int | None = None) -> NewCaseRobot:
        panel = NewCasePanel(NewCaseScreen(desk, around.words, household_of), around)
        qtbot.addWidget(panel)
        panel.resize(1166, 690)
        around.notices.attach(panel)
        robot = NewCaseRobot(panel)
        robot.show()
        panel.setFocus()
        return robot

    return make


def test_the_mandatory_fields_stand_on_one_screen(opened: Opened) -> None:
    robot = opened()
    panel = robot.panel
    for name in MANDATORY.required:
        box = panel.mandatory.box(name)
        foot = box.mapTo(panel.page, QPoint(0, box.height())).y()
        assert box.isVisibleTo(panel)
        assert foot <= panel.page.height(), name
    assert not panel.optional.isVisibleTo(panel)
    assert panel.page.verticalScrollBar().maximum() == 0


def test_a_case_is_made_by_keyboard_alone(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    robot = opened()
    robot.fill()
    with qtbot.waitSignal(robot.panel.case_opened) as told:
        robot.press("Ctrl+Enter")
    case = told.args[0]
    names = ("family_name", "given_name", "birth_date", "csq_number", "category", "household_role", "region")
    assert [stored(desk, "cases", case, name) for name in names] == [
        "Haddad", "Nadia", "1990-05-17", "CSQ-20000077", "ECO", "principal", "06",
    ]  # fmt: skip
    assert stored(desk, "cases", case, "contact_language") == "ara"
    assert stored(desk, "cases", case, "arriving_on") == "2026-12-04"
    assert stored(desk, "cases", case, "officer") == desk.user.login


def test_the_next_member_of_the_household_is_asked_in_place(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    robot = opened()
    robot.fill()
    robot.press("Ctrl+Shift+Enter")
    assert robot.says("Nouveau membre du ménage")
    assert "Haddad, Nadia" in robot.household()
    shown = robot.panel.mandatory.values()
    assert (shown["region"], shown["contact_language"], shown["given_name"]) == ("06", "ara", "")
    robot.fill(("Haddad", "Karim", "1989-01-02", "CSQ-20000078", "", "Conj"))
    with qtbot.waitSignal(robot.panel.case_opened) as told:
        robot.press("Ctrl+Enter")
    keys = {stored(desk, "cases", case, "household_key") for case in (told.args[0], told.args[0] - 1)}
    assert len(keys) == 1


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(opened: Opened) -> None:
    robot = opened()
    robot.fill(NADIA[:3])
    robot.press("Ctrl+Enter")
    assert robot.refusal("csq_number") == "Ce champ est obligatoire."
    assert robot.refusal("arriving_on") == "Indiquez la date d’arrivée, prévue ou confirmée."
    assert robot.panel.mandatory.value("given_name") == "Nadia"
    assert robot.panel.mandatory.box("csq_number").editor.inner.hasFocus()


def test_a_day_that_cannot_be_read_keeps_the_case_from_being_made(opened: Opened, desk: Desk) -> None:
    robot = opened()
    robot.fill()
    robot.panel.fold(False)
    robot.write("csq_expires_on", "un jour")
    robot.press("Ctrl+Enter")
    assert robot.refusal("csq_expires_on")
    assert robot.panel.optional.box("csq_expires_on").editor.unreadable


def test_who_may_be_the_same_person_appears_while_one_types(opened: Opened, desk: Desk, qtbot: QtBot) -> None:
    known = a_case(desk)
    robot = opened()
    robot.fill(("Hadad", "Rania"))
    assert "Haddad, Rania" not in robot.likely()
    robot.keyboard.type("1988-03-04")
    robot.wait(lambda: "Haddad, Rania" in robot.likely())
    with qtbot.waitSignal(robot.panel.case_chosen) as told:
        robot.click("Ouvrir ce dossier")
    assert told.args == [known]


def test_an_interrupted_form_is_offered_back(opened: Opened) -> None:
    before = opened()
    before.write("family_name", "Nguyễn")
    before.press("Tab")
    after = opened()
    assert after.says("Une saisie interrompue a été retrouvée (1 champ).")
    after.click("Reprendre")
    assert after.panel.mandatory.value("family_name") == "Nguyễn"


def test_escape_leaves_the_page(opened: Opened, qtbot: QtBot) -> None:
    robot = opened()
    with qtbot.waitSignal(robot.panel.left):
        robot.press("Esc")


class TestWording:
    @pytest.fixture
    def words(self) -> Words:
        return Words.pseudo()

    def test_every_text_passes_through_wording(self, opened: Opened, desk: Desk) -> None:
        case = a_case(desk)
        robot = opened(case)
        robot.panel.fold(False)
        robot.panel.drafts.show()
        robot.fill(("Haddad", "Rania", "1988-03-04"))
        robot.press("Ctrl+Enter")
        offices = (entry.name for entry in desk.reference.offices.values())
        number = stored(desk, "cases", case, "file_number")
        assert untranslated(robot.panel, data=("Haddad, Rania", "Sophie Lavoie", number, *offices)) == []
