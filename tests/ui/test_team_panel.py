"""The team's page: its figures, their lists, sorting, and what it costs while nobody looks."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import declare_officer
from parcours_desktop.domain.behind import Behind, BehindKind
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.team import TeamFigure
from parcours_desktop.screens.team import TeamScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.team_panel import TeamPanel
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot
from tests.builders.acts import seen
from tests.builders.cases import a_case
from tests.robots.window import Window

KARIM = OfficerRow("k.benali", "Karim Benali", OfficerRole.OFFICER, "MTL")


@pytest.fixture
def panel(coordinator: Desk, desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[TeamPanel]:
    with coordinator.office.work() as work:
        declare_officer(work, KARIM)
        work.write()
    for number in range(3):
        a_case(desk, family_name=f"Haddad{number}", csq_number=f"CSQ-1{number}")
    case = a_case(coordinator, family_name="Ito", csq_number="CSQ-77")
    coordinator.do(assigned_to((case,), KARIM.login, seen(coordinator)))
    a_case(coordinator, family_name="Osei", csq_number="CSQ-78")
    made = TeamPanel(TeamScreen(coordinator, around.words), around)
    qtbot.addWidget(made)
    made.resize(1180, 680)
    Window(made).show()
    yield made
    made.leave()


def behind_of(panel: TeamPanel, qtbot: QtBot, act) -> Behind:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(panel.behind_wanted) as asked:
        act()
    (found,) = asked.args
    assert isinstance(found, Behind)
    return found


def names(panel: TeamPanel) -> list[str]:
    return [line.name for line in panel.shown.lines(panel.shown.ids)]


def test_a_line_for_each_officer_and_one_for_the_cases_that_wait(panel: TeamPanel) -> None:
    lines = {line.name: line.texts[TeamFigure.ACTIVE] for line in panel.shown.lines(panel.shown.ids)}
    assert lines == {"Karim Benali": "1", "Sophie Lavoie": "3", "À attribuer": "1"}


def test_a_cell_opens_the_list_behind_it_and_a_card_that_of_the_whole(panel: TeamPanel, qtbot: QtBot) -> None:
    sophie = names(panel).index("Sophie Lavoie")
    column = [one.key for one in panel.table.columns].index("active")
    panel.view.setCurrentIndex(panel.table.index(sophie, column))
    found = behind_of(panel, qtbot, lambda: qtbot.keyClick(panel.view, Qt.Key.Key_Return))
    assert (found.kind, len(found.ids), found.title) == (BehindKind.CASE, 3, "Sophie Lavoie\u00a0: dossiers actifs")
    whole = behind_of(panel, qtbot, panel.cards[0].click)
    assert len(whole.ids) == 5
    assert panel.cards[0].figure == "5"


def test_every_cell_and_card_has_its_list(panel: TeamPanel, qtbot: QtBot) -> None:
    for line in panel.shown.lines(panel.shown.ids):
        for column in panel.table.columns:
            behind_of(panel, qtbot, lambda line=line, column=column: panel.view.cell_opened.emit(line.id, column.key))
    for card in panel.cards:
        behind_of(panel, qtbot, card.click)


def test_sorting_leaves_the_cases_that_wait_last(panel: TeamPanel) -> None:
    panel.shown.sort("active", descending=True)
    assert names(panel) == ["Sophie Lavoie", "Karim Benali", "À attribuer"]
    panel.shown.sort("active", descending=False)
    assert names(panel) == ["Karim Benali", "Sophie Lavoie", "À attribuer"]


def test_what_happens_is_counted_again_once_somebody_looks(panel: TeamPanel, desk: Desk, coordinator: Desk) -> None:
    a_case(coordinator, family_name="Nguyen", csq_number="CSQ-79")
    assert panel.cards[0].figure == "6"
    panel.hide()
    before = panel.shown.sheet
    a_case(coordinator, family_name="Okafor", csq_number="CSQ-80")
    assert panel.shown.sheet is before
    panel.show()
    assert panel.cards[0].figure == "7"


def test_another_office_and_another_month(panel: TeamPanel) -> None:
    panel.office.activated.emit(panel.office.findData("QUE"))
    assert (panel.header.title.text(), panel.cards[0].figure) == ("Équipe — Québec", "0")
    panel.office.activated.emit(panel.office.findData(""))
    panel.month.activated.emit(panel.month.findData("2026-10"))
    assert panel.shown.sheet.whole.counts[TeamFigure.RUNNING] == 0


def test_pointing_at_a_bar_of_the_chart_tells_its_number(panel: TeamPanel) -> None:
    chart = panel.chart
    last = chart.bar_at(QPointF(chart.width() - 8, chart.height() / 2))
    assert last == 11
    assert chart.told(last).endswith("0 sur 0, novembre 2026")


def test_nothing_is_cut_at_the_first_size_of_the_window(panel: TeamPanel, qtbot: QtBot) -> None:
    panel.resize(1166, 660)
    qtbot.waitUntil(lambda: panel.view.horizontalScrollBar().maximum() == 0)
