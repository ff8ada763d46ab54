"""The dated reference data of the program, read once from its tables: codes, names, offices."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parcours_desktop.domain.names import fold
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.system.resources import resource_path


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
    """An office."""

    region: str = ""
    city: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Reference:
    """Everything that is looked up by code."""

    regions: Mapping[str, Named]
    countries: Mapping[str, Named]
    languages: Mapping[str, Named]
    offices: Mapping[str, OfficeEntry]

    @cached_property
    def workdays(self) -> WorkingDays:
        """Working days with the exceptions of the table."""
        return WorkingDays({date.fromisoformat(row["date"]): row["works"] == "1" for row in _rows("holidays")})

    def office(self, code: str) -> OfficeEntry | None:
        """An office by its code."""
        return self.offices.get(code)

    def office_named(self, name: str) -> OfficeEntry | None:
        """An office by code or by name."""
        wanted = fold(name)
        return next((o for o in self.offices.values() if wanted in {fold(o.code), fold(o.name), fold(o.name_en)}), None)

    def programme_name(self, on: date) -> str:  # noqa: ARG002
        """The name of the programme on a day."""
        return "Accompagnement Québec"


def load_reference() -> Reference:
    """Read the tables."""
    return Reference(
        *({row["code"]: _named(row) for row in _rows(table)} for table in ("regions", "countries", "languages")),
        {row["code"]: _office(row) for row in _rows("offices")},
    )


def _rows(table: str) -> list[dict[str, str]]:
    with resource_path(f"reference/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _named(row: Mapping[str, str]) -> Named:
    return Named(row["code"], row["name"], row["name_en"])


def _office(row: Mapping[str, str]) -> OfficeEntry:
    return OfficeEntry(row["code"], row["name"], row["name_en"], None, None, row["region"], row["city"], row["phone"])
