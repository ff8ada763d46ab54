"""The directory of partner organizations: anybody of the office keeps it. Nothing is erased: an organization is closed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.journal_tables import REFERENCE_CASE
from parcours_desktop.database.store import rows_of_case
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.organizations import OrganizationFacts, kept, refusals, same_place
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

KIND = "organization"


@dataclass(frozen=True, slots=True)
class AddOrganization:
    """Enter an organization into the directory, as checked today by who enters it. Answers its id."""

    facts: OrganizationFacts
    title: ClassVar[str] = marked("Ajout d’un organisme")
    right: ClassVar[Right] = Right.DIRECTORY

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused without a name, for one that is there already, and for what cannot be read (see ``refusals``)."""
        columns = _checked(work, scene, self.facts)
        return work.create(KIND, REFERENCE_CASE, columns | _seen_today(scene))


@dataclass(frozen=True, slots=True)
class ChangeOrganization:
    """Correct an organization, as a form shows it. Correcting is not checking: the day of the check stays."""

    organization_id: int
    facts: OrganizationFacts
    seen: int
    title: ClassVar[str] = marked("Modification d’un organisme")
    right: ClassVar[Right] = Right.DIRECTORY

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused as adding it would be, and for one that is gone."""
        _standing(work, self.organization_id)
        work.change(self.organization_id, _checked(work, scene, self.facts, self.organization_id), self.seen)


@dataclass(frozen=True, slots=True)
class CheckOrganization:
    """Say that what the directory tells of an organization was made sure of today, by who acts."""

    organization_id: int
    seen: int
    title: ClassVar[str] = marked("Vérification d’un organisme")
    right: ClassVar[Right] = Right.DIRECTORY

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for one that is gone or closed."""
        if _standing(work, self.organization_id)["closed_on"]:
            raise Refused(Refusal("organization_closed"))
        work.change(self.organization_id, _seen_today(scene), self.seen)


@dataclass(frozen=True, slots=True)
class CloseOrganization:
    """Propose an organization no more, from today. What was referred to it stays."""

    organization_id: int
    seen: int
    title: ClassVar[str] = marked("Fermeture d’un organisme")
    right: ClassVar[Right] = Right.DIRECTORY

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        """Refused for one that is gone or closed already."""
        if _standing(work, self.organization_id)["closed_on"]:
            raise Refused(Refusal("organization_closed"))
        work.change(self.organization_id, {"closed_on": scene.clock.today()}, self.seen)


@dataclass(frozen=True, slots=True)
class ReopenOrganization:
    """Propose a closed organization again."""

    organization_id: int
    seen: int
    title: ClassVar[str] = marked("Réouverture d’un organisme")
    right: ClassVar[Right] = Right.DIRECTORY

    def run(self, work: UnitOfWork, scene: Scene) -> None:  # noqa: ARG002 - the form of every command
        """Refused for one that is gone, and while another of the same name and city stands in the directory."""
        row = _standing(work, self.organization_id)
        _refuse_twice(work, row["name"] or "", row["city"] or "", self.organization_id)
        work.change(self.organization_id, {"closed_on": None}, self.seen)


def _seen_today(scene: Scene) -> dict[str, Any]:
    return {"checked_on": scene.clock.today(), "checked_by": scene.user.login}


def _standing(work: UnitOfWork, organization_id: int) -> dict[str, Any]:
    kind, _, row = work.row(organization_id)
    if kind != KIND or row["removed"]:
        raise Refused(Refusal("row_is_gone"))
    return row


def _checked(work: UnitOfWork, scene: Scene, facts: OrganizationFacts, but: int | None = None) -> dict[str, Any]:
    """The columns as they are kept. Raises ``Refused`` with everything that is wrong."""
    wrong, _ = refusals(facts, scene.reference.regions.keys(), scene.reference.languages.keys())
    if wrong:
        raise Refused(*wrong)
    columns = kept(facts)
    _refuse_twice(work, columns["name"] or "", columns["city"] or "", but)
    return dict(columns)


def _refuse_twice(work: UnitOfWork, name: str, city: str, but: int | None) -> None:
    """Refuse the name and the city of another organization that is not closed."""
    for row in rows_of_case(work.connection, KIND, REFERENCE_CASE):
        there = same_place(row["name"] or "", row["city"] or "")
        if row["id"] != but and not row["closed_on"] and there == same_place(name, city):
            raise Refused(Refusal("organization_twice", "name", {"name": row["name"], "city": row["city"] or ""}))
