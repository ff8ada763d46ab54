"""The rows behind a figure, of every kind, with the case to which each belongs."""

from array import array
from datetime import date

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.behind import Behind, BehindKind
from parcours_desktop.domain.codes import Strand
from parcours_desktop.queries.behind import behind_rows, cases_behind
from parcours_desktop.screens.behind import BehindScreen
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case
from tests.builders.partners import a_consent, a_notice, a_referral, an_organization


def test_a_case_is_told_by_its_name_stage_and_arrival(desk: Desk) -> None:
    rania = a_case(desk)
    screen = BehindScreen(desk, Words("fr"), Behind("Dossiers", BehindKind.CASE, array("q", [rania])))
    (line,) = screen.lines([rania])
    assert (line.person, line.state, line.on, line.officer) == (
        "Haddad, Rania",
        "Arrivée au Québec",
        "2026-11-16",
        "Sophie Lavoie",
    )
    assert screen.cases() == (rania,)


def test_steps_keep_their_order_and_name_each_case_once(desk: Desk) -> None:
    rania, olena = a_case(desk), a_case(desk, family_name="Kovalenko", given_name="Olena")
    first, other, last = (
        desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte")).value for case in (olena, rania, olena)
    )
    with desk.reading() as file:
        rows = behind_rows(file, BehindKind.STEP, [last, other, first])
        assert list(cases_behind(file, BehindKind.STEP, [last, other, first])) == [olena, rania]
    assert [row.id for row in rows] == [last, other, first]
    assert [row.list_name for row in rows] == ["Kovalenko, Olena", "Haddad, Rania", "Kovalenko, Olena"]


def test_a_referral_is_told_by_its_service_and_state(desk: Desk) -> None:
    rania = a_case(desk)
    place = an_organization(desk)
    a_notice(desk, rania)
    a_consent(desk, rania, place)
    made = a_referral(desk, rania, place)
    screen = BehindScreen(desk, Words("fr"), Behind("Références", BehindKind.REFERRAL, array("q", [made])))
    (line,) = screen.lines([made])
    assert line.state == "En préparation"


@pytest.mark.parametrize("kind", BehindKind)
def test_every_kind_can_be_read_and_what_is_gone_is_left_out(desk: Desk, kind: BehindKind) -> None:
    with desk.reading() as file:
        assert behind_rows(file, kind, [4_000]) == []


def test_days_are_days(desk: Desk) -> None:
    rania = a_case(desk)
    with desk.reading() as file:
        (row,) = behind_rows(file, BehindKind.CASE, [rania])
    assert row.on == date(2026, 11, 16)
