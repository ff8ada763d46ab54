"""Finds things in a window as a person does, by what they say or are called, and clicks them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QWidget

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 10_000


class Window:
    """A robot for one window or panel."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def show(self) -> "Window":
        """Show it and wait until it is drawn and active."""
        self.widget.show()
        self.widget.activateWindow()
        self.settle()
        return self

    def settle(self) -> None:
        """Let everything that is due be done (nothing is waited for)."""
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, until: Callable[[], bool]) -> None:
        """Turn the event loop until ``until()`` is true; fails after ten seconds."""
        if until():
            return
        loop = QEventLoop()
        poll, limit = QTimer(), QTimer()
        poll.setInterval(5)
        limit.setSingleShot(True)
        poll.timeout.connect(lambda: loop.quit() if until() else None)
        limit.timeout.connect(loop.quit)
        poll.start()
        limit.start(PATIENCE_MS)
        loop.exec()
        poll.stop()
        assert until(), "it did not happen in ten seconds"

    def named(self, kind: type[W], name: str) -> W:
        """The widget of a kind with an object name."""
        found = self.widget.findChild(kind, name)
        assert found is not None, f"there is no {kind.__name__} called {name}"
        return found

    def button(self, text: str) -> QAbstractButton:
        """The visible button that says ``text`` (or whose tip or spoken name does)."""
        for button in self._visible(QAbstractButton):
            if text in {button.text(), button.accessibleName(), button.toolTip()}:
                return button
        said = sorted({button.text() or button.accessibleName() for button in self._visible(QAbstractButton)})
        raise AssertionError(f"no button says {text!r}; there are {said}")

    def click(self, what: str | QWidget) -> None:
        """Click a button by its words, or the middle of a widget."""
        widget = self.button(what) if isinstance(what, str) else what
        assert widget.isEnabled(), "it cannot be clicked just now"
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(widget.width() // 2, widget.height() // 2),
        )
        self.settle()

    def texts(self) -> tuple[str, ...]:
        """What all visible labels and buttons say."""
        labels = tuple(label.text() for label in self._visible(QLabel) if label.text())
        return labels + tuple(button.text() for button in self._visible(QAbstractButton) if button.text())

    def says(self, text: str) -> bool:
        """Whether a visible label or button contains ``text``."""
        return any(text in said for said in self.texts())

    def _visible(self, kind: type[W]) -> Iterator[W]:
        return (found for found in self.widget.findChildren(kind) if found.isVisibleTo(self.widget))


def rows_as_text(view: QTableView, most: int = 50) -> list[str]:
    """The rows of a table as a person reads them, cells parted by `` | ``."""
    model = view.model()
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(min(model.rowCount(), most))
    ]
