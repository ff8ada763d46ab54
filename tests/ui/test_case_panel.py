"""The page of a case, worked as an officer works it."""

from datetime import date

from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentState, HouseholdRole, NeedDomain, NeedLevel
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.ui.case_arrival import ArrivalDialog
from parcours_desktop.ui.case_closing import ClosingDialog
from parcours_desktop.ui.case_panel import CasePanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case
from tests.robots.case_file import CaseFile, FormRobot
from tests.robots.window import Window
from tests.ui.conftest import AnsweredQuestions, plan_of

CONFIRMED = AppointmentState.CONFIRMED


def test_the_head_shows_who_and_how_far_and_the_line_what_comes(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk, csq_issued_on=date(2025, 3, 2)))
    assert case_file.head() == ("Haddad, Rania", "Arrivée")
    journey = case_file.journey()
    assert journey["Certificat délivré"] == ("2\u00a0mars 2025", "done")
    assert journey["Première rencontre"] == ("", "next")
    assert case_file.next() == "Tenir la première rencontre (aujourd’hui)"


def test_a_field_is_written_when_it_is_left(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case)
    case_file.write("street", "1450, rue Sherbrooke Est")
    case_file.write("education", "Maîtrise (2e cycle)")
    case_file.profile("interpreter").tick("interpreter")
    assert stored(desk, "cases", case, "street") == "1450, rue Sherbrooke Est"
    assert stored(desk, "cases", case, "education") == "master"
    assert stored(desk, "cases", case, "interpreter") == 1
    assert complaints(desk) == []


def test_a_refusal_stands_beside_its_field_and_the_typed_value_stays(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case)
    case_file.write("arrived_on", "2026-12-24")
    form = case_file.profile("arrived_on")
    assert form.said("arrived_on").startswith("L’arrivée ne peut pas être confirmée")
    assert form.read("arrived_on") == date(2026, 12, 24)
    assert stored(desk, "cases", case, "arrived_on") == "2026-11-16"
    case_file.write("arrived_on", "17 nov 2026")
    assert form.said("arrived_on") == ""


def test_what_is_typed_is_written_when_the_tab_or_the_case_is_left(desk: Desk, case_file: CaseFile) -> None:
    case, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002")
    case_file.open(case)
    case_file.profile("city").type("city", "Laval")
    case_file.tab("Notes")
    assert stored(desk, "cases", case, "city") == "Laval"
    case_file.tab("Profil")
    case_file.profile("phone").type("phone", "514 555 0101")
    case_file.open(other)
    assert stored(desk, "cases", case, "phone") == "514 555-0101"


def test_what_was_typed_before_a_crash_is_offered_back(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    desk.keep_draft(f"case:{case}:profile", "street", "1450, rue")
    case_file.open(case)
    assert case_file.window.says("Une saisie interrompue a été retrouvée (1 champ).")
    case_file.window.click("Reprendre")
    assert case_file.profile("street").read("street") == "1450, rue"
    case_file.tab("Besoins")
    assert stored(desk, "cases", case, "street") == "1450, rue"
    assert desk.drafts(f"case:{case}") == {}


def test_a_draft_that_is_not_wanted_is_forgotten(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    desk.keep_draft(f"case:{case}:profile", "street", "1450, rue")
    case_file.open(case)
    case_file.window.click("Oublier")
    assert not case_file.window.says("Une saisie interrompue")
    assert desk.drafts(f"case:{case}") == {}


def test_needs_are_picked_and_told(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case, "needs")
    case_file.pick_level(NeedDomain.HOUSING, NeedLevel.URGENT)
    tab = case_file.needs()
    assert tab.title.title.text() == "Logement"
    FormRobot(case_file.window, tab.form).write("asset", "Une cousine peut l’héberger")
    FormRobot(case_file.window, tab.interview).write("minutes", "50")
    assert case_file.window.says("1 domaine évalué sur 17")
    with desk.reading() as file:
        assert file.exec_driver_sql("SELECT domain, level, asset FROM need").all() == [
            ("housing", "urgent", "Une cousine peut l’héberger")
        ]
        assert file.exec_driver_sql("SELECT minutes FROM assessment").scalar_one() == 50
    case_file.pick_level(NeedDomain.HOUSING, NeedLevel.URGENT)
    assert case_file.window.says("0 domaine évalué sur 17")


def test_levels_of_french_stand_with_their_domain(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case, "needs")
    related = case_file.needs().related[NeedDomain.FRENCH_LEVEL]
    assert not related.isVisible()
    case_file.pick_level(NeedDomain.FRENCH_LEVEL, NeedLevel.ADDRESS)
    assert related.isVisible()
    picker = related.form_of("french_speaking").box("french_speaking").editor.inner
    picker.setFocus()
    for _ in range(3):
        case_file.keyboard.press("Right", picker)
    assert stored(desk, "cases", case, "french_speaking") == 3


def test_levels_are_picked_with_the_keyboard(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk), "needs")
    picker = case_file.needs().line(NeedDomain.HEALTH).picker
    picker.setFocus()
    case_file.keyboard.press("Right", picker)
    case_file.keyboard.press("Right", picker)
    assert (picker.level, picker.accessibleDescription()) == (NeedLevel.WATCH, "À surveiller")
    case_file.keyboard.press("Delete", picker)
    assert picker.level is None


def test_an_appointment_is_made_corrected_and_told(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case, "appointments")
    assert case_file.window.says("Aucun rendez-vous")
    case_file.window.click("Ajouter un rendez-vous")
    tab = case_file.appointments()
    form = FormRobot(case_file.window, tab.form)
    form.write("time", "bientôt")
    case_file.window.click(tab.save)
    assert form.said("time").startswith("Cette heure ne se lit pas")
    form.write("day", "20 nov 2026")
    form.write("time", "14 h 30")
    case_file.window.click(tab.save)
    (row,) = tab.rows.values()
    assert not tab.side.isVisible()
    assert case_file.window.says("Vendredi 20\u00a0novembre, 14\u00a0h\u00a030")
    case_file.window.click(row)
    assert tab.side.isVisible()
    form.write("time", "15 h")
    assert case_file.window.says("Vendredi 20\u00a0novembre, 15\u00a0h")
    case_file.window.click("Tenu")
    assert case_file.window.says("Passés")
    assert case_file.head()[1] == "Rencontre faite"
    assert complaints(desk) == []


def test_a_note_is_added_and_cannot_be_empty(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk), "notes")
    form = FormRobot(case_file.window, case_file.notes().form)
    case_file.window.click("Ajouter la note")
    assert form.said("text") == "Ce champ est obligatoire."
    form.type("text", "Préfère les matins. Élève à l’école Saint-Édouard.")
    case_file.window.click("Ajouter la note")
    assert case_file.note_texts() == ["Préfère les matins. Élève à l’école Saint-Édouard."]
    assert form.read("text") == ""
    assert form.said("text") == ""


def test_an_unfinished_note_is_found_again(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case, "notes")
    FormRobot(case_file.window, case_file.notes().form).type("text", "Rappeler")
    case_file.tab("Profil")
    case_file.open(case, "notes")
    assert FormRobot(case_file.window, case_file.notes().form).read("text") == "Rappeler"
    assert case_file.note_texts() == []


def test_history_puts_a_value_back(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk, phone="514 555-0101")
    case_file.open(case)
    case_file.write("phone", "514 555-0202")
    case_file.tab("Historique")
    newest, opening = case_file.history_lines()
    assert "Téléphone 514 555-0101 514 555-0202" in newest
    assert "Dossier ouvert" in opening
    case_file.put_back()
    assert stored(desk, "cases", case, "phone") == "514 555-0101"
    assert len(case_file.history_lines()) == 3


def test_a_choice_between_two_values_is_made_on_the_page(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    loaded = seen(desk)
    for phone in ("514 555-0101", "514 555-0202"):
        desk.do(ChangeProfile(case, {"phone": phone}, loaded))
    case_file.open(case)
    assert case_file.window.says("Téléphone\u00a0: deux personnes ont écrit en même temps.")
    case_file.keep_value("514 555-0101")
    assert not case_file.window.says("deux personnes")
    assert stored(desk, "cases", case, "phone") == "514 555-0101"


def test_an_arrival_is_confirmed_and_the_plan_is_offered(
    desk: Desk, case_file: CaseFile, around: Surroundings, questions: AnsweredQuestions
) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 20))
    case_file.open(case)
    case_file.window.click("Confirmer l’arrivée…")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, ArrivalDialog)
    asked = Window(dialog)
    form = FormRobot(asked, asked.widget.findChildren(FormWidget)[0])
    assert form.read("arrived_on") == date(2026, 11, 20)
    form.write("arrived_on", "2026-12-24")
    asked.click("Confirmer")
    assert form.said("arrived_on").startswith("L’arrivée ne peut pas")
    form.write("arrived_on", "2026-11-21")
    asked.click("Confirmer")
    assert not dialog.isVisible()
    assert stored(desk, "cases", case, "arrived_on") == "2026-11-21"
    assert case_file.head()[1] == "Arrivée"
    assert around.notices.texts() == ("Une date du parcours a changé. Les échéances proposées peuvent suivre.",)


def test_a_case_is_closed_for_a_reason_and_reopened(
    desk: Desk, case_file: CaseFile, around: Surroundings, questions: AnsweredQuestions
) -> None:
    case = a_case(desk)
    case_file.open(case)
    assert around.actions.run("close_case")
    dialog = questions.dialogs[-1]
    assert isinstance(dialog, ClosingDialog)
    asked = Window(dialog)
    form = FormRobot(asked, dialog.form)
    asked.click("Fermer le dossier")
    assert form.said("closing_reason")
    form.write("closing_reason", "Impossible à joindre (au moins trois tentatives)")
    asked.click("Fermer le dossier")
    assert form.said("closing_reason").endswith("3 tentatives documentées; le dossier en compte 0.")
    assert dialog.isVisible()
    form.write("closing_reason", "A quitté le Québec")
    form.write("closing_note", "Partie en Ontario")
    asked.click("Fermer le dossier")
    assert not dialog.isVisible()
    assert stored(desk, "cases", case, "closing_reason") == "left_quebec"
    assert case_file.window.says("A quitté le Québec — Partie en Ontario")
    assert not around.actions.is_enabled("close_case")
    case_file.window.click("Rouvrir le dossier")
    assert stored(desk, "cases", case, "closed_on") is None
    assert case_file.head()[1] == "Arrivée"


def test_one_jumps_to_a_member_of_the_household(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk, household_key="F-1")
    child = a_case(
        desk,
        household_key="F-1",
        given_name="Maya",
        csq_number="CSQ-20000002",
        birth_date=date(2020, 2, 3),
        household_role=HouseholdRole.DEPENDANT,
    )
    case_file.open(case)
    assert case_file.household() == ["Haddad, Maya"]
    case_file.jump_to("Haddad, Maya")
    assert case_file.panel.case_id == child
    assert case_file.head()[0] == "Haddad, Maya"


def test_a_mark_of_the_line_leads_to_where_it_is_written(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk), "notes")
    case_file.click_mark("Première rencontre")
    assert case_file.panel.current_tab == "appointments"
    case_file.click_mark("Demande fédérale")
    assert case_file.panel.current_tab == "profile"
    assert case_file.profile("federal_applied_on").box("federal_applied_on").editor.inner.hasFocus()
    case_file.click_mark("Plan signé")
    assert case_file.panel.current_tab == "plan"
    assert case_file.window.says(f"plan {case_file.panel.case_id}")


def test_tabs_are_reached_by_their_keys(desk: Desk, case_file: CaseFile) -> None:
    case_file.open(a_case(desk))
    for key, tab in (("Alt+2", "needs"), ("Alt+5", "notes"), ("Alt+4", "appointments"), ("Alt+1", "profile")):
        case_file.keyboard.press(key, case_file.panel)
        assert case_file.panel.current_tab == tab


def test_undoing_the_opening_leads_back_to_the_list(desk: Desk, case_file: CaseFile, qtbot: QtBot) -> None:
    case_file.open(a_case(desk))
    with qtbot.waitSignal(case_file.panel.back_wanted):
        desk.undo()
    assert case_file.panel.case_id is None


def test_a_case_that_is_not_there_is_said(desk: Desk, case_file: CaseFile, around: Surroundings) -> None:
    assert not case_file.panel.open_case(999)
    assert around.notices.texts() == ("Cette ligne n’existe plus\u00a0: elle a été retirée entre-temps.",)


def test_undo_shows_on_the_page(desk: Desk, case_file: CaseFile) -> None:
    case = a_case(desk)
    case_file.open(case)
    case_file.write("city", "Laval")
    desk.undo()
    assert case_file.profile("city").read("city") == ""


class WindowsShown(QObject):
    """Keeps the widgets that show as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_part_of_the_page_flashes_as_a_window_of_its_own(
    desk: Desk, case_file: CaseFile, qapp: QApplication
) -> None:
    case = a_case(desk, household_key="F-1")
    a_case(desk, household_key="F-1", given_name="Maya", csq_number="CSQ-20000002")
    an_appointment_of(desk, case)
    spy = WindowsShown()
    qapp.installEventFilter(spy)
    case_file.panel.open_case(case)
    for tab in ("needs", "appointments", "notes", "history"):
        case_file.panel.show_tab(tab)
        case_file.window.settle()
    qapp.removeEventFilter(spy)
    assert spy.seen == []


def test_everything_on_the_page_passed_through_the_words(desk: Desk, around: Surroundings, qtbot: QtBot) -> None:
    case = a_case(desk, household_key="F-1", csq_issued_on=date(2025, 3, 2), email="rania@")
    a_case(desk, household_key="F-1", given_name="Maya", csq_number="CSQ-20000002")
    an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=CONFIRMED)
    pseudo = Words.pseudo("fr")
    made = Surroundings(
        pseudo,
        around.look,
        around.actions,
        around.notices,
        around.questions,
        around.background,
        around.remembered,
        around.today,
    )

    def open_screen(case_id: int) -> CaseScreen:
        return CaseScreen(desk, pseudo, case_id)

    panel = CasePanel(open_screen, made, plan_of)
    qtbot.addWidget(panel)
    robot = CaseFile(panel)
    robot.window.show()
    robot.open(case)
    facts = {"Haddad, Rania", "Haddad, Maya", "Sophie Lavoie"}
    for tab in ("profile", "needs", "appointments", "notes", "history"):
        panel.show_tab(tab)
        robot.window.settle()
        bare = [text for text in robot.window.texts() if "⟦" not in text and text not in facts]
        assert bare == [], tab
    panel.close_case()
