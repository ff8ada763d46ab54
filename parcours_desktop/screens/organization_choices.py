"""The organizations of the directory as answers in other forms: by any word of the name, the city or a service."""

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.queries.organizations import OrganizationFilter, organizations
from parcours_desktop.screens.fields import Choice, matches
from parcours_desktop.screens.organization_words import services_said
from parcours_desktop.wording.words import Words


class OrganizationChoices:
    """Read once, and again after the directory changed. Closed organizations are never proposed."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self._rows: tuple[OrganizationRow, ...] | None = None
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    def all(self, service: ServiceKind | None = None, region: str | None = None) -> tuple[Choice, ...]:
        """The open organizations by name, with a uid as code: for a field of kind SEARCH_CHOICE.

        ``service`` keeps those that offer it, ``region`` (a code) those that serve it or the whole of Québec.
        """
        if self._rows is None:
            with self._desk.reading() as file:
                self._rows = organizations(file, OrganizationFilter())
        return tuple(
            self._choice(row)
            for row in self._rows
            if (service is None or service in row.services) and (not region or not row.regions or region in row.regions)
        )

    def search(self, text: str, service: ServiceKind | None = None, region: str | None = None) -> tuple[Choice, ...]:
        """Those of which each word typed begins a word; the name, the city and the services are looked at."""
        return tuple(choice for choice in self.all(service, region) if matches(choice, text))

    def _choice(self, row: OrganizationRow) -> Choice:
        about = self._words("{city} · {services}", city=row.city, services=services_said(row, self._words))
        return Choice(row.uid, row.name, about.strip(" ·"))

    def _on_changes(self, changes: Changes) -> None:
        if "organization" in changes.topics:
            self._rows = None
