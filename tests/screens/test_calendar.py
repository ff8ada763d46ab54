"""The calendar: whose, which days, what stands in them, and what an act does."""

from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.group_appointments import AddGroupAppointment
from parcours_desktop.commands.own_time import AddOwnTime
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_entries import FlagState, Shade, Slot
from parcours_desktop.screens.calendar_period import CalendarMode, Period, monday_of
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, stored, wall
from tests.builders.cases import a_case

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP
TUESDAY = wall("2026-11-24T10:00")


def opened(desk: Desk, language: str = "fr") -> CalendarScreen:
    return CalendarScreen(desk, Words(language))


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 23)),
        (date(2026, 11, 28), date(2026, 11, 30)),
    ],
)
def test_a_week_begins_on_monday_and_a_week_end_looks_ahead(day: date, monday: date) -> None:
    assert monday_of(day) == monday


def test_a_month_has_six_weeks_a_list_its_own_days_and_a_day_passes_over_week_ends() -> None:
    month = Period(CalendarMode.MONTH, date(2026, 11, 15))
    assert (month.first, month.last) == (date(2026, 10, 26), date(2026, 12, 6))
    listed = month.seen_by(CalendarMode.LIST)
    assert (listed.first, listed.last, len(listed.days())) == (date(2026, 11, 1), date(2026, 11, 30), 30)
    assert listed.moved(-1).last == date(2026, 10, 31)
    friday = Period(CalendarMode.DAY, date(2026, 11, 27))
    assert friday.moved(1).day == date(2026, 11, 30)
    assert friday.moved(1).moved(-1) == friday


def test_a_week_has_five_days_with_their_entries_and_flags(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=TUESDAY, state=CONFIRMED, place=Place.PHONE)
    screen = opened(desk)
    monday, tuesday, *_ = screen.columns
    assert screen.title == "23–27\u00a0novembre 2026"
    assert (monday.title, monday.is_today, tuesday.is_today) == ("lun. 23\u00a0nov.", True, False)
    (flag,) = monday.flags
    assert (flag.text, flag.state) == ("Limite\u00a0: Haddad, Rania", FlagState.URGENT)
    (entry,) = tuesday.entries
    assert (entry.name, entry.hours, entry.about, entry.state) == (
        "Haddad, Rania",
        "10\u00a0h",
        "Suivi · Téléphone",
        "",
    )
    assert (entry.first, entry.last, entry.shade) == (600, 645, Shade.EMPLOYMENT)


def test_a_flag_follows_the_first_meeting(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 11, 19))
    screen = opened(desk)

    def flag() -> FlagState:
        (found,) = (flag for column in screen.columns for flag in column.flags)
        return found.state

    assert flag() is FlagState.WAITING
    made = an_appointment_of(desk, case, starts_at=TUESDAY, state=CONFIRMED)
    assert flag() is FlagState.PLANNED
    entry = screen.entry(made)
    assert entry is not None
    assert screen.acts.cancel(entry)
    assert flag() is FlagState.WAITING


def test_holidays_have_their_name_and_close_the_day(desk: Desk) -> None:
    screen = opened(desk)
    screen.show_day(date(2026, 12, 25))
    assert [(column.holiday, column.closed) for column in screen.columns][2:] == [
        ("", False),
        ("Veille de Noël", True),
        ("Noël", True),
    ]
    assert screen.columns[4].open == ()
    assert screen.columns[0].open


def test_one_day_of_several_officers_has_a_column_each(desk: Desk) -> None:
    screen = opened(desk)
    screen.show_officers(None)
    assert [column.officer for column in screen.columns] == [""] * 5
    assert screen.officer_of("") == "s.lavoie"


def test_a_group_is_one_entry_that_counts_its_people(desk: Desk) -> None:
    cases = tuple(a_case(desk, csq_number=f"CSQ-2000000{n}", family_name=f"Nom{n}") for n in range(3))
    desk.do(AddGroupAppointment(cases, AppointmentKind.GROUP_SESSION, TUESDAY, 60, subject="Séance d’information"))
    screen = opened(desk)
    (entry,) = screen.columns[1].entries
    assert (entry.name, entry.about, len(entry.rows), entry.shade) == (
        "Séance d’information",
        "3 inscrits",
        3,
        Shade.GROUP,
    )
    assert "Nom2, Rania" in entry.tip
    assert screen.entry(entry.id) == entry


def test_own_time_stands_among_the_others_and_whole_days_above_them(desk: Desk) -> None:
    me = desk.user.login
    desk.do(AddOwnTime(me, AppointmentKind.OTHER, TUESDAY, 60, subject="Rencontre d’équipe"))
    desk.do(AddOwnTime(me, AppointmentKind.ABSENCE, wall("2026-11-26T00:00"), 2 * 1440, all_day=True, subject="Congé"))
    columns = opened(desk).columns
    assert [entry.name for entry in columns[1].entries] == ["Rencontre d’équipe"]
    assert [[entry.name for entry in column.whole_day] for column in columns[3:]] == [["Congé"], ["Congé"]]


def test_an_entry_moves_and_a_move_that_cannot_be_is_said(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=TUESDAY, state=CONFIRMED)
    screen = opened(desk)
    told: list[str] = []

    def on_refused(refusals: tuple[Refusal, ...]) -> None:
        told.extend(refusal.code for refusal in refusals)

    screen.acts.refused.connect(on_refused)
    entry = screen.entry(made)
    assert entry is not None
    assert not screen.acts.move(entry, Slot(TUESDAY, 45))
    assert screen.acts.move(entry, Slot(wall("2026-11-26T14:15"), 60))
    moved = screen.columns[3].entries[0]
    assert (moved.row.starts_at, moved.row.minutes) == (wall("2026-11-26T14:15"), 60)
    assert not screen.acts.move(moved, Slot(wall("2026-11-13T09:00"), 60))
    assert told == ["meeting_before_arrival"]
    assert complaints(desk) == []


def test_conflicts_are_told_in_sentences_and_overridden_with_a_reason(desk: Desk) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=TUESDAY, state=CONFIRMED)
    screen = opened(desk)
    entry, night = screen.entry(made), Slot(wall("2026-11-24T21:00"), 45)
    assert entry is not None
    assert not screen.acts.move(entry, night)
    assert screen.acts.conflicts == ("C’est en dehors des heures de rencontre de l’agente ou de l’agent.",)
    assert screen.acts.move(entry, night, "La personne travaille le jour")
    assert screen.acts.conflicts == ()
    assert stored(desk, "appointment", made, "conflict_reason") == "La personne travaille le jour"


def test_the_tray_gives_the_most_urgent_first_and_a_free_time_for_each(desk: Desk) -> None:
    a_case(desk, arrived_on=date(2026, 11, 20), family_name="Bouzid", csq_number="CSQ-20000002")
    a_case(desk)
    screen = opened(desk)
    assert [(card.name, card.left, card.pressing) for card in screen.tray.cards] == [
        ("Haddad, Rania", "auj.", 2),
        ("Bouzid, Rania", "4\u00a0j", 0),
    ]
    slot = screen.slot_for(screen.tray.cards[0])
    assert slot.at.date() == date(2026, 11, 23)
    assert screen.acts.meet(screen.tray.cards[0].case_id, slot)
    after = screen.slot_for(screen.tray.cards[0])
    assert after.at >= slot.ends_at
    assert [card.name for card in screen.tray.cards] == ["Bouzid, Rania"]


def test_a_month_shows_the_first_entries_counts_all_and_adds_up_its_flags(desk: Desk) -> None:
    case = a_case(desk)
    a_case(desk, csq_number="CSQ-20000002", family_name="Bouzid")
    for hour in range(9, 17):
        start = wall(f"2026-11-25T{hour:02d}:00")
        an_appointment_of(
            desk, case, kind=FOLLOW_UP, starts_at=start, minutes=30, state=CONFIRMED, conflict_reason="essai"
        )
    screen = opened(desk)
    screen.show(CalendarMode.MONTH)
    days = {day.on: day for day in screen.month_days()}
    busy, due = days[date(2026, 11, 25)], days[date(2026, 11, 23)]
    assert (len(days), busy.count, busy.entries[0].hours) == (42, 8, "9\u00a0h")
    assert [(flag.text, flag.case_id) for flag in due.flags] == [("2 limites", 0)]
    assert screen.marks(date(2026, 11, 1))[date(2026, 11, 25)].busy
    assert screen.marks(date(2026, 12, 1))[date(2026, 12, 25)].holiday == "Noël"


def test_english_says_it_in_english(desk: Desk) -> None:
    a_case(desk)
    screen = opened(desk, "en")
    assert screen.columns[0].flags[0].text == "Deadline: Haddad, Rania"
    assert screen.tray.cards[0].left == "today"
