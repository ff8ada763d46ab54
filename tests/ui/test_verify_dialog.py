"""Verifying in the window: a code is typed, a PDF is dropped anywhere; the answer is said in words; the register tells it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.sealing import shown_code
from parcours_desktop.domain.service_codes import DocumentKind, SealForm
from parcours_desktop.queries.plan_versions import signed_sheet
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.register import RegisterScreen
from parcours_desktop.screens.verification import VerificationScreen
from parcours_desktop.ui.register_panel import RegisterPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.verify_dialog import VerifyDialog, Verifying
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case

FRENCH = Words("fr")


@pytest.fixture
def plan(desk: Desk) -> PlanScreen:
    case = a_case(desk)
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte bancaire"))
    plan = PlanScreen(desk, FRENCH, case)
    plan.seal(plan.sealing(SealForm.SIGNED)())
    return plan


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget, desk: Desk, around: Surroundings) -> Iterator[VerifyDialog]:
    dialog = VerifyDialog(window, VerificationScreen(desk, FRENCH), around)
    dialog.show()
    yield dialog
    dialog.reject()


def a_pdf(plan: PlanScreen, path: Path) -> Path:
    page = plan.printout()
    page.record(page.saving(path)())
    return path


def dropped(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDropEvent):
        QApplication.sendEvent(widget, kind(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_typed_code_is_answered_and_leads_to_the_case(dialog: VerifyDialog, plan: PlanScreen, qtbot: QtBot) -> None:
    with plan.desk.reading() as file:
        sheet = signed_sheet(file, plan.case_id, 1)
    assert sheet is not None
    dialog.code.setText(shown_code(sheet.code))
    dialog.check.click()
    assert dialog.sentence.text().startswith("Authentique et en vigueur")
    assert dialog.card.isVisible()
    with qtbot.waitSignal(dialog.case_wanted) as told:
        dialog.open_case.click()
    assert told.args == [plan.case_id]


def test_what_is_no_code_is_said_below_the_field(dialog: VerifyDialog) -> None:
    dialog.code.setText("abc")
    dialog.check.click()
    assert "huit signes" in dialog.message.text.text()
    assert not dialog.card.isVisible()
    dialog.code.setText("")
    dialog.code.textEdited.emit("")
    assert dialog.message.text.text() == ""


def test_a_pdf_dropped_on_the_window_opens_the_answer(
    window: QWidget, plan: PlanScreen, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    path = a_pdf(plan, tmp_path / "plan.pdf")
    verifying = Verifying(window, around, VerificationScreen(plan.desk, FRENCH))
    dropped(window, path)
    (opened,) = verifying.parent().findChildren(VerifyDialog)
    qtbot.waitUntil(lambda: bool(opened.sentence.text()))
    assert opened.sentence.text().startswith("Authentique et en vigueur")
    opened.reject()


def test_another_file_is_refused_with_a_sentence(dialog: VerifyDialog, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("nom", "utf-8")
    dropped(dialog, path)
    qtbot.waitUntil(lambda: bool(dialog.message.text.text()))
    assert dialog.message.text.text() == "Ce n’est pas un document PDF."


def test_the_register_shows_what_left_and_opens_its_case(
    plan: PlanScreen, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = RegisterPanel(RegisterScreen(plan.desk, FRENCH), around)
    qtbot.addWidget(panel)
    assert list(panel.table.ids) == []
    a_pdf(plan, tmp_path / "plan.pdf")
    (line,) = panel._screen.rows(panel.table.ids)
    assert (line.what, line.by, line.audience) == ("Plan d’action", "Sophie Lavoie", "La personne")
    assert line.version.startswith("1 · ")
    with qtbot.waitSignal(panel.case_chosen) as told:
        panel.view.row_opened.emit(panel.table.ids[0])
    assert told.args == [plan.case_id]
    panel.kind.setCurrentIndex(panel.kind.findData(DocumentKind.LETTER.value))
    panel.kind.activated.emit(panel.kind.currentIndex())
    assert list(panel.table.ids) == []
    panel.leave()
