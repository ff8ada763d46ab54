"""The list of cases: search, filters, order, saved views, selection, what one line says and what can be done with it."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from parcours_desktop.commands.cases import AssignCases
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.database.journal import position
from parcours_desktop.database.preferences import keep_preference, read_preference
from parcours_desktop.domain.case_state import CaseState, state_of
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import ExcuseReason, OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.exchange.lists.writing import write_csv, write_xlsx
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
from parcours_desktop.screens.case_views import PREFERENCE, CaseView, view_json, view_of_json
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

TOPICS = frozenset({"case", "step", "appointment", "plan_version", "note", "objective", "dismissal"})
COLUMNS_PREFERENCE = "case_columns"


class CaseListScreen:
    """What the list of cases shows. ``changed`` tells that ids may differ, ``rows_changed`` which rows to read again."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk = desk
        self.words = words
        self.changed: Signal[()] = Signal()
        self.rows_changed: Signal[tuple[int, ...]] = Signal()
        self.complaint = ""
        self.names = CaseNames(words, desk.reference)
        self.says = CaseWords(words, self.names, dict(self.officers), desk.clock.today)
        self.previews = CasePreviews(desk, words, self.names, self.says)
        self.filter = self._first_filter()
        self.order = CaseOrder.NAME
        self.descending = False
        self.ids: array[int] = array("q")
        self.views: tuple[CaseView, ...] = ()
        self._read_views()
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
        """Read the ids again."""
        with self.desk.reading() as file:
            self.ids = case_ids(file, self.filter, self.desk.clock.today(), self.order, descending=self.descending)
        self.changed.emit()

    def lines(self, ids: Sequence[int]) -> list[Line]:
        """The lines of the given cases."""
        with self.desk.reading() as file:
            rows = case_rows(file, ids)
        return [Line(row, self.state_of(row)) for row in rows]

    def state_of(self, row: CaseListRow) -> CaseState:
        """What presses in a case today."""
        excuse = ExcuseReason(row.excuse_reason) if row.excuse_reason else None
        clock = FirstMeetingClock(row.arrived_on, row.first_met_on, excuse, self.desk.clock.today(), self.desk.workdays)
        return state_of(
            clock,
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
    def count(self) -> int:
        """How many cases the list holds."""
        return len(self.ids)

    @property
    def officers(self) -> list[tuple[str, str]]:
        """The staff, (login, name), and whoever waits for an officer first."""
        with self.desk.reading() as file:
            known = staff(file)
        return [(NOBODY, self.words("Sans agent")), *((person.login, person.name) for person in known)]

    def seen(self) -> int:
        """The position of the journal now."""
        with self.desk.reading() as file:
            return position(file)

    @property
    def sees_everybody(self) -> bool:
        """Whether the person gives cases to others."""
        return self.desk.user.role == OfficerRole.COORDINATOR

    # What can be done

    def assign(self, case_ids: Iterable[int], officer: str) -> bool:
        """Give cases to an officer; whether it was done. A refusal is in ``complaint``."""
        try:
            self.desk.do(AssignCases(tuple(case_ids), officer, self.seen()))
        except Refused as refused:
            self.complaint = " ".join(self.words.refusal(refusal) for refusal in refused.refusals)
            self.changed.emit()
            return False
        self.complaint = ""
        return True

    # Views and columns

    def save_view(self, name: str) -> None:
        """Keep the filter and the order under a name; a view of that name is replaced."""
        view = CaseView(name, replace(self.filter, among=None), self.order, self.descending)
        own = [known for known in self.views if not known.builtin and known.name != name]
        self._keep_views([*own, view])

    def forget_view(self, name: str) -> None:
        """Forget a view that was saved."""
        self._keep_views([known for known in self.views if not known.builtin and known.name != name])

    def open_view(self, view: CaseView) -> None:
        """Show a view."""
        self.order, self.descending = view.order, view.descending
        self.show(view.filter)

    def view_counts(self) -> list[tuple[CaseView, int]]:
        """Every view with the number of its cases now."""
        today = self.desk.clock.today()
        with self.desk.reading() as file:
            return [(view, case_count(file, view.filter, today)) for view in self.views]

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

    def _builtin_views(self) -> list[CaseView]:
        mine = self.desk.user.login
        return [
            CaseView(self.words("Mes dossiers"), CaseFilter(officer=mine), builtin=True),
            CaseView(self.words("À attribuer"), CaseFilter(officer=NOBODY), CaseOrder.DEADLINE, builtin=True),
            CaseView(self.words("En retard"), CaseFilter(late=True), CaseOrder.NEXT, builtin=True),
            CaseView(self.words("Sans prochaine étape"), CaseFilter(without_next=True), builtin=True),
            CaseView(self.words("Tous les dossiers actifs"), CaseFilter(), builtin=True),
            CaseView(self.words("Dossiers fermés"), CaseFilter(closed=True), builtin=True),
        ]

    def _read_views(self) -> None:
        with self.desk.reading() as file:
            kept = read_preference(file, PREFERENCE) or []
        self.views = (*self._builtin_views(), *(view_of_json(raw) for raw in kept))

    def _keep_views(self, own: Sequence[CaseView]) -> None:
        keep_preference(self.desk.office, PREFERENCE, [view_json(view) for view in own])
        self._read_views()
        self.changed.emit()

    def export(self, path: Path, case_ids: Sequence[int], columns: Sequence[LineColumn]) -> None:
        """Write cases as a list that a spreadsheet opens (CSV or XLSX by the name). Raises ``Trouble``."""
        headings = [self.words(column.title) for column in columns]
        rows = [[_cell(column.key, line, self.says) for column in columns] for line in self.lines(case_ids)]
        write = write_xlsx if path.suffix.lower() == ".xlsx" else write_csv
        write(path, headings, rows)

    def _on_changes(self, changes: Changes) -> None:
        if not changes.topics & TOPICS:
            return
        self.reread()
        self.rows_changed.emit(tuple(changes.cases))


def _cell(key: str, line: Line, says: CaseWords) -> str | date | None:
    """A cell of an export: dates as dates, everything else as it is shown."""
    match key:
        case "next":
            return line.row.next_on
        case "arrival":
            return line.row.arrived_on or line.row.arriving_on
        case "last_contact":
            return line.row.last_contact_on
    return says.text(key, line)
