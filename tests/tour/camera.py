"""Takes the pictures of the tour: of windows as they are drawn, and of printed pages."""

from pathlib import Path

from parcours_desktop.documents.preview import page_count, rasterize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.robots.window import Window


class Camera:
    """Writes numbered PNG files into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.p*"):
            old.unlink()

    def window(self, widget: QWidget, name: str) -> None:
        """A picture of a window."""
        Window(widget).settle()
        QApplication.processEvents()
        self._save(widget.grab().toImage(), name)

    def page(self, pdf: bytes, name: str) -> None:
        """The PDF itself, and a picture of each page."""
        (self.folder / f"{name}.pdf").write_bytes(pdf)
        for number in range(page_count(pdf)):
            drawn = rasterize(pdf, number, 110)
            image = QImage(drawn.bgra, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
            self._save(image.copy(), f"{name}-{number + 1}")

    def _save(self, image: QImage, name: str) -> None:
        self._number += 1
        path = self.folder / f"{self._number:02}-{name}.png"
        if image.isNull() or not image.save(str(path)):
            raise AssertionError(f"no picture of {name}")
        if _is_blank(image):
            raise AssertionError(f"the picture of {name} is of one colour")


def _is_blank(image: QImage) -> bool:
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
