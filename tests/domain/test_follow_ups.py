"""When the next follow-up is proposed, whatever the first meeting, the cadence and the days set by hand."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.follow_ups import (
    ENDING,
    NextFollowUp,
    last_contact,
    missed_in_a_row,
    next_of_cadence,
    proposed_next,
    standing_next,
)
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.domain.service_rows import FollowUpRow
from parcours_desktop.domain.workdays import WorkingDays

CADENCE = (30, 90, 180, 365)
DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 8, 8), date(2090, 1, 1))
ADVANCING, NOT_REACHED = FollowUpOutcome.ADVANCING, FollowUpOutcome.NOT_REACHED


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkingDays, date, date]:
    """A calendar with days set by hand, a first meeting and a later day."""
    met = draw(DAYS)
    off = draw(st.dictionaries(st.integers(-10, 450), st.booleans(), max_size=20))
    today = met + draw(st.integers(0, 500)) * DAY
    return WorkingDays({met + offset * DAY: works for offset, works in off.items()}), met, today


def a_row(outcome: FollowUpOutcome = ADVANCING, next_on: date | None = None) -> FollowUpRow:
    at = datetime.fromisoformat("2026-11-20T10:00")
    return FollowUpRow(1, 1, 1, at, FollowUpMode.PHONE, outcome, "", next_on, None, "s.lavoie")


def test_the_days_of_the_cadence_follow_the_first_meeting_on_working_days() -> None:
    calendar, met = WorkingDays(), date(2026, 11, 17)
    assert next_of_cadence(met, CADENCE, date(2026, 11, 23), calendar) == NextFollowUp(date(2026, 12, 17), 30)
    assert next_of_cadence(met, CADENCE, date(2026, 12, 17), calendar) == NextFollowUp(date(2027, 2, 15), 90)
    assert next_of_cadence(met, CADENCE, date(2027, 2, 15), calendar) == NextFollowUp(date(2027, 5, 17), 180)
    assert next_of_cadence(met, CADENCE, date(2027, 11, 17), calendar) is None


def test_a_day_that_falls_on_a_holiday_moves_to_the_next_working_day() -> None:
    assert next_of_cadence(date(2026, 11, 25), (30,), date(2026, 11, 26), WorkingDays()) == NextFollowUp(
        date(2026, 12, 28), 30
    )


def test_nothing_is_proposed_before_the_first_meeting() -> None:
    assert next_of_cadence(None, CADENCE, date(2026, 11, 23), WorkingDays()) is None


@given(calendars())
def test_the_day_proposed_is_a_working_day_still_to_come_and_never_before_the_cadence(
    made: tuple[WorkingDays, date, date],
) -> None:
    calendar, met, today = made
    found = next_of_cadence(met, CADENCE, today, calendar)
    if found is not None:
        assert found.days in CADENCE
        assert calendar.is_working(found.on)
        assert found.on > today
        assert found.on >= met + found.days * DAY
        assert not any(calendar.is_working(met + n * DAY) for n in range(found.days, (found.on - met).days))


@given(calendars())
def test_no_day_of_the_cadence_between_today_and_the_one_proposed_is_passed_over(
    made: tuple[WorkingDays, date, date],
) -> None:
    calendar, met, today = made
    found = next_of_cadence(met, CADENCE, today, calendar)
    to_come = [day for n in CADENCE if (day := calendar.next_working(met + n * DAY)) > today]
    assert (found.on if found else None) == min(to_come, default=None)


@given(calendars(), st.integers(0, 200))
def test_a_later_day_never_proposes_an_earlier_one(made: tuple[WorkingDays, date, date], days: int) -> None:
    calendar, met, today = made
    now = next_of_cadence(met, CADENCE, today, calendar)
    later = next_of_cadence(met, CADENCE, today + days * DAY, calendar)
    assert later is None or (now is not None and now.on <= later.on)


def test_two_contacts_missed_in_a_row_propose_a_reminder_on_the_next_working_day() -> None:
    friday, calendar = date(2026, 11, 27), WorkingDays()
    missed = (NOT_REACHED, NOT_REACHED)
    found = proposed_next(missed, date(2026, 11, 17), CADENCE, 2, friday, calendar)
    assert found == NextFollowUp(date(2026, 11, 30))
    assert found.is_reminder
    between = proposed_next((NOT_REACHED, ADVANCING, NOT_REACHED), date(2026, 11, 17), CADENCE, 2, friday, calendar)
    assert between == NextFollowUp(date(2026, 12, 17), 30)


@given(st.lists(st.sampled_from(FollowUpOutcome)), st.integers(1, 4))
def test_a_reminder_is_proposed_exactly_when_enough_contacts_were_missed(
    outcomes: list[FollowUpOutcome], needed: int
) -> None:
    found = proposed_next(outcomes, date(2026, 11, 17), CADENCE, needed, date(2026, 11, 23), WorkingDays())
    if outcomes and outcomes[0] in ENDING:
        assert found is None
    else:
        assert found is not None
        assert found.is_reminder == (missed_in_a_row(outcomes) >= needed)


def test_the_last_contact_is_the_last_one_in_which_the_person_was_reached() -> None:
    reached = a_row()
    missed = a_row(NOT_REACHED, date(2026, 12, 1))
    assert last_contact((missed, reached)) is reached
    assert last_contact((missed,)) is None
    assert standing_next((missed, reached)) == date(2026, 12, 1)
    assert standing_next(()) is None
