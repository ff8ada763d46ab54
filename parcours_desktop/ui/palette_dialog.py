"""The command palette: type a few letters of anything that can be done, Enter does it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.domain.names import fold
from parcours_desktop.ui.action_table import Action
from parcours_desktop.ui.actions import Actions
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.wording.words import Words

NAME = Qt.ItemDataRole.UserRole
ROW = 34
SHOWN = 11
HIDDEN = {"palette"}


class PaletteDialog(QDialog):
    """Lists what can be done now. Nothing is run before the dialog has closed, so the focus is where it was."""

    def __init__(self, parent: QWidget, look: Look, words: Words, actions: Actions) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self._look, self._words, self._actions = look, words, actions
        self.setWindowTitle(words("Toutes les commandes"))
        self.setFixedWidth(560)
        self.line = named(QLineEdit(), "palette-line")
        self.line.setPlaceholderText(words("Que voulez-vous faire?"))
        self.line.installEventFilter(self)
        self.list = named(QListWidget(), "palette-list")
        self.list.setFixedHeight(ROW * SHOWN + 8)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(words("Aucune commande ne porte ce nom."), "subtle")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.none)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._on_taken)
        self.list.itemClicked.connect(self._on_taken)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        parts = fold(typed).split()
        for action in self._actions.available():
            words = fold(f"{self._words(action.label)} {self._words(action.group)}").split()
            usable = action.name not in HIDDEN and self._actions.is_enabled(action.name)
            if usable and all(any(word.startswith(part) for word in words) for part in parts):
                self._add(action)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)

    def _add(self, action: Action) -> None:
        item = QListWidgetItem(self.list)
        item.setData(NAME, action.name)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(self._look, action.icon or "chevron-right", "grey_dark"))
        row.addWidget(label(self._words(action.label)))
        row.addWidget(label(self._words(action.group), "small"))
        row.addStretch(1)
        if keys := self._actions.keys(action):
            pressed = label(keys, "key")
            pressed.setFixedHeight(20)
            row.addWidget(pressed)
        item.setSizeHint(QSize(0, ROW))
        self.list.setItemWidget(item, line)

    def _on_taken(self) -> None:
        if self.list.currentRow() < 0:
            return
        name = str(self.list.currentItem().data(NAME))
        self.accept()
        QTimer.singleShot(0, self._actions, partial(self._actions.run, name))
