"""The card of the five-working-day clock, worked as an officer works it."""

from datetime import date
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.ui.case_appointments import AppointmentsTab
from parcours_desktop.ui.case_clock import ClockCard
from parcours_desktop.ui.form_dialog import FormDialog
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, stored, wall
from tests.builders.cases import a_case
from tests.documents.pdf_reading import text_of
from tests.robots.case_file import CaseFile
from tests.ui.conftest import AnsweredQuestions


def card_of(case_file: CaseFile) -> ClockCard:
    case_file.panel.show_tab("appointments")
    tab = case_file.panel.tab("appointments")
    assert isinstance(tab, AppointmentsTab)
    return tab.clock


def last_dialog(questions: AnsweredQuestions) -> FormDialog:
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    return dialog


def log(questions: AnsweredQuestions, card: ClockCard, day: date, at: str) -> None:
    card.attempt.click()
    dialog = last_dialog(questions)
    dialog.form.set_values({"result": "no_answer", "day": day, "time": at})
    dialog.yes.click()
    assert not dialog.isVisible()


def test_attempts_are_noted_in_a_few_keys_and_excuse_the_meeting(
    desk: Desk, case_file: CaseFile, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    case_file.open(case)
    card = card_of(case_file)
    assert card.pill.text == "En cours"
    assert card.sentence.text().startswith("Dernier jour ouvrable")
    for day, at in ((18, "9 h 30"), (19, "14:30"), (20, "11h")):
        log(questions, card, date(2026, 11, day), at)
    card.justify.click()
    dialog = last_dialog(questions)
    dialog.form.set_values({"reason": "unreachable"})
    dialog.yes.click()
    assert card.pill.text == "Dépassement justifié"
    assert card.excused.text() == (
        "Motif noté : La personne était impossible à joindre, le 23 novembre 2026, par Sophie Lavoie."
    )
    assert not card.justify.isVisibleTo(card)
    card.back.click()
    assert card.pill.text == "En cours"
    assert complaints(desk) == []


def test_what_an_excuse_lacks_is_said_beside_the_field(
    desk: Desk, case_file: CaseFile, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    case_file.open(case)
    card = card_of(case_file)
    card.justify.click()
    dialog = last_dialog(questions)
    dialog.yes.click()
    assert dialog.form.box("reason").is_refused
    dialog.form.set_values({"reason": "unreachable"})
    dialog.yes.click()
    assert dialog.form.box("reason").is_refused
    dialog.form.set_values({"reason": "asked_later"})
    dialog.yes.click()
    assert dialog.form.box("note").is_refused
    dialog.form.set_values({"note": "Préfère la semaine prochaine"})
    dialog.yes.click()
    assert not dialog.isVisible()
    assert stored(desk, "cases", case, "excuse_reason") == "asked_later"


def test_an_attempt_noted_by_mistake_goes_by_its_cross(
    desk: Desk, case_file: CaseFile, questions: AnsweredQuestions
) -> None:
    case_file.open(a_case(desk))
    card = card_of(case_file)
    log(questions, card, date(2026, 11, 20), "9 h")
    (line,) = card._screen.attempts
    assert (line.when, line.what, line.who) == ("il y a 3 jours, 9 h", "Téléphone : sans réponse", "Sophie Lavoie")
    card._on_removed(line.row.id)
    assert card._screen.attempts == ()


def test_planning_opens_the_form_of_a_first_meeting(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk))
    card = card_of(case_file)
    card.plan.click()
    tab = case_file.panel.tab("appointments")
    assert isinstance(tab, AppointmentsTab)
    assert tab.form.isVisible()
    assert tab.form.value("kind") == "first_meeting"


def test_the_proof_and_the_letter_are_saved_as_pdf(
    desk: Desk, case_file: CaseFile, questions: AnsweredQuestions, tmp_path: Path, qtbot: QtBot
) -> None:
    case = a_case(desk)
    case_file.open(case)
    card = card_of(case_file)
    menus = [action.menu() for action in card.menu().actions() if action.menu() is not None]
    assert [menu.isEnabled() for menu in menus] == [False, False, False]
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=AppointmentState.CONFIRMED)
    questions.file = tmp_path / "preuve.pdf"
    with qtbot.waitSignal(card.output.ended, timeout=10_000):
        card._on_save_proof()
    assert "Délai de cinq jours ouvrables" in text_of(questions.file.read_bytes())
    questions.file = tmp_path / "lettre.pdf"
    with qtbot.waitSignal(card.output.ended, timeout=10_000):
        card._on_save_letter("spa")
    assert "Invitación a su primera reunión" in text_of(questions.file.read_bytes())
    offered = [choice.code for choice in card._screen.letter_choices]
    assert offered == ["ara", "eng", "fas", "hat", "por", "spa", "ukr", "zho", ""]


def test_the_proof_and_the_letter_are_looked_at_before_they_leave(
    desk: Desk, case_file: CaseFile, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-25T10:00"), state=AppointmentState.CONFIRMED)
    case_file.open(case)
    card = card_of(case_file)
    menu = card.menu()
    menu.actions()[0].trigger()
    letters = next(action.menu() for action in menu.actions() if action.text() == "Aperçu de l’invitation")
    letters.actions()[0].trigger()
    titles = [dialog.windowTitle() for dialog in questions.dialogs]
    assert [title.split("-")[0] for title in titles] == ["Aperçu — preuve", "Aperçu — invitation"]
    for dialog in questions.dialogs:
        dialog.reject()


def test_a_case_of_another_person_shows_its_own_clock(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk, arrived_on=None, arriving_on=date(2026, 12, 1)))
    card = card_of(case_file)
    assert card.pill.text == "Pas encore commencé"
    assert not card.strip.isVisibleTo(card)
    met = a_case(desk, csq_number="CSQ-20000002", birth_date=date(1990, 1, 2))
    an_appointment_of(desk, met)
    case_file.open(met)
    card = card_of(case_file)
    assert card.pill.text == "Respecté"
    assert card.sentence.text() == "La première rencontre a été tenue le 17 novembre 2026, le 1er jour ouvrable."
