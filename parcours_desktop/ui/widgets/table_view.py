"""A table on the screen: rows of 34 px (28 in compact mode), whole rows chosen, the keyboard all the way.

view = TableView(table, look)
view.row_chosen.connect(self._on_row_chosen)      # the current row changed: its id
view.row_opened.connect(self._on_row_opened)      # Enter or double click: its id
view.cell_opened.connect(self._on_cell_opened)    # the same, with the key of the column; ``cells`` shows which one it is
view.selection_changed.connect(self._on_selection)    # then view.chosen_ids()
"""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import ROW_HEIGHT, ROW_HEIGHT_COMPACT
from parcours_desktop.ui.widgets.row_delegate import RowDelegate
from parcours_desktop.ui.widgets.row_table import RowTable

NARROWEST = 40
LEAST_OF_REST = 120


class TableView(QTableView):
    """Shows a ``RowTable``. What was chosen stays chosen when the rows are sorted or read anew."""

    row_chosen = Signal(int)
    row_opened = Signal(int)
    cell_opened = Signal(int, str)
    selection_changed = Signal()

    def __init__(self, table: RowTable[Any], look: Look, *, cells: bool = False) -> None:
        super().__init__()
        self._table, self._cells = table, cells
        self._kept: tuple[int | None, tuple[int, ...]] = (None, ())
        self._quiet = False
        self._build(look)
        self._connect()

    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, in the order shown."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        numbers = sorted(number for part in parts for number in range(part.top(), part.bottom() + 1))
        return tuple(row_id for number in dict.fromkeys(numbers) if (row_id := self._table.id_at(number)) is not None)

    def current_id(self) -> int | None:
        """The id of the row with the focus, or None."""
        return self._table.id_at(self.currentIndex().row())

    def choose(self, row_id: int) -> bool:
        """Choose one row and bring it into sight; False if it is not in the table."""
        number = self._table.position_of(row_id)
        if number is None:
            return False
        flags = QItemSelectionModel.SelectionFlag  # whatever key is held: ``selectRow`` would toggle while Ctrl is
        self.selectionModel().setCurrentIndex(self._table.index(number, 0), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self._table.index(number, 0))
        return True

    def choose_many(self, ids: Iterable[int]) -> None:
        """Choose these rows and no others."""
        wanted = set(ids)
        picked = QItemSelection()
        for number, row_id in enumerate(self._table.ids):
            if row_id in wanted:
                picked.select(self._table.index(number, 0), self._table.index(number, len(self._table.columns) - 1))
        self.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_compact(self, compact: bool) -> None:
        """Rows of 28 px rather than 34."""
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_COMPACT if compact else ROW_HEIGHT)

    def show_sorting(self, key: str, descending: bool) -> None:
        """Show by which column the screen has sorted, without asking it to sort."""
        keys = [column.key for column in self._table.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(keys.index(key) if key in keys else -1, order)
        header.blockSignals(False)
        header.viewport().update()

    def widths(self) -> dict[str, int]:
        """The widths of the columns in pixels, to be remembered."""
        return {column.key: self.columnWidth(number) for number, column in enumerate(self._table.columns)}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that were remembered; unknown keys are ignored."""
        for number, column in enumerate(self._table.columns):
            wanted = widths.get(column.key, column.width)
            if column.width and wanted >= NARROWEST:
                self.setColumnWidth(number, wanted)

    def fit_columns(self) -> None:
        """Lay out the columns as declared; the first with width 0 takes what is left."""
        self.set_widths({})
        self._share_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_rest()

    def _share_rest(self) -> None:
        """Columns without a width share what is left; where it is too little they keep their least and the table scrolls."""
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        open_ended = [number for number, column in enumerate(self._table.columns) if not column.width]
        taken = sum(self.columnWidth(number) for number, column in enumerate(self._table.columns) if column.width)
        enough = self.viewport().width() - taken >= LEAST_OF_REST * len(open_ended)
        for number, column in enumerate(self._table.columns):
            wanted = modes.Stretch if enough and not column.width else modes.Interactive
            if header.sectionResizeMode(number) is not wanted:
                header.setSectionResizeMode(number, wanted)
        if not enough:
            for number in open_ended:
                self.setColumnWidth(number, max(self.columnWidth(number), LEAST_OF_REST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._on_opened(self.currentIndex())
            return
        modifiers = Qt.KeyboardModifier
        held = event.modifiers() & ~(modifiers.ShiftModifier | modifiers.KeypadModifier)
        if not held and event.text().strip() and event.text().isprintable():
            event.ignore()  # letters are for the page: the view would look for them in every row of the file
            return
        super().keyPressEvent(event)

    def _build(self, look: Look) -> None:
        self.setModel(self._table)
        self.setItemDelegate(RowDelegate(look, self, cells=self._cells))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSelectionModel(
            QItemSelectionModel(self._table, header)
        )  # or it asks for every row's flags to be drawn
        header.setHighlightSections(False)
        header.setMinimumSectionSize(NARROWEST)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        self.fit_columns()
        look.changed.connect(self.viewport().update)

    def _connect(self) -> None:
        self.horizontalHeader().sortIndicatorChanged.connect(self._table.sort)
        self.doubleClicked.connect(self._on_opened)
        self._table.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._table.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _on_opened(self, index: QModelIndex) -> None:
        row_id = self._table.id_at(index.row())
        if row_id is not None:
            self.row_opened.emit(row_id)
            self.cell_opened.emit(row_id, self._table.columns[index.column()].key)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row_id = self._table.id_at(current.row())
        if row_id is not None and not self._quiet:
            self.row_chosen.emit(row_id)

    def _on_selection_changed(self) -> None:
        if not self._quiet:
            self.selection_changed.emit()

    def _on_about_to_reset(self) -> None:
        self._kept = (self.current_id(), self.chosen_ids())
        self._quiet = True

    def _on_reset(self) -> None:
        current, chosen = self._kept
        number = None if current is None else self._table.position_of(current)
        if len(chosen) > 1:
            self.choose_many(chosen)
        if number is not None:
            flags = QItemSelectionModel.SelectionFlag
            keep = flags.NoUpdate if len(chosen) > 1 else flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(self._table.index(number, 0), keep)
        self._quiet = False
        self.selection_changed.emit()
