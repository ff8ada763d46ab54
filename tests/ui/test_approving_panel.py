"""The page of approvals: what differs is marked in words, remarks hang to steps, accept and return are one act each."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.approvals import SendForApproval
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.commands.steps import ChangeStep, RemoveSteps
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.screens.approving import ApprovingScreen
from parcours_desktop.ui.approving_panel import ApprovingPanel
from parcours_desktop.ui.approving_rows import RemarkBox
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions


def working(desk: Desk, case_id: int) -> PlanSheet:
    with desk.reading() as file:
        return plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)


@pytest.fixture
def cases(desk: Desk) -> tuple[int, int]:
    """A first plan, and one that was signed and went on."""
    rania = a_case(desk)
    desk.do(AddStep(rania, Strand.FRENCH, "Passer le test de classement"))
    desk.do(SendForApproval(working(desk, rania), "Avant jeudi, si possible"))
    olena = a_case(desk, family_name="Kovalenko", given_name="Olena", csq_number="CSQ-2")
    for label in ("Ouvrir un compte bancaire", "Inscrire les enfants"):
        desk.do(AddStep(olena, Strand.SETTLEMENT, label))
    desk.do(SealPlan(working(desk, olena)))
    plan = working(desk, olena)
    desk.do(ChangeStep(plan.steps[0].id, {"organization": "Caisse du quartier"}, plan.seen))
    desk.do(RemoveSteps((plan.steps[1].id,), plan.seen))
    desk.do(AddStep(olena, Strand.COMMUNITY, "Visiter la bibliothèque"))
    desk.do(SendForApproval(working(desk, olena)))
    return rania, olena


@pytest.fixture
def panel(coordinator: Desk, cases: tuple[int, int], around: Surroundings, qtbot: QtBot) -> Iterator[ApprovingPanel]:
    made = ApprovingPanel(ApprovingScreen(coordinator, around.words), around, "Équipe")
    qtbot.addWidget(made)
    made.resize(1166, 660)
    Window(made).show()
    yield made
    made.leave()


def marks(panel: ApprovingPanel) -> list[tuple[str, str, str]]:
    return [
        (line.mark, line.before.title if line.before else "", line.after.title if line.after else "")
        for line in panel.grid.lines
        if not line.heading
    ]


def shown(panel: ApprovingPanel) -> list[str]:
    Window(panel).settle()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def answer(panel: ApprovingPanel, questions: AnsweredQuestions, **values: str) -> FormDialog:
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)
    dialog.accept()
    Window(panel).settle()
    return dialog


def test_the_first_plan_is_all_added_and_the_next_one_is_told_line_by_line(panel: ApprovingPanel) -> None:
    assert [line.person for line in panel.shown.waiting] == ["Haddad, Rania", "Kovalenko, Olena"]
    assert marks(panel) == [("+ ajout", "", "Passer le test de classement")]
    assert "«\u00a0Avant jeudi, si possible\u00a0»" in shown(panel)
    Keyboard().press("Down", panel.view)
    assert panel.person.text() == "Kovalenko, Olena"
    assert marks(panel) == [
        ("≠ changement", "Ouvrir un compte bancaire", "Ouvrir un compte bancaire"),
        ("− retrait", "Inscrire les enfants", ""),
        ("+ ajout", "", "Visiter la bibliothèque"),
    ]
    assert "Organisme partenaire\u00a0: Caisse du quartier" in shown(panel)
    assert "Organisme partenaire\u00a0: rien" in shown(panel)
    assert "1 ajout, 1 retrait, 1 modification" in panel.about.text()


def test_a_remark_hangs_to_its_step_and_the_plan_goes_back(
    panel: ApprovingPanel, questions: AnsweredQuestions, desk: Desk, cases: tuple[int, int]
) -> None:
    (step,) = working(desk, cases[0]).steps
    panel.give_back.click()
    refused = answer(panel, questions, note="")
    assert refused.form.box("note").message.text.text().startswith("Dites pourquoi")
    refused.reject()
    panel.grid.buttons[step.uid].click()
    answer(panel, questions, text="À quelle date?")
    (box,) = panel.findChildren(RemarkBox)
    assert box.line.text == "À quelle date?"
    panel.give_back.click()
    answer(panel, questions, note="")
    assert [line.person for line in panel.shown.waiting] == ["Kovalenko, Olena"]
    assert panel.person.text() == "Kovalenko, Olena"


def test_control_and_enter_accept_and_the_page_says_so_when_nothing_waits(
    panel: ApprovingPanel, desk: Desk, cases: tuple[int, int], qtbot: QtBot
) -> None:
    panel.setFocus()
    Keyboard().press("Ctrl+Enter", panel.view)
    qtbot.waitUntil(lambda: len(panel.shown.waiting) == 1)
    panel.accept.click()
    qtbot.waitUntil(lambda: not panel.shown.waiting)
    assert working(desk, cases[0]).latest_version == 1
    assert working(desk, cases[1]).latest_version == 2
    assert "Aucun plan n’attend d’approbation." in shown(panel)
    assert not panel.accept.isVisible()


def test_what_changed_since_cannot_be_accepted(
    panel: ApprovingPanel, coordinator: Desk, cases: tuple[int, int]
) -> None:
    coordinator.do(AddStep(cases[0], Strand.FRENCH, "Encore une"))
    assert panel.obstacle.text().startswith("Le plan a changé depuis son envoi.")
    assert not panel.accept.isEnabled()


def test_a_remark_taken_back_is_gone(panel: ApprovingPanel, questions: AnsweredQuestions) -> None:
    panel.on_whole.click()
    answer(panel, questions, text="Beau travail")
    (box,) = panel.findChildren(RemarkBox)
    box.remove.click()
    assert panel.shown.on_whole == ()
