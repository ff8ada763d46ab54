"""What is found in the directory: by words without accents, by service, region, language, and by what is old."""

from datetime import date, timedelta
from typing import Any

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.organizations import CloseOrganization
from parcours_desktop.commands.trial_organizations import furnish_organizations
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.queries.organizations import (
    OrganizationFilter,
    names_by_uid,
    organization_named_by,
    organizations,
    referred_to,
)
from tests.builders.cases import a_case
from tests.builders.organizations import an_organization, organization_row
from tests.conftest import SOPHIE

TODAY = date(2026, 11, 23)


def found(desk: Desk, today: date = TODAY, **asked: Any) -> list[str]:
    with desk.reading() as file:
        return [row.name for row in organizations(file, OrganizationFilter(**asked), today)]


@pytest.fixture
def directory(desk: Desk) -> Desk:
    an_organization(desk)
    an_organization(desk, name="Œuvre du Café", city="Laval", regions=("13",), languages=("fra",), services=())
    an_organization(desk, name="École Zénith", city="Québec", regions=(), services=(ServiceKind.FRENCH,))
    return desk


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["École Zénith", "Maison de l’Érable", "Œuvre du Café"]),
        ({"text": "erable maison"}, ["Maison de l’Érable"]),
        ({"text": "oeuvre cafe"}, ["Œuvre du Café"]),
        ({"text": "laval"}, ["Œuvre du Café"]),
        ({"text": "montréal zénith"}, []),
        ({"service": ServiceKind.HOUSING}, ["Maison de l’Érable"]),
        ({"region": "13"}, ["École Zénith", "Œuvre du Café"]),
        ({"language": "ara"}, ["École Zénith", "Maison de l’Érable"]),
        ({"text": "%"}, ["École Zénith", "Maison de l’Érable", "Œuvre du Café"]),
    ],
)
def test_the_directory_is_narrowed(directory: Desk, asked: dict[str, Any], names: list[str]) -> None:
    assert found(directory, **asked) == names


def test_what_nobody_made_sure_of_for_more_than_so_many_months_is_found(directory: Desk) -> None:
    assert found(directory, unchecked_months=6) == []
    assert found(directory, date(2027, 5, 23), unchecked_months=6) == []
    assert len(found(directory, date(2027, 5, 24), unchecked_months=6)) == 3


def test_closed_ones_are_shown_when_asked_for_and_keep_their_name(directory: Desk) -> None:
    with directory.reading() as file:
        row = organizations(file)[0]
    directory.do(CloseOrganization(row.id, row.seen))
    assert row.name not in found(directory)
    assert row.name in found(directory, closed=True)
    with directory.reading() as file:
        assert names_by_uid(file)[row.uid] == row.name
        named = organization_named_by(file, row.uid)
        assert named is not None
        assert named.closed_on == TODAY
        assert organization_named_by(file, "00") is None
        assert organization_named_by(file, "pas une suite") is None


def test_people_referred_are_counted_once_while_they_are_not_refused(desk: Desk) -> None:
    uid = organization_row(desk, an_organization(desk)).uid
    first, second = a_case(desk), a_case(desk, csq_number="CSQ-20000002", given_name="Samir")
    states = ((first, "sent"), (first, "taken_on"), (second, "refused"), (second, "waiting_list"), (second, "prepared"))

    class Refer:
        title, right = "Références", Right.WRITE_CASES

        def run(self, work: Any, _scene: Any) -> None:
            for case, state in states:
                work.create("referral", case, {"organization": uid, "state": state})

    desk.do(Refer())
    with desk.reading() as file:
        assert referred_to(file, uid) == 2
        assert referred_to(file, "00") == 0


def test_the_invented_directory_has_regions_old_entries_and_one_that_is_closed(desk: Desk) -> None:
    import random

    class Furnish:
        title, right = "Répertoire", Right.WRITE_CASES

        def run(self, work: Any, scene: Any) -> list[str]:
            return furnish_organizations(work, scene, SOPHIE, random.Random(1))

    uids = desk.do(Furnish()).value
    with desk.reading() as file:
        rows = organizations(file, OrganizationFilter(closed=True))
        old = organizations(file, OrganizationFilter(unchecked_months=6), TODAY)
        assert set(uids) == {row.uid for row in rows if row.closed_on is None}
    assert len(rows) == 25
    assert len(rows) - len(uids) == 1
    assert 3 <= len(old) <= 8
    assert len({region for row in rows for region in row.regions}) >= 8
    assert all(row.website.endswith(".example.org") and " 555-01" in row.phone for row in rows)
    assert all(row.checked_on and row.checked_on < TODAY - timedelta(days=1) for row in rows)
