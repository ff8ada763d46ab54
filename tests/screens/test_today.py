"""The first page in words: what it says, what it counts, what it opens, and how an appointment is told."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place, Strand
from parcours_desktop.domain.today import Today, TodayList
from parcours_desktop.queries.case_list import case_count
from parcours_desktop.screens import today as today_screens
from parcours_desktop.screens.today import EVERYBODY, TodayCard, TodayScreen
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, complaints, seen, stored, wall
from tests.builders.cases import a_case

CONFIRMED, FOLLOW_UP = AppointmentState.CONFIRMED, AppointmentKind.FOLLOW_UP


def opened(desk: Desk, language: str = "fr") -> TodayScreen:
    return TodayScreen(desk, Words(language))


def card(screen: TodayScreen, which: TodayList) -> TodayCard:
    return next(one for one in screen.cards if one.which is which)


def late(desk: Desk, case: int) -> int:
    made = desk.do(AddStep(case, Strand.EMPLOYMENT, "Préparer mon CV")).value
    desk.do(ChangeStep(made, {"due_on": date(2026, 11, 11)}, seen(desk)))
    return made


def test_an_empty_page_says_what_would_stand_there(desk: Desk) -> None:
    screen = opened(desk)
    assert (screen.title, screen.remark) == ("Lundi 23\u00a0novembre", "0 rendez-vous, 0 point à traiter")
    assert [(one.which, bool(one.empty), one.remark) for one in screen.cards] == [
        (TodayList.CLOCKS, True, ""),
        (TodayList.LATE_STEPS, True, ""),
    ]


def test_a_clock_says_when_it_began_and_ends_and_offers_to_plan(desk: Desk) -> None:
    case = a_case(desk)
    screen = opened(desk)
    (line,) = card(screen, TodayList.CLOCKS).lines
    assert (line.strong, line.lead, line.first, line.second) == (
        "Haddad",
        ", Rania",
        "arrivée 16\u00a0nov.",
        "lun. 23\u00a0nov.",
    )
    assert (line.pill, line.last, line.plan) == ("aujourd’hui", "Aucun rendez-vous", True)
    assert (
        line.tip
        == "Haddad, Rania\u00a0: arrivée le 16\u00a0novembre 2026, première rencontre au plus tard le lundi 23\u00a0novembre 2026"
    )
    assert line.spoken == "Haddad, Rania, arrivée 16\u00a0nov., lun. 23\u00a0nov., aujourd’hui, Aucun rendez-vous"
    an_appointment_of(desk, case, starts_at=wall("2026-11-23T15:00"), state=CONFIRMED)
    (line,) = card(screen, TodayList.CLOCKS).lines
    assert (line.last, line.plan) == ("23\u00a0nov., confirmé", False)
    assert screen.remark == "1 rendez-vous, 1 point à traiter"


@pytest.mark.parametrize(
    ("away", "pill"), [(1, "en retard de 1\u00a0j"), (-1, "1\u00a0jour ouvrable"), (-3, "3\u00a0jours ouvrables")]
)
def test_the_pill_counts_working_days(desk: Desk, away: int, pill: str) -> None:
    a_case(desk, arrived_on={1: date(2026, 11, 13), -1: date(2026, 11, 17), -3: date(2026, 11, 19)}[away])
    (line,) = card(opened(desk), TodayList.CLOCKS).lines
    assert line.pill.replace("\u00a0", " ") == pill.replace("\u00a0", " ")


def test_the_share_of_the_month_tells_of_what_it_is_made(desk: Desk) -> None:
    an_appointment_of(desk, a_case(desk))
    a_case(desk, csq_number="CSQ-20000002", family_name="Silva", arrived_on=date(2026, 11, 2))
    clocks = card(opened(desk), TodayList.CLOCKS)
    assert clocks.remark == "50\u00a0% respecté ce mois-ci"
    assert clocks.tip == "Premières rencontres échues ce mois-ci, tenues à temps\u00a0: 1 sur 2"


def test_a_late_step_says_by_how_much_and_opens_the_list_of_what_is_late(desk: Desk) -> None:
    late(desk, a_case(desk))
    screen = opened(desk)
    (line,) = card(screen, TodayList.LATE_STEPS).lines
    assert (line.lead, line.first, line.second, line.last) == (
        "Préparer mon CV",
        "Haddad, Rania",
        "Emploi",
        "12 j de retard",
    )
    wanted = screen.filter_of(TodayList.LATE_STEPS)
    assert (wanted.late, wanted.officer) == (True, "s.lavoie")


def test_no_figure_without_its_list(desk: Desk) -> None:
    for number in range(12):
        a_case(desk, csq_number=f"CSQ-200001{number:02}", family_name=f"Nom{number:02}")
    screen = opened(desk)
    clocks = card(screen, TodayList.CLOCKS)
    assert (len(clocks.lines), clocks.total, clocks.more) == (8, 12, 4)
    with desk.reading() as file:
        assert case_count(file, screen.filter_of(TodayList.CLOCKS), screen.today) == 12


def test_the_points_are_the_sum_of_the_counts_on_the_page(desk: Desk) -> None:
    case = a_case(desk)
    late(desk, case)
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-23T09:00"), state=CONFIRMED)
    an_appointment_of(desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-19T09:00"), state=CONFIRMED)
    screen = opened(desk)
    assert screen.points == sum(one.pressing for one in screen.cards) + screen.untold_count == 4
    assert [line.day for line in screen.untold] == ["il y a 4 jours", ""]


def test_an_entry_of_the_day_says_how_long_what_and_where(desk: Desk) -> None:
    case = a_case(desk)
    an_appointment_of(
        desk, case, kind=FOLLOW_UP, starts_at=wall("2026-11-23T14:30"), state=CONFIRMED, place=Place.PHONE
    )
    (line,) = opened(desk).day
    assert (line.time, line.length, line.name, line.about) == (
        "14\u00a0h\u00a030",
        "45\u00a0min",
        "Haddad, Rania",
        "Suivi — Téléphone",
    )
    assert (line.state, line.untold, line.case_id) == ("", False, case)


def test_an_entry_that_is_over_asks_how_it_went_and_is_told_at_once(desk: Desk, clock: FixedClock) -> None:
    case = a_case(desk)
    made = an_appointment_of(desk, case, starts_at=wall("2026-11-23T13:00"), state=CONFIRMED)
    screen, drawn = opened(desk), []
    screen.changed.connect(lambda: drawn.append(1))
    assert (screen.untold, len(screen.day)) == ((), 1)
    clock.advance(timedelta(hours=2))
    screen.tick()
    assert (len(drawn), len(screen.untold), screen.day) == (1, 1, ())
    acts = screen.tell(screen.untold[0].entry, AppointmentState.HELD)
    assert (acts, stored(desk, "appointment", made, "state")) == (1, "held")
    assert screen.untold == ()
    assert card(screen, TodayList.CLOCKS).lines == ()
    screen.undo(acts)
    assert stored(desk, "appointment", made, "state") == "confirmed"
    assert complaints(desk) == []


def test_what_cannot_be_told_is_refused_with_its_reason(desk: Desk) -> None:
    case = a_case(desk, arrived_on=None, arriving_on=date(2026, 11, 20))
    an_appointment_of(desk, case, starts_at=wall("2026-11-23T09:00"), state=CONFIRMED)
    screen = opened(desk)
    said: list[str] = []
    screen.troubled.connect(said.append)
    assert screen.tell(screen.untold[0].entry, AppointmentState.HELD) == 0
    assert len(said) == 1


def test_the_page_turns_with_the_day(desk: Desk, clock: FixedClock) -> None:
    a_case(desk)
    screen = opened(desk)
    clock.advance(timedelta(hours=12))
    screen.tick()
    (line,) = card(screen, TodayList.CLOCKS).lines
    assert (screen.title, line.pill) == ("Mardi 24\u00a0novembre", "en retard de 1 j")


def test_a_coordinator_sees_the_office_and_chooses_an_officer(desk: Desk, coordinator: Desk) -> None:
    mine = a_case(desk)
    theirs = a_case(desk, csq_number="CSQ-20000002", family_name="Silva")
    desk.do(assigned_to((theirs,), "", seen(desk)))
    screen = opened(coordinator)
    assert (screen.officer, card(screen, TodayList.CLOCKS).total) == (EVERYBODY, 2)
    assert [choice.code for choice in screen.officers()] == ["", "s.lavoie"]
    assert "Sophie Lavoie" in next(
        line.tip for line in card(screen, TodayList.CLOCKS).lines if line.row.case_id == mine
    )
    screen.show_officer("s.lavoie")
    assert [line.row.case_id for line in card(screen, TodayList.CLOCKS).lines] == [mine]
    assert opened(desk).officer == "s.lavoie"


def test_a_large_office_is_read_aside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    a_case(desk)
    monkeypatch.setattr(today_screens, "LONG", 1)
    screen = opened(desk)
    assert not screen.is_read
    asked: list[Callable[[], Today]] = []
    screen.read_aside = asked.append
    screen.reread()
    assert screen.points == 0
    screen.take(asked[0]())
    assert (screen.is_read, screen.points) == (True, 1)


def test_a_change_elsewhere_is_heard_until_the_screen_is_closed(desk: Desk) -> None:
    screen = opened(desk)
    a_case(desk)
    assert screen.points == 1
    screen.close()
    a_case(desk, csq_number="CSQ-20000002", family_name="Silva")
    assert screen.points == 1
