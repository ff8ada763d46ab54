"""The list of cases: search, filters, order, saved views, selection, what one line says and what can be done with it."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parcours_desktop.commands.cases import AssignCases
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.database.journal import position
from parcours_desktop.database.preferences import keep_preference, read_preference
from parcours_desktop.domain.case_state import CaseState, state_of
from parcours_desktop.domain.clock import FirstMeetingClock
from parcours_desktop.domain.codes import ExcuseReason, OfficerRole
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.queries.case_list import (
    NOBODY,
    CaseFilter,
    CaseListRow,
    CaseOrder,
    case_count,
    case_ids,
    case_rows,
)
from parcours_desktop.queries.duplicates import Duplicate, all_duplicates, duplicates_of
from parcours_desktop.queries.staff import staff
from parcours_desktop.screens.case_views import PREFERENCE, CaseView, view_json, view_of_json
from parcours_desktop.screens.observing import Signal
from parcours_desktop.wording.words import Words

TOPICS = frozenset({"case", "step", "appointment", "plan_version", "note", "objective", "dismissal"})
COLUMNS_PREFERENCE = "case_columns"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the row, its state today, and its names as words."""

    row: CaseListRow
    state: CaseState

    @property
    def id(self) -> int:
        """The case."""
        return self.row.id


class CaseListScreen:
    """What the list of cases shows. ``changed`` tells that ids may differ, ``rows_changed`` which rows to read again."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self.desk = desk
        self.words = words
        self.changed: Signal[()] = Signal()
        self.rows_changed: Signal[tuple[int, ...]] = Signal()
        self.complaint = ""
        self.filter = self._first_filter()
        self.order = CaseOrder.NAME
        self.descending = False
        self.ids: array[int] = array("q")
        self.views: tuple[CaseView, ...] = ()
        self.duplicates: tuple[Duplicate, ...] | None = None
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

    def sort(self, order: CaseOrder, *, descending: bool) -> None:
        """Sort by a column."""
        self.order, self.descending = order, descending
        self.reread()

    def show_duplicates(self) -> None:
        """Show the cases that may be one person's twice."""
        with self.desk.reading() as file:
            self.duplicates = all_duplicates(file)
        among = {case_id for pair in self.duplicates for case_id in (pair.first, pair.second)}
        self.show(CaseFilter(among=tuple(sorted(among))))

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

    def duplicates_of(self, case_id: int) -> tuple[tuple[CaseListRow, str], ...]:
        """The probable duplicates of a case, each with the sentence that says why."""
        with self.desk.reading() as file:
            found = duplicates_of(file, case_id)
            rows = {row.id: row for row in case_rows(file, [pair.second for pair in found])}
        return tuple((rows[pair.second], self.words.refusal(pair.reason)) for pair in found if pair.second in rows)

    # What can be done

    def assign(self, case_ids: Iterable[int], officer: str) -> bool:
        """Give cases to an officer; whether it was done. A refusal is in ``complaint``."""
        with self.desk.reading() as file:
            seen = position(file)
        try:
            self.desk.do(AssignCases(tuple(case_ids), officer, seen))
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

    def columns(self) -> list[str] | None:
        """The columns chosen, in their order, or None for those of the program."""
        with self.desk.reading() as file:
            kept: list[str] | None = read_preference(file, COLUMNS_PREFERENCE)
        return kept

    def keep_columns(self, keys: Sequence[str]) -> None:
        """Remember the columns chosen."""
        keep_preference(self.desk.office, COLUMNS_PREFERENCE, list(keys))

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

    def _on_changes(self, changes: Changes) -> None:
        if not changes.topics & TOPICS:
            return
        self.reread()
        self.rows_changed.emit(tuple(changes.cases))
