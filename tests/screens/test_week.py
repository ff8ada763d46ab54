"""The week of the office: whose, when, what is due, and what a move does."""

from datetime import date, timedelta

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.screens.week import EVERYBODY, WeekScreen, monday_of
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, wall
from tests.builders.cases import a_case

CONFIRMED = AppointmentState.CONFIRMED
TUESDAY = wall("2026-11-24T10:00")


def opened(desk: Desk) -> WeekScreen:
    return WeekScreen(desk, Words("fr"))


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


def test_a_week_has_five_days_with_their_blocks_and_limits(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=TUESDAY, state=CONFIRMED, place=Place.PHONE)
    screen = opened(desk)
    monday, tuesday, *_ = screen.days
    assert screen.title == "23–27\u00a0novembre 2026"
    assert (monday.title, monday.is_today, tuesday.is_today) == ("lun. 23\u00a0nov.", True, False)
    (limit,) = monday.limits
    assert (limit.text, limit.urgent) == ("Limite\u00a0: Haddad, Rania", True)
    (block,) = tuesday.blocks
    assert (block.name, block.hours, block.about, block.state) == (
        "Haddad, Rania",
        "10\u00a0h",
        "Suivi · Téléphone",
        "",
    )
    assert block.ends_at == TUESDAY + timedelta(minutes=45)


def test_holidays_have_their_name(desk: Desk) -> None:
    screen = opened(desk)
    screen.show_day(date(2026, 12, 25))
    assert [day.holiday for day in screen.days][3:] == ["Veille de Noël", "Noël"]


def test_weeks_are_walked_and_today_found_again(desk: Desk) -> None:
    screen = opened(desk)
    screen.next()
    screen.next()
    screen.previous()
    assert screen.monday == date(2026, 11, 30)
    screen.to_today()
    assert screen.monday == date(2026, 11, 23)


def test_a_block_is_moved_and_a_move_that_cannot_be_is_said(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=TUESDAY, state=CONFIRMED)
    screen = opened(desk)
    told: list[str] = []

    def on_refused(refusals: tuple[object, ...]) -> None:
        told.extend(refusal.code for refusal in refusals)

    screen.refused.connect(on_refused)
    assert screen.move(made, wall("2026-11-26T14:15"))
    assert screen.days[3].blocks[0].row.starts_at == wall("2026-11-26T14:15")
    assert not screen.move(made, wall("2026-11-13T09:00"))
    assert told == ["meeting_before_arrival"]
    assert complaints(desk) == []


def test_what_is_cancelled_leaves_the_grid(desk: Desk) -> None:
    made = an_appointment_of(desk, a_case(desk), starts_at=TUESDAY, state=CONFIRMED)
    screen = opened(desk)
    assert screen.set_state(made, AppointmentState.CANCELLED)
    assert screen.days[1].blocks == ()


def test_the_week_is_mine_until_everybodys_is_asked_for(desk: Desk, coordinator: Desk) -> None:
    an_appointment_of(coordinator, a_case(desk), starts_at=TUESDAY, state=CONFIRMED, officer="s.lavoie")
    screen = opened(coordinator)
    assert screen.days[1].blocks == ()
    screen.show_officer(EVERYBODY)
    assert len(screen.days[1].blocks) == 1
    assert [choice.label for choice in screen.officers()] == ["Tout le bureau", "Sophie Lavoie"]


def test_an_appointment_is_added_for_a_case_that_is_found_by_its_name(desk: Desk) -> None:
    case = a_case(desk)
    screen = opened(desk)
    (found,) = screen.find_cases("hadd ran")
    assert (found.code, found.label) == (str(case), "Haddad, Rania")
    assert screen.find_cases("  ") == ()
    form = screen.proposed_for(case, wall("2026-11-25T09:30"))
    assert (form["kind"], form["time"], form["minutes"]) == ("first_meeting", "9\u00a0h\u00a030", 60)
    assert screen.add(case, form)
    assert len(screen.days[2].blocks) == 1
    assert not screen.add(case, form | {"time": "x"})
    assert [refusal.code for refusal in screen.refusals] == ["time_unreadable"]
