"""The plan of a case on the screen: strands and suggestions at the left, the page itself at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.plan_state import Complaint
from parcours_desktop.ui.plan_approval import PlanApprovalBox
from parcours_desktop.ui.plan_board import PlanBoard
from parcours_desktop.ui.plan_choice_bar import ChoiceBar
from parcours_desktop.ui.plan_drag import follow
from parcours_desktop.ui.plan_due import DueChangesBox
from parcours_desktop.ui.plan_empty import EmptyPlan
from parcours_desktop.ui.plan_output import PlanOutput
from parcours_desktop.ui.plan_preview import PlanPreview
from parcours_desktop.ui.plan_suggestions import SuggestionsCard
from parcours_desktop.ui.plan_tools import PlanTools
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP
from parcours_desktop.ui.widgets.labels import named

SPLIT = "plan_split"
APART = 10
LEFT, RIGHT = 57, 43


class PlanPanel(QWidget):
    """The editor. With ``tools_outside`` the frame around may put ``tools`` (its buttons) into its own head before it
    shows the panel; if nobody has, they stand above the editor.
    """

    def __init__(self, screen: PlanScreen, around: Surroundings, *, tools_outside: bool = False) -> None:
        super().__init__()
        named(self, "plan-panel")
        self.setProperty("role", "page")
        self._screen, self._around = screen, around
        self._told: Complaint | None = None
        self._build(tools_outside)
        self._connect()
        self._draw()
        self._tell_unfinished()

    def flush(self) -> None:
        """Write what is being typed: before the plan is signed, saved or printed; hiding the panel does it too."""
        self.board.detail.form.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.board.focus_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.tools.parentWidget() is None:
            self._column.insertWidget(0, self.tools)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _build(self, tools_outside: bool) -> None:
        screen, around = self._screen, self._around
        self.output = PlanOutput(screen, around, self)
        self._bind()
        self.board = PlanBoard(screen, around)
        self.approval = PlanApprovalBox(screen, around)
        self.due = DueChangesBox(around.look, around.words)
        self.empty = EmptyPlan(around.look, around.words)
        self.suggestions = SuggestionsCard(around.look, around.words)
        self.choice = ChoiceBar(screen, around)
        self.preview = PlanPreview(screen, around)
        self.tools = PlanTools(screen, around)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self._left())
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(0, LEFT)
        self._split.setStretchFactor(1, RIGHT)
        self._split.setSizes([LEFT * 10, RIGHT * 10])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(APART)
        if not tools_outside:
            self._column.addWidget(self.tools)
        self._column.addWidget(self._split, 1)

    def _left(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, GAP)
        column.setSpacing(APART)
        for part in (self.approval, self.due, self.empty, self.board, self.suggestions):
            column.addWidget(part)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumWidth(420)
        self.area.setWidget(inside)
        left = QWidget()
        left.setProperty("role", "plain")
        whole = QVBoxLayout(left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(APART)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.choice)
        return left

    def _bind(self) -> None:
        actions = self._around.actions
        known = {action.name for action in actions.available()}
        for name, handler in (
            ("add_step", self._on_add_step),
            ("add_objective", self._on_add_objective),
            ("apply_template", self._on_templates),
            ("tick_step", self._on_tick),
            ("step_up", partial(self._on_move, -1)),
            ("step_down", partial(self._on_move, 1)),
            ("delete_step", self._on_remove),
            ("print", partial(self._on_output, self.output.print_page)),
            ("preview_plan", partial(self._on_output, self.output.show)),
            ("save_pdf", partial(self._on_output, self.output.save)),
            ("sign_plan", partial(self._on_output, self.output.sign)),
            ("send_plan", self._on_send),
        ):
            actions.bind(name, self, handler)
        for name, handler in (("undo", self._on_undo), ("redo", self._on_redo)):
            if name not in known:
                actions.bind(name, self, handler)
        again = QShortcut(QKeySequence("Ctrl+Y"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(partial(actions.run, "redo"))

    def _connect(self) -> None:
        screen = self._screen
        screen.changed.connect(self._draw)
        screen.page_changed.connect(self.preview.redraw)
        screen.troubled.connect(self._on_troubled)
        self.board.chosen_changed.connect(self.choice.draw)
        self.board.row_shown.connect(self._on_row_shown)
        self.board.dragging.connect(self._on_dragging)
        self.board.menu_wanted.connect(self._on_menu_wanted)
        self.board.share_wanted.connect(self.choice.share_chosen)
        self.choice.remove_wanted.connect(self.board.remove_chosen)
        self.choice.cleared.connect(self._on_cleared)
        self.suggestions.taken.connect(screen.additions.take)
        self.empty.template_chosen.connect(screen.additions.apply)
        self.approval.step_wanted.connect(self.board.open_detail)
        self.due.accepted.connect(screen.due_dates.accept)
        self.due.kept.connect(screen.due_dates.keep)
        kept = self._around.remembered.get(SPLIT).split()
        if len(kept) == 2 and all(size.isdigit() for size in kept):
            self._split.setSizes([int(size) for size in kept])
        self._split.splitterMoved.connect(self._on_split)

    def _draw(self) -> None:
        screen = self._screen
        self.board.draw()
        self.empty.setVisible(screen.is_empty)
        if screen.is_empty:
            self.empty.show_templates(screen.additions.templates)
        due = screen.due_dates.lines
        self.due.show_lines(screen.due_dates.sentence if due else "", due)
        self.suggestions.show_lines(screen.additions.suggestions)
        self.approval.draw()
        self.preview.draw_versions()
        self.tools.draw()
        self._tell_complaint()

    def _tell_complaint(self) -> None:
        """What was refused and has no place on the board is said in passing, once."""
        complaint = self._screen.complaint
        if complaint is None or complaint is self._told:
            self._told = complaint
            return
        self._told = complaint
        if complaint.strand is None and (complaint.step_id is None or complaint.step_id != self.board.detail.step_id):
            self._around.notices.mind(self._screen.complaint_text())

    def _tell_unfinished(self) -> None:
        """What was being typed when the program stopped can be taken up again."""
        steps = self._screen.state.unfinished()
        if steps:
            words = self._around.words
            told = words("Une saisie interrompue a été retrouvée dans ce plan.")
            self._around.notices.told(told, words("Reprendre"), partial(self.board.open_detail, steps[0]))

    # What the person does

    def _on_add_step(self) -> None:
        self.board.add_step()

    def _on_add_objective(self) -> None:
        self.board.add_objective()

    def _on_templates(self) -> None:
        self.tools.open_templates()

    def _on_tick(self) -> None:
        self._screen.acts.tick()

    def _on_move(self, away: int) -> None:
        if self._screen.acts.move_by(away):
            self.board.focus_current()

    def _on_remove(self) -> None:
        self.board.remove_chosen()

    def _on_send(self) -> None:
        self._on_output(self.approval.send)

    def _on_undo(self) -> None:
        self._say(self._screen.undo())

    def _on_redo(self) -> None:
        self._say(self._screen.redo())

    def _on_output(self, act: Callable[[], None]) -> None:
        self.flush()
        act()

    def _say(self, sentence: str) -> None:
        if sentence:
            self._around.notices.mind(sentence)

    def _on_troubled(self, sentence: str) -> None:
        self._around.notices.failed(sentence)

    def _on_row_shown(self, row: QWidget) -> None:
        self.area.ensureWidgetVisible(row, 0, 40)

    def _on_dragging(self, at: QPoint) -> None:
        follow(self.area, at)

    def _on_menu_wanted(self, at: QPoint) -> None:
        self.choice.open_menu(at, self)

    def _on_cleared(self) -> None:
        self._screen.selection.clear()
        self.board.draw_choice()

    def _on_split(self) -> None:
        self._around.remembered.put(SPLIT, " ".join(map(str, self._split.sizes())))
