"""A list that drops down to choose one or several answers, with a search when they are many."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice, matches
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.wording.words import Words

MANY = 9
CODE = Qt.ItemDataRole.UserRole


class ChoicePopup(QFrame):
    """Opens under what asked for it; ``chosen`` tells the codes at each tick. Escape or a click outside closes it."""

    chosen = Signal(tuple)

    def __init__(
        self,
        look: Look,
        words: Words,
        choices: Sequence[Choice],
        codes: Sequence[str],
        *,
        single: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._look, self._single = look, single
        self._choices = tuple(choices)
        self._codes = list(codes)
        self._blank = QIcon(_nothing())
        self.search = QLineEdit()
        self.search.setPlaceholderText(words("Chercher"))
        self.list = named(QListWidget(), "choices")
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.setVisible(len(self._choices) > MANY)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._on_first_taken)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        self._fill("")

    def open_at(self, corner: QPoint) -> None:
        """Show the list with its left upper corner at ``corner`` (screen), inside the screen."""
        rows = min(max(self.list.count(), 1), 12)
        widest = max((self.fontMetrics().horizontalAdvance(choice.label) for choice in self._choices), default=80)
        self.resize(min(max(widest + 70, 160), 420), rows * 26 + 20 + (40 if len(self._choices) > MANY else 0))
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        self.move(min(corner.x(), area.right() - self.width()), min(corner.y(), area.bottom() - self.height()))
        self.show()
        (self.search if len(self._choices) > MANY else self.list).setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        for choice in self._choices:
            if matches(choice, text):
                item = QListWidgetItem(choice.label)
                item.setData(CODE, choice.code)
                if not self._single:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                    item.setCheckState(Qt.CheckState.Checked if choice.code in self._codes else Qt.CheckState.Unchecked)
                else:
                    item.setIcon(self._look.icon("check", "blue_piv") if choice.code in self._codes else self._blank)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_first_taken(self) -> None:
        if self.list.currentRow() >= 0:
            self._on_item(self.list.currentItem())

    def _on_item(self, item: QListWidgetItem) -> None:
        code = str(item.data(CODE))
        if self._single:
            self._codes = [] if self._codes == [code] else [code]
        elif code in self._codes:
            self._codes.remove(code)
        else:
            self._codes.append(code)
        order = [choice.code for choice in self._choices]
        self._codes.sort(key=order.index)
        if not self._single:
            item.setCheckState(Qt.CheckState.Checked if code in self._codes else Qt.CheckState.Unchecked)
        self.chosen.emit(tuple(self._codes))
        if self._single:
            self.close()


def _nothing() -> QPixmap:
    """A picture of nothing, so that words stand in line with those that have a tick."""
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
