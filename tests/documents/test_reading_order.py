"""Right-to-left text in lines: against python-bidi's own reordering, and in words."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.documents.reading_order import starts_right_to_left, stretches


def displayed(line: str, *, right_to_left: bool) -> str:
    """The letters as they stand from left to right."""
    found = stretches(line, right_to_left=right_to_left)
    return "".join(letters[::-1] if turned else letters for letters, turned in found)


@given(st.text(alphabet="abé 12(),.:-«»/אבגشعم٣ئ", max_size=40).map(str.strip), st.booleans())
def test_stretches_stand_as_the_algorithm_says(line, right_to_left):
    assert displayed(line, right_to_left=right_to_left) == get_display(line, base_dir="R" if right_to_left else "L")


def test_brackets_go_with_the_words_inside_them():
    assert stretches("Apporter : شهادة (أصلية)", right_to_left=False) == [
        ("Apporter : ", False),
        ("شهادة (أصلية)", True),
    ]


def test_a_number_is_read_from_left_to_right_inside_arabic():
    assert stretches("دورة 24 ساعة", right_to_left=True) == [(" ساعة", True), ("24", False), ("دورة ", True)]


@pytest.mark.parametrize(
    ("text", "turned"), [("", False), ("abc", False), ("12 (a) ب", False), ("12 ب a", True), ("«שלום»", True)]
)
def test_the_first_letter_with_a_direction_gives_that_of_the_paragraph(text, turned):
    assert starts_right_to_left(text) is turned
