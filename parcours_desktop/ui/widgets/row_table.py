"""A table of any length: an ordered vector of ids, and rows read only when painted, in pages of 128.

    columns = (Column("name", marked("Nom"), text=name_of, bold=True, width=200), ...)
    table = RowTable(columns, words, read=screen.rows)        # read(ids) -> the rows of those ids, any order
    table.set_ids(screen.ids)                                 # array('q'), in the order to show
    table.refresh([7, 9])                                     # rows that changed are read again when painted
    table.sort_wanted.connect(self._on_sort_wanted)           # (column key, descending): the screen sorts, then set_ids

A row is any frozen object with an ``id``. Sorting is asked of the screen; nothing is sorted here.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.wording.words import Words

PAGE = 128
PAGES_KEPT = 24
PILL_ROLE = Qt.ItemDataRole.UserRole + 1
STRAND_ROLE = Qt.ItemDataRole.UserRole + 2
STYLE_ROLE = Qt.ItemDataRole.UserRole + 3
ID_ROLE = Qt.ItemDataRole.UserRole + 4
BAR_ROLE = Qt.ItemDataRole.UserRole + 5
CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Index = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """What every row has."""

    @property
    def id(self) -> int:
        """The local number of the row."""


Row = TypeVar("Row", bound=HasId)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. ``text`` makes the cell's words (translated); ``pill``, ``strand``, ``bar``, ``tip`` are optional.

    ``title`` is marked; ``width`` in pixels, 0 for what is left; ``numeric`` aligns right; ``subtle`` is grey, ``bold`` half bold,
    ``late`` (a row is late: the text is red). ``sortable`` columns can be sorted by a click. ``bar`` draws a share of a whole
    instead of the words (over 1: too much), which are then for those who do not see it.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    numeric: bool = False
    bold: bool = False
    subtle: bool = False
    sortable: bool = True
    pill: Callable[[Row], PillText | None] | None = None
    strand: Callable[[Row], Strand | None] | None = None
    tip: Callable[[Row], str] | None = None
    late: Callable[[Row], bool] | None = None
    bar: Callable[[Row], float] | None = None

    def style(self, row: Row) -> str:
        """How the text is drawn: "late", "bold", "subtle" or ""."""
        if self.late is not None and self.late(row):
            return "late"
        return "bold" if self.bold else "subtle" if self.subtle else ""


class RowTable(QAbstractTableModel, Generic[Row]):
    """The model. It never reads more than the pages that are painted."""

    sort_wanted = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        words: Words,
        read: Callable[[Sequence[int]], Iterable[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self._words = words
        self._read = read
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()

    @property
    def ids(self) -> "array[int]":
        """The ids in the order shown; not to be changed in place."""
        return self._ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show other rows, or the same in another order."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Iterable[int] = ()) -> None:
        """Read these rows again when they are painted; without ids, all of them."""
        changed = set(ids)
        rows = [number for number in self._held_rows() if not changed or self._ids[number] in changed]
        for page in {number // PAGE for number in rows}:
            self._pages.pop(page, None)
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.columns) - 1))

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def id_at(self, number: int) -> int | None:
        """The id of the row at a position, or None outside the table."""
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def position_of(self, row_id: int) -> int | None:
        """Where a row is shown, or None if it is not."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def row_at(self, number: int) -> Row | None:
        """The row at a position; None if it is gone from the file since the ids were read."""
        row_id = self.id_at(number)
        return None if row_id is None else self._page(number // PAGE).get(row_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return CELL if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            )
        row = self.row_at(index.row())
        return None if row is None else self._cell(column, row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_wanted.emit(self.columns[column].key, order is Qt.SortOrder.DescendingOrder)

    @staticmethod
    def _cell(column: Column[Row], row: Row, role: int) -> object:
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                pill = column.pill(row) if column.pill else None
                found = pill.text if pill else column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                found = column.tip(row) if column.tip else None
            case _ if role == PILL_ROLE:
                found = column.pill(row) if column.pill else None
            case _ if role == STRAND_ROLE:
                found = column.strand(row) if column.strand else None
            case _ if role == STYLE_ROLE:
                found = column.style(row)
            case _ if role == BAR_ROLE:
                found = column.bar(row) if column.bar else None
            case _ if role == ID_ROLE:
                found = row.id
        return found

    def _page(self, number: int) -> dict[int, Row]:
        if number not in self._pages:
            wanted = self._ids[number * PAGE : (number + 1) * PAGE].tolist()
            self._pages[number] = {row.id: row for row in self._read(wanted)}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _held_rows(self) -> list[int]:
        last = len(self._ids)
        return [number for page in self._pages for number in range(page * PAGE, min((page + 1) * PAGE, last))]
