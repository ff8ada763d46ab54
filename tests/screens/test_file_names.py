"""What a saved document is called: the person's pattern, filled with what the document is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.screens.file_names import (
    FIELDS,
    LONGEST_NAME,
    REFUSED_SIGNS,
    Naming,
    file_name_of,
    pattern_refusals,
)
from parcours_desktop.screens.preferences import PreferencesScreen
from parcours_desktop.system.settings import USUAL_FILE_NAMES, Settings
from parcours_desktop.wording.words import Words

TODAY = date(2026, 11, 23)
PLAN = Naming("plan", "2026-004498", "v3", date(2026, 8, 23), "fr-ar")


@pytest.mark.parametrize(
    ("pattern", "naming", "name"),
    [
        ("{genre}-{dossier}-{date}.pdf", PLAN, "plan-2026-004498-2026-08-23.pdf"),
        ("{genre}-{dossier}-{date}", PLAN, "plan-2026-004498-2026-08-23.pdf"),
        ("{date} {genre} ({langue})", PLAN, "2026-08-23 plan (fr-ar).pdf"),
        (USUAL_FILE_NAMES, Naming("ma-journee"), "ma-journee-2026-11-23.pdf"),
        ("{dossier}_{genre}", Naming("ma-journee"), "ma-journee.pdf"),
        ("{genre}/{dossier}", PLAN, "plan-2026-004498-v3-2026-08-23.pdf"),
        ("{nom}", PLAN, "plan-2026-004498-v3-2026-08-23.pdf"),
        ("{genre}", Naming("a/b\\c:d\n"), "a-b-c-d.pdf"),
        ("{genre}", Naming("con"), "_con.pdf"),
        ("{dossier}", Naming("plan"), "document.pdf"),
    ],
)
def test_a_name_is_made_of_what_the_document_is(pattern: str, naming: Naming, name: str) -> None:
    assert file_name_of(naming, pattern, TODAY) == name


@pytest.mark.parametrize(
    ("pattern", "code", "said"),
    [
        ("{genre}-{nom}", "name_pattern_field", "{nom}"),
        ("{genre}:{dossier}?", "name_pattern_sign", ": ?"),
        ("{genre}\n", "", ""),
        ("{genre}\n{date}", "name_pattern_sign", "U+000A"),
        ("{genre", "name_pattern_braces", "{genre}"),
        ("{genre!r}", "name_pattern_braces", "{genre}"),
        ("{genre:>9}", "name_pattern_braces", "{genre}"),
        ("{0}{}", "name_pattern_field", "{}, {0}"),
        ("{date}", "name_pattern_empty", "{genre}, {dossier}"),
        ("plan", "name_pattern_empty", "{genre}, {dossier}"),
        ("{genre}" + "x" * 120, "name_pattern_long", "120"),
    ],
)
def test_what_does_not_fit_in_a_pattern_is_said(pattern: str, code: str, said: str) -> None:
    refusals = pattern_refusals(pattern)
    assert [refusal.code for refusal in refusals][:1] == ([code] if code else [])
    assert said in " ".join(map(Words("fr").refusal, refusals))


LITERAL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(
    st.lists(st.one_of(LITERAL, st.sampled_from([f"{{{name}}}" for name in FIELDS])), max_size=8).map("".join),
    st.builds(Naming, LITERAL, LITERAL, LITERAL, st.none() | st.dates(), LITERAL),
)
def test_every_pattern_makes_a_name_that_every_system_takes(pattern: str, naming: Naming) -> None:
    name = file_name_of(naming, pattern, TODAY)
    assert name.endswith(".pdf")
    assert 4 < len(name) <= LONGEST_NAME
    assert not set(name) & set(REFUSED_SIGNS)
    assert all(letter.isprintable() or letter == "\u00a0" for letter in name)
    assert name[:-4].strip(" .") == name[:-4]


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_pattern_or_is_refused_in_words(pattern: str) -> None:
    for refusal in pattern_refusals(pattern):
        assert Words("fr").refusal(refusal)


def test_a_pattern_is_kept_as_a_preference_and_a_bad_one_is_refused_beside_its_field() -> None:
    screen = PreferencesScreen(Settings(), Words("fr"))
    kept: list[Settings] = []
    screen.chosen.connect(kept.append)
    screen.choose("file_names", "{genre}_{dossier}")
    assert [settings.file_names for settings in kept] == ["{genre}_{dossier}"]
    screen.choose("file_names", "{genre}/{nom}")
    assert [refusal.field for refusal in screen.refusals] == ["file_names", "file_names"]
    assert screen.values()["file_names"] == "{genre}_{dossier}"
    screen.choose("file_names", " ")
    assert kept[-1].file_names == USUAL_FILE_NAMES
    assert not screen.refusals
