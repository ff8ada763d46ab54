"""The page « Partenaires »: the directory, narrowed and sorted, one organization in full, and what can be done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.commands.organizations import (
    AddOrganization,
    ChangeOrganization,
    CheckOrganization,
    CloseOrganization,
    ReopenOrganization,
)
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.organizations import OLD_MONTHS, is_old
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.service_codes import ServiceKind
from parcours_desktop.domain.service_rows import OrganizationRow
from parcours_desktop.queries.organizations import OrganizationFilter, organizations, referred_to
from parcours_desktop.queries.staff import person_of_login
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.fields import Choice, Form
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.organization_export import exporting
from parcours_desktop.screens.organization_form import facts_of, organization_form, values_of
from parcours_desktop.screens.organization_words import age_said, place_said, regions_said, services_said
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """A line of the directory, in words. ``old``: nobody made sure of it for more than six months."""

    id: int
    name: str
    services: str
    place: str
    languages: str
    checked: str
    old: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class OrganizationDetail:
    """One organization in full, in words; "" where nothing is known. ``referred`` says how many people are there now."""

    id: int
    name: str
    services: tuple[str, ...]
    regions: str
    languages: str
    eligibility: str
    contact: str
    phone: str
    email: str
    website: str
    address: str
    checked: str
    old: bool
    closed: str
    referred: str
    note: str


class OrganizationsScreen:
    """``changed``: other lines, or another word about one; ``troubled``: a sentence to show."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.names = CaseNames(words, desk.reference)
        self.changed: Signal[()] = Signal()
        self.troubled: Signal[str] = Signal()
        self.filter = OrganizationFilter()
        self.sorted_key, self.descending = "name", False
        self.ids: tuple[int, ...] = ()
        self._rows: dict[int, OrganizationRow] = {}
        self._holds_nothing = True
        self._read()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    # The list

    @property
    def holds_nothing(self) -> bool:
        """Whether the directory is empty, closed organizations included."""
        return self._holds_nothing

    @property
    def remark(self) -> str:
        """« 24 organismes · 5 à vérifier »."""
        words, today = self._words, self._desk.clock.today()
        old = sum(row.closed_on is None and is_old(row.checked_on, today) for row in self._rows.values())
        said = [words.many("{n} organisme", "{n} organismes", len(self.ids))]
        if old:
            said.append(words.many("{n} à vérifier", "{n} à vérifier", old))
        return " · ".join(said)

    def lines(self, ids: Sequence[int]) -> list[OrganizationLine]:
        """The lines with these ids."""
        return [self._line(self._rows[one]) for one in ids if one in self._rows]

    def narrow(self, **asked: Any) -> None:
        """Change fields of the filter (see ``OrganizationFilter``)."""
        wanted = replace(self.filter, **asked)
        if wanted != self.filter:
            self.filter = wanted
            self._read()
            self.changed.emit()

    def clear(self) -> None:
        """Show the whole directory again."""
        self.narrow(text="", service=None, region="", language="", unchecked_months=None, closed=False)

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Sort by a column: name, place or checked."""
        self.sorted_key, self.descending = key, descending
        self._sort()
        self.changed.emit()

    @property
    def services(self) -> tuple[Choice, ...]:
        """The services by which the list is narrowed."""
        return tuple(Choice(kind.value, self._words.label(kind)) for kind in ServiceKind)

    @property
    def form(self) -> Form:
        """The form of an organization."""
        return organization_form(self._words)

    # One organization

    def detail(self, organization_id: int) -> OrganizationDetail | None:
        """One organization in full; None when it is not in the list."""
        row = self._rows.get(organization_id)
        if row is None:
            return None
        words = self._words
        with self._desk.reading() as file:
            referred = referred_to(file, row.uid)
            checker = person_of_login(file, row.checked_by) if row.checked_by else None
        checked = words("Jamais vérifié")
        if row.checked_on is not None:
            checked = words(
                "Vérifié le {date} ({age}) par {name}",
                date=words.date(row.checked_on),
                age=age_said(row.checked_on, self._desk.clock.today(), words),
                name=checker.name if checker else row.checked_by,
            )
        where = "\u00a0 ".join(part for part in (row.city, row.postal_code) if part)
        return OrganizationDetail(
            id=row.id,
            name=row.name,
            services=tuple(words.label(kind) for kind in row.services),
            regions=regions_said(row, words, self._region),
            languages=self._languages(row),
            eligibility=row.eligibility,
            contact=row.contact,
            phone=row.phone,
            email=row.email,
            website=row.website,
            address="\n".join(part for part in (row.street, where) if part),
            checked=checked,
            old=self._is_old(row),
            closed=words("Fermé le {date}", date=words.date(row.closed_on)) if row.closed_on else "",
            referred=words.many(
                "{n} personne y est référée en ce moment", "{n} personnes y sont référées en ce moment", referred
            )
            if referred
            else words("Personne n’y est référé en ce moment"),
            note=row.note,
        )

    def values(self, organization_id: int) -> dict[str, Any]:
        """What the form shows of an organization."""
        return values_of(self._rows[organization_id], self.names)

    def seen(self, organization_id: int) -> int:
        """What a form opened now has seen of an organization."""
        return self._rows[organization_id].seen

    # What is done

    def add(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Enter an organization; answers with what was refused."""
        return self._try(AddOrganization(facts_of(values, self.names)))

    def change(self, organization_id: int, seen: int, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """Correct an organization; answers with what was refused."""
        return self._try(ChangeOrganization(organization_id, facts_of(values, self.names), seen))

    def check(self, organization_id: int) -> bool:
        """Say that it was made sure of today; False when it was refused."""
        return self._do(CheckOrganization(organization_id, self.seen(organization_id)))

    def close_down(self, organization_id: int) -> bool:
        """Propose it no more; False when it was refused."""
        return self._do(CloseOrganization(organization_id, self.seen(organization_id)))

    def reopen(self, organization_id: int) -> bool:
        """Propose it again; False when it was refused."""
        return self._do(ReopenOrganization(organization_id, self.seen(organization_id)))

    def exporting(self, path: Path) -> Callable[[Progress], Path]:
        """Work for the worker thread: write the lines that are shown, each in full. Raises ``Trouble``."""
        return exporting(self._desk, self._words, self.ids, path)

    def undo(self) -> None:
        """Take the last act back."""
        self._desk.undo()

    def _try(self, command: Command[Any]) -> tuple[Refusal, ...]:
        try:
            self._desk.do(command)
        except Refused as refused:
            return refused.refusals
        except Trouble as trouble:
            self.troubled.emit(self._words.trouble(trouble))
        return ()

    def _do(self, command: Command[Any]) -> bool:
        refusals = self._try(command)
        if refusals:
            self.troubled.emit(" ".join(map(self._words.refusal, refusals)))
        return not refusals

    # Reading

    def _read(self) -> None:
        with self._desk.reading() as file:
            rows = organizations(file, self.filter, self._desk.clock.today())
            self._holds_nothing = not rows and not organizations(file, OrganizationFilter(closed=True))
        self._rows = {row.id: row for row in rows}
        self._sort()

    def _sort(self) -> None:
        rows = list(self._rows.values())  # by name already
        if self.sorted_key == "place":
            rows.sort(key=self._by_place)
        elif self.sorted_key == "checked":
            rows.sort(key=_by_check)
        if self.descending:
            rows.reverse()
        self.ids = tuple(row.id for row in rows)

    def _by_place(self, row: OrganizationRow) -> str:
        return fold(place_said(row, self._words, self._region))

    def _line(self, row: OrganizationRow) -> OrganizationLine:
        return OrganizationLine(
            id=row.id,
            name=row.name,
            services=services_said(row, self._words),
            place=place_said(row, self._words, self._region),
            languages=self._languages(row),
            checked=age_said(row.checked_on, self._desk.clock.today(), self._words),
            old=self._is_old(row),
            closed=row.closed_on is not None,
        )

    def _is_old(self, row: OrganizationRow) -> bool:
        return row.closed_on is None and is_old(row.checked_on, self._desk.clock.today(), OLD_MONTHS)

    def _languages(self, row: OrganizationRow) -> str:
        return ", ".join(self.names.label("languages", code) for code in row.languages)

    def _region(self, code: str) -> str:
        return self.names.label("regions", code)

    def _on_changes(self, changes: Changes) -> None:
        if "organization" in changes.topics:
            self._read()
        if changes.topics & {"organization", "referral", "case"}:
            self.changed.emit()


def _by_check(row: OrganizationRow) -> str:
    return row.checked_on.isoformat() if row.checked_on else ""
