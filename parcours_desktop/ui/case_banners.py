"""Lines across the page of a case: a typing that was interrupted, a closed case, two values between which to choose."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from parcours_desktop.screens.case import ConflictShown
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, label, named


class Banner(QFrame):
    """One sentence with one or two buttons; hidden while there is nothing to say."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, around: Surroundings, icon: str, yes: str, no: str = "") -> None:
        super().__init__()
        self.setProperty("role", "warning-box")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.text = label("", wrap=True)
        self.yes = Button(yes, around.look, small=True)
        self.no = Button(no, around.look, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(GAP_SMALL)
        row.addWidget(IconLabel(around.look, icon, "yellow_ink"))
        row.addWidget(self.text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.no.setVisible(bool(no))  # once it has a parent: a widget without one would show as a window
        self.yes.clicked.connect(self.accepted)
        self.no.clicked.connect(self.dismissed)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or hide with ""."""
        self.text.setText(sentence)
        self.setVisible(bool(sentence))


class ConflictBanner(QFrame):
    """A value that two people wrote at once: each value is a button; ``chosen`` tells the place of the one taken."""

    chosen = Signal(int)

    def __init__(self, around: Surroundings, conflict: ConflictShown) -> None:
        super().__init__()
        self.conflict = conflict
        named(self, "conflict").setProperty("role", "warning-box")
        words = around.words
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(IconLabel(around.look, "triangle-alert", "yellow_ink"))
        told = words(
            "{what}\u00a0: deux personnes ont écrit en même temps. Choisissez la valeur à garder.", what=conflict.what
        )
        head.addWidget(label(told, wrap=True), 1)
        column.addLayout(head)
        for place, option in enumerate(conflict.options):
            line = QHBoxLayout()
            line.setContentsMargins(24, 0, 0, 0)
            line.setSpacing(GAP_SMALL)
            keep = named(Button(words("Garder"), around.look, small=True), f"keep-{place}")
            keep.setAccessibleDescription(option.value)
            keep.clicked.connect(partial(self._on_kept, place))
            line.addWidget(keep)
            line.addWidget(label(option.value, "strong", wrap=True))
            line.addWidget(label(words("{name}, {at}", name=option.by, at=option.at)))
            line.addStretch(1)
            column.addLayout(line)

    def _on_kept(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(place)
