"""The tab of follow-ups and courses, worked as an officer works it: by the keyboard, by its buttons and its forms."""

from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, ClosingReason
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.queries.courses import french_courses_of, integration_course_of
from parcours_desktop.queries.follow_ups import follow_ups_of
from parcours_desktop.ui.case_follow_up import FollowUpTab
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.widgets.buttons import Button
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, seen
from tests.builders.cases import a_case
from tests.documents.pdf_reading import text_of
from tests.robots.case_file import CaseFile, FormRobot
from tests.ui.conftest import AnsweredQuestions


@pytest.fixture
def case(desk: Desk) -> int:
    made = a_case(desk, french_listening=6, french_speaking=6)
    an_appointment_of(desk, made)
    return made


def tab_of(case_file: CaseFile) -> FollowUpTab:
    tab = case_file.panel.tab("follow_up")
    assert isinstance(tab, FollowUpTab)
    return tab


def log_form(case_file: CaseFile) -> FormRobot:
    return FormRobot(case_file.window, tab_of(case_file).log.form)


def lines(case_file: CaseFile) -> list[str]:
    """The log as it is read."""
    case_file.window.settle()
    found = [one for one in tab_of(case_file).log.findChildren(QWidget) if one.objectName().startswith("follow-up-")]
    rows = [one for one in found if one.objectName().rpartition("-")[2].isdigit() and not one.isHidden()]
    return [" ".join(text.text() for text in row.findChildren(QLabel) if text.text()) for row in rows]


def press(case_file: CaseFile, name: str) -> None:
    case_file.window.settle()
    (button,) = (one for one in tab_of(case_file).findChildren(Button, name) if one.isVisible())
    button.click()


def answer(case_file: CaseFile, questions: AnsweredQuestions, act: str, **values: object) -> FormDialog:
    """Press the button of an act and answer its form."""
    press(case_file, f"act-{act}" if not act.startswith(("note-", "change-")) else act)
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, FormDialog)
    dialog.form.set_values(values)  # type: ignore[arg-type]
    dialog.yes.click()
    return dialog


def test_a_follow_up_is_logged_by_the_keyboard_in_three_acts(case_file: CaseFile, desk: Desk, case: int) -> None:
    case_file.open(case)
    keys = ("Ctrl+Shift+F", "Down", "Ctrl+Enter")
    for key in keys:
        case_file.keyboard.press(key)
        case_file.window.settle()
    assert len(keys) <= 4
    case_file.window.wait(lambda: bool(lines(case_file)))  # a button that is pressed by its keys goes down first
    with desk.reading() as file:
        (row,) = follow_ups_of(file, case)
    assert (row.mode, row.outcome, row.next_on, row.next_days) == ("phone", "advancing", date(2026, 12, 17), 30)
    (line,) = lines(case_file)
    assert line.startswith("Au téléphone\u00a0: le plan avance Aujourd’hui, 12\u00a0h · Sophie Lavoie · prochain suivi")
    assert log_form(case_file).read("outcome") == ""


def test_the_next_date_is_proposed_in_words_and_follows_what_came_of_it(case_file: CaseFile, case: int) -> None:
    case_file.open(case, "follow_up")
    log, form = tab_of(case_file).log, log_form(case_file)
    assert log.next.text() == "Prochain suivi\u00a0: jeudi 17\u00a0décembre 2026, 30 jours après la première rencontre."
    form.write("outcome", "L’accompagnement n’est plus requis")
    assert (form.read("next_on"), log.next.text()) == (None, "Aucun prochain suivi n’est proposé.")
    form.write("outcome", "Personne non jointe")
    log.add.click()
    form.write("outcome", "Personne non jointe")
    assert form.read("next_on") == date(2026, 11, 24)
    assert log.next.text() == (
        "Relance proposée\u00a0: mardi 24\u00a0novembre 2026, après 2 contacts manqués de suite."
    )
    form.write("next_on", "2026-12-03")
    form.write("outcome", "Le plan avance")
    assert form.read("next_on") == date(2026, 12, 3)
    assert log.next.text() == "Prochain suivi\u00a0: jeudi 3\u00a0décembre 2026."


def test_the_next_one_is_fixed_in_the_calendar_at_a_free_hour(case_file: CaseFile, desk: Desk, case: int) -> None:
    case_file.open(case, "follow_up")
    form = log_form(case_file)
    form.write("outcome", "Le plan avance")
    form.tick("plan")
    assert form.read("plan_time") == "9\u00a0h"
    tab_of(case_file).log.add.click()
    with desk.reading() as file:
        meeting = appointments_of(file, case)[-1]
    assert (meeting.kind, meeting.starts_at.isoformat()) == (AppointmentKind.FOLLOW_UP, "2026-12-17T09:00:00")
    desk.undo()
    assert lines(case_file) == []


def test_what_stands_in_the_way_is_said_beside_the_hour_and_nothing_is_lost(
    case_file: CaseFile, desk: Desk, case: int
) -> None:
    case_file.open(case, "follow_up")
    form = log_form(case_file)
    form.write("note", "Parlé du bail")
    tab_of(case_file).log.add.click()
    assert form.said("outcome") == "Ce champ est obligatoire."
    form.write("outcome", "Le plan avance")
    form.tick("plan")
    form.write("plan_time", "18 h")
    tab_of(case_file).log.add.click()
    assert form.said("plan_time") == "C’est en dehors des heures de rencontre de l’agente ou de l’agent."
    assert form.read("note") == "Parlé du bail"
    with desk.reading() as file:
        assert follow_ups_of(file, case) == ()


def test_a_half_typed_note_is_found_again_and_gone_once_noted(case_file: CaseFile, desk: Desk, case: int) -> None:
    other = a_case(desk, csq_number="CSQ-20000002")
    case_file.open(case, "follow_up")
    log_form(case_file).type("note", "Le bail est")
    case_file.open(other, "follow_up")
    assert log_form(case_file).read("note") == ""
    case_file.open(case, "follow_up")
    assert log_form(case_file).read("note") == "Le bail est"
    log_form(case_file).write("outcome", "Le plan avance")
    tab_of(case_file).log.add.click()
    assert log_form(case_file).read("note") == ""
    case_file.open(other, "follow_up")
    case_file.open(case, "follow_up")
    assert log_form(case_file).read("note") == ""


def test_a_follow_up_is_corrected_removed_and_brought_back(
    case_file: CaseFile, desk: Desk, case: int, questions: AnsweredQuestions
) -> None:
    case_file.open(case, "follow_up")
    log_form(case_file).write("outcome", "Le plan avance")
    tab_of(case_file).log.add.click()
    answer(case_file, questions, "change-follow-up", note="Le bail est signé", mode="video")
    (line,) = lines(case_file)
    assert "En visioconférence" in line
    assert "Le bail est signé" in line
    press(case_file, "remove-follow-up")
    assert lines(case_file) == []
    desk.undo()
    assert len(lines(case_file)) == 1
    assert complaints(desk) == []


def test_a_closed_case_says_why_nothing_is_noted(case_file: CaseFile, desk: Desk, case: int) -> None:
    case_file.open(case, "follow_up")
    desk.do(CloseCase(case, ClosingReason.LEFT_QUEBEC, seen(desk)))
    log = tab_of(case_file).log
    assert log.closed.text() == "Ce dossier est fermé. Rouvrez-le pour le modifier."
    assert not log.add.isVisible()
    case_file.window.settle()
    shown = [one.objectName() for one in tab_of(case_file).findChildren(Button) if one.isVisible()]
    assert [name for name in shown if name.startswith(("act-", "remove-", "change-", "note-"))] == []


def test_a_french_course_goes_through_its_states_by_its_buttons(
    case_file: CaseFile, desk: Desk, case: int, questions: AnsweredQuestions
) -> None:
    case_file.open(case, "follow_up")
    card = tab_of(case_file).french
    answer(case_file, questions, "register", registered_on=date(2026, 11, 2), institution="Collège de Rosemont")
    assert card.pill.text == "Inscription faite"
    assert card.wait.text() == "En attente depuis 21 jours, de l’inscription à aujourd’hui."
    answer(case_file, questions, "place", placed_on=date(2026, 11, 9), level=6)
    assert card.about.text() == "Collège de Rosemont · niveau 6"
    answer(case_file, questions, "start", started_on=date(2026, 11, 16))
    assert card.wait.text() == "14 jours d’attente entre l’inscription et le début."
    answer(case_file, questions, "change", institution="Cégep du Vieux Montréal", format="full_time")
    dialog = answer(case_file, questions, "drop", ended_on=date(2026, 11, 20))
    assert dialog.isVisible()  # a reason is missing
    dialog.form.set_values({"reason": "work", "reason_note": "Horaire de nuit"})
    dialog.yes.click()
    assert (card.pill.text, card.reason.text()) == ("Cours abandonné", "Motif\u00a0: Emploi. Horaire de nuit")
    with desk.reading() as file:
        (row,) = french_courses_of(file, case)
    assert (row.institution, row.started_on, row.level) == ("Cégep du Vieux Montréal", date(2026, 11, 16), 6)
    answer(case_file, questions, "register", registered_on=date(2026, 11, 22))
    assert "Cours abandonné" in "".join(text.text() for text in card.findChildren(QLabel))
    for _ in range(6):
        desk.undo()
    assert card.about.text() == "Aucun cours de français n’est noté."
    assert complaints(desk) == []


def test_a_refusal_is_said_in_the_form_of_the_course(
    case_file: CaseFile, case: int, questions: AnsweredQuestions
) -> None:
    case_file.open(case, "follow_up")
    answer(case_file, questions, "register", registered_on=date(2026, 11, 16))
    dialog = answer(case_file, questions, "start", started_on=date(2026, 11, 2))
    assert dialog.isVisible()
    assert dialog.form.box("started_on").message.text.text() == (
        "Cette date (2\u00a0novembre 2026) précède la précédente (16\u00a0novembre 2026)."
    )


def test_objectif_integration_goes_from_the_rule_to_the_paid_allowance_and_its_slip(
    case_file: CaseFile, desk: Desk, case: int, questions: AnsweredQuestions, tmp_path: Path, qtbot: QtBot
) -> None:
    case_file.open(case, "follow_up")
    card = tab_of(case_file).integration
    assert card.proposal.text().startswith("Selon la règle\u00a0: admissible")
    answer(case_file, questions, "decide", on=date(2026, 11, 2))
    answer(case_file, questions, "enrol", enrolled_on=date(2026, 11, 3))
    for day, part in enumerate(("values", "democracy", "work"), 9):
        hours = "7 h 30" if part == "work" else "8"
        answer(case_file, questions, f"note-part-{part}", on=date(2026, 11, day), hours=hours)
    assert card.hours.text() == "23\u00a0h\u00a030 sur 24\u00a0h"
    assert not any(one.isVisible() for one in card.findChildren(Button, "act-attest"))
    dialog = answer(case_file, questions, "note-part-work", hours="huit")
    assert dialog.form.box("hours").is_refused
    dialog.form.set_values({"hours": "8,5"})
    dialog.yes.click()
    assert card.hours.text() == "24\u00a0h\u00a030 sur 24\u00a0h"
    answer(case_file, questions, "attest", attested_on=date(2026, 11, 12))
    press(case_file, "take-attestation-back")
    answer(case_file, questions, "attest", attested_on=date(2026, 11, 12))
    assert "188\u00a0$" in card.allowance.text()
    answer(case_file, questions, "claim", claimed_on=date(2026, 11, 13))
    dialog = answer(case_file, questions, "settle", state="refused", on=date(2026, 11, 16))
    assert dialog.form.box("note").is_refused
    dialog.form.set_values({"note": "Chèque illisible"})
    dialog.yes.click()
    assert (card.pill.text, card.claim_note.text()) == ("Demande refusée", "Chèque illisible")
    answer(case_file, questions, "claim", claimed_on=date(2026, 11, 17))
    answer(case_file, questions, "settle", state="paid", on=date(2026, 11, 20))
    with desk.reading() as file:
        row = integration_course_of(file, case)
    assert row is not None
    assert (row.claim_state, row.claim_dollars, row.claim_note) == ("paid", 188, "Chèque illisible")
    questions.file = tmp_path / "fiche.pdf"
    with qtbot.waitSignal(card.output.ended, timeout=20_000):
        card.menu().actions()[-1].trigger()
    told = text_of(questions.file.read_bytes())
    assert "Allocation versée" in told
    assert "Rania Haddad" in told
    assert complaints(desk) == []


def test_what_was_noted_by_mistake_is_taken_away(
    case_file: CaseFile, desk: Desk, case: int, questions: AnsweredQuestions
) -> None:
    case_file.open(case, "follow_up")
    answer(case_file, questions, "register")
    answer(case_file, questions, "decide")
    press(case_file, "remove-course")
    press(case_file, "remove-integration")
    assert tab_of(case_file).french.about.text() == "Aucun cours de français n’est noté."
    assert tab_of(case_file).integration.decision.text() == ""
    desk.undo()
    desk.undo()
    assert tab_of(case_file).french.pill.text == "Inscription faite"
    assert tab_of(case_file).integration.decision.text() == "Admissible, décidé le 23\u00a0novembre 2026."
