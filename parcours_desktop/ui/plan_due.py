"""Above the strands when arrival or meeting has changed: each due date that could follow, to accept or to keep."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from parcours_desktop.screens.plan_due import DueLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_row import SIDE
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.wording.words import Words

FEW = 4


class DueChangesBox(QFrame):
    """Shows differences; ``accepted`` and ``kept`` tell the steps (all of them from the buttons above)."""

    accepted = Signal(tuple)
    kept = Signal(tuple)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        named(self, "due-changes")
        self.setProperty("role", "hint-card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._look, self._words = look, words
        self._lines: tuple[DueLine, ...] = ()
        self.sentence = label("", "strong", wrap=True)
        self.accept_all = named(Button(words("Accepter"), look, "accent", small=True), "accept-due-dates")
        self.keep_all = named(Button(words("Garder les dates"), look, "link"), "keep-due-dates")
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(IconLabel(look, "calendar-clock", "yellow_ink"))
        head.addWidget(self.sentence, 1)
        head.addWidget(self.accept_all)
        head.addWidget(self.keep_all)
        self.more = Button("", look, "link", icon="chevron-down")
        self.more.clicked.connect(self._on_more)
        self._all_shown = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.accept_all.clicked.connect(self._on_accept_all)
        self.keep_all.clicked.connect(self._on_keep_all)
        self.hide()

    def show_lines(self, sentence: str, lines: tuple[DueLine, ...]) -> None:
        """Show what could change now; nothing hides the box."""
        self.sentence.setText(sentence)
        if lines != self._lines:
            self._lines = lines
            self._draw()
        self.setVisible(bool(lines))

    def _draw(self) -> None:
        for place in reversed(range(self._grid.count())):
            item = self._grid.takeAt(place)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        shown = self._lines if self._all_shown or len(self._lines) <= FEW + 1 else self._lines[:FEW]
        rest = len(self._lines) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(self._words.many("Voir {n} autre échéance", "Voir {n} autres échéances", rest))
        for row, line in enumerate(shown):
            change = self._words("{before} → {after}", before=line.before, after=line.after)
            accept = Button("", self._look, "tiny", icon="check", tip=self._words("Accepter cette date"))
            keep = Button("", self._look, "tiny", icon="x", tip=self._words("Garder la date actuelle"))
            accept.clicked.connect(partial(self._on_accept, line.step_id))
            keep.clicked.connect(partial(self._on_keep, line.step_id))
            text = label(line.label)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            text.setToolTip(line.label)
            for column, widget in enumerate((text, label(change, "strong"), accept, keep)):
                self._grid.addWidget(widget, row, column)

    def _on_more(self) -> None:
        self._all_shown = True
        self._draw()

    def _on_accept(self, step_id: int) -> None:
        self.accepted.emit((step_id,))

    def _on_keep(self, step_id: int) -> None:
        self.kept.emit((step_id,))

    def _on_accept_all(self) -> None:
        self.accepted.emit(tuple(line.step_id for line in self._lines))

    def _on_keep_all(self) -> None:
        self.kept.emit(tuple(line.step_id for line in self._lines))
