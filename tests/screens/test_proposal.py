"""The proposal as it is shown: ghosts to accept or to dismiss, and the people for whom there is no place, with why."""

from collections.abc import Iterator
from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.queries.appointments import appointments_of
from parcours_desktop.screens.proposal import ProposalScreen
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of
from tests.builders.cases import a_case


@pytest.fixture
def screen(desk: Desk) -> Iterator[ProposalScreen]:
    shown = ProposalScreen(desk, Words("fr"))
    yield shown
    shown.close()


def proposed(screen: ProposalScreen, first: date | None = None, days: int = 6) -> None:
    screen.show(screen.work(first, days)(Progress()))


def met(desk: Desk, case_id: int) -> int:
    with desk.reading() as file:
        return len(appointments_of(file, case_id))


def test_nobody_waits(screen: ProposalScreen) -> None:
    assert (screen.is_shown, screen.summary) == (False, "")
    proposed(screen)
    assert screen.summary == "Personne n’attend de première rencontre dont le délai court."


def test_a_ghost_says_when_with_whom_and_where(desk: Desk, screen: ProposalScreen) -> None:
    case = a_case(desk)
    proposed(screen)
    (ghost,) = screen.ghosts
    assert (ghost.case_id, ghost.name, ghost.officer) == (case, "Haddad, Rania", "Sophie Lavoie")
    assert ghost.hours == "13\u00a0h\u00a0– 14\u00a0h"
    assert ghost.about == "Salle 1 · avec interprète (arabe)"
    assert ghost.tip.splitlines()[1:] == [
        "lundi 23\u00a0novembre, 13\u00a0h\u00a0– 14\u00a0h · Sophie Lavoie",
        "Salle 1 · avec interprète (arabe)",
        "première rencontre au plus tard le 23\u00a0novembre 2026",
    ]
    assert screen.summary == "1 rencontre proposée"


def test_one_is_accepted_one_dismissed(desk: Desk, screen: ProposalScreen) -> None:
    one, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002", family_name="Tremblay")
    proposed(screen)
    assert len(screen.ghosts) == 2
    assert screen.accept(one)
    assert [ghost.case_id for ghost in screen.ghosts] == [other]
    assert screen.overtaken == 0
    screen.dismiss(other)
    assert (screen.ghosts, met(desk, one), met(desk, other)) == ((), 1, 0)


def test_all_are_accepted_in_one_act(desk: Desk, screen: ProposalScreen) -> None:
    cases = [a_case(desk, csq_number=f"CSQ-2000000{number}") for number in range(1, 4)]
    proposed(screen)
    assert screen.accept_all()
    assert (screen.ghosts, [met(desk, case) for case in cases]) == ((), [1, 1, 1])
    screen.undo()
    assert [met(desk, case) for case in cases] == [0, 0, 0]


def test_who_has_no_place_is_named_with_the_reason(desk: Desk, screen: ProposalScreen) -> None:
    for number in range(1, 6):
        a_case(desk, csq_number=f"CSQ-2000000{number}", family_name="ABCDE"[number - 1])
    a_case(desk, csq_number="CSQ-20000007", family_name="F", office="GAS")
    proposed(screen, days=1)
    assert len(screen.ghosts) == 3
    assert [left.why for left in screen.left] == [
        *[
            "Toutes les heures libres d’ici le 23\u00a0novembre 2026 sont données à d’autres personnes (Bureau de Montréal)."
        ]
        * 2,
        "Personne n’est libre d’ici le 23\u00a0novembre 2026 (Bureau de Gaspé).",
    ]
    assert screen.summary == "3 rencontres proposées · 3 personnes sans place"


def test_what_others_take_meanwhile_leaves_the_proposal(desk: Desk, screen: ProposalScreen) -> None:
    case, other = a_case(desk), a_case(desk, csq_number="CSQ-20000002")
    proposed(screen)
    start = screen.ghosts[0].starts_at
    an_appointment_of(desk, case, kind=AppointmentKind.FOLLOW_UP, starts_at=start, state=AppointmentState.CONFIRMED)
    assert (len(screen.ghosts), screen.overtaken) == (1, 1)
    assert "1 place prise entre-temps" in screen.summary
    an_appointment_of(
        desk, other, starts_at=screen.ghosts[0].starts_at, state=AppointmentState.CONFIRMED, officer="s.lavoie"
    )
    screen.dismiss_all()
    assert (screen.is_shown, screen.ghosts, screen.left) == (False, (), ())


def test_an_acceptance_that_is_refused_keeps_its_ghost(desk: Desk, coordinator: Desk, screen: ProposalScreen) -> None:
    """Another desk writes into the same file: this one hears nothing of it until it tries."""
    case = a_case(desk)
    said: list[tuple[Refusal, ...]] = []
    screen.refused.connect(said.append)
    proposed(screen)
    taken = screen.ghosts[0].starts_at
    an_appointment_of(coordinator, case, starts_at=taken, state=AppointmentState.CONFIRMED, officer="s.lavoie")
    assert not screen.accept(case)
    assert {refusal.code for refusal in said[0]} == {"first_meeting_planned"}
    assert len(screen.ghosts) == 1


def test_the_trial_office_is_scheduled(sample_desk: Desk) -> None:
    screen = ProposalScreen(sample_desk, Words("en"))
    proposed(screen)
    assert screen.ghosts
    assert screen.left
    assert screen.accept_all()
    assert screen.ghosts == ()
    proposed(screen)
    assert screen.ghosts == ()
    screen.close()
