"""The import of a list in the window: chosen or dropped, columns corrected, verdicts filtered, imported, taken back."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.queries.case_list import CaseFilter, case_count, case_ids
from parcours_desktop.screens.import_list import ImportScreen
from parcours_desktop.screens.import_rows import RowFilter
from parcours_desktop.system.resources import resource_path
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.import_panel import ImportPanel
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.acts import seen, stored
from tests.builders.lists import a_list, two_sheets
from tests.robots.import_list import ImportRobot
from tests.robots.keyboard import Keyboard
from tests.robots.texts import untranslated
from tests.ui.conftest import AnsweredQuestions, surroundings

SAMPLE = resource_path("trial/arrivals.csv")
Opened = Callable[..., ImportRobot]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the page of an import at a desk (Sophie's unless another is given)."""
    made: list[ImportRobot] = []

    def open_page(at: Desk = desk, beside: Surroundings = around) -> ImportRobot:
        panel = ImportPanel(ImportScreen(at, beside.words), beside)
        beside.notices.attach(panel)
        qtbot.addWidget(panel)
        panel.resize(1160, 690)
        robot = ImportRobot(panel)
        robot.show()
        made.append(robot)
        return robot

    yield open_page
    for robot in made:
        if not robot.is_left:
            robot.panel.leave()
        robot.panel.close()


@pytest.fixture
def robot(opened: Opened) -> ImportRobot:
    return opened()


def cases(desk: Desk) -> int:
    with desk.reading() as file:
        return case_count(file, CaseFilter(), desk.clock.today())


def test_the_sample_list_is_brought_in_from_the_file_to_the_cases(robot: ImportRobot, desk: Desk) -> None:
    heard: list[Changes] = []
    desk.listen(heard.append)
    robot.open(SAMPLE)
    assert robot.step == 2
    assert robot.fields()["No CSQ"] == "No CSQ"
    robot.check()
    assert robot.chips() == ["Toutes 600", "Nouveaux 591", "Refusés 9", "Avec avertissement 4"]
    assert robot.primary().text() == "Importer 591 dossiers"
    assert cases(desk) == 0
    robot.bring_in()
    assert robot.summary() == "arrivals.csv\u00a0: 591 dossiers ouverts et 9 lignes refusées."
    assert (robot.step, cases(desk), len(heard)) == (4, 591, 1)


def test_a_chip_leaves_only_the_rows_of_its_verdict_and_says_why(robot: ImportRobot) -> None:
    robot.open(SAMPLE)
    robot.check()
    robot.show_only(RowFilter.REFUSED)
    rows = robot.rows()
    assert len(rows) == 9
    assert rows[0].startswith("11 | Refusé | Güiza, Diego Alejandro | CSQ-10000011 |")
    assert rows[0].endswith("la date 1990-02-31 n’existe pas.")


def test_the_row_with_the_focus_is_said_in_full_below_the_table(robot: ImportRobot) -> None:
    robot.open(SAMPLE)
    robot.check()
    robot.show_only(RowFilter.REFUSED)
    robot.panel.examining.view.choose(11)
    robot.settle()
    assert "1990-02-31" in robot.panel.examining.detail.text()


def test_a_list_is_dropped_on_the_page(robot: ImportRobot, tmp_path: Path) -> None:
    assert robot.drop(a_list(tmp_path, 3))
    assert robot.step == 2


def test_what_cannot_be_read_is_said_at_the_place(robot: ImportRobot, tmp_path: Path) -> None:
    empty = tmp_path / "vide.csv"
    empty.write_bytes(b"")
    robot.open(empty)
    assert robot.step == 1
    assert robot.says("Ce fichier est vide.")
    robot.open(tmp_path / "absent.csv")
    assert robot.says("n’existe pas")


@pytest.mark.parametrize("examined", [False, True])
def test_a_second_file_that_is_no_list_does_not_leave_the_first_in_its_place(
    robot: ImportRobot, tmp_path: Path, examined: bool
) -> None:
    robot.open(a_list(tmp_path, 3))
    if examined:
        robot.check()
    wrong = tmp_path / "vide.csv"
    wrong.write_bytes(b"")
    assert robot.drop(wrong)
    assert robot.step == 1
    assert robot.says("Ce fichier est vide.")
    robot.open(a_list(tmp_path, 2, name="bonne.csv"))
    assert robot.step == 2
    assert robot.says("bonne.csv")
    assert not robot.says("Ce fichier est vide.")


def test_another_sheet_that_is_no_list_leaves_the_one_read_before(robot: ImportRobot, tmp_path: Path) -> None:
    book = two_sheets(tmp_path, empty="Vide")
    robot.open(book)
    robot.choose_sheet("Vide")
    assert (robot.step, robot.sheet()) == (2, "Arrivées")
    assert robot.remark("No CSQ") == ""


def test_a_list_is_chosen_by_the_button(robot: ImportRobot, questions: AnsweredQuestions, tmp_path: Path) -> None:
    questions.file = a_list(tmp_path, 3)
    robot.click("Choisir un fichier…")
    robot.rest()
    assert robot.step == 2


def test_without_the_certificate_number_one_cannot_go_on_until_its_column_is_named(
    robot: ImportRobot, tmp_path: Path
) -> None:
    robot.open(a_list(tmp_path, 3, headings={"No CSQ": "Colonne A"}))
    assert robot.says("numéro de certificat")
    assert not robot.primary().isEnabled()
    assert robot.remark("Colonne A") == "Colonne inconnue\u00a0: elle n’est pas importée."
    robot.map("Colonne A", "No CSQ")
    assert robot.primary().isEnabled()
    robot.check()
    assert robot.primary().text() == "Importer 3 dossiers"


def test_a_column_that_is_not_wanted_is_left_out(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(a_list(tmp_path, 3))
    robot.map("Ville", "Ne pas importer")
    robot.check()
    robot.click("Retour")
    assert robot.step == 2
    assert robot.fields()["Ville"] == "Ne pas importer"


def test_another_sheet_of_a_workbook_is_read(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(two_sheets(tmp_path))
    assert robot.sheet() == "Arrivées"
    assert len(robot.fields()) > 20
    robot.choose_sheet("Notes")
    assert robot.sheet() == "Notes"
    assert list(robot.fields()) == ["No CSQ", "Nom"]
    assert robot.says("n’en ouvre pas")


def test_the_import_is_taken_back_by_its_button(robot: ImportRobot, desk: Desk, tmp_path: Path) -> None:
    robot.open(a_list(tmp_path, 5))
    robot.check()
    robot.bring_in()
    assert cases(desk) == 5
    robot.click("Annuler l’importation")
    robot.rest()
    assert cases(desk) == 0
    assert robot.says("L’importation a été annulée")
    assert not robot.panel.foot.undo.isVisibleTo(robot.panel)


def test_a_typed_value_is_replaced_only_when_its_box_is_ticked(robot: ImportRobot, desk: Desk, tmp_path: Path) -> None:
    robot.open(a_list(tmp_path, 3, odd={2: {"Téléphone": "514 555-0002"}}))
    robot.check()
    robot.bring_in()
    case = next(iter(typed_by_hand(desk, "514 555-0002", "514 555-0777")))
    robot.click("Importer une autre liste")
    robot.open(a_list(tmp_path, 3, name="corrigée.csv", odd={2: {"Téléphone": "438 555-0123"}}))
    robot.check()
    assert robot.says("«\u00a0514 555-0777\u00a0» serait remplacé par «\u00a0438 555-0123\u00a0»")
    assert not robot.primary().isEnabled()
    robot.agree(2, "phone")
    assert robot.primary().text() == "Importer 1 dossier"
    robot.bring_in()
    assert stored(desk, "cases", case, "phone") == "438 555-0123"


def typed_by_hand(desk: Desk, before: str, after: str) -> list[int]:
    """Someone corrects the phone of whoever has a number; answers the cases."""
    with desk.reading() as file:
        found = list(case_ids(file, CaseFilter(text=before), desk.clock.today()))
    for case in found:
        desk.do(ChangeProfile(case, {"phone": after}, seen(desk)))
    return found


def test_the_report_is_saved_where_one_chooses(
    robot: ImportRobot, questions: AnsweredQuestions, around: Surroundings, tmp_path: Path
) -> None:
    robot.open(a_list(tmp_path, 3))
    robot.check()
    robot.bring_in()
    questions.file = tmp_path / "rapport.json"
    robot.click("Enregistrer le rapport…")
    robot.rest()
    assert json.loads(questions.file.read_text("utf-8"))["counts"]["new"] == 3
    assert around.notices.texts() == ("Rapport enregistré\u00a0: rapport.json",)


def test_a_report_that_cannot_be_saved_says_so_and_loses_nothing(
    robot: ImportRobot, questions: AnsweredQuestions, tmp_path: Path
) -> None:
    robot.open(a_list(tmp_path, 3))
    robot.check()
    questions.file = tmp_path / "nulle part" / "rapport.json"
    robot.click("Enregistrer le rapport…")
    robot.rest()
    assert robot.panel.message.isVisibleTo(robot.panel)
    assert (robot.step, robot.primary().isEnabled()) == (3, True)


def test_a_cancelled_import_writes_nothing_and_can_be_begun_again(
    robot: ImportRobot, desk: Desk, around: Surroundings
) -> None:
    robot.open(SAMPLE)
    robot.check()
    robot.primary().click()
    robot.click("Annuler")
    robot.rest()
    assert (robot.step, cases(desk)) == (3, 0)
    assert around.notices.texts() == ("Arrêté\u00a0: rien n’a été écrit.",)
    robot.bring_in()
    assert cases(desk) == 591


def test_while_it_works_the_keyboard_is_on_cancel(robot: ImportRobot) -> None:
    robot.open(SAMPLE)
    robot.check()
    robot.primary().click()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "cancel-work"
    robot.rest()


def test_leaving_while_it_works_stops_it_and_nothing_is_kept(
    robot: ImportRobot, desk: Desk, background: Background
) -> None:
    robot.open(SAMPLE)
    robot.check()
    robot.primary().click()
    robot.go_away()
    robot.wait(lambda: not background.busy)
    assert cases(desk) == 0


def test_the_keyboard_alone_brings_a_list_in(
    robot: ImportRobot, desk: Desk, questions: AnsweredQuestions, keyboard: Keyboard, tmp_path: Path
) -> None:
    questions.file = a_list(tmp_path, 3)
    robot.panel.setFocus()
    for _ in range(3):
        keyboard.press("Space")
        robot.rest()
    assert (robot.step, cases(desk)) == (4, 3)
    left: list[bool] = []
    robot.panel.left.connect(partial(left.append, True))
    keyboard.press("Space")
    assert left == [True]


def test_a_coordinator_reads_that_the_cases_wait_to_be_assigned(
    opened: Opened, coordinator: Desk, tmp_path: Path
) -> None:
    robot = opened(coordinator)
    robot.open(a_list(tmp_path, 3))
    robot.check()
    assert robot.says("À attribuer")
    robot.bring_in()
    assert robot.says("À attribuer")


def test_everything_passes_through_the_words(
    opened: Opened, look: Look, questions: AnsweredQuestions, background: Background, desk: Desk, tmp_path: Path
) -> None:
    robot = opened(desk, surroundings(look, Words.pseudo(), questions, background))
    assert untranslated(robot.panel) == []
    path = a_list(tmp_path, 2, headings={"Vol": "Siège"})
    robot.open(path)
    robot.check()
    robot.bring_in()
    names = {heading for heading in robot.headings() if heading}
    assert untranslated(robot.panel, sorted({path.name, *names, *robot.samples()}, key=len, reverse=True)) == []
