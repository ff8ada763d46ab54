"""The list of cases: search, filters, order, saved views, selection, what one line says and what can be done with it."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Changes, Command, Desk
from parcours_desktop.commands.duplicates import DismissDuplicate
from parcours_desktop.database.journal import position
from parcours_desktop.database.preferences import keep_preference, read_preference
from parcours_desktop.domain.case_state import CaseState, state_of
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import DismissalReason, ExcuseReason, OfficerRole
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.domain.staff import is_active
from parcours_desktop.exchange.case_export import export_cases
from parcours_desktop.queries.case_list import (
    NOBODY,
    CaseFilter,
    CaseListRow,
    CaseOrder,
    case_count,
    case_ids,
    case_rows,
)
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_lines import COLUMNS, FIRST_COLUMNS, CaseWords, Line, LineColumn
from parcours_desktop.screens.case_names import CaseNames
from parcours_desktop.screens.case_preview import CasePreview, CasePreviews
from parcours_desktop.screens.case_views import CaseView, CaseViews, arrived_within, period_of
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

TOPICS = frozenset({"case", "step", "appointment", "plan_version", "note", "objective", "dismissal", "special_day"})
COLUMNS_PREFERENCE = "case_columns"
LONG = 5_000
"""Cases from which the ids of a list are read aside: below, reading them takes less than a frame."""
ReadIds = Callable[[], "array[int]"]


class CaseListScreen:
    """What the list of cases shows. ``changed`` tells that ids may differ, ``rows_changed`` which rows to read again,
    ``troubled`` a sentence to show.

    ``read_aside``, when it is set, is handed the reading of the ids of a long list: it calls it in another thread and
    gives what it returned to ``take``, in the thread of the window, unless something else was asked for since.
    """

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk = desk
        self.words = words
        self.changed: Signal[()] = Signal()
        self.rows_changed: Signal[tuple[int, ...]] = Signal()
        self.troubled: Signal[str] = Signal()
        self.names = CaseNames(words, desk.reference)
        self.says = CaseWords(words, self.names, dict(self.officers), desk.clock.today)
        self.previews = CasePreviews(desk, words, self.names, self.says)
        self.filter = self._first_filter()
        self.order = CaseOrder.NAME
        self.descending = False
        self.ids: array[int] = array("q")
        self.views = CaseViews(desk, words)
        self.read_aside: Callable[[ReadIds], object] | None = None
        self._longest = 0
        self.reread()
        desk.listen(self._on_changes)

    def close(self) -> None:
        """Listen no more."""
        self.desk.leave(self._on_changes)

    def _first_filter(self) -> CaseFilter:
        if self.desk.user.role == OfficerRole.OFFICER:
            return CaseFilter(officer=self.desk.user.login)
        return CaseFilter()

    # What to show

    def search(self, text: str) -> None:
        """Narrow the list to what is typed."""
        if text != self.filter.text:
            self.show(replace(self.filter, text=text))

    def narrow(self, **asked: Any) -> None:
        """Set fields of the filter; None takes one away."""
        self.show(replace(self.filter, **asked))

    def arrived_within(self, period: str) -> None:
        """Narrow the list to the arrivals of a period (a key of ``PERIODS``), or ("") no more."""
        self.show(arrived_within(self.filter, period, self.desk.clock.today()))

    @property
    def period(self) -> str:
        """The period of arrivals that the list is narrowed to, or ""."""
        return period_of(self.filter, self.desk.clock.today())

    def show(self, wanted: CaseFilter) -> None:
        """Show the cases of a filter."""
        self.filter = wanted
        self.reread()

    def clear(self) -> None:
        """Show every open case again."""
        self.show(CaseFilter(text=self.filter.text))

    def show_unassigned(self) -> None:
        """Show the cases that wait for an officer, those whose clock runs out first."""
        self.order, self.descending = CaseOrder.DEADLINE, False
        self.show(CaseFilter(officer=NOBODY))

    def sort(self, order: CaseOrder, *, descending: bool) -> None:
        """Sort by a column."""
        self.order, self.descending = order, descending
        self.reread()

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Sort by the column called ``key``; a column that sorts nothing is ignored."""
        order = next((column.order for column in COLUMNS if column.key == key), None)
        if order is not None:
            self.sort(order, descending=descending)

    @property
    def sorted_key(self) -> str:
        """The key of the column by which the list is sorted."""
        return next((column.key for column in COLUMNS if column.order is self.order), "")

    def reread(self) -> None:
        """Read the ids again: at once, or aside when the list is long."""
        read = partial(self._read, self.filter, self.order, descending=self.descending)
        if self.read_aside is not None and self._longest >= LONG:
            self.read_aside(read)
        else:
            self.take(read())

    def take(self, ids: "array[int]") -> None:
        """Show these ids: what was read."""
        self.ids = ids
        self._longest = max(self._longest, len(ids))
        self.changed.emit()

    def _read(self, wanted: CaseFilter, order: CaseOrder, *, descending: bool) -> "array[int]":
        with self.desk.reading() as file:
            return case_ids(file, wanted, self.desk.clock.today(), order, descending=descending)

    @property
    def holds_nothing(self) -> bool:
        """Whether the file holds no open case at all: an office at its first day."""
        with self.desk.reading() as file:
            return case_count(file, CaseFilter(), self.desk.clock.today()) == 0

    def lines(self, ids: Sequence[int]) -> list[Line]:
        """The lines of the given cases."""
        with self.desk.reading() as file:
            rows = case_rows(file, ids)
        return [Line(row, self.state_of(row), self.clock_of(row)) for row in rows]

    def clock_of(self, row: CaseListRow) -> FirstMeetingClock:
        """The five-working-day clock of a case today."""
        excuse = ExcuseReason(row.excuse_reason) if row.excuse_reason else None
        return FirstMeetingClock(row.arrived_on, row.first_met_on, excuse, self.desk.clock.today(), self.desk.workdays)

    def state_of(self, row: CaseListRow) -> CaseState:
        """What presses in a case today."""
        return state_of(
            self.clock_of(row),
            step_due_on=row.step_due_on,
            last_contact_on=row.last_contact_on,
            arriving_on=row.arriving_on,
            closed_on=row.closed_on,
        )

    def preview(self, case_id: int) -> CasePreview | None:
        """What stands beside the list about a case; None when it is gone."""
        lines = self.lines([case_id])
        return self.previews.of(lines[0]) if lines else None

    @property
    def remark(self) -> str:
        """How many cases the list holds, in words."""
        count = len(self.ids)
        if self.filter.text.strip():
            return self.words.many("{n} trouvé", "{n} trouvés", count)
        if self.filter.closed:
            return self.words.many("{n} fermé", "{n} fermés", count)
        return self.words.many("{n} actif", "{n} actifs", count)

    @property
    def found_elsewhere(self) -> int:
        """How many open cases the search finds when no filter narrows it."""
        with self.desk.reading() as file:
            return case_count(file, CaseFilter(text=self.filter.text), self.desk.clock.today())

    @property
    def officers(self) -> list[tuple[str, str]]:
        """The staff, (login, name), and whoever waits for an officer first."""
        with self.desk.reading() as file:
            known = staff(file)
        return [(NOBODY, self.words("À attribuer")), *((person.login, person.name) for person in known)]

    @property
    def receivers(self) -> list[tuple[str, str]]:
        """To whom cases can be given, (login, name): those who hold cases, and the queue first."""
        with self.desk.reading() as file:
            known = staff(file)
        here = (person for person in known if is_active(person, self.desk.clock.today()))
        return [(NOBODY, self.words("À attribuer")), *((person.login, person.name) for person in here)]

    def seen(self) -> int:
        """The position of the journal now."""
        with self.desk.reading() as file:
            return position(file)

    # What can be done

    def assign(self, case_ids: Iterable[int], officer: str) -> bool:
        """Give cases to an officer; whether it was done."""
        return self._do(assigned_to(tuple(case_ids), officer, self.seen()))

    @property
    def dismissal_reasons(self) -> tuple[Choice, ...]:
        """Why two cases may be two people's."""
        return tuple(Choice(reason.value, self.words.label(reason)) for reason in DismissalReason)

    def dismiss(self, case_id: int, other: int, reason: str) -> bool:
        """Say that two cases are two people's; whether it was done."""
        return self._do(DismissDuplicate(case_id, other, DismissalReason(reason)))

    def export(self, path: Path, case_ids: Sequence[int], keys: Sequence[str], progress: Progress) -> None:
        """Write cases as a list that a spreadsheet opens, with the columns of these keys; any thread may call it.

        Raises ``Trouble``, ``Refused``, ``Cancelled``.
        """
        titles = {column.key: self.words(column.title) for column in COLUMNS}

        def read(part: Sequence[int]) -> list[list[Any]]:
            return [[self.says.value(key, line) for key in keys] for line in self.lines(part)]

        export_cases(path, [titles[key] for key in keys], case_ids, read, progress)

    def _do(self, command: Command[Any]) -> bool:
        try:
            self.desk.do(command)
        except Refused as refused:
            self.troubled.emit(" ".join(self.words.refusal(refusal) for refusal in refused.refusals))
        except Trouble as trouble:
            self.troubled.emit(self.words.trouble(trouble))
        else:
            return True
        return False

    # Views and columns

    @property
    def view(self) -> CaseView | None:
        """The view that is shown, if it is one."""
        return self.views.current(self.filter, self.order, descending=self.descending)

    def save_view(self, name: str) -> None:
        """Keep the filter and the order under a name; a view of that name is replaced."""
        self.views.save(name, self.filter, self.order, descending=self.descending)
        self.changed.emit()

    def forget_view(self, name: str) -> None:
        """Forget a view that was saved."""
        self.views.forget(name)
        self.changed.emit()

    def open_view(self, view: CaseView) -> None:
        """Show a view; what is searched stays."""
        self.order, self.descending = view.order, view.descending
        wanted = view.on(self.desk.clock.today())
        self.show(replace(wanted, text=self.filter.text or wanted.text))

    def columns(self) -> tuple[LineColumn, ...]:
        """The columns chosen, in their order, or those of the program."""
        with self.desk.reading() as file:
            kept = read_preference(file, COLUMNS_PREFERENCE) or FIRST_COLUMNS
        known = {column.key: column for column in COLUMNS}
        return tuple(known[key] for key in kept if key in known)

    def keep_columns(self, keys: Sequence[str]) -> None:
        """Remember the columns chosen."""
        keep_preference(self.desk.office, COLUMNS_PREFERENCE, list(keys))
        self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if not changes.topics & TOPICS:
            return
        self.reread()
        self.rows_changed.emit(() if "special_day" in changes.topics else tuple(changes.cases))
