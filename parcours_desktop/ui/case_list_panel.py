"""The page « Dossiers »: filters, the list, and the case that is looked at beside it."""

import json
from array import array
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.domain.progress import Progress
from parcours_desktop.screens.case_lines import Line
from parcours_desktop.screens.case_list import CaseListScreen, ReadIds
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.case_list_acts import CaseListActs
from parcours_desktop.ui.case_list_columns import columns_of
from parcours_desktop.ui.case_list_empty import Beginning, NothingHere
from parcours_desktop.ui.case_list_filters import CaseFilters
from parcours_desktop.ui.case_preview_pane import CasePreviewPane
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.card import PageHeader
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.ui.widgets.row_table import RowTable
from parcours_desktop.ui.widgets.table_view import TableView

WIDTHS, SPLIT = "case-list-widths", "case-list-split"
LIST_FIRST, PREVIEW_AT_MOST = 836, 372
SEARCH_MS = 80
PREVIEW_MS = 60
Kept = TypeVar("Kept", list[int], dict[str, int])


class CaseListPanel(QWidget):
    """Draws a ``CaseListScreen``. Signals name a case: to open it, to see or print its plan, to compare it with its double.

    ``search_cleared``: the person wants what is typed in the search to go.
    """

    case_chosen = Signal(int)
    plan_wanted = Signal(int)
    print_wanted = Signal(int)
    duplicates_wanted = Signal(int)
    search_cleared = Signal()

    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.listed, self._around = screen, around
        self._text = ""
        self._asked = 0
        self._reader = Background(self)  # of its own: an import under way does not keep the list from being read
        screen.read_aside = self._read_aside
        self._search_timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._preview_timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._build()
        self._connect()
        self._draw()

    def search(self, text: str) -> None:
        """Narrow the list to what is typed, once the typing pauses for a moment."""
        self._text = text
        self._search_timer.start()

    def leave(self) -> None:
        """Let go of the file."""
        self._search_timer.stop()
        self._preview_timer.stop()
        remembered = self._around.remembered
        remembered.put(WIDTHS, json.dumps(self.view.widths()))
        remembered.put(SPLIT, json.dumps(self._split.sizes()))
        self._reader.close()
        self.listed.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._around.remembered.get(SPLIT):
            beside = min(PREVIEW_AT_MOST, max(self.preview.minimumWidth(), self._split.width() - LIST_FIRST))
            self._split.setSizes([self._split.width() - beside, beside])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Slash:
                self._around.actions.run("search")
            case Qt.Key.Key_Escape:
                self._on_escape()
            case _:
                super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        screen, around = self.listed, self._around
        self.table: RowTable[Line] = RowTable(columns_of(screen.columns(), screen.says), around.words, screen.lines)
        self.view = named(TableView(self.table, around.look), "case-list")
        self.filters = CaseFilters(screen, around)
        self.acts = CaseListActs(screen, around, self.view)
        self._bind()
        self.preview = CasePreviewPane(around)
        self.nothing, self.beginning = NothingHere(screen, around), Beginning(around)
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        self._list.addWidget(self.nothing)
        self._list.addWidget(self.beginning)
        self._split = split = named(QSplitter(Qt.Orientation.Horizontal), "case-split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self._list)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes(_kept(around, SPLIT, list) or [])
        self.view.set_widths(_kept(around, WIDTHS, dict) or {})
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE - 4, GAP, GAP_LARGE - 8, GAP)
        column.setSpacing(GAP - 4)
        column.addWidget(self._head())
        column.addWidget(self.filters)
        column.addWidget(split, 1)

    def _head(self) -> QWidget:
        actions = self._around.actions
        self.header = PageHeader(self._around.words("Dossiers"))
        self.header.right.addWidget(actions.button("print_cases", "secondary", text=False))
        for name, kind in (("import_list", "secondary"), ("export_list", "secondary"), ("new_case", "primary")):
            self.header.right.addWidget(actions.button(name, kind, icon=kind == "primary"))
        return self.header

    def _bind(self) -> None:
        actions = self._around.actions
        for name, handler in (
            ("import_list", _nothing),
            ("new_case", _nothing),
            ("export_list", self.acts.export),
            ("print_cases", self.acts.print_cases),
            ("print_labels", self.acts.print_labels),
            ("open_case", self._on_open),
            ("clear_filters", self._on_clear),
            ("save_view", self.acts.save_view),
            ("choose_columns", self.acts.choose_columns),
            ("toggle_preview", self._on_toggle_preview),
            ("assign_cases", self.acts.assign),
            ("unassigned", self._on_unassigned),
        ):
            actions.bind(name, self, handler)

    def _connect(self) -> None:
        self.listed.changed.connect(self._draw)
        self.listed.rows_changed.connect(self._on_rows_changed)
        self.listed.troubled.connect(self._around.notices.failed)
        self._search_timer.timeout.connect(self._on_search)
        self._preview_timer.timeout.connect(self._show_preview)
        self.table.sort_wanted.connect(self._on_sort)
        self.view.row_opened.connect(self.case_chosen)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.selection_changed.connect(self._preview_timer.start)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.filters.save_view_wanted.connect(self.acts.save_view)
        self.preview.open_wanted.connect(self.case_chosen)
        self.preview.plan_wanted.connect(self.plan_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        self.preview.dismissal_wanted.connect(self.acts.dismiss)
        self.preview.duplicates_wanted.connect(self.duplicates_wanted)
        self.nothing.clear_wanted.connect(self._on_clear)
        self.nothing.search_done.connect(self._on_search_done)
        self.setFocusProxy(self.view)

    # Drawing

    def _draw(self) -> None:
        screen = self.listed
        keys = [column.key for column in screen.columns()]
        if keys != [column.key for column in self.table.columns]:
            self.table.set_columns(columns_of(screen.columns(), screen.says))
            self.view.fit_columns()
        self.table.set_ids(screen.ids)
        self.view.show_sorting(screen.sorted_key, screen.descending)
        self.header.remark.setText(screen.remark)
        self.filters.draw()
        self._list.setCurrentIndex(0 if screen.ids else 2 if screen.holds_nothing else 1)
        if not screen.ids:
            self.nothing.draw()
            self.preview.show_preview(None)
        elif self.view.current_id() is None:
            self.view.selectRow(0)

    def _show_preview(self) -> None:
        chosen = self.view.selectionModel().selection()
        count = sum(chosen.at(number).height() for number in range(chosen.count()))
        if count > 1:
            self.preview.show_several(count)
            return
        case_id = self.view.current_id()
        self.preview.show_preview(None if case_id is None else self.listed.preview(case_id))

    # Reading a long list beside the window's thread

    def _read_aside(self, read: ReadIds) -> None:
        self._asked += 1
        self._reader.run(partial(self._read_if_wanted, read, self._asked), done=self._on_read)

    def _read_if_wanted(self, read: ReadIds, number: int, _progress: Progress) -> "tuple[int, array[int]] | None":
        return (number, read()) if number == self._asked else None

    def _on_read(self, found: "tuple[int, array[int]] | None") -> None:
        if found is not None and found[0] == self._asked:
            self.listed.take(found[1])

    # What a person does

    def _on_rows_changed(self, ids: tuple[int, ...]) -> None:
        self.table.refresh(ids)
        self._preview_timer.start()

    def _on_row_chosen(self, _case_id: int) -> None:
        self._preview_timer.start()

    def _on_search(self) -> None:
        self.listed.search(self._text)

    def _on_sort(self, key: str, descending: bool) -> None:
        self.listed.sort_by(key, descending=descending)

    def _on_open(self) -> None:
        case_id = self.view.current_id()
        if case_id is not None:
            self.case_chosen.emit(case_id)

    def _on_clear(self) -> None:
        self.listed.clear()

    def _on_escape(self) -> None:
        """One thing after the other: several rows, then the search."""
        if len(self.view.selectionModel().selectedRows()) > 1:
            self.view.selectRow(self.view.currentIndex().row())
        elif self.listed.filter.text:
            self._on_search_done()

    def _on_search_done(self) -> None:
        self.search_cleared.emit()
        self.search("")

    def _on_unassigned(self) -> None:
        self.listed.show_unassigned()

    def _on_toggle_preview(self) -> None:
        self.preview.setVisible(not self.preview.isVisible())

    def _on_menu(self, at: QPoint) -> None:
        names = (
            "open_case",
            "",
            "assign_cases",
            "print_cases",
            "print_labels",
            "export_list",
            "",
            "choose_columns",
            "save_view",
        )
        self._around.actions.menu(names, self).popup(self.view.viewport().mapToGlobal(at))


def _kept(around: Surroundings, key: str, kind: type[Kept]) -> Kept | None:
    """What was remembered under a key, if it still is what it was."""
    try:
        found = json.loads(around.remembered.get(key, "null"))
    except ValueError:
        return None
    return found if isinstance(found, kind) else None


def _nothing() -> None:
    """Bound by the window, which knows the other pages; here so that the buttons can be drawn."""
