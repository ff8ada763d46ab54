"""What can be done with several chosen steps at once: a bar below the strands, and the same as a menu on any step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from parcours_desktop.domain.codes import NotDoneReason, StepState
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.ui.plan_row import SIDE
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import label, named

OPEN = (StepState.TO_DO, StepState.IN_PROGRESS, StepState.WAITING)
UNDONE = (StepState.ABANDONED, StepState.NOT_APPLICABLE)


class ChoiceBar(QFrame):
    """« 3 démarches choisies » and its buttons; shown while two or more are chosen."""

    remove_wanted = Signal()
    cleared = Signal()

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        named(self, "choice-bar")
        self.setProperty("role", "card")
        self._screen, self._around = screen, around
        words, look = around.words, around.look
        self.text = label("", "strong")
        self.tick = named(Button(words("Cocher"), look, small=True, icon="square-check"), "tick-chosen")
        self.state = named(Button(words("État"), look, small=True, icon="chevron-down"), "state-chosen")
        self.share = named(Button(words("Partager"), look, small=True, icon="users"), "share-chosen")
        self.remove = named(Button(words("Retirer"), look, small=True, icon="trash-2"), "remove-chosen")
        self.clear = Button("", look, "tiny", icon="x", tip=words("Ne plus rien choisir"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.tick, self.state, self.share, self.remove, self.clear):
            row.addWidget(button)
        self.tick.clicked.connect(partial(screen.acts.tick, None))
        self.state.clicked.connect(self._on_state)
        self.share.clicked.connect(self.share_chosen)
        self.remove.clicked.connect(self.remove_wanted)
        self.clear.clicked.connect(self.cleared)
        self.hide()

    def draw(self) -> None:
        """Show how many steps are chosen, or hide."""
        count = len(self._screen.selection.chosen)
        self.text.setText(
            self._around.words.many("{n} démarche choisie", "{n} démarches choisies", count) if count else ""
        )
        self.share.setVisible(bool(self._screen.acts.members()))
        self.setVisible(count > 1)

    def open_menu(self, at: QPoint, parent: QWidget) -> QMenu:
        """The menu of the chosen steps, opened at a point of the screen."""
        menu = self._menu(parent)
        menu.popup(at)
        return menu

    def share_chosen(self) -> None:
        """Share the chosen steps with the whole household, and say with whom."""
        words, members = self._around.words, self._screen.acts.members()
        count = len(self._screen.selection.chosen)
        if self._screen.acts.share():
            names = words.list(member.label for member in members)
            told = words.many(
                "{n} démarche partagée avec {names}", "{n} démarches partagées avec {names}", count, names=names
            )
            self._around.notices.done(told, undo=self._screen.undo)

    def _menu(self, parent: QWidget) -> QMenu:
        words, look, acts = self._around.words, self._around.look, self._screen.acts
        menu = named(QMenu(parent), "step-menu")
        rows = [self._screen.state.step(step_id) for step_id in self._screen.selection.chosen]
        all_done = all(row is not None and row.state is StepState.DONE for row in rows)
        tick = menu.addAction(look.icon("square-check", "grey_dark"), words("Rouvrir") if all_done else words("Cocher"))
        tick.triggered.connect(partial(_quietly, acts.tick))
        self._add_states(menu)
        menu.addSeparator()
        if acts.members():
            share = menu.addAction(look.icon("users", "grey_dark"), words("Partager avec le ménage"))
            share.triggered.connect(partial(_quietly, self.share_chosen))
        if any(row is not None and row.shared_uid for row in rows):
            unshare = menu.addAction(words("Ne plus partager"))
            unshare.triggered.connect(partial(_quietly, acts.unshare))
        remove = menu.addAction(look.icon("trash-2", "grey_dark"), words("Retirer"))
        remove.triggered.connect(partial(_quietly, self.remove_wanted.emit))
        return menu

    def _add_states(self, menu: QMenu) -> None:
        words = self._around.words
        for state in OPEN:
            menu.addAction(words.label(state)).triggered.connect(partial(self._set_state, state))
        for state in UNDONE:
            undone = menu.addAction(words("{state}…", state=words.label(state)))
            undone.triggered.connect(partial(self._ask_reason, state))

    def _on_state(self) -> None:
        menu = named(QMenu(self), "state-menu")
        self._add_states(menu)
        menu.popup(self.state.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _set_state(self, state: StepState, _checked: bool = False) -> None:
        self._screen.acts.set_state(state)

    def _ask_reason(self, state: StepState, _checked: bool = False) -> None:
        words, count = self._around.words, len(self._screen.selection.chosen)
        self._around.questions.reason(
            self,
            words.many("Laisser {n} démarche sans suite", "Laisser {n} démarches sans suite", count),
            words("Le motif reste au dossier."),
            words.label(state),
            [Choice(reason, words.label(reason)) for reason in NotDoneReason],
            partial(self._leave, state),
        )

    def _leave(self, state: StepState, reason: str, remark: str) -> None:
        self._screen.acts.leave_undone(state, NotDoneReason(reason), remark=remark)


def _quietly(act: Callable[[], object], _checked: bool = False) -> None:
    """Run an act of a menu, which also tells whether it is ticked."""
    act()
