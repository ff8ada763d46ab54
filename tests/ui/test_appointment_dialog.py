"""The dialog of an entry, worked with the keyboard: a person found, an hour typed, what is in the way read and overridden."""

from collections.abc import Callable
from typing import Any

import pytest
from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.screens.appointment_form import AppointmentFormScreen, Slot
from parcours_desktop.screens.availability import AvailabilityScreen
from parcours_desktop.ui.appointment_dialog import AppointmentDialog
from parcours_desktop.ui.availability_dialog import AvailabilityDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, stored, wall
from tests.builders.cases import a_case
from tests.robots.case_file import FormRobot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window

TUESDAY = Slot("s.lavoie", wall("2026-11-24T10:00"))
Opened = Callable[..., AppointmentDialog]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, words: Words, qtbot: QtBot) -> Opened:
    host = QWidget()
    qtbot.addWidget(host)

    def make(at: Slot | None = TUESDAY, **given: Any) -> AppointmentDialog:
        dialog = AppointmentDialog(host, AppointmentFormScreen(desk, words, at, **given), around)
        dialog.open()
        return dialog

    return make


def count(desk: Desk) -> int:
    with desk.reading() as file:
        return int(file.exec_driver_sql("SELECT count(*) FROM appointment WHERE removed=0").scalar_one())


def test_a_person_is_found_and_an_appointment_made_without_the_mouse(desk: Desk, opened: Opened) -> None:
    a_case(desk)
    dialog, keyboard = opened(), Keyboard()
    keyboard.type("hadd", dialog.people.search)
    assert dialog.people.found.count() == 1
    keyboard.press("Enter", dialog.people.search)
    assert dialog.isVisible()
    form = FormRobot(Window(dialog), dialog.form)
    assert form.read("kind") == "first_meeting"
    form.write("time", "n’importe quand")
    Window(dialog).click("Ajouter")
    assert form.said("time").startswith("Cette heure ne se lit pas")
    form.write("time", "9 h 30")
    Window(dialog).click("Ajouter")
    assert not dialog.isVisible()
    assert stored(desk, "appointment", _last(desk), "starts_at") == "2026-11-24T09:30"


def test_without_a_person_it_says_so(desk: Desk, opened: Opened) -> None:
    dialog = opened()
    Window(dialog).click("Ajouter")
    assert dialog.people.message.text() == "Ce champ est obligatoire."
    assert count(desk) == 0


def test_what_is_in_the_way_is_listed_while_one_types_and_overridden_with_a_reason(desk: Desk, opened: Opened) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-24T14:00"), state=AppointmentState.CONFIRMED)
    other = a_case(desk, csq_number="CSQ-20000002", given_name="Omar")
    dialog, keyboard = opened(case_id=other, kind=AppointmentKind.FOLLOW_UP), Keyboard()
    assert not dialog.conflicts.isVisible()
    line = dialog.form.box("time").editor.inner
    line.selectAll()  # type: ignore[attr-defined]
    keyboard.type("14 h 15", line)
    Window(dialog).wait(dialog.conflicts.isVisible)
    assert dialog.conflicts.texts()[0].startswith("L’agente ou l’agent est déjà pris de 14\u00a0h à 14\u00a0h\u00a045")
    Window(dialog).click("Ajouter")
    assert dialog.isVisible()
    reason = FormRobot(Window(dialog), dialog.conflicts.reason)
    assert reason.said("conflict_reason").startswith("Quelque chose s’y oppose")
    reason.write("conflict_reason", "Rencontre à deux")
    Window(dialog).click("Ajouter")
    assert not dialog.isVisible()
    assert stored(desk, "appointment", _last(desk), "conflict_reason") == "Rencontre à deux"
    assert complaints(desk) == []


def test_a_session_takes_several_people_and_lets_one_go(desk: Desk, opened: Opened) -> None:
    for number in range(2):
        a_case(desk, csq_number=f"CSQ-3000000{number}", family_name=f"Nom{number}")
    dialog, keyboard = opened(kind=AppointmentKind.GROUP_SESSION), Keyboard()
    for name in ("nom0", "nom1"):
        keyboard.type(name, dialog.people.search)
        keyboard.press("Down", dialog.people.search)
        keyboard.press("Enter", dialog.people.search)
    assert [person.label for person in dialog.entry.people] == ["Nom0, Rania", "Nom1, Rania"]
    Window(dialog).click(Window(dialog).named(QWidget, f"leave-{dialog.entry.people[0].code}"))
    assert [person.label for person in dialog.entry.people] == ["Nom1, Rania"]
    Window(dialog).click("Ajouter")
    assert count(desk) == 1


def test_a_standing_appointment_shows_its_values_and_says_how_it_went(desk: Desk, opened: Opened) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T09:00"), state=AppointmentState.CONFIRMED)
    dialog = opened(None, appointment_id=made)
    assert dialog.windowTitle() == "Première rencontre"
    assert not dialog.people.search.isVisible()
    Window(dialog).click("Tenu")
    assert not dialog.isVisible()
    assert stored(desk, "case_summary", case, "first_met_on") == "2026-11-23"


def test_own_time_is_taken_out_of_the_calendar(desk: Desk, opened: Opened) -> None:
    dialog = opened(kind=AppointmentKind.ABSENCE)
    assert not dialog.people.isVisible()
    form = FormRobot(Window(dialog), dialog.form)
    form.write("subject", "Dentiste")
    Window(dialog).click("Ajouter")
    again = opened(None, appointment_id=_last(desk))
    Window(again).click("Retirer")
    assert count(desk) == 0


def test_enter_in_a_field_saves(desk: Desk, opened: Opened) -> None:
    made = desk.do(AddAppointment(a_case(desk), AppointmentKind.FOLLOW_UP, wall("2026-11-24T10:00"), 30)).value
    dialog, keyboard = opened(None, appointment_id=made), Keyboard()
    line = dialog.form.box("time").editor.inner
    line.selectAll()  # type: ignore[attr-defined]
    keyboard.type("11 h", line)
    keyboard.press("Enter", line)
    assert not dialog.isVisible()
    assert stored(desk, "appointment", made, "starts_at") == "2026-11-24T11:00"


def test_hours_that_come_back_are_added_and_taken_away(
    desk: Desk, around: Surroundings, words: Words, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = AvailabilityDialog(host, AvailabilityScreen(desk, words), around)
    dialog.open()
    form = FormRobot(Window(dialog), dialog.form)
    form.write("starts_at", "13 h")
    form.write("ends_at", "9 h")
    Window(dialog).click("Ajouter")
    assert form.said("ends_at").startswith("La fin doit suivre le début")
    form.write("ends_at", "16 h")
    Window(dialog).click("Ajouter")
    assert dialog.lines.count() == 1
    dialog.lines.setCurrentRow(0)
    assert dialog.yes.text() == "Enregistrer"
    Keyboard().press("Delete", dialog.lines)
    assert dialog.lines.count() == 0
    dialog.reject()


def _last(desk: Desk) -> int:
    with desk.reading() as file:
        return int(file.exec_driver_sql("SELECT max(id) FROM appointment").scalar_one())
