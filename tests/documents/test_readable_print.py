"""Print that can be read: nothing smaller than 11 points, nothing paler than 4.5 to 1 (WCAG 2.1, 1.4.3), on every page."""

from io import BytesIO

import pikepdf
import pytest
from parcours_desktop.documents import styles
from parcours_desktop.documents.ink import DRAFT, PANEL, WHITE, Ink
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.typesetting import Style
from parcours_desktop.system.reference import load_reference
from parcours_desktop.wording.words import Words
from tests.builders.second_language import a_bilingual_sheet
from tests.documents.test_case_papers import PAPERS
from tests.documents.test_office_papers import clock, day, letter

LEAST, CONTRAST = 11.0, 4.5
STYLES = {name: style for name, style in vars(styles).items() if isinstance(style, Style)}


def light(ink: Ink) -> float:
    """Relative luminance (WCAG 2.1)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ink]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: Ink, ground: Ink) -> float:
    pale, dark = sorted((light(ink), light(ground)), reverse=True)
    return (pale + 0.05) / (dark + 0.05)


def plan(_text: str, paper: Paper, large: bool) -> bytes:
    return draw_plan(a_bilingual_sheet(load_reference(), "ara"), Words("fr"), paper, large=large)


def sizes(pdf: bytes) -> set[float]:
    """The sizes of type on all pages, in points."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as file:
        for page in file.pages:
            scale = 1.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    scale = float(operands[0])
                if str(operator) == "Tf":
                    found.add(round(float(operands[1]) * scale, 2))
    return found


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("ground", [WHITE, PANEL, DRAFT], ids=["paper", "panel", "draft"])
def test_every_style_stands_out_from_what_is_behind_it(name: str, ground: Ink) -> None:
    assert contrast(STYLES[name].ink, ground) >= CONTRAST


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("draw", [plan, clock, day, letter, *PAPERS])
def test_no_page_has_type_below_eleven_points_and_large_print_none_below_sixteen(draw, large: bool) -> None:  # type: ignore[no-untyped-def]
    assert min(sizes(draw("Rania Haddad", Paper.LETTER, large))) >= (16.0 if large else LEAST)
