"""Forms as data: what a form asks, in which order, with which words. The generic form widget of ``ui`` draws them.

Labels, helps and placeholders are French texts marked for translation (``marked("Nom de famille")``) and translated
when drawn. What a field's value is, by kind: TEXT, LONG_TEXT ``str`` · DATE ``date | None`` · CHOICE, SEARCH_CHOICE
``str`` (the code, "" when nothing is chosen) · INTEGER, LEVEL ``int | None`` · FLAG ``bool``.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from parcours_desktop.domain.names import fold

FieldValue = str | int | bool | date | None


class FieldKind(Enum):
    """How a field is asked. LEVEL is a level of French, 1 to 12, chosen by one click."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    CHOICE = "choice"
    SEARCH_CHOICE = "search_choice"
    INTEGER = "integer"
    FLAG = "flag"
    LEVEL = "level"


class Width(Enum):
    """How much of a form's line a field takes: six columns, so SMALL 2, HALF 3, LARGE 4, FULL 6."""

    SMALL = 2
    HALF = 3
    LARGE = 4
    FULL = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a CHOICE or SEARCH_CHOICE: ``code`` is kept, ``label`` (translated already) is shown.

    ``also`` holds other words under which the search finds it.
    """

    code: str
    label: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``unit`` names the group whose values are merged together; ``choices`` the source of its answers."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    unit: str = ""
    width: Width = Width.HALF
    help: str = ""
    placeholder: str = ""
    choices: str = ""
    max_length: int = 200
    minimum: int = 0
    maximum: int = 999_999

    @property
    def merge_unit(self) -> str:
        """The group in which this field's value is merged; alone unless ``unit`` says otherwise."""
        return self.unit or self.name


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading ("" for none)."""

    title: str
    fields: tuple[Field, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. Names of fields are unique in it."""

    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of the form."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, name: str) -> Field:
        """The field called ``name``; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the fields that must be filled."""
        return tuple(field.name for field in self.fields if field.required)


def is_filled(value: FieldValue) -> bool:
    """Whether a required field counts as answered (an empty or blank text does not)."""
    return bool(value.strip()) if isinstance(value, str) else value is not None


def matches(choice: Choice, typed: str) -> bool:
    """Whether each word typed begins a word of the choice's label, its other words or its code (accents aside)."""
    words = fold(f"{choice.label} {choice.also} {choice.code}").split()
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())
