"""Follow-ups that are due stand on today's page until they are held, planned or put off; and on the line of the case."""

from datetime import date

from parcours_desktop.commands.appointments import AddAppointment
from parcours_desktop.commands.cases import CloseCase
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.follow_ups import LogFollowUp
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, ClosingReason, Place, Stage
from parcours_desktop.domain.journey import NextKind
from parcours_desktop.domain.service_codes import FollowUpMode, FollowUpOutcome
from parcours_desktop.domain.today import TodayList, TodaySlice, Urgency, urgency_of
from parcours_desktop.queries.case_sheet import case_sheet
from parcours_desktop.queries.today import TodayScope, today_cases, today_page
from parcours_desktop.screens.today import TodayScreen
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, seen, stored, wall
from tests.builders.cases import a_case


def due(desk: Desk, officer: str | None = None) -> TodaySlice:
    today = desk.clock.today()
    scope = TodayScope(officer, today, desk.reference.calendar.rules(today), {})
    with desk.reading() as file:
        found = today_page(file, scope).of(TodayList.FOLLOW_UPS)
        assert today_cases(file, scope, TodayList.FOLLOW_UPS) == tuple(sorted(row.case_id for row in found.rows))
    return found


def log(desk: Desk, case: int, at: str, next_on: date | None = None, **more: object) -> None:
    outcome = more.pop("outcome", FollowUpOutcome.ADVANCING)
    assert isinstance(outcome, FollowUpOutcome)
    desk.do(LogFollowUp(case, wall(at), FollowUpMode.PHONE, outcome, next_on=next_on, propose=False))


def a_met_case(desk: Desk, **overrides: object) -> int:
    case = a_case(desk, **overrides)
    an_appointment_of(desk, case)
    return case


def test_a_follow_up_is_due_from_its_day_on_and_presses(desk: Desk) -> None:
    case, today = a_met_case(desk), desk.clock.today()
    log(desk, case, "2026-11-18T10:00", date(2026, 11, 20))
    other = a_met_case(desk, csq_number="CSQ-20000002", family_name="Silva")
    log(desk, other, "2026-11-18T10:00", date(2026, 11, 24))
    found = due(desk)
    (row,) = found.rows
    assert (row.case_id, row.on, row.since, found.total, found.pressing) == (
        case,
        date(2026, 11, 20),
        date(2026, 11, 18),
        1,
        1,
    )
    assert urgency_of(row, today, (), desk.workdays) is Urgency.OVERDUE
    assert due(desk, "nobody") == TodaySlice()


def test_what_is_held_planned_put_off_or_closed_is_not_due(desk: Desk) -> None:
    cases = [a_met_case(desk, csq_number=f"CSQ-2000000{n}") for n in range(1, 6)]
    for case in cases:
        log(desk, case, "2026-11-18T10:00", date(2026, 11, 20))
    assert due(desk).total == 5
    held, planned, put_off, closed, missed = cases
    desk.do(
        AddAppointment(
            held, AppointmentKind.FOLLOW_UP, wall("2026-11-20T10:00"), place=Place.PHONE, state=AppointmentState.HELD
        )
    )
    desk.do(AddAppointment(planned, AppointmentKind.FOLLOW_UP, wall("2026-11-24T10:00"), place=Place.PHONE))
    log(desk, put_off, "2026-11-20T10:00", date(2026, 12, 1), outcome=FollowUpOutcome.NOT_REACHED)
    desk.do(CloseCase(closed, ClosingReason.LEFT_QUEBEC, seen(desk)))
    desk.do(
        AddAppointment(
            missed,
            AppointmentKind.FOLLOW_UP,
            wall("2026-11-20T14:00"),
            place=Place.PHONE,
            state=AppointmentState.MISSED,
        )
    )
    assert [row.case_id for row in due(desk).rows] == [missed]


def test_the_page_says_for_when_it_was_and_how_late_it_is(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, "2026-11-18T10:00", date(2026, 11, 20))
    screen = TodayScreen(desk, Words("fr"))
    card = next(card for card in screen.cards if card.which is TodayList.FOLLOW_UPS)
    (line,) = card.lines
    assert card.title == "Suivis à faire, sans rendez-vous"
    assert line.spoken == "Haddad, Rania, suivi prévu 20\u00a0nov., 3 j de retard"
    log(desk, case, "2026-11-23T10:00")
    assert all(card.which is not TodayList.FOLLOW_UPS for card in screen.cards)


def test_a_follow_up_of_the_log_stands_on_the_line_and_sets_what_is_next(desk: Desk) -> None:
    case = a_met_case(desk)
    log(desk, case, "2026-11-19T10:00", date(2026, 12, 3), outcome=FollowUpOutcome.NOT_REACHED)
    assert stored(desk, "case_summary", case, "stage") == Stage.FIRST_MEETING
    assert stored(desk, "case_summary", case, "next_what") == "follow_up"
    log(desk, case, "2026-11-20T10:00", date(2026, 12, 7))
    with desk.reading() as file:
        sheet = case_sheet(file, case, desk.clock.today(), desk.workdays, (30, 90))
    assert sheet is not None
    assert sheet.stage is Stage.FOLLOW_UP
    assert sheet.journey.followed_up_on == date(2026, 11, 20)
    assert sheet.journey.next_follow_up_on == date(2026, 12, 7)
    mark = next(mark for mark in sheet.line if mark.milestone.value == "follow_up")
    assert (mark.on, mark.by) == (date(2026, 11, 20), "Sophie Lavoie")
    assert stored(desk, "case_summary", case, "next_on") == "2026-12-07"
    assert sheet.next is not None
    assert sheet.next.kind is NextKind.SIGN_PLAN
