"""One table of everything that can be done. Menus, buttons, shortcuts, the command palette and the help are drawn from it.

A panel says what it can do, and nothing else appears anywhere:

    around.actions.bind("new_case", self, self._on_new_case)        # the whole window, while the panel lives
    around.actions.bind("sign_plan", self, self._on_sign)           # context "plan": only while the focus is in self
    row.addWidget(around.actions.button("new_case", "primary"))
    around.actions.set_enabled("sign_plan", False)
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from parcours_desktop.ui.action_table import ACTIONS, EVERYWHERE, Action
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.wording.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class _Bound:
    drawn: QAction


class Actions(QObject):
    """The actions that somebody has bound; ``changed`` says that there are others now or that one was (dis)abled."""

    changed = Signal()

    def __init__(self, look: Look, words: Words, table: tuple[Action, ...] = ACTIONS) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._table = {action.name: action for action in table}
        self._bound: dict[str, list[_Bound]] = {}
        self._buttons: dict[str, list[Button]] = {}
        self.changed.connect(self._on_changed)
        look.changed.connect(self._on_look_changed)

    def bind(self, name: str, owner: QWidget, handler: Callable[[], object]) -> QAction:
        """Let ``name`` do ``handler`` while ``owner`` lives. Unknown names: KeyError.

        Bound twice, the newest counts, for buttons made before as well; once its owner is gone the one before does again.
        """
        action = self._table[name]
        drawn = QAction(self._words(action.label), owner)
        drawn.setObjectName(name)
        drawn.setShortcut(QKeySequence(action.shortcut))
        everywhere = action.context == EVERYWHERE
        contexts = Qt.ShortcutContext
        drawn.setShortcutContext(contexts.WindowShortcut if everywhere else contexts.WidgetWithChildrenShortcut)
        if action.icon:
            drawn.setIcon(self._look.icon(action.icon, "grey_dark"))
        drawn.triggered.connect(partial(_without_state, handler))
        before = self._bound.setdefault(name, [])
        if before:
            before[-1].drawn.setShortcut(QKeySequence())
        owner.addAction(drawn)
        bound = _Bound(drawn)
        before.append(bound)
        drawn.destroyed.connect(partial(self._on_destroyed, name, bound))
        self.changed.emit()
        return drawn

    def run(self, name: str) -> bool:
        """Do it, if it is bound and enabled; False otherwise."""
        if not self.is_enabled(name):
            return False
        self._newest(name).trigger()
        return True

    def set_enabled(self, name: str, enabled: bool) -> None:
        """Let a bound action be done, or not just now; its buttons follow."""
        drawn = self._newest(name)
        if drawn.isEnabled() != enabled:
            drawn.setEnabled(enabled)
            self.changed.emit()

    def button(
        self, name: str, kind: str = "secondary", *, icon: bool = True, text: bool = True, small: bool = False
    ) -> Button:
        """A button for an action bound already; its tip says the words and the keys."""
        action = self._table[name]
        shown = self._words(action.label)
        made = Button(
            shown if text else "", self._look, kind, icon=action.icon if icon else "", small=small, tip=self.tip(name)
        )
        made.setObjectName(name)
        made.setEnabled(self._newest(name).isEnabled())
        made.clicked.connect(partial(_without_state, partial(self.run, name)))
        self._buttons.setdefault(name, []).append(made)
        made.destroyed.connect(partial(self._on_button_gone, name))
        return made

    def menu(self, names: tuple[str, ...], parent: QWidget) -> QMenu:
        """A menu of the bound ones among ``names``; "" is a line between."""
        made = QMenu(parent)
        for name in names:
            if not name:
                made.addSeparator()
            elif name in self._bound:
                made.addAction(self._newest(name))
        return made

    def tip(self, name: str) -> str:
        """« Nouveau dossier (Ctrl+N) »."""
        action = self._table[name]
        keys = self.keys(action)
        shown = self._words(action.label)
        return self._words("{action} ({keys})", action=shown, keys=keys) if keys else shown

    @staticmethod
    def keys(action: Action) -> str:
        """The keys of an action as this system writes them."""
        return QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)

    def available(self) -> tuple[Action, ...]:
        """The actions that are bound, in the order of the table."""
        return tuple(action for name, action in self._table.items() if name in self._bound)

    def is_enabled(self, name: str) -> bool:
        """Whether the action can be done now."""
        return name in self._bound and self._newest(name).isEnabled()

    def _newest(self, name: str) -> QAction:
        return self._bound[name][-1].drawn

    def _on_changed(self) -> None:
        for name, buttons in self._buttons.items():
            for button in buttons:
                if isValid(button):
                    button.setEnabled(self.is_enabled(name))

    def _on_button_gone(self, name: str) -> None:
        if isValid(self):
            self._buttons[name] = [button for button in self._buttons[name] if isValid(button)]

    def _on_destroyed(self, name: str, gone: _Bound) -> None:
        if not isValid(self):
            return
        left = self._bound[name] = [bound for bound in self._bound[name] if bound is not gone and isValid(bound.drawn)]
        if left:
            left[-1].drawn.setShortcut(QKeySequence(self._table[name].shortcut))
        else:
            del self._bound[name]
        self.changed.emit()

    def _on_look_changed(self) -> None:
        for name, all_bound in self._bound.items():
            for bound in all_bound:
                if self._table[name].icon:
                    bound.drawn.setIcon(self._look.icon(self._table[name].icon, "grey_dark"))


def _without_state(handler: Callable[[], object], _checked: bool = False) -> None:
    handler()
