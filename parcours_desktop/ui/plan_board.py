"""The cards of a plan together: which step has the keyboard, what is chosen, what is open, what is being dragged."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from parcours_desktop.domain.codes import Strand
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.ui.plan_card import StrandCardWidget
from parcours_desktop.ui.plan_detail import StepDetail
from parcours_desktop.ui.plan_drag import StepDragging
from parcours_desktop.ui.plan_row import StepRowWidget
from parcours_desktop.ui.surroundings import Surroundings

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
APART = 10


class PlanBoard(QWidget):
    """The left side of the editor. ``chosen_changed``: other steps are chosen; ``row_shown``: bring a row into sight."""

    chosen_changed = Signal()
    row_shown = Signal(QWidget)
    dragging = Signal(QPoint)
    menu_wanted = Signal(QPoint)
    share_wanted = Signal()

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self.cards: dict[Strand, StrandCardWidget] = {}
        self.detail = StepDetail(screen, around)
        self.detail.setParent(self)
        self.detail.hide()
        self._dragging = StepDragging(around.look, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(APART)
        self._build()
        self._connect()
        self.draw()

    # Drawing

    def draw(self) -> None:
        """Draw the plan as it is now."""
        open_at = self.detail.step_id
        if open_at is not None and self._screen.state.step(open_at) is None:
            self.close_detail()
        home = self._card_of(open_at)
        for card in self._screen.cards:
            shown = self.cards[card.strand]
            if shown.detail is not None and shown is not home:
                shown.take_detail()
            shown.show_card(card)
        home = self._card_of(open_at)
        if open_at is not None and home is not None:
            home.show_detail(open_at, self.detail)
            self.detail.draw()
        self._say_complaint()
        self.draw_choice()

    def draw_choice(self) -> None:
        """Show what is chosen and where the keyboard is."""
        selection = self._screen.selection
        ids = [row for card in self.cards.values() for row in card.rows]
        current = selection.current if selection.current in ids else next(iter(ids), None)
        for card in self.cards.values():
            last = next(reversed(card.rows), None)
            for step_id, row in card.rows.items():
                row.show_state(
                    chosen=selection.holds(step_id),
                    current=step_id == current,
                    open_=step_id == self.detail.step_id,
                    last=step_id == last,
                )
        self.chosen_changed.emit()

    def row(self, step_id: int) -> StepRowWidget | None:
        """The line of a step."""
        card = self._card_of(step_id)
        return card.rows[step_id] if card else None

    def focus_current(self) -> None:
        """Give the keyboard to the current step, or to the first link of an empty plan."""
        row = None if self._screen.selection.current is None else self.row(self._screen.selection.current)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.row_shown.emit(row)
        else:
            self.cards[Strand.SETTLEMENT].add_button.setFocus()

    # What is open

    def open_detail(self, step_id: int, field: str = "label") -> None:
        """Open the detail of a step; if it is open already, only go to the field."""
        if self.detail.step_id == step_id:
            self.detail.form.focus_field(field)
            return
        self.close_detail()
        card = self._card_of(step_id)
        if card is None:
            return
        self._screen.selection.choose(step_id)
        card.show_detail(step_id, self.detail)
        self.detail.open_step(step_id, field)
        self.draw_choice()
        self.row_shown.emit(self.detail)

    def close_detail(self) -> None:
        """Write what is being typed and close the detail."""
        if self.detail.step_id is None:
            return
        self.detail.leave()
        for card in self.cards.values():
            if card.detail is not None:
                card.take_detail()
        self.draw_choice()

    def add_step(self, strand: Strand | None = None) -> None:
        """Open the field that adds a step: to a strand, or to that of the current step."""
        there = strand or self.current_strand
        self.cards[there].open_adding(self._screen.additions.draft(there))
        self.row_shown.emit(self.cards[there].adding)

    def add_objective(self) -> None:
        """Open a new objective in the strand of the current step."""
        self.cards[self.current_strand].edit_objective(0)

    @property
    def current_strand(self) -> Strand:
        """The strand of the current step; the first one in an empty plan."""
        current = self._screen.selection.current
        step = None if current is None else self._screen.state.step(current)
        return step.strand if step else Strand.SETTLEMENT

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        extend = bool(event.modifiers() & SHIFT)
        if not isinstance(QApplication.focusWidget(), StepRowWidget):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_Home | Qt.Key.Key_End if not event.modifiers() & ~SHIFT:
                away = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -(1 << 30), Qt.Key.Key_End: 1 << 30}
                self._screen.selection.go(away[Qt.Key(event.key())], extend=extend)
                self.draw_choice()
                self.focus_current()
            case Qt.Key.Key_Space:
                self._screen.acts.tick()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if self._screen.selection.current is not None:
                self.open_detail(self._screen.selection.current)
            case Qt.Key.Key_Delete:
                self.remove_chosen()
            case Qt.Key.Key_A if event.modifiers() & CTRL:
                self._screen.selection.choose_all()
                self.draw_choice()
            case Qt.Key.Key_Plus:
                self.add_step()
            case Qt.Key.Key_Escape:
                self._screen.selection.clear()
                self.draw_choice()
            case _:
                super().keyPressEvent(event)

    def remove_chosen(self) -> None:
        """Take the chosen steps out of the plan; a notice lets it be taken back."""
        count = len(self._screen.selection.chosen)
        if self._screen.acts.remove():
            words = self._around.words
            self._around.notices.done(
                words.many("{n} démarche retirée", "{n} démarches retirées", count), undo=self._screen.undo
            )
            self.focus_current()

    # Making and joining

    def _build(self) -> None:
        for card in self._screen.cards:
            made = StrandCardWidget(
                self._around.look,
                self._around.words,
                card.strand,
                card.title,
                partial(self._screen.additions.search, card.strand),
                self._screen.acts.horizons(),
            )
            self.cards[card.strand] = made
            self._column.addWidget(made)
            made.row_made.connect(self._on_row_made)
            made.step_added.connect(partial(self._on_step_added, card.strand))
            made.step_drafted.connect(partial(self._screen.additions.keep_draft, card.strand))
            made.adding_opened.connect(partial(self.add_step, card.strand))
            made.adding_left.connect(partial(self._on_adding_left, card.strand))
            made.objective_given.connect(partial(self._on_objective_given, card.strand))
            made.objective_removed.connect(partial(self._on_objective_removed, card.strand))

    def _connect(self) -> None:
        self.detail.closed.connect(self._on_detail_closed)
        self.detail.remove_wanted.connect(self._on_remove_wanted)
        self.detail.share_wanted.connect(self._on_share_wanted)

    def _card_of(self, step_id: int | None) -> StrandCardWidget | None:
        return next((card for card in self.cards.values() if step_id in card.rows), None)

    def _on_row_made(self, row: StepRowWidget) -> None:
        row.ticked.connect(self._on_ticked)
        row.pressed.connect(self._on_pressed)
        row.released.connect(self._on_released)
        row.opened.connect(self._on_opened)
        row.dragged.connect(self._on_dragged)
        row.dropped.connect(self._on_dropped)
        row.menu_wanted.connect(self._on_menu_wanted)

    def _on_ticked(self, step_id: int) -> None:
        self._screen.acts.tick((step_id,))

    def _on_pressed(self, step_id: int, modifiers: Qt.KeyboardModifier) -> None:
        selection = self._screen.selection
        if modifiers & SHIFT:
            selection.extend_to(step_id)
        elif modifiers & CTRL:
            selection.toggle(step_id)
        elif not selection.holds(step_id):
            selection.choose(step_id)
        self.draw_choice()
        row = self.row(step_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_released(self, step_id: int) -> None:
        """A click without a drag chooses one step, even among several."""
        self._screen.selection.choose(step_id)
        self.draw_choice()

    def _on_opened(self, step_id: int, field: str) -> None:
        if self.detail.step_id == step_id and field == "label":
            self._on_detail_closed()
        else:
            self.open_detail(step_id, field)

    def _on_detail_closed(self) -> None:
        self.close_detail()
        self.focus_current()

    def _on_dragged(self, step_id: int, at: QPoint) -> None:
        self._choose_for(step_id)
        self._dragging.go(list(self.cards.values()), at)
        self.dragging.emit(at)

    def _on_dropped(self, _step_id: int, _at: QPoint) -> None:
        landing = self._dragging.end()
        if landing is not None:
            self._screen.acts.move(self._screen.selection.chosen, landing.strand, landing.before)

    def _on_menu_wanted(self, step_id: int, at: QPoint) -> None:
        self._choose_for(step_id)
        self.menu_wanted.emit(at)

    def _choose_for(self, step_id: int) -> None:
        """What is done to a step is done to all that are chosen, if it is one of them."""
        if not self._screen.selection.holds(step_id):
            self._screen.selection.choose(step_id)
            self.draw_choice()

    def _on_step_added(self, strand: Strand, code: str, label: str) -> None:
        if self._screen.additions.add(strand, label, code):
            self.cards[strand].adding.clear()
            self.row_shown.emit(self.cards[strand].adding)

    def _on_adding_left(self, strand: Strand) -> None:
        self._screen.additions.drop_draft(strand)
        self.focus_current()

    def _on_objective_given(self, strand: Strand, objective_id: int, label: str, horizon: str) -> None:
        if self._screen.acts.put_objective(strand, objective_id, label, horizon):
            self.cards[strand].close_objective()

    def _on_objective_removed(self, strand: Strand, objective_id: int) -> None:
        self._screen.acts.remove_objective(objective_id)
        self.cards[strand].close_objective()

    def _on_remove_wanted(self, step_id: int) -> None:
        self._screen.selection.choose(step_id)
        self.remove_chosen()

    def _on_share_wanted(self, step_id: int) -> None:
        self._screen.selection.choose(step_id)
        self.share_wanted.emit()

    def _say_complaint(self) -> None:
        complaint = self._screen.complaint
        for strand, card in self.cards.items():
            here = complaint is not None and complaint.strand is strand
            card.say(self._screen.complaint_text() if here else "")
