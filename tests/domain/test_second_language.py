"""When another language may stand beside French: the rule of the Charter, day by day; and the second language as it is kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.plan_translation import SecondLanguage, TranslatedText, WrittenDay
from parcours_desktop.domain.second_language import (
    ENGLISH,
    ENGLISH_ALONE,
    LanguageRight,
    Standing,
    check_attestation,
    second_language_allowed,
)
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from parcours_desktop.domain.workdays import six_months_after
from tests.builders.plans import a_plan_sheet

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
GROUNDS = st.sampled_from(LanguageGround)
ONE_DAY = timedelta(1)


@pytest.mark.parametrize(
    ("arrived", "last"),
    [
        ("2026-01-15", "2026-07-15"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-03-31", "2026-09-30"),
    ],
)
def test_the_last_day_has_the_number_of_the_arrival_or_ends_the_month(arrived: str, last: str) -> None:
    right, day = LanguageRight(date.fromisoformat(arrived)), date.fromisoformat(last)
    assert right.last_day == day
    assert right.refusal("ara", day) is None
    refusal = right.refusal("ara", day + ONE_DAY)
    assert refusal is not None
    assert (refusal.code, refusal.values) == ("second_language_ended", {"on": right.arrived_on, "until": day})


@given(DAYS, DAYS)
def test_without_a_ground_the_right_ends_with_the_last_day_and_never_comes_back(arrived: date, on: date) -> None:
    right = LanguageRight(arrived)
    allowed = right.standing(on) is not Standing.ENDED
    assert allowed == (on <= six_months_after(arrived)) == second_language_allowed(arrived, on)
    assert (right.standing(on) is Standing.BEFORE_ARRIVAL) == (on < arrived)
    if not allowed:
        assert right.standing(on + ONE_DAY) is Standing.ENDED


@given(DAYS)
def test_before_the_arrival_every_language_may_stand_beside_french(on: date) -> None:
    assert LanguageRight(None).refusal("ukr", on) is None
    assert LanguageRight(None).last_day is None


@given(DAYS, GROUNDS, DAYS, DAYS)
def test_a_ground_counts_from_the_day_it_was_attested_and_only_after_six_months(
    arrived: date, ground: LanguageGround, attested: date, on: date
) -> None:
    right = LanguageRight(arrived, ground, attested)
    bare = LanguageRight(arrived)
    if bare.standing(on) is not Standing.ENDED:
        assert right.standing(on) is bare.standing(on)
        assert right.ground_on(on) is None
    else:
        assert right.standing(on) is (Standing.ATTESTED if attested <= on else Standing.ENDED)
        assert right.ground_on(on) == (ground if attested <= on else None)


@pytest.mark.parametrize("ground", LanguageGround)
def test_a_ground_that_speaks_of_english_allows_no_other_language(ground: LanguageGround) -> None:
    right = LanguageRight(date(2020, 1, 1), ground, date(2026, 1, 1))
    assert right.refusal(ENGLISH, date(2026, 11, 23)) is None
    other = right.refusal("spa", date(2026, 11, 23))
    assert (other.code if other else "") == ("second_language_english_only" if ground in ENGLISH_ALONE else "")


def test_a_ground_without_its_date_allows_nothing() -> None:
    right = LanguageRight(date(2020, 1, 1), LanguageGround.HEALTH)
    assert right.standing(date(2026, 1, 1)) is Standing.ENDED


def test_an_attestation_names_a_ground_and_a_day_that_is_not_to_come() -> None:
    today = date(2026, 11, 23)
    assert check_attestation(LanguageGround.HEALTH, today, today) == ()
    assert [(one.code, one.field) for one in check_attestation(None, None, today)] == [
        ("required", "ground"),
        ("required", "on"),
    ]
    assert [one.code for one in check_attestation(LanguageGround.HEALTH, today + ONE_DAY, today)] == ["date_in_future"]


def test_a_plan_is_kept_with_every_text_of_its_second_language() -> None:
    second = SecondLanguage(
        language="ara",
        tag="ar",
        right_to_left=True,
        reviewed_by="",
        ground=LanguageGround.HEALTH,
        texts=(TranslatedText("Pour le", "قبل تاريخ"), TranslatedText("fait le {day}", "تم في {day}")),
        days=(WrittenDay("2026-08-30", "30 أغسطس 2026"), WrittenDay("2026-08-30T10:00", "30 أغسطس 2026، 10:00")),
    )
    for kept in (second, replace(second, right_to_left=False, ground=None, texts=(), days=(), reviewed_by="M. Ba")):
        sheet = a_plan_sheet(second=kept)
        assert sheet_from(sheet_text(sheet)) == sheet
    assert second.text("fait le {day}", day=second.day(date(2026, 8, 30))) == "تم في 30 أغسطس 2026"
    assert second.text("Typed by hand") == ""
