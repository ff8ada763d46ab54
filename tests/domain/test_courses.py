"""Waiting for a French course, orders of its dates; who may follow Objectif Intégration, and its allowance by date."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.courses import (
    CourseDates,
    course_refusals,
    open_course,
    state_before_start,
    waiting_days,
)
from parcours_desktop.domain.integration_course import (
    attestation_refusals,
    hours_of,
    missing_parts,
    proposed_eligibility,
    total_minutes,
)
from parcours_desktop.domain.service_codes import CoursePart, CourseReason, CourseState, Eligibility
from parcours_desktop.domain.service_rows import FrenchCourseRow, PartRow
from parcours_desktop.system.reference import Reference

TODAY = date(2026, 11, 23)
COURSE = FrenchCourseRow(
    1, 1, 1, None, "", None, date(2026, 9, 1), None, None, CourseState.REGISTERED, None, None, None, "", ""
)
VALUES, DEMOCRACY, WORK = CoursePart


def parts(*minutes: int) -> tuple[PartRow, ...]:
    """The parts, a day each from 2 November, with these minutes."""
    return tuple(
        PartRow(part, date(2026, 11, 2 + place), length)
        for place, (part, length) in enumerate(zip(CoursePart, minutes, strict=True))
    )


def test_the_wait_is_counted_until_the_start_or_until_today() -> None:
    assert waiting_days(COURSE, TODAY) == 83
    started = replace(COURSE, state=CourseState.STARTED, started_on=date(2026, 9, 21))
    assert waiting_days(started, TODAY) == 20
    given_up = replace(COURSE, state=CourseState.NOT_STARTED, ended_on=date(2026, 10, 1))
    assert waiting_days(given_up, TODAY) == 30
    dropped = replace(started, state=CourseState.DROPPED, ended_on=date(2026, 11, 1))
    assert waiting_days(dropped, TODAY) == 20
    assert waiting_days(replace(COURSE, registered_on=None), TODAY) is None


def test_a_placement_without_a_planned_start_waits_for_a_place() -> None:
    assert state_before_start(None, TODAY) is CourseState.REGISTERED
    assert state_before_start(TODAY, None) is CourseState.WAITING
    assert state_before_start(TODAY, TODAY) is CourseState.PLACED


def test_the_open_course_is_the_one_that_goes_on() -> None:
    over = replace(COURSE, id=2, state=CourseState.COMPLETED)
    assert open_course((over, COURSE)) is COURSE
    assert open_course((over,)) is None


@given(st.lists(st.one_of(st.none(), st.dates(date(2026, 1, 1), TODAY)), min_size=4, max_size=4))
def test_dates_in_order_are_taken_and_others_refused(days: list[date | None]) -> None:
    registered, placed, started, ended = days
    dates = CourseDates(CourseState.COMPLETED, registered, placed, None, started, ended)
    found = {refusal.code for refusal in course_refusals(dates, None, None, TODAY)}
    known = [day for day in days if day is not None]
    assert ("course_dates_order" in found) == (known != sorted(known))
    assert ("required" in found) == (started is None or ended is None)


def test_what_is_still_to_come_or_has_no_reason_is_refused() -> None:
    tomorrow = TODAY + timedelta(days=1)
    ahead = CourseDates(CourseState.STARTED, TODAY, None, None, tomorrow, None)
    assert [(one.code, one.field) for one in course_refusals(ahead, None, None, TODAY)] == [
        ("date_in_future", "started_on")
    ]
    dropped = CourseDates(CourseState.DROPPED, TODAY, None, None, TODAY, TODAY)
    assert [one.code for one in course_refusals(dropped, None, None, TODAY)] == ["course_reason_missing"]
    assert course_refusals(dropped, 5, CourseReason.WORK, TODAY) == []
    assert [one.code for one in course_refusals(dropped, 13, CourseReason.WORK, TODAY)] == ["french_level_range"]
    early = CourseDates(CourseState.REGISTERED, TODAY, None, TODAY - timedelta(days=1), TODAY, None)
    assert [(one.code, one.field) for one in course_refusals(early, None, None, TODAY)] == [
        ("course_dates_order", "starts_on"),
        ("course_state_wrong", "started_on"),
    ]


@pytest.mark.parametrize(
    ("birth", "level", "proposed", "against"),
    [
        (date(2008, 11, 23), 5, Eligibility.ELIGIBLE, ()),
        (date(2008, 11, 24), 5, Eligibility.NOT_ELIGIBLE, ("age",)),
        (date(1988, 3, 4), 4, Eligibility.NOT_ELIGIBLE, ("french",)),
        (date(2010, 3, 4), None, Eligibility.NOT_ELIGIBLE, ("age",)),
        (date(1988, 3, 4), None, None, ("french_unknown",)),
        (None, 12, None, ("age_unknown",)),
        (None, 1, Eligibility.NOT_ELIGIBLE, ("french",)),
    ],
)
def test_the_rule_proposes_who_may_follow_the_session(
    reference: Reference, birth: date | None, level: int | None, proposed: Eligibility | None, against: tuple[str, ...]
) -> None:
    found = proposed_eligibility(reference.integration_rule(TODAY), birth, level, TODAY)
    assert (found.eligibility, found.against) == (proposed, against)


@given(st.dates(date(1930, 1, 1), TODAY), st.integers(1, 12))
def test_only_adults_with_intermediate_french_are_proposed(reference: Reference, birth: date, level: int) -> None:
    found = proposed_eligibility(reference.integration_rule(TODAY), birth, level, TODAY)
    adult = (birth.year + 18, birth.month, birth.day) <= (TODAY.year, TODAY.month, TODAY.day)
    assert (found.eligibility is Eligibility.ELIGIBLE) == (adult and level >= 5)


def test_the_attestation_asks_for_three_parts_and_twenty_four_hours(reference: Reference) -> None:
    rule = reference.integration_rule(TODAY)
    assert rule.minutes == 24 * 60 == sum(rule.parts.values())
    assert attestation_refusals(rule, parts(480, 480, 480), TODAY, TODAY) == []
    (short,) = attestation_refusals(rule, parts(480, 480, 450), TODAY, TODAY)
    assert (short.code, short.values) == ("integration_hours_missing", {"needed": 24, "found": 23.5})
    (missing,) = attestation_refusals(rule, parts(960, 0, 480), TODAY, TODAY)
    assert (missing.code, missing.values) == ("integration_parts_missing", {"parts": (DEMOCRACY,)})
    (early,) = attestation_refusals(rule, parts(480, 480, 480), date(2026, 11, 3), TODAY)
    assert early.code == "integration_attested_early"
    (ahead,) = attestation_refusals(rule, parts(480, 480, 480), TODAY + timedelta(days=1), TODAY)
    assert ahead.code == "date_in_future"


@given(st.lists(st.integers(0, 1440), min_size=3, max_size=3))
def test_an_attestation_is_possible_exactly_when_all_parts_and_all_hours_are_there(
    reference: Reference, minutes: list[int]
) -> None:
    noted = parts(*minutes)
    refused = attestation_refusals(reference.integration_rule(TODAY), noted, TODAY, TODAY)
    assert (not refused) == (all(minutes) and sum(minutes) >= 1440)
    assert total_minutes(noted) == sum(minutes)
    assert len(missing_parts(noted)) == minutes.count(0)


def test_hours_are_whole_where_they_are() -> None:
    assert (hours_of(1440), hours_of(90), hours_of(0)) == (24, 1.5, 0)


@given(st.dates(date(2019, 8, 8), date(2100, 1, 1)))
def test_the_allowance_is_one_amount_on_every_day_since_it_began(reference: Reference, on: date) -> None:
    rule = reference.integration_rule(on)
    in_force = [row for row in reference.allowances if row.code == rule.allowance]
    allowance = reference.allowance(rule.allowance, on)
    assert allowance is not None
    assert allowance.amount == (Decimal(185) if on <= date(2020, 12, 31) else Decimal(188))
    assert sum((row.valid_from or on) <= on <= (row.valid_to or on) for row in in_force) == 1


def test_there_was_no_allowance_before_it_began(reference: Reference) -> None:
    assert reference.allowance("objectif_integration", date(2019, 8, 7)) is None
