"""Two cases side by side: which one stays, every value that either knows, and in words which ones differ."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from parcours_desktop.screens.duplicates import ComparedCase, Comparison
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.labels import hairline, label, named
from parcours_desktop.ui.widgets.pill import Pill

WHAT, FIRST, SECOND, MARK = range(4)


class ComparisonCard(Card):
    """Draws a ``Comparison``; ``kept`` tells the case that is to stay, ``chosen`` the one to open."""

    kept = Signal(int)
    chosen = Signal(int)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._sheet: QWidget | None = None
        self.choices: dict[int, QRadioButton] = {}

    def show_comparison(self, comparison: Comparison, kept: int) -> None:
        """Draw two cases; ``kept`` is the one that stays."""
        if self._sheet is not None:
            self.body.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        sheet = self._sheet = QWidget()
        sheet.setProperty("role", "plain")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        self.choices = {}
        group = QButtonGroup(sheet)
        for column, case in ((FIRST, comparison.first), (SECOND, comparison.second)):
            grid.addLayout(self._head(case, group, stays=case.case_id == kept), 0, column)
        grid.addWidget(hairline(), 1, 0, 1, 4)
        self._lines(grid, comparison)
        for column, stretch in ((WHAT, 3), (FIRST, 4), (SECOND, 4)):
            grid.setColumnStretch(column, stretch)
        self.body.addWidget(sheet)

    def _head(self, case: ComparedCase, group: QButtonGroup, *, stays: bool) -> QVBoxLayout:
        words, look = self._around.words, self._around.look
        stay = named(QRadioButton(words("Garder ce dossier")), f"keep-{case.case_id}")
        stay.setChecked(stays)
        stay.setAccessibleDescription(f"{case.name} {case.file_number}")
        stay.clicked.connect(partial(self._on_kept, case.case_id))
        group.addButton(stay)
        self.choices[case.case_id] = stay
        opened = named(Button(words("Ouvrir ce dossier"), look, small=True), f"open-{case.case_id}")
        opened.clicked.connect(partial(self._on_chosen, case.case_id))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(case.name, "card-heading", wrap=True, selectable=True))
        column.addWidget(label(case.file_number, "strong", selectable=True))
        column.addWidget(label(case.stage, "subtle", wrap=True))
        column.addWidget(label(case.about, "subtle", wrap=True))
        column.addWidget(stay)
        row = QHBoxLayout()
        row.addWidget(opened)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(GAP_SMALL)
        return column

    def _lines(self, grid: QGridLayout, comparison: Comparison) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(comparison.lines, 2):
            role = "strong" if line.differs else ""
            grid.addWidget(label(line.what, "field", wrap=True), number, WHAT, top)
            grid.addWidget(label(line.first, role, wrap=True, selectable=True), number, FIRST, top)
            grid.addWidget(label(line.second, role, wrap=True, selectable=True), number, SECOND, top)
            if line.differs:
                grid.addWidget(Pill(self._around.look, self._around.words("différent"), Tone.MIND), number, MARK, top)

    def _on_kept(self, case_id: int, _checked: bool = False) -> None:
        self.kept.emit(case_id)

    def _on_chosen(self, case_id: int, _checked: bool = False) -> None:
        self.chosen.emit(case_id)
