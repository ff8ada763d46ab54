"""A robot that brings a calendar in: chooses it, reads the verdicts, imports, takes back."""

from pathlib import Path

from parcours_desktop.ui.calendar_import_panel import CalendarImportPanel
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from tests.robots.window import Window, rows_as_text


class CalendarImportRobot(Window):
    """Speaks of dates as the table shows them."""

    widget: CalendarImportPanel

    def __init__(self, panel: CalendarImportPanel) -> None:
        super().__init__(panel)
        self.panel = panel

    def open(self, path: Path) -> None:
        """Choose a file, and wait until it was judged."""
        self.panel.open_file(path)
        self.finish()

    def drop(self, path: Path) -> None:
        """Drop a file on the page."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy, left = QPointF(300, 200), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        plain = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at.toPoint(), copy, carried, left, plain)
        QApplication.sendEvent(self.panel, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.panel, QDropEvent(at, copy, carried, left, plain))
        self.finish()

    def press(self, text: str) -> None:
        """Press a button, and wait until what it began has ended."""
        self.button(text).click()
        self.finish()

    def finish(self) -> None:
        """Wait until nothing is under way."""
        self.wait(self.panel.is_idle)
        self.settle()

    def rows(self, most: int = 50) -> list[str]:
        """The dates as the table shows them."""
        return rows_as_text(self.panel.view.view, most)

    def chips(self) -> list[str]:
        """The chips that can be seen."""
        return [chip.text() for chip in self.panel.view.chips.values() if chip.isVisibleTo(self.panel)]

    def summary(self) -> str:
        """The sentence above the dates."""
        return self.panel.summary.text()
