"""The page « Dossiers » through a robot: search, chips, order, views, several at once, export, what stands beside."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.ui.case_list_naming import ViewNameDialog
from parcours_desktop.ui.case_list_panel import CaseListPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.robots.case_list import CaseListRobot
from tests.robots.texts import untranslated
from tests.ui.conftest import AnsweredQuestions, surroundings

PEOPLE = (
    ("Haddad", "Rania", {"contact_language": "ara", "birth_country": "LBN", "arrived_on": date(2026, 11, 16)}),
    ("Mohammed", "Karim", {"contact_language": "ara", "arrived_on": date(2026, 11, 20), "region": "03"}),
    ("Étienne", "Zoé", {"contact_language": "fra", "arrived_on": None, "arriving_on": date(2027, 1, 21)}),
    ("محمد", "نيلوفر", {"contact_language": "fas", "arrived_on": date(2026, 10, 2)}),
    ("=2+3", "Anaïs", {"contact_language": "fra", "arrived_on": date(2026, 11, 23)}),
)
Opened = Callable[..., CaseListRobot]


def fill(desk: Desk) -> None:
    for number, (family, given, rest) in enumerate(PEOPLE):
        columns = {"csq_number": f"CSQ-3000000{number}", "birth_date": date(1980 + number, 1, 1), **rest}
        a_case(desk, family_name=family, given_name=given, **columns)


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Opened:
    def make(who: Desk = desk, surrounded: Surroundings = around) -> CaseListRobot:
        panel = CaseListPanel(CaseListScreen(who, surrounded.words), surrounded)
        qtbot.addWidget(panel)
        panel.resize(1166, 690)
        surrounded.notices.attach(panel)
        robot = CaseListRobot(panel)
        robot.show()
        return robot

    return make


def test_the_list_says_who_where_and_what_presses(desk: Desk, opened: Opened) -> None:
    fill(desk)
    (row,) = [row for row in opened().rows() if "Haddad" in row]
    assert row.split(" | ")[1:] == ["Haddad, Rania", "Liban", "—", "Arrivée", "23\u00a0nov.", "dernier jour"]


def test_an_empty_list_says_what_to_do(opened: Opened) -> None:
    robot = opened()
    assert robot.says("Importez la liste des arrivées")


@pytest.mark.parametrize("typed", ["mohamed", "MOHAMMAD kar", "karim moh"])
def test_a_name_is_found_in_any_spelling_and_order(desk: Desk, opened: Opened, typed: str) -> None:
    fill(desk)
    robot = opened()
    robot.search(typed)
    assert "Mohammed, Karim" in robot.names()


def test_a_name_is_found_across_scripts_and_without_accents(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.search("mohamed")
    assert set(robot.names()) == {"Mohammed, Karim", "محمد, نيلوفر"}
    robot.search("etienne")
    assert robot.names() == ["Étienne, Zoé"]
    robot.search("rien de tel")
    assert robot.names() == []


def test_chips_narrow_the_list_and_can_be_taken_away(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.choose("language", "arabe")
    assert robot.names() == ["Haddad, Rania", "Mohammed, Karim"]
    robot.choose("region", "Capitale-Nationale")
    assert robot.names() == ["Mohammed, Karim"]
    robot.panel.filters.language.clear_choices()
    robot.panel.filters.region.clear_choices()
    robot.choose("arrival", "90 prochains jours")
    assert robot.names() == ["=2+3, Anaïs", "Étienne, Zoé"]


def test_late_cases_are_those_whose_clock_ran_out(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.click(robot.panel.filters.late)
    assert robot.names() == ["محمد, نيلوفر"]


def test_any_column_sorts_both_ways(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.sort("language")
    first = robot.names()
    robot.sort("language", descending=True)
    assert first[0] == "Haddad, Rania"
    assert robot.names()[-1] == "Mohammed, Karim"


def test_a_view_is_kept_with_its_count(
    desk: Desk, around: Surroundings, questions: AnsweredQuestions, opened: Opened
) -> None:
    fill(desk)
    robot = opened()
    robot.choose("language", "arabe")
    robot.panel.filters.save_view_wanted.emit()
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, ViewNameDialog)
    dialog.line.setText("Arabophones")
    dialog.accept()
    robot.view("Tous les dossiers")
    assert len(robot.names()) == 5
    again = opened()
    assert again.view("Arabophones") == "Arabophones (2)"
    assert again.names() == ["Haddad, Rania", "Mohammed, Karim"]
    again.view("Oublier")
    with pytest.raises(StopIteration):
        again.view("Arabophones")


def test_columns_are_chosen_and_remembered(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.panel.listed.keep_columns(["name", "csq_number"])
    robot.settle()
    assert [column.key for column in robot.panel.table.columns] == ["name", "csq_number"]
    assert [column.key for column in opened().panel.table.columns] == ["name", "csq_number"]


def test_several_cases_are_given_to_an_officer_in_one_act(
    desk: Desk, coordinator: Desk, around: Surroundings, opened: Opened
) -> None:
    fill(coordinator)
    robot = opened(coordinator)
    robot.select("Haddad, Rania", "Mohammed, Karim")
    ids = robot.panel.view.chosen_ids()
    assert robot.panel.listed.assign(ids, "s.lavoie")
    robot.choose("officer", "Sophie Lavoie")
    assert robot.names() == ["Haddad, Rania", "Mohammed, Karim"]
    coordinator.undo()
    robot.settle()
    assert robot.names() == []


def test_enter_opens_the_case_and_arrows_walk(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    fill(desk)
    robot = opened()
    robot.press("Down")
    wanted = robot.panel.table.ids[1]
    with qtbot.waitSignal(robot.panel.case_chosen) as told:
        robot.press("Enter")
    assert told.args == [wanted]


def test_the_pane_follows_the_row(desk: Desk, opened: Opened) -> None:
    fill(desk)
    robot = opened()
    robot.search("haddad")
    case = robot.panel.table.ids[0]
    desk.do(AddAppointment(case, AppointmentKind.FIRST_MEETING, desk.clock.now().replace(day=24, hour=9)))
    robot.panel.view.choose(case)
    robot.wait(lambda: any("Première rencontre" in text for text in robot.preview()))
    assert "Haddad, Rania" in robot.preview()


def test_a_probable_duplicate_is_told_with_its_reason(desk: Desk, opened: Opened) -> None:
    fill(desk)
    a_case(desk, family_name="Rania", given_name="Haddad", csq_number="CSQ-39999999", birth_date=date(1980, 1, 1))
    robot = opened()
    robot.search("haddad")
    robot.panel.view.selectRow(0)
    robot.wait(lambda: any("Doublon probable" in text for text in robot.preview()))
    assert any("inversés" in text for text in robot.preview())


def test_an_export_opens_elsewhere_and_its_formulas_stay_text(
    desk: Desk, questions: AnsweredQuestions, opened: Opened, tmp_path: Path
) -> None:
    fill(desk)
    robot = opened()
    for name in ("liste.xlsx", "liste.csv"):
        questions.file = tmp_path / name
        assert robot.panel.listed is not None
        robot.panel._around.actions.run("export_list")
    sheet = load_workbook(tmp_path / "liste.xlsx").active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} <= {"s"}
    with (tmp_path / "liste.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 6
    assert any(row[1].startswith("'=2+3") for row in rows)


def test_the_list_says_nothing_that_is_not_translated(
    desk: Desk, look: object, questions: AnsweredQuestions, opened: Opened, background: object
) -> None:
    fill(desk)
    robot = opened(desk, surroundings(look, Words.pseudo(), questions, background))  # type: ignore[arg-type]
    robot.panel.view.selectRow(0)
    robot.wait(lambda: robot.panel.preview.shown is not None)
    assert robot.panel.preview.shown is not None
    data = [part for person in PEOPLE for part in person[:2]]
    numbers = [line.row.file_number for line in robot.panel.listed.lines(robot.panel.table.ids)]
    numbers += [number.removeprefix("AQ-") for number in numbers]
    tables = (desk.reference.languages, desk.reference.countries)
    reference = [entry.name for table in tables for entry in table.values()]
    assert untranslated(robot.panel, data=[*numbers, *data, "Sophie Lavoie", *reference]) == []
