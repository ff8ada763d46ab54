"""Giving out the queue: the proposal and its reasons, by hand, by dragging, in one act; an absence, a departure."""

from collections.abc import Iterator

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import declare_officer
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.queries.assignment import cases_held_by
from parcours_desktop.screens.assigning import AssigningScreen
from parcours_desktop.ui.assigning_drag import CASES_TYPE
from parcours_desktop.ui.assigning_panel import AssigningPanel
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.robots.window import Window

KARIM = OfficerRow("k.benali", "Karim Benali", OfficerRole.OFFICER, "MTL", languages=("ara",))


@pytest.fixture
def panel(coordinator: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[AssigningPanel]:
    with coordinator.office.work() as work:
        declare_officer(work, KARIM)
        work.write()
    a_case(coordinator, household_key="F-1")
    a_case(coordinator, family_name="Haddad", given_name="Sami", csq_number="CSQ-2", household_key="F-1")
    a_case(coordinator, family_name="Mora", csq_number="CSQ-3", contact_language="spa")
    made = AssigningPanel(AssigningScreen(coordinator, around.words, "MTL"), around, "Équipe")
    qtbot.addWidget(made)
    made.resize(1166, 660)
    Window(made).show()
    yield made
    made.leave()


def plan(panel: AssigningPanel) -> dict[str, tuple[str, str]]:
    return {line.person: (line.to, line.why) for line in panel.shown.lines(panel.shown.ids)}


def held(desk: Desk, login: str) -> int:
    with desk.reading() as file:
        return len(cases_held_by(file, login))


def test_the_proposal_gives_its_reasons_and_is_one_act(panel: AssigningPanel, coordinator: Desk) -> None:
    panel.propose.click()
    assert plan(panel) == {
        "Haddad, Rania": ("Karim Benali", "même bureau, parle la langue, charge la plus légère"),
        "Haddad, Sami": ("Karim Benali", "même bureau, parle la langue, charge la plus légère"),
        "Mora, Rania": ("Sophie Lavoie", "même bureau, charge la plus légère"),
    }
    assert panel.apply.text() == "Attribuer (3)"
    panel.apply.click()
    assert (held(coordinator, KARIM.login), held(coordinator, "s.lavoie")) == (2, 1)
    assert panel.shown.ids == ()
    assert not panel.apply.isEnabled()
    coordinator.undo()
    assert len(panel.shown.ids) == 3


def test_what_was_chosen_by_hand_stays_when_a_proposal_is_asked_for(panel: AssigningPanel) -> None:
    rania = panel.shown.ids[0]
    panel.queue.choose(rania)
    panel.to.activated.emit(panel.to.findData("s.lavoie"))
    assert plan(panel)["Haddad, Rania"] == ("Sophie Lavoie", "choisi à la main")
    panel.propose.click()
    assert plan(panel)["Haddad, Rania"] == ("Sophie Lavoie", "choisi à la main")
    panel.queue.choose(rania)
    panel.to.activated.emit(panel.to.findData(""))
    assert plan(panel)["Haddad, Rania"] == ("", "")


def test_rows_dropped_on_a_name_are_planned_for_it(panel: AssigningPanel) -> None:
    ids = panel.shown.ids[:2]
    carried = QMimeData()
    carried.setData(CASES_TYPE, QByteArray(" ".join(map(str, ids)).encode()))
    row = next(number for number, line in enumerate(panel.shown.receivers) if line.login == KARIM.login)
    place = QPointF(panel.people_view.visualRect(panel.people.index(row, 0)).center())
    none = Qt.KeyboardModifier.NoModifier
    panel.people_view.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, none))
    assert {case_id for case_id, login in panel.shown.planned if login == KARIM.login} == set(ids)
    (line,) = (one for one in panel.shown.receivers if one.login == KARIM.login)
    assert line.added == "+2"


def asked(panel: AssigningPanel, **values: object) -> FormDialog:
    panel.leaving.click()
    dialog = panel._around.questions.dialogs[-1]  # type: ignore[attr-defined]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)  # type: ignore[arg-type]
    dialog.yes.click()
    return dialog


def test_a_departure_splits_the_load_and_what_nobody_takes_waits(panel: AssigningPanel, coordinator: Desk) -> None:
    panel.propose.click()
    panel.apply.click()
    asked(panel, login=KARIM.login, why="departure", on=coordinator.clock.today())
    assert panel.heading.text() == "Départ de Karim Benali"
    assert {to for to, _ in plan(panel).values()} == {"Sophie Lavoie"}
    sami = panel.shown.ids[1]
    panel.shown.choose([sami], "")
    panel.apply.click()
    assert (held(coordinator, KARIM.login), held(coordinator, "s.lavoie")) == (0, 2)
    assert panel.shown.ids == (sami,)
    assert KARIM.login not in {line.login for line in panel.shown.receivers}
    coordinator.undo()
    assert held(coordinator, KARIM.login) == 2


def test_an_absence_may_keep_cases_and_is_shown_beside_the_name(panel: AssigningPanel, coordinator: Desk) -> None:
    asked(panel, login=KARIM.login, why="absence", on=coordinator.clock.today(), until=None)
    assert panel.apply.text() == "Noter l’absence et attribuer (0)"
    panel.apply.click()
    assert "Karim Benali (absence) · Montréal" in [line.name for line in panel.shown.receivers]
    panel.propose.click()
    assert {to for to, _ in plan(panel).values()} == {"Sophie Lavoie"}


def test_each_receiver_has_a_page_of_what_they_take_over(panel: AssigningPanel, qtbot: QtBot) -> None:
    assert not panel.handovers.isVisible()
    panel.propose.click()
    panel.apply.click()
    assert [choice.label for choice in panel.shown.handovers] == ["Karim Benali (2)", "Sophie Lavoie (1)"]
    link = panel.handovers.findChild(Button, "handover")
    assert link is not None
    with qtbot.waitSignal(panel.page_wanted) as asked:
        link.click()
    (page,) = asked.args
    assert b"%PDF" in page.draw()[:8]
    assert page.file_name == "releve-2026-11-23.pdf"


def test_whoever_is_back_is_proposed_again(panel: AssigningPanel, coordinator: Desk) -> None:
    today = coordinator.clock.today()
    dialog = asked(panel, login=KARIM.login, why="return", on=today)
    assert any("Aucune absence" in one.text() for one in dialog.findChildren(QLabel))
    asked(panel, login=KARIM.login, why="absence", on=today, until=None)
    panel.apply.click()
    asked(panel, login=KARIM.login, why="return", on=today)
    panel.propose.click()
    assert plan(panel)["Haddad, Rania"][0] == "Karim Benali"


def test_days_turned_round_are_refused_in_the_form(panel: AssigningPanel, coordinator: Desk) -> None:
    today = coordinator.clock.today()
    dialog = asked(panel, login=KARIM.login, why="absence", on=today, until=today.replace(day=1))
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("Le dernier jour doit suivre le premier") for text in said)
    assert panel.shown.leaving is None


def test_nothing_is_cut_at_the_first_size_of_the_window(panel: AssigningPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.queue.horizontalScrollBar().maximum() == 0)
