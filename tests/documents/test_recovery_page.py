"""The page that is printed once and locked away."""

import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.recovery_page import draw_recovery_code, groups_of
from parcours_desktop.wording.words import Words
from tests.documents.pdf_reading import fonts_of, ink_in_margins, opened, text_of

CODE = "K7QF-2M9X-TR4B-8WZD-P3HN-6VYC-J5SA-GE1Q"


@pytest.mark.parametrize("paper", Paper)
def test_the_code_stands_in_numbered_groups_on_one_page(paper):
    pdf = draw_recovery_code(CODE, Words("fr"), paper)
    text = text_of(pdf)
    assert len(opened(pdf).pages) == 1
    at = 0
    for part in ("Code de secours", *CODE.split("-"), "Comment le garder"):
        at = text.index(part, at)
    assert [str(number) in text for number in range(1, 9)] == [True] * 8
    assert ink_in_margins(pdf) == []
    assert all("/ToUnicode" in font for font in fonts_of(pdf).values())


def test_the_page_is_the_same_each_time_and_the_code_is_not_in_its_metadata():
    pdf = draw_recovery_code(CODE, Words("en"), Paper.LETTER)
    assert pdf == draw_recovery_code(CODE, Words("en"), Paper.LETTER)
    assert "K7QF" not in " ".join(str(value) for value in opened(pdf).metadata.values())


@pytest.mark.parametrize("code", ["ABCDEFGHIJ", "ABCD EFGH IJ", "ABCD-EFGH-IJ"])
def test_a_code_is_divided_as_given_or_by_fours(code):
    assert groups_of(code) == ["ABCD", "EFGH", "IJ"]
