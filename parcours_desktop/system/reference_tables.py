"""Reading of the reference tables (``resources/reference``): CSV for what is listed, TOML for what is arranged."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from parcours_desktop.domain.closing import ClosingRule
from parcours_desktop.domain.codes import (
    Category,
    ClosingReason,
    Horizon,
    HouseholdRole,
    NeedDomain,
    Responsible,
    Strand,
)
from parcours_desktop.domain.planning import CatalogueStep, DueRule, Template, TemplateObjective
from parcours_desktop.domain.suggestions import Rule
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.system.resources import resource_path

Row = Mapping[str, str]


@dataclass(frozen=True)
class Named:
    """A code with its French and English name."""

    code: str
    name: str
    name_en: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class OfficeEntry(Named):
    """An office. ``region`` is the code of its administrative region."""

    region: str = ""
    city: str = ""
    phone: str = ""


@dataclass(frozen=True)
class LanguageEntry(Named):
    """A language; ``interpreted`` when an interpreter is usually found."""

    interpreted: bool = False


@dataclass(frozen=True)
class Occupation(Named):
    """An occupation by its NOC code; ``regulated_by`` names the order or body, "" when it is not regulated."""

    regulated_by: str = ""


@dataclass(frozen=True)
class Allowance(Named):
    """An amount in dollars ``per`` week, day, session or request."""

    amount: Decimal = Decimal(0)
    per: str = ""


@dataclass(frozen=True)
class ProgrammeName:
    """What the programme was called."""

    name: str
    name_en: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Cadence:
    """When follow-ups are proposed, in calendar days after the first meeting, and what calls for a reminder."""

    days: tuple[int, ...]
    missed_contacts_before_reminder: int
    months_without_activity_before_closing: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class CertificateTerm:
    """For how many months a selection certificate is valid."""

    months: int
    valid_from: date | None = None
    valid_to: date | None = None


def read_rows(table: str) -> list[dict[str, str]]:
    """The rows of a CSV table."""
    with resource_path(f"reference/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_tree(table: str) -> dict[str, list[dict[str, Any]]]:
    """The tables of a TOML file."""
    with resource_path(f"reference/{table}.toml").open("rb") as file:
        return tomllib.load(file)


def _name(row: Row) -> tuple[str, str, str, date | None, date | None]:
    return row["code"], row["name"], row["name_en"], written_day(row["valid_from"]), written_day(row["valid_to"])


def named(table: str) -> dict[str, Named]:
    """A table of names by code."""
    return {row["code"]: Named(*_name(row)) for row in read_rows(table)}


def languages() -> dict[str, LanguageEntry]:
    """Languages by their ISO 639-3 code."""
    return {row["code"]: LanguageEntry(*_name(row), row["interpreted"] == "1") for row in read_rows("languages")}


def offices() -> dict[str, OfficeEntry]:
    """Offices by code."""
    return {
        row["code"]: OfficeEntry(*_name(row), row["region"], row["city"], row["phone"]) for row in read_rows("offices")
    }


def occupations() -> dict[str, Occupation]:
    """Occupations by NOC code."""
    return {row["code"]: Occupation(*_name(row), row["regulated_by"]) for row in read_rows("occupations")}


def allowances() -> tuple[Allowance, ...]:
    """Amounts, one row for each period."""
    return tuple(Allowance(*_name(row), Decimal(row["amount"]), row["per"]) for row in read_rows("allowances"))


def closing_rules() -> tuple[ClosingRule, ...]:
    """Reasons of closing."""
    return tuple(
        ClosingRule(
            ClosingReason(row["code"]), row["name"], row["name_en"], int(row["attempts"]), row["note_required"] == "1",
            written_day(row["valid_from"]), written_day(row["valid_to"]),
        )
        for row in read_rows("closing_reasons")
    )  # fmt: skip


def holiday_overrides() -> dict[date, bool]:
    """Days that work, or do not, whatever the rule says."""
    return {date.fromisoformat(row["date"]): row["works"] == "1" for row in read_rows("holidays")}


def holiday_notes() -> dict[date, Named]:
    """What the dated annex says of the days that it sets: the note, under the day as its code."""
    return {
        date.fromisoformat(row["date"]): Named(row["date"], row["note"], row["note_en"])
        for row in read_rows("holidays")
    }


def steps() -> tuple[CatalogueStep, ...]:
    """The catalogue, one row for each step and period."""
    return tuple(map(_step, read_rows("steps")))


def _step(row: Row) -> CatalogueStep:
    children = tuple(int(age) for age in row["children"].split("-") if age)
    return CatalogueStep(
        code=row["code"],
        strand=Strand(row["strand"]),
        label=row["label"],
        label_en=row["label_en"],
        detail=row["detail"],
        detail_en=row["detail_en"],
        documents=row["documents"],
        documents_en=row["documents_en"],
        responsible=Responsible(row["responsible"]),
        organization=row["organization"],
        rule=DueRule(row["basis"]),
        days=int(row["days"] or 0),
        stop_months=int(row["stop_months"]) if row["stop_months"] else None,
        shared_household=row["shared_household"] == "1",
        roles=frozenset(HouseholdRole(role) for role in row["roles"].split("|") if role),
        not_for=frozenset(Category(category) for category in row["not_for"].split("|") if category),
        children=(children[0], children[1]) if children else None,
        valid_from=written_day(row["valid_from"]),
        valid_to=written_day(row["valid_to"]),
    )


def templates() -> tuple[Template, ...]:
    """Templates of plans."""
    return tuple(
        Template(
            **row
            | {
                "steps": tuple(row["steps"]),
                "objectives": tuple(
                    TemplateObjective(Strand(each["strand"]), Horizon(each["horizon"]), each["label"], each["label_en"])
                    for each in row["objectives"]
                ),
            }
        )
        for row in read_tree("templates")["template"]
    )


def rules() -> tuple[Rule, ...]:
    """Rules of suggestion. An unknown condition is an error of the table (``TypeError``)."""
    return tuple(
        Rule(**{name: _condition(name, value) for name, value in row.items()})
        for row in read_tree("suggestions")["rule"]
    )


def _condition(name: str, value: Any) -> Any:
    if name == "need":
        return NeedDomain(value)
    if name == "category":
        return frozenset(map(Category, value))
    return (value[0], value[1]) if name in {"children", "age"} else value


def programme() -> tuple[tuple[ProgrammeName, ...], tuple[Cadence, ...], tuple[CertificateTerm, ...]]:
    """Names of the programme, cadences of follow-up and terms of the certificate, each by period."""
    tree = read_tree("programme")
    return (
        tuple(ProgrammeName(**row) for row in tree["names"]),
        tuple(Cadence(**row | {"days": tuple(row["days"])}) for row in tree["cadences"]),
        tuple(CertificateTerm(**row) for row in tree["certificates"]),
    )
