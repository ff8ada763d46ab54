"""Lines: where they break, what they never break, and which face sets which letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.documents.faces import Weight, typefaces
from parcours_desktop.documents.ink import TEXT
from parcours_desktop.documents.typesetting import Line, Style, Typesetter

STYLE = Style(Weight.REGULAR, 11, 15, TEXT)


def broken(text: str, width: float) -> list[str]:
    return [line.text for line in Typesetter(typefaces()).lines(text, STYLE, width)]


def faces_in(text: str, weight: Weight = Weight.REGULAR) -> list[str]:
    line = Typesetter(typefaces()).lines(text, Style(weight, 11, 15, TEXT), 500)[0]
    return [shape.face.name for shape in line.shapes]


def test_lines_break_at_blanks_and_after_hyphens_and_nowhere_else():
    assert broken("un deux trois", 40) == ["un", "deux", "trois"]
    assert broken("rendez-vous", 40) == ["rendez-", "vous"]
    assert broken("à 14\u00a0h\u00a030 pile", 45) == ["à", "14\u00a0h\u00a030", "pile"]
    assert broken("dossier 2026-004498", 70) == ["dossier", "2026-004498"]
    assert broken("«\u202foui\u202f» dit-il", 40) == ["«\u00a0oui\u00a0»", "dit-il"]


def test_chinese_breaks_between_signs_but_not_before_a_full_stop():
    assert broken("王伟住在蒙特利尔。", 22) == ["王伟", "住在", "蒙特", "利", "尔。"]


def test_line_feeds_divide_and_empty_ones_leave_one_blank_line_inside():
    assert broken("\n\nun\n\n\n\ndeux\n ", 100) == ["un", "", "deux"]
    assert broken("   ", 100) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdéWil '-\u00a0مرح王\n", max_size=200), st.floats(30, 300))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text, width):
    lines = Typesetter(typefaces()).lines(text, STYLE, width)
    assert all(line.width <= width * 1.02 + 1 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_what_is_cut_to_one_line_shows_it():
    setter = Typesetter(typefaces())
    whole: Line = setter.fitted("court", STYLE, 100)
    cut = setter.fitted("beaucoup trop long pour tenir", STYLE, 80)
    assert whole.text == "court"
    assert cut.text.endswith("…")
    assert cut.width <= 80


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Nguyễn", "OpenSans-Regular"),
        ("Олена", "OpenSans-Regular"),
        ("3ᵉ"[1], "NotoSans-Regular"),
        ("نيلوفر", "NotoSansArabic-Regular"),
        ("שלום", "NotoSansHebrew-Regular"),
        ("हिन्दी", "NotoSansDevanagari-Regular"),
        ("ਪੰਜਾਬੀ", "NotoSansGurmukhi-Regular"),
        ("ትግርኛ", "NotoSansEthiopic-Regular"),
        ("王伟", "DroidSansFallback"),
        ("김", "DroidSansFallback"),
        ("→", "NotoSansSymbols-Regular"),
        ("✓", "NotoSansSymbols2-Regular"),
        ("😀", "OpenSans-Regular"),
    ],
)
def test_a_face_is_found_for_every_script(text, face):
    assert faces_in(text) == [face]


def test_a_letter_is_set_with_its_mark_by_one_face():
    assert faces_in("x\u030c") == ["NotoSans-Regular"]


def test_arabic_letters_are_joined_and_stand_from_right_to_left():
    (shape,) = Typesetter(typefaces()).lines("نيلوفر", STYLE, 100)[0].shapes
    alone = [shape.face.shape(letter, right_to_left=True).glyphs[0] for letter in reversed("نيلوفر")]
    assert "".join(shape.meanings) == "نيلوفر"[::-1]
    assert sum(one != other for one, other in zip(shape.glyphs, alone, strict=True)) >= 4


def test_brackets_are_mirrored_in_right_to_left_text():
    face = typefaces().face_for("ب", Weight.REGULAR)
    assert face is not None
    assert face.shape("(", right_to_left=True).glyphs == face.shape(")", right_to_left=False).glyphs


def test_a_script_that_hangs_lower_gets_more_room():
    latin, arabic = (Typesetter(typefaces()).lines(text, STYLE, 100)[0].leading for text in ("Rania", "رانيا"))
    assert latin == STYLE.leading < arabic
