"""What stands above the strands of an empty plan: what to do first, and the templates to begin with."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.plan_additions import TemplateLine
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.plan_row import SIDE
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.wording.words import Words

COLUMNS = 2


class EmptyPlan(Card):
    """Tells what to do; ``template_chosen`` tells the code of a template."""

    template_chosen = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__("hint-card", margin=SIDE)
        named(self, "empty-plan")
        self._look, self._words = look, words
        self._shown: tuple[TemplateLine, ...] = ()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(look, "layout-template", "grey_medium", 20))
        head.addWidget(label(words("Ce plan est vide"), "card-heading"), 1)
        told = words(
            "Appliquez un modèle, prenez des suggestions au bas de la page, ou ajoutez une démarche à un volet. "
            "Les échéances se proposent d’elles-mêmes."
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(label(told, "subtle", wrap=True))
        self.body.addLayout(self._rows)

    def show_templates(self, lines: tuple[TemplateLine, ...]) -> None:
        """Show a button for each template."""
        if lines == self._shown:
            return
        self._shown = lines
        emptied(self._rows)
        for start in range(0, len(lines), COLUMNS):
            holder = QWidget()
            holder.setProperty("role", "plain")
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for line in lines[start : start + COLUMNS]:
                row.addWidget(self._button(line))
            row.addStretch(1)
            self._rows.addWidget(holder)

    def _button(self, line: TemplateLine) -> Button:
        text = self._words("{template} ({count})", template=line.label, count=line.adds)
        made = named(Button(text, self._look, small=True), f"template-{line.code}")
        made.setToolTip(line.tip)
        made.clicked.connect(partial(self._on_chosen, line.code))
        return made

    def _on_chosen(self, code: str) -> None:
        self.template_chosen.emit(code)
