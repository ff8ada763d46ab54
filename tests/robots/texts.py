"""Finds every text that a window shows, and those that did not pass through wording (with ``Words.pseudo()``)."""

from collections.abc import Iterable, Iterator

from parcours_desktop.wording.pseudo import outside
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

KEYS = {"key", "search-key"}


def texts(window: QWidget) -> Iterator[str]:
    """Everything ``window`` says: labels, buttons, tips, placeholders, headings of tables, menus, spoken names."""
    yield window.windowTitle()
    for action in window.findChildren(QAction):
        yield action.text()
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.objectName().startswith("qt_"):
            continue
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield from _said(widget)


def _said(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            if widget.property("role") not in KEYS and widget.objectName() not in KEYS:
                yield widget.text()
        case QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        case QListWidget():
            yield from (widget.item(row).text() for row in range(widget.count()))
        case QAbstractItemView():
            yield from _headings(widget)
        case _:
            pass


def _headings(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is not None:
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def untranslated(window: QWidget, data: Iterable[str] = ()) -> list[str]:
    """The texts with letters outside ⟦…⟧; ``data`` (names of people, numbers of files) is taken away first."""
    known = tuple(data)
    found = []
    for text in texts(window):
        left = outside(text)
        for part in known:
            left = left.replace(part, "")
        if any(letter.isalpha() for letter in left):
            found.append(text)
    return found
