"""An appointment as a calendar event: exactly the appointment, whatever is typed; nothing that says what it is about."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from parcours_desktop.domain.appointment_code import FOLD, MOST_BYTES, appointment_code
from parcours_desktop.domain.rows import AppointmentRow
from tests.builders.acts import wall
from tests.builders.plans import a_plan_sheet

STAMP = wall("2026-08-23T00:00")
MEETING = a_plan_sheet().next_appointment
assert MEETING is not None
SUMMER = replace(MEETING, uid="rv-00ff@parcours-desktop", utc_offset=-240)


def event_of(text: str) -> dict[str, object]:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return dict(event)


def test_a_telephone_reads_the_time_the_place_and_nothing_about_the_matter() -> None:
    text = appointment_code(
        replace(SUMMER, note="allergie", title="Suivi"), "Rendez-vous", "Bureau 300, Montréal", STAMP
    )
    event = event_of(text)
    assert event["DTSTART"].dt.isoformat() == "2026-08-30T14:00:00+00:00"  # type: ignore[attr-defined]
    assert event["DTEND"].dt.isoformat() == "2026-08-30T14:30:00+00:00"  # type: ignore[attr-defined]
    assert (event["SUMMARY"], event["LOCATION"]) == ("Rendez-vous", "Bureau 300, Montréal")
    assert event["UID"] == SUMMER.uid
    assert "allergie" not in text
    assert "Haddad" not in text
    assert "Suivi" not in text


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=300),
    st.datetimes(wall("2026-01-01T00:00"), wall("2036-01-01T00:00")).map(
        lambda at: at.replace(second=0, microsecond=0)
    ),
    st.integers(1, 600),
    st.integers(-720, 840),
)
def test_what_is_read_is_the_appointment_in_at_most_a_code_of_version_15(
    place: str, starts_at: datetime, minutes: int, ahead: int
) -> None:
    row = replace(SUMMER, starts_at=starts_at, minutes=minutes, utc_offset=ahead)
    text = appointment_code(row, "Rendez-vous", place, STAMP)
    assert len(text.encode("utf-8")) <= MOST_BYTES
    assert all(len(line.encode("utf-8")) <= FOLD for line in text.split("\r\n"))
    event = event_of(text)
    zone = timezone(timedelta(minutes=ahead))
    assert event["DTSTART"].dt == starts_at.replace(tzinfo=zone)  # type: ignore[attr-defined]
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=minutes)  # type: ignore[attr-defined]
    if place.isprintable() and place.strip() and len(place) < 60:
        assert event["LOCATION"] == place


def test_a_place_that_does_not_fit_whole_is_left_out_and_not_cut() -> None:
    text = appointment_code(SUMMER, "Rendez-vous", "Très longue adresse " * 20, STAMP)
    assert "LOCATION" not in text
    assert "Très" not in text


@pytest.mark.parametrize("row", [replace(SUMMER, uid=""), replace(SUMMER, utc_offset=None)])
def test_an_appointment_without_its_name_or_zone_makes_no_code(row: AppointmentRow) -> None:
    with pytest.raises(ValueError, match="uid and time zone"):
        appointment_code(row, "Rendez-vous", "", STAMP)
