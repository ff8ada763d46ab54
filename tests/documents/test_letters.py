"""The gate for text from people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.documents.letters import MARKS_AT_MOST, clusters, is_mark, printable


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Ouvrir un compte", "Ouvrir un compte"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("un\r\ndeux\rtrois\u2028quatre", "un\ndeux\ntrois\nquatre"),
        ("a\tb\u2009c", "a b c"),
        ("10\u00a0h\u202f30", "10\u00a0h\u00a030"),
        ("e\u0301", "é"),
        ("\x00\x07\x9f", "\ufffd\ufffd\ufffd"),
        ("\ud83d|\ude00", "\ufffd|\ufffd"),
        ("\u202eabc\u202c\u2066x\u2069\u200f", "abcx"),
        ("sou\u00adhait\ufeff", "souhait"),
        ("گل\u200cها", "گل\u200cها"),
    ],
)
def test_text_is_made_settable(typed, set_as):
    assert printable(typed) == set_as


def test_marks_piled_on_a_letter_are_few_and_the_rest_is_told():
    assert printable("x" + "\u0316" * 400) == "x" + "\u0316" * MARKS_AT_MOST + "\ufffd"


@given(st.text())
def test_whatever_is_typed_comes_out_settable_and_stays_so(text):
    once = printable(text)
    assert printable(once) == once
    assert all(letter == "\n" or letter >= " " for letter in once)
    once.encode("utf-8")


@given(st.text(alphabet="aé\u0301\u0316ب\u200d\u200c👍"))
def test_a_letter_keeps_its_marks(text):
    found = clusters(text)
    assert "".join(found) == text
    assert all(not is_mark(cluster[0]) for cluster in found[1:])
