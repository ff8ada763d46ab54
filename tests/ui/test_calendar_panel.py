"""The calendar, worked with the mouse and with the keyboard through its robot."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.group_appointments import AddGroupAppointment
from parcours_desktop.commands.own_time import AddOwnTime
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_period import CalendarMode
from parcours_desktop.ui.appointment_dialog import AppointmentDialog
from parcours_desktop.ui.calendar_conflicts import ConflictDialog
from parcours_desktop.ui.calendar_days import FlagChip
from parcours_desktop.ui.calendar_panel import CalendarPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, stored, wall
from tests.builders.calendar import Written
from tests.builders.cases import a_case
from tests.robots.calendar import CalendarRobot
from tests.ui.conftest import AnsweredQuestions

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP


@pytest.fixture
def panel(desk: Desk, around: Surroundings, words: Words, qtbot: QtBot) -> Iterator[CalendarPanel]:
    made = CalendarPanel(CalendarScreen(desk, words), around)
    made.resize(1240, 826)
    qtbot.addWidget(made)
    around.notices.attach(made)
    yield made
    made.calendar.close()


@pytest.fixture
def robot(panel: CalendarPanel) -> CalendarRobot:
    made = CalendarRobot(panel)
    made.show()
    return made


def planned(desk: Desk, case: int, start: str, minutes: int = 60, **others: object) -> int:
    columns = {"kind": FOLLOW_UP, "starts_at": wall(start), "state": CONFIRMED, "minutes": minutes} | others
    return an_appointment_of(desk, case, **columns)


def start_of(desk: Desk, appointment: int) -> str:
    return str(stored(desk, "appointment", appointment, "starts_at"))


def test_an_appointment_stands_on_its_day_and_hour(desk: Desk, robot: CalendarRobot) -> None:
    planned(desk, a_case(desk), "2026-11-25T10:00")
    assert robot.title() == "23–27\u00a0novembre 2026"
    assert robot.blocks() == ["Haddad, Rania 10\u00a0h"]
    assert robot.chips() == ["Limite\u00a0: Haddad, Rania"]


def test_a_drag_moves_and_says_so_and_undo_takes_it_back(
    desk: Desk, robot: CalendarRobot, around: Surroundings
) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    robot.move(made, wall("2026-11-26T14:30"))
    assert start_of(desk, made) == "2026-11-26T14:30"
    assert around.notices.texts() == ("Rendez-vous déplacé\u00a0: jeudi 26\u00a0novembre, 14\u00a0h\u00a030.",)
    desk.undo()
    assert start_of(desk, made) == "2026-11-25T10:00"
    assert robot.blocks() == ["Haddad, Rania 10\u00a0h"]
    assert complaints(desk) == []


def test_the_lower_edge_lengthens(desk: Desk, robot: CalendarRobot, around: Surroundings) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    robot.lengthen(made, wall("2026-11-25T11:45"))
    assert (start_of(desk, made), stored(desk, "appointment", made, "minutes")) == ("2026-11-25T10:00", 105)
    assert around.notices.texts() == ("Haddad, Rania\u00a0: 10\u00a0h\u00a0– 11\u00a0h\u00a045.",)


def test_escape_gives_up_a_drag(desk: Desk, panel: CalendarPanel, robot: CalendarRobot) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    robot.drag(robot.point(wall("2026-11-25T10:00"), inside=8), robot.point(wall("2026-11-26T14:00")), release=False)
    assert panel.grid.drag is not None
    robot.keyboard.press("Esc", panel.grid)
    assert panel.grid.drag is None
    assert start_of(desk, made) == "2026-11-25T10:00"


def test_what_is_over_is_not_dragged(desk: Desk, robot: CalendarRobot) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=wall("2026-11-23T09:00"))
    robot.move(made, wall("2026-11-24T09:00"))
    assert start_of(desk, made) == "2026-11-23T09:00"


def test_drawing_out_an_empty_slot_opens_its_form(
    desk: Desk, robot: CalendarRobot, questions: AnsweredQuestions
) -> None:
    robot.draw_out(wall("2026-11-26T09:00"), wall("2026-11-26T10:30"))
    (dialog,) = questions.dialogs
    assert isinstance(dialog, AppointmentDialog)
    values = dialog.entry.values
    assert (values["day"], values["time"], values["minutes"]) == (date(2026, 11, 26), "9\u00a0h", 90)
    assert values["officer"] == desk.user.login


def test_a_double_click_opens_the_form_of_a_free_time_and_of_an_entry(
    desk: Desk, robot: CalendarRobot, questions: AnsweredQuestions
) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    robot.double_click(wall("2026-11-26T14:15"))
    robot.double_click(wall("2026-11-25T10:00"))
    new, known = questions.dialogs
    assert isinstance(new, AppointmentDialog)
    assert isinstance(known, AppointmentDialog)
    assert (new.entry.values["time"], known.entry.row.id if known.entry.row else 0) == ("14\u00a0h\u00a015", made)


def test_a_card_of_the_tray_falls_on_a_free_slot(desk: Desk, robot: CalendarRobot, around: Surroundings) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 19))
    assert robot.cards() == ["Haddad, Rania (3\u00a0j)"]
    robot.drag_card("Haddad, Rania", wall("2026-11-25T10:00"))
    assert robot.blocks() == ["Haddad, Rania 10\u00a0h"]
    assert robot.cards() == []
    assert around.notices.texts()[0].startswith("Première rencontre\u00a0: Haddad, Rania, mercredi")
    desk.undo()
    assert (robot.blocks(), len(robot.cards())) == ([], 1)
    assert stored(desk, "case_summary", case, "first_met_on") is None


def test_enter_on_a_card_opens_the_form_on_the_next_free_time(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot, questions: AnsweredQuestions
) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 19))
    robot.keyboard.press("Enter", panel.tray.cards[case])
    (dialog,) = questions.dialogs
    assert isinstance(dialog, AppointmentDialog)
    assert [person.code for person in dialog.entry.people] == [str(case)]
    assert (dialog.entry.values["kind"], dialog.entry.values["day"]) == ("first_meeting", date(2026, 11, 23))


def test_conflicts_are_asked_about_and_given_up_nothing_moves(
    desk: Desk, robot: CalendarRobot, questions: AnsweredQuestions
) -> None:
    first, second = a_case(desk), a_case(desk, csq_number="CSQ-20000002", family_name="Okafor")
    planned(desk, first, "2026-11-25T10:00")
    made = planned(desk, second, "2026-11-25T14:00")
    robot.move(made, wall("2026-11-25T10:00"))
    asked = questions.dialogs[-1]
    assert isinstance(asked, ConflictDialog)
    assert not asked.yes.isEnabled()
    asked.reject()
    assert start_of(desk, made) == "2026-11-25T14:00"
    robot.move(made, wall("2026-11-25T10:00"))
    asked = questions.dialogs[-1]
    assert isinstance(asked, ConflictDialog)
    robot.keyboard.type("Les deux viennent ensemble", asked.reason)
    asked.accept()
    assert start_of(desk, made) == "2026-11-25T10:00"
    assert stored(desk, "appointment", made, "conflict_reason") == "Les deux viennent ensemble"
    assert complaints(desk) == []


def test_the_keyboard_walks_moves_lengthens_and_cancels(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    first, second = planned(desk, case, "2026-11-23T14:00"), planned(desk, case, "2026-11-24T14:00")
    robot.press("Right")
    assert panel.grid.current == second
    assert robot.on().startswith("mardi 24\u00a0novembre, Haddad, Rania")
    for keys in ("Shift+Down", "Shift+Right", "Ctrl+Shift+Down"):
        robot.press(keys)
    assert (start_of(desk, second), stored(desk, "appointment", second, "minutes")) == ("2026-11-25T14:15", 75)
    robot.press("Down")
    assert robot.on() == "mercredi 25\u00a0novembre, 15\u00a0h\u00a030, libre"
    robot.press("Up")
    assert panel.grid.current == second
    robot.press("Delete")
    assert questions.asked == ["Annuler ce rendez-vous?"]
    assert stored(desk, "appointment", second, "state") == "cancelled"
    assert panel.grid.current is None
    assert start_of(desk, first) == "2026-11-23T14:00"


def test_keys_of_a_letter_or_a_figure_change_what_is_shown(panel: CalendarPanel, robot: CalendarRobot) -> None:
    titles = []
    for keys in ("1", "3", "4", "2"):
        robot.press(keys)
        titles.append((panel.calendar.mode, robot.title()))
    assert titles == [
        (CalendarMode.DAY, "Lundi 23\u00a0novembre 2026"),
        (CalendarMode.MONTH, "Novembre 2026"),
        (CalendarMode.LIST, "Novembre 2026"),
        (CalendarMode.WEEK, "23–27\u00a0novembre 2026"),
    ]
    panel.calendar.move(2)
    robot.press("T")
    assert robot.title() == "23–27\u00a0novembre 2026"


def test_a_group_is_one_block_and_moves_as_one(desk: Desk, robot: CalendarRobot) -> None:
    cases = tuple(a_case(desk, csq_number=f"CSQ-2000000{n}", family_name=f"Nom{n}") for n in range(3))
    start = wall("2026-11-25T09:00")
    ids = desk.do(
        AddGroupAppointment(cases, AppointmentKind.GROUP_SESSION, start, 60, subject="Séance d’information")
    ).value
    assert robot.blocks() == ["Séance d’information 9\u00a0h"]
    robot.move(ids[0], wall("2026-11-26T10:00"))
    assert {start_of(desk, one) for one in ids} == {"2026-11-26T10:00"}


def test_a_whole_day_stands_above_the_hours(desk: Desk, robot: CalendarRobot) -> None:
    start = wall("2026-11-26T00:00")
    desk.do(AddOwnTime(desk.user.login, AppointmentKind.ABSENCE, start, 24 * 60, all_day=True, subject="Congé"))
    assert robot.chips() == ["Congé"]
    assert robot.blocks() == []


def test_flags_open_their_case(desk: Desk, panel: CalendarPanel, robot: CalendarRobot, qtbot: QtBot) -> None:
    case = a_case(desk)
    robot.settle()
    chip = next(chip for chip in panel.findChildren(FlagChip) if chip.isVisible())
    with qtbot.waitSignal(panel.case_wanted) as told:
        robot.click(chip)
    assert told.args == [case]


def test_an_entry_of_the_month_is_dragged_to_another_day_at_the_same_hour(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot
) -> None:
    made = planned(desk, a_case(desk), "2026-11-25T10:15")
    panel.calendar.show(CalendarMode.MONTH)
    robot.settle()
    robot.drag_in_month(made, date(2026, 11, 27))
    assert start_of(desk, made) == "2026-11-27T10:15"
    assert robot.day_lines(date(2026, 11, 27)) == ["10\u00a0h\u00a015 Haddad, Rania"]
    panel.month.choose(made)
    robot.press("Shift+Left")
    assert start_of(desk, made) == "2026-11-26T10:15"


def test_a_full_day_of_the_month_counts_the_rest_and_opens_the_day(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot
) -> None:
    case = a_case(desk)
    for hour in range(9, 17):
        planned(desk, case, f"2026-11-25T{hour:02d}:00", 30, conflict_reason="essai")
    panel.calendar.show(CalendarMode.MONTH)
    robot.settle()
    lines = robot.day_lines(date(2026, 11, 25))
    assert lines[0] == "9\u00a0h Haddad, Rania"
    assert lines[-1] == f"+ {8 - len(lines) + 1}"
    panel.month.day_wanted.emit(date(2026, 11, 25))
    assert robot.title() == "Mercredi 25\u00a0novembre 2026"
    assert len(robot.blocks()) == 8


def test_the_list_sorts_and_says_when_it_is_empty(desk: Desk, panel: CalendarPanel, robot: CalendarRobot) -> None:
    panel.calendar.show(CalendarMode.LIST)
    robot.settle()
    assert panel.list.empty.isVisible()
    for name, start in (("Haddad", "2026-11-25T10:00"), ("Bouzid", "2026-11-26T10:00")):
        planned(desk, a_case(desk, family_name=name, csq_number=f"CSQ-{len(name)}{start[8:10]}00001"), start)
    robot.settle()
    assert [line.split(" | ")[2] for line in robot.lines()] == ["Haddad, Rania", "Bouzid, Rania"]
    panel.list.table.sort_wanted.emit("name", False)
    assert [line.split(" | ")[2] for line in robot.lines()] == ["Bouzid, Rania", "Haddad, Rania"]


def test_officers_stand_side_by_side_and_entries_go_from_one_to_the_other(
    desk: Desk, coordinator: Desk, around: Surroundings, words: Words, qtbot: QtBot
) -> None:
    marc = {"login": "m.roy", "name": "Marc Roy", "office": "MTL", "role": "coordinator"}
    desk.do(Written("officer", REFERENCE_CASE, marc))
    made = planned(desk, a_case(desk), "2026-11-25T10:00")
    screen = CalendarScreen(coordinator, words)
    screen.show_day(date(2026, 11, 25), CalendarMode.DAY)
    screen.show_officers(None)
    panel = CalendarPanel(screen, around)
    panel.resize(1240, 826)
    qtbot.addWidget(panel)
    robot = CalendarRobot(panel)
    robot.show()
    assert [column.title for column in screen.columns] == ["Marc Roy", "Sophie Lavoie"]
    robot.move(made, wall("2026-11-25T11:00"), "m.roy")
    assert (start_of(desk, made), stored(desk, "appointment", made, "officer")) == ("2026-11-25T11:00", "m.roy")
    screen.close()


def test_the_menu_of_an_entry_says_how_it_went(desk: Desk, panel: CalendarPanel) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T09:00"), state=CONFIRMED)
    menu = panel.doing.menu(made)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Ouvrir…", "Ouvrir le dossier", "Tenu", "Manqué", "Annulé"]
    next(action for action in menu.actions() if action.text() == "Tenu").trigger()
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-23"


def test_cancelled_entries_are_hidden_until_they_are_asked_for(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot
) -> None:
    planned(desk, a_case(desk), "2026-11-25T10:00", state=AppointmentState.CANCELLED)
    assert robot.blocks() == []
    panel.calendar.show_cancelled(True)
    assert robot.blocks() == ["Haddad, Rania 10\u00a0h"]


def test_the_small_month_goes_to_a_day(desk: Desk, panel: CalendarPanel, robot: CalendarRobot) -> None:
    planned(desk, a_case(desk), "2026-12-02T10:00")
    robot.keyboard.press("Down", panel.small.dots)
    robot.keyboard.press("Enter", panel.small.dots)
    assert robot.title() == "30\u00a0novembre – 4\u00a0décembre 2026"
    assert robot.blocks() == ["Haddad, Rania 10\u00a0h"]


def test_the_calendar_is_drawn_in_every_mode_at_every_size(desk: Desk, panel: CalendarPanel) -> None:
    case = a_case(desk)
    for number, state in enumerate(AppointmentState):
        start = wall("2026-11-16T08:00") + timedelta(days=number % 5, hours=number)
        planned(desk, case, start.isoformat(timespec="minutes"), state=state if not state.is_open else CONFIRMED)
    panel.calendar.show_cancelled(True)
    for mode in CalendarMode:
        panel.calendar.show_day(date(2026, 11, 17), mode)
        for width, height in ((1240, 826), (900, 420), (520, 320)):
            panel.resize(width, height)
            assert not panel.grab().isNull()


def test_a_proposed_schedule_stands_in_ghosts_that_are_accepted_or_put_aside(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot
) -> None:
    cases = [
        a_case(desk, arrived_on=date(2026, 11, 19), csq_number=f"CSQ-2000000{n}", family_name=f"Nom{n}")
        for n in range(3)
    ]
    robot.click("Proposer un horaire")
    robot.wait(lambda: len(panel.calendar.proposal.ghosts) == 3)
    assert len(robot.blocks()) == 3
    assert len(robot.cards()) == 3
    panel.open_entry(-cases[0])
    assert len(panel.calendar.proposal.ghosts) == 2
    menu = panel.ghost_menu(cases[1])
    next(action for action in menu.actions() if action.text() == "Écarter").trigger()
    robot.click("Tout accepter")
    assert sorted(block.split(",")[0] for block in robot.blocks()) == ["Nom0", "Nom2"]
    assert robot.cards() == ["Nom1, Rania (3\u00a0j)"]
    assert complaints(desk) == []


def test_who_has_no_place_is_named_with_the_reason_and_opens_by_keyboard(
    desk: Desk, panel: CalendarPanel, robot: CalendarRobot
) -> None:
    first = desk.clock.today()
    cases = [
        a_case(desk, arrived_on=date(2026, 11, 16), csq_number=f"CSQ-3000{n:04}", family_name=f"Nom{n}")
        for n in range(12)
    ]
    robot.click("Proposer un horaire")
    robot.wait(lambda: panel.calendar.proposal.is_shown)
    left = panel.proposal.left
    assert first == date(2026, 11, 23)
    assert len(panel.calendar.proposal.ghosts) + left.count() == len(cases)
    assert left.count() > 0
    assert left.item(0).text().startswith("Nom")
    assert "\u00a0: " in left.item(0).text()
    opened: list[int] = []
    panel.case_wanted.connect(opened.append)
    left.setFocus()
    left.setCurrentRow(0)
    left.itemActivated.emit(left.item(0))
    assert opened
    assert opened[0] in cases
