"""The texts of the plan in other languages (``translations/*.toml``), each language read when it is first asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parcours_desktop.system.resources import resource_path

LANGUAGES = {
    "ara": "ar",
    "eng": "en",
    "fas": "fa",
    "hat": "ht",
    "por": "pt",
    "spa": "es",
    "ukr": "uk",
    "zho": "zh",
}
"""The languages of which there are texts: ISO 639-3, and ISO 639-1 as people type it."""


@dataclass(frozen=True, slots=True)
class WrittenDates:
    """How a language writes days of which the CLDR tables know nothing: patterns with fields, months, weekdays from Monday."""

    short: str
    long: str
    full: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """One language: texts of the page and of the catalogue by the French text. ``time`` is a CLDR pattern.

    ``reviewed_by`` names who vouches for the wording, "" nobody yet. ``locale`` is that of CLDR, "" where ``dates`` stands in.
    """

    language: str
    tag: str
    locale: str
    time: str
    right_to_left: bool
    reviewed_by: str
    page: Mapping[str, str]
    catalogue: Mapping[str, str]
    dates: WrittenDates | None = None
    valid_from: date | None = None


class Translations:
    """The languages that stand beside French on a plan."""

    def __init__(self) -> None:
        self._read: dict[str, Translation] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-3 codes of what there is."""
        return tuple(LANGUAGES)

    def code_of(self, typed: str) -> str:
        """The ISO 639-3 code of what was typed (« ar », « ARA »); "" where there are no texts."""
        wanted = typed.strip().lower()
        return next((code for code, short in LANGUAGES.items() if wanted in {code, short}), "")

    def of(self, language: str) -> Translation | None:
        """The texts of a language (ISO 639-3); None where there are none."""
        if language not in LANGUAGES:
            return None
        if language not in self._read:
            self._read[language] = translation(language)
        return self._read[language]


def translation(language: str) -> Translation:
    """Reads the texts of a language. A field missing or unknown is an error of the table (``TypeError``)."""
    with resource_path(f"reference/translations/{language}.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    dates = table.pop("dates", None)
    return Translation(**table, dates=_dates(dates) if dates else None)


def _dates(row: dict[str, Any]) -> WrittenDates:
    return WrittenDates(row["short"], row["long"], row["full"], tuple(row["months"]), tuple(row["weekdays"]))
