"""How the program looks just now: the theme in force, its icons, and the wish for little movement.

One ``Look`` is made at the start, dresses the application (``wear``) and is handed to every widget. Who draws by hand
connects ``changed`` and reads ``look.theme`` anew; who only uses the style sheet has nothing to do.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from parcours_desktop.ui.icons import Icons
from parcours_desktop.ui.style import load_fonts, palette, sheet
from parcours_desktop.ui.theme import ANIMATION_MS, DARK, LIGHT, TEXT_SIZE, Theme

CHOICES = ("system", "light", "dark")


class Look(QObject):
    """The theme in force. ``resources`` is the folder that holds ``icons``, ``style`` and ``fonts``."""

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._resources = resources
        self._choice = choice
        application.setStyle("Fusion")
        load_fonts(resources / "fonts")
        font = QFont(["Open Sans", "Noto Sans"])
        font.setPixelSize(TEXT_SIZE)
        application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.wear(choice)

    def wear(self, choice: str) -> None:
        """Put on "light", "dark" or what the "system" asks for, and say so."""
        self._choice = choice
        self.theme: Theme = DARK if self._is_dark() else LIGHT
        self.icons = Icons(self._resources / "icons", self.theme)
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(sheet(self.theme, self._resources / "style"))
        self.changed.emit()

    @property
    def choice(self) -> str:
        """What was chosen: one of ``CHOICES``."""
        return self._choice

    @property
    def motion_ms(self) -> int:
        """How long a movement may last; 0 when the system asks for reduced motion."""
        asked = self._application.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        return min(ANIMATION_MS, asked)

    def icon(self, name: str, ink: str = "text", *, before_text: bool = False) -> QIcon:
        """The icon ``name`` in the colour of the token ``ink``; ``before_text`` leaves room at its right."""
        return self.icons.icon(name, ink, before_text=before_text)

    def pixmap(self, name: str, ink: str, size: int, widget: QWidget) -> QPixmap:
        """The icon ``name`` as a picture of ``size`` logical pixels, sharp on the screen of ``widget``."""
        return self.icons.pixmap(name, ink, size, widget.devicePixelRatioF())

    def _is_dark(self) -> bool:
        if self._choice == "system":
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self.wear("system")
