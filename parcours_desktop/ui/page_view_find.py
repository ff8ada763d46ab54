"""The bar that looks for a text in the pages: typed words, « 3 sur 12 », next and previous."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from parcours_desktop.screens.page_view import PageView
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named

WAIT_MS = 150
FIELD_WIDTH = 260


class FindBar(QFrame):
    """Hidden until it is asked for. ``closed``: the person has done with it."""

    closed = Signal()

    def __init__(self, view: PageView, around: Surroundings) -> None:
        super().__init__()
        named(self, "find-bar")
        self._view, self._around = view, around
        self._later = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._build()
        self._later.timeout.connect(self._on_later)
        self.typed.textEdited.connect(self._on_typed)
        self.next.clicked.connect(self.go_on)
        self.previous.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.close_bar)
        view.searched.connect(self._draw)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar, its text chosen."""
        self.show()
        self.typed.setFocus()
        self.typed.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; nothing is marked as found any more."""
        self._later.stop()
        self._view.look_for("")
        self.hide()
        self.closed.emit()

    def go_on(self) -> None:
        """The next find."""
        self._go(1)

    def go_back(self) -> None:
        """The find before."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.typed = named(QLineEdit(), "find-text")
        self.typed.setPlaceholderText(words("Rechercher dans le document"))
        self.typed.setAccessibleName(words("Rechercher dans le document"))
        self.typed.setFixedWidth(FIELD_WIDTH)
        self.count = named(label("", "subtle"), "find-count")
        self.previous = Button("", look, "tiny", icon="chevron-up", tip=words("Résultat précédent (Maj+F3)"))
        self.next = Button("", look, "tiny", icon="chevron-down", tip=words("Résultat suivant (F3)"))
        self.close_button = named(Button("", look, "tiny", icon="x", tip=words("Fermer la recherche")), "close-find")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for part in (self.typed, self.previous, self.next, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self._draw()

    def _go(self, away: int) -> None:
        if self._later.isActive():
            self._later.stop()
            self._on_later()
        else:
            self._view.step(away)

    def _on_typed(self, _text: str) -> None:
        self._later.start()

    def _on_later(self) -> None:
        self._view.look_for(self.typed.text())

    def _draw(self) -> None:
        said = self._view.search.said(self._around.words)
        self.count.setText(said)
        self.typed.setAccessibleDescription(said)
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._view.search.hits))
