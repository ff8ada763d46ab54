"""The import of an arrivals list, step by step: choose it, check its columns, examine every row, bring it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from parcours_desktop.commands.arrivals import Compared
from parcours_desktop.commands.desk import Changes, Desk, Done
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.domain.codes import OfficerRole, Verdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.arrivals import Preview, bring_in, preview_arrivals, read_arrivals, report_of
from parcours_desktop.exchange.lists.fields import FIELD_HEADINGS, ListField
from parcours_desktop.exchange.lists.mapping import Mapping
from parcours_desktop.exchange.lists.raw import ListKind, RawList
from parcours_desktop.exchange.lists.report import save_report
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.import_rows import ImportRows
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

SAMPLES = 3
SAMPLED = 200


class ImportStep(Enum):
    """Where the import is."""

    CHOOSE = 0
    COLUMNS = 1
    EXAMINE = 2
    RESULT = 3


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


class ImportScreen:
    """``changed``: draw the step anew. Reading, examining and bringing in are long: they run in a worker and only
    return; ``take_…`` then shows what they returned, in the thread of the window.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.changed: Signal[()] = Signal()
        self.step = ImportStep.CHOOSE
        self.complaint = ""
        self.list: ReadList | None = None
        self.rows = ImportRows((), words)
        self.is_done = False
        self.left_by_undo = 0

    # Choosing

    def read(self, path: Path, sheet: str | None = None) -> ReadList:
        """Read a list from the disk. For a worker. Raises ``Refused`` or ``Trouble``."""
        raw, mapping = read_arrivals(path, sheet)
        return ReadList(path, raw, mapping)

    def take_list(self, read: ReadList) -> None:
        """Show the columns of a list that was read."""
        self.list, self.complaint, self.step = read, "", ImportStep.COLUMNS
        self.changed.emit()

    def complain(self, refusals: Sequence[Refusal]) -> None:
        """Say at the place why a list was refused."""
        self.say(" ".join(self._words.refusal(refusal) for refusal in refusals))

    def say(self, sentence: str) -> None:
        """Say at the place what failed."""
        self.complaint = sentence
        self.changed.emit()

    @property
    def name(self) -> str:
        """The name of the list's file."""
        return self.list.path.name if self.list else ""

    @property
    def about(self) -> str:
        """What the list is: « 600 lignes · CSV, point-virgule, UTF-8 »."""
        if self.list is None:
            return ""
        raw, words = self.list.raw, self._words
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
        return self.list.raw.sheets if self.list and len(self.list.raw.sheets) > 1 else ()

    # Columns

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """The columns of the list, in its order."""
        if self.list is None:
            return ()
        mapping = self.list.mapping
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
        if self.list is None:
            return
        mapping = self.list.mapping.with_column(place, ListField(field) if field else None)
        self.list = ReadList(self.list.path, self.list.raw, mapping)
        self.changed.emit()

    @property
    def recognized(self) -> int:
        """How many columns hold a field."""
        return sum(column.field != "" for column in self.columns)

    @property
    def missing(self) -> str:
        """Why nothing can be brought in with these columns, or ""."""
        if self.list is None or not self.list.mapping.missing():
            return ""
        return self._words(
            "Indiquez la colonne du numéro de certificat (CSQ)\u00a0: c’est par lui qu’un dossier est reconnu."
        )

    @property
    def missing_for_new(self) -> str:
        """What the list lacks to open cases, or ""; it may still correct those that exist."""
        if self.list is None or self.missing:
            return ""
        fields = self.list.mapping.missing_for_new()
        if not fields:
            return ""
        names = self._words.list([self._words(FIELD_HEADINGS[field]) for field in fields])
        return self._words(
            "Sans ces colonnes, la liste corrige des dossiers mais n’en ouvre pas\u00a0: {fields}.", fields=names
        )

    def _samples(self, place: int) -> tuple[str, ...]:
        assert self.list is not None
        found: dict[str, None] = {}
        for row in self.list.raw.rows[:SAMPLED]:
            text = row[place].strip() if place < len(row) else ""
            if text:
                found[text[:60]] = None
            if len(found) == SAMPLES:
                break
        return tuple(found)

    def _remark(self, place: int, doubled: set[int]) -> str:
        assert self.list is not None
        if self.list.mapping.fields[place] is not None:
            return ""
        if place in doubled:
            return self._words("Une autre colonne porte déjà ce titre.")
        return self._words("Colonne inconnue\u00a0: elle n’est pas importée.")

    # Examining

    def check(self, progress: Progress) -> Preview:
        """Set every row against the file; nothing is written. For a worker."""
        assert self.list is not None
        return preview_arrivals(self._desk, self.list.raw, self.list.mapping, progress)

    def take_preview(self, preview: Preview) -> None:
        """Show the verdict of every row."""
        assert self.list is not None
        self.rows = ImportRows(preview.rows, self._words, self._values(), self.list.raw, self.list.mapping)
        self.complaint, self.step = "", ImportStep.EXAMINE
        self.changed.emit()

    def back(self) -> None:
        """Go back to the step before."""
        if self.step in {ImportStep.COLUMNS, ImportStep.EXAMINE}:
            self.complaint, self.step = "", ImportStep(self.step.value - 1)
            self.changed.emit()

    @property
    def can_bring_in(self) -> bool:
        """Whether a row would change anything."""
        return bool(self.rows.count(Verdict.NEW) + self.rows.count(Verdict.CHANGED))

    @property
    def whose(self) -> str:
        """Whose the new cases will be, in a sentence."""
        if self._desk.user.role == OfficerRole.COORDINATOR:
            return self._words("Les nouveaux dossiers attendront dans la file «\u00a0À attribuer\u00a0».")
        return self._words("Les nouveaux dossiers seront les vôtres.")

    def _values(self) -> CaseValues:
        with self._desk.reading() as file:
            known = staff(file)
        return CaseValues(self._words, CaseNames(self._words, self._desk.reference), known)

    # Bringing in

    def bring_in(self, progress: Progress) -> Done[list[Compared]]:
        """Write what was examined, in one act. For a worker; leaving by an error writes nothing."""
        preview = Preview(self.rows.compared)
        return bring_in(self._desk, preview, progress, self.rows.agreed)

    def take_done(self, done: Done[list[Compared]]) -> None:
        """Show what was done, and tell whoever listens."""
        assert self.list is not None
        self.rows = ImportRows(tuple(done.value), self._words, self._values(), self.list.raw, self.list.mapping)
        self.complaint, self.step, self.is_done = "", ImportStep.RESULT, done.changes is not None
        self._desk.announce(done.changes)
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether undo would take back this import and nothing else."""
        return self.is_done and self._desk.undo_title == ImportPeople.title

    def undo(self, progress: Progress) -> tuple[int, Changes | None]:
        """Take the import back. For a worker; it runs to its end once begun."""
        progress(0, 0)
        return self._desk.undo_quietly()

    def take_undone(self, undone: tuple[int, Changes | None]) -> None:
        """Show that the import was taken back, and tell whoever listens."""
        self.left_by_undo, changes = undone
        self.is_done = False
        self._desk.announce(changes)
        self.changed.emit()

    def save_report(self, path: Path) -> None:
        """Save what became of every row: CSV when the name ends so, else JSON. Raises ``Trouble``."""
        report = report_of(self._desk, self.name, self.rows.compared, dry_run=self.step is ImportStep.EXAMINE)
        save_report(path, report, self._words)

    def restart(self) -> None:
        """Begin again with another list."""
        self.list, self.complaint, self.step, self.is_done = None, "", ImportStep.CHOOSE, False
        self.rows = ImportRows((), self._words)
        self.changed.emit()
