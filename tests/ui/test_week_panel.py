"""The working week, worked with the mouse and with the keyboard."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.screens.week import WeekScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.week_dialog import AddAppointmentDialog
from parcours_desktop.ui.week_head import LimitChip
from parcours_desktop.ui.week_panel import WeekPanel
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, stored, wall
from tests.builders.cases import a_case
from tests.robots.case_file import FormRobot, drag
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP


@pytest.fixture
def panel(desk: Desk, around: Surroundings, words: Words, qtbot: QtBot) -> Iterator[WeekPanel]:
    made = WeekPanel(WeekScreen(desk, words), around)
    made.resize(1160, 760)
    qtbot.addWidget(made)
    Window(made).show()
    yield made
    made.week.close()


def planned(desk: Desk, case: int, start: str, minutes: int = 60) -> int:
    return an_appointment_of(
        desk, case, kind=FOLLOW_UP, starts_at=wall(start), state=CONFIRMED, minutes=minutes, conflict_reason="Accepté"
    )


def middle(panel: WeekPanel, appointment: int) -> QPointF:
    placed = panel.grid.placed(appointment)
    assert placed is not None
    return placed.area.center()


def test_an_appointment_stands_on_its_day_and_hour(desk: Desk, panel: WeekPanel) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    layout, placed = panel.grid.layout_, panel.grid.placed(made)
    assert placed is not None
    assert layout.day_at(placed.area.center().x()) == wall("2026-11-25T10:00").date()
    assert layout.slot_at(placed.area.topLeft() + QPointF(5, 1)) == wall("2026-11-25T10:00")
    assert placed.area.height() == pytest.approx(60 * layout.per_minute - 1)
    assert panel.header.title.text() == "23–27\u00a0novembre 2026"


def test_appointments_that_overlap_stand_side_by_side(desk: Desk, panel: WeekPanel) -> None:
    case = a_case(desk)
    ids = [planned(desk, case, f"2026-11-25T{start}") for start in ("10:00", "10:30", "11:00", "14:00")]
    areas = [placed.area for one in ids if (placed := panel.grid.placed(one))]
    assert not areas[0].intersects(areas[1])
    assert areas[0].left() == areas[2].left()
    assert areas[3].width() > areas[0].width() * 1.8


def test_early_and_late_appointments_stretch_the_day(desk: Desk, panel: WeekPanel) -> None:
    case = a_case(desk)
    planned(desk, case, "2026-11-25T06:10")
    planned(desk, case, "2026-11-26T19:00", 90)
    assert (panel.grid.layout_.first, panel.grid.layout_.last) == (6 * 60, 20 * 60 + 30)


def test_a_click_opens_the_case(desk: Desk, panel: WeekPanel, qtbot: QtBot) -> None:
    case = a_case(desk)
    made = planned(desk, case, "2026-11-25T10:00")
    with qtbot.waitSignal(panel.case_wanted) as told:
        QTest.mouseClick(panel.grid, Qt.MouseButton.LeftButton, pos=middle(panel, made).toPoint())
    assert told.args == [case]


def test_a_drag_moves_and_says_so_with_a_way_back(desk: Desk, panel: WeekPanel, around: Surroundings) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    layout = panel.grid.layout_
    start = middle(panel, made)
    drag(panel.grid, start, start + QPointF(layout.column, 60 * layout.per_minute))
    assert stored(desk, "appointment", made, "starts_at") == "2026-11-26T11:00"
    assert around.notices.texts() == ("Rendez-vous déplacé\u00a0: jeudi 26\u00a0novembre, 11\u00a0h.",)
    desk.undo()
    assert stored(desk, "appointment", made, "starts_at") == "2026-11-25T10:00"
    assert complaints(desk) == []


def test_what_is_over_is_not_dragged(desk: Desk, panel: WeekPanel) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-23T09:00"))
    start = middle(panel, made)
    drag(panel.grid, start, start + QPointF(panel.grid.layout_.column, 0))
    assert stored(desk, "appointment", made, "starts_at") == "2026-11-23T09:00"


def test_a_move_that_is_refused_is_said(desk: Desk, panel: WeekPanel, around: Surroundings) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    panel.grid.move_wanted.emit(made, wall("2026-11-13T09:00"))
    assert around.notices.texts()[0].startswith("La première rencontre ne peut pas précéder l’arrivée")


def test_the_keyboard_walks_moves_and_opens(desk: Desk, panel: WeekPanel, qtbot: QtBot) -> None:
    case = a_case(desk)
    first, second = planned(desk, case, "2026-11-23T14:00"), planned(desk, case, "2026-11-25T10:00")
    keyboard, grid = Keyboard(), panel.grid
    grid.setFocus()
    assert grid.current == first
    keyboard.press("Right", grid)
    assert grid.current == second
    assert grid.accessibleDescription().startswith("Haddad, Rania")
    keyboard.press("Alt+Down", grid)
    keyboard.press("Alt+Left", grid)
    assert stored(desk, "appointment", second, "starts_at") == "2026-11-24T10:15"
    assert grid.current == second
    keyboard.press("Up", grid)
    assert grid.current == first
    with qtbot.waitSignal(panel.case_wanted):
        keyboard.press("Enter", grid)


def test_a_double_click_on_a_free_slot_makes_an_appointment(
    desk: Desk, panel: WeekPanel, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    layout = panel.grid.layout_
    slot = QPointF(layout.left(3) + 30, layout.top(9 * 60 + 20))
    QTest.mouseDClick(panel.grid, Qt.MouseButton.LeftButton, pos=slot.toPoint())
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, AddAppointmentDialog)
    asked, keyboard = Window(dialog), Keyboard()
    assert not dialog.yes.isEnabled()
    keyboard.type("hadd", dialog.search)
    assert dialog.found.count() == 1
    keyboard.press("Enter", dialog.search)
    form = FormRobot(asked, dialog.form)
    assert (dialog.case_id, form.read("time"), form.read("kind")) == (case, "9\u00a0h\u00a015", "first_meeting")
    form.write("time", "n’importe quand")
    asked.click("Ajouter")
    assert form.said("time").startswith("Cette heure ne se lit pas")
    form.write("time", "9 h 30")
    asked.click("Ajouter")
    assert not dialog.isVisible()
    assert [block.row.starts_at for block in panel.week.days[3].blocks] == [wall("2026-11-26T09:30")]


def test_limits_open_their_case_and_many_fold_into_a_menu(desk: Desk, panel: WeekPanel, qtbot: QtBot) -> None:
    for number in range(5):
        a_case(desk, csq_number=f"CSQ-2000010{number}", family_name=f"Nom{number}")
    Window(panel).settle()
    chips = [chip for chip in panel.head.findChildren(LimitChip) if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["Limite\u00a0: Nom0, Rania", "Limite\u00a0: Nom1, Rania"]
    assert Window(panel.head).button("et 3 autres")
    with qtbot.waitSignal(panel.case_wanted):
        QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)


def test_weeks_and_officers_are_chosen(desk: Desk, panel: WeekPanel, around: Surroundings) -> None:
    case = a_case(desk)
    planned(desk, case, "2026-12-01T10:00")
    window = Window(panel)
    window.click(window.named(QPushButton, "next_week"))
    assert len(panel.grid.layout_.placed) == 1
    panel.officers.inner.setCurrentIndex(0)  # type: ignore[attr-defined]
    panel.officers.inner.activated.emit(0)  # type: ignore[attr-defined]
    assert panel.week.officer == ""
    assert len(panel.grid.layout_.placed) == 1
    window.click("Aujourd’hui")
    assert panel.week.monday == wall("2026-11-23T00:00").date()
    assert around.actions.run("previous_week")
    assert panel.week.monday == wall("2026-11-16T00:00").date()


def test_the_menu_of_an_appointment_says_how_it_went(desk: Desk, panel: WeekPanel) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T09:00"), state=CONFIRMED)
    menu = panel.menu(made)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Ouvrir le dossier",
        "Tenu",
        "Manqué",
        "Annulé",
    ]
    next(action for action in menu.actions() if action.text() == "Tenu").trigger()
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-23"


def test_the_week_is_drawn_at_every_size(desk: Desk, panel: WeekPanel) -> None:
    case = a_case(desk)
    for number, state in enumerate(AppointmentState):
        start = wall("2026-11-16T08:00") + timedelta(days=number % 5, hours=number)
        an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=start, state=state if not state.is_open else CONFIRMED)
    panel.week.previous()
    for width, height in ((1160, 900), (900, 420), (500, 300)):
        panel.resize(width, height)
        assert not panel.grab().isNull()
