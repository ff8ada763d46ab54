"""Icons of one outline family (Lucide, ISC), drawn from SVG in a colour of the theme, sharp at any device pixel ratio.

``icons.icon("plus", "on_primary")`` gives a QIcon for 16 and 20 px (with ``before_text`` 20 and 25 wide, empty at the right,
since Qt sets text too near to an icon); ``icons.pixmap("check", "green_regular", 16, 2.0)``
gives one picture of 16 logical pixels. Files: ``resources/icons/NAME.svg``.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from parcours_desktop.ui.theme import Theme

SIZES = (16, 20)
EVERYWHERE_RATIOS = (1.0, 2.0)
WIDER = 1.25


class Icons:
    """Draws and keeps the icons of one theme; a new theme has new ``Icons``."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme
        self._icons: dict[tuple[str, str, bool], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, ink: str = "text", *, before_text: bool = False) -> QIcon:
        """The icon ``name`` in the token ``ink``; when disabled it is drawn in grey. Unknown names raise OSError."""
        key = (name, ink, before_text)
        if key not in self._icons:
            self._icons[key] = self._made(name, ink, WIDER if before_text else 1.0)
        return self._icons[key]

    def pixmap(self, name: str, ink: str, size: int, ratio: float) -> QPixmap:
        """One picture of ``size`` logical pixels for a screen of ``ratio`` device pixels each."""
        key = (name, ink, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, getattr(self._theme, ink), size, ratio)
        return self._pixmaps[key]

    def _made(self, name: str, ink: str, wider: float) -> QIcon:
        icon = QIcon()
        ratios = {*EVERYWHERE_RATIOS, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
        for side in sorted({round(size * ratio) for size in SIZES for ratio in ratios}):
            icon.addPixmap(self._drawn(name, getattr(self._theme, ink), side, 1.0, wider), QIcon.Mode.Normal)
            icon.addPixmap(self._drawn(name, self._theme.grey_regular, side, 1.0, wider), QIcon.Mode.Disabled)
        return icon

    def _drawn(self, name: str, colour: str, size: int, ratio: float, wider: float = 1.0) -> QPixmap:
        side = round(size * ratio)
        picture = QPixmap(round(side * wider), side)
        picture.fill(Qt.GlobalColor.transparent)
        drawing = _source(self._folder / f"{name}.svg").replace("currentColor", colour)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture


@lru_cache(maxsize=256)
def _source(file: Path) -> str:
    return file.read_text(encoding="utf-8")
