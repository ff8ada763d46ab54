"""The staff: a login is for ever, nobody with cases loses the role that holds them, somebody can always keep the staff."""

from dataclasses import replace

import pytest
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.commands.staff import AddOfficer, ChangeOfficer
from parcours_desktop.database.office import declare_officer
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.queries.staff import person_of_login
from tests.builders.acts import complaints, seen
from tests.builders.cases import a_case

KARIM = OfficerRow("k.benali", "Karim Benali", OfficerRole.OFFICER, "MTL", "514 555-0143", languages=("fra", "ara"))


@pytest.fixture
def marc(coordinator: Desk) -> Desk:
    with coordinator.office.work() as work:
        declare_officer(work, coordinator.user)
        work.write()
    return coordinator


def known(desk: Desk, login: str) -> OfficerRow:
    with desk.reading() as file:
        return person_of_login(file, login)


def refused(desk: Desk, command: Command[object]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        desk.do(command)
    return [(refusal.code, refusal.field) for refusal in found.value.refusals]


def test_somebody_joins_is_corrected_and_it_can_be_undone(marc: Desk) -> None:
    marc.do(AddOfficer(KARIM))
    assert known(marc, KARIM.login) == KARIM
    other = replace(KARIM, name="Karim Benali-Roy", role=OfficerRole.COORDINATOR, office="QUE", languages=("fra",))
    marc.do(ChangeOfficer(other, seen(marc)))
    assert known(marc, KARIM.login) == other
    assert marc.undo() == 0
    assert known(marc, KARIM.login) == KARIM
    assert complaints(marc) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"login": "K. Benali"}, ("login_form", "login")),
        ({"login": ""}, ("login_form", "login")),
        ({"login": "s.lavoie"}, ("login_taken", "login")),
        ({"name": "  "}, ("mandatory", "name")),
        ({"name": "x" * 201}, ("text_too_long", "name")),
        ({"office": "XYZ"}, ("office_unknown", "office")),
        ({"role": "king"}, ("mandatory", "role")),
        ({"languages": ("fra", "elfique")}, ("organization_language", "languages")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    marc: Desk, wrong: dict[str, object], told: tuple[str, str]
) -> None:
    assert told in refused(marc, AddOfficer(replace(KARIM, **wrong)))  # type: ignore[arg-type]


def test_who_holds_cases_keeps_a_role_that_does(marc: Desk) -> None:
    marc.do(AddOfficer(KARIM))
    case = a_case(marc)
    marc.do(assigned_to((case,), KARIM.login, seen(marc)))
    reader = replace(KARIM, role=OfficerRole.READER)
    assert refused(marc, ChangeOfficer(reader, seen(marc))) == [("role_holds_no_case", "role")]
    marc.do(assigned_to((case,), "", seen(marc)))
    marc.do(ChangeOfficer(reader, seen(marc)))
    assert known(marc, KARIM.login).role == OfficerRole.READER


def test_the_last_who_keeps_the_staff_stays_it(marc: Desk) -> None:
    officer = replace(marc.user, role=OfficerRole.OFFICER)
    assert refused(marc, ChangeOfficer(officer, seen(marc))) == [("last_keeper", "role")]
    marc.do(AddOfficer(replace(KARIM, role=OfficerRole.ADMINISTRATOR)))
    marc.do(ChangeOfficer(officer, seen(marc)))
    assert known(marc, marc.user.login).role == OfficerRole.OFFICER


def test_somebody_who_is_not_there_cannot_be_changed(marc: Desk) -> None:
    assert refused(marc, ChangeOfficer(KARIM, seen(marc))) == [("officer_unknown", "login")]
