"""Buttons: one primary a screen, secondary for the rest, quiet and link where a frame would be noise.

Kinds: primary, secondary, accent (blue outline), danger, quiet, link, icon (a square with an icon), tiny (24 px).
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton

from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.labels import dressed

INKS = {"primary": "on_primary", "accent": "blue_piv", "link": "blue_piv", "danger": "red_regular"}
_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class KeyboardRing(QPushButton):
    """A button that shows a ring when the keyboard brought the focus there (and none after a click)."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            dressed(self, ring=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.property("ring"):
            dressed(self, ring=False)


class Button(KeyboardRing):
    """A button with a text, an icon, or both. ``tip`` is shown on hover and read aloud when there is no text."""

    def __init__(
        self, text: str, look: Look, kind: str = "secondary", *, icon: str = "", small: bool = False, tip: str = ""
    ) -> None:
        super().__init__(text)
        self._look, self._kind, self._icon = look, kind, icon
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(20 if text else 16, 16))
        self.setProperty("glyph", bool(text and icon))
        if tip:
            self.setToolTip(tip)
            self.setAccessibleName(text or tip)
        if icon:
            look.changed.connect(self._draw)
            self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._draw()

    def _draw(self) -> None:
        ink = INKS.get(self._kind, "grey_dark")
        self.setIcon(self._look.icon(self._icon, ink, before_text=bool(self.text())))
