"""Words on the screen: labels by role, icons beside them, hairlines.

Roles (see ``resources/style/parcours.qss``): heading, title, card-heading, section, strong, subtle, small, field,
help, refusal, warning, good, code, key. Text is always plain: a person's name is never read as markup.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from parcours_desktop.ui.look import Look

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """The same widget with an object name, by which the style sheet and the robots find it."""
    widget.setObjectName(name)
    return widget


def dressed(widget: W, **properties: object) -> W:
    """The same widget with properties that the style sheet asks for, drawn anew if they changed."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget


def label(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label of plain text. ``wrap`` breaks lines; ``selectable`` lets it be copied with the mouse."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def hairline() -> QFrame:
    """A thin line from side to side."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


class IconLabel(QLabel):
    """An icon that stands still, in the colour of a token; it follows the theme."""

    def __init__(self, look: Look, name: str, ink: str = "text", size: int = 16) -> None:
        super().__init__()
        self._look, self._name, self._ink, self._size = look, name, ink, size
        self.setFixedSize(size, size)
        look.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._ink = name, ink
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._look.pixmap(self._name, self._ink, self._size, self))
