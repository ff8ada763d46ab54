"""The plan editor in its window, used by mouse and keyboard."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddSteps
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.fold import differences
from parcours_desktop.domain.codes import StepState, Strand
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.printouts import Naming
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.page_preview import PagePreview
from parcours_desktop.ui.plan_panel import PlanPanel
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.words import Words
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.cases import a_case
from tests.robots.plan_editor import PlanEditor
from tests.robots.texts import untranslated
from tests.ui.conftest import AnsweredQuestions, surroundings

INSTALL, FRENCH = "Installation", "Francisation"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Opened = Callable[[int], PlanEditor]


@pytest.fixture
def opened(desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the editor on a case."""
    made: list[tuple[PlanPanel, PlanScreen]] = []

    def open_case(case_id: int) -> PlanEditor:
        screen = PlanScreen(desk, around.words, case_id)
        panel = PlanPanel(screen, around)
        made.append((panel, screen))
        around.notices.attach(panel)
        qtbot.addWidget(panel)
        panel.resize(1180, 720)
        robot = PlanEditor(panel)
        robot.show()
        return robot

    yield open_case
    for panel, screen in made:
        panel.close()
        screen.close()


@pytest.fixture
def case(desk: Desk) -> int:
    return a_case(desk)


@pytest.fixture
def editor(opened: Opened, case: int, desk: Desk) -> Iterator[PlanEditor]:
    yield opened(case)
    with desk.reading() as file:
        assert list(differences(file)) == []


@pytest.fixture
def abc(editor: PlanEditor) -> PlanEditor:
    """An editor with three steps of one strand and one of the next."""
    for words in ("Aaa", "Bbb", "Ccc"):
        editor.add(INSTALL, words, as_typed=True)
    editor.leave_adding(INSTALL)
    editor.add(FRENCH, "Fff", as_typed=True)
    editor.leave_adding(FRENCH)
    return editor


def pages_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


# Beginning


def test_an_empty_plan_says_what_to_do_and_begins_with_a_template(editor: PlanEditor) -> None:
    assert editor.says("Ce plan est vide")
    editor.click(next(text for text in editor.texts() if text.startswith("Personne réfugiée")))
    assert not editor.says("Ce plan est vide")
    assert "M’inscrire à Francisation Québec" in editor.labels(FRENCH)
    assert editor.objectives(FRENCH) == ["Apprendre le français à temps complet"]
    editor.press("Ctrl+Z")
    assert editor.says("Ce plan est vide")


def test_a_template_can_be_chosen_from_the_menu_and_taken_back(abc: PlanEditor, around: Surroundings) -> None:
    abc.click(abc.widget.tools.templates)
    abc.choose_from("template-menu", "Personne seule")
    assert "Ouvrir un compte bancaire" in abc.labels(INSTALL)
    assert around.notices.texts() == ("Modèle appliqué",)
    abc.click("Annuler l’action")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb", "Ccc"]


def test_typing_finds_the_catalogue_and_enter_adds(editor: PlanEditor) -> None:
    editor.add(INSTALL, "numero assur")
    editor.add(INSTALL, "bibliothèque du quartier")
    assert editor.labels(INSTALL) == ["Obtenir mon numéro d’assurance sociale (NAS)", "bibliothèque du quartier"]
    assert editor.card(INSTALL).adding.line.text() == ""
    editor.leave_adding(INSTALL)
    assert editor.card(INSTALL).adding.isHidden()


def test_words_that_match_may_still_be_ones_own(editor: PlanEditor) -> None:
    editor.add(INSTALL, "Ouvrir un compte", as_typed=True)
    assert editor.labels(INSTALL) == ["Ouvrir un compte"]


def test_a_suggestion_is_added_with_one_click(editor: PlanEditor) -> None:
    first, *others = editor.suggested()
    editor.take(first)
    assert first in editor.labels(INSTALL)
    assert editor.suggested() == others
    editor.click(editor.widget.suggestions.take_all)
    assert editor.widget.suggestions.isHidden()


# Steps


def test_a_click_in_the_box_ticks_and_the_line_says_so(abc: PlanEditor) -> None:
    abc.tick("Bbb")
    assert (abc.row("Bbb").line.struck, abc.row("Bbb").line.when) == (True, "terminée")
    assert abc.card(INSTALL).header.remark.text() == "1 / 3"
    abc.tick("Bbb")
    assert not abc.row("Bbb").line.struck


def test_the_keyboard_goes_all_the_way(abc: PlanEditor) -> None:
    abc.click_step("Aaa")
    abc.press("Down")
    assert abc.chosen() == ["Bbb"]
    abc.press("Space")
    assert abc.row("Bbb").line.done
    abc.press("Shift+Down")
    assert abc.chosen() == ["Bbb", "Ccc"]
    abc.press("Alt+Up")
    assert abc.labels(INSTALL) == ["Bbb", "Ccc", "Aaa"]
    abc.press("End")
    assert abc.chosen() == ["Fff"]
    abc.press("Delete")
    assert abc.labels(FRENCH) == []
    assert abc.chosen() == ["Aaa"]
    abc.press("Ctrl+A")
    assert abc.chosen() == ["Bbb", "Ccc", "Aaa"]
    abc.press("Esc")
    assert abc.chosen() == []


def test_undo_and_redo_by_keys_and_by_buttons(abc: PlanEditor) -> None:
    abc.click_step("Ccc")
    abc.press("Delete")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb"]
    abc.press("Ctrl+Z")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb", "Ccc"]
    abc.press("Ctrl+Y")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb"]
    abc.click(abc.widget.tools.undo)
    assert abc.labels(INSTALL) == ["Aaa", "Bbb", "Ccc"]
    assert "Ajout d’une démarche" in abc.widget.tools.undo.toolTip()
    assert "Retrait de démarches" in abc.widget.tools.redo.toolTip()


def test_enter_opens_a_step_and_its_fields_are_written_when_left(abc: PlanEditor) -> None:
    abc.click_step("Aaa")
    abc.press("Enter")
    abc.type_in("label", "Visiter l’école de Maya")
    assert "Aaa" in abc.labels(INSTALL)
    abc.type_in("due_on", "2026-12-07")
    assert "Visiter l’école de Maya" in abc.labels(INSTALL)
    abc.type_in("organization", "CSSDM")
    abc.press("Esc")
    line = abc.row("Visiter l’école de Maya").line
    assert (line.who, line.when) == ("Rania · CSSDM", "7\u00a0déc.")
    assert abc.widget.board.detail.isHidden()
    assert QApplication.focusWidget() is abc.row("Visiter l’école de Maya")


def test_while_a_text_has_the_focus_undo_is_its_own(abc: PlanEditor) -> None:
    abc.open("Aaa")
    abc.type_in("label", "Aaab")
    abc.press("Ctrl+Z")
    assert len(abc.labels(INSTALL)) == 3
    assert abc.labels(FRENCH) == ["Fff"]


def test_a_step_left_undone_asks_why_beside_the_field(abc: PlanEditor) -> None:
    abc.open("Aaa")
    abc.choose_in("state", "Abandonnée")
    assert abc.beside("not_done_reason") == "Indiquez pourquoi la démarche n’est pas réalisée."
    assert not abc.row("Aaa").line.struck
    abc.choose_in("not_done_reason", "Aucune place disponible")
    assert abc.beside("not_done_reason") == ""
    assert (abc.row("Aaa").line.struck, abc.row("Aaa").line.when) == (True, "Abandonnée")


def test_what_is_refused_stands_beside_its_field(abc: PlanEditor) -> None:
    abc.open("Aaa")
    abc.type_in("label", " ")
    abc.widget.board.detail.form.flush()
    assert abc.beside("label") == "Décrivez la démarche ou l’objectif en quelques mots."
    abc.choose_in("state", "Réalisée")
    abc.type_in("done_on", "2026-12-24")
    abc.widget.board.detail.form.flush()
    assert abc.beside("done_on") == "Cette date est dans le futur."


def test_an_interrupted_typing_is_found_again(opened: Opened, case: int, desk: Desk) -> None:
    desk.do(AddSteps(case, ("INS-04",)))
    first = opened(case)
    first.open("Ouvrir un compte bancaire")
    first.type_in("documents", "deux pièces d’id")
    first.widget.board.detail.form.drafted.emit("documents", "deux pièces d’id")
    again = opened(case)
    again.click("Reprendre")
    assert again.widget.board.detail.form.value("documents") == "deux pièces d’id"


def test_mouse_with_shift_and_ctrl_chooses_several(abc: PlanEditor) -> None:
    abc.click_step("Aaa")
    abc.click_step("Ccc", SHIFT)
    assert abc.chosen() == ["Aaa", "Bbb", "Ccc"]
    abc.click_step("Bbb", CTRL)
    assert abc.chosen() == ["Aaa", "Ccc"]
    assert abc.says("2 démarches choisies")
    abc.click(abc.widget.choice.tick)
    assert [abc.row(label).line.done for label in ("Aaa", "Bbb", "Ccc")] == [True, False, True]
    abc.click_step("Aaa")
    assert abc.chosen() == ["Aaa"]
    assert abc.widget.choice.isHidden()


def test_several_are_left_undone_for_one_reason(abc: PlanEditor, questions: AnsweredQuestions) -> None:
    abc.click_step("Aaa")
    abc.click_step("Bbb", SHIFT)
    questions.code, questions.remark = "moved_away", "Départ pour Gaspé"
    abc.click(abc.widget.choice.state)
    abc.choose_from("state-menu", "Sans objet")
    rows = [abc.widget.board.detail._screen.state.step(abc.row(label).line.id) for label in ("Aaa", "Bbb")]
    assert {(row.state, row.result) for row in rows if row} == {(StepState.NOT_APPLICABLE, "Départ pour Gaspé")}


def test_the_menu_of_a_step_does_the_same(abc: PlanEditor) -> None:
    row = abc.row("Bbb")
    row.menu_wanted.emit(row.line.id, row.mapToGlobal(row.rect().center()))
    assert abc.chosen() == ["Bbb"]
    abc.choose_from("step-menu", "En cours")
    assert abc.row("Bbb").line.mark == "En cours"


def test_a_step_is_dragged_within_its_strand_and_to_another(abc: PlanEditor) -> None:
    abc.drag("Ccc", onto="Aaa")
    assert abc.labels(INSTALL) == ["Ccc", "Aaa", "Bbb"]
    abc.drag("Aaa", to_end_of=FRENCH)
    assert abc.labels(INSTALL) == ["Ccc", "Bbb"]
    assert abc.labels(FRENCH) == ["Fff", "Aaa"]


def test_chosen_steps_are_dragged_together(abc: PlanEditor) -> None:
    abc.click_step("Aaa")
    abc.click_step("Bbb", SHIFT)
    abc.drag("Bbb", onto="Fff")
    assert abc.labels(FRENCH) == ["Aaa", "Bbb", "Fff"]
    abc.press("Ctrl+Z")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb", "Ccc"]


def test_objectives_are_written_corrected_and_taken_away(editor: PlanEditor) -> None:
    editor.write_objective(INSTALL, "Un logement")
    assert editor.objectives(INSTALL) == ["Un logement"]
    editor.write_objective(INSTALL, "Un bail signé", in_place_of="Un logement")
    assert editor.objectives(INSTALL) == ["Un bail signé"]
    editor.write_objective(INSTALL, "", in_place_of="Un bail signé")
    assert editor.objectives(INSTALL) == []


def test_a_household_shares_a_step_and_says_with_whom(opened: Opened, desk: Desk, around: Surroundings) -> None:
    mother = a_case(desk, household_key="F-1")
    father = a_case(desk, household_key="F-1", given_name="Karim", csq_number="CSQ-40000001")
    editor = opened(mother)
    editor.add(INSTALL, "Visiter trois logements", as_typed=True)
    editor.leave_adding(INSTALL)
    editor.open("Visiter trois logements")
    editor.click("Partager avec le ménage")
    assert around.notices.texts() == ("1 démarche partagée avec Karim Haddad",)
    assert editor.row("Visiter trois logements").line.shared
    his = opened(father)
    his.tick("Visiter trois logements")
    assert editor.row("Visiter trois logements").line.done


def test_a_new_arrival_is_shown_as_differences_to_accept(editor: PlanEditor, desk: Desk, case: int) -> None:
    desk.do(AddSteps(case, ("INS-01", "INS-04")))
    assert editor.widget.due.isHidden()
    screen = editor.widget.board.detail._screen
    desk.do(ChangeProfile(case, {"arrived_on": date(2026, 11, 20)}, screen.state.seen))
    assert editor.says("L’arrivée ou la première rencontre a changé\u00a0: 2 échéances peuvent suivre.")
    assert editor.says("26\u00a0nov. → 30\u00a0nov.")
    editor.click("Accepter")
    assert editor.widget.due.isHidden()
    assert {row.line.when for row in editor.card(INSTALL).rows.values()} == {"30\u00a0nov."}


# The page


def test_the_preview_is_the_page_and_follows_what_is_typed(abc: PlanEditor, qtbot: QtBot) -> None:
    abc.wait_for_page()
    before = abc.widget.preview.pages.grab().toImage()
    abc.open("Aaa")
    with qtbot.waitSignal(abc.widget.preview.drawn, timeout=10_000):
        abc.type_in("label", "Un tout autre libellé, bien plus long que le premier")
    assert abc.widget.preview.pages.grab().toImage() != before
    assert "Aaa" in abc.labels(INSTALL)
    assert abc.says("Page 1 de 1")


def test_a_long_plan_has_pages_to_turn(editor: PlanEditor) -> None:
    for template in ("family", "refugee", "regulated"):
        editor.widget.empty.template_chosen.emit(template)
    editor.wait_for_page()
    assert editor.widget.preview.pages.count >= 2
    editor.click("Page suivante")
    assert editor.says(f"Page 2 de {editor.widget.preview.pages.count}")
    editor.click("Page précédente")
    assert editor.says(f"Page 1 de {editor.widget.preview.pages.count}")


def test_signing_asks_and_shows_the_version(abc: PlanEditor, questions: AnsweredQuestions, qtbot: QtBot) -> None:
    questions.yes = False
    abc.click("Signer…")
    assert not abc.says("Version 1 — 23\u00a0nov.")
    questions.yes = True
    abc.click("Signer…")
    qtbot.waitUntil(lambda: abc.says("Version 1 — 23\u00a0nov."))
    abc.click("Projet")
    assert abc.widget.board.detail._screen.version is None


def test_an_empty_plan_is_not_signed(editor: PlanEditor, around: Surroundings, qtbot: QtBot) -> None:
    editor.click("Signer…")
    qtbot.waitUntil(lambda: bool(around.notices.texts()))
    assert around.notices.texts() == ("Le plan n’a aucune démarche. Ajoutez-en au moins une avant de le signer.",)


def test_the_pdf_is_saved_with_what_was_being_typed(
    abc: PlanEditor, questions: AnsweredQuestions, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    questions.file = tmp_path / "plan.pdf"
    abc.open("Aaa")
    abc.type_in("label", "Visiter le quartier")
    with qtbot.waitSignal(abc.widget.output.ended, timeout=10_000):
        abc.click(abc.widget.tools.save)
    assert "Visiter le quartier" in pages_text(tmp_path / "plan.pdf")
    assert "Visiter le quartier" in abc.labels(INSTALL)
    assert around.notices.texts() == ("Le plan est enregistré\u00a0: plan.pdf",)


def test_a_folder_that_cannot_be_written_is_a_sentence(
    abc: PlanEditor, questions: AnsweredQuestions, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    questions.file = tmp_path / "absent" / "plan.pdf"
    with qtbot.waitSignal(abc.widget.output.ended, timeout=10_000):
        abc.click(abc.widget.tools.save)
    (told,) = around.notices.texts()
    assert str(tmp_path / "absent") in told


def test_buttons_that_nobody_took_stand_above_the_editor(
    desk: Desk, case: int, around: Surroundings, qtbot: QtBot
) -> None:
    screen = PlanScreen(desk, around.words, case)
    panel = PlanPanel(screen, around, tools_outside=True)
    qtbot.addWidget(panel)
    robot = PlanEditor(panel)
    robot.show()
    assert panel.tools.isVisibleTo(panel)
    panel.close()
    screen.close()


def test_leaving_the_plan_writes_what_was_being_typed(abc: PlanEditor) -> None:
    abc.open("Aaa")
    abc.type_in("organization", "Cégep")
    abc.widget.hide()
    assert abc.row("Aaa").line.who == "Rania · Cégep"


def test_a_plan_left_while_its_page_is_drawn_fails_nowhere(
    desk: Desk, case: int, around: Surroundings, background: Background, qtbot: QtBot
) -> None:
    screen = PlanScreen(desk, around.words, case)
    panel = PlanPanel(screen, around)
    robot = PlanEditor(panel)
    robot.show()
    robot.wait(lambda: background.busy)
    panel.deleteLater()
    with qtbot.captureExceptions() as failures:
        robot.settle()
        robot.wait(lambda: not background.busy)
    screen.close()
    assert failures == []


# The printer


def test_printing_opens_the_dialog_of_the_system(abc: PlanEditor, questions: AnsweredQuestions) -> None:
    abc.click(abc.widget.tools.print)
    (dialog,) = questions.dialogs
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_the_preview_of_the_plan_opens_from_the_page_beside_it(abc: PlanEditor, questions: AnsweredQuestions) -> None:
    abc.click(abc.widget.preview.whole)
    (dialog,) = questions.dialogs
    assert isinstance(dialog, PagePreview)
    assert dialog.view.printout.naming == Naming("plan", abc.widget._screen.state.sheet.file_number, "projet")
    assert not dialog.tools.large.isHidden()
    dialog.tools.large.click()
    abc.wait(lambda: dialog.view.pdf is not None)
    assert dialog.view.held.large
    dialog.reject()


def test_the_printer_gets_the_pages(abc: PlanEditor, around: Surroundings, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sorti.pdf"))
    with qtbot.waitSignal(abc.widget.output.ended, timeout=20_000):
        abc.widget.output.print_to(printer)
    (page,) = PdfReader(tmp_path / "sorti.pdf").pages
    assert page.images
    assert around.notices.texts() == ("Le plan est envoyé à l’imprimante.",)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_is_gone_is_a_sentence_and_the_plan_is_not_lost(
    abc: PlanEditor, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "absent" / "sorti.pdf"))
    with qtbot.waitSignal(abc.widget.output.ended, timeout=20_000):
        abc.widget.output.print_to(printer)
    (told,) = around.notices.texts()
    assert told.startswith("L’imprimante ne répond plus.")
    assert abc.labels(INSTALL) == ["Aaa", "Bbb", "Ccc"]


# Words, focus, theme


def test_every_text_passes_through_wording(
    desk: Desk, look: Look, questions: AnsweredQuestions, background: Background, qtbot: QtBot
) -> None:
    words = Words.pseudo()
    case = a_case(desk)
    desk.do(AddSteps(case, ("INS-01",)))
    screen = PlanScreen(desk, words, case)
    panel = PlanPanel(screen, surroundings(look, words, questions, background))
    qtbot.addWidget(panel)
    panel.board.open_detail(next(iter(panel.board.cards[Strand.SETTLEMENT].rows)))
    panel.board.add_step(Strand.COMMUNITY)
    panel.board.cards[Strand.FRENCH].edit_objective(0)
    reference = desk.reference
    data = [text for step in reference.steps for text in (step.label, step.documents, step.organization) if text]
    data += [rule.reason for rule in reference.rules] + [template.label for template in reference.templates]
    assert untranslated(panel, [*sorted(data, key=len, reverse=True), "Rania", *KEYS]) == []
    screen.close()


KEYS = ("Ctrl", "Shift", "Backspace", "Return", "Alt", "Up", "Down")


def test_tab_reaches_one_step_and_then_leaves_the_list(abc: PlanEditor) -> None:
    abc.click_step("Bbb")
    policies = {
        row.line.label: row.focusPolicy() for card in abc.widget.board.cards.values() for row in card.rows.values()
    }
    assert [label for label, policy in policies.items() if policy is Qt.FocusPolicy.StrongFocus] == ["Bbb"]


def test_a_screen_reader_hears_the_whole_line(abc: PlanEditor) -> None:
    assert abc.row("Aaa").accessibleName() == "Aaa, À faire, Rania et à fixer"


def test_another_theme_is_worn_at_once(abc: PlanEditor, look: Look) -> None:
    light = abc.row("Aaa").grab().toImage()
    look.wear("dark")
    abc.settle()
    dark = abc.row("Aaa").grab().toImage()
    look.wear("light")
    assert light != dark
