"""The papers of the office and of the clock: tagged without a flaw, in both sizes of print, whatever people are called."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from parcours_desktop.documents.clock_page import draw_clock_proof
from parcours_desktop.documents.day_page import draw_day
from parcours_desktop.documents.handover_page import draw_handover
from parcours_desktop.documents.invitation_page import draw_invitation
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.recovery_page import draw_recovery_code
from parcours_desktop.domain.codes import Place
from parcours_desktop.domain.handover_sheet import HandoverLine, HandoverSheet
from parcours_desktop.wording.words import Words
from tests.builders.clocks import a_clock_sheet, a_day_sheet, a_letter_sheet
from tests.builders.plans import an_appointment
from tests.documents.pdf_reading import ink_in_margins, opened
from tests.documents.tagged_pdf import flaws
from tests.documents.test_case_papers import BAD

FRENCH = Words("fr")
Drawn = Callable[[str, Paper, bool], bytes]


def clock(text: str, paper: Paper, large: bool) -> bytes:
    return draw_clock_proof(replace(a_clock_sheet(), person_name=text), FRENCH, paper, large=large)


def day(text: str, paper: Paper, large: bool) -> bytes:
    sheet = a_day_sheet()
    steps = tuple(replace(step, label=text, person=replace(step.person, list_name=text)) for step in sheet.steps)
    return draw_day(replace(sheet, steps=steps), FRENCH, paper, large=large)


def letter(text: str, paper: Paper, large: bool) -> bytes:
    sheet = a_letter_sheet("ara", appointment=an_appointment(place=Place.OFFICE))
    return draw_invitation(replace(sheet, person_name=text), FRENCH, paper, large=large)


def handover(text: str, paper: Paper, large: bool) -> bytes:
    on = date(2026, 11, 23)
    line = HandoverLine(text, "AQ-2026-06-000123-C", "514 555-0142", "arabe", True, on, on, None, on, text, on, None)
    sheet = HandoverSheet("Sophie Lavoie", "Karim Benali", "Bureau de Montréal", on, (line,) * 40)
    return draw_handover(sheet, FRENCH, paper, large=large)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("draw", [clock, day, letter, handover])
def test_a_paper_is_tagged_without_a_flaw_and_names_nobody_in_its_metadata(
    draw: Drawn, paper: Paper, large: bool
) -> None:
    pdf = draw("Rania Haddad", paper, large)
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []
    assert pdf == draw("Rania Haddad", paper, large)
    assert "Haddad" not in " ".join(str(value) for value in opened(pdf).metadata.values())


@pytest.mark.parametrize(
    "text", BAD, ids=["markup", "control", "long", "surrogate", "emoji", "marks", "arabic", "empty"]
)
@pytest.mark.parametrize("draw", [clock, day, letter, handover])
def test_whatever_people_are_called_pages_stay_whole(draw: Drawn, text: str) -> None:
    pdf = draw(text, Paper.LETTER, False)
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []


@pytest.mark.parametrize("paper", Paper)
def test_the_recovery_code_is_tagged_without_a_flaw(paper: Paper) -> None:
    assert flaws(draw_recovery_code("7F3K-9QX2-ABCD-EFGH", FRENCH, paper)) == []
