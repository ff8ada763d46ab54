"""The page of figures: what is asked is shown, each number opens its list, what leaves is masked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.behind import Behind
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.exchange.trial_office import COORDINATOR, make_trial_office
from parcours_desktop.screens.figures import FiguresScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import Reference
from parcours_desktop.ui.figures_panel import FiguresPanel
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot
from tests.conftest import NOON, PASSPHRASE
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Iterator[Desk]:
    path, clock = tmp_path_factory.mktemp("figures") / "essai.db", FixedClock(NOON)
    make_trial_office(path, PASSPHRASE, clock, cases=120, seat=OfficerRole.COORDINATOR).close()
    opened = open_office(path, PASSPHRASE, NOON)
    yield Desk(opened, COORDINATOR, clock, reference)
    opened.close()


@pytest.fixture
def panel(trial: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[FiguresPanel]:
    made = FiguresPanel(FiguresScreen(trial, around.words), around)
    qtbot.addWidget(made)
    made.resize(1180, 680)
    Window(made).show()
    qtbot.waitUntil(lambda: made.shown.sheet is not None)
    yield made
    made.leave()


def ask(panel: FiguresPanel, qtbot: QtBot, box: str, code: str) -> None:
    chosen = getattr(panel, box)
    before = panel.shown.table
    chosen.activated.emit(chosen.findData(code))
    qtbot.waitUntil(lambda: panel.shown.table is not before)


def cells(panel: FiguresPanel) -> list[list[str]]:
    model = panel.table
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_share_is_shown_with_its_numerator_and_its_denominator(panel: FiguresPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "first", "")
    (whole,) = cells(panel)
    counted = panel.shown.table
    assert counted is not None
    total = counted.total()
    assert whole[1:3] == [str(total.met), f"{total.of}"]
    assert panel.drawn.isHidden()


def test_each_number_opens_its_own_list(panel: FiguresPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "figure", "steps")
    ask(panel, qtbot, "first", "strand")
    for key, of in (("met", "met"), ("of", "of")):
        with qtbot.waitSignal(panel.behind_wanted) as asked:
            panel.view.cell_opened.emit(0, key)
        (found,) = asked.args
        assert isinstance(found, Behind)
        assert panel.shown.sheet is not None
        assert len(found.ids) == getattr(panel.shown.sheet.lines[0].cells[-1].counted, of)
    assert "Installation" in found.title


def test_two_cuts_make_a_table_of_columns_with_totals(panel: FiguresPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "figure", "referrals")
    ask(panel, qtbot, "first", "office")
    ask(panel, qtbot, "second", "state")
    shown = cells(panel)
    assert shown[-1][0] == "Total"
    assert panel.shown.sheet is not None
    assert len(shown[0]) == len(panel.shown.sheet.columns) + 2
    with qtbot.waitSignal(panel.behind_wanted) as asked:
        panel.view.cell_opened.emit(len(shown) - 1, "total")
    (found,) = asked.args
    assert panel.shown.table is not None
    assert len(found.ids) == panel.shown.table.total().of


def test_days_turned_round_are_refused_beside_the_field(
    panel: FiguresPanel, qtbot: QtBot, questions: AnsweredQuestions
) -> None:
    panel.period.activated.emit(panel.period.findData("chosen"))
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    values = dialog.form.values()
    dialog.form.set_values({"since": values["until"], "until": values["since"]})
    dialog.accept()
    assert dialog.form.box("until").message.text.text()
    assert dialog.isVisible()
    dialog.reject()
    assert panel.period.currentData() == "year"


def test_what_leaves_is_masked_in_the_file_and_on_the_page(
    panel: FiguresPanel, qtbot: QtBot, questions: AnsweredQuestions, tmp_path: Path
) -> None:
    ask(panel, qtbot, "figure", "five-days")
    ask(panel, qtbot, "first", "office")
    assert any(cell.endswith("*") for line in cells(panel) for cell in line)
    questions.file = tmp_path / "bilan.csv"
    panel.export.click()
    qtbot.waitUntil(questions.file.exists)
    written = questions.file.read_text(encoding="utf-8-sig")
    masked = [line for line in written.splitlines() if line.endswith(";oui")]
    assert masked
    assert all(line.split(";")[3:6] == ["", "", ""] for line in masked)
    with qtbot.waitSignal(panel.page_wanted) as asked:
        panel.print.click()
    (page,) = asked.args
    assert isinstance(page, Printout)
    document = PdfDocument(page.draw())
    assert "masqué" in document[0].get_textpage().get_text_range()
