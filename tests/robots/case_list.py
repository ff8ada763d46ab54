"""Works in the page « Dossiers » as an officer does."""

from parcours_desktop.ui.case_list_panel import CaseListPanel
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from PySide6.QtWidgets import QMenu
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window, rows_as_text


class CaseListRobot(Window):
    """A robot for the list of cases."""

    widget: CaseListPanel

    def __init__(self, panel: CaseListPanel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.keyboard = Keyboard()

    def rows(self) -> list[str]:
        """The rows as a person reads them."""
        return rows_as_text(self.panel.view)

    def names(self) -> list[str]:
        """The names, in the order shown."""
        place = [column.key for column in self.panel.table.columns].index("name")
        return [row.split(" | ")[place] for row in self.rows()]

    def search(self, text: str) -> None:
        """Type into the search of the window."""
        self.panel.search(text)
        self.wait(lambda: self.panel.listed.filter.text == text)

    def choose(self, chip: str, answer: str) -> None:
        """Open a chip and choose an answer by its words."""
        found = getattr(self.panel.filters, chip)
        found.open_choices()
        popup = found.findChild(ChoicePopup)
        for number in range(popup.list.count()):
            item = popup.list.item(number)
            if item.text() == answer:
                popup.list.itemClicked.emit(item)
                break
        else:
            said = [popup.list.item(number).text() for number in range(popup.list.count())]
            raise AssertionError(f"{answer!r} is not among {said}")
        popup.close()
        self.settle()

    def view(self, begins: str) -> str:
        """Open the views and choose the one whose words begin so; answers its whole words."""
        self.panel.filters.open_views()
        menu = self.panel.filters.findChildren(QMenu, "views-menu")[-1]
        action = next(action for action in menu.actions() if action.text().startswith(begins))
        said = action.text()
        menu.close()
        action.trigger()
        self.settle()
        return said

    def sort(self, key: str, *, descending: bool = False) -> None:
        """Click the head of a column."""
        self.panel.table.sort_wanted.emit(key, descending)
        self.settle()

    def select(self, *names: str) -> None:
        """Choose several rows by their names."""
        shown = self.names()
        self.panel.view.choose_many([self.panel.table.ids[shown.index(name)] for name in names])
        self.settle()

    def press(self, keys: str) -> None:
        """Press keys in the list."""
        self.keyboard.press(keys, self.panel.view)
        self.settle()

    def preview(self) -> tuple[str, ...]:
        """What the pane beside the list says."""
        return Window(self.panel.preview).texts()
