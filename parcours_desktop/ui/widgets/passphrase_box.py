"""A passphrase: hidden while typed, shown on demand, with the sentence beside it when it was refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import dressed, label, named
from parcours_desktop.wording.words import Words

LONGEST = 200


class PassphraseBox(QWidget):
    """Label, field with its eye, help, message. ``submitted`` is emitted on Enter, ``typed`` at each change."""

    submitted = Signal()
    typed = Signal(str)

    def __init__(self, look: Look, words: Words, name: str, text: str, help_text: str = "") -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._look, self._words = look, words
        self.line = named(QLineEdit(), name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST)
        self.line.setTextMargins(0, 0, 26, 0)
        self.line.setAccessibleName(text)
        self.eye = Button("", look, "tiny", icon="eye", tip=words("Montrer ce qui est tapé"))
        self.eye.setCheckable(True)
        self.message = Message(look)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 3, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        shown = label(text, "field")
        shown.setBuddy(self.line)
        column.addWidget(shown)
        column.addWidget(self.line)
        if help_text:
            column.addWidget(label(help_text, "help", wrap=True))
        column.addWidget(self.message)
        self.setFocusProxy(self.line)
        self.eye.toggled.connect(self._on_eye)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.submitted)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed, and hide it again."""
        self.line.clear()
        self.eye.setChecked(False)

    def say(self, sentence: str) -> None:
        """Say why it was refused; "" takes it back."""
        self.message.say(sentence)
        dressed(self.line, refused=bool(sentence))

    def _on_eye(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.show_icon("eye-off" if shown else "eye")
        self.eye.setToolTip(self._words("Cacher ce qui est tapé") if shown else self._words("Montrer ce qui est tapé"))
