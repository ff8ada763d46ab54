"""Printing many cases from the list: asked once, done aside with progress, stopped, taken up again, given up."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.print_series import SeriesChoice, SeriesOrder
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.queries.issues import issues
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.screens.printouts import Printable
from parcours_desktop.screens.series import begin_series, interrupted_series
from parcours_desktop.screens.series_printing import SeriesScreen
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.ui.case_list_panel import CaseListPanel
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.notices import Notice
from parcours_desktop.ui.series_output import LeftDialog, ResumeDialog, SeriesOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.progress import ProgressStrip
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.conftest import MARC
from tests.documents.pdf_reading import page_texts
from tests.robots.case_list import CaseListRobot
from tests.ui.conftest import AnsweredQuestions

Offices = tuple[CaseListRobot, SeriesOutput, list[Printable]]
PEOPLE = ("Abadi", "Haddad", "Kovalenko")


def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Offices:
    panel = CaseListPanel(CaseListScreen(desk, around.words), around)
    qtbot.addWidget(panel)
    panel.resize(1166, 690)
    around.notices.attach(panel)
    sent: list[Printable] = []
    output = SeriesOutput(around, panel, lambda: SeriesScreen(desk, around.words), sent.append)
    panel.acts.printing_wanted.connect(output.ask)
    robot = CaseListRobot(panel)
    robot.show()
    return robot, output, sent


@pytest.fixture
def people(desk: Desk) -> list[int]:
    cases = [a_case(desk, family_name=name, csq_number=f"CSQ-3000000{at}") for at, name in enumerate(PEOPLE)]
    for case in cases[:2]:
        desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte"))
    return cases


@pytest.fixture
def office(desk: Desk, people: list[int], around: Surroundings, qtbot: QtBot) -> Iterator[Offices]:
    assert people
    robot, output, sent = opened(desk, around, qtbot)
    yield robot, output, sent
    robot.panel.leave()


def answered(questions: AnsweredQuestions, **values: object) -> None:
    """Answer the form that was opened last."""
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(dialog.form.values() | values)
    dialog.accept()


def ended(robot: CaseListRobot, around: Surroundings, says: str) -> str:
    """Wait for a notice; the whole of what it says."""
    robot.wait(lambda: any(says in text for text in around.notices.texts()))
    return next(text for text in around.notices.texts() if says in text).replace("\u00a0", " ")


def test_the_chosen_cases_are_printed_into_one_file_and_what_was_left_is_named(
    office: Offices, around: Surroundings, questions: AnsweredQuestions, tmp_path: Path, desk: Desk
) -> None:
    robot, _output, sent = office
    questions.file = tmp_path / "plans.pdf"
    robot.press("Ctrl+A")
    assert around.actions.run("print_cases")
    assert questions.dialogs[-1].windowTitle().replace("\u00a0", " ") == "Imprimer pour 3 dossiers"
    answered(questions)
    said = ended(robot, around, "imprimés")
    with desk.reading() as file:
        number = file.exec_driver_sql("SELECT file_number FROM cases WHERE family_name='Kovalenko'").scalar_one()
        assert len(issues(file)) == 2
    assert said == "2 documents imprimés : plans.pdf."
    left = ended(robot, around, "laissé")
    assert left == f"1 dossier laissé. {number} : Le plan n’a ni objectif ni démarche."
    texts = page_texts(questions.file.read_bytes())
    assert [any(name in text for text in texts[1:]) for name in PEOPLE] == [True, True, False]
    notice = next(one for one in around.notices.findChildren(Notice) if "imprimés" in one.text.text())
    robot.click(notice.link)
    (page,) = sent
    assert page.printout().draw() == questions.file.read_bytes()
    robot.click(next(one for one in around.notices.findChildren(Notice) if "laissé" in one.text.text()).link)
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, LeftDialog)
    assert number in dialog.list.toPlainText()
    dialog.accept()
    assert QGuiApplication.clipboard().text() == dialog.list.toPlainText()


def test_a_file_each_goes_into_a_folder(
    office: Offices, around: Surroundings, questions: AnsweredQuestions, tmp_path: Path
) -> None:
    robot, _output, _sent = office
    questions.file = tmp_path / "bilans"
    assert around.actions.run("print_cases")
    answered(questions, kind=DocumentKind.SUMMARY.value, how="each", order=SeriesOrder.NUMBER.value)
    assert ended(robot, around, "imprimés") == "3 documents imprimés : bilans."
    assert len(list(questions.file.glob("bilan-*.pdf"))) == 3


def stopped(desk: Desk, target: Path, ids: list[int]) -> None:
    """A series of which one document was drawn."""
    progress = Progress()
    progress.listener = lambda done, _total: progress.cancel() if done == 1 else None
    series = begin_series(desk, SeriesChoice(DocumentKind.SUMMARY, merged=False), ids, target)
    with pytest.raises(Cancelled):
        SeriesRun(desk, series, Words("fr"))(progress)


def test_a_stopped_series_is_offered_at_the_start_and_taken_up(
    office: Offices, around: Surroundings, desk: Desk, people: list[int], tmp_path: Path
) -> None:
    robot, output, _sent = office
    output.offer()
    assert around.notices.texts() == ()
    stopped(desk, tmp_path / "bilans", people)
    output.offer()
    (said,) = around.notices.texts()
    assert "Impression arrêtée à 2 sur 3 (Bilan du plan, bilans)." in said
    robot.click(around.notices.findChildren(Notice)[0].link)
    assert ended(robot, around, "imprimés") == "3 documents imprimés : bilans."
    assert interrupted_series(desk) == ()


def test_a_stopped_series_can_be_given_up_for_another(
    office: Offices, around: Surroundings, questions: AnsweredQuestions, desk: Desk, people: list[int], tmp_path: Path
) -> None:
    stopped(desk, tmp_path / "bilans", people)
    assert around.actions.run("print_cases")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, ResumeDialog)
    dialog.other.click()
    assert interrupted_series(desk) == ()
    assert isinstance(questions.dialogs[-1], FormDialog)
    questions.dialogs[-1].reject()


def test_cancelled_it_says_how_far_it_was_and_the_window_goes_on_meanwhile(
    sample_desk: Desk, around: Surroundings, questions: AnsweredQuestions, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(sample_desk.office, MARC, sample_desk.clock, sample_desk.reference)
    robot, output, _sent = opened(desk, around, qtbot)
    questions.file = tmp_path / "bilans.pdf"
    turns: list[None] = []
    beats = QTimer(robot.panel, interval=5)
    beats.timeout.connect(partial(turns.append, None))
    beats.start()
    output.ask(tuple(robot.panel.listed.ids)[:200])
    answered(questions, kind=DocumentKind.SUMMARY.value)
    strip = around.notices.findChild(ProgressStrip)
    robot.wait(lambda: strip.bar.value() > 30)
    assert len(turns) > 10
    robot.click(strip.cancel)
    assert "sur 200" in ended(robot, around, "Impression arrêtée")
    assert interrupted_series(desk)[0].printed >= 25
    robot.panel.leave()
