"""The chooser of a second language in the plan's window: its menu, the question for a ground, the page that follows."""

from collections.abc import Iterator
from datetime import date

import pytest
from parcours_desktop.commands.adding import AddSteps
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.plan_second import SecondLanguageBar
from parcours_desktop.ui.surroundings import Surroundings
from pytestqt.qtbot import QtBot
from tests.builders.acts import seen
from tests.builders.cases import a_case
from tests.robots.texts import texts
from tests.ui.conftest import AnsweredQuestions


@pytest.fixture
def screen(desk: Desk, around: Surroundings) -> Iterator[PlanScreen]:
    case = a_case(desk, contact_language="ara", arriving_on=date(2026, 10, 1), arrived_on=date(2026, 10, 1))
    desk.do(AddSteps(case, ("INS-01",)))
    made = PlanScreen(desk, around.words, case)
    yield made
    made.close()


@pytest.fixture
def bar(screen: PlanScreen, around: Surroundings, qtbot: QtBot) -> SecondLanguageBar:
    made = SecondLanguageBar(screen, around)
    screen.changed.connect(made.draw)
    qtbot.addWidget(made)
    return made


def arrive(screen: PlanScreen, on: date) -> None:
    screen.desk.do(ChangeProfile(screen.case_id, {"arriving_on": on, "arrived_on": on}, seen(screen.desk)))


def pick(bar: SecondLanguageBar, text: str) -> None:
    menu = bar.menu()
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def test_the_menu_sets_a_language_beside_french_and_the_bar_says_so(bar: SecondLanguageBar, screen: PlanScreen) -> None:
    assert bar.button.text() == "Deuxième langue…"
    pick(bar, "Français et arabe")
    assert bar.button.text() == "Français et arabe"
    assert bar.remark.text() == "traduction non révisée"
    assert screen.sheet.second is not None
    assert [action.text() for action in bar.menu().actions() if action.isChecked()] == ["Français et arabe"]


def test_a_refused_language_asks_for_a_ground_and_stands_on_the_page_once_it_is_attested(
    bar: SecondLanguageBar, screen: PlanScreen, questions: AnsweredQuestions
) -> None:
    arrive(screen, date(2026, 2, 1))
    pick(bar, "Français et arabe (motif à attester)")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    assert "depuis le 1er\u00a0août 2026" in " ".join(texts(dialog))
    dialog.form.set_values({"ground": "health", "on": date(2026, 11, 20)})
    dialog.accept()
    assert screen.second.chosen == "ara"
    assert bar.remark.text() == "traduction non révisée · motif\u00a0: Santé, 20\u00a0novembre 2026"
    pick(bar, "Retirer l’exception de langue")
    assert bar.button.text() == "Deuxième langue…"


def test_a_signed_version_keeps_its_language_and_offers_no_other(bar: SecondLanguageBar, screen: PlanScreen) -> None:
    screen.second.choose("ara")
    screen.seal(screen.sealing(SealForm.SIGNED)())
    assert bar.button.text() == "Français et arabe"
    assert not bar.button.isEnabled()
    assert bar.remark.text() == "Langue de la version signée"
