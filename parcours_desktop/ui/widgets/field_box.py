"""One field of a form: its label above, its editor, its help, and the sentence beside it when something is wrong."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.screens.fields import Choice, Field, FieldKind
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.date_field import DateField
from parcours_desktop.ui.widgets.editors import (
    ChoiceEditor,
    Editor,
    FlagEditor,
    IntegerEditor,
    LongTextEditor,
    TextEditor,
)
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label, named
from parcours_desktop.ui.widgets.level_field import LevelField
from parcours_desktop.ui.widgets.search_choice import SearchChoice
from parcours_desktop.wording.words import Words


class Message(QWidget):
    """A sentence with an icon: red for a refusal, yellow for something to mind. Hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.icon = IconLabel(look, "circle-alert", "red_regular")
        self.text = label("", "refusal", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def say(self, sentence: str, *, bad: bool = True) -> None:
        """Show a sentence, or hide with ""."""
        self.text.setText(sentence)
        if sentence:
            self.icon.show_icon("circle-alert" if bad else "triangle-alert", "red_regular" if bad else "yellow_ink")
            dressed(self.text, role="refusal" if bad else "warning")
        self.setVisible(bool(sentence))


class FieldBox(QWidget):
    """What the form widget lays out in its grid; ``typed`` and ``committed`` tell the field's name."""

    typed = Signal(str)
    committed = Signal(str)

    def __init__(
        self, field: Field, look: Look, words: Words, choices: Sequence[Choice], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field = field
        text = words(field.label)
        self.editor = named(_editor(field, look, words, text, today), field.name)
        self.editor.set_choices(choices)
        self.editor.inner.setAccessibleName(text)
        self.editor.inner.setAccessibleDescription(words(field.help))
        self.message = Message(look)
        self._refusal = self._warning = ""
        self._lay_out(text, words)
        self.editor.typed.connect(self._on_typed)
        self.editor.committed.connect(self._on_committed)

    @property
    def is_refused(self) -> bool:
        """Whether a refusal stands beside the field."""
        return bool(self._refusal)

    def show_refusal(self, sentence: str) -> None:
        """Say why the value was refused; "" takes it back."""
        self._refusal = sentence
        self.editor.set_refused(bool(sentence))
        self._say()

    def show_warning(self, sentence: str) -> None:
        """Say what to mind; "" takes it back. A refusal is said first."""
        self._warning = sentence
        self._say()

    def _say(self) -> None:
        self.message.say(self._refusal or self._warning, bad=bool(self._refusal))

    def _lay_out(self, text: str, words: Words) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if self.field.kind is not FieldKind.FLAG:
            shown = label(words("{label} *", label=text) if self.field.required else text, "field")
            shown.setBuddy(self.editor.inner)
            column.addWidget(shown)
        column.addWidget(self.editor)
        if self.field.help:
            column.addWidget(label(words(self.field.help), "help", wrap=True))
        column.addWidget(self.message)
        column.addStretch(1)

    def _on_typed(self) -> None:
        self.typed.emit(self.field.name)

    def _on_committed(self) -> None:
        self.committed.emit(self.field.name)


def _editor(field: Field, look: Look, words: Words, text: str, today: Callable[[], date]) -> Editor:
    placeholder = words(field.placeholder)
    made: Editor
    match field.kind:
        case FieldKind.TEXT:
            made = TextEditor(max_length=field.max_length, placeholder=placeholder)
        case FieldKind.LONG_TEXT:
            made = LongTextEditor(max_length=field.max_length, placeholder=placeholder)
        case FieldKind.DATE:
            made = DateField(look, words, today)
        case FieldKind.CHOICE:
            made = ChoiceEditor(placeholder or words("Choisir…"))
        case FieldKind.SEARCH_CHOICE:
            made = SearchChoice(look, placeholder or words("Chercher"))
        case FieldKind.INTEGER:
            made = IntegerEditor(minimum=field.minimum, maximum=field.maximum, placeholder=placeholder)
        case FieldKind.FLAG:
            made = FlagEditor(text)
        case FieldKind.LEVEL:
            made = LevelField(look)
    return made
