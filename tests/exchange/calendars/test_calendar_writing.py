"""What we write is RFC 5545 to the letter, and reads back as it was."""

import string
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from parcours_desktop.domain.calendar_events import OutgoingEvent, our_uid
from parcours_desktop.domain.names import clean
from parcours_desktop.exchange.calendars.reading import read_calendar
from parcours_desktop.exchange.calendars.writing import calendar_bytes
from parcours_desktop.system.clock import ZONE
from tests.exchange.calendars.strict import strictly


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


TODAY = date(2026, 11, 23)
MADE = at("2026-11-02T14:05:09")
PLAIN = OutgoingEvent(
    our_uid(bytes(16)),
    0,
    MADE,
    MADE,
    at("2026-11-24T09:00:00"),
    at("2026-11-24T09:45:00"),
    all_day=False,
    status="CONFIRMED",
    summary="Première rencontre – AQ-2026-06-000123-C",
)
LETTERS = st.text(alphabet=string.printable + 'éÉœçñ’«»–\u00a0漢字🇫🇷العربية,;:\\"', max_size=180)


def real(moment: datetime) -> bool:
    """Not within an hour that summer time skips or repeats."""
    aware = moment.replace(tzinfo=ZONE)
    there = aware.astimezone(tz=UTC).astimezone(ZONE)
    return there.replace(tzinfo=None) == moment and aware.utcoffset() == aware.replace(fold=1).utcoffset()


MOMENTS = st.datetimes(at("2025-01-01T00:00:00"), at("2028-12-31T00:00:00")).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@st.composite
def outgoing(draw: st.DrawFn) -> OutgoingEvent:
    start = draw(MOMENTS.filter(real))
    all_day = draw(st.booleans())
    if all_day:
        start = datetime.combine(start, time())
        end = start + timedelta(days=draw(st.integers(1, 20)))
    else:
        end = start + timedelta(minutes=draw(st.integers(1, 600)))
        if not real(end):
            end += timedelta(hours=3)
    return replace(
        PLAIN,
        uid=our_uid(draw(st.binary(min_size=16, max_size=16))),
        starts_at=start,
        ends_at=end,
        all_day=all_day,
        sequence=draw(st.integers(0, 50)),
        status=draw(st.sampled_from(["CONFIRMED", "TENTATIVE", "CANCELLED"])),
        summary=clean(draw(LETTERS)).text,
        location=clean(draw(LETTERS)).text,
        away=draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None)
@given(events=st.lists(outgoing(), max_size=6, unique_by=lambda event: event.uid))
def test_what_is_written_reads_back_equal_and_is_strictly_valid(
    events: list[OutgoingEvent], tmp_path_factory: object
) -> None:
    data = calendar_bytes(events)
    strictly(data)
    told = {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    path = tmp_path_factory.mktemp("ics") / "un.ics"  # type: ignore[attr-defined]
    path.write_bytes(data)
    found = {event.uid: event for event in read_calendar(path, TODAY).events}
    assert len(found) == len(events)
    for event in events:
        back = found[event.uid]
        assert back.refusal is None
        assert (back.starts_at, back.ends_at, back.all_day) == (event.starts_at, event.ends_at, event.all_day)
        assert (back.cancelled, back.sequence) == (event.status == "CANCELLED", event.sequence)
        assert str(told[event.uid]["SUMMARY"]) == event.summary
        assert str(told[event.uid].get("LOCATION", "")) == event.location
        assert back.hidden  # our own are marked private, so that their text is not read back


def test_the_same_events_in_any_order_are_the_same_bytes() -> None:
    other = replace(PLAIN, uid=our_uid(bytes([1] * 16)))
    assert calendar_bytes([PLAIN, other]) == calendar_bytes([other, PLAIN])


def test_long_lines_are_folded_between_letters_never_within() -> None:
    text = "É" * 50 + "漢" * 50 + "🇫🇷" * 20
    calendar = strictly(calendar_bytes([replace(PLAIN, summary=text, location="C:\\Nouveau;c,d\ne")]))
    (event,) = [inner for inner in calendar.inside if inner.name == "VEVENT"]
    assert event.text("SUMMARY") == text
    assert event.text("LOCATION") == "C:\\Nouveau;c,d\ne"


def test_the_zone_it_describes_is_that_of_quebec() -> None:
    (zone,) = Calendar.from_ical(calendar_bytes([PLAIN])).walk("VTIMEZONE")
    made = zone.to_tz(lookup_tzid=False)
    for month in range(1, 13):
        for day in (1, 8, 15, 28):
            moment = at(f"2027-{month:02}-{day:02}T12:00")
            assert moment.replace(tzinfo=made).utcoffset() == moment.replace(tzinfo=ZONE).utcoffset()


def test_whole_days_end_on_the_day_after_the_last() -> None:
    days = replace(PLAIN, all_day=True, starts_at=at("2026-12-03T00:00:00"), ends_at=at("2026-12-05T00:00:00"))
    calendar = strictly(calendar_bytes([days]))
    (event,) = [inner for inner in calendar.inside if inner.name == "VEVENT"]
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20261203", "20261205")


def test_an_empty_calendar_is_one_too() -> None:
    assert [inner.name for inner in strictly(calendar_bytes([])).inside] == ["VTIMEZONE"]
