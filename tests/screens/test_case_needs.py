"""The assessment as its page works it."""

from datetime import date

from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import NeedDomain, NeedLevel, Strand
from parcours_desktop.screens.case_needs import RELATED, NeedsScreen
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints
from tests.builders.cases import a_case


def needs(desk: Desk, case: int) -> NeedsScreen:
    return NeedsScreen(CaseState(desk, Words("fr"), case))


def test_seventeen_domains_stand_in_four_strands(desk: Desk) -> None:
    screen = needs(desk, a_case(desk))
    assert [(group.strand, len(group.needs)) for group in screen.groups] == list(zip(Strand, (7, 3, 4, 3), strict=True))
    assert screen.summary == "0 domaine évalué sur 17"


def test_choosing_a_level_opens_the_domain_and_writes_it(desk: Desk) -> None:
    screen = needs(desk, a_case(desk))
    assert screen.set_level(NeedDomain.HOUSING, NeedLevel.URGENT)
    assert screen.open_domain is NeedDomain.HOUSING
    screen.save("comment", "Bail à trouver avant le 1er juillet")
    screen.save("priority", 1)
    assert screen.values() == {"comment": "Bail à trouver avant le 1er juillet", "asset": "", "done": "", "priority": 1}
    assert screen.summary == "1 domaine évalué sur 17"
    screen.set_level(NeedDomain.HOUSING, None)
    assert screen.level(NeedDomain.HOUSING) is None
    assert complaints(desk) == []


def test_what_is_refused_in_a_domain_stays_with_it(desk: Desk) -> None:
    screen = needs(desk, a_case(desk))
    screen.open(NeedDomain.HEALTH)
    assert not screen.save("priority", 12)
    assert [refusal.field for refusal in screen.refusals] == ["priority"]
    screen.open(NeedDomain.HOUSING)
    assert screen.refusals == ()


def test_domains_are_walked_through_round(desk: Desk) -> None:
    screen = needs(desk, a_case(desk))
    assert screen.step(1) is NeedDomain.HOUSING
    assert screen.step(-2) is NeedDomain.SOCIETY


def test_the_interview_is_noted_above(desk: Desk) -> None:
    screen = needs(desk, a_case(desk))
    screen.save_header("held_on", date(2026, 11, 20))
    screen.save_header("interpreter", True)
    screen.save_header("minutes", 50)
    assert not screen.save_header("held_on", date(2027, 1, 1))
    shown = screen.header_values()
    assert (shown["held_on"], shown["interpreter"], shown["minutes"]) == (date(2027, 1, 1), True, 50)
    assert [refusal.code for refusal in screen.header_refusals] == ["date_in_future"]


def test_a_text_typed_in_a_domain_is_offered_back(desk: Desk) -> None:
    case = a_case(desk)
    screen = needs(desk, case)
    screen.type("comment", "Cherche un logem", NeedDomain.HOUSING)
    again = needs(desk, case)
    assert again.drafted_domains() == {NeedDomain.HOUSING: {"comment": "Cherche un logem"}}
    again.save("comment", "Cherche un logement", NeedDomain.HOUSING)
    assert again.drafted_domains() == {}


def test_fields_of_the_profile_stand_with_their_domain() -> None:
    assert [field.name for field in RELATED[NeedDomain.JOB_GOAL].fields] == ["occupation", "noc"]
