"""A robot that brings in an arrivals list: chooses it, corrects columns, reads verdicts, imports, saves the report."""

from pathlib import Path

from parcours_desktop.screens.import_rows import RowFilter
from parcours_desktop.ui.import_columns import ColumnLine
from parcours_desktop.ui.import_panel import ImportPanel
from parcours_desktop.ui.widgets.chip import Chip
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from tests.robots.window import Window, rows_as_text


class ImportRobot(Window):
    """Speaks of columns by their heading and of rows by their number in the list."""

    widget: ImportPanel

    def __init__(self, panel: ImportPanel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.is_left = False

    # What one sees

    @property
    def step(self) -> int:
        """The step at hand, 1 to 4."""
        return self.panel.pages.currentIndex() + 1

    def summary(self) -> str:
        """The sentence above the rows."""
        return self.panel.summary.text()

    def fields(self) -> dict[str, str]:
        """The field that stands beside each column, by heading."""
        grid = self.panel.columns
        return {line.heading.text(): _box(line.field).currentText() for line in grid.lines}

    def remark(self, heading: str) -> str:
        """What is said beside a column."""
        return self._line(heading).remark.text()

    def rows(self, most: int = 50) -> list[str]:
        """The rows as the table shows them."""
        page = self.panel.examining if self.step == 3 else self.panel.result
        return rows_as_text(page.view, most)

    def chips(self) -> list[str]:
        """The chips that can be seen."""
        page = self.panel.examining if self.step == 3 else self.panel.result
        return [chip.text() for chip in page.chips.values() if chip.isVisibleTo(self.panel)]

    def headings(self) -> list[str]:
        """The headings of the columns."""
        return [line.heading.text() for line in self.panel.columns.lines]

    def samples(self) -> list[str]:
        """The values shown beside the columns."""
        return [text for line in self.panel.columns.lines for text in line.samples.toolTip().split("\n") if text]

    def sheet(self) -> str:
        """The sheet that is shown as read."""
        return _box(self.panel.columns.sheet).currentText()

    def primary(self) -> QPushButton:
        """The button that goes on."""
        return self.panel.foot.next

    # What one does

    def open(self, path: Path) -> None:
        """Choose a list and wait until it is read (or refused)."""
        self.panel.open_file(path)
        self.rest()

    def drop(self, path: Path) -> bool:
        """Drop a file on the page; False if the page would not have it."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy, left = QPointF(300, 200), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        plain = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at.toPoint(), copy, carried, left, plain)
        QApplication.sendEvent(self.panel, enter)
        if not enter.isAccepted():
            return False
        QApplication.sendEvent(self.panel, QDropEvent(at, copy, carried, left, plain))
        self.rest()
        return True

    def map(self, heading: str, field: str) -> None:
        """Give the column under a heading another field."""
        box = _box(self._line(heading).field)
        place = box.findText(field)
        assert place >= 0, f"{field!r} cannot be chosen"
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.settle()

    def choose_sheet(self, name: str) -> None:
        """Read another sheet of the workbook."""
        box = _box(self.panel.columns.sheet)
        box.setCurrentIndex(box.findText(name))
        box.activated.emit(box.currentIndex())
        self.rest()

    def check(self) -> None:
        """Have every row examined."""
        self.click(self.panel.foot.next)
        self.rest()

    def show_only(self, kept: RowFilter) -> None:
        """Filter the rows by a chip."""
        page = self.panel.examining if self.step == 3 else self.panel.result
        self.click(_seen(page.chips[kept]))

    def agree(self, row: int, unit: str) -> None:
        """Tick that a typed value may be replaced."""
        self.panel.examining.replacements.box(row, unit).click()
        self.settle()

    def bring_in(self) -> None:
        """Import, and wait until it is done or refused."""
        self.click(self.panel.foot.next)
        self.rest()

    def leave(self) -> None:
        """Go to the cases."""
        self.click("Voir les dossiers")

    def go_away(self) -> None:
        """Let go of the page, as the window does when another is shown in its place."""
        self.is_left = True
        self.panel.leave()

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.wait(self.panel.is_idle)
        self.settle()

    def _line(self, heading: str) -> ColumnLine:
        for line in self.panel.columns.lines:
            if line.heading.text() == heading:
                return line
        raise AssertionError(f"no column is called {heading!r}")


def _box(field: QWidget) -> QComboBox:
    found = field.findChild(QComboBox)
    assert found is not None
    return found


def _seen(chip: Chip) -> Chip:
    assert not chip.isHidden(), f"{chip.text()} is not offered"
    return chip
