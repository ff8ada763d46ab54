"""The import of an arrivals list, step by step: choose it, check its columns, examine every row, bring it in."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from parcours_desktop.commands.arrivals import Compared
from parcours_desktop.commands.desk import Changes, Desk, Done
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.domain.codes import OfficerRole, Verdict
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.arrivals import Preview, bring_in, preview_arrivals, read_arrivals, report_of
from parcours_desktop.exchange.lists.report import save_report
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_values import CaseValues
from parcours_desktop.screens.import_columns import ListColumns, ReadList
from parcours_desktop.screens.import_rows import ImportRows
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words


class ImportStep(Enum):
    """Where the import is."""

    CHOOSE = 0
    COLUMNS = 1
    EXAMINE = 2
    RESULT = 3


class ImportScreen:
    """``changed``: draw the step anew. Reading, examining and bringing in are long: they run in a worker and only
    return; ``take_…`` then shows what they returned, in the thread of the window.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.changed: Signal[()] = Signal()
        self.step = ImportStep.CHOOSE
        self.complaint = ""
        self.columns: ListColumns | None = None
        self.rows = ImportRows((), words)
        self.is_undone = False
        self.left_by_undo = 0
        self._act = b""
        self._cases: frozenset[int] = frozenset()
        self._was_last = False
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    # Choosing

    def read(self, path: Path, sheet: str | None = None, _progress: Progress | None = None) -> ReadList:
        """Read a list from the disk. For a worker. Raises ``Refused`` or ``Trouble``."""
        raw, mapping = read_arrivals(path, sheet)
        return ReadList(path, raw, mapping)

    def take_list(self, read: ReadList) -> None:
        """Show the columns of a list that was read."""
        self.columns = ListColumns(read, self._words)
        self.complaint, self.step = "", ImportStep.COLUMNS
        self.changed.emit()

    def forget_list(self, read: Path) -> None:
        """A list could not be read: the one read before does not stand in its place (another sheet of it does)."""
        if self.columns is not None and self.columns.path != read:
            self.restart()

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
        return self.columns.name if self.columns else ""

    # Columns

    def map_column(self, place: int, field: str) -> None:
        """Give a column another field, or none; another column that had it loses it."""
        if self.columns is not None:
            self.columns.map_column(place, field)
            self.changed.emit()

    # Examining

    def check(self, progress: Progress) -> Preview:
        """Set every row against the file; nothing is written. For a worker."""
        assert self.columns is not None
        return preview_arrivals(self._desk, self.columns.raw, self.columns.mapping, progress)

    def take_preview(self, preview: Preview) -> None:
        """Show the verdict of every row."""
        assert self.columns is not None
        self.rows = self._rows(preview.rows)
        self.complaint, self.step = "", ImportStep.EXAMINE
        self.changed.emit()

    def back(self) -> None:
        """Go back to the step before."""
        if self.step in {ImportStep.COLUMNS, ImportStep.EXAMINE}:
            self.complaint, self.step = "", ImportStep(self.step.value - 1)
            self.changed.emit()

    @property
    def writing(self) -> int:
        """How many cases would be opened or corrected."""
        return self.rows.count(Verdict.NEW) + self.rows.count(Verdict.CHANGED)

    @property
    def summary(self) -> str:
        """What the rows come to, in a sentence; "" before they were examined."""
        words = self._words
        if self.step is ImportStep.EXAMINE and self.writing:
            return words("{name}\u00a0: rien n’est encore écrit. {whose}", name=self.name, whose=self.whose).strip()
        if self.step is ImportStep.EXAMINE:
            return words("{name}\u00a0: rien à importer. Tout y est déjà, ou a été refusé.", name=self.name)
        return self._result() if self.step is ImportStep.RESULT else ""

    def _result(self) -> str:
        words = self._words
        if self.is_undone and self.left_by_undo:
            return words("L’importation a été annulée, sauf là où on a travaillé depuis.")
        if self.is_undone:
            return words("L’importation a été annulée\u00a0: les dossiers sont comme avant.")
        said = words("{name}\u00a0: {counts}.", name=self.name, counts=words.list(self._counted()))
        if self.rows.count(Verdict.NEW) and self._waits:
            return words("{said} Les nouveaux dossiers attendent dans la file «\u00a0À attribuer\u00a0».", said=said)
        return said

    def _counted(self) -> list[str]:
        words = self._words
        counts = {verdict: self.rows.count(verdict) for verdict in Verdict}
        said = {
            Verdict.NEW: words.many("{n} dossier ouvert", "{n} dossiers ouverts", counts[Verdict.NEW]),
            Verdict.CHANGED: words.many("{n} dossier corrigé", "{n} dossiers corrigés", counts[Verdict.CHANGED]),
            Verdict.UNCHANGED: words.many("{n} dossier inchangé", "{n} dossiers inchangés", counts[Verdict.UNCHANGED]),
            Verdict.REFUSED: words.many("{n} ligne refusée", "{n} lignes refusées", counts[Verdict.REFUSED]),
        }
        return [text for verdict, text in said.items() if counts[verdict]]

    @property
    def whose(self) -> str:
        """Whose the new cases will be, in a sentence; "" when there are none."""
        if not self.rows.count(Verdict.NEW):
            return ""
        if self._waits:
            return self._words("Les nouveaux dossiers attendront dans la file «\u00a0À attribuer\u00a0».")
        return self._words("Les nouveaux dossiers seront les vôtres.")

    @property
    def _waits(self) -> bool:
        return self._desk.user.role != OfficerRole.OFFICER

    def _on_changes(self, changes: Changes) -> None:
        """Something was written, taken back or brought back elsewhere: perhaps this import."""
        if self.step is not ImportStep.RESULT or not self._act:
            return
        if self._was_last and not self.can_undo and self._desk.redo_title == ImportPeople.title:
            self.is_undone = True
        elif self.is_undone and self._desk.undo_title == ImportPeople.title and changes.cases == self._cases:
            self._act, self.is_undone = self._desk.undo_act, False
        self._was_last = self.can_undo
        self.changed.emit()

    def _rows(self, rows: Sequence[Compared]) -> ImportRows:
        assert self.columns is not None
        with self._desk.reading() as file:
            known = staff(file)
        values = CaseValues(self._words, CaseNames(self._words, self._desk.reference), known)
        return ImportRows(rows, self._words, values, self.columns.raw, self.columns.mapping)

    # Bringing in

    def bring_in(self, progress: Progress) -> Done[list[Compared]]:
        """Write what was examined, in one act. For a worker; leaving by an error writes nothing."""
        preview = Preview(self.rows.compared)
        return bring_in(self._desk, preview, progress, self.rows.agreed)

    def take_done(self, done: Done[list[Compared]]) -> None:
        """Show what was done, and tell whoever listens."""
        assert self.columns is not None
        self.rows = self._rows(done.value)
        self.complaint, self.step, self.is_undone = "", ImportStep.RESULT, False
        self._act, self._cases = (done.changes.act, done.changes.cases) if done.changes else (b"", frozenset())
        self._was_last = bool(self._act)
        self._desk.announce(done.changes)
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether undo would take back this import and nothing else."""
        return self._act != b"" and self._desk.undo_act == self._act

    def undo(self, progress: Progress) -> tuple[int, Changes | None]:
        """Take the import back. For a worker; it runs to its end once begun."""
        progress(0, 0)
        return self._desk.undo_quietly()

    def take_undone(self, undone: tuple[int, Changes | None]) -> None:
        """Show that the import was taken back, and tell whoever listens."""
        self.left_by_undo, changes = undone
        self.is_undone = True
        self._desk.announce(changes)
        self.changed.emit()

    def save_report(self, path: Path, _progress: Progress | None = None) -> Path:
        """Save what became of every row: CSV when the name ends so, else JSON. For a worker. Raises ``Trouble``."""
        report = report_of(self._desk, self.name, self.rows.settled, dry_run=self.step is ImportStep.EXAMINE)
        save_report(path, report, self._words)
        return path

    def restart(self) -> None:
        """Begin again with another list."""
        self.columns, self.complaint, self.step = None, "", ImportStep.CHOOSE
        self._act, self.is_undone = b"", False
        self.rows = ImportRows((), self._words)
        self.changed.emit()
