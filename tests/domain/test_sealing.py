"""The code of a sealed version: of these rows and no others, read back however it is typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import LENGTH, SIGNS, code_of, read_code, sealed_copy, shown_code
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from tests.builders.plans import a_plan_sheet


def sealed() -> PlanSheet:
    return sealed_copy(replace(a_plan_sheet(), version=None, latest_version=2), date(2026, 8, 23), SealForm.SIGNED)


def test_the_kept_text_still_has_the_code_that_the_page_bears() -> None:
    sheet = sealed()
    assert sheet_from(sheet_text(sheet)) == sheet
    assert code_of(sheet_from(sheet_text(sheet))) == sheet.code


@pytest.mark.parametrize(
    "change",
    [
        {"person_name": "Rania Haddâd"},
        {"version": 4},
        {"signed_on": date(2026, 8, 24)},
        {"layout": 2},
        {"sealed_form": SealForm.APPROVED},
        {"steps": ()},
        {"next_appointment": None},
    ],
)
def test_whatever_is_changed_makes_another_code(change: dict[str, object]) -> None:
    assert code_of(replace(sealed(), **change)) != sealed().code  # type: ignore[arg-type]


@given(st.text(st.sampled_from(SIGNS), min_size=LENGTH, max_size=LENGTH), st.data())
def test_a_code_is_read_however_it_is_typed(code: str, data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from({"0": "0Oo", "1": "1IiLl"}.get(sign, sign + sign.lower()))) for sign in code
    )
    assert read_code(f" {typed[:4]} - {typed[4:]}\u00a0") == code
    assert read_code(shown_code(code)) == code


@pytest.mark.parametrize("text", ["", "1234", "123456789", "ABCDEFGU", "ÉÉÉÉÉÉÉÉ", "<b>12345"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) == ""
