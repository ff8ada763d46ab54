"""Whatever happened to a calendar on its way, reading it ends in events or in a sentence, never in a failure."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.exchange.calendars.reading import read_calendar

FILES = sorted((Path(__file__).parent / "files").glob("*.ics"))
TODAY = date(2026, 11, 23)
PIECES = [
    b"\r\n", b"\n ", b":", b";", b'"', b"TZID=", b"T", b"Z", b"-", b"9999", b"0000", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
    b"RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\r\n", b"RRULE:FREQ=MONTHLY;BYSETPOS=9;BYDAY=MO\r\n", b"RRULE:FREQ=DAILY;COUNT=-1\r\n",
    b"RRULE:FREQ=WEEKLY;BYDAY=99MO;WKST=XX\r\n", b"RRULE:FREQ=YEARLY;BYMONTH=13\r\n", b"RRULE:FREQ=YEARLY;UNTIL=00010101\r\n",
    b"DURATION:P9999999999W\r\n", b"DTEND:00010101T000000\r\n", b"DTSTART:99991231T235959Z\r\n", b"EXDATE:00010101T000000Z\r\n",
    b"RECURRENCE-ID:99991231T235959Z\r\n", b"RDATE;VALUE=PERIOD:20261123T090000Z/PT1H\r\n", b"SEQUENCE:1e9\r\n", b"\xff", b"\0",
]  # fmt: skip


@settings(max_examples=150, deadline=2000)
@given(data=st.data(), source=st.sampled_from(FILES))
def test_a_damaged_calendar_is_read_or_refused(
    data: st.DataObject, source: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = source.read_bytes().replace(b"RRULE:FREQ=DAILY\r\n", b"RRULE:FREQ=DAILY;COUNT=400\r\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        cut = data.draw(st.integers(0, 30))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        content = content[:at] + piece + content[at + cut :]
    path = tmp_path_factory.mktemp("ics") / "abîmé.ics"
    path.write_bytes(content)
    try:
        calendar = read_calendar(path, TODAY)
    except Refused:
        return
    for event in calendar.events:
        assert event.refusal is not None or (event.starts_at is not None and event.ends_at is not None)


@pytest.mark.parametrize(
    "line",
    [
        piece.decode().strip()
        for piece in PIECES
        if piece.endswith(b"\r\n") and b":" in piece and b"VEVENT" not in piece
    ],
)
def test_an_impossible_line_concerns_its_event_alone(tmp_path: Path, line: str) -> None:
    text = (
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261124T090000\n{line}\nDURATION:PT1H\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:b\nDTSTART:20261124T090000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (tmp_path / "un.ics").write_text(text)
    (good,) = [event for event in read_calendar(tmp_path / "un.ics", TODAY).events if event.uid == "b"]
    assert good.refusal is None
