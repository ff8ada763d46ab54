"""Forms as data."""

import pytest
from parcours_desktop.screens.fields import Choice, Field, Form, Section, is_filled, matches


def test_a_form_knows_its_fields_in_order_and_which_are_required() -> None:
    form = Form(
        (Section("A", (Field("x", "X", required=True), Field("y", "Y", unit="z"))), Section("B", (Field("w", "W"),)))
    )
    assert [field.name for field in form.fields] == ["x", "y", "w"]
    assert form.required == ("x",)
    assert (form.field("x").merge_unit, form.field("y").merge_unit) == ("x", "z")
    with pytest.raises(KeyError):
        form.field("absent")


@pytest.mark.parametrize(
    ("typed", "found"), [("etat", True), ("uni eta", True), ("usa", True), ("US", True), ("amer", False), ("", True)]
)
def test_a_choice_is_found_by_the_beginning_of_any_word_accents_aside(typed: str, found: bool) -> None:
    assert matches(Choice("US", "États-Unis", "USA"), typed) is found


def test_a_blank_text_does_not_answer_a_required_field() -> None:
    assert not is_filled("  ")
    assert not is_filled(None)
    assert is_filled(0)
    assert is_filled(value=False)
