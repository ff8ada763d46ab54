"""The frame around the panels of an opened office: who, where, how many cases, and what is true of the file."""

from datetime import datetime

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.database.backup import daily_backup
from parcours_desktop.domain.codes import OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.roles import Right
from parcours_desktop.queries.case_list import NOBODY, CaseFilter, case_count
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.shell import FileState, ShellFacts
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.settings import Settings


class OfficeShellScreen:
    """Facts for the main window; reread when a case was opened, closed or given to another."""

    def __init__(self, desk: Desk, reference: Reference, settings: Settings) -> None:
        self.changed: Signal[()] = Signal()
        self._desk, self._reference, self._settings = desk, reference, settings
        self._count = self._counted()
        self._counts: dict[str, int] = {}
        self._count_queue()
        self._saved = True
        self._backup_at: datetime | None = None
        desk.listen(self._on_changes)

    @property
    def facts(self) -> ShellFacts:
        """What to show now."""
        user = self._desk.user
        office = self._reference.office(user.office)
        lock_minutes = self._settings.lock_minutes or None
        state = FileState(saved=self._saved, backup_at=self._backup_at, encrypted=True, lock_minutes=lock_minutes)
        return ShellFacts(
            user.name,
            office.name if office else user.office,
            self._desk.office.is_trial,
            {"cases": self._count} | self._counts,
            state,
        )

    def show_count(self, name: str, count: int) -> None:
        """A page counts something that stands beside its entry in the navigation."""
        if self._counts.get(name) != count:
            self._counts[name] = count
            self.changed.emit()

    def typing(self, *, unsaved: bool) -> None:
        """Something typed waits to be written, or has been."""
        if self._saved is unsaved:
            self._saved = not unsaved
            self.changed.emit()

    def back_up(self, progress: Progress) -> datetime | None:
        """The day's check and copy of the file, unless it was made; answers when. For a worker. An invented office has none."""
        office = self._desk.office
        return None if office.is_trial else daily_backup(office.file, self._desk.clock.now(), progress)

    def take_backup(self, at: datetime | None) -> None:
        """Say when the last verified copy was made."""
        self._backup_at = at
        self.changed.emit()

    @property
    def undo_title(self) -> str:
        """What undo would take back."""
        return self._desk.undo_title

    @property
    def redo_title(self) -> str:
        """What redo would bring back."""
        return self._desk.redo_title

    def undo(self) -> int:
        """Take back the last act; answers how many values were left because they had changed since."""
        return self._desk.undo()

    def redo(self) -> int:
        """Bring the act last undone back."""
        return self._desk.redo()

    def close(self) -> None:
        """Listen no more."""
        self._desk.leave(self._on_changes)

    def _counted(self) -> int:
        user = self._desk.user
        wanted = CaseFilter(officer=user.login) if user.role == OfficerRole.OFFICER else CaseFilter()
        with self._desk.reading() as file:
            return case_count(file, wanted, self._desk.clock.today())

    def _count_queue(self) -> None:
        """Beside « Équipe »: the cases that wait for an officer, of the whole file."""
        if self._desk.may(Right.ASSIGN):
            with self._desk.reading() as file:
                self._counts["team"] = case_count(file, CaseFilter(officer=NOBODY), self._desk.clock.today())

    def _on_changes(self, changes: Changes) -> None:
        if "case" in changes.topics:
            self._count = self._counted()
            self._count_queue()
        self.changed.emit()
