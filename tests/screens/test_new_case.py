"""A case opened by hand: drafts, duplicates while typing, what a household shares, what is refused."""

from datetime import date

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.new_case import FORM, NewCaseScreen
from parcours_desktop.screens.new_case_form import MANDATORY, SHARED
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints, stored
from tests.builders.cases import a_case

NADIA: dict[str, FieldValue] = {
    "family_name": "Haddad",
    "given_name": "Nadia",
    "birth_date": date(1990, 5, 17),
    "csq_number": "CSQ-20000077",
    "category": "ECO",
    "household_role": "principal",
    "region": "06",
    "contact_language": "ara",
    "arriving_on": date(2026, 12, 4),
}


def opened(desk: Desk, household_of: int | None = None) -> NewCaseScreen:
    return NewCaseScreen(desk, Words("fr"), household_of)


def typed(screen: NewCaseScreen, **values: FieldValue) -> None:
    for name, value in values.items():
        screen.type(name, value)


def test_the_eight_mandatory_fields_are_marked() -> None:
    asked = {"family_name", "given_name", "birth_date", "csq_number", "category", "household_role"}
    assert set(MANDATORY.required) == asked | {"region", "contact_language", "arriving_on", "arrived_on"}


def test_a_case_is_made_of_what_was_typed(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **NADIA, phone="514 555-0177", email="")
    case = screen.create()
    assert case is not None
    assert stored(desk, "cases", case, "phone") == "514 555-0177"
    assert stored(desk, "cases", case, "email") is None
    assert stored(desk, "cases", case, "officer") == desk.user.login
    assert complaints(desk) == []


def test_one_name_and_one_date_of_arrival_suffice(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **(NADIA | {"given_name": "", "arriving_on": None, "arrived_on": date(2026, 11, 20)}))
    assert screen.create() is not None


def test_what_is_refused_stays_in_the_form(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **(NADIA | {"region": "", "csq_number": ""}))
    assert screen.create() is None
    assert {(said.code, said.field) for said in screen.refusals} == {
        ("mandatory", "region"),
        ("mandatory", "csq_number"),
    }
    assert screen.values()["given_name"] == "Nadia"
    screen.type("region", "06")
    assert [said.field for said in screen.refusals] == ["csq_number"]


def test_a_day_that_cannot_be_read_refuses_the_whole(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **NADIA)
    assert screen.create(("csq_expires_on",)) is None
    assert [(said.code, said.field) for said in screen.refusals] == [("date_unreadable", "csq_expires_on")]


def test_the_next_member_begins_with_what_the_household_shares(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **NADIA, street="1450, rue Sherbrooke", city="Montréal", phone="514 555-0177")
    first = screen.create_and_add()
    assert first is not None
    assert screen.is_member
    assert [(member.name, member.role) for member in screen.members] == [
        ("Haddad, Nadia", "Requérante ou requérant principal")
    ]
    shown = screen.values()
    assert {name: shown[name] for name in NADIA if name in SHARED} == {n: NADIA[n] for n in NADIA if n in SHARED}
    assert (shown["city"], shown["family_name"], shown["phone"], shown["csq_number"]) == ("Montréal", "", "", "")
    typed(
        screen, given_name="Karim", birth_date=date(2015, 1, 2), csq_number="CSQ-20000078", household_role="dependant"
    )
    second = screen.create()
    assert second is not None
    keys = {stored(desk, "cases", case, "household_key") for case in (first, second)}
    assert len(keys) == 1


def test_a_member_is_added_beside_a_case_that_was_open(desk: Desk) -> None:
    known = a_case(desk)
    screen = opened(desk, known)
    assert [member.case_id for member in screen.members] == [known]
    assert screen.values()["region"] == "06"
    with pytest.raises(Refused):
        opened(desk, 999_999)


def test_undoing_a_member_takes_it_from_the_list(desk: Desk) -> None:
    screen = opened(desk, a_case(desk))
    typed(screen, given_name="Karim", birth_date=date(2015, 1, 2), csq_number="CSQ-2", household_role="dependant")
    assert screen.create_and_add() is not None
    assert len(screen.members) == 2
    screen.undo()
    assert len(screen.members) == 1


def test_who_may_be_the_same_person_is_told_with_the_reason(desk: Desk) -> None:
    known = a_case(desk)
    screen = opened(desk)
    heard: list[int] = []
    screen.likely_changed.connect(lambda: heard.append(len(screen.likely)))
    typed(screen, family_name="Hadad", given_name="Rania")
    assert screen.likely == ()
    screen.type("birth_date", date(1988, 3, 4))
    (person,) = screen.likely
    assert (person.case_id, person.name) == (known, "Haddad, Rania")
    assert person.reason.startswith("Même date de naissance")
    screen.type("birth_date", date(1987, 3, 4))
    assert (screen.likely, heard) == ((), [1, 0])


def test_what_was_typed_is_found_again_after_a_crash(desk: Desk) -> None:
    known = a_case(desk)
    typed(opened(desk, known), given_name="Nguyễn", birth_date=date(1990, 5, 17), phone="")
    again = opened(desk)
    assert (again.offered, again.values()["given_name"]) == (2, "")
    again.take_drafts()
    shown = again.values()
    assert (shown["given_name"], shown["birth_date"], shown["region"]) == ("Nguyễn", date(1990, 5, 17), "06")
    assert [member.case_id for member in again.members] == [known]
    assert opened(desk).offered == 2


def test_drafts_go_when_the_case_is_made_or_they_are_not_wanted(desk: Desk) -> None:
    screen = opened(desk)
    typed(screen, **NADIA)
    assert screen.create() is not None
    assert desk.drafts(FORM) == {}
    typed(opened(desk), given_name="Olena")
    again = opened(desk)
    again.drop_drafts()
    assert (again.offered, desk.drafts(FORM)) == (0, {})


def test_only_a_coordinator_gives_the_case_to_an_officer(desk: Desk, coordinator: Desk) -> None:
    assert not opened(desk).chooses_officer
    screen = opened(coordinator)
    assert screen.chooses_officer
    assert "s.lavoie" in {choice.code for choice in screen.choices("staff")}
    typed(screen, **NADIA, officer="s.lavoie")
    case = screen.create()
    assert case is not None
    assert stored(coordinator, "cases", case, "officer") == "s.lavoie"
