"""Looks at a document in the preview as a person does: by its buttons, keys, wheel and mouse."""

from unicodedata import bidirectional

from parcours_desktop.ui.background import Background
from parcours_desktop.ui.page_preview import PagePreview
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.robots.keyboard import Keyboard
from tests.robots.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Preview(Window):
    """A robot for ``PagePreview``."""

    widget: PagePreview

    def __init__(self, preview: PagePreview, background: Background) -> None:
        super().__init__(preview)
        self.keyboard, self._background = Keyboard(), background

    def wait_for_pages(self) -> None:
        """Wait until everything in sight is drawn and read."""
        self.settle()
        self.wait(self._is_still)
        self.settle()

    def _is_still(self) -> bool:
        view = self.widget.view
        return self.widget.canvas.is_current and view.next_task() is None and not self._background.busy

    def press(self, keys: str) -> None:
        """Press keys on the pages."""
        self.keyboard.press(keys, self.widget.canvas)
        self.wait_for_pages()

    def find(self, text: str) -> str:
        """Look for a text; answers what is said of it."""
        self.keyboard.press("Ctrl+F", self.widget.canvas)
        self.keyboard.press("Ctrl+A", self.widget.find_bar.typed)
        self.keyboard.type(text, self.widget.find_bar.typed)
        self.keyboard.press("Enter", self.widget.find_bar.typed)
        self.wait_for_pages()
        return self.widget.find_bar.count.text()

    def type_page(self, number: str) -> None:
        """Type the number of a page."""
        self.widget.tools.page.setFocus()
        self.widget.tools.page.selectAll()
        self.keyboard.type(number, self.widget.tools.page)
        self.keyboard.press("Enter", self.widget.tools.page)
        self.wait_for_pages()

    def type_zoom(self, text: str) -> None:
        """Type a size."""
        line = self.widget.tools.zoom.lineEdit()
        line.selectAll()
        self.keyboard.type(text, line)
        self.keyboard.press("Enter", line)
        self.wait_for_pages()

    def wheel(self, notches: int, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel over the middle of the pages."""
        port = self.widget.canvas.viewport()
        at = QPointF(port.rect().center())
        turned = QPoint(0, 120 * notches)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, port.mapToGlobal(at), QPoint(), turned, NONE, held, phase, False)
        QApplication.sendEvent(port, event)
        self.wait_for_pages()

    def at(self, page: int, text: str, *, end: bool = False) -> QPointF:
        """Where a text begins (or ends) in the window; Arabic begins at its right."""
        view = self.widget.view
        letters = view.texts[page].letters
        first = letters.index(text)
        place = first + len(text) - 1 if end else first
        ((left, top, width, height),) = view.boxes(page, place, place + 1)
        ratio = self.widget.canvas.devicePixelRatioF()
        rightward = bidirectional(text[0]) not in {"R", "AL"}
        across = left + (width - 1 if end is rightward else 1)
        return QPointF((across - view.left) / ratio, (top + height / 2 - view.top) / ratio)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Choose text with the mouse."""
        port = self.widget.canvas.viewport()
        for kind, at, button, held in (
            (QMouseEvent.Type.MouseButtonPress, start, LEFT, LEFT),
            (QMouseEvent.Type.MouseMove, end, NONE, LEFT),
            (QMouseEvent.Type.MouseButtonRelease, end, LEFT, NONE),
        ):
            QApplication.sendEvent(port, QMouseEvent(kind, at, port.mapToGlobal(at), button, held, PLAIN))
        self.wait_for_pages()

    def copied(self) -> str:
        """Copy, and read the clipboard."""
        QApplication.clipboard().clear()
        self.press("Ctrl+C")
        self.wait(lambda: bool(QApplication.clipboard().text()))
        return QApplication.clipboard().text()
