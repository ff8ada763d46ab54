"""The buttons of the plan: templates, undo and redo with what they would take back, PDF, sign, print."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import named


class PlanTools(QWidget):
    """A row of buttons for actions that are bound already; the frame around may put it into its own head."""

    def __init__(self, screen: PlanScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        words, actions = around.words, around.actions
        tip = actions.tip("apply_template")
        self.templates = named(Button("", around.look, "icon", icon="layout-template", tip=tip), "templates")
        self.templates.clicked.connect(self.open_templates)
        self.undo = actions.button("undo", "icon", text=False)
        self.redo = actions.button("redo", "icon", text=False)
        self.save = actions.button("save_pdf", "icon", text=False)
        self.send = actions.button("send_plan", "icon", text=False)
        self.sign = actions.button("sign_plan", "accent", icon=False)
        self.sign.setText(words("Signer…"))
        self.print = actions.button("print", "primary", icon=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.templates, self.undo, self.redo, self.save, self.send, self.sign, self.print):
            row.addWidget(button)

    def draw(self) -> None:
        """Let undo and redo be done or not, and say what they would take back."""
        titles = (("undo", self.undo, self._screen.undo_title), ("redo", self.redo, self._screen.redo_title))
        for name, button, title in titles:
            self._around.actions.set_enabled(name, bool(title))
            tip = self._around.actions.tip(name)
            button.setToolTip(self._around.words("{action}\u00a0: {what}", action=tip, what=title) if title else tip)

    def open_templates(self) -> None:
        """Open the list of templates, each with how many steps it would add."""
        menu = named(QMenu(self), "template-menu")
        words = self._around.words
        for line in self._screen.additions.templates:
            count = words.many("{n} démarche à ajouter", "{n} démarches à ajouter", line.adds)
            made = menu.addAction(words("{template} — {count}", template=line.label, count=count))
            made.setEnabled(line.adds > 0)
            made.triggered.connect(partial(self._on_template, line.code))
        menu.popup(self.templates.mapToGlobal(QPoint(0, self.templates.height() + 2)))

    def _on_template(self, code: str, _checked: bool = False) -> None:
        if self._screen.additions.apply(code):
            self._around.notices.done(self._around.words("Modèle appliqué"), undo=self._screen.undo)
