"""The page « Dossiers »: filters, the list, and the case that is looked at beside it."""

import json
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.screens.case_lines import COLUMNS, Line
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.case_list_columns import columns_of
from parcours_desktop.ui.case_list_filters import CaseFilters
from parcours_desktop.ui.case_list_naming import ViewNameDialog
from parcours_desktop.ui.case_preview_pane import CasePreviewPane
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE
from parcours_desktop.ui.widgets.card import PageHeader
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.ui.widgets.row_table import RowTable
from parcours_desktop.ui.widgets.table_view import TableView

WIDTHS, SPLIT = "case-list-widths", "case-list-split"
SEARCH_MS = 80
PREVIEW_MS = 60
LIST_FILTERS = "{csv} (*.csv);;{xlsx} (*.xlsx)"
Kept = TypeVar("Kept", list[int], dict[str, int])


class CaseListPanel(QWidget):
    """Draws a ``CaseListScreen``. ``case_chosen`` and ``plan_wanted`` name a case; ``duplicates_wanted`` the page of them."""

    case_chosen = Signal(int)
    plan_wanted = Signal(int)
    duplicates_wanted = Signal()

    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.listed, self._around = screen, around
        self._text = ""
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
        self.listed.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash:
            self._around.actions.run("search")
            return
        super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        screen, around = self.listed, self._around
        self.table: RowTable[Line] = RowTable(columns_of(screen.columns(), screen.says), around.words, screen.lines)
        self.view = named(TableView(self.table, around.look), "case-list")
        self.filters = CaseFilters(screen, around)
        self.preview = CasePreviewPane(around)
        self._bind()
        self._list = QStackedWidget()
        self._list.addWidget(self.view)
        self._list.addWidget(self._empty())
        self._split = split = named(QSplitter(Qt.Orientation.Horizontal), "case-split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self._list)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes(_kept(around, SPLIT, list) or [900, 300])
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
        for name, kind in (("import_list", "secondary"), ("export_list", "secondary"), ("new_case", "primary")):
            self.header.right.addWidget(actions.button(name, kind, icon=kind == "primary"))
        return self.header

    def _empty(self) -> EmptyState:
        words = self._around.words
        self.nothing = EmptyState(
            self._around.look,
            "inbox",
            words("Aucun dossier ici"),
            words("Enlevez un filtre ou changez la recherche; ou importez la liste des arrivées."),
            words("Enlever tous les filtres"),
        )
        self.nothing.wanted.connect(self._on_clear)
        return self.nothing

    def _bind(self) -> None:
        actions = self._around.actions
        for name, handler in (
            ("import_list", _nothing),
            ("new_case", _nothing),
            ("export_list", self._on_export),
            ("open_case", self._on_open),
            ("clear_filters", self._on_clear),
            ("save_view", self._on_save_view),
            ("choose_columns", self._on_choose_columns),
            ("toggle_preview", self._on_toggle_preview),
            ("assign_cases", self._on_assign),
            ("unassigned", self._on_unassigned),
        ):
            actions.bind(name, self, handler)

    def _connect(self) -> None:
        self.listed.changed.connect(self._draw)
        self.listed.rows_changed.connect(self._on_rows_changed)
        self._search_timer.timeout.connect(self._on_search)
        self._preview_timer.timeout.connect(self._show_preview)
        self.table.sort_wanted.connect(self._on_sort)
        self.view.row_opened.connect(self.case_chosen)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.filters.save_view_wanted.connect(self._on_save_view)
        self.preview.open_wanted.connect(self.case_chosen)
        self.preview.plan_wanted.connect(self.plan_wanted)
        self.preview.duplicates_wanted.connect(self.duplicates_wanted)
        self.setFocusProxy(self.view)

    # Drawing

    def _draw(self) -> None:
        screen, words = self.listed, self._around.words
        keys = [column.key for column in screen.columns()]
        if keys != [column.key for column in self.table.columns]:
            self.table.set_columns(columns_of(screen.columns(), screen.says))
            self.view.fit_columns()
        self.table.set_ids(screen.ids)
        self.view.show_sorting(screen.sorted_key, screen.descending)
        closed = screen.filter.closed
        count = len(screen.ids)
        self.header.remark.setText(
            words.many("{n} fermé", "{n} fermés", count) if closed else words.many("{n} actif", "{n} actifs", count)
        )
        self.filters.draw()
        self._list.setCurrentIndex(0 if count else 1)
        if screen.complaint:
            self._around.notices.failed(screen.complaint)
        if self.view.current_id() is None:
            if count:
                self.view.selectRow(0)
            else:
                self.preview.show_preview(None)

    def _show_preview(self) -> None:
        case_id = self.view.current_id()
        self.preview.show_preview(None if case_id is None else self.listed.preview(case_id))

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

    def _on_unassigned(self) -> None:
        self.listed.show_unassigned()

    def _on_toggle_preview(self) -> None:
        self.preview.setVisible(not self.preview.isVisible())

    def _on_menu(self, at: QPoint) -> None:
        names = ("open_case", "", "assign_cases", "export_list", "", "choose_columns", "save_view")
        self._around.actions.menu(names, self).popup(self.view.viewport().mapToGlobal(at))

    def _on_save_view(self) -> None:
        dialog = ViewNameDialog(self, self._around)
        dialog.given.connect(self.listed.save_view)
        self._around.questions.show(dialog)

    def _on_choose_columns(self) -> None:
        words, look = self._around.words, self._around.look
        choices = [Choice(column.key, words(column.title)) for column in COLUMNS]
        shown = [column.key for column in self.listed.columns()]
        popup = ChoicePopup(look, words, choices, shown, single=False, parent=self)
        popup.chosen.connect(self._on_columns)
        popup.open_at(self.view.mapToGlobal(QPoint(0, self.view.horizontalHeader().height())))

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        wanted = [column.key for column in COLUMNS if column.key in keys]
        if "name" in wanted:
            self.listed.keep_columns(wanted)

    def _on_assign(self) -> None:
        ids = self.view.chosen_ids()
        if not ids:
            return
        words, look = self._around.words, self._around.look
        choices = [Choice(login or "-", name) for login, name in self.listed.officers]
        popup = ChoicePopup(look, words, choices, (), single=True, parent=self)
        popup.chosen.connect(partial(self._on_assigned, ids))
        popup.open_at(self.view.mapToGlobal(QPoint(120, 80)))

    def _on_assigned(self, ids: tuple[int, ...], codes: tuple[str, ...]) -> None:
        officer = "" if codes[0] == "-" else codes[0]
        if self.listed.assign(ids, officer):
            said = self._around.words.many("{n} dossier attribué", "{n} dossiers attribués", len(ids))
            self._around.notices.done(said, undo=partial(self._around.actions.run, "undo"))

    def _on_export(self) -> None:
        words = self._around.words
        filters = LIST_FILTERS.format(csv=words("Liste CSV"), xlsx=words("Classeur Excel"))
        self._around.questions.save_file(
            self, words("Exporter la liste"), words("dossiers.xlsx"), filters, self._on_export_to
        )

    def _on_export_to(self, path: Path) -> None:
        chosen = self.view.chosen_ids()
        ids = chosen if len(chosen) > 1 else tuple(self.listed.ids)
        try:
            self.listed.export(path, ids, self.listed.columns())
        except Trouble as trouble:
            self._around.notices.failed(self._around.words.trouble(trouble))
            return
        said = self._around.words.many("{n} dossier exporté", "{n} dossiers exportés", len(ids))
        self._around.notices.done(said)


def _kept(around: Surroundings, key: str, kind: type[Kept]) -> Kept | None:
    """What was remembered under a key, if it still is what it was."""
    try:
        found = json.loads(around.remembered.get(key, "null"))
    except ValueError:
        return None
    return found if isinstance(found, kind) else None


def _nothing() -> None:
    """Bound by the window, which knows the other pages; here so that the buttons can be drawn."""
