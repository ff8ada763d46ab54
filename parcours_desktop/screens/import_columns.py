"""The columns of a list that is imported: which field each holds, as recognized and as corrected by the officer."""

from dataclasses import dataclass
from pathlib import Path

from parcours_desktop.exchange.lists.fields import FIELD_HEADINGS, ListField
from parcours_desktop.exchange.lists.mapping import Mapping, count_recognized
from parcours_desktop.exchange.lists.raw import ListKind, RawList
from parcours_desktop.screens.fields import Choice
from parcours_desktop.wording.words import Words

SAMPLES = 3
SAMPLED = 200
SAMPLE_LETTERS = 60


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read: its path, what it holds, which columns were recognized."""

    path: Path
    raw: RawList
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column to check: its heading, its first values, the code of its field ("" for none), and why it has none."""

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str
    remark: str


class ListColumns:
    """What the officer checks of a list before its rows are examined."""

    def __init__(self, read: ReadList, words: Words) -> None:
        self.path, self.raw, self.mapping = read.path, read.raw, read.mapping
        self._words = words

    @property
    def name(self) -> str:
        """The name of the list's file."""
        return self.path.name

    @property
    def about(self) -> str:
        """What the list is: « 600 lignes · CSV, point-virgule, UTF-8 »."""
        raw, words = self.raw, self._words
        count = words.many("{n} ligne", "{n} lignes", len(raw.rows))
        if raw.kind is ListKind.XLSX:
            return words("{count} · classeur XLSX", count=count)
        signs = {";": words("point-virgule"), ",": words("virgule"), "\t": words("tabulation")}
        names = {"cp1252": "Windows-1252", "utf-8": "UTF-8", "utf-8-sig": "UTF-8"}
        encoding = names.get(raw.encoding, "UTF-16")
        sign = signs.get(raw.delimiter, raw.delimiter)
        return words("{count} · CSV, {sign}, {encoding}", count=count, sign=sign, encoding=encoding)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets of a workbook, to choose from; none for a list in one piece."""
        return self.raw.sheets if len(self.raw.sheets) > 1 else ()

    @property
    def sheet(self) -> str:
        """The sheet that was read."""
        return self.raw.sheet

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """The columns of the list, in its order."""
        mapping = self.mapping
        doubled = set(mapping.duplicates())
        shown = [place for place, heading in enumerate(mapping.headings) if heading.strip() or self._samples(place)]
        return tuple(
            ListColumn(
                place,
                mapping.headings[place],
                self._samples(place),
                str(mapping.fields[place] or ""),
                self._remark(place, doubled),
            )
            for place in shown
        )

    def field_choices(self) -> tuple[Choice, ...]:
        """The fields that a column may hold."""
        return tuple(Choice(str(field), self._words(FIELD_HEADINGS[field])) for field in ListField)

    def map_column(self, place: int, field: str) -> None:
        """Give a column another field, or none; another column that had it loses it."""
        self.mapping = self.mapping.with_column(place, ListField(field) if field else None)

    @property
    def recognized(self) -> int:
        """How many columns hold a field."""
        return sum(column.field != "" for column in self.columns)

    @property
    def missing(self) -> str:
        """Why nothing can be brought in with these columns, or ""."""
        if not self.mapping.missing():
            return ""
        return self._words(
            "Indiquez la colonne du numéro de certificat (CSQ)\u00a0: c’est par lui qu’un dossier est reconnu."
        )

    @property
    def missing_for_new(self) -> str:
        """What the list lacks to open cases, or ""; it may still correct those that exist."""
        if self.missing:
            return ""
        fields = self.mapping.missing_for_new()
        if not fields:
            return ""
        names = self._words.list([self._words(FIELD_HEADINGS[field]) for field in fields])
        return self._words(
            "Sans ces colonnes, la liste corrige des dossiers mais n’en ouvre pas\u00a0: {fields}.", fields=names
        )

    def _samples(self, place: int) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for row in self.raw.rows[:SAMPLED]:
            text = row[place].strip() if place < len(row) else ""
            if text:
                found[text[:SAMPLE_LETTERS]] = None
            if len(found) == SAMPLES:
                break
        return tuple(found)

    def _remark(self, place: int, doubled: set[int]) -> str:
        if self.mapping.fields[place] is not None:
            return ""
        if place in doubled:
            return self._words("Une autre colonne porte déjà ce titre.")
        if count_recognized([self.mapping.headings[place]]):
            return self._words("Cette colonne n’est pas importée.")
        return self._words("Colonne inconnue\u00a0: elle n’est pas importée.")
