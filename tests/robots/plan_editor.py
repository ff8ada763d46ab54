"""Uses the plan editor as an officer does: by the words of steps and strands, with mouse and keyboard."""

from parcours_desktop.domain.codes import Strand
from parcours_desktop.ui.plan_card import StrandCardWidget
from parcours_desktop.ui.plan_objective import ObjectiveRow
from parcours_desktop.ui.plan_panel import PlanPanel
from parcours_desktop.ui.plan_row import SIDE, StepRowWidget
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class PlanEditor(Window):
    """A robot for ``PlanPanel``."""

    widget: PlanPanel

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__(panel)
        self.keyboard = Keyboard()

    # What one sees

    def card(self, strand: str) -> StrandCardWidget:
        """The card whose heading begins with ``strand``."""
        cards = self.widget.board.cards.values()
        return next(card for card in cards if card.header.title.text().startswith(strand))

    def labels(self, strand: str) -> list[str]:
        """The steps of a strand, from above."""
        rows = sorted(self.card(strand).rows.values(), key=lambda row: row.y())
        return [row.line.label for row in rows]

    def row(self, label: str) -> StepRowWidget:
        """The line of a step."""
        for card in self.widget.board.cards.values():
            for row in card.rows.values():
                if row.line.label == label:
                    return row
        raise AssertionError(f"no step is called {label!r}")

    def chosen(self) -> list[str]:
        """The steps drawn as chosen."""
        rows = (row for card in self.widget.board.cards.values() for row in card.rows.values())
        return [row.line.label for row in rows if row.is_chosen]

    def objectives(self, strand: str) -> list[str]:
        """The objectives under the heading of a strand."""
        rows = [row for row in self.card(strand).findChildren(ObjectiveRow) if row.isVisibleTo(self.widget)]
        return [row.line.label for row in sorted(rows, key=lambda row: row.y())]

    def suggested(self) -> list[str]:
        """The steps that are suggested."""
        return [row.line.label for row in self.widget.suggestions.rows.values()]

    def beside(self, field: str) -> str:
        """What is said beside a field of the opened step."""
        message = self.widget.board.detail.form.box(field).message
        return message.text.text() if message.isVisibleTo(self.widget) else ""

    def wait_for_page(self) -> None:
        """Wait until the preview shows the plan as it is now."""
        self.wait(lambda: self.widget.preview.is_current and self.widget.preview.pages.count > 0)

    # What one does

    def add(self, strand: str, words: str, *, as_typed: bool = False) -> None:
        """Add a step: the first match of the catalogue, or what is typed as it is."""
        card = self.card(strand)
        if card.adding.isHidden():
            self.click(card.add_button)
        self.keyboard.type(words, card.adding.line)
        if as_typed:
            for _ in range(card.adding.found.count()):
                self.keyboard.press("Down", card.adding.line)
        self.keyboard.press("Enter", card.adding.line)
        self.settle()

    def leave_adding(self, strand: str) -> None:
        """Close the field that adds a step."""
        self.keyboard.press("Esc", self.card(strand).adding.line)
        self.settle()

    def click_step(self, label: str, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Click the words of a step."""
        row = self.row(label)
        QTest.mouseClick(row, LEFT, modifier, QPoint(80, row.height() // 2))
        self.settle()

    def tick(self, label: str) -> None:
        """Click the box of a step."""
        row = self.row(label)
        QTest.mouseClick(row, LEFT, PLAIN, QPoint(SIDE + 6, row.height() // 2))
        self.settle()

    def press(self, keys: str) -> None:
        """Press keys where the keyboard is."""
        self.keyboard.press(keys)
        self.settle()

    def open(self, label: str) -> None:
        """Open the detail of a step by a double click on its words."""
        row = self.row(label)
        QTest.mouseDClick(row, LEFT, PLAIN, QPoint(80, row.height() // 2))
        self.settle()

    def type_in(self, field: str, text: str) -> None:
        """Replace the text of a field of the opened step, without leaving it."""
        self.widget.board.detail.form.focus_field(field)
        self.keyboard.press("Ctrl+A")
        self.keyboard.type(text)

    def choose_in(self, field: str, answer: str) -> None:
        """Choose an answer in a field of the opened step."""
        box = self.widget.board.detail.form.box(field).editor.inner
        place = box.findText(answer)  # type: ignore[attr-defined]
        assert place >= 0, f"{answer!r} cannot be chosen"
        box.setCurrentIndex(place)  # type: ignore[attr-defined]
        box.activated.emit(place)  # type: ignore[attr-defined]
        self.settle()

    def drag(self, label: str, *, onto: str = "", to_end_of: str = "") -> None:
        """Drag a step: above another one, or to the end of a strand."""
        row = self.row(label)
        start = row.mapToGlobal(QPoint(80, row.height() // 2))
        if onto:
            end = self.row(onto).mapToGlobal(QPoint(80, 4))
        else:
            card = self.card(to_end_of)
            end = card.mapToGlobal(QPoint(80, card.height() - 3))
        for kind, at, button, held in (
            (QMouseEvent.Type.MouseButtonPress, start, LEFT, LEFT),
            (QMouseEvent.Type.MouseMove, start + QPoint(6, 12), Qt.MouseButton.NoButton, LEFT),
            (QMouseEvent.Type.MouseMove, end, Qt.MouseButton.NoButton, LEFT),
            (QMouseEvent.Type.MouseButtonRelease, end, LEFT, Qt.MouseButton.NoButton),
        ):
            local = QPointF(row.mapFromGlobal(at))
            QApplication.sendEvent(row, QMouseEvent(kind, local, QPointF(at), button, held, PLAIN))
        self.settle()

    def write_objective(self, strand: str, words: str, *, in_place_of: str = "") -> None:
        """Write an objective: a new one, or in place of another."""
        card = self.card(strand)
        if in_place_of:
            rows = card.findChildren(ObjectiveRow)
            self.click(next(row for row in rows if row.line.label == in_place_of))
        else:
            self.click(card.objective_button)
        assert card.editing is not None
        card.editing.line.clear()
        self.keyboard.type(words, card.editing.line)
        self.keyboard.press("Enter", card.editing.line)
        self.settle()

    def take(self, suggestion: str) -> None:
        """Take a suggestion."""
        rows = self.widget.suggestions.rows.values()
        self.click(next(row for row in rows if row.line.label == suggestion))

    def choose_from(self, menu_name: str, words: str) -> None:
        """Choose from a menu that is open."""
        menu = self.named(QMenu, menu_name)
        action = next(action for action in menu.actions() if action.text().startswith(words))
        menu.close()
        action.trigger()
        self.settle()

    @staticmethod
    def strand_of(panel: PlanPanel, strand: Strand) -> StrandCardWidget:
        """The card of a strand."""
        return panel.board.cards[strand]
