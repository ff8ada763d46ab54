"""What one field of a form is edited with. All editors speak alike; the form widget does not know their kinds.

``typed`` says that the text is changing (a draft), ``committed`` that the person left the field, pressed Enter or
chose. ``unreadable`` says whether the text cannot be turned into a value.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.ui.widgets.labels import dressed

TEXT_EDGES = 4  # what the style keeps free on both sides of a combo's answer


class Editor(QWidget):
    """What all editors share. ``inner`` is the widget that takes the focus."""

    typed = Signal()
    committed = Signal()
    submitted = Signal()
    inner: QWidget

    def value(self) -> FieldValue:
        """What is in the field now."""
        raise NotImplementedError

    def set_value(self, value: FieldValue) -> None:
        """Show a value, without telling."""
        raise NotImplementedError

    @property
    def unreadable(self) -> bool:
        """Whether what is typed cannot be read as a value."""
        return False

    def set_refused(self, refused: bool) -> None:
        """Frame the field in red, or no more."""
        if bool(self.inner.property("refused")) != refused:
            dressed(self.inner, refused=refused)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        self.inner.setEnabled(not read_only)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """The answers that can be chosen; editors without choices ignore them."""

    def _hold(self, inner: QWidget) -> None:
        self.inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
        self.setFocusProxy(inner)


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, *, max_length: int, placeholder: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(max_length)
        self.line.setPlaceholderText(placeholder)
        self._hold(self.line)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.committed)
        self.line.returnPressed.connect(self.submitted)

    def value(self) -> FieldValue:
        return self.line.text().strip()

    def set_value(self, value: FieldValue) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        dressed(self.line)


class IntegerEditor(TextEditor):
    """A whole number, typed; an empty field is no number."""

    def __init__(self, *, minimum: int, maximum: int, placeholder: str = "") -> None:
        super().__init__(max_length=len(str(maximum)) + 1, placeholder=placeholder)
        self.line.setValidator(QIntValidator(minimum, maximum, self))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> FieldValue:
        text = self.line.text().strip()
        return int(text) if text.lstrip("-").isdigit() else None

    def set_value(self, value: FieldValue) -> None:
        self.line.setText("" if value is None else str(value))


class _Paper(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
            return
        super().keyPressEvent(event)


class LongTextEditor(Editor):
    """Several lines of text; it grows with what is written, from three lines to ten."""

    def __init__(self, *, max_length: int, placeholder: str = "") -> None:
        super().__init__()
        self._max_length = max_length
        self.paper = _Paper()
        self.paper.setTabChangesFocus(True)
        self.paper.setPlaceholderText(placeholder)
        self._hold(self.paper)
        self._shown = False
        self.paper.textChanged.connect(self._on_changed)
        self.paper.left.connect(self.committed)
        self._fit()

    def value(self) -> FieldValue:
        return self.paper.toPlainText().strip()[: self._max_length]

    def set_value(self, value: FieldValue) -> None:
        self._shown = True
        self.paper.setPlainText(str(value or ""))
        self._shown = False

    def set_read_only(self, read_only: bool) -> None:
        self.paper.setReadOnly(read_only)
        dressed(self.paper)

    def _on_changed(self) -> None:
        self._fit()
        if not self._shown:
            self.typed.emit()

    def _fit(self) -> None:
        lines = min(max(self.paper.document().blockCount(), 3), 10)
        self.paper.setFixedHeight(lines * self.paper.fontMetrics().lineSpacing() + 16)


class ChoiceBox(QComboBox):
    """A combo whose answer ends in an ellipsis where it is too long, and is then told whole on hover."""

    def shown_text(self) -> str:
        """The answer as it is drawn."""
        option = self._option()
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width() - TEXT_EDGES)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = self._option()
        shown = option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        self.setToolTip("" if shown == self.currentText() else self.currentText())

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option


class ChoiceEditor(Editor):
    """One of a few answers. The first line is "nothing chosen" unless an answer is required and there."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self.box = ChoiceBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setMaxVisibleItems(14)
        self.box.setItemDelegate(QStyledItemDelegate(self.box))
        self._hold(self.box)
        self.box.activated.connect(self._on_activated)
        self.set_choices(())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        kept = self.value() if self.box.count() else ""
        self.box.clear()
        self.box.addItem(self._nothing, "")
        for choice in choices:
            self.box.addItem(choice.label, choice.code)
        self.set_value(kept)

    def value(self) -> FieldValue:
        return str(self.box.currentData() or "")

    def set_value(self, value: FieldValue) -> None:
        found = self.box.findData(str(value or ""))
        if found < 0:
            self.box.addItem(str(value), str(value))
            found = self.box.count() - 1
        self.box.setCurrentIndex(found)

    def _on_activated(self) -> None:
        self.committed.emit()


class FlagEditor(Editor):
    """Yes or no, its words beside the box."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self._hold(self.box)
        self.box.clicked.connect(self.committed)

    def value(self) -> FieldValue:
        return self.box.isChecked()

    def set_value(self, value: FieldValue) -> None:
        self.box.setChecked(bool(value))
