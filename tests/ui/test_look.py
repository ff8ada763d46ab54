"""Colours, contrast, icons and fonts."""

import re

import pytest
from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.action_table import ACTIONS
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.side_nav import ENTRIES
from parcours_desktop.ui.style import DRAWINGS, sheet
from parcours_desktop.ui.theme import DARK, LIGHT, PAIRS, Pair, Theme, Tone, contrast
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from tests.ui.conftest import RESOURCES

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@THEMES
@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_text_stands_out_from_its_ground(theme: Theme, pair: Pair) -> None:
    assert contrast(getattr(theme, pair.ink), getattr(theme, pair.ground)) >= (3.0 if pair.shape else 4.5)


@THEMES
def test_each_tone_is_readable_on_its_ground_and_each_strand_has_an_edge_that_shows(theme: Theme) -> None:
    assert all(contrast(theme.ink(tone), theme.ground(tone)) >= 4.5 for tone in Tone)
    assert all(contrast(theme.strand_edge(strand), theme.background) >= 3.0 for strand in Strand)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@THEMES
def test_every_name_in_the_style_sheet_is_a_token_and_no_colour_is_written_in_it(theme: Theme) -> None:
    drawn = sheet(theme, RESOURCES / "style")
    assert "$" not in drawn
    assert not re.findall(r"#[0-9a-f]{3,6}\b", (RESOURCES / "style" / "parcours.qss").read_text(encoding="utf-8"))


@THEMES
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_small_drawings_of_the_style_use_the_colours_of_the_theme(theme: Theme, drawing: str) -> None:
    text = (RESOURCES / "style" / theme.name / f"{drawing}.svg").read_text(encoding="utf-8")
    colours = set(re.findall(r"#[0-9a-f]{6}", text))
    assert colours
    assert colours <= {theme.grey_dark, theme.on_primary, theme.text}


def test_every_action_and_entry_has_an_icon_that_exists(look: Look) -> None:
    for name in {action.icon for action in ACTIONS} | {entry.icon for entry in ENTRIES}:
        if name:
            assert not look.icon(name).isNull()


def test_an_icon_is_drawn_with_as_many_pixels_as_the_screen_has(look: Look) -> None:
    label = QLabel()
    single, double = (look.icons.pixmap("calendar", "text", 16, ratio) for ratio in (1.0, 2.0))
    assert (single.width(), double.width()) == (16, 32)
    assert double.deviceIndependentSize().width() == 16
    assert look.icon("calendar").actualSize(label.size()).width() >= 32


def test_an_icon_takes_the_colour_of_the_theme(look: Look) -> None:
    picture = look.icons.pixmap("square", "red_regular", 48, 1.0).toImage()
    shown = {picture.pixelColor(x, 24).name() for x in range(48) if picture.pixelColor(x, 24).alpha() == 255}
    assert shown == {look.theme.red_regular}


def test_the_bundled_fonts_are_the_ones_that_are_drawn(look: Look, qapp: QApplication) -> None:
    assert {"Open Sans", "Roboto", "Noto Sans"} <= set(QFontDatabase.families())
    assert QFontInfo(qapp.font()).family() == "Open Sans"
    assert qapp.font().pixelSize() == 13


def test_the_theme_can_be_changed_while_the_program_runs(look: Look) -> None:
    heard: list[str] = []
    look.changed.connect(lambda: heard.append(look.theme.name))
    look.wear("dark")
    background = QGuiApplication.palette().window().color().name()
    look.wear("light")
    assert heard == ["dark", "light"]
    assert background == DARK.background


def test_no_movement_lasts_longer_than_an_eighth_of_a_second(look: Look) -> None:
    assert 0 <= look.motion_ms <= 120
