"""Works the first page as an officer does: reads the lists, opens, plans, says how an appointment went."""

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.today import TodayList
from parcours_desktop.ui.today_cards import TodayCardWidget
from parcours_desktop.ui.today_day import DayRow
from parcours_desktop.ui.today_panel import TodayPanel
from parcours_desktop.ui.today_rows import FocusRow, TodayRowWidget
from parcours_desktop.ui.widgets.buttons import Button
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window


class TodayRobot:
    """A robot for the first page."""

    def __init__(self, panel: TodayPanel) -> None:
        self.panel = panel
        self.window = Window(panel)
        self.keyboard = Keyboard()

    def show(self) -> "TodayRobot":
        """Show the page."""
        self.window.show()
        return self

    def heading(self) -> tuple[str, str]:
        """The day and what it holds."""
        return self.panel.header.title.text(), self.panel.header.remark.text()

    # The lists

    def titles(self) -> list[str]:
        """The headings of the lists shown, from the top."""
        return [card.header.title.text() for card in self._shown()]

    def counts(self) -> list[int]:
        """What each list shown counts, and then what is to be told."""
        counts = [card.count for card in self._shown()]
        if self.panel.day.untold.isVisibleTo(self.panel):
            counts.append(self.panel.day.count)
        return [int(count.text) for count in counts if count.text]

    def lines(self, which: TodayList) -> list[str]:
        """The rows of a list, as they are read aloud."""
        return [row.accessibleName() for row in self.panel.cards[which].rows]

    def empty(self, which: TodayList) -> str:
        """What stands where a list holds nothing."""
        card = self.panel.cards[which]
        return card.empty.text() if card.empty.isVisibleTo(card) else ""

    def row(self, which: TodayList, name: str) -> TodayRowWidget:
        """The row of a list that names somebody."""
        return next(row for row in self.panel.cards[which].rows if name in row.accessibleName())

    def click(self, which: TodayList, name: str) -> None:
        """Click a row."""
        QTest.mouseClick(self.row(which, name), Qt.MouseButton.LeftButton, pos=QPoint(30, 15))
        self.window.settle()

    def press_button(self, which: TodayList, name: str) -> str:
        """Press the button of a row; answers what it said."""
        button = self.row(which, name).button
        assert button is not None
        said = button.text()
        self.window.click(button)
        return said

    def see_all(self, which: TodayList) -> None:
        """Press « Tout voir »."""
        self.window.click(self.panel.cards[which].all)

    # The day

    def day(self) -> list[str]:
        """The entries at the right, as they are read aloud."""
        return [row.accessibleName() for row in self.panel.day.rows]

    def tell(self, name: str, state: AppointmentState) -> None:
        """Say how an appointment went."""
        button = self.entry(name).findChild(Button, f"told-{state}")
        assert button is not None, "nothing is asked of it"
        self.window.click(button)

    def entry(self, name: str) -> DayRow:
        """The entry that names somebody."""
        return next(row for row in self.panel.day.rows if name in row.accessibleName())

    # The keyboard

    def enter(self) -> None:
        """Come to the page, as the window does."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        for key in keys:
            self.keyboard.press(key)
            self.window.settle()

    def here(self) -> str:
        """What the focus is on, read aloud."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus.accessibleName()

    def is_in_sight(self, row: FocusRow) -> bool:
        """Whether a row is not scrolled away."""
        top = row.mapTo(self.panel.area.viewport(), QPoint(0, 0)).y()
        return 0 <= top <= self.panel.area.viewport().height() - row.height()

    def _shown(self) -> list[TodayCardWidget]:
        return [card for card in self.panel.cards.values() if card.isVisibleTo(self.panel)]
