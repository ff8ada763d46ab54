"""A calendar of another program in the window: chosen or dropped, examined, imported, taken back; and one that leaves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.calendar_events import EventVerdict
from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.screens.calendar_export import CalendarExportScreen
from parcours_desktop.screens.calendar_import import CalendarImportScreen
from parcours_desktop.screens.preferences import PreferencesScreen
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.calendar_export_dialog import CalendarExportDialog
from parcours_desktop.ui.calendar_import_panel import CalendarImportPanel
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case
from tests.robots.calendar_import import CalendarImportRobot
from tests.robots.texts import untranslated
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions, surroundings

FILES = Path(__file__).parents[1] / "exchange" / "calendars" / "files"
Opened = Callable[..., CalendarImportRobot]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[Opened]:
    made: list[CalendarImportRobot] = []

    def open_page(beside: Surroundings = around) -> CalendarImportRobot:
        panel = CalendarImportPanel(CalendarImportScreen(desk, beside.words), beside)
        beside.notices.attach(panel)
        qtbot.addWidget(panel)
        panel.resize(1160, 690)
        robot = CalendarImportRobot(panel)
        robot.show()
        made.append(robot)
        return robot

    yield open_page
    for robot in made:
        robot.panel.leave()
        robot.panel.close()


@pytest.fixture
def robot(opened: Opened) -> CalendarImportRobot:
    return opened()


def entries(desk: Desk) -> int:
    with desk.reading() as file:
        sql = "SELECT count(*) FROM appointment WHERE ics_uid<>'' AND removed=0"
        return file.exec_driver_sql(sql).scalar_one()


def test_a_calendar_is_examined_imported_and_taken_back(desk: Desk, robot: CalendarImportRobot) -> None:
    before = seen(desk)
    robot.open(FILES / "outlook.ics")
    assert "rien n’est encore écrit" in robot.summary()
    assert robot.chips() == ["Toutes 10", "Nouvelles 9", "Inchangées 1"]
    assert seen(desk) == before
    assert any("2026-11-24" in row and "9 h – 10 h 30" in row.replace("\u00a0", " ") for row in robot.rows())
    assert any("Événement privé" in row for row in robot.rows())
    robot.press("Importer 9 dates")
    assert entries(desk) == 9
    assert "9 dates ajoutées" in robot.summary()
    robot.press("Annuler l’importation")
    assert entries(desk) == 0
    assert "comme avant" in robot.summary()


def test_a_dropped_calendar_and_the_same_again(desk: Desk, robot: CalendarImportRobot) -> None:
    robot.drop(FILES / "korganizer.ics")
    robot.press("Importer 8 dates")
    robot.press("Importer un autre calendrier")
    robot.drop(FILES / "korganizer.ics")
    assert robot.chips() == ["Toutes 8", "Inchangées 8"]
    assert not robot.panel.foot.next.isEnabled()
    assert "rien à importer" in robot.summary()


def test_a_series_without_an_end_says_until_when_it_is_taken(robot: CalendarImportRobot) -> None:
    robot.open(FILES / "google.ics")
    said = robot.panel.window_said.text().replace("\u00a0", " ")
    assert "23 octobre 2026" in said
    assert "23 mai 2028" in said


def test_what_leaves_free_comes_along_when_the_box_is_ticked(robot: CalendarImportRobot) -> None:
    robot.open(FILES / "outlook.ics")
    robot.panel.view.with_free.click()
    robot.finish()
    assert robot.chips() == ["Toutes 10", "Nouvelles 10"]


def test_a_chip_keeps_the_dates_of_one_verdict(robot: CalendarImportRobot) -> None:
    robot.open(FILES / "outlook.ics")
    robot.panel.view.chips[EventVerdict.UNCHANGED].click()
    assert len(robot.rows()) == 1
    assert "Anniversaire" in robot.rows()[0]


def test_a_file_that_is_no_calendar_is_told_at_the_place(robot: CalendarImportRobot, tmp_path: Path) -> None:
    other = tmp_path / "liste.ics"
    other.write_text("Nom;Prénom\n")
    robot.open(other)
    assert robot.panel.complaint.text.text() == "Ce fichier n’est pas un calendrier. Choisissez un fichier .ics."
    assert robot.panel.pages.currentIndex() == 0


def test_the_report_is_saved(robot: CalendarImportRobot, questions: AnsweredQuestions, tmp_path: Path) -> None:
    questions.file = tmp_path / "rapport.json"
    robot.open(FILES / "outlook.ics")
    robot.press("Enregistrer le rapport…")
    assert json.loads(questions.file.read_text(encoding="utf-8"))["dry_run"] is True


def test_leaving_while_it_reads_writes_nothing(desk: Desk, around: Surroundings, qtbot: QtBot) -> None:
    panel = CalendarImportPanel(CalendarImportScreen(desk, around.words), around)
    qtbot.addWidget(panel)
    panel.open_file(FILES / "google.ics")
    panel.leave()
    Window(panel).wait(lambda: not around.background.busy)
    assert entries(desk) == 0


def test_every_text_of_the_page_is_translated(
    opened: Opened, look: Look, questions: AnsweredQuestions, around: Surroundings
) -> None:
    robot = opened(surroundings(look, Words.pseudo(), questions, around.background))
    robot.open(FILES / "google.ics")
    assert untranslated(robot.panel) == []


def test_a_calendar_leaves_through_the_dialog(
    desk: Desk, around: Surroundings, questions: AnsweredQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    questions.file = tmp_path / "calendrier.ics"
    parent = QWidget()
    qtbot.addWidget(parent)
    around.notices.attach(parent)
    dialog = CalendarExportDialog(parent, CalendarExportScreen(desk, around.words), around)
    dialog.open()
    with qtbot.waitSignal(dialog.saved):
        dialog.accept()
    text = questions.file.read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in text
    assert "Haddad" not in text
    dialog.form.set_values({"whose": "s.lavoie", "first": None, "last": None, "names": True})
    with qtbot.waitSignal(dialog.saved):
        dialog.accept()
    assert "Haddad" in questions.file.read_text(encoding="utf-8")


def test_a_period_that_ends_before_it_begins_is_told_beside_its_field(
    desk: Desk, around: Surroundings, questions: AnsweredQuestions, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    screen = CalendarExportScreen(desk, around.words)
    dialog = CalendarExportDialog(parent, screen, around)
    today = around.today()
    dialog.form.set_values({"whose": "s.lavoie", "first": today, "last": today.replace(day=1), "names": False})
    dialog.accept()
    assert [refusal.code for refusal in screen.refusals] == ["calendar_days_backwards"]
    assert questions.asked == []


def test_one_appointment_leaves_alone_and_names_follow_the_preference(
    desk: Desk, around: Surroundings, questions: AnsweredQuestions, qtbot: QtBot, tmp_path: Path
) -> None:
    case = a_case(desk)
    row = an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.CONFIRMED)
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=AppointmentState.PROPOSED)
    preferences = PreferencesScreen(Settings(), around.words)
    preferences.choose("names_in_calendars", True)
    assert preferences.values()["names_in_calendars"] is True
    questions.file = tmp_path / "un.ics"
    parent = QWidget()
    qtbot.addWidget(parent)
    around.notices.attach(parent)
    with_names = preferences.settings.names_in_calendars
    screen = CalendarExportScreen(desk, around.words, with_names=with_names, appointment_id=row)
    dialog = CalendarExportDialog(parent, screen, around)
    with qtbot.waitSignal(dialog.saved):
        dialog.accept()
    text = questions.file.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert "Haddad" in text
