"""Dragging cases from the queue onto somebody who takes them."""

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from parcours_desktop.ui.widgets.table_view import TableView

CASES_TYPE = "application/x-parcours-cases"


class QueueView(TableView):
    """The queue: chosen rows can be dragged away."""

    def startDrag(self, _actions: Qt.DropAction) -> None:
        carried = QMimeData()
        carried.setData(CASES_TYPE, QByteArray(" ".join(map(str, self.chosen_ids())).encode()))
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)


class ReceiversView(TableView):
    """Those who take cases; ``given``: rows of the queue were dropped on the row of somebody."""

    given = Signal(int, tuple)

    def accept_cases(self) -> None:
        """Let cases be dropped here."""
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CASES_TYPE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        number = self.indexAt(event.position().toPoint()).row()
        if number >= 0 and event.mimeData().hasFormat(CASES_TYPE):
            self.selectRow(number)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        ids = bytes(event.mimeData().data(CASES_TYPE).data()).decode().split()
        if row >= 0 and ids:
            event.acceptProposedAction()
            self.given.emit(row, tuple(map(int, ids)))
