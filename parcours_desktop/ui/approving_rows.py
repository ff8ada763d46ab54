"""The plan as it was sent beside its last sealed version: one line for each step, differences marked by a sign and a word."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from parcours_desktop.domain.plan_comparison import Difference
from parcours_desktop.screens.approving_words import ComparedLine, RemarkLine, Side
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import StrandMark
from parcours_desktop.ui.widgets.labels import IconLabel, hairline, label, named
from parcours_desktop.ui.widgets.pill import Pill, PillText

TONES = {
    Difference.ADDED: Tone.GOOD,
    Difference.REMOVED: Tone.BAD,
    Difference.CHANGED: Tone.MIND,
    Difference.MOVED: Tone.NEUTRAL,
}
MARK, ACT = 112, 36
BEFORE, AFTER = 1, 2


class RemarkBox(QFrame):
    """A remark below its step. ``removed`` tells that it is taken back."""

    removed = Signal(int)

    def __init__(self, around: Surroundings, line: RemarkLine) -> None:
        super().__init__()
        self.line = line
        named(self, "remark").setProperty("role", "hint-card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.remove = Button("", around.look, "tiny", icon="x", tip=around.words("Retirer la remarque"))
        self.remove.clicked.connect(partial(self._tell))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(GAP_SMALL)
        row.addWidget(IconLabel(around.look, "sticky-note", "yellow_ink"), alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(line.text, wrap=True, selectable=True))
        words.addWidget(label(line.about, "small"))
        row.addLayout(words, 1)
        row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)

    def _tell(self, _checked: bool = False) -> None:
        self.removed.emit(self.line.id)


class ComparisonGrid(QWidget):
    """Draws the lines. ``remark_wanted``: a remark is to be written on a step (uid); ``remark_removed``: one is taken back."""

    remark_wanted = Signal(str)
    remark_removed = Signal(int)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._around = around
        self.lines: tuple[ComparedLine, ...] = ()
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GAP_SMALL, 0)
        self._column.setSpacing(0)
        self._inner: QWidget | None = None
        self._first = False

    def show_lines(self, heads: tuple[str, str], lines: Sequence[ComparedLine]) -> None:
        """Draw other lines."""
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self.lines, self.buttons = tuple(lines), {}
        self._first = all(line.before is None for line in lines)  # nothing to compare with: one column
        self._inner = QWidget()
        self._inner.setProperty("role", "plain")
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 0 if self._first else MARK)
        grid.setColumnMinimumWidth(3, ACT)
        grid.setColumnStretch(BEFORE, 0 if self._first else 1)
        grid.setColumnStretch(AFTER, 1)
        for column, text in tuple(zip((BEFORE, AFTER), heads, strict=True))[self._first :]:
            grid.addWidget(label(text, "field"), 0, column)
        rows = self._row_numbers()
        for line in lines:
            self._draw_line(grid, rows, line)
        grid.setRowStretch(next(rows), 1)
        self._column.addWidget(self._inner)

    @staticmethod
    def _row_numbers() -> Iterator[int]:
        number = 1
        while True:
            yield number
            number += 1

    def _draw_line(self, grid: QGridLayout, rows: Iterator[int], line: ComparedLine) -> None:
        row = next(rows)
        top = Qt.AlignmentFlag.AlignTop
        if line.heading:
            grid.addWidget(self._heading(line), row, 0, 1, 4)
            return
        if line.mark and not self._first:
            pill = Pill(self._around.look)
            grid.addWidget(pill, row, 0, top | Qt.AlignmentFlag.AlignLeft)
            pill.show_pill(PillText(line.mark, TONES[line.difference]))  # once it has a parent: see ``Banner``
        for column, side in ((BEFORE, line.before), (AFTER, line.after))[self._first :]:
            grid.addWidget(self._side(side), row, column, top)
        if line.step:
            tip = self._around.words("Ajouter une remarque à cette démarche")
            button = named(Button("", self._around.look, "tiny", icon="sticky-note", tip=tip), "remark-on")
            button.setAccessibleName(f"{tip}, {line.spoken}")
            button.clicked.connect(partial(self._on_remark, line.step))
            self.buttons[line.step] = button
            grid.addWidget(button, row, 3, top)
        for remark in line.remarks:
            box = RemarkBox(self._around, remark)
            box.removed.connect(self.remark_removed)
            grid.addWidget(box, next(rows), AFTER)
        grid.addWidget(hairline(), next(rows), 0, 1, 4)

    def _heading(self, line: ComparedLine) -> QWidget:
        whole = QWidget()
        whole.setProperty("role", "plain")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 10, 0, 2)
        row.setSpacing(GAP_SMALL)
        if line.strand is not None:
            row.addWidget(StrandMark(self._around.look, line.strand))
        row.addWidget(label(line.heading, "section"))
        row.addStretch(1)
        return whole

    def _side(self, side: Side | None) -> QWidget:
        whole = QWidget()
        whole.setProperty("role", "plain")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if side is None:
            column.addWidget(label("—", "subtle"))
            return whole
        title = label(side.title, "strong" if side.strong else "", wrap=True)
        column.addWidget(title)
        if side.about:
            column.addWidget(label(side.about, "small", wrap=True))
        for change in side.changes:
            column.addWidget(label(change, "warning", wrap=True))
        return whole

    def _on_remark(self, step: str, _checked: bool = False) -> None:
        self.remark_wanted.emit(step)
