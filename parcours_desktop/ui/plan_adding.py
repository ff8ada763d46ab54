"""Adding to a strand: type a few letters to find a step of the catalogue, or write one's own; an objective likewise."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Horizon
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_row import RIGHT, SIDE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.editors import ChoiceEditor
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.wording.words import Words

LABEL_AT_MOST = 200
LINE_HEIGHT = 26
SHOWN = 6
DRAFT_MS = 1000
CODE = Qt.ItemDataRole.UserRole


class _Line(QLineEdit):
    """The field; arrows, Enter and Escape go to the box around it."""

    told = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.told.emit(event.key())
            return
        super().keyPressEvent(event)


class AddStepBox(QWidget):
    """The field at the end of a strand. ``added`` tells the text, or the code of the catalogue with its label.

    The first match is ready to be taken with Enter; the last line takes what is typed as it is.
    """

    added = Signal(str, str)
    left = Signal()
    drafted = Signal(str)

    def __init__(self, look: Look, words: Words, search: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._words, self._search = words, search
        self.line = named(_Line(), "new-step")
        self.line.setMaxLength(LABEL_AT_MOST)
        self.line.setPlaceholderText(words("Chercher au catalogue ou écrire une démarche"))
        self.line.setAccessibleName(words("Nouvelle démarche"))
        self.found = named(QListWidget(), "found-steps")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.message = Message(look)
        self._build(look, words)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._connect()

    def open_with(self, text: str = "") -> None:
        """Show the field with a text and put the cursor into it."""
        self.line.setText(text)
        self._fill()
        self.show()
        self.line.setFocus()

    def clear(self) -> None:
        """Empty the field for the next step."""
        self.line.clear()
        self._draft.stop()
        self._fill()

    def _build(self, look: Look, words: Words) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        self.close_button = Button("", look, "tiny", icon="x", tip=words("Fermer"))
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 6, RIGHT, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.found)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_edited)
        self.line.told.connect(self._on_key)
        self.found.itemClicked.connect(self._on_item)
        self.close_button.clicked.connect(self.left)
        self._draft.timeout.connect(self._on_draft_time)

    def _fill(self) -> None:
        text = self.line.text().strip()
        self.found.clear()
        for choice in self._search(text)[: SHOWN * 4]:
            item = QListWidgetItem(choice.label)
            item.setData(CODE, choice.code)
            item.setSizeHint(QSize(0, LINE_HEIGHT))
            self.found.addItem(item)
        if text:
            own = QListWidgetItem(self._words("Ajouter «\u00a0{label}\u00a0» tel quel", label=text))
            own.setData(CODE, "")
            own.setSizeHint(QSize(0, LINE_HEIGHT))
            self.found.addItem(own)
        self.found.setCurrentRow(0)
        self.found.setFixedHeight(min(self.found.count(), SHOWN) * LINE_HEIGHT + 2)
        self.found.setVisible(self.found.count() > 0)

    def _on_edited(self) -> None:
        self.message.say("")
        self._fill()
        if not self._draft.isActive():
            self._draft.start()

    def _on_draft_time(self) -> None:
        self.drafted.emit(self.line.text())

    def _on_key(self, key: int) -> None:
        match key:
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                place = self.found.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
                self.found.setCurrentRow(max(0, min(place, self.found.count() - 1)))
            case _ if self.line.text().strip() and self.found.currentItem() is not None:
                self._on_item(self.found.currentItem())

    def _on_item(self, item: QListWidgetItem) -> None:
        code = str(item.data(CODE))
        self.added.emit(code, item.text() if code else self.line.text().strip())


class ObjectiveBox(QWidget):
    """An objective being written: its words and its horizon. ``given`` tells both; ``removed`` wants it gone."""

    given = Signal(str, str)
    removed = Signal()
    left = Signal()

    def __init__(self, look: Look, words: Words, horizons: Sequence[Choice], *, existing: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.line = named(_Line(), "objective")
        self.line.setMaxLength(LABEL_AT_MOST)
        self.line.setPlaceholderText(words("Objectif, dans les mots de la personne"))
        self.line.setAccessibleName(words("Objectif"))
        self.horizon = named(ChoiceEditor(words("Horizon")), "horizon")
        self.horizon.set_choices(horizons)
        self.horizon.set_value(Horizon.SHORT)
        self.horizon.inner.setAccessibleName(words("Horizon"))
        self.message = Message(look)
        self.keep = Button("", look, "tiny", icon="check", tip=words("Garder l’objectif"))
        self.remove = Button("", look, "tiny", icon="trash-2", tip=words("Retirer l’objectif"))
        self.remove.setVisible(existing)
        self.close_button = Button("", look, "tiny", icon="x", tip=words("Fermer"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 3)
        row.addWidget(self.horizon, 2)
        for button in (self.keep, self.remove, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 4, RIGHT, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.message)
        self.line.told.connect(self._on_key)
        self.keep.clicked.connect(self._on_given)
        self.remove.clicked.connect(self.removed)
        self.close_button.clicked.connect(self.left)

    def open_with(self, label: str, horizon: str) -> None:
        """Show an objective and put the cursor into its words."""
        self.line.setText(label)
        self.line.setCursorPosition(0)
        self.horizon.set_value(horizon)
        self.show()
        self.line.setFocus()

    def _on_key(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_given()

    def _on_given(self) -> None:
        self.given.emit(self.line.text().strip(), str(self.horizon.value()))
