"""The directory of partner organizations: what is kept, what is refused, checking and closing, all of it undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.organizations import (
    AddOrganization,
    ChangeOrganization,
    CheckOrganization,
    CloseOrganization,
    ReopenOrganization,
)
from parcours_desktop.domain.organizations import OrganizationFacts
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.queries.organizations import organization_of
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints
from tests.builders.cases import a_case
from tests.builders.organizations import an_organization, organization_facts, organization_row

MONDAY = date(2026, 11, 23)


def refused(desk: Desk, command: Command[object]) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        desk.do(command)
    said = " ".join(Words("fr").refusal(refusal) for refusal in found.value.refusals)
    assert "(code " not in said
    return {(refusal.code, refusal.field) for refusal in found.value.refusals}


def test_an_organization_is_kept_in_the_forms_of_its_fields_and_as_checked_today(desk: Desk) -> None:
    row = organization_row(
        desk,
        an_organization(
            desk,
            name="  Maison de l’Érable ",
            phone="(514) 555 0150 poste 12",
            email="accueil@Erable.Example.ORG",
            postal_code="h2k3l5",
            services=(ServiceKind.HOUSING, ServiceKind.WELCOME),
            note="Sonner deux fois.\nFermé le lundi.",
        ),
    )
    assert (row.name, row.phone, row.email) == (
        "Maison de l’Érable",
        "514 555-0150, poste 12",
        "accueil@erable.example.org",
    )
    assert row.postal_code == "H2K 3L5"
    assert row.services == (ServiceKind.WELCOME, ServiceKind.HOUSING)
    assert row.languages == ("fra", "ara")
    assert row.note == "Sonner deux fois.\nFermé le lundi."
    assert (row.checked_on, row.checked_by, row.closed_on) == (MONDAY, "s.lavoie", None)
    assert not complaints(desk)


def test_a_name_alone_is_enough(desk: Desk) -> None:
    row = organization_row(desk, desk.do(AddOrganization(OrganizationFacts("Halte du fleuve"))).value)
    assert (row.name, row.city, row.services, row.regions) == ("Halte du fleuve", "", (), ())


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": " \u200b "}, "organization_name_missing", "name"),
        ({"name": "é" * 201}, "text_too_long", "name"),
        ({"note": "é" * 4001}, "text_too_long", "note"),
        ({"phone": "555-01"}, "organization_phone", "phone"),
        ({"email": "accueil@"}, "organization_email", "email"),
        ({"website": "pas un site"}, "organization_website", "website"),
        ({"website": "javascript:alert(1)"}, "organization_website", "website"),
        ({"postal_code": "12345"}, "organization_postal_code", "postal_code"),
        ({"regions": ("06", "99")}, "organization_region", "regions"),
        ({"languages": ("fra", "klingon")}, "organization_language", "languages"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(
    desk: Desk, wrong: dict[str, object], code: str, field: str
) -> None:
    assert refused(desk, AddOrganization(organization_facts(**wrong))) == {(code, field)}


def test_everything_that_is_wrong_is_said_at_once(desk: Desk) -> None:
    facts = OrganizationFacts("", phone="1", email="x", postal_code="1")
    assert len(refused(desk, AddOrganization(facts))) == 4


@pytest.mark.parametrize("website", ["www.exemple.org", "https://exemple.org/accueil?x=1", "exemple.org:8080", ""])
def test_an_address_of_a_site_is_kept_as_it_is_written(desk: Desk, website: str) -> None:
    assert organization_row(desk, an_organization(desk, website=website)).website == website


def test_a_postal_code_outside_of_quebec_is_kept(desk: Desk) -> None:
    assert organization_row(desk, an_organization(desk, postal_code="K1A 0B1")).postal_code == "K1A 0B1"


def test_markup_and_reordering_signs_are_only_text(desk: Desk) -> None:
    row = organization_row(desk, an_organization(desk, name="<b>Le & la</b> ]]>\u202e"))
    assert row.name == "<b>Le & la</b> ]]>"


def test_the_same_name_in_the_same_city_is_refused_whatever_its_accents(desk: Desk) -> None:
    an_organization(desk)
    twice = organization_facts(name="MAISON DE L’ERABLE", city="montreal")
    assert refused(desk, AddOrganization(twice)) == {("organization_twice", "name")}
    assert an_organization(desk, city="Laval")


def test_an_organization_may_be_changed_into_itself_but_not_into_another(desk: Desk) -> None:
    first, second = an_organization(desk), an_organization(desk, name="Halte du fleuve")
    row = organization_row(desk, first)
    desk.do(ChangeOrganization(first, organization_facts(note="Rampe d’accès."), row.seen))
    assert organization_row(desk, first).note == "Rampe d’accès."
    row = organization_row(desk, second)
    command = ChangeOrganization(second, organization_facts(), row.seen)
    assert refused(desk, command) == {("organization_twice", "name")}


def test_changing_is_not_checking(desk: Desk, coordinator: Desk) -> None:
    row = organization_row(desk, an_organization(desk))
    coordinator.do(ChangeOrganization(row.id, organization_facts(city="Laval"), row.seen))
    changed = organization_row(desk, row.id)
    assert (changed.city, changed.checked_by) == ("Laval", "s.lavoie")


def test_checking_says_who_and_when_and_is_undone(desk: Desk, coordinator: Desk) -> None:
    row = organization_row(desk, an_organization(desk))
    coordinator.clock.advance(timedelta(days=200))  # type: ignore[attr-defined]
    coordinator.do(CheckOrganization(row.id, row.seen))
    checked = organization_row(desk, row.id)
    assert (checked.checked_on, checked.checked_by) == (MONDAY + timedelta(days=200), "m.roy")
    coordinator.undo()
    assert organization_row(desk, row.id).checked_on == MONDAY


def test_a_closed_organization_is_not_checked_and_can_be_reopened(desk: Desk) -> None:
    row = organization_row(desk, an_organization(desk))
    desk.do(CloseOrganization(row.id, row.seen))
    closed = organization_row(desk, row.id)
    assert closed.closed_on == MONDAY
    assert refused(desk, CheckOrganization(row.id, closed.seen)) == {("organization_closed", "")}
    assert refused(desk, CloseOrganization(row.id, closed.seen)) == {("organization_closed", "")}
    desk.do(ReopenOrganization(row.id, closed.seen))
    assert organization_row(desk, row.id).closed_on is None
    assert not complaints(desk)


def test_the_name_of_a_closed_one_is_free_and_then_it_stays_closed(desk: Desk) -> None:
    row = organization_row(desk, an_organization(desk))
    desk.do(CloseOrganization(row.id, row.seen))
    an_organization(desk)
    command = ReopenOrganization(row.id, organization_row(desk, row.id).seen)
    assert refused(desk, command) == {("organization_twice", "name")}


def test_adding_is_undone_and_done_again(desk: Desk) -> None:
    added = an_organization(desk)
    desk.undo()
    with desk.reading() as file:
        assert organization_of(file, added) is None
    assert refused(desk, CheckOrganization(added, 1)) == {("row_is_gone", "")}
    desk.redo()
    assert organization_row(desk, added).name == "Maison de l’Érable"


def test_a_case_is_no_organization(desk: Desk) -> None:
    case = a_case(desk)
    assert refused(desk, CloseOrganization(case, 1)) == {("row_is_gone", "")}
    assert replace(organization_facts(), name="x").name == "x"
