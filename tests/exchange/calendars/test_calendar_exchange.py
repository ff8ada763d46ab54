"""A calendar leaves and comes back: ours move, others are one's own time, twice changes nothing, undone in one go."""

import json
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.appointments import MoveAppointment, SetAppointmentState
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.calendar_events import EventVerdict, JudgedEvent
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.exchange.calendars.exporting import export_calendar
from parcours_desktop.exchange.calendars.importing import (
    bring_calendar_in,
    count_verdicts,
    preview_calendar,
    save_calendar_report,
)
from parcours_desktop.queries.calendar_export import ExportRange
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case
from tests.exchange.calendars.strict import Component, strictly

FILES = Path(__file__).parent / "files"
WORDS = Words("fr")
ALL = ExportRange()
CASE = 2  # the first row after that of the officer


def send_out(desk: Desk, path: Path, of: ExportRange = ALL, *, names: bool = False) -> list[Component]:
    export_calendar(desk, WORDS, path, of, with_names=names)
    return [inner for inner in strictly(path.read_bytes()).inside if inner.name == "VEVENT"]


def bring(desk: Desk, path: Path) -> dict[EventVerdict, int]:
    return count_verdicts(brought(desk, path))


def brought(desk: Desk, path: Path) -> tuple[JudgedEvent, ...]:
    """Imports; the preview must have said the same."""
    preview = preview_calendar(desk, path)
    done = bring_calendar_in(desk, preview, Progress())
    assert [(one.verdict, one.reason) for one in preview.judged] == [(one.verdict, one.reason) for one in done.value]
    return done.value


def own_time(desk: Desk) -> list[tuple[str, str, str, int, str]]:
    sql = (
        "SELECT starts_at, title, kind, minutes, state FROM appointment WHERE ics_uid<>'' AND removed=0 "
        "ORDER BY starts_at, ics_uid"
    )
    with desk.reading() as file:
        return [tuple(row) for row in file.exec_driver_sql(sql)]  # type: ignore[misc]


def rewritten(source: Path, target: Path, *changes: tuple[str, str]) -> Path:
    text = source.read_bytes().decode("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    target.write_bytes(text.encode("utf-8"))
    return target


def meeting(desk: Desk, **overrides: object) -> int:
    columns: dict[str, object] = {"starts_at": wall("2026-11-24T10:00"), "state": AppointmentState.CONFIRMED}
    return an_appointment_of(desk, a_case(desk), **(columns | overrides))


# Out


def test_nothing_of_a_person_leaves_but_the_file_number(desk: Desk, tmp_path: Path) -> None:
    meeting(desk, note="Elle a un bébé", place=Place.PHONE, place_detail="514 555-0199")
    (event,) = send_out(desk, tmp_path / "un.ics")
    number = stored(desk, "cases", CASE, "file_number")
    assert event.text("SUMMARY") == f"Première rencontre – {number}"
    written = (tmp_path / "un.ics").read_text(encoding="utf-8")
    for hidden in ("Haddad", "Rania", "bébé", "555", "CSQ"):
        assert hidden not in written
    (named,) = send_out(desk, tmp_path / "deux.ics", names=True)
    assert "HADDAD" in named.text("SUMMARY").upper()
    assert "bébé" not in (tmp_path / "deux.ics").read_text(encoding="utf-8")


def test_the_same_file_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    meeting(desk)
    meeting(desk, starts_at=wall("2026-11-25T10:00"))
    send_out(desk, tmp_path / "un.ics")
    send_out(desk, tmp_path / "deux.ics")
    assert (tmp_path / "un.ics").read_bytes() == (tmp_path / "deux.ics").read_bytes()


def test_each_change_of_time_or_state_raises_the_sequence_and_a_note_does_not(desk: Desk, tmp_path: Path) -> None:
    row = meeting(desk)

    def told() -> tuple[str, str, str]:
        (event,) = send_out(desk, tmp_path / "un.ics")
        return event.value("UID"), event.value("SEQUENCE"), event.value("STATUS")

    uid, *first = told()
    assert first == ["0", "CONFIRMED"]
    desk.do(MoveAppointment(row, wall("2026-11-24T14:00"), seen(desk)))
    assert told() == (uid, "1", "CONFIRMED")
    desk.undo()
    assert told() == (uid, "2", "CONFIRMED")
    desk.do(SetAppointmentState(row, AppointmentState.CANCELLED, seen(desk)))
    assert told() == (uid, "3", "CANCELLED")


def test_a_removed_appointment_leaves_as_cancelled_so_that_it_goes_away(desk: Desk, tmp_path: Path) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, starts_at=wall("2026-11-24T10:00"), state=AppointmentState.PROPOSED)
    (before,) = send_out(desk, tmp_path / "un.ics")
    desk.undo()
    (after,) = send_out(desk, tmp_path / "un.ics")
    assert (before.value("STATUS"), after.value("STATUS")) == ("TENTATIVE", "CANCELLED")
    assert before.value("UID") == after.value("UID")
    assert int(after.value("SEQUENCE")) > int(before.value("SEQUENCE"))


def test_a_period_and_an_officer(desk: Desk, tmp_path: Path) -> None:
    meeting(desk)
    meeting(desk, starts_at=wall("2026-11-26T10:00"))
    day = date(2026, 11, 26)
    assert len(send_out(desk, tmp_path / "un.ics", ExportRange("s.lavoie", day, day))) == 1
    assert send_out(desk, tmp_path / "un.ics", ExportRange("s.lavoie", date(2026, 11, 27))) == []
    assert send_out(desk, tmp_path / "un.ics", ExportRange("m.roy")) == []


def test_a_group_leaves_as_one_event_that_counts_its_people(desk: Desk, tmp_path: Path) -> None:
    key = "0123456789abcdef0123456789abcdef"
    cases = [a_case(desk, csq_number=f"CSQ-2000000{n}", family_name=f"Nom{n}") for n in range(1, 4)]
    with desk.office.work() as work:
        for case in cases:
            work.create(
                "appointment",
                case,
                {
                    "kind": AppointmentKind.GROUP_SESSION, "state": AppointmentState.CONFIRMED, "group_key": key,
                    "starts_at": wall("2026-11-26T13:30"), "minutes": 90, "officer": "s.lavoie", "title": "Travailler",
                },
            )  # fmt: skip
        work.write()
    (event,) = send_out(desk, tmp_path / "un.ics", names=True)
    assert "3 personnes" in event.text("SUMMARY")
    assert "Nom1" not in event.text("SUMMARY")
    rewritten(
        tmp_path / "un.ics", tmp_path / "deux.ics", ("20261126T133000", "20261126T143000"), ("T150000", "T160000")
    )
    assert bring(desk, tmp_path / "deux.ics")[EventVerdict.CHANGED] == 1
    with desk.reading() as file:
        rows = file.exec_driver_sql("SELECT DISTINCT starts_at FROM appointment WHERE group_key=?", (key,)).scalars()
        assert list(rows) == ["2026-11-26T14:30"]
    assert complaints(desk) == []


# In: one's own time


@pytest.mark.parametrize(
    ("name", "count"), [("outlook.ics", 9), ("thunderbird.ics", 22), ("google.ics", 580), ("korganizer.ics", 8), ("apple.ics", 4)]
)  # fmt: skip
def test_what_each_program_writes_comes_in_once(desk: Desk, name: str, count: int) -> None:
    assert bring(desk, FILES / name)[EventVerdict.NEW] == count
    before = own_time(desk)
    assert len(before) == count
    again = bring(desk, FILES / name)
    assert {verdict for verdict, found in again.items() if found} == {EventVerdict.UNCHANGED}
    assert own_time(desk) == before
    assert desk.undo_title == "Importation d’un calendrier"
    desk.undo()
    assert own_time(desk) == []
    assert complaints(desk) == []
    assert bring(desk, FILES / name)[EventVerdict.NEW] == count


def test_holidays_are_absences_and_meetings_are_other_time(desk: Desk) -> None:
    bring(desk, FILES / "outlook.ics")
    rows = {title: (start, kind, minutes) for start, title, kind, minutes, _ in own_time(desk)}
    assert rows["Vacances"] == ("2026-12-03T00:00", "absence", 2 * 24 * 60)
    assert rows["Point du lundi (mardi)"] == ("2026-12-01T14:00", "other", 30)
    with desk.reading() as file:
        cases = set(file.exec_driver_sql("SELECT case_id FROM appointment").scalars())
        officers = set(file.exec_driver_sql("SELECT officer FROM appointment").scalars())
    assert (cases, officers) == ({0}, {"s.lavoie"})


def test_an_event_that_leaves_free_comes_in_only_when_asked(desk: Desk) -> None:
    judged = preview_calendar(desk, FILES / "outlook.ics").judged
    (free,) = [one for one in judged if one.event.free]
    assert free.verdict is EventVerdict.UNCHANGED
    assert free.reason
    assert free.reason.code == "calendar_event_free"
    asked = preview_calendar(desk, FILES / "outlook.ics", with_free=True).judged
    assert {one.verdict for one in asked} == {EventVerdict.NEW}


def test_a_later_version_moves_and_cancels_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    bring(desk, FILES / "outlook.ics")
    count = len(own_time(desk))
    later = rewritten(
        FILES / "outlook.ics",
        tmp_path / "plus-tard.ics",
        ("20261124T090000", "20261125T083000"),
        ("20261124T103000", "20261125T100000"),
        ("20261102T090000", "20261102T100000"),  # the whole series an hour later
        ("20261102T093000", "20261102T103000"),
        ("20261116T090000,20261214T090000", "20261116T100000,20261214T100000,20261207T100000"),
        ("RECURRENCE-ID;TZID=\"Est (Amérique du Nord)\":20261130T090000", "RECURRENCE-ID;TZID=\"Est (Amérique du Nord)\":20261130T100000"),
    )  # fmt: skip
    done = bring(desk, later)
    assert (done[EventVerdict.NEW], done[EventVerdict.CHANGED], done[EventVerdict.CANCELLED]) == (0, 5, 1)
    rows = own_time(desk)
    assert len(rows) == count
    assert ("2026-11-09T10:00", "Point du lundi", "other", 30, "confirmed") in rows
    assert ("2026-12-07T09:00", "Point du lundi", "other", 30, "cancelled") in rows
    desk.undo()
    assert ("2026-12-07T09:00", "Point du lundi", "other", 30, "confirmed") in own_time(desk)
    assert complaints(desk) == []


def test_a_cancellation_cancels_and_of_what_is_not_here_changes_nothing(desk: Desk) -> None:
    assert bring(desk, FILES / "outlook-anglais.ics")[EventVerdict.UNCHANGED] == 1
    assert own_time(desk) == []
    bring(desk, FILES / "outlook.ics")
    assert bring(desk, FILES / "outlook-anglais.ics")[EventVerdict.CANCELLED] == 1
    states = {(title or "")[:9]: state for _, title, _, _, state in own_time(desk)}
    assert states["Rencontre"] == "cancelled"
    assert states["Vacances"] == "confirmed"
    assert bring(desk, FILES / "outlook-anglais.ics")[EventVerdict.UNCHANGED] == 1
    assert bring(desk, FILES / "outlook.ics")[EventVerdict.CHANGED] == 1  # it is on again


def test_the_same_meeting_in_the_calendars_of_two_officers_is_two_entries(desk: Desk, coordinator: Desk) -> None:
    assert bring(desk, FILES / "korganizer.ics")[EventVerdict.NEW] == 8
    assert bring(coordinator, FILES / "korganizer.ics")[EventVerdict.NEW] == 8


def test_what_came_from_another_calendar_does_not_leave_again(desk: Desk, tmp_path: Path) -> None:
    bring(desk, FILES / "apple.ics")
    assert send_out(desk, tmp_path / "un.ics") == []


def test_stopping_an_import_leaves_nothing_behind(desk: Desk) -> None:
    preview = preview_calendar(desk, FILES / "google.ics")
    progress = Progress()
    progress.listener = lambda done, _total: progress.cancel() if done == 500 else None
    with pytest.raises(Cancelled):
        bring_calendar_in(desk, preview, progress)
    assert own_time(desk) == []


def test_a_preview_writes_nothing(desk: Desk) -> None:
    before = seen(desk)
    preview_calendar(desk, FILES / "google.ics")
    assert seen(desk) == before


# In: our own appointments come back


def moved(desk: Desk, tmp_path: Path, *changes: tuple[str, str]) -> Path:
    send_out(desk, tmp_path / "un.ics")
    return rewritten(tmp_path / "un.ics", tmp_path / "deux.ics", *changes)


TO_TWO = (("20261124T100000", "20261124T140000"), ("20261124T104500", "20261124T144500"))


def test_ours_come_back_unchanged(desk: Desk, tmp_path: Path) -> None:
    meeting(desk)
    assert bring(desk, moved(desk, tmp_path))[EventVerdict.UNCHANGED] == 1
    assert own_time(desk) == []


def test_ours_that_were_moved_elsewhere_move_here(desk: Desk, tmp_path: Path) -> None:
    row = meeting(desk)
    path = moved(desk, tmp_path, *TO_TWO)
    (one,) = brought(desk, path)
    assert (one.verdict, one.appointment_id) == (EventVerdict.CHANGED, row)
    assert stored(desk, "appointment", row, "starts_at") == "2026-11-24T14:00"
    assert bring(desk, path)[EventVerdict.UNCHANGED] == 1
    desk.undo()
    assert stored(desk, "appointment", row, "starts_at") == "2026-11-24T10:00"


def test_ours_that_were_cancelled_elsewhere_are_cancelled_here(desk: Desk, tmp_path: Path) -> None:
    row = meeting(desk)
    path = moved(desk, tmp_path, ("STATUS:CONFIRMED", "STATUS:CANCELLED"))
    assert bring(desk, path)[EventVerdict.CANCELLED] == 1
    assert stored(desk, "appointment", row, "state") == "cancelled"


def test_an_old_copy_does_not_move_ours_back(desk: Desk, tmp_path: Path) -> None:
    row = meeting(desk)
    path = moved(desk, tmp_path)
    desk.do(MoveAppointment(row, wall("2026-11-25T09:00"), seen(desk)))
    (one,) = brought(desk, path)
    assert one.reason
    assert (one.verdict, one.reason.code) == (EventVerdict.REFUSED, "calendar_event_older")
    assert stored(desk, "appointment", row, "starts_at") == "2026-11-25T09:00"


def test_the_rules_of_a_move_hold_for_a_calendar_too(desk: Desk, tmp_path: Path) -> None:
    meeting(desk, state=AppointmentState.HELD, starts_at=wall("2026-11-17T10:00"))
    path = moved(desk, tmp_path, ("20261117T10", "20261118T10"))
    (one,) = brought(desk, path)
    assert one.reason
    assert (one.verdict, one.reason.code) == (EventVerdict.REFUSED, "appointment_is_over")


def test_ours_of_another_office_are_refused(desk: Desk, tmp_path: Path) -> None:
    meeting(desk)
    send_out(desk, tmp_path / "un.ics")
    text = (tmp_path / "un.ics").read_bytes().decode()
    begin = text.index("UID:rv-") + 7
    other = text[:begin] + "0" * 32 + text[begin + 32 :]
    (tmp_path / "deux.ics").write_bytes(other.encode())
    (one,) = brought(desk, tmp_path / "deux.ics")
    assert one.reason
    assert one.reason.code == "calendar_not_ours_here"


def test_one_refused_event_leaves_the_others_in_one_act(desk: Desk, tmp_path: Path) -> None:
    path = rewritten(
        FILES / "korganizer.ics", tmp_path / "un.ics", ("DTSTART;VALUE=DATE:20270114", "DTSTART;VALUE=DATE:99990114")
    )
    done = bring(desk, path)
    assert (done[EventVerdict.REFUSED], done[EventVerdict.NEW]) == (1, 7)
    desk.undo()
    assert own_time(desk) == []


def test_the_report_names_each_event_and_no_summary(desk: Desk, tmp_path: Path) -> None:
    preview = preview_calendar(desk, FILES / "outlook.ics")
    path = tmp_path / "rapport.json"
    save_calendar_report(path, preview.name, preview.judged, desk.clock.now(), WORDS, dry_run=True)
    report = json.loads(path.read_text(encoding="utf-8"))
    assert report["counts"] == {"new": 9, "changed": 0, "unchanged": 1, "cancelled": 0, "refused": 0}
    (holiday,) = [event for event in report["events"] if event["uid"] == "outlook-vacances"]
    assert (holiday["start"], holiday["end"], holiday["all_day"]) == ("2026-12-03", "2026-12-05", True)
    assert "Vacances" not in path.read_text(encoding="utf-8")
    save_calendar_report(tmp_path / "r.csv", preview.name, preview.judged, desk.clock.now(), WORDS, dry_run=True)
    assert (tmp_path / "r.csv").read_text(encoding="utf-8-sig").count("\n") == 11


def test_thousands_of_events_come_in_together(desk: Desk, tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nUID:{n}\nDTSTART:202612{day:02}T090000\nDURATION:PT1H\nSUMMARY:Un\nEND:VEVENT\n"
    text = "".join(event.format(n=n, day=n % 28 + 1) for n in range(2_000))
    (tmp_path / "un.ics").write_text(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n")
    assert bring(desk, tmp_path / "un.ics")[EventVerdict.NEW] == 2_000
