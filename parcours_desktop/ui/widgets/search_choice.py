"""One of many answers: type any word of it, accents aside, and choose from what is left."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QStyledItemDelegate

from parcours_desktop.screens.fields import Choice, FieldValue, matches
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.editors import Editor
from parcours_desktop.ui.widgets.labels import IconLabel, named

SHOWN = 60


class _Line(QLineEdit):
    def __init__(self, owner: "SearchChoice") -> None:
        super().__init__()
        self._owner = owner

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._owner.open_choices()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()


class SearchChoice(Editor):
    """The editor of a SEARCH_CHOICE. What is typed and matches nothing is not kept: the last answer comes back."""

    def __init__(self, look: Look, placeholder: str = "") -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._code = ""
        self.line = _Line(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setTextMargins(0, 0, 20, 0)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        arrow = IconLabel(look, "chevron-down", "grey_dark")
        arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(arrow)
        self._found = QStringListModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        found = named(QListView(), "choices")
        found.setProperty("role", "completion")
        self._completer.setPopup(found)
        found.setItemDelegate(QStyledItemDelegate(found))
        self.line.setCompleter(self._completer)
        self._hold(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_finished)
        self.line.returnPressed.connect(self.submitted)
        self._completer.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        self._fill("")
        self.set_value(self._code)

    def value(self) -> FieldValue:
        text = self.line.text().strip()
        if not text:
            return ""
        exact = [choice.code for choice in self._choices if text in {choice.label, choice.code}]
        found = exact or [choice.code for choice in self._choices if matches(choice, text)]
        return found[0] if len(found) == 1 or exact else self._code

    def set_value(self, value: FieldValue) -> None:
        self._code = str(value or "")
        labels = {choice.code: choice.label for choice in self._choices}
        self.line.setText(labels.get(self._code, self._code))
        self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def open_choices(self) -> None:
        """Show all answers under the field."""
        if not self.line.isReadOnly():
            self._fill("")
            self._completer.complete()

    def _fill(self, typed: str) -> None:
        found = [choice.label for choice in self._choices if matches(choice, typed)]
        self._found.setStringList(found[:SHOWN] if typed else found)

    def _on_edited(self, text: str) -> None:
        self._fill(text)
        self._completer.complete()
        self.typed.emit()

    def _on_activated(self) -> None:
        self._on_finished()

    def _on_finished(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            if self.line.hasFocus():  # Enter in the list: the completer tells what was chosen
                return
            popup.hide()
        self.set_value(self.value())
        self.committed.emit()
