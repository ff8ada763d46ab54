"""Chips: toggles, filters with their list, and the small widgets beside them."""

import pytest
from parcours_desktop.domain.codes import Strand
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.widgets.chip import Chip, FilterChip
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.ui.widgets.progress import StrandProgress
from parcours_desktop.wording.words import Words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window
from tests.ui.gallery import widgets

LANGUAGES = tuple(Choice(code, label) for code, label in (
    ("ar", "arabe"), ("es", "espagnol"), ("fa", "persan"), ("uk", "ukrainien"), ("pt", "portugais"), ("zh", "mandarin"),
    ("hi", "hindi"), ("tl", "tagalog"), ("vi", "vietnamien"), ("ht", "créole haïtien"), ("en", "anglais"),
))  # fmt: skip


@pytest.fixture
def chip(look: Look, words: Words, qtbot: QtBot) -> FilterChip:
    made = FilterChip("Langue", look, words, LANGUAGES)
    qtbot.addWidget(made)
    made.show()
    return made


def popup(chip: FilterChip) -> ChoicePopup:
    found = chip.findChildren(ChoicePopup)
    assert found
    return found[-1]


def test_a_filter_opens_its_answers_and_says_what_it_keeps(chip: FilterChip) -> None:
    told: list[tuple[str, ...]] = []
    chip.chosen.connect(told.append)
    Window(chip).click(chip)
    opened = popup(chip)
    opened.list.itemClicked.emit(opened.list.item(1))
    assert chip.text() == "Langue\u00a0: espagnol"
    opened.list.itemClicked.emit(opened.list.item(0))
    assert chip.text() == "Langue\u00a0: 2"
    assert chip.toolTip() == "arabe et espagnol"
    assert told == [("es",), ("ar", "es")]
    opened.close()


def test_the_cross_clears_a_filter(chip: FilterChip) -> None:
    told: list[tuple[str, ...]] = []
    chip.chosen.connect(told.append)
    chip.set_chosen(["ar"])
    assert told == []
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 10))
    assert told == [()]
    assert chip.text() == "Langue"


def test_many_answers_can_be_searched_without_accents_and_taken_with_enter(
    chip: FilterChip, keyboard: Keyboard
) -> None:
    chip.open_choices()
    opened = popup(chip)
    keyboard.type("hai", opened.search)
    assert [opened.list.item(row).text() for row in range(opened.list.count())] == ["créole haïtien"]
    keyboard.press("Enter", opened.search)
    assert chip.codes == ("ht",)
    opened.close()


def test_a_filter_with_one_answer_at_most_replaces_it(look: Look, words: Words, qtbot: QtBot) -> None:
    chip = FilterChip("Langue", look, words, LANGUAGES, single=True)
    qtbot.addWidget(chip)
    for row in (0, 1):
        chip.open_choices()
        opened = popup(chip)
        opened.list.itemClicked.emit(opened.list.item(row))
    assert chip.codes == ("es",)


def test_a_toggle_is_on_or_off(look: Look, qtbot: QtBot) -> None:
    chip = Chip("Semaine", look, icon="calendar")
    qtbot.addWidget(chip)
    Window(chip).click(chip)
    assert chip.isChecked()


def test_a_pill_is_read_aloud_and_hides_when_it_has_nothing_to_say(look: Look, qtbot: QtBot) -> None:
    pill = Pill(look, "à jour", Tone.GOOD)
    qtbot.addWidget(pill)
    assert pill.accessibleName() == "à jour"
    pill.show_pill(PillText(""))
    assert pill.isHidden()


def test_a_strand_says_how_many_steps_are_done(look: Look, words: Words, qtbot: QtBot) -> None:
    row = StrandProgress(look, words, Strand.FRENCH)
    qtbot.addWidget(row)
    row.show_count(0, 0)
    row.show_count(2, 5)
    assert Window(row).texts() == ("2 / 5", "Francisation") or set(Window(row).texts()) == {"2 / 5", "Francisation"}


def test_an_empty_list_says_what_to_do_and_does_it(look: Look, qtbot: QtBot) -> None:
    empty = EmptyState(look, "inbox", "Aucun dossier", "Importez la liste.", "Importer une liste…")
    qtbot.addWidget(empty)
    asked: list[bool] = []
    empty.wanted.connect(lambda: asked.append(True))
    Window(empty).click("Importer une liste…")
    assert asked == [True]


def test_no_widget_opens_a_window_of_its_own_while_a_page_is_made(around: Surroundings, qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    page = widgets(around)
    qtbot.addWidget(page)
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} <= before
