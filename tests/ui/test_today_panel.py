"""The first page, worked with the mouse and with the keyboard."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Strand
from parcours_desktop.domain.today import TodayList
from parcours_desktop.screens import today as today_screens
from parcours_desktop.screens.today import TodayScreen
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.today_panel import TodayPanel
from parcours_desktop.wording.words import Words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case
from tests.robots.today import TodayRobot

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP
Opened = Callable[[Desk], TodayRobot]


@pytest.fixture
def opened(around: Surroundings, words: Words, qtbot: QtBot) -> Iterator[Opened]:
    made: list[TodayPanel] = []

    def open_page(desk: Desk) -> TodayRobot:
        panel = TodayPanel(TodayScreen(desk, words), around)
        panel.resize(1166, 700)
        qtbot.addWidget(panel)
        around.notices.attach(panel)
        made.append(panel)
        return TodayRobot(panel).show()

    yield open_page
    for panel in made:
        panel.leave()


def a_late_step(desk: Desk, case: int, day: int = 11) -> int:
    made = desk.do(AddStep(case, Strand.EMPLOYMENT, "Préparer mon CV")).value
    desk.do(ChangeStep(made, {"due_on": date(2026, 11, day)}, seen(desk)))
    return made


def another(desk: Desk, number: int, **columns: object) -> int:
    return a_case(desk, csq_number=f"CSQ-3000{number:04}", family_name=f"Nom{number:02}", **columns)


def test_an_empty_day_says_what_to_do(desk: Desk, opened: Opened) -> None:
    robot = opened(desk)
    assert robot.heading() == ("Lundi 23\u00a0novembre", "0 rendez-vous, 0 point à traiter")
    assert robot.empty(TodayList.CLOCKS).startswith("Aucun délai ne court.")
    assert robot.empty(TodayList.LATE_STEPS) == "Aucune démarche n’est en retard."
    assert robot.panel.day.empty.text().startswith("Aucun rendez-vous aujourd’hui.")


def test_a_row_opens_its_case_and_its_button_plans_what_is_not_planned(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    case, planned = a_case(desk), another(desk, 1)
    an_appointment_of(desk, planned, starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    robot = opened(desk)
    with qtbot.waitSignal(robot.panel.case_wanted) as told:
        robot.click(TodayList.CLOCKS, "Haddad")
    assert told.args == [case]
    with qtbot.waitSignal(robot.panel.schedule_wanted) as told:
        assert robot.press_button(TodayList.CLOCKS, "Haddad") == "Planifier"
    assert told.args == [case]
    with qtbot.waitSignal(robot.panel.case_wanted) as told:
        assert robot.press_button(TodayList.CLOCKS, "Nom01") == "Ouvrir"
    assert told.args == [planned]


def test_the_count_told_is_the_sum_of_those_shown(desk: Desk, opened: Opened) -> None:
    case = a_case(desk)
    robot = opened(desk)
    told: list[int] = []
    robot.panel.counted.connect(told.append)
    a_late_step(desk, case)
    assert told[-1] == sum(robot.counts()) == 2
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-23T09:00"), state=CONFIRMED)
    assert robot.counts() == [1, 1, 1]
    assert robot.heading()[1] == "1 rendez-vous, 3 points à traiter"


def test_what_is_over_is_told_with_one_click_and_taken_back(desk: Desk, opened: Opened, around: Surroundings) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T10:00"), state=CONFIRMED)
    robot = opened(desk)
    robot.tell("Haddad", AppointmentState.HELD)
    assert stored(desk, "appointment", made, "state") == "held"
    assert robot.day() == ["10\u00a0h, 45\u00a0min, Haddad, Rania, Première rencontre — Bureau, Tenu"]
    assert around.notices.texts() == ("Rendez-vous avec Haddad, Rania\u00a0: tenu.",)
    robot.panel.listed.undo(1)
    assert stored(desk, "appointment", made, "state") == "confirmed"
    assert complaints(desk) == []


def test_the_whole_list_is_asked_for_when_it_is_longer(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    case = a_case(desk)
    for day in range(1, 8):
        a_late_step(desk, case, day)
    robot = opened(desk)
    assert len(robot.lines(TodayList.LATE_STEPS)) == 5
    with qtbot.waitSignal(robot.panel.list_wanted) as told:
        robot.see_all(TodayList.LATE_STEPS)
    assert told.args[0].late


def test_the_arrows_walk_the_lists_and_cross_to_the_day(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    case = a_case(desk)
    another(desk, 1, arrived_on=date(2026, 11, 18))
    a_late_step(desk, case)
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-23T15:30"), state=CONFIRMED)
    robot = opened(desk)
    robot.enter()
    assert robot.here().startswith("Haddad, Rania, arrivée")
    robot.press("Down")
    assert robot.here().startswith("Nom01")
    robot.press("Down", "Down")
    assert robot.here().startswith("Préparer mon CV")
    robot.press("Up", "Right")
    assert robot.here().startswith("15\u00a0h\u00a030")
    robot.press("Left")
    assert robot.here().startswith("Haddad")
    with qtbot.waitSignal(robot.panel.case_wanted) as told:
        robot.press("Enter")
    assert told.args == [case]
    robot.press("Tab")
    assert robot.here() == "Planifier\u00a0: Haddad, Rania"
    with qtbot.waitSignal(robot.panel.schedule_wanted):
        robot.press("Space")


def test_a_row_that_is_walked_to_is_scrolled_into_sight(desk: Desk, opened: Opened) -> None:
    case = a_case(desk)
    for number in range(1, 8):
        another(desk, number)
        a_late_step(desk, case, number)
    robot = opened(desk)
    robot.panel.resize(1040, 320)
    robot.window.settle()
    robot.enter()
    robot.press(*["Down"] * 12)
    assert robot.is_in_sight(robot.panel.cards[TodayList.LATE_STEPS].rows[-1])
    assert not robot.panel.area.horizontalScrollBar().isVisible()


def test_the_focus_stays_on_the_page_when_the_day_is_told(desk: Desk, opened: Opened) -> None:
    case = a_case(desk)
    for start in ("2026-11-23T09:00", "2026-11-23T10:00"):
        an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall(start), state=CONFIRMED)
    robot = opened(desk)
    robot.entry("10\u00a0h").setFocus(Qt.FocusReason.TabFocusReason)
    robot.press("Tab", "Space")
    assert robot.here().startswith("10\u00a0h")
    assert "Tenu" in robot.here()


def test_the_page_follows_the_minute(desk: Desk, opened: Opened, clock: FixedClock) -> None:
    an_appointment_of(desk, a_case(desk), kind=FOLLOW_UP, starts_at=wall("2026-11-23T13:00"), state=CONFIRMED)
    robot = opened(desk)
    assert robot.counts() == [1]
    clock.advance(timedelta(hours=2))
    robot.panel.minute.timeout.emit()
    assert robot.counts() == [1, 1]


def test_a_coordinator_looks_at_one_officer(desk: Desk, coordinator: Desk, opened: Opened) -> None:
    a_case(desk)
    robot = opened(coordinator)
    assert robot.panel.officers.isVisibleTo(robot.panel)
    assert robot.panel.day.header.title.text() == "La journée"
    robot.panel.officers.set_value("s.lavoie")
    robot.panel.officers.committed.emit()
    assert robot.panel.listed.officer == "s.lavoie"
    assert not opened(desk).panel.officers.isVisibleTo(robot.panel)


def test_a_large_office_is_read_beside_the_window(desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today_screens, "LONG", 0)
    case = a_case(desk)
    robot = opened(desk)
    robot.window.wait(lambda: robot.panel.listed.is_read)
    assert robot.counts() == [1]
    a_late_step(desk, case)
    robot.window.wait(lambda: robot.counts() == [1, 1])
