"""Organizations with valid defaults; a test overrides what matters to it."""

from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.organizations import AddOrganization
from parcours_desktop.domain.organizations import OrganizationFacts
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.queries.organizations import organization_of


def organization_facts(**overrides: Any) -> OrganizationFacts:
    """A welcome organization of Montréal."""
    columns: dict[str, Any] = {
        "name": "Maison de l’Érable",
        "services": (ServiceKind.WELCOME, ServiceKind.HOUSING),
        "regions": ("06",),
        "languages": ("fra", "ara"),
        "phone": "514 555-0150",
        "email": "accueil@erable.example.org",
        "website": "www.erable.example.org",
        "street": "1420, rue des Érables",
        "city": "Montréal",
        "postal_code": "H2K 3L5",
    }
    return OrganizationFacts(**(columns | overrides))


def an_organization(desk: Desk, **overrides: Any) -> int:
    """Enter an organization; answers its id."""
    return desk.do(AddOrganization(organization_facts(**overrides))).value


def organization_row(desk: Desk, organization_id: int) -> OrganizationRow:
    """An organization as the directory shows it."""
    with desk.reading() as file:
        row = organization_of(file, organization_id)
    assert row is not None
    return row
