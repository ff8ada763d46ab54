"""What other programs write comes in right: Outlook, Thunderbird, Google, KOrganizer, Apple, each with its habits."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from parcours_desktop.domain.calendar_events import CalendarEvent, ReadCalendar
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.exchange.calendars import reading
from parcours_desktop.exchange.calendars.reading import read_calendar

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def of(name: str) -> ReadCalendar:
    return read_calendar(FILES / name, TODAY)


def called(calendar: ReadCalendar, summary: str) -> list[CalendarEvent]:
    return [event for event in calendar.events if event.summary.startswith(summary)]


def starts(calendar: ReadCalendar, summary: str) -> list[datetime | None]:
    return sorted((event.starts_at for event in called(calendar, summary)), key=str)


class Written:
    """Writes calendars of one event or more, and reads them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "essai.ics"

    def bytes(self, data: bytes) -> ReadCalendar:
        self._path.write_bytes(data)
        return read_calendar(self._path, TODAY)

    def event(self, *lines: str, end: str = "\r\n", encoding: str = "utf-8", before: str = "") -> ReadCalendar:
        text = ["BEGIN:VCALENDAR", "VERSION:2.0", *([before] if before else []), "BEGIN:VEVENT", "UID:un", *lines]
        return self.bytes((end.join([*text, "END:VEVENT", "END:VCALENDAR"]) + end).encode(encoding))

    def one(self, *lines: str, before: str = "") -> CalendarEvent:
        (found,) = self.event(*lines, before=before).events
        return found


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path)


# Each program


def test_outlook_in_french_with_its_own_names_for_zones() -> None:
    calendar = of("outlook.ics")
    (meeting,) = called(calendar, "Rencontre")
    assert (meeting.starts_at, meeting.minutes) == (at("2026-11-24T09:00"), 90)
    assert meeting.summary == (
        "Rencontre d’équipe, suivi des dossiers en attente et préparation de la semaine"  # folded with a tabulation
    )
    assert meeting.location == "Salle 2, 3e étage"
    assert meeting.uid.endswith("778899")
    assert " " not in meeting.uid


def test_outlook_holidays_are_whole_days_away_and_birthdays_leave_one_free() -> None:
    calendar = of("outlook.ics")
    (holiday,) = called(calendar, "Vacances")
    assert (holiday.starts_at, holiday.ends_at) == (at("2026-12-03"), at("2026-12-05"))
    assert holiday.all_day
    assert holiday.away
    assert not holiday.free
    assert called(calendar, "Anniversaire")[0].free


def test_outlook_private_meetings_come_without_their_text() -> None:
    (hidden,) = [event for event in of("outlook.ics").events if event.hidden]
    assert (hidden.summary, hidden.location, hidden.starts_at) == ("", "", at("2026-11-26T11:00"))


def test_outlook_series_with_two_exceptions_and_a_date_that_was_moved() -> None:
    calendar = of("outlook.ics")
    days = ["11-02", "11-09", "11-23", "12-07", "12-21"]
    assert starts(calendar, "Point du lundi") == [
        *(at(f"2026-{day}T09:00") for day in days[:3]),
        at("2026-12-01T14:00"),
        *(at(f"2026-{day}T09:00") for day in days[3:]),
    ]
    (moved,) = called(calendar, "Point du lundi (mardi)")
    assert (moved.key, moved.starts_at) == ("20261130", at("2026-12-01T14:00"))


def test_outlook_withdraws_an_event_that_names_a_zone_and_does_not_describe_it() -> None:
    (event,) = of("outlook-anglais.ics").events
    assert event.cancelled
    assert event.starts_at == at("2026-11-24T09:00")
    assert event.uid == called(of("outlook.ics"), "Rencontre")[0].uid


def test_thunderbird_with_a_path_for_a_zone_every_other_week_and_an_extra_date() -> None:
    calendar = of("thunderbird.ics")
    first = starts(calendar, "Formation")[:7]
    assert first == [at(f"2026-{day}T14:00") for day in ("11-10", "11-12", "11-24", "12-04", "12-08", "12-10", "12-22")]
    (gone,) = [event for event in calendar.events if event.cancelled]
    assert gone.key == "20261208"
    assert "au travail" in called(calendar, "Formation «")[0].summary
    (call,) = called(calendar, "Appel")
    assert (call.starts_at, call.minutes) == (at("2026-11-25T09:00"), 45)  # a floating time, and a length for an end


def test_thunderbird_series_keep_their_hour_in_summer() -> None:
    hours = {moment.time() for moment in starts(of("thunderbird.ics"), "Formation") if moment}
    assert hours == {time(14)}
    assert max(str(moment) for moment in starts(of("thunderbird.ics"), "Formation")) == "2027-04-01 14:00:00"


def test_google_writes_times_of_greenwich_and_series_without_an_end() -> None:
    calendar = of("google.ics")
    (visit,) = called(calendar, "Visite")
    assert (visit.starts_at, visit.location) == (
        at("2026-11-25T14:00"),
        "1200, rue Sainte-Catherine E, Montréal, QC",
    )
    daily = starts(calendar, "Mêlée")
    assert (daily[0], daily[-1]) == (at("2026-10-23T08:30"), at("2028-05-23T08:30"))
    assert at("2026-12-01T08:30") not in daily
    assert at("2026-12-01T10:00") in daily
    assert calendar.window.cut == 1
    assert (calendar.window.first, calendar.window.last) == (date(2026, 10, 23), date(2028, 5, 23))


def test_korganizer_ends_lines_bare_and_says_the_second_thursday() -> None:
    calendar = of("korganizer.ics")
    assert starts(calendar, "Comité")[:3] == [at(f"{day}T13:00") for day in ("2026-11-12", "2027-01-14", "2027-02-11")]
    (congress,) = called(calendar, "Congrès")
    assert (congress.starts_at, congress.ends_at, congress.all_day) == (at("2027-01-14"), at("2027-01-17"), True)
    assert not called(calendar, "Une tâche")


def test_apple_with_another_zone_an_alarm_inside_and_a_spring_forward() -> None:
    calendar = of("apple.ics")
    (call,) = called(calendar, "Appel")
    assert (call.starts_at, call.summary, call.location) == (
        at("2026-11-24T09:00"),
        "Appel avec Paris 🇫🇷",
        "Délégation Paris",
    )
    assert call.uid == "A1B2C3D4-0001"  # the alarm has a uid of its own
    assert starts(calendar, "Dimanche") == [at(f"2027-03-{day}T08:00") for day in ("07", "14", "21")]


# Encodings and lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_common_encoding(written: Written, encoding: str) -> None:
    calendar = written.event(
        "DTSTART:20261124T090000", "DTEND:20261124T100000", "SUMMARY:Été à Québec", encoding=encoding
    )
    assert calendar.events[0].summary == "Été à Québec"


def test_a_letter_cut_in_two_by_a_fold(written: Written) -> None:
    text = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:un\r\nDTSTART:20261124T090000\r\nDURATION:PT1H\r\nSUMMARY:Caf\xc3\r\n \xa9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert written.bytes(text).events[0].summary == "Café"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_any_end_of_line(written: Written, end: str) -> None:
    calendar = written.event("DTSTART:20261124T090000", "DURATION:PT1H", "SUMMARY:Deux", " mots", end=end)
    assert calendar.events[0].summary == "Deuxmots"


# Times


@pytest.mark.parametrize(
    "zone",
    [
        "America/Toronto",
        "Eastern Standard Time",
        "Est (Amérique du Nord)",
        '"(UTC-05:00) Est (É.-U. et Canada)"',
        "(UTC-05:00) Eastern Time (US & Canada)",
        "/mozilla.org/20070129_1/America/Toronto",
        "/freeassociation.sourceforge.net/America/Montreal",
        "/softwarestudio.org/Olson_20011030_5/America/New_York",
        "Eastern",
        "US/Eastern",
    ],
)
def test_the_zone_of_quebec_by_any_name(written: Written, zone: str) -> None:
    event = written.one(f"DTSTART;TZID={zone}:20260701T090000", f"DTEND;TZID={zone}:20260701T100000")
    assert (event.starts_at, event.minutes) == (at("2026-07-01T09:00"), 60)


def test_a_zone_that_only_the_file_describes(written: Written) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Maison\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0200\r\n"
        "TZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    event = written.one("DTSTART;TZID=Maison:20261124T150000", "DURATION:PT1H", before=zone)
    assert event.starts_at == at("2026-11-24T08:00")


def test_a_zone_that_nobody_knows_is_refused_by_its_name(written: Written) -> None:
    event = written.one("DTSTART;TZID=Nulle part:20261124T150000", "DURATION:PT1H")
    assert event.refusal is not None
    assert (event.refusal.code, event.refusal.values) == ("calendar_zone_unknown", {"zone": "Nulle part"})


def test_an_hour_that_spring_skips_comes_after_and_one_that_autumn_repeats_is_the_first(written: Written) -> None:
    skipped = written.one("DTSTART;TZID=America/Toronto:20270314T023000", "DURATION:PT1H")
    assert skipped.starts_at == at("2027-03-14T03:30")
    twice = written.one("DTSTART;TZID=America/Toronto:20261101T013000", "DURATION:PT30M")
    assert twice.starts_at == at("2026-11-01T01:30")
    assert written.one("DTSTART:20261101T063000Z", "DURATION:PT30M").starts_at == at("2026-11-01T01:30")


def test_a_series_in_another_zone_follows_the_summer_time_of_that_zone(written: Written) -> None:
    calendar = written.event(
        "DTSTART;TZID=Europe/Paris:20270312T150000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Paris"
    )
    assert [f"{event.starts_at:%m-%d %H}" for event in calendar.events] == [
        "03-12 09",
        "03-19 10",
        "03-26 10",
        "04-02 09",
    ]


def test_a_series_ends_at_the_moment_that_is_given_in_greenwich_time(written: Written) -> None:
    daily = ["DTSTART;TZID=America/Toronto:20261129T090000", "DURATION:PT1H"]
    for until, days in (("20261201T120000Z", 2), ("20261201T140000Z", 3), ("20261201", 3), ("99991231T235959Z", 542)):
        assert len(written.event(*daily, f"RRULE:FREQ=DAILY;UNTIL={until}").events) == days


def test_two_dates_on_one_day_have_names_of_their_own(written: Written) -> None:
    calendar = written.event("DTSTART:20261124T090000", "DURATION:PT1H", "RDATE:20261124T150000")
    assert [event.key for event in calendar.events] == ["20261124", "20261124T1500"]


def test_whole_days_without_an_end_or_with_the_same_day_as_end_are_one_day(written: Written) -> None:
    for lines in ([], ["DTEND;VALUE=DATE:20261203"]):
        event = written.one("DTSTART;VALUE=DATE:20261203", *lines)
        assert (event.all_day, event.minutes) == (True, 24 * 60)


def test_exceptions_of_whole_day_series_may_be_written_as_midnights(written: Written) -> None:
    calendar = written.event(
        "DTSTART;VALUE=DATE:20261123",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE;TZID=Eastern Standard Time:20261124T000000",
    )
    assert [event.key for event in calendar.events] == ["20261123", "20261125"]


# What cannot come in


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["DTSTART:99991231T235900Z", "DURATION:PT1H"], "appointment_too_far"),
        (["DTSTART;VALUE=DATE:99991231"], "appointment_too_far"),
        (["DTSTART:00010101T000000", "DURATION:PT1H"], "appointment_too_far"),
        (["DTSTART:20261124T090000", "DTEND:20261124T080000"], "calendar_event_backwards"),
        (["DTSTART:20261124T090000", "DURATION:-PT1H"], "calendar_event_backwards"),
        (["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261120"], "calendar_event_backwards"),
        (["DTSTART:20261124T090000", "DURATION:P99999999999D"], "calendar_event_date"),
        (["DTSTART:20261124T090000"], "calendar_event_no_length"),
        (["DTEND:20261124T090000"], "calendar_event_no_start"),
        (["DTSTART:demain", "DURATION:PT1H"], "calendar_event_date"),
        (["DTSTART:20261324T090000", "DURATION:PT1H"], "calendar_event_date"),
        (["DTSTART:20261124T090000", "DURATION:une heure"], "calendar_event_date"),
        (["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"], "calendar_rule_unusual"),
        (["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0"], "calendar_rule_unusual"),
        (["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:n’importe quoi"], "calendar_rule_unusual"),
        (["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"], "calendar_rule_unusual"),
        (["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY", "EXDATE:hier"], "calendar_event_date"),
        (["DTSTART:16010101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"], "appointment_too_far"),
        (["DTSTART:20200101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"], "calendar_series_outside"),
    ],
)  # fmt: skip
def test_one_bad_event_says_why_and_the_others_come_in(written: Written, lines: list[str], code: str) -> None:
    good = ["END:VEVENT", "BEGIN:VEVENT", "UID:deux", "DTSTART:20261125T090000", "DURATION:PT1H"]
    bad, other = written.event(*lines, *good).events
    assert bad.refusal is not None
    assert bad.refusal.code == code
    assert (other.uid, other.refusal, other.starts_at) == ("deux", None, at("2026-11-25T09:00"))


def test_an_event_that_is_cut_off_or_has_no_uid_is_refused_alone(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:coupé\nDTSTART:20261125T090000\n"
        "BEGIN:VEVENT\nUID:bon\nDTSTART:20261125T090000\nDURATION:PT1H\nEND:VEVENT\n"
        "BEGIN:VEVENT\nDTSTART:20261125T090000\nDURATION:PT1H\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:fin\nDTSTART:20261125T0900"
    )
    events = {event.uid: event for event in Written(tmp_path).bytes(text.encode()).events}
    assert events["bon"].refusal is None
    codes = {uid: event.refusal.code for uid, event in events.items() if event.refusal}
    assert codes == {"coupé": "calendar_event_broken", "": "calendar_event_no_uid", "fin": "calendar_event_broken"}


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\0\0", b"%PDF-1.7\n", b"PK\x03\x04zip", "Nom;Prénom\nTremblay;Luc\n".encode(), b"\xff\xfe\x00", b"BEGIN:VCARD\nEND:VCARD"],
)  # fmt: skip
def test_a_file_that_is_no_calendar_is_refused_whole(written: Written, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        written.bytes(data)
    assert refused.value.refusals[0].code == "calendar_is_none"


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_calendar(tmp_path / "absent.ics", TODAY)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gros.ics"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(Refused) as refused:
        read_calendar(path, TODAY)
    assert refused.value.refusals[0].code == "calendar_too_large"


def test_more_dates_than_the_most_are_refused_whole(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_EVENTS", 100)
    rule = ["DTSTART:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"]
    with pytest.raises(Refused) as refused:
        written.event(*rule)
    assert refused.value.refusals[0].code == "calendar_too_many_events"


def test_reading_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nUID:{n}\nDTSTART:20261125T090000\nDURATION:PT1H\nEND:VEVENT\n"
    path = tmp_path / "long.ics"
    path.write_text("BEGIN:VCALENDAR\n" + "".join(event.format(n=n) for n in range(300)) + "END:VCALENDAR\n")
    told: list[tuple[int, int]] = []
    progress = Progress()

    def listen(done: int, total: int) -> None:
        told.append((done, total))
        if done == 100:
            progress.cancel()

    progress.listener = listen
    with pytest.raises(Cancelled):
        read_calendar(path, TODAY, progress)
    assert told[-1] == (100, 300)


def test_lines_that_are_no_properties_are_passed_over(written: Written) -> None:
    event = written.one("n’importe quoi", "X;Y", ":", "DTSTART:20261125T090000", "DURATION:PT1H", "SUMMARY:Bon")
    assert event.summary == "Bon"


def test_text_is_text(written: Written) -> None:
    event = written.one(
        "DTSTART:20261125T090000", "DURATION:PT1H", "SUMMARY:<img src=x>\\n\u202e=cmd()\u200b %2C \\\\n {0}", "LOCATION:" + "x" * 900
    )  # fmt: skip
    assert event.summary == "<img src=x> =cmd() %2C \\n {0}"
    assert len(event.location) == 200
