"""The dated reference data of the program, read once from its tables: codes, names, offices, catalogue of steps.

Country names follow the Unicode CLDR; regions, the Institut de la statistique's codes; the rest, the programme.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from parcours_desktop.domain.caseload import LoadRule
from parcours_desktop.domain.closing import ClosingRule
from parcours_desktop.domain.integration_course import IntegrationRule
from parcours_desktop.domain.labels import LabelGrid
from parcours_desktop.domain.letters import LetterTexts
from parcours_desktop.domain.names import fold
from parcours_desktop.domain.notice_texts import ConsentText, NoticeText
from parcours_desktop.domain.planning import CatalogueStep, Template
from parcours_desktop.domain.service_codes import ConsentPurpose
from parcours_desktop.domain.suggestions import Rule
from parcours_desktop.domain.validity import Dated, in_force
from parcours_desktop.domain.workdays import WorkingDays, months_after
from parcours_desktop.system import notice_tables
from parcours_desktop.system import reference_tables as tables
from parcours_desktop.system.calendar_tables import CalendarReference, calendar_reference
from parcours_desktop.system.caseload_tables import load_rules
from parcours_desktop.system.integration_tables import integration_rules
from parcours_desktop.system.label_tables import label_grids
from parcours_desktop.system.letter_tables import invitations
from parcours_desktop.system.reference_tables import (
    Allowance,
    Cadence,
    CertificateTerm,
    LanguageEntry,
    Named,
    Occupation,
    OfficeEntry,
    ProgrammeName,
)
from parcours_desktop.system.translation_tables import Translations

__all__ = ["Allowance", "LanguageEntry", "Named", "Occupation", "OfficeEntry", "Reference", "load_reference"]

D = TypeVar("D", bound=Dated)
N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Reference:
    """Everything that is looked up by code."""

    regions: Mapping[str, Named]
    countries: Mapping[str, Named]
    languages: Mapping[str, LanguageEntry]
    offices: Mapping[str, OfficeEntry]
    steps: tuple[CatalogueStep, ...]
    allowances: tuple[Allowance, ...]
    closing_rules: tuple[ClosingRule, ...]
    names: tuple[ProgrammeName, ...]
    cadences: tuple[Cadence, ...]
    certificate_terms: tuple[CertificateTerm, ...]

    @cached_property
    def workdays(self) -> WorkingDays:
        """Working days with the exceptions of the table."""
        return WorkingDays(tables.holiday_overrides())

    @cached_property
    def holiday_notes(self) -> Mapping[date, Named]:
        """What the table says of the days that it sets."""
        return tables.holiday_notes()

    @cached_property
    def calendar(self) -> CalendarReference:
        """Rooms, ways between offices, usual hours and limits."""
        return calendar_reference()

    @cached_property
    def letters(self) -> tuple[LetterTexts, ...]:
        """The fixed texts of the invitation, one row for each language and period."""
        return invitations()

    @cached_property
    def translations(self) -> Translations:
        """The languages that may stand beside French on a plan, each read when it is first asked for."""
        return Translations()

    @cached_property
    def label_grids(self) -> tuple[LabelGrid, ...]:
        """The sheets of address labels."""
        return label_grids()

    @cached_property
    def integration_rules(self) -> tuple[IntegrationRule, ...]:
        """The rules of Objectif Intégration, one for each period."""
        return integration_rules()

    @cached_property
    def load_rules(self) -> tuple[LoadRule, ...]:
        """The weights of cases, one row for each period."""
        return load_rules()

    def load_rule(self, on: date) -> LoadRule:
        """The weights of cases in force on a day (the first ones before they began)."""
        return _in_force_or_first(self.load_rules, on)

    def integration_rule(self, on: date) -> IntegrationRule:
        """The rules of Objectif Intégration in force on a day (the first ones before they began)."""
        return _in_force_or_first(self.integration_rules, on)

    def letter_texts(self, on: date) -> dict[str, LetterTexts]:
        """The texts of the invitation in force on a day, by language."""
        return {texts.language: texts for texts in self.letters if in_force(texts, on)}

    @cached_property
    def notices(self) -> tuple[NoticeText, ...]:
        """Every version of the collection notice."""
        return notice_tables.notices()

    @cached_property
    def consents(self) -> tuple[ConsentText, ...]:
        """Every version of the texts to which a person consents."""
        return notice_tables.consents()

    def notice_text(self, on: date) -> NoticeText:
        """The notice in force on a day (the first one before it began)."""
        return _in_force_or_first(self.notices, on)

    def notice_version(self, version: str) -> NoticeText | None:
        """A version of the notice, in force or not; None when there was never one of that name."""
        return next((text for text in self.notices if text.version == version), None)

    def consent_text(self, purpose: ConsentPurpose, on: date) -> ConsentText:
        """What a person consents to for a purpose on a day."""
        return _in_force_or_first(tuple(text for text in self.consents if text.purpose is purpose), on)

    @cached_property
    def occupations(self) -> Mapping[str, Occupation]:
        """Occupations by their NOC code (2021)."""
        return tables.occupations()

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """Templates of plans, in the order of the list to choose from."""
        return tables.templates()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules by which steps are suggested."""
        return tables.rules()

    def office(self, code: str) -> OfficeEntry | None:
        """An office by its code."""
        return self.offices.get(code)

    def office_named(self, name: str) -> OfficeEntry | None:
        """An office by code, by name or by city: ``MTL``, « Bureau de Montréal », ``montreal``."""
        return _named(self.offices, name) or next(
            (office for office in self.offices.values() if fold(office.city) == fold(name)), None
        )

    def region_named(self, name: str) -> Named | None:
        """A region by code (``06`` or ``6``) or by name."""
        return self.regions.get(name.strip().zfill(2)) or _named(self.regions, name)

    def country_named(self, name: str) -> Named | None:
        """A country by its alpha-3 code or by its French or English name."""
        return _named(self.countries, name)

    def language_named(self, name: str) -> LanguageEntry | None:
        """A language by its ISO 639-3 code or by its French or English name."""
        return _named(self.languages, name)

    @property
    def interpreted(self) -> tuple[LanguageEntry, ...]:
        """The languages in which an interpreter is usually found."""
        return tuple(language for language in self.languages.values() if language.interpreted)

    def catalogue_on(self, on: date) -> Mapping[str, CatalogueStep]:
        """The steps of the catalogue in force on a day, by code, in their order."""
        return {step.code: step for step in self.steps if in_force(step, on)}

    def templates_on(self, on: date) -> tuple[Template, ...]:
        """The templates in force on a day."""
        return tuple(template for template in self.templates if in_force(template, on))

    def rules_on(self, on: date) -> tuple[Rule, ...]:
        """The rules of suggestion in force on a day."""
        return tuple(rule for rule in self.rules if in_force(rule, on))

    def allowance(self, code: str, on: date) -> Allowance | None:
        """An amount in force on a day."""
        return next((row for row in self.allowances if row.code == code and in_force(row, on)), None)

    def closing_rule(self, code: str, on: date) -> ClosingRule | None:
        """What the reference data says of a reason of closing on a day."""
        return next((row for row in self.closing_rules if row.code == code and in_force(row, on)), None)

    def programme_name(self, on: date) -> str:
        """The name of the programme on a day (its first name before it began)."""
        return _in_force_or_first(self.names, on).name

    def follow_up_days(self, on: date) -> tuple[int, ...]:
        """Days after the first meeting at which follow-ups are proposed, for a person met on a day."""
        return _in_force_or_first(self.cadences, on).days

    def missed_contacts_before_reminder(self, on: date) -> int:
        """Contacts missed in a row after which a reminder is proposed."""
        return _in_force_or_first(self.cadences, on).missed_contacts_before_reminder

    def certificate_expiry(self, issued_on: date) -> date:
        """The day on which a certificate issued on a day expires, as its term says."""
        return months_after(issued_on, _in_force_or_first(self.certificate_terms, issued_on).months)


def _named(rows: Mapping[str, N], name: str) -> N | None:
    wanted = fold(name)
    if not wanted:
        return None
    return next((row for row in rows.values() if wanted in {fold(row.code), fold(row.name), fold(row.name_en)}), None)


def _in_force_or_first(rows: tuple[D, ...], on: date) -> D:
    return next((row for row in rows if in_force(row, on)), rows[0])


def load_reference() -> Reference:
    """Read the tables. Templates, rules, occupations and holidays are read when they are first asked for."""
    names, cadences, terms = tables.programme()
    return Reference(
        tables.named("regions"),
        tables.named("countries"),
        tables.languages(),
        tables.offices(),
        tables.steps(),
        tables.allowances(),
        tables.closing_rules(),
        names,
        cadences,
        terms,
    )
