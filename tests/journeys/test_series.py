"""A coordinator prints the whole list, is interrupted, comes back another time and goes on where it stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.queries.issues import issues
from parcours_desktop.screens.office import OfficeScreens
from parcours_desktop.system.settings import Settings
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.notices import Notice
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.progress import ProgressStrip
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication
from tests.conftest import MARC
from tests.documents.pdf_reading import page_texts
from tests.robots.window import Window
from tests.ui.conftest import RESOURCES, AnsweredQuestions, surroundings


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    assert qapp is not None
    made = Background()
    yield made
    made.close()


def opened(desk: Desk, around: Surroundings) -> tuple[OfficeWindow, Window]:
    office = OfficeWindow(OfficeScreens(desk, around.words, Settings()), around)
    office.show()
    office.main.show_page("cases")
    robot = Window(office.main)
    robot.settle()
    return office, robot


def test_the_list_is_printed_interrupted_and_finished_another_day(
    qapp: QApplication, sample_desk: Desk, background: Background, tmp_path: Path
) -> None:
    desk = Desk(sample_desk.office, MARC, sample_desk.clock, sample_desk.reference)
    look, words, questions = Look(qapp, RESOURCES, "light"), Words("fr"), AnsweredQuestions()
    questions.file = tmp_path / "bilans.pdf"
    around = surroundings(look, words, questions, background)
    office, robot = opened(desk, around)
    office.cases.view.choose_many(list(office.cases.table.ids)[:90])
    robot.settle()
    assert around.actions.run("print_cases")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(dialog.form.values() | {"kind": DocumentKind.SUMMARY.value})
    dialog.accept()
    strip = around.notices.findChild(ProgressStrip)
    robot.wait(lambda: strip.bar.value() > 30)
    robot.click(strip.cancel)
    robot.wait(lambda: not background.busy)
    office.leave()
    assert not questions.file.exists()

    around = surroundings(look, words, questions, background)
    office, robot = opened(desk, around)
    robot.wait(lambda: any("Impression arrêtée à" in text for text in around.notices.texts()))
    robot.click(next(one for one in around.notices.findChildren(Notice) if "Impression" in one.text.text()).link)
    robot.wait(lambda: any("90 documents imprimés" in text for text in around.notices.texts()))
    with desk.reading() as file:
        kept = issues(file, kind=DocumentKind.SUMMARY)
    assert len({row.case_id for row in kept}) == len(kept) == 90
    assert len([text for text in page_texts(questions.file.read_bytes()) if "Bilan du plan — dossier" in text]) == 90
    office.leave()
