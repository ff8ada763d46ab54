"""The desk: the one door through which anything is written. One command, one transaction, one act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar, Generic, Protocol, TypeVar

from parcours_desktop.database.drafts import Draft, drafts_of, drop_drafts, keep_draft
from parcours_desktop.database.office import Office
from parcours_desktop.database.reading import Reading, seen_with
from parcours_desktop.database.store import left_behind
from parcours_desktop.database.undo import take_back
from parcours_desktop.database.unit_of_work import ENTRY, UnitOfWork, Written
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.domain.roles import Right, refusal_of, rights_of
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.workdays import WorkingDays
from parcours_desktop.system.clock import Clock
from parcours_desktop.system.reference import Reference

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a command may know besides the file: who acts, the time, the reference data, and where to report progress."""

    user: OfficerRow
    clock: Clock
    reference: Reference
    workdays: WorkingDays
    progress: Progress


class Command(Protocol[T_co]):
    """A frozen request to write. ``title`` names it in the undo menu, ``right`` what it takes; ``why`` is entry or import.

    What cannot be taken back (a page that left the printer) says ``undoable = False`` and stays out of that menu.
    """

    title: ClassVar[str]
    right: ClassVar[Right]

    def run(self, work: UnitOfWork, scene: Scene) -> T_co:
        """Check the rules and declare the changes. Raises ``Refused``; nothing is then written."""
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act changed: the kinds of rows (topics) and the cases; screens reread when it concerns them."""

    act: bytes
    topics: frozenset[str]
    cases: frozenset[int]


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The answer of a command and what it changed (None when nothing had to be written)."""

    value: T
    changes: Changes | None


@dataclass
class Desk:
    """Runs commands on an office for a person, keeps what can be undone, announces changes to who listens."""

    office: Office
    user: OfficerRow
    clock: Clock
    reference: Reference
    _undoable: list[tuple[bytes, str]] = field(default_factory=list)
    _redoable: list[tuple[bytes, str]] = field(default_factory=list)
    _listeners: list[Callable[[Changes], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.office.count_with(self.reference.workdays)

    @property
    def workdays(self) -> WorkingDays:
        """The working days in force: the rule, the table of the reference data, and the days that the file sets."""
        return self.office.workdays

    def may(self, right: Right) -> bool:
        """Whether the role of the person at the desk has a right."""
        return right in rights_of(self.user.role)

    def do(self, command: Command[T], progress: Progress | None = None) -> Done[T]:
        """Run a command, then announce. For the thread of the window. Raises ``Refused`` or ``Trouble``."""
        done = self.do_quietly(command, progress)
        self.announce(done.changes)
        return done

    def do_quietly(self, command: Command[T], progress: Progress | None = None) -> Done[T]:
        """Run a command without announcing: for a worker, whose caller then announces on its own thread.

        Refused, before anything is read, to a role that has not the right (``domain.roles``).
        """
        if not self.may(command.right):
            raise Refused(refusal_of(command.right))
        scene = Scene(self.user, self.clock, self.reference, self.workdays, progress or Progress())
        answer: list[T] = []

        def run(work: UnitOfWork) -> None:
            answer.append(command.run(work, scene))

        written = self._transact(run, getattr(command, "why", ENTRY))
        changes = _changes(written)
        if changes is not None and getattr(command, "undoable", True):
            self._undoable.append((written.act, command.title))
            self._redoable.clear()
        return Done(answer[0], changes)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One consistent state of the file, for queries, with the rights of the person at the desk.

        Who may read no case finds none: the rows of cases are out of sight of the whole connection.
        """
        with self.office.reading() as connection:
            yield seen_with(connection, rights_of(self.user.role))

    def keep_draft(self, form: str, field: str, text: str) -> None:
        """Keep what is being typed in a field of a form: found again after a crash. Writes nothing in the journal."""
        with self.office.file.writing() as connection:
            keep_draft(connection, form, field, text, self.clock.now())

    def drafts(self, forms: str) -> dict[str, tuple[Draft, ...]]:
        """What was typed and never written, in the forms whose name begins with ``forms``."""
        with self.reading() as file:
            return drafts_of(file, forms)

    def drop_drafts(self, form: str, field: str | None = None) -> None:
        """Forget the drafts of a form, or of one of its fields."""
        with self.office.file.writing() as connection:
            drop_drafts(connection, form, field)

    @property
    def undo_title(self) -> str:
        """The title of the act that undo would take back, or ""."""
        return self._undoable[-1][1] if self._undoable else ""

    @property
    def undo_act(self) -> bytes:
        """The act that undo would take back, or b"": two imports bear the same title."""
        return self._undoable[-1][0] if self._undoable else b""

    @property
    def redo_title(self) -> str:
        """The title of the act that redo would bring back, or ""."""
        return self._redoable[-1][1] if self._redoable else ""

    def undo(self) -> int:
        """Take back the last act; returns how many values were left because they had changed since."""
        left, changes = self.undo_quietly()
        self.announce(changes)
        return left

    def redo(self) -> int:
        """Bring back the act last undone."""
        left, changes = self._step_back(self._redoable, self._undoable)
        self.announce(changes)
        return left

    def undo_quietly(self) -> tuple[int, Changes | None]:
        """``undo`` without announcing: for a worker (an import takes seconds), whose caller then announces."""
        return self._step_back(self._undoable, self._redoable)

    def _step_back(
        self, source: list[tuple[bytes, str]], target: list[tuple[bytes, str]]
    ) -> tuple[int, Changes | None]:
        if not source:
            return 0, None
        act, title = source[-1]
        left: list[int] = []

        def run(work: UnitOfWork) -> None:
            left.append(take_back(work, act))

        written = self._transact(run, f"undo:{act.hex()}")
        source.pop()
        if not written.is_empty:
            target.append((written.act, title))
        return left[0], _changes(written)

    def _transact(self, run: Callable[[UnitOfWork], None], why: str) -> Written:
        """One transaction. A failure at commit may still be durable: the act is then looked up before it is told."""
        written: Written | None = None
        try:
            with self.office.work(why) as work:
                run(work)
                written = work.write()
                self._check_holders(work, written)
        except Trouble:
            if written is None or written.is_empty or not self.office.has_act(written.act):
                raise
        if "special_day" in written.kinds:
            self.office.recount()
        return written

    def _check_holders(self, work: UnitOfWork, written: Written) -> None:
        """No act may leave an open case with somebody who has left; undoing is an act like another. Raises ``Refused``."""
        if not written.kinds & {"case", "officer"}:
            return
        behind = left_behind(work.connection, self.clock.today())
        if behind & written.cases or (behind and "officer" in written.kinds):
            raise Refused(Refusal("case_unheld"))

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Have ``listener`` told of every act."""
        self._listeners.append(listener)

    def leave(self, listener: Callable[[Changes], None]) -> None:
        """Tell ``listener`` no more."""
        self._listeners.remove(listener)

    def announce(self, changes: Changes | None) -> None:
        """Tell every listener what changed."""
        if changes is not None:
            for listener in list(self._listeners):
                listener(changes)


def _changes(written: Written) -> Changes | None:
    return None if written.is_empty else Changes(written.act, written.kinds, written.cases)
