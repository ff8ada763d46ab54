"""One strand as a card: heading with its count, objectives, lines of steps, the opened detail, the field to add."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Horizon, Strand
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.plan_cards import ObjectiveLine, StepLine, StrandCard
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_adding import AddStepBox, ObjectiveBox
from parcours_desktop.ui.plan_objective import ObjectiveRow
from parcours_desktop.ui.plan_row import RIGHT, SIDE, StepRowWidget
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader, StrandMark
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.wording.words import Words

LINK_PADDING = 16  # what a link keeps free beside its words


class StrandCardWidget(Card):
    """Shows a ``StrandCard``; rows stay the same widgets as long as their steps stay in the strand."""

    row_made = Signal(StepRowWidget)
    step_added = Signal(str, str)
    step_drafted = Signal(str)
    objective_given = Signal(int, str, str)
    objective_removed = Signal(int)
    adding_opened = Signal()
    adding_left = Signal()

    def __init__(
        self,
        look: Look,
        words: Words,
        strand: Strand,
        title: str,
        search: Callable[[str], Sequence[Choice]],
        horizons: Sequence[Choice],
    ) -> None:
        super().__init__(margin=0)
        self._look, self._words, self._horizons = look, words, horizons
        self.strand = strand
        self.rows: dict[int, StepRowWidget] = {}
        self._objectives: dict[int, ObjectiveRow] = {}
        self._lines: tuple[ObjectiveLine, ...] = ()
        self.editing: ObjectiveBox | None = None
        self.detail: QWidget | None = None
        self.adding = AddStepBox(look, words, search)
        self.adding.hide()
        self._build(title)
        self._connect()

    def show_card(self, card: StrandCard) -> None:
        """Draw another state of the strand."""
        self.header.remark.setText(card.count)
        self._show_objectives(card.objectives)
        self._show_steps(card.steps)
        self.empty.setVisible(not card.steps and self.adding.isHidden())

    def open_adding(self, draft: str = "") -> None:
        """Show the field that adds a step."""
        self.empty.hide()
        self.adding.open_with(draft)

    def close_adding(self) -> None:
        """Hide the field that adds a step."""
        self.adding.clear()
        self.adding.hide()
        self.empty.setVisible(not self.rows)

    def edit_objective(self, objective_id: int) -> None:
        """Open an objective in place of its line; 0 opens a new one."""
        self.close_objective()
        line = next((one for one in self._lines if one.id == objective_id), None)
        self.editing = ObjectiveBox(self._look, self._words, self._horizons, existing=line is not None)
        self.editing.given.connect(partial(self.objective_given.emit, objective_id))
        self.editing.removed.connect(partial(self.objective_removed.emit, objective_id))
        self.editing.left.connect(self.close_objective)
        place = self._objectives_column.count()
        if line is not None:
            row = self._objectives[objective_id]
            place = self._objectives_column.indexOf(row)
            row.hide()
        self._objectives_column.insertWidget(place, self.editing)
        self.editing.open_with(line.label if line else "", self._horizon(line))

    def close_objective(self) -> None:
        """Put the line back in place of the opened objective."""
        if self.editing is not None:
            self.editing.hide()
            self.editing.deleteLater()
            self.editing = None
        for row in self._objectives.values():
            row.show()

    def show_detail(self, step_id: int, detail: QWidget) -> None:
        """Put the opened detail below its step; one that is there already keeps the focus."""
        wanted, current = self._steps.indexOf(self.rows[step_id]) + 1, self._steps.indexOf(detail)
        wanted -= 0 <= current < wanted  # taken out first, it moves the others up
        if self.detail is not detail or current != wanted:
            self.detail = detail
            self._steps.insertWidget(wanted, detail)
            detail.show()

    def take_detail(self) -> None:
        """Let go of the opened detail."""
        if self.detail is not None:
            self._steps.removeWidget(self.detail)
            self.detail.hide()
            self.detail = None

    def say(self, sentence: str) -> None:
        """Say beside what is being added why it was refused; "" takes it back."""
        self.adding.message.say(sentence if self.adding.isVisibleTo(self) and self.editing is None else "")
        if self.editing is not None:
            self.editing.message.say(sentence)

    def _build(self, title: str) -> None:
        self.body.setContentsMargins(0, 5, 0, 4)
        self.body.setSpacing(0)
        self.header = SectionHeader(title, mark=StrandMark(self._look, self.strand))
        self.header.setContentsMargins(SIDE, 2, RIGHT - LINK_PADDING, 2)
        flag = self._words("Ajouter un objectif")
        self.objective_button = named(Button("", self._look, "tiny", icon="flag", tip=flag), "new-objective")
        self.add_button = named(Button(self._words("Démarche"), self._look, "link", icon="plus"), "new-step-link")
        self.add_button.setToolTip(self._words("Ajouter une démarche au volet {strand}", strand=title))
        self.header.right.addWidget(self.objective_button)
        self.header.right.addWidget(self.add_button)
        self._objectives_column = QVBoxLayout()
        self._objectives_column.setSpacing(0)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self.empty = label(self._words("Aucune démarche dans ce volet."), "small")
        self.empty.setContentsMargins(SIDE, 2, SIDE, 8)
        self.body.addWidget(self.header)
        self.body.addLayout(self._objectives_column)
        self.body.addLayout(self._steps)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.adding)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.adding_opened)
        self.objective_button.clicked.connect(partial(self.edit_objective, 0))
        self.adding.added.connect(self.step_added)
        self.adding.drafted.connect(self.step_drafted)
        self.adding.left.connect(self._on_adding_left)

    def _on_adding_left(self) -> None:
        self.close_adding()
        self.adding_left.emit()

    def _show_objectives(self, lines: tuple[ObjectiveLine, ...]) -> None:
        self._lines = lines
        wanted = {line.id for line in lines}
        for gone in self._objectives.keys() - wanted:
            self._objectives.pop(gone).deleteLater()
        for place, line in enumerate(lines):
            if line.id in self._objectives:
                self._objectives[line.id].show_line(line)
            else:
                self._objectives[line.id] = row = ObjectiveRow(self._look, line)
                row.opened.connect(self.edit_objective)
            self._objectives_column.insertWidget(place, self._objectives[line.id])

    def _show_steps(self, lines: tuple[StepLine, ...]) -> None:
        wanted = {line.id for line in lines}
        for gone in self.rows.keys() - wanted:
            row = self.rows.pop(gone)
            row.hide()
            self._steps.removeWidget(row)
            row.deleteLater()
        order = [line.id for line in lines]
        if list(self.rows) != order:
            kept = self.rows
            self.rows = {line.id: kept.get(line.id) or self._new_row(line) for line in lines}
            for place, row in enumerate(self.rows.values()):
                self._steps.insertWidget(place, row)
        for line in lines:
            self.rows[line.id].show_line(line)

    def _new_row(self, line: StepLine) -> StepRowWidget:
        row = StepRowWidget(self._look, line)
        self.row_made.emit(row)
        return row

    def _horizon(self, line: ObjectiveLine | None) -> str:
        return Horizon.SHORT if line is None else line.code
