"""The form that draws any form: when it writes, when it drafts, what it says."""

from collections.abc import Sequence
from datetime import date

import pytest
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.date_field import CalendarPopup, DateField
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.level_field import LevelField
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.ui.conftest import TODAY

FORM = Form(
    (
        Section(
            "Identité",
            (
                Field("family", "Nom", required=True),
                Field("birth", "Naissance", FieldKind.DATE),
                Field("category", "Catégorie", FieldKind.CHOICE, choices="categories"),
                Field("country", "Pays", FieldKind.SEARCH_CHOICE, choices="countries"),
                Field("children", "Enfants", FieldKind.INTEGER, maximum=20),
                Field("oral", "Oral", FieldKind.LEVEL),
                Field("interpreter", "Interprète", FieldKind.FLAG),
                Field("remark", "Remarque", FieldKind.LONG_TEXT),
            ),
        ),
    )
)
CHOICES = {
    "categories": (Choice("ECO", "Économique"), Choice("FAM", "Regroupement familial")),
    "countries": (Choice("CI", "Côte d’Ivoire"), Choice("CM", "Cameroun"), Choice("CL", "Chili")),
}


def choices(source: str) -> Sequence[Choice]:
    return CHOICES[source]


class Heard:
    def __init__(self, form: FormWidget) -> None:
        self.edited: list[tuple[str, FieldValue]] = []
        self.drafted: list[tuple[str, FieldValue]] = []
        form.edited.connect(lambda name, value: self.edited.append((name, value)))
        form.drafted.connect(lambda name, value: self.drafted.append((name, value)))


@pytest.fixture
def form(look: Look, words: Words, qtbot: QtBot) -> FormWidget:
    made = FormWidget(FORM, look, words, choices=choices, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(640, 600)
    Window(made).show()
    return made


@pytest.fixture
def heard(form: FormWidget) -> Heard:
    return Heard(form)


def line(form: FormWidget, name: str) -> QLineEdit:
    inner = form.box(name).editor.inner
    assert isinstance(inner, QLineEdit)
    return inner


def test_a_value_is_written_when_the_field_is_left(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.focus_field("family")
    keyboard.type("Çelik-Œuvrard")
    assert heard.edited == []
    keyboard.press("Tab")
    assert heard.edited == [("family", "Çelik-Œuvrard")]


def test_enter_writes_and_leaving_afterwards_does_not_write_again(
    form: FormWidget, heard: Heard, keyboard: Keyboard
) -> None:
    form.focus_field("family")
    keyboard.type("Haddad")
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert heard.edited == [("family", "Haddad")]


def test_setting_values_tells_nothing_and_leaving_an_unchanged_field_writes_nothing(
    form: FormWidget, heard: Heard, keyboard: Keyboard
) -> None:
    values: dict[str, FieldValue] = {
        "family": "Haddad", "birth": date(1988, 3, 4), "category": "FAM", "country": "CI", "children": 2, "oral": 5,
        "interpreter": True, "remark": "Deux\nlignes",
    }  # fmt: skip
    form.set_values(values)
    for name in values:
        form.focus_field(name)
    form.focus_field("family")
    assert form.values() == values
    assert heard.edited == []


def test_what_is_typed_becomes_a_draft_within_two_seconds(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.focus_field("remark")
    keyboard.type("Arrivée par Montréal")
    Window(form).wait(lambda: bool(heard.drafted))
    assert heard.drafted == [("remark", "Arrivée par Montréal")]
    assert heard.edited == []


def test_values_from_outside_do_not_overwrite_what_is_being_typed(
    form: FormWidget, heard: Heard, keyboard: Keyboard
) -> None:
    form.focus_field("family")
    keyboard.type("Had")
    form.set_values({"family": "Autre", "children": 3})
    assert (form.value("family"), form.value("children")) == ("Had", 3)
    keyboard.press("Enter")
    form.set_values({"family": "Autre"})
    assert form.value("family") == "Autre"
    assert heard.edited == [("family", "Had")]


def test_drafts_kept_before_are_written_when_asked_for(form: FormWidget, heard: Heard) -> None:
    form.set_values({"family": "Haddad"})
    form.set_drafts({"family": "Haddad-Roy"})
    form.flush()
    assert heard.edited == [("family", "Haddad-Roy")]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("4 mars 1988", date(1988, 3, 4)), ("04/03/1988", date(1988, 3, 4)), ("demain", date(2026, 11, 24))],
)
def test_a_date_is_typed_as_one_likes_and_shown_in_one_way(
    form: FormWidget, heard: Heard, keyboard: Keyboard, typed: str, day: date
) -> None:
    form.focus_field("birth")
    keyboard.type(typed)
    keyboard.press("Tab")
    assert heard.edited == [("birth", day)]
    assert line(form, "birth").text() == day.isoformat()


def test_a_date_that_does_not_read_is_said_beside_the_field_and_not_written(
    form: FormWidget, heard: Heard, keyboard: Keyboard
) -> None:
    form.focus_field("birth")
    keyboard.type("31/02/2026")
    keyboard.press("Tab")
    assert heard.edited == []
    assert form.box("birth").is_refused
    assert line(form, "birth").text() == "31/02/2026"
    assert Window(form).says("Cette date ne se lit pas")


def test_a_day_can_be_taken_from_the_calendar(form: FormWidget, heard: Heard) -> None:
    editor = form.box("birth").editor
    assert isinstance(editor, DateField)
    editor.open_calendar()
    calendar = editor.findChild(CalendarPopup)
    assert calendar is not None
    calendar.calendar.clicked.emit(QDate(2026, 12, 1))
    assert heard.edited == [("birth", date(2026, 12, 1))]


def test_a_choice_is_written_at_once(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    editor = form.box("category").editor
    assert isinstance(editor, ChoiceEditor)
    form.focus_field("category")
    keyboard.press("Down", editor.box)
    editor.box.activated.emit(editor.box.currentIndex())
    assert heard.edited == [("category", "ECO")]


def test_a_code_that_is_no_choice_any_more_is_still_shown(form: FormWidget) -> None:
    form.set_values({"category": "OLD"})
    assert form.value("category") == "OLD"


def test_one_of_many_is_found_by_any_word_without_accents(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.focus_field("country")
    keyboard.type("ivoi", line(form, "country"))
    keyboard.press("Esc")
    keyboard.press("Tab", line(form, "country"))
    assert heard.edited == [("country", "CI")]
    assert line(form, "country").text() == "Côte d’Ivoire"


def test_a_word_that_matches_none_or_several_is_not_kept(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.set_values({"country": "CM"})
    for typed in ("xyz", "c"):
        form.focus_field("country")
        line(form, "country").selectAll()
        keyboard.type(typed, line(form, "country"))
        keyboard.press("Esc")
        keyboard.press("Tab", line(form, "country"))
        assert line(form, "country").text() == "Cameroun"
    assert heard.edited == []


def test_a_level_is_chosen_and_cleared_with_the_arrows_or_a_click(
    form: FormWidget, heard: Heard, keyboard: Keyboard
) -> None:
    editor = form.box("oral").editor
    assert isinstance(editor, LevelField)
    editor.choose(4)
    keyboard.press("Right", editor.scale)
    keyboard.press("Delete", editor.scale)
    assert heard.edited == [("oral", 4), ("oral", 5), ("oral", None)]


def test_letters_are_not_taken_for_a_number(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.focus_field("children")
    keyboard.type("3x")
    keyboard.press("Tab")
    assert heard.edited == [("children", 3)]


def test_refusals_stand_beside_their_fields_and_the_others_at_the_top(form: FormWidget) -> None:
    form.show_refusals([Refusal("required", "family"), Refusal("row_is_gone", "elsewhere")])
    assert form.box("family").is_refused
    assert Window(form).says("Ce champ est obligatoire.")
    assert Window(form).says("Cette ligne n’existe plus")
    form.focus_first()
    assert line(form, "family").hasFocus()
    form.show_refusals(())
    assert not form.box("family").is_refused
    assert not Window(form).says("obligatoire")


def test_a_refusal_goes_when_another_value_is_written(form: FormWidget, keyboard: Keyboard) -> None:
    form.show_refusals([Refusal("required", "family")])
    form.focus_field("family")
    keyboard.type("Haddad")
    keyboard.press("Enter")
    assert not form.box("family").is_refused


def test_a_warning_is_said_and_stops_nothing(form: FormWidget) -> None:
    form.show_warnings([Refusal("noc_format", "family")])
    assert Window(form).says("cinq chiffres")
    assert not form.box("family").is_refused


def test_undo_inside_a_field_takes_back_its_own_typing(form: FormWidget, heard: Heard, keyboard: Keyboard) -> None:
    form.set_values({"family": "Haddad"})
    form.focus_field("family")
    line(form, "family").setCursorPosition(6)
    keyboard.type("x")
    keyboard.press("Ctrl+Z")
    assert form.value("family") == "Haddad"
    assert heard.edited == []


def test_read_only_shows_and_lets_nothing_be_typed(form: FormWidget, keyboard: Keyboard) -> None:
    form.set_values({"family": "Haddad"})
    form.set_read_only(read_only=True)
    form.focus_field("family")
    keyboard.type("x")
    assert form.value("family") == "Haddad"


def test_a_name_is_never_read_as_markup(form: FormWidget) -> None:
    paper = form.box("remark").editor.inner
    assert isinstance(paper, QPlainTextEdit)
    form.set_values({"remark": "<b>gras</b>"})
    assert paper.toPlainText() == "<b>gras</b>"
    assert all(found.textFormat().name == "PlainText" for found in form.findChildren(QLabel) if found.text())


def test_clearing_empties_everything(form: FormWidget) -> None:
    form.set_values({"family": "Haddad", "oral": 3, "interpreter": True, "country": "CL"})
    form.show_refusals([Refusal("required", "family")])
    form.clear()
    assert not any(form.values().values())
    assert not form.box("family").is_refused
    assert form.findChild(ChoicePopup) is None


def test_an_answer_too_long_for_its_box_ends_in_an_ellipsis_and_is_told_whole(look: Look, qtbot: QtBot) -> None:
    editor = ChoiceEditor("Choisir…")
    qtbot.addWidget(editor)
    editor.set_choices([Choice("unreachable", "Impossible à joindre (au moins trois tentatives)")])
    editor.set_value("unreachable")
    editor.resize(160, 34)
    Window(editor).show()
    assert editor.box.shown_text().startswith("Impossible")
    assert editor.box.shown_text().endswith("…")
    assert editor.box.toolTip() == "Impossible à joindre (au moins trois tentatives)"
    editor.resize(500, 34)
    Window(editor).settle()
    assert editor.box.shown_text() == editor.box.currentText()
    qtbot.waitUntil(lambda: editor.box.toolTip() == "")
