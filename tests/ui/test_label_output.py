"""Labels from the list: the sheet is asked for, a place that it has not is refused there, the pages are shown."""

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.screens.labels import LabelsScreen
from parcours_desktop.screens.printouts import Printable
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.label_output import LabelOutput
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case


@pytest.fixture
def shown() -> list[Printable]:
    return []


@pytest.fixture
def output(desk: Desk, around: Surroundings, qtbot: QtBot, shown: list[Printable]) -> LabelOutput:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def screens(ids: object) -> LabelsScreen:
        return LabelsScreen(desk, Words("fr"), ids)  # type: ignore[arg-type]

    made = LabelOutput(around, window, screens, shown.append)
    made.setProperty("window", window)
    return made


def test_the_sheet_is_asked_for_and_the_pages_are_shown(
    output: LabelOutput, desk: Desk, shown: list[Printable]
) -> None:
    case = a_case(desk, street="12, rue des Pins", city="Montréal", postal_code="H2X 1Y4")
    output.ask((case, a_case(desk, csq_number="CSQ-77777777")))
    dialog = output.parent().findChild(FormDialog)
    assert dialog is not None
    dialog.form.set_values({"first": 31})
    dialog.accept()
    assert shown == []
    assert dialog.form.box("first").is_refused
    dialog.form.set_values({"first": 30})
    dialog.accept()
    assert shown[0].printout().draw().startswith(b"%PDF")


def test_without_an_address_it_is_said(output: LabelOutput, desk: Desk, around: Surroundings) -> None:
    output.ask((a_case(desk),))
    assert "sans adresse" in around.notices.texts()[0]
    assert output.parent().findChild(FormDialog) is None
